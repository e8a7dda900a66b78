"""The employee objects: the term, the statement, the decision, and the version that follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.discussion import Choice
from kinerja_desktop.core.objection import Objection, ObjectionState, Outcome
from kinerja_desktop.errors import InvalidError, KinerjaError, StaleError
from kinerja_desktop.services.objecting import ObjectionView
from kinerja_desktop.ui.preferences import Preferences
from tests.office import Office

FIRST_OF_MARCH = date(2026, 3, 1)
LAST_DAY = date(2026, 3, 15)


@pytest.fixture
def now() -> datetime:
    """Return a moment after the term has ended."""
    return datetime(2026, 3, 20, 9)


@pytest.fixture
def received(office: Office) -> Office:
    """Return an office in which Rina got her final result on 1 March."""
    appraisal = office.final(office.rina, FIRST_OF_MARCH)
    office.deliver(appraisal.id, FIRST_OF_MARCH)
    return office


def view_of(office: Office, appraisal_id: int = 0) -> ObjectionView:
    objecting = office.services.objecting
    return objecting.view(office.period_id, office.rina, appraisal_id=appraisal_id)


def filed(office: Office, day: date = LAST_DAY) -> Objection:
    objection = view_of(office).objection
    return office.services.objecting.file(
        replace(objection, filed_on=day, statement="Rating hasil kerja tidak sesuai bukti.")
    )


def decided(office: Office, outcome: Outcome) -> Objection:
    objection = office.services.objecting.examine(filed(office))
    return office.services.objecting.decide(
        replace(
            objection,
            explanation="Bukti bulan Mei terlewat.",
            outcome=outcome,
            decision="Rating hasil kerja diperiksa ulang.",
            decided_by="Ir. Sri Misalnya, M.T.",
            decided_on=date(2026, 3, 18),
        )
    )


def test_received_on_the_first_of_march_the_last_day_is_the_fifteenth(received: Office) -> None:
    view = view_of(received)
    assert view.objection.received_on == FIRST_OF_MARCH
    assert view.objection.last_day == LAST_DAY
    assert view.days_left == -5
    assert view.reviewer == "Ir. Sri Misalnya, M.T."
    assert view.can_object


def test_an_objection_older_than_the_receipt_is_refused_at_its_day(received: Office) -> None:
    objection = replace(view_of(received).objection, statement="Tidak sesuai bukti.")
    before_receipt = replace(objection, filed_on=date(2026, 2, 28))
    with pytest.raises(InvalidError) as caught:
        received.services.objecting.file(before_receipt)
    assert list(caught.value.fields) == ["filed_on"]
    assert view_of(received).objection.state == ObjectionState.NONE


def test_the_term_is_a_setting_until_the_objection_is_in(
    received: Office, preferences: Preferences
) -> None:
    preferences.change(objection_days=20)
    assert view_of(received).objection.last_day == date(2026, 3, 21)
    filed(received)
    preferences.change(objection_days=7)
    assert view_of(received).objection.last_day == date(2026, 3, 21)


@pytest.mark.parametrize(("day", "late"), [(LAST_DAY, False), (date(2026, 3, 16), True)])
def test_a_late_one_is_marked_and_never_blocked(received: Office, day: date, late: bool) -> None:
    objection = filed(received, day)
    assert objection.state == ObjectionState.FILED
    assert objection.is_late is late
    examined = received.services.objecting.examine(objection)
    assert examined.state == ObjectionState.EXAMINED
    assert examined.is_late is late


def test_a_decision_that_changes_makes_version_2_and_version_1_stays(received: Office) -> None:
    documents = received.services.documents
    first = received.services.appraising.view(received.period_id, received.rina).appraisal
    before = documents.preview(first.id, "evaluation_document")
    objection = decided(received, Outcome.CHANGED)
    assert objection.state == ObjectionState.DECIDED
    second = received.services.appraising.view(received.period_id, received.rina).appraisal
    assert (second.revision, second.stage) == (2, Stage.DRAFT)
    assert "Rating hasil kerja diperiksa ulang." in second.reopen_reason
    assert "Sri Misalnya" in second.reopen_reason
    again = documents.preview(first.id, "evaluation_document")
    assert again.is_stored
    assert again.pdf == before.pdf
    assert [(v.revision, v.is_valid) for v in again.versions] == [(2, False), (1, True)]
    [row] = [r for r in documents.rows(received.period_id) if r.employee.id == received.rina]
    assert (row.revision, row.valid_revision) == (2, 1)
    view = view_of(received)
    assert (view.appraisal.id, view.next_revision) == (first.id, 2)
    assert not view.is_editable


def test_version_2_becomes_the_valid_one(received: Office) -> None:
    decided(received, Outcome.CHANGED)
    services, first_id = received.services, view_of(received).appraisal.id
    draft = services.appraising.view(received.period_id, received.rina).appraisal
    services.appraising.mark_ready(draft.id)
    second = received.finalise(
        received.rina, date(2026, 3, 20), reason="Keputusan atasan atas keberatan."
    )
    assert second.stage == Stage.FINAL
    shown = services.documents.preview(first_id, "evaluation_document")
    assert [(v.revision, v.is_valid) for v in shown.versions] == [(2, True), (1, False)]
    assert view_of(received).objection.state == ObjectionState.NONE
    assert view_of(received, first_id).objection.state == ObjectionState.DECIDED


def test_a_decision_that_upholds_leaves_the_version(received: Office) -> None:
    decided(received, Outcome.UPHELD)
    view = view_of(received)
    assert (view.appraisal.revision, view.appraisal.stage) == (1, Stage.SUBMITTED)
    with pytest.raises(KinerjaError, match="ditutup"):
        received.services.objecting.save(replace(view.objection, statement="Diubah kemudian."))


def test_an_open_objection_freezes_the_version(received: Office) -> None:
    filed(received)
    with pytest.raises(KinerjaError, match="Keberatan"):
        received.services.appraising.reopen(view_of(received).appraisal.id, "Salah ketik.")


def test_half_written_it_is_kept_and_saved_in_order(received: Office) -> None:
    objecting = received.services.objecting
    begun = objecting.save(replace(view_of(received).objection, statement="Baru separuh"))
    assert view_of(received).objection.statement == "Baru separuh"
    assert view_of(received).objection.state == ObjectionState.NONE
    objecting.save(replace(begun, statement="Sudah lebih dari separuh"))
    with pytest.raises(StaleError):
        objecting.save(replace(begun, statement="Dari jendela lain"))


def test_what_is_missing_is_said_by_field(received: Office) -> None:
    objecting = received.services.objecting
    with pytest.raises(InvalidError) as caught:
        objecting.file(view_of(received).objection)
    assert set(caught.value.fields) == {"statement", "filed_on"}
    examined = objecting.examine(filed(received))
    with pytest.raises(InvalidError) as caught:
        objecting.decide(replace(examined, decided_on=date(2026, 3, 2), decided_by=""))
    assert set(caught.value.fields) == {"outcome", "decision", "decided_by", "decided_on"}


def test_steps_go_in_order_and_the_last_can_be_taken_back(received: Office) -> None:
    objecting = received.services.objecting
    objection = filed(received)
    with pytest.raises(KinerjaError):
        objecting.file(objection)
    back = objecting.step_back(objecting.examine(objection))
    assert back.state == ObjectionState.FILED
    assert objecting.step_back(back).state == ObjectionState.NONE


def test_said_in_the_talk_it_waits_for_the_statement(office: Office) -> None:
    office.ready(office.rina)
    office.talk(office.rina, Choice.OBJECTS)
    view = view_of(office)
    assert view.said_in_talk == date(2026, 3, 20)
    assert view.objection.state == ObjectionState.NONE
    assert view.can_object
    assert view.days_left is None


def test_a_draft_has_nothing_to_object_to(office: Office) -> None:
    office.ready(office.rina)
    view = view_of(office)
    assert not view.can_object
    with pytest.raises(KinerjaError, match="Belum ada hasil"):
        office.services.objecting.save(replace(view.objection, statement="Terlalu dini"))


class TestComingDates:
    @pytest.fixture
    def now(self) -> datetime:
        """Return a moment within the term."""
        return datetime(2026, 3, 12, 9)

    def test_home_shows_the_last_day_until_it_is_handed_in(self, received: Office) -> None:
        insights = received.services.insights
        [row] = [d for d in insights.home(received.period_id).dates if d.target == "objection"]
        assert row.when == datetime.combine(LAST_DAY, time())
        assert (row.employee_id, row.place) == (received.rina, "Rina Contohwati")
        filed(received, date(2026, 3, 11))
        home = insights.home(received.period_id)
        assert [d for d in home.dates if d.target == "objection"] == []
        [due] = [d for d in home.due if d.key == "open_objections"]
        assert (due.count, due.employee_ids) == (1, (received.rina,))
