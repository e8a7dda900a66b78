"""GroupsCard (Menurut kelompok): groups of five people and more beside each other, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.core.fairness.groups import group_lines
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import boxed, column

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.services.balance import BalanceView
    from kinerja_desktop.ui.theme.theme import Theme


class GroupsCard(Card):
    """Names are never shown, and no group under five people."""

    def __init__(self, theme: Theme, *, parent: QWidget) -> None:
        super().__init__(theme, title=_("By group"), parent=parent)
        self._rows = column(gap=10)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        self._parts: list[QWidget] = []

    @property
    def words(self) -> list[str]:
        return [text.text() for part in self._parts for text in part.findChildren(Text)]

    def show_view(self, view: BalanceView) -> None:
        for part in self._parts:
            self._rows.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        for name, reading in view.groups:
            self._add(_(name), group_lines(reading))
        if not view.groups:
            self._add("", (_("Appears once people of two groups are rated."),))

    def _add(self, name: str, lines: tuple[str, ...]) -> None:
        texts = [Text(self.theme, name, look="strong")] if name else []
        texts += [Text(self.theme, line, look="small text-2", lines=0) for line in lines]
        part = boxed(column(*texts, gap=2), parent=self)
        self._parts.append(part)
        self._rows.addWidget(part)
