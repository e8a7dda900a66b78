"""CrashDialog: our mistake. Says what was kept; offers the report, going on, and closing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.field import Notice
from kinerja_desktop.ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.theme.theme import Theme


class CrashDialog(Dialog):
    """`close_wanted` when the person would rather close the program."""

    close_wanted = Signal()

    def __init__(self, theme: Theme, report: str, *, parent: QWidget) -> None:
        super().__init__(
            theme, _("A mistake in the program"), verb=_("Continue"), width=520, parent=parent
        )
        self._report = report
        text = _(
            "What you were doing just now was not finished. Everything saved before is kept; "
            "nothing was half saved."
        )
        self.body.addWidget(Text(theme, text, lines=0, parent=self))
        note = _("The report holds no names and no text of notes or ratings.")
        self.note = Notice(theme, note, icon="shield", parent=self)
        self.body.addWidget(self.note)
        save = make_button(
            theme, _("Save report…"), icon="file-down", on_click=self._on_save_wanted, parent=self
        )
        self.add_secondary(save)
        self.cancel.setText(_("Close program"))
        self.rejected.connect(self.close_wanted)
        self.close_button.clicked.disconnect()
        self.close_button.clicked.connect(lambda _on: self.accept())

    def first_focus(self) -> QWidget:
        return self.primary

    def _on_save_wanted(self) -> None:
        start = str(Path.home() / "kinerja-report.txt")
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save report…"), start, "*.txt")
        if not chosen:
            return
        try:
            Path(chosen).write_text(self._report, encoding="utf-8")
        except OSError:
            self.note.set_text(_("The report could not be saved there. Choose another folder."))
        else:
            self.note.set_text(_("Saved to {place}").format(place=chosen))
