from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.discussion import ActionItem
from kinerja_desktop.core.instrument import Predicate
from kinerja_desktop.core.observation import Valence
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.services import Services
from kinerja_desktop.services.shared_talk import TalkState
from kinerja_desktop.ui.preferences import Preferences
from tests.office import Office


def test_the_map_counts_notes_by_person_and_item(office: Office) -> None:
    plan = office.plan(office.rina)
    office.note(office.rina, plan.work_results[0].key)
    office.note(office.rina, "loyal")
    office.note(office.rina, "loyal")
    coverage = office.services.insights.home(office.period_id).coverage
    columns = [key for key, _word in coverage.columns]
    row = [person.id for person in coverage.people].index(office.rina)
    assert columns[0] == "results"
    assert coverage.counts[row][0] == 1
    assert coverage.counts[row][columns.index("loyal")] == 2
    assert coverage.totals[row] == 3


def test_what_is_due_is_counted_and_named(office: Office) -> None:
    office.note(office.ids[1], valence=Valence.MINUS, impact="", happened_on=date(2026, 6, 20))
    office.ready(office.ids[2])
    due = {row.key: row for row in office.services.insights.home(office.period_id).due}
    assert due["quiet_people"].count == 2
    assert due["incomplete_notes"].count == 1
    assert due["ready"].names == ("Sari Umpama",)
    assert due["without_plan"].count == 2


def test_who_was_not_noted_for_eight_weeks_is_named(
    services: Services, preferences: Preferences
) -> None:
    preferences.change(quiet_days=56)
    office = Office(services)
    seen = services.staff.add(Employee(name="Tono Andaikan"))
    services.periods.save(services.periods.view(office.period_id).period, (*office.ids, seen))
    for person in office.ids:
        office.note(person, happened_on=date(2026, 4, 29))
    office.note(seen, happened_on=date(2026, 4, 30))
    due = {row.key: row for row in services.insights.home(office.period_id).due}
    assert due["quiet_people"].names == ("Dedi Misalkan", "Rina Contohwati", "Sari Umpama")
    assert due["quiet_people"].title == "pegawai 56 hari tanpa catatan"


def test_a_plan_past_its_date_is_due(office: Office) -> None:
    office.ready(office.rina)
    talk = office.prepare(office.rina)
    office.services.discussing.start(talk.id)
    late = ActionItem(key="a", what="Inventaris ruang arsip", due_on=date(2026, 6, 1))
    coming = ActionItem(key="b", what="Pelatihan", due_on=date(2026, 8, 31))
    office.services.discussing.save_state(talk.id, TalkState(actions=(late, coming)))
    home = office.services.insights.home(office.period_id)
    assert home.due[0].key == "late_actions"
    assert home.due[0].count == 1
    assert [row.title for row in home.dates] == ["Pelatihan"]


def test_coming_talks_stand_in_the_calendar_in_order(office: Office) -> None:
    for place, employee_id in enumerate(office.ids[:2]):
        office.ready(employee_id)
        talk = office.prepare(employee_id)
        when = datetime(2026, 7, 6 - place, 9, 0)
        office.services.discussing.save_preparation(replace(talk, scheduled_at=when))
    dates = office.services.insights.home(office.period_id).dates
    assert [row.when.day for row in dates] == [5, 6]
    assert dates[0].place == "Ruang rapat 2"


def test_stages_and_predicates_add_up(office: Office) -> None:
    office.signed(office.rina)
    office.rate(office.ids[1], 1)
    home = office.services.insights.home(office.period_id)
    assert {stage: len(ids) for stage, ids in home.stages.items()} == {
        Stage.SIGNED: 1,
        Stage.DRAFT: 1,
        Stage.NOT_STARTED: 1,
    }
    assert (home.started, home.people) == (2, 3)
    assert home.predicates == {Predicate.BAIK: 1, Predicate.SANGAT_BAIK: 1}
    assert home.note_range == (0, 1)
