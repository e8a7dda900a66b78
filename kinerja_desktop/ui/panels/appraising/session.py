"""RatingSession: one person's rating in hand: view, draft, undo and saving by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kinerja_desktop.core.appraisal import Appraisal, Draft
from kinerja_desktop.ui.editing import DraftEditor

if TYPE_CHECKING:
    from PySide6.QtGui import QUndoStack

    from kinerja_desktop.core.appraisal import Answer
    from kinerja_desktop.core.methods.method import Result
    from kinerja_desktop.services.appraising import AppraisalView, AppraisingService
    from kinerja_desktop.ui.runner import Runner
    from kinerja_desktop.ui.widgets.hold import Hold

MARKS = frozenset({"step", "value"})


class Saver:
    """Saves drafts of one appraisal; used on the desk lane. `appraisal` is what was stored last."""

    def __init__(self, appraising: AppraisingService, appraisal: Appraisal) -> None:
        self._appraising = appraising
        self.appraisal = appraisal

    def __call__(self, draft: Draft, version: int) -> int:
        present = replace(self.appraisal, version=version)
        self.appraisal = self._appraising.save_draft(present, draft)
        return self.appraisal.version


class RatingSession(QObject):
    """Opens views one after the other; what was typed is always saved under its own person.

    Nothing is edited while `hold` waits for another person.
    """

    changed = Signal()  # the draft, by an edit, undo or redo
    stale = Signal(object)  # StaleError
    failed = Signal(object)  # KinerjaError

    def __init__(
        self, runner: Runner, appraising: AppraisingService, *, hold: Hold, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._hold = hold
        self._runner, self._appraising = runner, appraising
        self._view: AppraisalView | None = None
        self._editor: DraftEditor[Draft] | None = None
        self._saver: Saver | None = None

    @property
    def view(self) -> AppraisalView | None:
        return self._view

    @property
    def undo_stack(self) -> QUndoStack | None:
        return self._editor.undo_stack if self._editor is not None else None

    @property
    def draft(self) -> Draft:
        return self._editor.draft if self._editor is not None else Draft()

    @property
    def appraisal(self) -> Appraisal | None:
        """Return the appraisal as it was stored last."""
        return self._saver.appraisal if self._saver is not None else None

    @property
    def is_locked(self) -> bool:
        view = self._view
        if self._appraising.is_read_only:
            return True
        return view is None or not view.appraisal.is_editable or view.period.is_closed

    @property
    def has_unsaved(self) -> bool:
        return self._editor is not None and self._editor.has_unsaved

    def result(self) -> Result | None:
        return self._view.evaluate(self.draft) if self._view is not None else None

    def open(self, view: AppraisalView) -> bool:
        """Show a view. Returns whether a draft was opened, rather than the one in hand kept."""
        keeps = self._keeps(view)
        self._view = view
        if keeps:
            return False
        self._let_go()
        self._begin(view, view.appraisal.draft)
        return True

    def reopen_with(self, draft: Draft) -> None:
        """Edit on from a newer stored version with a draft of one's own."""
        if self._view is not None:
            self._let_go(save=False)
            editor = self._begin(self._view, self._view.appraisal.draft)
            editor.edit("all", draft)

    def edit_answer(self, field: str, answer: Answer) -> None:
        if field in MARKS:
            answer = self._appraising.judged(self.draft.answer(answer.key), answer)
        self.edit(f"{answer.key} {field}", self.draft.with_answer(answer))

    def edit(self, field: str, draft: Draft) -> None:
        if self._editor is not None and not self.is_locked and not self._hold.is_on:
            self._editor.edit(field, draft)

    def end_field(self) -> None:
        if self._editor is not None:
            self._editor.end_field()

    def leave(self) -> None:
        if self._editor is not None:
            self._editor.leave()

    def forget(self) -> None:
        """Drop what is in hand without saving: the stored one shall be shown."""
        self._let_go(save=False)
        self._view = None

    def _keeps(self, view: AppraisalView) -> bool:
        """Tell whether the draft in hand is the one that was read, or newer than it."""
        old, editor = self._view, self._editor
        if old is None or editor is None:
            return False
        same = (
            old.employee.id == view.employee.id
            and old.period.id == view.period.id
            and old.appraisal.revision == view.appraisal.revision
            and old.appraisal.is_editable == view.appraisal.is_editable
        )
        read = view.appraisal
        known = read.draft == editor.draft or read.version == editor.version
        return same and (known or editor.has_unsaved)

    def _begin(self, view: AppraisalView, draft: Draft) -> DraftEditor[Draft]:
        saver = self._saver = Saver(self._appraising, view.appraisal)
        editor: DraftEditor[Draft] = DraftEditor(self._runner, saver, parent=self)
        editor.open(draft, view.appraisal.version)
        editor.changed.connect(lambda _draft: self.changed.emit())
        editor.stale.connect(self.stale)
        editor.failed.connect(self.failed)
        self._editor = editor
        return editor

    def _let_go(self, *, save: bool = True) -> None:
        """Save what is unsaved and drop the editor once nothing is under way."""
        editor, self._editor = self._editor, None
        if editor is None:
            return
        if save:
            editor.leave()
        if save and editor.has_unsaved:
            editor.saved.connect(lambda _version: _drop_when_saved(editor))
        else:
            editor.deleteLater()


def _drop_when_saved(editor: DraftEditor[Draft]) -> None:
    if not editor.has_unsaved:
        editor.deleteLater()
