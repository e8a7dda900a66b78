"""NoteKindButton: what a note tells; an event until somebody says otherwise."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy

from kinerja_desktop.core.observation import NOTE_KIND_WORDS, NoteKind
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.theme.theme import Theme


class NoteKindButton(Button):
    """A small button with a menu; `value_chosen` when a person chooses another kind."""

    value_chosen = Signal(object)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", kind="plain", height=28, parent=parent)
        self.set_icon("chevron-down", after=True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_value(NoteKind.EVENT)
        self.clicked.connect(self._on_clicked)

    def value(self) -> NoteKind:
        return self._kind

    def set_value(self, kind: NoteKind) -> None:
        """Show a kind without telling."""
        self._kind = kind
        words = _(NOTE_KIND_WORDS[kind])
        self.setText(words)
        self.setAccessibleName(_("Kind of note: {kind}").format(kind=words))
        self.setToolTip(_("An event, progress on a work result, or a contribution beyond the desk"))
        self.updateGeometry()

    def make_menu(self) -> QMenu:
        """Return the menu of kinds, contributions below a line."""
        menu = QMenu(self)
        group = QActionGroup(menu)
        for kind, words in NOTE_KIND_WORDS.items():
            if kind == NoteKind.COMMUNITY:
                menu.addSeparator()
            action = menu.addAction(_(words))
            action.setCheckable(True)
            action.setChecked(kind == self._kind)
            action.triggered.connect(partial(self.choose, kind))
            group.addAction(action)
        return menu

    def choose(self, kind: NoteKind, _on: object = None) -> None:
        """Take a kind over and tell."""
        self.set_value(kind)
        self.value_chosen.emit(kind)

    def _on_clicked(self) -> None:
        self.make_menu().popup(self.mapToGlobal(self.rect().bottomLeft()))
