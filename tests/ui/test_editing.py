from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from pytestqt.qtbot import QtBot

from kinerja_desktop.errors import KinerjaError, StaleError
from kinerja_desktop.ui.editing import DraftEditor
from kinerja_desktop.ui.runner import InlineRunner


@dataclass(frozen=True, kw_only=True)
class Sheet:
    feedback: str = ""
    rating: int | None = None


class Shelf:
    """Where drafts are saved; can refuse."""

    def __init__(self) -> None:
        self.kept: list[tuple[Sheet, int]] = []
        self.refusal: KinerjaError | None = None

    def save(self, draft: Sheet, version: int) -> int:
        if self.refusal is not None:
            raise self.refusal
        self.kept.append((draft, version))
        return version + 1


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def editor(shelf: Shelf, qtbot: QtBot) -> DraftEditor[Sheet]:
    made = DraftEditor(InlineRunner(), shelf.save)
    made.open(Sheet(), 3)
    return made


def typed(editor: DraftEditor[Sheet], text: str) -> None:
    for end in range(1, len(text) + 1):
        editor.edit("feedback", replace(editor.draft, feedback=text[:end]))


def test_edits_of_one_field_are_undone_together(editor: DraftEditor[Sheet]) -> None:
    typed(editor, "Rapi")
    editor.undo_stack.undo()

    assert editor.draft == Sheet()
    editor.undo_stack.redo()
    assert editor.draft.feedback == "Rapi"


def test_leaving_a_field_ends_its_step_of_undo(editor: DraftEditor[Sheet]) -> None:
    typed(editor, "Rapi")
    editor.end_field()
    editor.edit("feedback", replace(editor.draft, feedback="Rapi sekali"))
    editor.undo_stack.undo()

    assert editor.draft.feedback == "Rapi"


def test_another_field_is_another_step(editor: DraftEditor[Sheet]) -> None:
    typed(editor, "Rapi")
    editor.edit("rating", replace(editor.draft, rating=1))
    editor.undo_stack.undo()

    assert editor.draft == Sheet(feedback="Rapi")


def test_a_draft_is_saved_by_itself_after_a_while(
    editor: DraftEditor[Sheet], shelf: Shelf, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(editor.saved, timeout=5000) as saved:
        typed(editor, "Rapi")

    assert shelf.kept == [(Sheet(feedback="Rapi"), 3)]
    assert saved.args == [4]
    assert editor.version == 4
    assert not editor.has_unsaved


def test_leaving_saves_at_once_and_only_what_is_new(
    editor: DraftEditor[Sheet], shelf: Shelf
) -> None:
    typed(editor, "Rapi")
    editor.leave()
    editor.leave()

    assert len(shelf.kept) == 1


def test_an_undone_draft_is_saved_too(editor: DraftEditor[Sheet], shelf: Shelf) -> None:
    typed(editor, "Rapi")
    editor.leave()
    editor.undo_stack.undo()
    editor.leave()

    assert [draft.feedback for draft, _ in shelf.kept] == ["Rapi", ""]


def test_someone_else_saved_first_is_told_apart(
    editor: DraftEditor[Sheet], shelf: Shelf, qtbot: QtBot
) -> None:
    shelf.refusal = StaleError("Versi yang lebih baru sudah tersimpan.")
    typed(editor, "Rapi")

    with qtbot.waitSignal(editor.stale):
        editor.leave()
    assert editor.has_unsaved
    assert editor.draft.feedback == "Rapi"


def test_what_could_not_be_saved_is_kept_and_tried_again(
    editor: DraftEditor[Sheet], shelf: Shelf, qtbot: QtBot
) -> None:
    shelf.refusal = KinerjaError("Disk penuh.")
    typed(editor, "Rapi")
    with qtbot.waitSignal(editor.failed):
        editor.leave()

    shelf.refusal = None
    editor.leave()
    assert shelf.kept == [(Sheet(feedback="Rapi"), 3)]


def test_opening_another_draft_forgets_what_could_be_undone(editor: DraftEditor[Sheet]) -> None:
    typed(editor, "Rapi")
    editor.open(Sheet(feedback="Lain"), 7)

    assert not editor.undo_stack.canUndo()
    assert (editor.draft.feedback, editor.version) == ("Lain", 7)
