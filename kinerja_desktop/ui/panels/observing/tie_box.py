"""TieBox: what a waiting note is about, chosen by digit; Enter ties it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kinerja_desktop.core.methods.method import ItemKind
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.card import Quiet
from kinerja_desktop.ui.widgets.chips import CaptureChips
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.core.methods.method import Item
    from kinerja_desktop.ui.theme.theme import Theme

DIGITS = "1234567890"  # as the keys lie


class TieBox(Quiet):
    """`tied(keys)` when the choice is made. Results come first and have the first digits."""

    tied = Signal(tuple)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, margins=(12, 10, 12, 10), parent=parent)
        self.body.setSpacing(8)
        title = Text(theme, _("What is this note about?"), look="small/600", parent=self)
        self.chips = CaptureChips(theme, _("What is this note about?"), parent=self)
        self.chips.changed.connect(lambda _keys: self._show_ready())
        self.button = Button(theme, _("Tie"), icon="link-2", height=28, parent=self)
        self.button.clicked.connect(self.tie)
        hint = Text(theme, _("digits choose, Enter ties"), look="caption text-3", parent=self)
        self.body.addWidget(title)
        self.body.addWidget(self.chips)
        self.body.addLayout(row(self.button, hint, None, gap=10))
        self._show_ready()

    def show_items(self, items: tuple[Item, ...]) -> None:
        """Offer what this person is rated on."""
        ordered = sorted(items, key=lambda item: item.kind == ItemKind.BEHAVIOUR)
        self.chips.set_values(())
        self.chips.set_options(
            (item.key, item.short_name, DIGITS[place : place + 1])
            for place, item in enumerate(ordered)
        )
        self._show_ready()

    @property
    def is_ready(self) -> bool:
        """Whether something is chosen."""
        return bool(self.chips.values())

    def press(self, digit: str) -> None:
        """Choose, or take back, what has this digit."""
        self.chips.toggle(DIGITS.index(digit))

    def tie(self) -> None:
        """Tell what was chosen; nothing happens without a choice."""
        if self.is_ready:
            self.tied.emit(self.chips.values())

    def _show_ready(self) -> None:
        self.button.setEnabled(self.is_ready)
