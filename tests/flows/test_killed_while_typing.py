"""The process is killed while somebody types: what stood there a second ago is there again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from kinerja_desktop.core.discussion import SHOWN_PARTS, Discussion
from kinerja_desktop.data.store import open_store
from kinerja_desktop.data.vault import QUICK_COST, create_vault, unlock
from kinerja_desktop.paths import Paths, find_paths
from kinerja_desktop.services import Services, build_services
from kinerja_desktop.settings import Settings
from tests.flows.outside import OPEN_STORE, complaints, start
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


def kill_while_typing(prepared: Prepared, script: str, employee_id: int) -> Services:
    """Type in a window of another process, kill it, and open its store here."""
    process = start(OPEN_STORE + TYPE + script, str(prepared.paths.data), str(employee_id))
    assert process.stdout is not None
    said = process.stdout.readline().strip()
    process.kill()
    _out, err = process.communicate()
    assert said == "typed", err[-3000:]
    assert complaints(err) == []
    return with_services(prepared.paths)[0]


@pytest.mark.slow
def test_a_rating_is_there_again(prepared: Prepared) -> None:
    services = kill_while_typing(prepared, RATING, prepared.employee_id)
    draft = services.appraising.view(prepared.period_id, prepared.employee_id).appraisal.draft
    assert [answer.feedback for answer in draft.answers if answer.feedback] == [WORDS]


@pytest.mark.slow
def test_a_plan_is_there_again(prepared: Prepared) -> None:
    services = kill_while_typing(prepared, PLAN, prepared.employee_id)
    plan = services.planning.view(prepared.period_id, prepared.employee_id).plan
    assert WORDS in [result.assigned_by for result in plan.work_results]


@pytest.mark.slow
def test_the_talk_is_there_again(prepared: Prepared) -> None:
    other = prepared.employee_id + 1
    services = kill_while_typing(prepared, TALK, other)
    talk = services.discussing.prepare(prepared.period_id, other).discussion
    assert talk.story == WORDS
