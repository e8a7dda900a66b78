from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from kinerja_desktop.core.appraisal import Answer, Appraisal, Draft, Final, Rating, Stage
from kinerja_desktop.core.changes import Changes, Kind
from kinerja_desktop.core.discussion import (
    ActionItem,
    ActionState,
    AgendaStep,
    Choice,
    Discussion,
    Ink,
)
from kinerja_desktop.core.instrument import Predicate
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.data.store import Store
from kinerja_desktop.errors import NotFoundError, StaleError

MOMENT = datetime(2026, 6, 30, 10, 15, tzinfo=UTC)
DRAFT = Draft(
    answers=(
        Answer(
            key="rhk-1",
            step=1,
            feedback="Bagus",
            realisations=(("iki-1", "12 laporan"),),
            evidence=(3, 4),
        ),
        Answer(key="b", not_applicable=True, reason="tidak ada"),
    ),
    results_rating=Rating.ABOVE,
    justification="x",
)
FINAL = Final(
    predicate=Predicate.BAIK,
    total=Decimal("88.50"),
    place="Sleman",
    dated_on=date(2026, 6, 30),
    finalised_at=MOMENT,
    seal="ab" * 32,
)


@pytest.fixture
def appraisal(period_id: int, employee_id: int) -> Appraisal:
    return Appraisal(period_id=period_id, employee_id=employee_id)


def test_an_appraisal_comes_back_as_it_was_saved(
    store: Store, appraisal: Appraisal, heard: list[Changes]
) -> None:
    whole = replace(
        appraisal,
        stage=Stage.FINAL,
        draft=DRAFT,
        instrument_id=4,
        started_on=date(2026, 6, 1),
        final=FINAL,
        reopen_reason="salah ketik",
        delivered_on=date(2026, 7, 1),
    )
    with store.work() as work:
        saved = work.appraisals.save(whole)
        assert saved == replace(whole, id=saved.id, version=1)
        assert work.appraisals.get(saved.id) == saved
    assert heard[-1] == {(Kind.APPRAISAL, saved.id)}


def test_the_current_one_is_the_highest_revision_not_superseded(
    store: Store, appraisal: Appraisal
) -> None:
    key = (appraisal.period_id, appraisal.employee_id)
    with store.work() as work:
        assert work.appraisals.current(*key) is None
        first = work.appraisals.save(replace(appraisal, stage=Stage.FINAL, final=FINAL))
        second = work.appraisals.save(replace(appraisal, revision=2))
        assert work.appraisals.current(*key) == second
        superseded = work.appraisals.save(replace(first, stage=Stage.SUPERSEDED))
        assert work.appraisals.list(appraisal.period_id) == (second,)
        assert work.appraisals.history(appraisal.employee_id) == (superseded, second)
        assert work.counts()["appraisals"] == 1


def test_the_list_of_a_period_has_everyone_once(store: Store, appraisal: Appraisal) -> None:
    with store.work() as work:
        other = work.staff.add(Employee(name="Budi"))
        first = work.appraisals.save(appraisal)
        second = work.appraisals.save(replace(appraisal, employee_id=other))
        assert work.appraisals.list(appraisal.period_id) == (first, second)
        assert work.appraisals.list(appraisal.period_id + 1) == ()
        assert work.appraisals.history(other) == (second,)


def test_an_outdated_appraisal_is_refused(store: Store, appraisal: Appraisal) -> None:
    with store.work() as work:
        first = work.appraisals.save(appraisal)
        second = work.appraisals.save(replace(first, draft=DRAFT))
        assert second.version == 2
    with store.work() as work:
        with pytest.raises(StaleError, match="newer version"):
            work.appraisals.save(first)
        with pytest.raises(StaleError, match="already started"):
            work.appraisals.save(appraisal)
        with pytest.raises(NotFoundError):
            work.appraisals.save(replace(first, id=77))
        with pytest.raises(NotFoundError):
            work.appraisals.get(77)
        assert work.appraisals.get(first.id) == second


def test_a_discussion_comes_back_as_it_was_saved(
    store: Store, appraisal: Appraisal, heard: list[Changes]
) -> None:
    with store.work() as work:
        appraisal_id = work.appraisals.save(appraisal).id
    talk = Discussion(
        appraisal_id=appraisal_id,
        scheduled_at=MOMENT,
        ended_at=MOMENT,
        checks=frozenset({"room", "shared"}),
        strengths=(1, 2),
        private_note="hanya saya",
        step=AgendaStep.SIGNING,
        notes=(("story", "cerita"),),
        actions=(ActionItem(key="a", due_on=date(2026, 9, 1), state=ActionState.CARRIED),),
        choice=Choice.OBJECTS,
        employee_ink=Ink(
            strokes=(((1.5, 2.0, 0.5, 0.0), (2.5, 3.0, 1.0, 16.0)),),
            width=400.0,
            height=150.0,
            picture=b"\x89PNG",
            signed_at=MOMENT,
        ),
    )
    with store.work() as work:
        assert work.discussions.of(appraisal_id) is None
        saved = work.discussions.save(talk)
        assert saved == replace(talk, id=saved.id, version=1)
        assert work.discussions.of(appraisal_id) == saved
        assert work.discussions.get(saved.id) == saved
        assert work.discussions.list(appraisal.period_id) == (saved,)
        assert work.discussions.list(appraisal.period_id + 1) == ()
    assert heard[-1] == {(Kind.DISCUSSION, saved.id)}


def test_an_outdated_discussion_is_refused(store: Store, appraisal: Appraisal) -> None:
    with store.work() as work:
        appraisal_id = work.appraisals.save(appraisal).id
        first = work.discussions.save(Discussion(appraisal_id=appraisal_id))
        second = work.discussions.save(replace(first, comment="setuju"))
        assert second.version == 2
        with pytest.raises(StaleError, match="newer version"):
            work.discussions.save(first)
        with pytest.raises(StaleError, match="already saved"):
            work.discussions.save(Discussion(appraisal_id=appraisal_id))
        assert work.discussions.of(appraisal_id) == second
