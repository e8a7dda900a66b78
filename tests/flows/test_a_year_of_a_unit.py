"""A year of a unit: forty people, twelve months of notes, plans, ratings, and their evenness."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.fairness.hint import Rule
from kinerja_desktop.core.instrument import Predicate
from kinerja_desktop.data.store import Store
from kinerja_desktop.services import Services
from kinerja_desktop.services.sample_year import (
    LATE,
    OTHERWISE,
    OTHERWISE_ITEM,
    QUIET,
    RARE,
    YearFill,
    fill_unrated,
    fill_year,
    year_draft,
    year_office,
)
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.pages.balance_page import BalancePage
from kinerja_desktop.ui.pages.home_page import HomePage

pytestmark = pytest.mark.slow
SIZE = (1118, 617)


class Visit:
    """Home and Balance in a window, showing the year, and where they asked to go."""

    def __init__(self, qtbot: QtBot, frame: Frame, services: Services, period_id: int) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(*SIZE)
        self.went: list[tuple[str, dict[str, Any]]] = []
        period = services.periods.view(period_id).period
        self.home = HomePage(frame, services, parent=self.window)
        self.balance = BalancePage(frame, services, parent=self.window)
        for page in (self.home, self.balance):
            page.resize(*SIZE)
            page.went.connect(lambda key, target: self.went.append((key, target)))
            page.show_period(period)
        self.window.show()


def test_every_number_of_home_is_counted_by_hand_and_opens_its_list(
    qtbot: QtBot, frame: Frame, services: Services, store: Store, now: datetime
) -> None:
    filled = fill_year(store, now)
    ids = filled.employee_ids
    with store.reading() as look:
        period = look.periods.get(filled.period_id)
        notes = look.observations.list(start=period.start, end=period.end)
        stages = Counter(one.stage for one in look.appraisals.list(period.id))
    counts = Counter(note.employee_id for note in notes)
    assert len(ids) == 40
    assert len({(n.happened_on.year, n.happened_on.month) for n in notes}) == 12
    home = services.insights.home(filled.period_id)
    assert {stage: len(people) for stage, people in home.stages.items()} == stages
    listed = [person.id for person in home.coverage.people]
    assert dict(zip(listed, home.coverage.totals, strict=True)) == counts
    assert home.coverage.rare == {ids[RARE]}
    for employee_id, row in zip(listed, home.coverage.counts, strict=True):
        tied = [note for note in notes if note.employee_id == employee_id]
        loyal = [key for key, _word in home.coverage.columns].index("loyal")
        assert row[loyal] == sum("loyal" in note.item_keys for note in tied)
    last = {i: max(n.happened_on for n in notes if n.employee_id == i) for i in ids}
    quiet = {i for i, day in last.items() if (now.date() - day).days > 30}
    assert quiet == {ids[place] for place in QUIET}
    due = {row.key: row for row in home.due}
    assert set(due["quiet_people"].employee_ids) == quiet
    assert due["ready"].count == stages[Stage.READY]

    visit = Visit(qtbot, frame, services, filled.period_id)
    for link in visit.home.due.rows:
        link.click()
    opened = [target["employee_ids"] for _key, target in visit.went if "employee_ids" in target]
    assert due["quiet_people"].employee_ids in opened
    visit.went.clear()
    for link, stage in zip(
        visit.home.stages.rows[1:4], (Stage.DRAFT, Stage.READY, Stage.SIGNED), strict=True
    ):
        link.click()
        key, target = visit.went.pop()
        assert (key, len(target["employee_ids"])) == ("staff", stages[stage])
        assert link.accessibleName().endswith(f": {stages[stage]}")
    everybody, rare, silent = visit.home.evenness.links
    rare.click()
    assert visit.went.pop()[1]["employee_ids"] == (ids[RARE],)
    assert not silent.isEnabled()
    everybody.click()
    assert visit.went.pop() == ("staff", {})


def test_prompts_and_the_guideline_wait_for_the_ratings(
    qtbot: QtBot, frame: Frame, services: Services, store: Store, now: datetime
) -> None:
    office = year_office(now)
    filled = fill_unrated(store, office)
    period_id, ids = filled.period_id, filled.employee_ids
    visit = Visit(qtbot, frame, services, period_id)
    before = services.prompting.of_period(period_id).shown
    assert [hint.rule for hint in before] == [Rule.ATTENTION]
    rate(services, office, filled, OTHERWISE)
    [first, *_rest] = services.prompting.of_period(period_id).shown
    assert (first.rule, first.subject.employee_id) == (Rule.CONSISTENCY, ids[OTHERWISE])
    assert first.subject.item_key == OTHERWISE_ITEM
    late = rate(services, office, filled, LATE)
    [told] = [hint for hint in late if hint.rule == Rule.RECENCY and not hint.subject.item_key]
    assert dict(told.numbers)["dalam enam minggu terakhir"] == "70 %"
    for place in range(len(ids)):
        if place not in {OTHERWISE, LATE, RARE}:
            rate(services, office, filled, place)
    assert visit.balance.predicates.waiting.text().endswith("39 dari 40.")
    assert not visit.balance.predicates.plot.isVisible()
    rate(services, office, filled, RARE)
    view = services.balance.view(period_id)
    assert view.distribution is not None
    assert view.distribution.counts == {
        Predicate.SANGAT_BAIK: 4,
        Predicate.BAIK: 34,
        Predicate.BUTUH_PERBAIKAN: 2,
    }
    assert "34 dari 40" in visit.balance.predicates.words.text()
    assert view.change is not None
    assert len(view.change.moves) == 38
    groups = dict(view.groups)
    rates = groups["Women and men"].rates
    assert rates is not None
    assert (rates.low.people, rates.high.people) == (20, 20)
    assert groups["Age"].rates is None
    assert len(visit.balance.prompts.strips) == 3


def rate(services: Services, office: Any, filled: YearFill, place: int) -> Any:
    """Rate a person as the sample has it, and return the prompts about the rating."""
    view = services.appraising.view(filled.period_id, filled.employee_ids[place])
    notes = tuple(sorted(view.notes, key=lambda note: note.happened_on))
    draft = year_draft(office, place, view.items, notes)
    services.appraising.save_draft(view.appraisal, draft)
    return services.prompting.of_person(view, draft)
