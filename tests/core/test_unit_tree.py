from __future__ import annotations

from itertools import chain

from kinerja_desktop.core.collation import collated, folded
from kinerja_desktop.core.staff import Employee, Unit
from kinerja_desktop.core.unit_tree import NO_UNIT, above, in_tree_order, unit_tree

UNITS = (
    Unit(id=1, name="Dinas Contoh"),
    Unit(id=2, name="SD Negeri 10", parent_id=1),
    Unit(id=3, name="SD Negeri 2", parent_id=1),
    Unit(id=4, name="Bidang Kosong", parent_id=1),
    Unit(id=5, name="arsip"),
)


def people(**counts: int) -> list[Employee]:
    names = {"dinas": "Dinas Contoh", "ten": "SD Negeri 10", "two": "SD Negeri 2", "none": ""}
    units = chain.from_iterable([names.get(key, key)] * n for key, n in counts.items())
    return [Employee(name=f"Orang {place}", unit=unit) for place, unit in enumerate(units)]


def test_a_unit_counts_what_stands_below_it_and_the_top_adds_up() -> None:
    listed = people(dinas=1, ten=2, two=3, arsip=1, none=2)
    tree = unit_tree(UNITS, listed)
    assert [(b.name, b.depth, b.count) for b in tree] == [
        ("arsip", 0, 1),
        ("Dinas Contoh", 0, 6),
        ("SD Negeri 2", 1, 3),
        ("SD Negeri 10", 1, 2),
        ("", 0, 2),
    ]
    assert sum(branch.count for branch in tree if branch.depth == 0) == len(listed)
    assert tree[1].members == {("", "Dinas Contoh"), ("", "SD Negeri 2"), ("", "SD Negeri 10")}
    assert tree[-1].members == {NO_UNIT}


def test_a_unit_without_own_people_stands_above_those_that_have() -> None:
    tree = unit_tree(UNITS, people(two=1))
    assert [(b.name, b.depth, b.count) for b in tree] == [
        ("Dinas Contoh", 0, 1),
        ("SD Negeri 2", 1, 1),
    ]


def test_units_in_a_ring_or_without_a_record_lose_nobody() -> None:
    ring = (Unit(id=1, name="A", parent_id=2), Unit(id=2, name="B", parent_id=1))
    tree = unit_tree(ring, people(A=1, B=1, C=1))
    assert sum(branch.count for branch in tree if branch.depth == 0) == 3


def test_units_of_the_same_name_in_two_agencies_stay_apart() -> None:
    units = (Unit(id=1, name="Umum", agency="A"), Unit(id=2, name="Umum", agency="B"))
    listed = [Employee(name="X", unit="Umum", agency="A"), Employee(name="Y", agency="B")]
    tree = unit_tree(units, listed)
    assert [(b.name, b.agency, b.count) for b in tree] == [("Umum", "A", 1), ("", "", 1)]


def test_every_unit_stands_below_its_parent_even_in_a_ring() -> None:
    units = (
        Unit(id=1, name="Sekretariat"),
        Unit(id=2, name="Umum", parent_id=1),
        Unit(id=3, name="Keuangan", parent_id=1),
        Unit(id=4, name="Kas", parent_id=3),
        Unit(id=5, name="X", parent_id=6),
        Unit(id=6, name="Y", parent_id=5),
    )
    order = [(unit.name, depth) for unit, depth in in_tree_order(units)]
    assert order[:4] == [("Sekretariat", 0), ("Keuangan", 1), ("Kas", 2), ("Umum", 1)]
    assert {name for name, _depth in order[4:]} == {"X", "Y"}
    assert above(4, units) == {4, 3, 1}
    assert above(5, units) == {5, 6}
    assert above(0, units) == above(99, units) == frozenset()


def test_order_and_likeness_ignore_accents_and_case() -> None:
    assert folded("  José  ÉLAN ") == "jose elan"
    assert sorted(["SD 10", "Ébony", "sd 2", "eka"], key=collated) == [
        "Ébony",
        "eka",
        "sd 2",
        "SD 10",
    ]
