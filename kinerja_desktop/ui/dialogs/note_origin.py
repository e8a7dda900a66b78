"""NoteOrigin: where a note comes from and what kind it is; some ask for one field more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from kinerja_desktop.core.observation import (
    SHORT_LIMIT,
    SOURCE_WORDS,
    SPOKEN_SOURCES,
    NoteKind,
    Observation,
    Source,
)
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.dialogs.note_kind import NoteKindButton
from kinerja_desktop.ui.widgets.inputs import ComboBox, TextInput

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.theme.theme import Theme


class NoteOrigin(QObject):
    """Four fields of the form. Who told is asked of spoken sources, a realisation of reports."""

    def __init__(self, theme: Theme, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[QWidget, ...] = ()
        self.source = ComboBox(
            theme,
            _("Source"),
            options=[(source, _(words)) for source, words in SOURCE_WORDS.items()],
            parent=parent,
        )
        self.kind = NoteKindButton(theme, parent=parent)
        self.told_by = TextInput(
            theme,
            _("Told by"),
            placeholder=_("Name or role; stays with you, never printed or shown"),
            parent=parent,
        )
        self.realisation = TextInput(
            theme,
            _("Realisation"),
            placeholder=_("What is reached so far, with its unit: 3 reports"),
            parent=parent,
        )
        for field in (self.told_by, self.realisation):
            field.setMaxLength(SHORT_LIMIT)
        self.source.value_chosen.connect(self._show_rows)
        self.kind.value_chosen.connect(self._show_rows)

    def set_rows(self, told_by: QWidget, realisation: QWidget) -> None:
        """Take over the rows of the two fields that are asked for only sometimes."""
        self._rows = (told_by, realisation)
        self._show_rows()

    def values(self) -> dict[str, Any]:
        """Return the fields of an Observation that stand here."""
        return {
            "source": Source(self.source.value()),
            "told_by": self.told_by.text().strip(),
            "kind": self.kind.value(),
            "realisation": self.realisation.text().strip(),
        }

    def show_note(self, note: Observation) -> None:
        """Fill in a stored note."""
        self.source.set_value(note.source)
        self.told_by.setText(note.told_by)
        self.kind.set_value(note.kind)
        self.realisation.setText(note.realisation)
        self._show_rows()

    def _show_rows(self, _value: object = None) -> None:
        told_by, realisation = self._rows
        told_by.setVisible(self.source.value() in SPOKEN_SOURCES)
        realisation.setVisible(self.kind.value() == NoteKind.REPORT)
