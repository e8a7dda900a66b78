from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

from kinerja_desktop.core.appraisal import Answer, Appraisal, Draft
from kinerja_desktop.core.discussion import ActionItem, ActionState, Discussion
from kinerja_desktop.core.dossier import Dossier, TalkRecord, suggested_note, talk_record
from kinerja_desktop.core.methods.method import Result, items_of
from kinerja_desktop.core.plan import Plan, PlanChange, PlanPart, WorkIndicator, WorkResult
from kinerja_desktop.core.sealing import canonical, record_of, seal
from kinerja_desktop.core.target import Direction
from kinerja_desktop.services.periods import starter_instrument
from tests.office import PEOPLE, PRIVATE, PROFILE, SEMESTER

INSTRUMENT = starter_instrument("permenpanrb_6_2022")
ACTION = ActionItem(
    key="a",
    what="Mengirim rekap mingguan",
    measure="sebelum pukul 15.00",
    support="rekap loket pukul 14.00.",
)


def dossier(**changes: object) -> Dossier:
    made = Dossier(
        employee=PEOPLE[0],
        profile=PROFILE,
        period=SEMESTER,
        instrument=INSTRUMENT,
        plan=Plan(period_id=1, employee_id=1),
        items=items_of(INSTRUMENT, None),
        appraisal=Appraisal(period_id=1, employee_id=1),
        result=Result(),
        talk=TalkRecord(actions=(ACTION,)),
        box_note="Dilanjutkan.",
        place="Serang",
        dated_on=date(2026, 7, 6),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def test_the_same_content_gives_the_same_seal() -> None:
    assert seal(record_of(dossier())) == seal(record_of(dossier()))
    assert len(seal(record_of(dossier()))) == 64


def test_any_printed_change_gives_another_seal() -> None:
    before = seal(record_of(dossier()))
    assert seal(record_of(dossier(box_note="Dilanjutkan!"))) != before
    assert seal(record_of(dossier(place="Cilegon"))) != before
    assert seal(record_of(dossier(employee=replace(PEOPLE[0], grade="III/d")))) != before


def test_what_happens_afterwards_does_not_break_the_seal() -> None:
    before = seal(record_of(dossier()))
    done = TalkRecord(actions=(replace(ACTION, state=ActionState.DONE, reason="selesai"),))
    closed = replace(SEMESTER, closed_on=date(2026, 8, 1), id=9, instrument_id=3)
    assert seal(record_of(dossier(talk=done, period=closed))) == before


def test_the_canonical_text_is_sorted_and_tight() -> None:
    assert canonical({"b": 1, "a": "é"}) == '{"a":"é","b":1}'.encode()


def test_the_record_names_the_signature_it_expects() -> None:
    signatures = record_of(dossier())["signatures"]
    assert signatures == [{"field": "Penilai", "nip": PROFILE.appraiser.nip}]


def test_preparation_has_no_way_into_a_dossier() -> None:
    talk = Discussion(
        appraisal_id=1, private_note=PRIVATE, opening_question=PRIVATE, comment="Terima kasih."
    )
    record = talk_record(talk)
    assert PRIVATE not in repr(record)
    assert not {"private_note", "checks", "strengths", "growth", "opening_question"} & {
        field.name for field in fields(TalkRecord)
    }
    assert talk_record(None) == TalkRecord()


def test_box_5_is_suggested_from_the_agreed_plans() -> None:
    note = suggested_note((ACTION, ActionItem(key="b", what="Mengikuti pelatihan.")))
    assert note == (
        "Mengirim rekap mingguan, sebelum pukul 15.00, dengan dukungan rekap loket pukul 14.00. "
        "Mengikuti pelatihan."
    )
    assert suggested_note(()) == ""


def test_a_typed_value_is_sealed_and_its_absence_changes_no_older_seal() -> None:
    key = INSTRUMENT.indicators()[0].key
    plain = Answer(key=key, step=1)

    def answer_of(answer: Answer) -> dict[str, object]:
        draft = Draft(answers=(answer,))
        record = record_of(dossier(appraisal=Appraisal(period_id=1, employee_id=1, draft=draft)))
        return next(one for one in record["answers"] if one["key"] == key)

    assert "value" not in answer_of(plain)
    assert answer_of(replace(plain, value=Decimal("91.5")))["value"] == "91.5"


def test_what_was_not_recorded_at_first_changes_no_earlier_seal() -> None:
    indicator = WorkIndicator(key="i", text="Laporan", target="6 laporan")
    plan = Plan(
        period_id=1,
        employee_id=1,
        work_results=(WorkResult(key="r", text="Laporan", indicators=(indicator,)),),
    )
    record = record_of(dossier(plan=plan))
    (result,) = record["plan"]["work_results"]
    assert list(result["indicators"][0]) == ["key", "aspect", "text", "target", "perspective"]
    assert "computed_total" not in record
    less = replace(indicator, direction=Direction.LESS)
    plan = replace(plan, work_results=(replace(plan.work_results[0], indicators=(less,)),))
    (result,) = record_of(dossier(plan=plan))["plan"]["work_results"]
    assert result["indicators"][0]["direction"] == "less"


def test_a_typed_total_is_sealed_with_its_reason_and_the_computed_one() -> None:
    draft = Draft(typed_total=Decimal("3.9"), typed_total_reason="Putusan keberatan")
    record = record_of(
        dossier(
            appraisal=Appraisal(period_id=1, employee_id=1, draft=draft),
            result=Result(total=Decimal("3.9"), computed_total=Decimal("3.6")),
        )
    )
    assert record["total"] == "3.9"
    assert record["computed_total"] == "3.6"
    assert record["typed_total_reason"] == "Putusan keberatan"


def test_changes_and_dates_of_a_plan_are_recorded_only_where_there_are_any() -> None:
    result = WorkResult(key="rhk", text="Laporan")
    plain = record_of(dossier(plan=Plan(period_id=1, employee_id=1, work_results=(result,))))
    assert "changes" not in plain["plan"]
    assert "due_on" not in plain["plan"]["work_results"][0]
    change = PlanChange(
        on=date(2026, 7, 2),
        reason="Dua pegawai pindah",
        part=PlanPart.RESULT,
        result_key="rhk",
        before="Laporan",
        after="Laporan ringkas",
    )
    dated = replace(result, due_on=date(2026, 8, 31))
    changed = Plan(period_id=1, employee_id=1, work_results=(dated,), changes=(change,))
    told = record_of(dossier(plan=changed))["plan"]
    assert told["work_results"][0]["due_on"] == "2026-08-31"
    assert told["changes"][0]["before"] == "Laporan"
    assert told["changes"][0]["on"] == "2026-07-02"
