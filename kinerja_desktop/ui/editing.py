"""DraftEditor: undo, and saving by itself 0.8 s after the last edit, on leaving and on closing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from kinerja_desktop.errors import Cancelled, KinerjaError, StaleError

if TYPE_CHECKING:
    from collections.abc import Callable

    from kinerja_desktop.ui.runner import Runner

D = TypeVar("D")


class Part(Protocol):
    """What belongs to one appraisal and is stored beside it: a talk, an objection."""

    @property
    def id(self) -> int: ...
    @property
    def appraisal_id(self) -> int: ...
    @property
    def version(self) -> int: ...


P = TypeVar("P", bound=Part)

SAVE_AFTER_MS = 800


class SetAnswer(QUndoCommand):
    """Puts a new draft in place of the old one. Edits of one field are one step of undo."""

    def __init__(
        self, show: Callable[[Any], None], *, field: tuple[int, str], old: Any, new: Any
    ) -> None:
        super().__init__()
        self._show = show
        self.field = field
        self._old = old
        self.new = new

    def id(self) -> int:
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, SetAnswer) or other.field != self.field:
            return False
        self.new = other.new
        self.setObsolete(self.new == self._old)
        return True

    def undo(self) -> None:
        self._show(self._old)

    def redo(self) -> None:
        self._show(self.new)


class DraftEditor(QObject, Generic[D]):
    """Holds a frozen draft; each edit makes a new one.

    `save(draft, version)` runs on the desk lane and returns the new version.
    """

    changed = Signal(object)  # the draft after an edit, undo or redo
    saving = Signal()
    saved = Signal(int)  # the new version
    stale = Signal(object)  # StaleError: someone else saved first
    failed = Signal(object)  # KinerjaError: what could not be saved is kept and tried again

    def __init__(
        self, runner: Runner, save: Callable[[D, int], int], *, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self._runner = runner
        self._save = save
        self._draft: D | None = None
        self._saved_draft: D | None = None
        self._version = 0
        self._turn = 0
        self._opening = 0
        self._is_saving = False
        self._is_leaving = False
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save_now)

    @property
    def draft(self) -> D:
        if self._draft is None:
            message = "no draft is open"
            raise RuntimeError(message)
        return self._draft

    @property
    def version(self) -> int:
        return self._version

    @property
    def has_unsaved(self) -> bool:
        return self._draft != self._saved_draft

    def open(self, draft: D, version: int) -> None:
        """Begin with a stored draft; what could be undone belongs to the one before."""
        self._timer.stop()
        self.undo_stack.clear()
        self._opening += 1
        self._is_saving = self._is_leaving = False
        self._draft = self._saved_draft = draft
        self._version = version

    def edit(self, field: str, draft: D) -> None:
        """Take a new draft that differs in `field`; an equal one is no edit."""
        if draft != self._draft:
            place = (self._turn, field)
            command = SetAnswer(self._show, field=place, old=self._draft, new=draft)
            self.undo_stack.push(command)

    def end_field(self) -> None:
        """Start a new step of undo: the focus has left the field."""
        self._turn += 1

    def save_now(self) -> None:
        """Save what is unsaved. While one saving is under way the next waits for it."""
        self._timer.stop()
        if self._is_saving or not self.has_unsaved:
            return
        draft, version, opening = self.draft, self._version, self._opening
        self._is_saving = True
        self.saving.emit()
        self._runner.run(
            self,
            lambda _: self._save(draft, version),
            lambda new_version: self._on_saved(opening, draft, new_version),
            on_error=lambda error: self._on_save_failed(opening, error),
        )

    def leave(self) -> None:
        """Save now: another page is about to be shown, or the window closes."""
        self.end_field()
        self._is_leaving = self._is_saving
        self.save_now()

    def _show(self, draft: D) -> None:
        self._draft = draft
        self._timer.start()
        self.changed.emit(draft)

    def _on_saved(self, opening: int, draft: D, version: int) -> None:
        if opening != self._opening:
            return
        self._is_saving = False
        self._saved_draft = draft
        self._version = version
        self.saved.emit(version)
        if self._is_leaving:
            self._is_leaving = False
            self.save_now()
        elif self.has_unsaved:
            self._timer.start()

    def _on_save_failed(self, opening: int, error: KinerjaError | Cancelled) -> None:
        if opening != self._opening:
            return
        self._is_saving = False
        if isinstance(error, StaleError):
            self.stale.emit(error)
        elif isinstance(error, KinerjaError):
            self.failed.emit(error)


class PartEditor(DraftEditor[P]):
    """The DraftEditor of a part of an appraisal; its first saving gives the part its number.

    It keeps what is being written when the page looks again.
    """

    def __init__(self, runner: Runner, save: Callable[[P], P], *, parent: QObject) -> None:
        ids: dict[int, int] = {}  # of the stored parts, by appraisal

        def save_part(draft: P, version: int) -> int:
            number = ids.get(draft.appraisal_id, draft.id)
            saved = save(_numbered(draft, number, version))
            ids[draft.appraisal_id] = saved.id
            return saved.version

        super().__init__(runner, save_part, parent=parent)
        self._ids = ids
        self._appraisal_id = 0

    def show_stored(self, stored: P) -> None:
        """Begin with what is stored, unless the one being written is the same or unsaved."""
        if stored.id:
            self._ids[stored.appraisal_id] = stored.id
        if self._appraisal_id != stored.appraisal_id or not self._keeps(stored):
            self._appraisal_id = stored.appraisal_id
            self.open(stored, stored.version)

    def forget(self) -> None:
        """Take what is stored the next time."""
        self._appraisal_id = 0

    def _keeps(self, stored: P) -> bool:
        plain = _numbered(stored, 0, 0)
        return self.has_unsaved or plain == _numbered(self.draft, 0, 0)


def _numbered(part: P, number: int, version: int) -> P:
    changed: Any = replace(part, id=number, version=version)  # type: ignore[type-var]
    return cast("P", changed)
