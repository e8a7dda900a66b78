from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.core.fairness.figures import compare_means, fisher, ranks
from kinerja_desktop.core.fairness.groups import (
    GROUPINGS,
    GroupReading,
    Member,
    TopRate,
    compare_groups,
    group_lines,
    rate_gap,
)
from kinerja_desktop.core.staff import Employee, Employment, Sex
from tests.core.fairness.readings import near, vectors

LOW = "3.4 3.8 3.6 4.0 3.2 3.7".split()
HIGH = "3.9 4.1 3.8 4.3 3.7 4.0 4.2".split()
DAY = date(2026, 6, 30)


@pytest.mark.parametrize("row", vectors("group_rate"))
def test_top_predicates_of_groups_agree_with_the_examples(row: dict[str, Any]) -> None:
    gap = rate_gap(TopRate(top=row["a"], people=row["n1"]), TopRate(top=row["b"], people=row["n2"]))
    wanted = row["expect"]
    assert gap.ratio is not None
    assert gap.ratio == near(wanted["ratio"])
    assert gap.p == near(wanted["fisher_p"])
    assert gap.ratio_if_one_moves is not None
    assert gap.ratio_if_one_moves == near(wanted["ratio_if_one_moves"])
    assert gap.is_shown is wanted["show"]


@pytest.mark.parametrize("row", vectors("permutation"))
def test_means_of_groups_agree_with_the_example(row: dict[str, Any]) -> None:
    found = compare_means(*([Fraction(str(v)) for v in row[name]] for name in ("x", "y")))
    assert found.difference == near(row["expect"]["diff"])
    assert found.p == near(row["expect"]["p"])
    assert found.is_exact is (row["expect"]["method"] == "eksak")
    assert found.arrangements == row["expect"]["arrangements"]


TABLES = st.tuples(*[st.integers(0, 12)] * 4).filter(lambda t: t[0] + t[1] and t[2] + t[3])


@given(TABLES)
def test_fisher_is_the_same_for_rows_and_columns(table: tuple[int, int, int, int]) -> None:
    a, b, c, d = table
    assert fisher(a, a + b, c, c + d) == fisher(c, c + d, a, a + b)
    assert fisher(a, a + b, c, c + d) == fisher(b, a + b, d, c + d)
    if a + c and b + d:
        assert fisher(a, a + b, c, c + d) == fisher(a, a + c, b, b + d)


VALUES = st.lists(st.fractions(0, 5, max_denominator=20), min_size=2, max_size=5)


@given(VALUES, VALUES, st.fractions(-3, 3, max_denominator=7), st.randoms(use_true_random=False))
def test_order_and_a_constant_change_no_comparison(
    xs: list[Fraction], ys: list[Fraction], shift: Fraction, dice: Any
) -> None:
    mixed = [x + shift for x in xs]
    dice.shuffle(mixed)
    moved = compare_means(mixed, [y + shift for y in reversed(ys)])
    assert moved == compare_means(xs, ys)
    assert 0 < moved.p <= 1


def test_large_groups_are_shuffled_with_a_fixed_seed() -> None:
    low, high = [Fraction(3)] * 12, [Fraction(4)] * 12
    once, again = compare_means(low, high), compare_means(low[::-1], high)
    assert once == again
    assert not once.is_exact
    assert once.p == Fraction(1, 10_001)


def test_equal_values_share_their_rank() -> None:
    assert ranks([5, 3, 5, 1]) == [3.5, 2.0, 3.5, 1.0]


def members(group: str, tops: int, people: int, notes: int = 6) -> list[Member]:
    return [
        Member(
            group=group,
            is_top=place < tops,
            score=Fraction(4 if place < tops else 3),
            residual=Fraction(place % 2, 10),
            notes=notes,
        )
        for place in range(people)
    ]


def read(people: list[Member]) -> tuple[str, ...]:
    found = compare_groups(people)
    assert found is not None
    return group_lines(found)


def test_a_group_of_four_shows_neither_rates_nor_names() -> None:
    lines = read([*members("women", 2, 4), *members("men", 5, 6)])
    assert lines == ("Ada kelompok di bawah 5 orang; tidak dibandingkan.",)


def test_one_group_alone_is_not_compared() -> None:
    assert compare_groups([*members("women", 2, 9), *members("", 3, 9)]) is None


def test_uneven_notes_come_first_then_rates_and_chance() -> None:
    lines = read([*members("women", 3, 10, notes=5), *members("men", 7, 10, notes=8)])
    assert lines[0] == "Catatan per orang: 5,0 dan 8,0. Lengkapi dulu."
    assert lines[1].startswith("Predikat teratas: 3 dari 10 perempuan, 7 dari 10 laki-laki; bisa")
    assert "p = 0,18" in lines[1]


def test_a_gap_that_the_diary_explains_is_said_so() -> None:
    people = [
        Member(group=group, is_top=False, score=Fraction(value), residual=Fraction(n % 3), notes=5)
        for group, values in (("women", LOW), ("men", HIGH))
        for n, value in enumerate(values)
    ]
    found = compare_groups(people)
    assert found is not None
    assert found.diary_explains
    assert group_lines(found)[-1].startswith("Catatan menjelaskan bedanya")


def test_a_wide_gap_among_many_is_rarely_chance() -> None:
    lines = read([*members("women", 9, 30), *members("men", 21, 30)])
    assert "jarang hanya kebetulan" in lines[0]


def test_no_top_predicate_anywhere_has_no_ratio() -> None:
    gap = rate_gap(TopRate(top=0, people=6), TopRate(top=0, people=6))
    assert gap.ratio is None
    assert gap.ratio_if_one_moves is None
    assert not GroupReading().diary_explains


@pytest.mark.parametrize(
    ("grouping", "person", "group"),
    [
        ("sex", Employee(name="x", sex=Sex.FEMALE), "women"),
        ("sex", Employee(name="x"), ""),
        ("age", Employee(name="x", birth_date=date(1996, 7, 1)), "under 30"),
        ("age", Employee(name="x", birth_date=date(1996, 6, 30)), "30 to 39"),
        ("age", Employee(name="x", birth_date=date(1960, 1, 1)), "50 and older"),
        ("age", Employee(name="x"), ""),
        ("grade", Employee(name="x", grade="II/c"), "I/II"),
        ("grade", Employee(name="x", grade="IX", employment=Employment.PPPK), ""),
        ("employment", Employee(name="x", employment=Employment.PPPK), "PPPK"),
        ("employment", Employee(name="x", employment=Employment.OTHER), ""),
    ],
)
def test_people_are_grouped_by_what_is_recorded(
    grouping: str, person: Employee, group: str
) -> None:
    _title, group_of = GROUPINGS[grouping]
    assert group_of(person, DAY) == group
