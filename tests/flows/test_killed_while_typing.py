"""The process is killed while somebody types: text and place of a second ago are there again."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from kinerja_desktop.core.discussion import SHOWN_PARTS, Discussion
from kinerja_desktop.data.store import open_store
from kinerja_desktop.data.vault import QUICK_COST, create_vault, unlock
from kinerja_desktop.paths import Paths, find_paths
from kinerja_desktop.services import Services, build_services
from kinerja_desktop.settings import Settings
from tests.flows.outside import OPEN_STORE, complaints, run, start
from tests.office import Office
from tests.test_app import PASSPHRASE

WORDS = "Kalimat yang belum disimpan dengan tombol."

TYPE = """
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
WORDS = "Kalimat yang belum disimpan dengan tombol."
employee_id = int(sys.argv[2])
main = program.main

def write(field):
    field.setFocus()
    for letter in WORDS:
        QTest.keyClicks(field, letter)
        app.processEvents()
    pause = time.monotonic() + 1.2
    while time.monotonic() < pause:
        app.processEvents()
        time.sleep(0.005)
    print("typed", flush=True)
    while True:
        app.processEvents()
        time.sleep(0.005)
"""
RATING = """
main.open_page("appraisal", {"employee_id": employee_id})
board = main.pages.page.board
until(lambda: board.items.list.current_key() and board.rating.feedback.isVisible())
write(board.rating.feedback)
"""
PLAN = """
main.open_page("staff", {"employee_id": employee_id, "tab": "plan"})
plan = main.pages.page.card.plan
until(lambda: plan.form.text.isVisible() and plan.form.text.text())
write(plan.form.assigned_by)
"""
TALK = """
from kinerja_desktop.ui.discussion_window import DiscussionWindow
main.open_page("discussion", {"employee_id": employee_id})
page = main.pages.page
until(lambda: page.schedule.start.isVisible() and page._view is not None)
page.schedule.start.click()
def talks():
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, DiscussionWindow)]
until(lambda: talks() and talks()[0].isVisible())
window = talks()[0]
window.show_step(1)
write(window.steps[1].first_focus())
"""
PREPARATION = """
main.open_page("discussion", {"employee_id": employee_id})
page = main.pages.page
until(lambda: page.preparation.note.isVisible() and page._view is not None)
write(page.preparation.note)
"""
NOTE = """
from kinerja_desktop.ui.dialogs.quick_note import QuickNoteDialog
main.open_page("staff", {"employee_id": employee_id, "tab": "notes"})
until(lambda: main.period is not None)
main.open_note(employee_id)
dialog = program.top.findChild(QuickNoteDialog)
until(lambda: dialog.form.person.value() == employee_id)
write(dialog.form.text)
"""
PROFILE = """
main.open_page("settings", {"section": "profile"})
section = main.pages.page.sections["profile"]
until(lambda: section.own.text("name"))
section.own.set_text("place", "")
write(section.own.fields["place"].control)
"""
ELSEWHERE = """
program.main.open_page("staff", {"employee_id": int(sys.argv[2])})
until(lambda: program.main.pages.page.KEY == "staff")
end = time.monotonic() + 1.2
until(lambda: time.monotonic() > end)
finish()
"""
# The second start: where it goes by itself, and what the note and the profile show there.
AGAIN = """
from kinerja_desktop.ui.dialogs.quick_note import QuickNoteDialog
page = sys.argv[2]
until(lambda: program.main.pages.page.KEY == page)
def rest(seconds):
    end = time.monotonic() + seconds
    until(lambda: time.monotonic() > end)
rest(1.0)
found["place"] = {k: v for k, v in program.main.pages.page.place.items() if v}
dialog = program.top.findChild(QuickNoteDialog)
if dialog is not None:
    found["note"] = dialog.form.text.text()
    found["person"] = dialog.form.person.value()
if page == "settings":
    section = program.main.pages.page.sections["profile"]
    rest(0.5)
    found["profile"] = section.own.text("place")
    found["can_save"] = section.save.isEnabled()
print(json.dumps(found), flush=True)
while True:
    rest(1.0)
"""


@dataclass(frozen=True, kw_only=True)
class Prepared:
    paths: Paths
    period_id: int
    employee_id: int


def with_services(paths: Paths, *, create: bool = False) -> tuple[Services, Callable[[], None]]:
    if create:
        paths.data.mkdir(parents=True)
        key, _code = create_vault(paths.key, PASSPHRASE, cost=QUICK_COST)
    else:
        key = unlock(paths.key, PASSPHRASE)
    store = open_store(paths, key, create=create)
    services = build_services(store, paths, key, clock=datetime.now, settings=Settings)
    return services, store.close


@pytest.fixture
def prepared(tmp_path: Path) -> Prepared:
    paths = find_paths(tmp_path / "data")
    services, close = with_services(paths, create=True)
    office = Office(services)
    office.plan(office.rina)
    office.ready(office.ids[1])
    talk = services.discussing.prepare(office.period_id, office.ids[1]).discussion
    services.discussing.save_preparation(
        Discussion(appraisal_id=talk.appraisal_id, shown_parts=frozenset(SHOWN_PARTS))
    )
    close()
    return Prepared(paths=paths, period_id=office.period_id, employee_id=office.rina)


def kill(process: subprocess.Popen[str]) -> str:
    """Wait for a line of a program, kill it, and return the line."""
    assert process.stdout is not None
    said = process.stdout.readline().strip()
    process.kill()
    _out, err = process.communicate()
    assert said, err[-3000:]
    assert complaints(err) == []
    return said


def kill_while_typing(prepared: Prepared, script: str, employee_id: int) -> None:
    """Type in a window of another process and kill it."""
    said = kill(start(OPEN_STORE + TYPE + script, str(prepared.paths.data), str(employee_id)))
    assert said == "typed"


def start_again(prepared: Prepared, page: str) -> dict[str, Any]:
    """Unlock the store in a new process and return what is there once it stands at a page."""
    found: dict[str, Any] = json.loads(
        kill(start(OPEN_STORE + AGAIN, str(prepared.paths.data), page))
    )
    return found


@pytest.mark.slow
def test_a_rating_is_there_again(prepared: Prepared) -> None:
    kill_while_typing(prepared, RATING, prepared.employee_id)
    assert start_again(prepared, "appraisal")["place"]["employee_id"] == prepared.employee_id
    services, _close = with_services(prepared.paths)
    draft = services.appraising.view(prepared.period_id, prepared.employee_id).appraisal.draft
    assert [answer.feedback for answer in draft.answers if answer.feedback] == [WORDS]


@pytest.mark.slow
def test_a_plan_is_there_again(prepared: Prepared) -> None:
    kill_while_typing(prepared, PLAN, prepared.employee_id)
    found = start_again(prepared, "staff")
    assert found["place"] == {"employee_id": prepared.employee_id, "tab": "plan"}
    services, _close = with_services(prepared.paths)
    plan = services.planning.view(prepared.period_id, prepared.employee_id).plan
    assert WORDS in [result.assigned_by for result in plan.work_results]


@pytest.mark.slow
@pytest.mark.parametrize(("script", "field"), [(TALK, "story"), (PREPARATION, "private_note")])
def test_talk_and_preparation_are_there_again(prepared: Prepared, script: str, field: str) -> None:
    other = prepared.employee_id + 1
    kill_while_typing(prepared, script, other)
    assert start_again(prepared, "discussion")["place"]["employee_id"] == other
    services, _close = with_services(prepared.paths)
    talk = services.discussing.prepare(prepared.period_id, other).discussion
    assert getattr(talk, field) == WORDS


@pytest.mark.slow
def test_a_note_is_there_again(prepared: Prepared) -> None:
    kill_while_typing(prepared, NOTE, prepared.employee_id)
    found = start_again(prepared, "staff")
    assert found["place"] == {"employee_id": prepared.employee_id, "tab": "notes"}
    assert (found["note"], found["person"]) == (WORDS, prepared.employee_id)


@pytest.mark.slow
def test_a_profile_is_there_again(prepared: Prepared) -> None:
    kill_while_typing(prepared, PROFILE, prepared.employee_id)
    found = start_again(prepared, "settings")
    assert found["place"] == {"section": "profile"}
    assert (found["profile"], found["can_save"]) == (WORDS, True)
    settings = prepared.paths.settings
    assert not settings.exists() or WORDS not in settings.read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_program_that_ends_by_itself_begins_at_home(prepared: Prepared) -> None:
    found = run(OPEN_STORE + ELSEWHERE, str(prepared.paths.data), str(prepared.employee_id))
    assert found["page"] == "home"
    assert start_again(prepared, "home")["place"] == {}
