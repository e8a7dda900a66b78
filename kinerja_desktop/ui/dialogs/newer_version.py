"""NewerVersionDialog: somebody saved first; keep mine, or show theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.frame import Frame


class NewerVersionDialog(Dialog):
    """`kept` when one's own text goes on top of theirs, `dropped` when theirs is shown."""

    kept = Signal()
    dropped = Signal()

    def __init__(self, frame: Frame, message: str, *, parent: QWidget) -> None:
        title = _("A newer version was saved meanwhile")
        super().__init__(frame.theme, title, verb=_("Keep mine"), width=480, parent=parent)
        explanation = _(
            "What you typed is still here. Keep it as the newest version, or show the other one "
            "and drop yours."
        )
        for words in (message, explanation):
            self.body.addWidget(Text(self.theme, words, lines=0, parent=self))
        self.cancel.hide()
        self.close_button.hide()
        theirs = make_button(
            self.theme, _("Show the other one"), on_click=self._on_theirs_wanted, parent=self
        )
        self.add_secondary(theirs)
        self.accepted.connect(self.kept)

    def _on_theirs_wanted(self) -> None:
        self.reject()
        self.dropped.emit()

    def keyPressEvent(self, event: object) -> None:
        """Leave by a button only: both answers lose something."""
        super(Dialog, self).keyPressEvent(event)  # type: ignore[arg-type]
