"""The keys of the shell, declared once: what they are, what they say in the list of keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from kinerja_desktop.i18n import N_
from kinerja_desktop.ui.widgets.tab_order import is_stop, shown_stops

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, kw_only=True)
class Key:
    """A shortcut: `command` names what it calls, none for keys a page or dialog answers itself."""

    keys: tuple[str, ...]
    says: str
    place: str
    command: str = ""


ANYWHERE, DIALOGS, LISTS = N_("Anywhere"), N_("Dialogs"), N_("Lists and tables")
RATING, TALK = N_("Rating"), N_("Talk")

KEYS: tuple[Key, ...] = (
    Key(keys=("Ctrl+1 … 7",), says=N_("Open a page"), place=ANYWHERE),
    Key(keys=("Ctrl+,",), says=N_("Settings"), place=ANYWHERE, command="settings"),
    Key(keys=("Ctrl+K", "Ctrl+E"), says=N_("Search everything"), place=ANYWHERE, command="search"),
    Key(keys=("Ctrl+N",), says=N_("Record an observation"), place=ANYWHERE, command="note"),
    Key(keys=("Ctrl+S",), says=N_("Save now"), place=ANYWHERE, command="save"),
    Key(keys=("Ctrl+Z",), says=N_("Undo"), place=ANYWHERE, command="undo"),
    Key(keys=("Ctrl+Y", "Ctrl+Shift+Z"), says=N_("Redo"), place=ANYWHERE, command="redo"),
    Key(keys=("Ctrl+L",), says=N_("Lock"), place=ANYWHERE, command="lock"),
    Key(keys=("Alt+Left",), says=N_("Back"), place=ANYWHERE, command="back"),
    Key(keys=("F6",), says=N_("Next pane"), place=ANYWHERE, command="next_pane"),
    Key(keys=("Shift+F6",), says=N_("Previous pane"), place=ANYWHERE, command="previous_pane"),
    Key(keys=("F1",), says=N_("Help for this page"), place=ANYWHERE, command="help"),
    Key(keys=("Ctrl+/",), says=N_("This list of keys"), place=ANYWHERE, command="keys"),
    Key(keys=("Alt+F8",), says=N_("Show what is typed"), place=DIALOGS),
    Key(keys=("Alt+1 … 3",), says=N_("Kind of a note"), place=DIALOGS),
    Key(keys=("Ctrl+1 … 9",), says=N_("Quick phrase of a note"), place=DIALOGS),
    Key(keys=("Ctrl+Enter",), says=N_("Save and close"), place=DIALOGS),
    Key(keys=("Ctrl+Shift+Enter",), says=N_("Save and start another"), place=DIALOGS),
    Key(keys=("Esc",), says=N_("Cancel"), place=DIALOGS),
    Key(keys=("Ctrl+F",), says=N_("Filter the list"), place=LISTS),
    Key(keys=("F2",), says=N_("Edit"), place=LISTS),
    Key(keys=("Del",), says=N_("Delete; can be undone"), place=LISTS),
    Key(keys=("Ctrl+C",), says=N_("Copy the chosen rows"), place=LISTS),
    Key(keys=("1 … 5",), says=N_("Choose a step"), place=RATING),
    Key(keys=("Ctrl+Up", "Ctrl+Down"), says=N_("Previous or next item"), place=RATING),
    Key(keys=("Ctrl+PgUp", "Ctrl+PgDown"), says=N_("Previous or next person"), place=RATING),
    Key(keys=("Ctrl+Shift+I",), says=N_("Rate one item across all people"), place=RATING),
    Key(keys=("Ctrl+Shift+H",), says=N_("How the result comes about"), place=RATING),
    Key(keys=("F5",), says=N_("Start the talk"), place=TALK),
    Key(keys=("PgUp", "PgDown"), says=N_("Previous or next step"), place=TALK),
    Key(keys=("B",), says=N_("Blank the screen"), place=TALK),
)


def connect_keys(
    window: QWidget,
    commands: Mapping[str, Callable[[], object]],
    *,
    pages: tuple[Callable[[], object], ...],
) -> list[QShortcut]:
    """Bind every declared command and Ctrl+1, 2, … to the pages in order."""
    made = [
        _bind(window, keys, commands[key.command])
        for key in KEYS
        if key.command in commands
        for keys in key.keys
    ]
    made += [
        _bind(window, f"Ctrl+{place}", open_page) for place, open_page in enumerate(pages, start=1)
    ]
    return made


def _bind(window: QWidget, keys: str, call: Callable[[], object]) -> QShortcut:
    shortcut = QShortcut(QKeySequence(keys), window)
    shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
    shortcut.activated.connect(call)
    return shortcut


def focus_next_pane(panes: list[QWidget], step: int) -> None:
    """Move the focus to the next pane (F6) or the one before: to itself, or its first stop."""
    focused = QApplication.focusWidget()
    inside = [
        i
        for i, pane in enumerate(panes)
        if focused and (pane is focused or pane.isAncestorOf(focused))
    ]
    start = inside[-1] if inside else -1
    for offset in range(1, len(panes) + 1):
        pane = panes[(start + step * offset) % len(panes)]
        stops = [pane] if is_stop(pane) else shown_stops(pane)
        if stops:
            stops[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
