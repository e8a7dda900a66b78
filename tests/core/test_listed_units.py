"""The tree of work units of the national system: read by its headings, laid over our units."""

from __future__ import annotations

from kinerja_desktop.core.listed_units import Arranged, arranged, listed_tree
from kinerja_desktop.core.source_table import SourceRow, SourceTable
from kinerja_desktop.core.staff import Unit

ROWS = (
    ("HIERARKI UNOR",),
    ("NO", "ID", "NAMA_UNOR", "ID_ATASAN"),
    ("1", "'A1", "Dinas Contoh", "null"),
    ("2", "'B1", "BIDANG ARSIP", "'A1"),
    ("3", "'B2", "Subbagian Umum", "'A1"),
    ("4", "'C1", "Seksi Digital", "'B1"),
    ("5", "'X1", "Dinas Lain", ""),
    ("6", "'X2", "Subbagian Umum", "'X1"),
    ("7", "'R1", "Lingkar Satu", "'R2"),
    ("8", "'R2", "Lingkar Dua", "'R1"),
)


def table(*rows: tuple[str, ...]) -> SourceTable:
    numbered = enumerate(rows, start=1)
    return SourceTable(
        sheet="HierarkiUnor", rows=tuple(SourceRow(number=n, cells=cells) for n, cells in numbered)
    )


def test_units_get_the_place_the_tree_gives_them() -> None:
    tree = listed_tree([table(("NIP", "NAMA"), ("1", "x")), table(*ROWS)])
    assert tree is not None
    assert tree.count == 8
    assert tree.chains["seksi digital"] == ("BIDANG ARSIP", "Dinas Contoh")
    digital = Unit(id=7, name="Seksi Digital")
    general = Unit(id=8, name="Subbagian Umum", parent_id=3)
    found = arranged(tree, [digital, general, Unit(id=9, name="Dinas Contoh")])
    assert [(one.name, one.parent_id) for one in found.new] == [("BIDANG ARSIP", 9)]
    assert found.moved == (Unit(id=7, name="Seksi Digital", parent_id=-1),)


def test_a_name_at_two_places_and_a_way_without_end_move_nobody_wrongly() -> None:
    tree = listed_tree([table(*ROWS)])
    assert tree is not None
    assert "subbagian umum" not in tree.chains
    assert tree.chains["lingkar satu"] == ("Lingkar Dua",)
    assert arranged(tree, [Unit(id=1, name="Subbagian Umum", parent_id=5)]) == Arranged()


def test_a_list_of_people_is_no_tree() -> None:
    headings = ("NIP BARU", "NAMA", "UNOR ID", "UNOR NAMA", "INSTANSI ID")
    assert listed_tree([table(headings, ("1", "x", "2", "y", "3"))]) is None
