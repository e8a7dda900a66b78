"""NewSheetDialog: a new recovery sheet, to be printed or saved before it is closed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.dialogs.recovery_paper import RecoveryPaper, SheetWords
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.field import Notice
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.errors import Cancelled, KinerjaError
    from kinerja_desktop.services import Services
    from kinerja_desktop.services.security import NewSheet
    from kinerja_desktop.ui.frame import Frame


class NewSheetDialog(Dialog):
    """Shows the sheet as paper. `print_wanted` gives its words."""

    print_wanted = Signal(object)

    def __init__(
        self, frame: Frame, services: Services, sheet: NewSheet, *, parent: QWidget
    ) -> None:
        super().__init__(
            frame.theme, _("New recovery sheet"), verb=_("Close"), width=560, parent=parent
        )
        self.cancel.hide()
        self._frame = frame
        self._services = services
        self._new_sheet = sheet
        self.words = SheetWords(groups=sheet.groups, name=sheet.name, printed_on=sheet.made_on)
        theme = self.theme
        told = _(
            "Sheets printed earlier no longer open the data. The program keeps no copy: print "
            "this one or save it to a stick now."
        )
        self.print_button = make_button(
            theme, _("Print"), icon="printer", on_click=self._on_print_wanted, parent=self
        )
        self.save_button = make_button(
            theme, _("Save PDF to a stick"), icon="download", on_click=self._on_save_wanted,
            parent=self,
        )  # fmt: skip
        self.state = Notice(theme, "", icon_color="success", icon="circle-check", parent=self)
        self.state.hide()
        left = column(
            Text(theme, told, look="body text-2", lines=0, parent=self),
            row(self.print_button, None),
            row(self.save_button, None),
            self.state,
            None,
            gap=12,
        )
        line = row(
            left, RecoveryPaper(theme, self.words, parent=self), gap=24, margins=(0, 4, 4, 4)
        )
        line.setStretch(0, 1)
        self.body.addLayout(line)

    def say(self, text: str) -> None:
        """Say below the buttons what was done."""
        self.state.set_text(text)
        self.state.show()

    def _on_print_wanted(self) -> None:
        self.print_wanted.emit(self.words)

    def _on_save_wanted(self) -> None:
        name = _("Recovery sheet") + ".pdf"
        start = str(Path.home() / name)
        title = _("Save the recovery sheet")
        chosen = QFileDialog.getSaveFileName(self, title, start, "PDF (*.pdf)")[0]
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Write the PDF."""
        self._frame.runner.run(
            self,
            lambda _progress: self._services.security.save_sheet(self._new_sheet, path),
            lambda _none: self._on_saved(path),
            on_error=self._on_refused,
        )

    def _on_saved(self, path: Path) -> None:
        self.state.icon.set_icon("circle-check", "success")
        self.say(_("Saved to {place}").format(place=path))

    def _on_refused(self, error: KinerjaError | Cancelled) -> None:
        self.state.icon.set_icon("circle-alert", "danger")
        self.say(str(error))
