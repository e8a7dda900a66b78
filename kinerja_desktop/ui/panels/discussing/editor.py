"""PreparationEditor: the DraftEditor of a talk; its first saving gives the talk its number."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kinerja_desktop.core.discussion import Discussion
from kinerja_desktop.ui.editing import DraftEditor

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from kinerja_desktop.services.discussing import DiscussingService
    from kinerja_desktop.ui.runner import Runner


class PreparationEditor(DraftEditor[Discussion]):
    """Keeps what is being written when the page looks again."""

    def __init__(self, runner: Runner, discussing: DiscussingService, *, parent: QObject) -> None:
        ids: dict[int, int] = {}  # of the stored talks, by appraisal

        def save(draft: Discussion, version: int) -> int:
            number = ids.get(draft.appraisal_id, draft.id)
            saved = discussing.save_preparation(replace(draft, id=number, version=version))
            ids[draft.appraisal_id] = saved.id
            return saved.version

        super().__init__(runner, save, parent=parent)
        self._ids = ids
        self._appraisal_id = 0

    def show_stored(self, stored: Discussion) -> None:
        """Begin with a stored talk, unless the one being written is the same or unsaved."""
        if stored.id:
            self._ids[stored.appraisal_id] = stored.id
        if self._appraisal_id != stored.appraisal_id or not self._keeps(stored):
            self._appraisal_id = stored.appraisal_id
            self.open(stored, stored.version)

    def forget(self) -> None:
        """Take what is stored the next time."""
        self._appraisal_id = 0

    def _keeps(self, stored: Discussion) -> bool:
        plain = replace(stored, id=0, version=0)
        return self.has_unsaved or plain == replace(self.draft, id=0, version=0)
