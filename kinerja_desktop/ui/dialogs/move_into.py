"""MoveIntoDialog: something goes; who belonged to it goes into something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.field import Field
from kinerja_desktop.ui.widgets.inputs import ComboBox
from kinerja_desktop.ui.widgets.labels import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.theme.theme import Theme


class MoveIntoDialog(Dialog):
    """`target_chosen` tells the value of the option; `words` say what happens."""

    target_chosen = Signal(object)

    def __init__(  # noqa: PLR0913 - title, words, label and verb are what differs
        self,
        theme: Theme,
        title: str,
        words: str,
        *,
        label: str,
        verb: str,
        options: Iterable[tuple[Any, str]],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, title, verb=verb, width=480, parent=parent)
        self.body.addWidget(Text(theme, words, look="body text-2", lines=0, parent=self))
        self.target = ComboBox(theme, label, options=options, parent=self)
        self.body.addWidget(Field(theme, label, self.target, parent=self))

    def submit(self) -> None:
        target = self.target.value()
        self.accept()
        self.target_chosen.emit(target)
