from __future__ import annotations

from dataclasses import replace
from datetime import date

from kinerja_desktop.core.distribution import Caution
from kinerja_desktop.core.instrument import Predicate
from kinerja_desktop.core.observation import Valence
from kinerja_desktop.core.staff import Employee, Sex
from tests.office import SEMESTER, Office

OTHER = replace(SEMESTER, name="Semester I, kedua")
EARLIER = replace(SEMESTER, name="Semester II 2025", start=date(2025, 7, 1), end=date(2025, 12, 31))


def many(office: Office, count: int) -> tuple[int, ...]:
    """Add people, every second a woman, and appraise them in a period of their own."""
    added = tuple(
        office.services.staff.add(
            Employee(name=f"Orang {place:02d}", sex=Sex.FEMALE if place % 2 else Sex.MALE)
        )
        for place in range(count)
    )
    office.period_id = office.services.periods.create(OTHER, added)
    return added


def test_notes_are_counted_beside_their_median(office: Office) -> None:
    people = many(office, 4)
    for person, count in zip(people, (1, 6, 8, 9), strict=True):
        for _note in range(count):
            office.note(person)
    view = office.services.balance.view(office.period_id)
    assert [(one.count, one.is_rare) for one in view.notes] == [
        (1, True),
        (6, False),
        (8, False),
        (9, False),
    ]
    assert view.note_median == 7
    assert view.ranges == ()
    assert view.distribution is None


def test_a_rating_stands_beside_the_direction_of_the_notes(office: Office) -> None:
    office.plan(office.rina)
    for _note in range(6):
        office.note(office.rina, "loyal", valence=Valence.MINUS)
    office.rate(office.rina, 1)
    [found] = office.services.balance.view(office.period_id).ranges
    assert (found.rating, found.told, found.notes) == (1.0, "Di atas ekspektasi", 6)
    assert found.direction.middle == -0.75
    assert not found.direction.holds(found.rating)
    assert found.error == 0


def test_the_pattern_waits_until_everybody_is_rated(office: Office) -> None:
    people = many(office, 6)
    for person in people[:-1]:
        office.plan(person)
        office.rate(person, 0)
    assert office.services.balance.view(office.period_id).distribution is None
    office.plan(people[-1])
    office.rate(people[-1], 0)
    found = office.services.balance.view(office.period_id).distribution
    assert found is not None
    assert found.caution == Caution.PICTURE
    assert found.counts == {Predicate.BAIK: 6}
    assert [one.limit.key for one in found.warnings] == ["B_MAX_70", "BP_OR_K_MISSING"]


def test_groups_are_compared_from_five_people_up(office: Office) -> None:
    people = many(office, 10)
    for place, person in enumerate(people):
        office.plan(person)
        office.rate(person, 1 if place % 2 else 0)
    groups = dict(office.services.balance.view(office.period_id).groups)
    rates = groups["Women and men"].rates
    assert rates is not None
    assert (rates.low.people, rates.high.people, rates.high.top) == (5, 5, 5)


def test_a_group_of_four_is_not_compared(office: Office) -> None:
    for person in many(office, 9):
        office.plan(person)
        office.rate(person, 0)
    groups = dict(office.services.balance.view(office.period_id).groups)
    assert groups["Women and men"].rates is None


def test_people_of_both_periods_are_put_side_by_side(office: Office) -> None:
    for person in office.ids[:2]:
        office.plan(person)
        office.rate(person, 1)
    assert office.services.balance.view(office.period_id).change is None
    now = office.period_id
    office.period_id = office.services.periods.create(EARLIER, office.ids)
    office.plan(office.rina)
    office.rate(office.rina, 0)
    change = office.services.balance.view(now).change
    assert change is not None
    assert change.period.name == "Semester II 2025"
    [move] = change.moves
    assert (move.before_told, move.now_told) == ("Baik", "Sangat Baik")
    assert (move.before, move.now) == (0.75, 1.0)
    assert change.stability is None
