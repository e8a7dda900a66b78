from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from kinerja_desktop.core.appraisal import Answer, Appraisal, Draft, Rating, Stage
from kinerja_desktop.core.discussion import Choice, Discussion
from kinerja_desktop.core.gates import Gate, GateInput, gates, open_points
from kinerja_desktop.core.methods import METHODS
from kinerja_desktop.core.methods.method import items_of
from kinerja_desktop.services.periods import starter_instrument
from tests.office import SEMESTER

INSTRUMENT = replace(starter_instrument("permenpanrb_6_2022"), id=4)
METHOD = METHODS[INSTRUMENT.method]
ITEMS = items_of(INSTRUMENT, None)
TALK = Discussion(
    appraisal_id=1,
    started_at=datetime(2026, 7, 6, 9),
    ended_at=datetime(2026, 7, 6, 9, 43),
    comment="Terima kasih.",
    choice=Choice.READ,
    objection_told=True,
)


def given(
    step: int = 0,
    *,
    talk: Discussion | None = TALK,
    evidence: tuple[int, ...] = (),
    justification: str = "",
    reason: str = "",
    leave_out: str = "",
    instrument_id: int = 4,
) -> GateInput:
    answers = tuple(
        Answer(key=item.key, step=step, evidence=evidence)
        for item in ITEMS
        if item.key != leave_out
    )
    draft = Draft(
        answers=answers,
        results_rating=Rating(step),
        behaviour_rating=Rating(step),
        justification=justification,
    )
    return GateInput(
        appraisal=Appraisal(
            period_id=1, employee_id=1, stage=Stage.SIGNED, draft=draft, instrument_id=instrument_id
        ),
        items=ITEMS,
        result=METHOD.result(draft, ITEMS, INSTRUMENT, True),
        instrument=INSTRUMENT,
        discussion=talk,
        reviewer="Ir. Sri Misalnya, M.T.",
        without_talk_reason=reason,
    )


def gate(found: tuple[Gate, ...], key: str) -> Gate:
    return next(one for one in found if one.key == key)


def test_everything_in_order_opens_all_seven_gates() -> None:
    found = gates(given())
    assert [one.key for one in found] == ["G1", "G2", "G3", "G4", "G5", "G6", "G12"]
    assert all(one.is_met and one.is_hard and one.proof for one in found)


def test_an_open_item_holds_back() -> None:
    assert not gate(gates(given(leave_out="loyal")), "G1").is_met


@pytest.mark.parametrize("step", [1, -1])
def test_an_extreme_predicate_needs_a_note_or_sixty_characters(step: int) -> None:
    assert not gate(gates(given(step)), "G2").is_met
    assert not gate(gates(given(step, justification="x" * 59)), "G2").is_met
    assert gate(gates(given(step, justification="x" * 60)), "G2").is_met
    assert gate(gates(given(step, evidence=(7,))), "G2").is_met


def test_baik_needs_no_note() -> None:
    assert gate(gates(given(0)), "G2").is_met


WEIGHTED = replace(starter_instrument("weighted_indicators"), id=4)


def scored(step: int, **answer: Any) -> GateInput:
    """Return a whole appraisal by weighted indicators: one extreme, the others in the middle."""
    items = items_of(WEIGHTED, None)
    first = Answer(key=items[0].key, step=step, **answer)
    draft = Draft(answers=(first, *(Answer(key=item.key, step=3) for item in items[1:])))
    return replace(
        given(),
        appraisal=Appraisal(
            period_id=1, employee_id=1, stage=Stage.SIGNED, draft=draft, instrument_id=4
        ),
        items=items,
        result=METHODS[WEIGHTED.method].result(draft, items, WEIGHTED, True),
        instrument=WEIGHTED,
    )


def test_an_extreme_score_needs_two_notes_or_a_written_exception() -> None:
    bare = gate(gates(replace(scored(5), evidence_needed=2)), "G2")
    assert not bare.is_met
    assert bare.proof.startswith("Disiplin: ")
    one = scored(5, evidence=(7,))
    assert gate(gates(one), "G2").is_met
    assert not gate(gates(replace(one, evidence_needed=2)), "G2").is_met
    assert gate(gates(replace(scored(1, evidence=(7, 8)), evidence_needed=2)), "G2").is_met
    assert gate(gates(scored(5, feedback="x" * 60)), "G2").is_met
    assert gate(gates(scored(4)), "G2").is_met
    assert gate(gates(scored(5, not_applicable=False, reason="x" * 60)), "G2").is_met


def test_an_open_score_is_no_extreme_score() -> None:
    whole = scored(3)
    open_one = whole.appraisal.draft.with_answer(Answer(key=whole.items[0].key))
    appraisal = replace(whole.appraisal, draft=open_one)
    assert gate(gates(replace(whole, appraisal=appraisal)), "G2").is_met


def test_the_employee_must_be_heard_or_absent_with_a_reason() -> None:
    silent = replace(TALK, comment="")
    assert not gate(gates(given(talk=silent)), "G3").is_met
    assert gate(gates(given(talk=replace(silent, no_comment=True))), "G3").is_met
    assert gate(gates(given(talk=replace(silent, refusal_reason="Menolak"))), "G3").is_met
    assert gate(gates(given(talk=None, reason="Cuti melahirkan")), "G3").is_met


def test_without_a_talk_a_reason_is_needed() -> None:
    closed = [one.key for one in gates(given(talk=None)) if not one.is_met]
    assert closed == ["G3", "G4", "G5"]
    assert all(one.is_met for one in gates(given(talk=None, reason="Cuti melahirkan")))


def test_a_talk_that_ended_with_not_today_does_not_count() -> None:
    later = replace(TALK, choice=Choice.NOT_TODAY)
    assert not gate(gates(given(talk=later)), "G5").is_met


def test_another_version_of_the_method_holds_back() -> None:
    assert not gate(gates(given(instrument_id=3)), "G6").is_met


def test_thin_evidence_is_told_but_is_no_gate() -> None:
    names = open_points(ITEMS, (), SEMESTER)
    assert "Loyal" in names
    assert len(names) == len(ITEMS)


def test_the_right_to_object_is_proved_without_a_named_reviewer() -> None:
    proofs = {gate.key: gate.proof for gate in gates(replace(given(), reviewer=""))}
    assert proofs["G4"] == "14 hari sejak diterima"
