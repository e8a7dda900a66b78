"""TalkKeeper: holds what is written during a talk and saves it at every pause."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from kinerja_desktop.services.shared_talk import TalkState
from kinerja_desktop.ui.editing import SAVE_AFTER_MS

if TYPE_CHECKING:
    from collections.abc import Callable

    from kinerja_desktop.errors import Cancelled, KinerjaError
    from kinerja_desktop.ui.runner import Runner


class TalkKeeper(QObject):
    """Saves 800 ms after the first unsaved stroke, also while somebody goes on typing.

    So a power cut costs less than a second.
    """

    changed = Signal(object)  # TalkState
    saved = Signal()
    failed = Signal(object)  # KinerjaError: what is written stays here and is tried again

    def __init__(
        self,
        runner: Runner,
        save: Callable[[TalkState], None],
        state: TalkState,
        *,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._save = save
        self._state = self._saved = state
        self._is_saving = False
        self._after: Callable[[], None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save_now)

    @property
    def state(self) -> TalkState:
        return self._state

    @property
    def has_unsaved(self) -> bool:
        return self._state != self._saved

    def change(self, **fields: Any) -> None:
        """Take new values of the state's fields."""
        self.take(replace(self._state, **fields))

    def take(self, state: TalkState) -> None:
        if state == self._state:
            return
        self._state = state
        if not self._timer.isActive():
            self._timer.start()
        self.changed.emit(state)

    def count(self, elapsed_s: int) -> None:
        """Note the time that has passed; it is saved with the next words."""
        self._state = replace(self._state, elapsed_s=elapsed_s)

    def save_now(self) -> None:
        self._timer.stop()
        if self._is_saving or not self.has_unsaved:
            return
        state = self._state
        self._is_saving = True
        self._runner.run(
            self,
            lambda _progress: self._save(state),
            lambda _nothing: self._on_saved(state),
            on_error=self._on_failed,
        )

    def close(self, after: Callable[[], None]) -> None:
        """Save, then do what comes after; not done when saving fails."""
        self._after = after
        self.save_now()
        if not self._is_saving:
            self._end()

    def stop(self) -> None:
        """Save no more by itself: the end of the talk saves everything."""
        self._timer.stop()

    def _end(self) -> None:
        after, self._after = self._after, None
        if after is not None and not self.has_unsaved:
            after()

    def _on_saved(self, state: TalkState) -> None:
        self._is_saving = False
        self._saved = state
        self.saved.emit()
        if not self.has_unsaved:
            self._end()
        elif self._after is not None:
            self.save_now()
        else:
            self._timer.start()

    def _on_failed(self, error: KinerjaError | Cancelled) -> None:
        self._is_saving = False
        self._after = None
        self.failed.emit(error)
