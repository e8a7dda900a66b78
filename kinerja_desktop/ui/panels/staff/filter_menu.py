"""The filter menu of the staff list: whose list it is, and the units as a tree with counts.

A tree too long for a menu is chosen from in a dialog.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup

from kinerja_desktop.core.unit_tree import NO_UNIT
from kinerja_desktop.i18n import _, number
from kinerja_desktop.ui.dialogs.choose_unit import ChooseUnitDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QMenu

    from kinerja_desktop.core.unit_tree import UnitBranch, UnitName
    from kinerja_desktop.ui.theme.theme import Theme

MOST_UNITS = 12  # in the menu; more would run off the screen
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
    """Make the menu anew. Choosing a unit chooses what stands below it too.

    Of a long tree only the chosen unit is listed; see `add_unit_search`.
    """
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
    is_long = len(tree) > MOST_UNITS
    for branch in tree:
        if not is_long:
            words = INDENT * branch.depth + unit_words(branch)
            lines.append((words, branch.count, branch.members))
        elif branch.members == units:
            lines.append((unit_words(branch), branch.count, branch.members))
    for words, count, members in lines:
        shown = words.replace("&", "&&")
        action = _add_choice(menu, group, f"{shown}\t{number(count)}", checked=members == units)
        action.triggered.connect(lambda _on=False, m=members: on_units(m))


def add_unit_search(
    menu: QMenu,
    theme: Theme,
    *,
    tree: Sequence[UnitBranch],
    units: frozenset[UnitName],
    on_units: Callable[[frozenset[UnitName]], object],
) -> None:
    """Offer to look for a unit of a tree that is too long for the menu."""
    pane = menu.parentWidget()
    if len(tree) <= MOST_UNITS or pane is None:
        return

    def choose() -> None:
        chosen = next((place for place, b in enumerate(tree) if b.members == units), None)
        names = [unit_words(branch) for branch in tree]
        dialog = ChooseUnitDialog(theme, tree, names, chosen=chosen, parent=pane)
        dialog.branch_chosen.connect(lambda branch: on_units(branch.members))
        dialog.open()

    menu.addAction(theme.icon("search"), _("Choose a work unit…")).triggered.connect(choose)


def _add_choice(menu: QMenu, group: QActionGroup, words: str, *, checked: bool) -> QAction:
    action = menu.addAction(words)
    action.setCheckable(True)
    action.setChecked(checked)
    group.addAction(action)
    return action
