from __future__ import annotations

import json
from datetime import date, datetime

from kinerja_desktop.core.appraisal import Answer, Appraisal, Draft, Final, Rating
from kinerja_desktop.core.discussion import ActionItem, Choice, Discussion, Ink
from kinerja_desktop.core.instrument import Instrument, Predicate
from kinerja_desktop.core.plain import from_plain, to_plain
from kinerja_desktop.services.periods import starter_instrument


def there_and_back(value: object) -> object:
    return from_plain(type(value), json.loads(json.dumps(to_plain(value))))


def test_a_discussion_survives_being_written_down() -> None:
    talk = Discussion(
        appraisal_id=1,
        scheduled_at=datetime(2026, 7, 6, 9, 0),
        checks=frozenset({"room", "shared"}),
        choice=Choice.READ,
        actions=(ActionItem(key="a", what="Mengirim rekap", due_on=date(2026, 8, 31)),),
        employee_ink=Ink(strokes=(((1.0, 2.0, 0.5, 12.0),),), picture=b"\x00png"),
    )
    assert there_and_back(talk) == talk


def test_an_appraisal_survives_being_written_down() -> None:
    appraisal = Appraisal(
        period_id=1,
        employee_id=2,
        draft=Draft(
            answers=(Answer(key="a", step=-1, realisations=(("i", "6"),), evidence=(3, 4)),),
            results_rating=Rating.BELOW,
        ),
        final=Final(
            predicate=Predicate.KURANG,
            place="Serang",
            dated_on=date(2026, 7, 6),
            finalised_at=datetime(2026, 7, 6, 10),
            seal="0" * 64,
        ),
    )
    assert there_and_back(appraisal) == appraisal


def test_an_instrument_keeps_its_decimals() -> None:
    instrument = starter_instrument("weighted_indicators")
    assert there_and_back(instrument) == instrument


def test_sets_are_written_in_one_order() -> None:
    assert to_plain(frozenset({"b", "a", "c"})) == ["a", "b", "c"]


def test_fields_unknown_to_an_old_record_keep_their_defaults() -> None:
    assert from_plain(Draft, {"results_rating": 1}) == Draft(results_rating=Rating.ABOVE)
    assert isinstance(
        from_plain(Instrument, to_plain(starter_instrument("weighted_indicators"))), Instrument
    )
