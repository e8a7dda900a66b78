from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.core.appraisal import Answer, Draft
from kinerja_desktop.core.fairness.hint import Rule, chosen
from kinerja_desktop.core.fairness.reading import (
    Basis,
    Person,
    people_hints,
    person_hints,
)
from kinerja_desktop.core.fairness.unit_reading import sittings, unit_hints
from kinerja_desktop.core.instrument import FIVE_STEPS, THREE_STEPS
from kinerja_desktop.core.methods.method import items_of
from kinerja_desktop.core.observation import Observation, Source, Valence
from kinerja_desktop.core.period import Period
from kinerja_desktop.services.periods import starter_instrument

START = date(2026, 1, 1)
PERIOD = Period(name="Semester I 2026", start=START, end=date(2026, 6, 30))
BASIS = Basis(period=PERIOD, today=PERIOD.end)
WEIGHTED = starter_instrument("weighted_indicators")
ITEMS = items_of(WEIGHTED, None)
KEYS = [item.key for item in ITEMS]
VALUES = items_of(starter_instrument("permenpanrb_6_2022"), None)


def note(key: str, days: int, valence: int, number: int = 0) -> Observation:
    happened_on = START + timedelta(days=days)
    return Observation(
        id=number,
        employee_id=1,
        happened_on=happened_on,
        recorded_at=datetime(2026, 6, 30, 9),
        valence=Valence(valence),
        source=Source.DIRECT if days % 2 else Source.REPORT,
        text="Mengirim rekap.",
        item_keys=(key,),
    )


def person(
    *steps: int | None, notes: tuple[Observation, ...] = (), number: int = 1, reason: str = ""
) -> Person:
    answers = tuple(
        Answer(key=key, step=step, evidence=(1,), feedback=reason)
        for key, step in zip(KEYS, steps, strict=True)
    )
    return Person(
        employee_id=number,
        name=f"Pegawai {number}",
        items=ITEMS,
        draft=Draft(answers=answers),
        notes=notes,
    )


def spread(key: str, *valences: int) -> tuple[Observation, ...]:
    """Return notes evenly over the half year."""
    return tuple(note(key, 20 + 35 * n, valence) for n, valence in enumerate(valences))


def rules(one: Person) -> list[Rule]:
    return [hint.rule for hint in person_hints(one, BASIS)]


def test_nothing_speaks_before_the_first_judgement() -> None:
    notes = spread(KEYS[0], -1, -1, -1, -1)
    assert rules(person(None, None, None, notes=notes)) == []
    assert unit_hints([], FIVE_STEPS) == ()


def test_score_against_notes_comes_first_and_alone_for_its_item() -> None:
    one = person(5, None, None, notes=spread(KEYS[0], 1, 1, -1, -1, -1))
    shown = chosen(person_hints(one, BASIS))
    assert [hint.rule for hint in shown] == [Rule.CONSISTENCY]
    assert shown[0].subject.item_key == KEYS[0]


def test_a_score_that_follows_june_is_told() -> None:
    early = tuple(note(KEYS[0], 15 + 40 * n, v) for n, v in enumerate((-1, -1, 0)))
    late = tuple(note(KEYS[0], 155 + 7 * n, 1) for n in range(3))
    found = rules(person(4, None, None, notes=early + late))
    assert Rule.PULL in found
    assert Rule.RECENCY not in found
    more = tuple(note(KEYS[0], 176 + n, 1) for n in range(2))
    assert Rule.RECENCY in rules(person(4, None, None, notes=early + late + more))


def test_a_score_that_follows_january_is_told() -> None:
    first = tuple(note(KEYS[0], 5 + 7 * n, -1) for n in range(3))
    later = tuple(note(KEYS[0], 60 + 30 * n, 1) for n in range(4))
    texts = [h.text for h in person_hints(person(2, None, None, notes=first + later), BASIS)]
    assert any("catatan 30 hari pertama" in text for text in texts)


def diary(days: list[int]) -> tuple[Observation, ...]:
    """Return notes on these days of the half year, on one item after the other."""
    return tuple(note(KEYS[n % len(KEYS)], day, 1, n + 1) for n, day in enumerate(days))


def test_a_diary_of_the_last_six_weeks_is_told_with_its_share_and_an_even_one_is_not() -> None:
    late = [20, 60, 110, *(140 + 6 * n for n in range(7))]
    found = person_hints(person(4, 4, 4, notes=diary(late)), BASIS)
    [told] = [hint for hint in found if hint.rule == Rule.RECENCY]
    assert told.subject.item_key == ""
    assert "5 dari 10 catatan" in told.text
    assert dict(told.numbers)["dalam enam minggu terakhir"] == "70 %"
    even = [9 + 18 * n for n in range(10)]
    assert Rule.RECENCY not in rules(person(4, 4, 4, notes=diary(even)))
    assert Rule.RECENCY not in rules(person(None, None, None, notes=diary(late)))


def test_an_extreme_score_without_a_note_asks_unless_the_feedback_says_why() -> None:
    bare = replace(person(5, None, None), draft=Draft(answers=(Answer(key=KEYS[0], step=5),)))
    assert Rule.UNDOCUMENTED in rules(bare)
    assert Rule.UNDOCUMENTED not in rules(person(5, None, None, reason="x" * 60))
    assert Rule.SUFFICIENCY in rules(bare)


def test_even_scores_over_uneven_notes_are_told_once_all_is_rated() -> None:
    notes = (
        *spread(KEYS[0], 1, 1, 1, 1),
        *spread(KEYS[1], -1, -1, -1, -1),
        *spread(KEYS[2], 1, 0, 1),
    )
    assert Rule.FLAT_PERSON in rules(person(3, 3, 3, notes=notes))
    assert Rule.FLAT_PERSON not in rules(person(3, 3, None, notes=notes))
    mixed = (replace(ITEMS[0], scale=THREE_STEPS), *ITEMS[1:])
    other = replace(person(1, 1, 1, notes=notes), items=mixed)
    assert Rule.FLAT_PERSON not in rules(other)


def test_the_values_of_2022_are_read_on_three_steps() -> None:
    key = VALUES[0].key
    one = Person(
        employee_id=1,
        name="Rina",
        items=VALUES,
        draft=Draft(answers=(Answer(key=key, step=1, evidence=(1,)),)),
        notes=spread(key, -1, 0, 1, 0),
    )
    assert rules(one)[0] == Rule.CONSISTENCY


def crowd(*steps: int, count: int = 8) -> list[Person]:
    return [person(*steps, number=n + 1, notes=spread(KEYS[0], 1, 0, 1, 0)) for n in range(count)]


def unit_rules(people: list[Person], **more: Any) -> list[Rule]:
    return [hint.rule for hint in unit_hints(people, FIVE_STEPS, **more)]


def test_an_even_unit_is_told_with_its_shape() -> None:
    assert unit_rules(crowd(4, 4, 4)) == [Rule.FLAT_UNIT, Rule.CENTRAL]
    assert unit_rules(crowd(4, 3, 5)) == []
    assert unit_rules([person(None, None, None)]) == []


def test_the_level_is_told_only_beside_a_reference() -> None:
    people = crowd(5, 4, 5)
    assert unit_rules(people) == []
    assert unit_rules(people, reference=(3.6, 0.55)) == [Rule.LEVEL]


def test_people_without_notes_are_named() -> None:
    people = crowd(4, 3, 5, count=5)
    silent = replace(people[0], notes=())
    hints = unit_hints([silent, *people[1:]], FIVE_STEPS)
    assert [hint.rule for hint in hints] == [Rule.ATTENTION]
    assert hints[0].text.startswith("Pegawai 1:")


def in_turn(scores: tuple[int, ...], *, days: int = 1) -> list[Person]:
    """Rate the first item of one person after the other, each minute one, on so many days."""
    people = []
    for n, score in enumerate(scores):
        one = person(score, None, None, number=n + 1, notes=spread(KEYS[0], 1, 0, 0, 0))
        at = datetime(2026, 6, 1 + n % days, 9, 40 - n)
        answer = replace(one.draft.answer(KEYS[0]), rated_at=at)
        people.append(replace(one, draft=one.draft.with_answer(answer)))
    return people


def test_the_order_of_a_sitting_is_read() -> None:
    scores = (4, 2, 5, 3, 4, 2, 5, 3, 4, 2, 5, 3)
    people = in_turn(scores)
    [first, *_others] = sittings(people)
    assert [one.employee_id for one, _item, _step in first] == list(range(12, 0, -1))
    assert Rule.CONTRAST in unit_rules(people)
    assert Rule.CONTRAST not in unit_rules(people[:5])
    assert Rule.CONTRAST not in unit_rules(in_turn(scores, days=3))
    unknown = [person(s, None, None, number=n + 1) for n, s in enumerate(scores)]
    assert list(sittings(unknown)) == []


def test_notes_to_improve_are_told_before_the_day_of_the_talk() -> None:
    minus = tuple(note(KEYS[0], 20 + 40 * n, -1, 1) for n in range(2))
    one = person(3, None, None, notes=minus)
    [told] = [hint for hint in person_hints(one, BASIS) if hint.rule == Rule.NO_SURPRISE]
    assert told.text.startswith("2 catatan perbaikan")
    known = tuple(replace(each, shared_on=START) for each in minus)
    assert Rule.NO_SURPRISE not in rules(replace(one, notes=known))
    assert Rule.NO_SURPRISE not in rules(replace(one, talk_on=START))
    unrated = person(None, None, None, notes=minus)
    assert Rule.NO_SURPRISE not in rules(unrated)


def test_the_two_widest_differences_from_the_employees_own_view_are_told() -> None:
    one = person(3, 4, 5, notes=spread(KEYS[0], 1, 0, -1, 0))
    own = replace(one, own=dict(zip(KEYS, (5, 3, 5), strict=True)))
    found = [hint for hint in person_hints(own, BASIS) if hint.rule == Rule.SELF_GAP]
    assert [hint.subject.item_key for hint in found] == KEYS[:2]
    assert found[0].text.startswith("Berbeda 2 tingkat")
    assert Rule.SELF_GAP not in rules(one)


def test_changes_and_copies_of_last_period_are_told() -> None:
    same = [replace(one, before=dict.fromkeys(KEYS, 4)) for one in crowd(4, 4, 4, count=4)]
    assert unit_rules(same) == [Rule.COPIED]
    moved = replace(person(2, 2, 3), before=dict.fromkeys(KEYS, 4))
    assert unit_rules([moved]) == [Rule.CHANGE]
    told = replace(moved, draft=replace(moved.draft, justification="Pindah tugas"))
    assert unit_rules([told]) == []
    assert unit_rules([replace(moved, draft=Draft())]) == []


def test_the_strongest_prompts_of_everybody_come_first() -> None:
    thin = person(3, None, None, notes=spread(KEYS[0], 1))
    against = person(1, None, None, notes=spread(KEYS[0], 1, 1, 1, 1, 1), number=2)
    hints = list(people_hints([thin, against], BASIS))
    told = [(one.rule, one.subject.employee_id) for one in hints]
    assert (told[0], told[-1]) == ((Rule.CONSISTENCY, 2), (Rule.SUFFICIENCY, 1))
    assert sorted(hints, key=str) == sorted(
        [*person_hints(thin, BASIS), *person_hints(against, BASIS)], key=str
    )


@given(
    st.lists(st.integers(1, 5), min_size=3, max_size=3),
    st.lists(st.tuples(st.sampled_from(KEYS), st.integers(0, 180), st.integers(-1, 1))),
    st.randoms(use_true_random=False),
)
def test_the_order_of_notes_and_answers_does_not_matter(
    steps: list[int], told: list[tuple[str, int, int]], dice: Any
) -> None:
    one = person(*steps, notes=tuple(note(*parts) for parts in told))
    notes, answers = list(one.notes), list(one.draft.answers)
    dice.shuffle(notes)
    dice.shuffle(answers)
    mixed = replace(one, notes=tuple(notes), draft=Draft(answers=tuple(answers)))
    assert person_hints(mixed, BASIS) == person_hints(one, BASIS)
    assert len(chosen(person_hints(one, BASIS))) <= 3
