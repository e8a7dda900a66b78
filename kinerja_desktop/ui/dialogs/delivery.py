"""DeliveryDialog: notes that documents were handed over: when, to whom, how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.document import Delivery
from kinerja_desktop.errors import Cancelled, KinerjaError
from kinerja_desktop.i18n import N_, _, file_size, ngettext
from kinerja_desktop.ui.widgets.card import Quiet
from kinerja_desktop.ui.widgets.dates import DateField
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.field import Field, Notice
from kinerja_desktop.ui.widgets.inputs import ComboBox, TextInput
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import boxed, column, row
from kinerja_desktop.ui.widgets.messages import Banner
from kinerja_desktop.ui.widgets.switches import CheckBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinerja_desktop.core.document import Document
    from kinerja_desktop.services import Services
    from kinerja_desktop.ui.frame import Frame

WAYS = (
    N_("in person"),
    N_("e-mail"),
    N_("office mail application"),
    N_("memory stick"),
    N_("post"),
)


class DeliveryDialog(Dialog):
    """`delivered(count)` when the lines are in the log."""

    delivered = Signal(int)

    def __init__(
        self,
        frame: Frame,
        services: Services,
        *,
        documents: Sequence[Document],
        parent: QWidget,
    ) -> None:
        super().__init__(
            frame.theme, _("Hand over documents"), verb=_("Note the handover"), width=560,
            parent=parent,
        )  # fmt: skip
        self._frame = frame
        self._services = services
        theme = self.theme
        self.trouble = Banner(theme, "", tone="danger", parent=self)
        self.trouble.hide()
        self.documents = tuple(documents)
        self.checks: list[CheckBox] = []
        self.body.addWidget(self.trouble)
        self.body.addWidget(self._make_list())
        self.recipient = TextInput(
            theme, _("Recipient"), placeholder=_("name or office, like BKPSDM"), parent=self
        )
        self.recipient.setMaxLength(120)
        self.recipient_field = Field(theme, _("Recipient"), self.recipient, parent=self)
        self.recipient.textEdited.connect(lambda _text: self.recipient_field.set_error(""))
        self.day = DateField(theme, _("Date"), value=services.clock().date(), parent=self)
        self.day_field = Field(theme, _("Date"), self.day, parent=self)
        self.way = ComboBox(theme, _("Way"), options=[(way, _(way)) for way in WAYS], parent=self)
        self.note = TextInput(theme, _("Note"), placeholder=_("may stay empty"), parent=self)
        pair = row(self.day_field, Field(theme, _("Way"), self.way, parent=self), gap=12)
        pair.setStretch(0, 1)
        pair.setStretch(1, 1)
        self.body.addWidget(self.recipient_field)
        self.body.addLayout(pair)
        self.body.addWidget(Field(theme, _("Note"), self.note, parent=self))
        words = _("The log is only added to. It keeps the fingerprint of each file.")
        self.body.addWidget(Notice(theme, words, icon="info", parent=self))

    def _make_list(self) -> QWidget:
        theme = self.theme
        block = Quiet(theme, margins=(12, 8, 12, 8), parent=self)
        lines = column(gap=2)
        for document in self.documents:
            check = CheckBox(theme, document.file_name, parent=block)
            check.setChecked(True)
            size = Text(theme, file_size(document.size_bytes), look="small text-3", parent=block)
            line = row(check, size, gap=12)
            line.setStretch(0, 1)
            lines.addLayout(line)
            self.checks.append(check)
        block.body.addWidget(boxed(lines, parent=block))
        return block

    def first_focus(self) -> QWidget:
        return self.recipient

    def submit(self) -> None:
        day = self.day.value()
        chosen = [
            document
            for document, check in zip(self.documents, self.checks, strict=True)
            if check.isChecked()
        ]
        if not self.recipient.text().strip():
            self.recipient_field.set_error(_("Write who received it."))
            self.recipient.setFocus()
            return
        if day is None or day > self._services.clock().date():
            self.day_field.set_error(_("The date lies in the future."))
            self.day.setFocus()
            return
        if not chosen:
            self._show_trouble(_("Choose at least one document."))
            return
        lines = tuple(
            Delivery(
                document_id=document.id,
                delivered_on=day,
                recipient=self.recipient.text().strip(),
                way=_(self.way.value()),
                note=self.note.text().strip(),
            )
            for document in chosen
        )
        self._frame.runner.run(
            self,
            lambda _progress: self._services.documents.deliver_all(lines),
            lambda _none: self._on_delivered(len(lines)),
            on_error=self._on_failed,
        )

    def _on_delivered(self, count: int) -> None:
        self.accept()
        self.delivered.emit(count)

    def _on_failed(self, error: KinerjaError | Cancelled) -> None:
        if isinstance(error, KinerjaError):
            self._show_trouble(error.message)

    def _show_trouble(self, text: str) -> None:
        self.trouble.set_message(text, tone="danger")
        self.trouble.show()


def delivered_words(count: int) -> str:
    """Return what is said when the log has its new lines."""
    text = ngettext("Handover of {n} document noted", "Handover of {n} documents noted", count)
    return text.format(n=count)
