"""PeoplePane: everybody in the order of this visit, while one item is rated across all people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kinerja_desktop.core.instrument import THREE_STEPS
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.inputs import ComboBox
from kinerja_desktop.ui.widgets.item_list import ItemHead, ItemLine, ItemList
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column
from kinerja_desktop.ui.widgets.number_field import shown_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.core.appraisal import Answer
    from kinerja_desktop.core.by_item import ItemRound
    from kinerja_desktop.core.instrument import Scale
    from kinerja_desktop.core.methods.method import Item
    from kinerja_desktop.ui.theme.theme import Theme


class PeoplePane(Card):
    """`item_chosen(key)`, `left` for the way back; the rows of `list` have employee ids as text."""

    item_chosen = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, margins=(0, 10, 0, 6), parent=parent)
        self.body.setSpacing(0)
        self.item = ComboBox(theme, _("What is rated"), parent=self)
        words = _("The order changes with every visit; earlier ratings show once you have rated.")
        told = Text(theme, words, look="caption text-3", lines=0, parent=self)
        self.list = ItemList(theme, _("People"), parent=self)
        self.list.set_counts_shown(shown=False)
        self.back = Button(theme, _("Back"), kind="link", height=28, parent=self)
        self.body.addWidget(boxed(column(self.item, told, gap=6, margins=(15, 0, 15, 8))))
        self.body.addWidget(self.list, 1)
        self.body.addWidget(boxed(column(Divider(theme), gap=0, margins=(15, 4, 15, 4))))
        self.body.addWidget(boxed(column(self.back, margins=(15, 0, 15, 2))))
        self.item.value_chosen.connect(self.item_chosen)
        self.back.clicked.connect(self.left)
        self.hide()

    def show_items(self, items: Sequence[Item], key: str) -> None:
        """Offer the items everybody has; `key` is the one in hand."""
        self.item.set_options([(item.key, item.name) for item in items])
        self.item.set_value(key)

    def show_round(self, found: ItemRound, names: Mapping[int, str], scale: Scale) -> None:
        """Show the people in their order, with the marks of this visit only."""
        is_scale = scale != THREE_STEPS
        done = _("{done} of {total}").format(done=len(found.given), total=len(found.order))
        lines = [_line(key, names[key], found, is_scale=is_scale) for key in found.order]
        self.list.show_rows([ItemHead(title=_("People"), right=done), *lines])


def _line(employee_id: int, name: str, found: ItemRound, *, is_scale: bool) -> ItemLine:
    now = found.given.get(employee_id)
    return ItemLine(
        key=str(employee_id),
        name=name,
        step=now.step if now is not None else None,
        is_scale=is_scale,
        mark=_typed(now),
        caption=_before(found.before.get(employee_id), now) if is_scale else "",
        settled=_("n/a") if now is not None and now.not_applicable else "",
    )


def _typed(answer: Answer | None) -> str:
    return "" if answer is None or answer.value is None else shown_number(answer.value)


def _before(before: Answer | None, now: Answer | None) -> str:
    """Say what it was before, once this visit has its own and the two differ."""
    if before is None or now is None or (before.step, before.value) == (now.step, now.value):
        return ""
    told = _typed(before) or ("" if before.step is None else str(before.step))
    return _("before: {step}").format(step=told) if told else ""
