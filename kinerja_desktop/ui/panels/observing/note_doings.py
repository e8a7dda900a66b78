"""NoteDoings: what a person does with one note of Observasi, each with its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.dialogs.attachment import AttachmentDialog
from kinerja_desktop.ui.dialogs.quick_note import QuickNoteDialog
from kinerja_desktop.ui.panels.observing.deleting import DeleteNote
from kinerja_desktop.ui.panels.observing.note_pane import note_as_text

if TYPE_CHECKING:
    from PySide6.QtGui import QUndoStack

    from kinerja_desktop.services import Services
    from kinerja_desktop.ui.page import Page
    from kinerja_desktop.ui.panels.observing.note_pane import NotePane
    from kinerja_desktop.ui.panels.observing.timeline_card import TimelineCard


class NoteDoings(QObject):
    """Acts on the note chosen in the card. `next_key` is the note to choose after reading again."""

    def __init__(
        self, page: Page, services: Services, card: TimelineCard, pane: NotePane, undo: QUndoStack
    ) -> None:
        super().__init__(page)
        self._page, self._services, self._undo = page, services, undo
        self._card, self._pane = card, pane
        self.next_key = 0
        pane.edit_wanted.connect(self.edit)
        pane.copy_wanted.connect(self.copy)
        pane.delete_wanted.connect(self.delete)
        pane.open_wanted.connect(self.open_file)
        pane.visibility_wanted.connect(self._set_visible)
        pane.told_wanted.connect(self._set_told)
        pane.tie_wanted.connect(self._tie)

    def edit(self) -> None:
        """Open the note, unless it is locked."""
        row, period = self._card.current(), self._page.period
        if row is None or period is None or self._pane.is_locked:
            return
        QuickNoteDialog(
            self._page.frame,
            self._services,
            period=period,
            note=row.observation,
            parent=self._page.window(),
        ).open()

    def copy(self) -> None:
        """Put the note on the clipboard as text."""
        if (row := self._card.current()) is not None:
            QApplication.clipboard().setText(note_as_text(row))
            self._page.say(_("Note copied"), icon="copy")

    def delete(self) -> None:
        """Delete the note as a step that can be taken back."""
        row = self._card.current()
        if row is None or self._pane.is_locked:
            return
        self.next_key = self._card.neighbour(row.observation.id)
        self._undo.push(DeleteNote(self, row.observation.id))

    def delete_note(self, command: DeleteNote) -> None:
        """Delete a note and offer to take it back."""
        self._page.run(
            lambda _progress: self._services.observing.delete(command.key),
            lambda _none: self._page.say(
                _("Note deleted"), icon="trash-2", undo=lambda: command.take_back(self._undo)
            ),
        )

    def restore_note(self, key: int) -> None:
        """Bring a deleted note back and choose it."""
        self.next_key = key
        self._page.run(lambda _progress: self._services.observing.restore(key))

    def open_file(self, attachment_id: int) -> None:
        """Look at an attached file over the page."""
        note = self._pane.note
        if note is not None:
            found = next(file for file in note.attachments if file.id == attachment_id)
            window = self._page.window()
            AttachmentDialog(self._page.frame, self._services, found, parent=window).open()

    def _tie(self, keys: tuple[str, ...]) -> None:
        note = self._pane.note
        if note is None:
            return
        key = note.id
        self.next_key = self._card.neighbour(key)
        self._page.run(
            lambda _progress: self._services.observing.tie(key, keys),
            lambda _note: self._page.say(
                _("Note tied"), icon="link-2", undo=lambda: self._untie(key)
            ),
        )

    def _untie(self, key: int) -> None:
        self.next_key = key
        self._page.run(lambda _progress: self._services.observing.tie(key, ()))

    def _set_visible(self, visible: bool) -> None:
        note = self._pane.note
        if note is not None:
            self._page.run(
                lambda _progress: self._services.observing.set_visible(note.id, visible=visible)
            )

    def _set_told(self, told: bool) -> None:
        note = self._pane.note
        day = self._services.clock().date() if told else None
        if note is not None:
            self._page.run(lambda _progress: self._services.observing.mark_shared(note.id, day))
