"""LastImportCard: the newest import, which can be taken back until the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kinerja_desktop.i18n import _, clock, number, short_date
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.labels import ElidedText, Text
from kinerja_desktop.ui.widgets.layouts import row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.services.importing import LastImport
    from kinerja_desktop.ui.theme.theme import Theme


class LastImportCard(Card):
    """`report_wanted` to look at its rows, `undo_wanted` to take it back."""

    report_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, title=_("Last import"), parent=parent)
        self.file = ElidedText(theme, look="medium", parent=self)
        self.line = Text(theme, look="small text-3", lines=2, parent=self)
        self.undo = make_button(
            theme, _("Take it back"), icon="undo-2", on_click=self.undo_wanted.emit, parent=self
        )
        self.report = make_button(
            theme, _("Show the report"), kind="link", on_click=self.report_wanted.emit, parent=self
        )
        self.add(self.file)
        self.add(self.line)
        self.body.addLayout(row(self.undo, None, self.report, gap=8))
        self.hide()

    def show_last(self, last: LastImport | None) -> None:
        """Show an import; hidden without one."""
        self.setVisible(last is not None)
        if last is None:
            return
        self.file.set_text(last.file_name)
        words = _("{day}, {time} · {added} new, {changed} changed").format(
            day=short_date(last.at.date()),
            time=clock(last.at.time()),
            added=number(int(last.summary.get("added", 0))),
            changed=number(int(last.summary.get("changed", 0))),
        )
        self.line.set_text(words if last.can_undo else _("{words}; taken back").format(words=words))
        self.undo.setVisible(last.can_undo)
