"""QuestionDialog: one act with its consequence, asked once; the safe choice has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.theme.theme import Theme


class QuestionDialog(Dialog):
    """`accepted` when the person wants it."""

    def __init__(self, theme: Theme, title: str, words: str, *, verb: str, parent: QWidget) -> None:
        super().__init__(theme, title, verb=verb, width=480, parent=parent)
        self.body.addWidget(Text(theme, words, lines=0, parent=self))

    def first_focus(self) -> QWidget:
        return self.cancel
