"""DeleteNote: deleting a note as a step that Ctrl+Z and the toast take back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QUndoCommand

if TYPE_CHECKING:
    from PySide6.QtGui import QUndoStack


class Deleter(Protocol):
    """Who can delete a note and bring it back."""

    def delete_note(self, command: DeleteNote) -> None: ...

    def restore_note(self, key: int) -> None: ...


class DeleteNote(QUndoCommand):
    """One deletion."""

    def __init__(self, deleter: Deleter, key: int) -> None:
        super().__init__()
        self.key = key
        self._deleter = deleter

    def redo(self) -> None:
        self._deleter.delete_note(self)

    def undo(self) -> None:
        self._deleter.restore_note(self.key)

    def take_back(self, stack: QUndoStack) -> None:
        """Undo this deletion, also when others came after it."""
        if stack.canUndo() and stack.command(stack.index() - 1) is self:
            stack.undo()
        else:
            self.undo()
