"""The filter menu of the staff list: whose list it is, and the units as a tree with counts."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup

from kinerja_desktop.core.unit_tree import NO_UNIT
from kinerja_desktop.i18n import _, number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QMenu

    from kinerja_desktop.core.unit_tree import UnitBranch, UnitName

INDENT = "\u2003"  # one em for each step down the tree


class Scope(StrEnum):
    """Whose list it is: the period's people, everybody outside it, or who has left."""

    PERIOD = "period"
    OUTSIDE = "outside"
    ARCHIVE = "archive"


def unit_words(branch: UnitBranch) -> str:
    """Return the unit's name, or that there is none."""
    return _("Without a unit") if branch.members == {NO_UNIT} else branch.name


def fill_filter_menu(
    menu: QMenu,
    *,
    scope: Scope,
    tree: Sequence[UnitBranch],
    units: frozenset[UnitName],
    on_scope: Callable[[Scope], object],
    on_units: Callable[[frozenset[UnitName]], object],
) -> None:
    """Make the menu anew. Choosing a unit chooses what stands below it too."""
    menu.clear()
    scopes = QActionGroup(menu)
    for value, words in (
        (Scope.PERIOD, _("In this period")),
        (Scope.OUTSIDE, _("Not in this period")),
        (Scope.ARCHIVE, _("Archive")),
    ):
        action = _add_choice(menu, scopes, words, checked=value == scope)
        action.triggered.connect(lambda _on=False, s=value: on_scope(s))
    if all(branch.members == {NO_UNIT} for branch in tree):
        return
    menu.addSeparator()
    group = QActionGroup(menu)
    everybody = sum(branch.count for branch in tree if not branch.depth)
    everywhere: frozenset[UnitName] = frozenset()
    lines = [(_("All units"), everybody, everywhere)]
    lines += [(INDENT * b.depth + unit_words(b), b.count, b.members) for b in tree]
    for words, count, members in lines:
        shown = words.replace("&", "&&")
        action = _add_choice(menu, group, f"{shown}\t{number(count)}", checked=members == units)
        action.triggered.connect(lambda _on=False, m=members: on_units(m))


def _add_choice(menu: QMenu, group: QActionGroup, words: str, *, checked: bool) -> QAction:
    action = menu.addAction(words)
    action.setCheckable(True)
    action.setChecked(checked)
    group.addAction(action)
    return action
