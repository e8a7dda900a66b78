"""NameDialog: one name, stored at once; what is wrong with it stands below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kinerja_desktop.errors import InvalidError
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.field import Field
from kinerja_desktop.ui.widgets.inputs import TextInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.errors import Cancelled, KinerjaError
    from kinerja_desktop.ui.frame import Frame


class NameDialog(Dialog):
    """`store` is called with the name; it raises InvalidError for `name`. `stored` follows."""

    stored = Signal()

    def __init__(
        self,
        frame: Frame,
        title: str,
        store: Callable[[str], object],
        *,
        name: str = "",
        parent: QWidget,
    ) -> None:
        super().__init__(frame.theme, title, verb=_("Save"), width=440, parent=parent)
        self._frame, self._store = frame, store
        self.name = TextInput(frame.theme, _("Name"), parent=self)
        self.name.setText(name)
        self.field = Field(frame.theme, _("Name"), self.name, parent=self)
        self.body.addWidget(self.field)
        self.name.textChanged.connect(lambda _text: self.field.set_error(""))
        self.name.returnPressed.connect(self.submit)

    def submit(self) -> None:
        written = self.name.text()
        self._frame.runner.run(
            self,
            lambda _progress: self._store(written),
            lambda _found: self._on_stored(),
            on_error=self._on_refused,
        )

    def _on_stored(self) -> None:
        self.accept()
        self.stored.emit()

    def _on_refused(self, error: KinerjaError | Cancelled) -> None:
        words = error.fields.get("name", "") if isinstance(error, InvalidError) else ""
        self.field.set_error(words or str(error))
        self.name.setFocus()
