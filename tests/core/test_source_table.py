from __future__ import annotations

import re
import sys
import unicodedata
from datetime import date, datetime, time

import pytest

from kinerja_desktop.core.source_table import (
    INVISIBLE,
    Merge,
    SourceRow,
    SourceTable,
    cell_text,
    column_letter,
    is_small_number,
    plain_text,
    replace_cells,
)


@pytest.mark.parametrize(
    ("index", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (36, "AK"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_have_letters(index: int, letter: str) -> None:
    assert column_letter(index) == letter


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "TRUE"),
        (False, "FALSE"),
        (7.0, "7"),
        (1.5, "1.5"),
        (198503122010012001.0, "198503122010012000"),
        (1e-7, "1e-07"),
        (1e30, "1e+30"),
        (date(1985, 3, 12), "1985-03-12"),
        (datetime(1985, 3, 12), "1985-03-12"),
        (datetime(1985, 3, 12, 8, 30), "1985-03-12 08:30:00"),
        (time(8, 30), "08:30:00"),
        ("teks", "teks"),
    ],
)
def test_cells_are_written_as_a_spreadsheet_shows_them(value: object, text: str) -> None:
    assert cell_text(value) == text


@pytest.mark.parametrize("raw", ["", "  ", "-", "null", "NULL", "#N/A", " - ", "\u00a0", "—"])
def test_blank_words_are_blank(raw: str) -> None:
    assert plain_text(raw) == ""


def test_spaces_of_every_kind_become_one() -> None:
    assert plain_text(" André\u00a0 Sitompul\n ") == "André Sitompul"
    assert plain_text("Jose\u0301\u200b") == "José"


def test_a_merged_cell_counts_for_every_row_it_covers() -> None:
    table = SourceTable(
        sheet="x",
        rows=(
            SourceRow(number=1, cells=("", "7"), numbers=frozenset({1})),
            SourceRow(number=2, cells=("b",)),
            SourceRow(number=4, cells=()),
        ),
        merges=(
            Merge(top=1, bottom=9, left=1, right=1),
            Merge(top=2, bottom=2, left=0, right=3),
            Merge(top=1, bottom=2, left=0, right=0),
            Merge(top=8, bottom=9, left=0, right=0),
        ),
    ).filled_down()
    assert [row.number for row in table.rows] == [1, 2, 3, 4]
    assert [row.text(1) for row in table.rows] == ["7", "7", "7", "7"]
    assert table.rows[1].text(0) == "b"
    assert table.rows[1].numbers == {1}
    assert table.rows[1].filled == {1}


def test_a_table_without_upright_merges_stays_as_it_is() -> None:
    table = SourceTable(sheet=None, rows=(), merges=(Merge(top=1, bottom=1, left=0, right=5),))
    assert table.filled_down() is table
    upright = SourceTable(sheet=None, rows=(), merges=(Merge(top=1, bottom=3, left=0, right=0),))
    assert upright.filled_down().rows == ()


def test_merges_beyond_any_list_are_left_alone() -> None:
    rows = tuple(SourceRow(number=number, cells=("x",)) for number in (1, 3_000_000))
    merge = Merge(top=1, bottom=3_000_000, left=0, right=0)
    table = SourceTable(sheet=None, rows=rows, merges=(merge,))
    assert len(table.filled_down().rows) == 2


def test_a_cell_typed_anew_is_text() -> None:
    row = SourceRow(number=1, cells=("7",), numbers=frozenset({0}))
    typed = replace_cells(row, {0: "8", 2: "x"})
    assert typed.cells == ("8", "", "x")
    assert typed.numbers == frozenset()


def test_running_numbers_are_recognised() -> None:
    assert is_small_number("7")
    assert is_small_number("(12)")
    assert is_small_number("3.")
    assert not is_small_number("1985")


def test_marks_without_a_width_are_those_of_unicode() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    kept = re.sub(f"[{INVISIBLE}]", "", everything)
    assert "Cf" not in set(map(unicodedata.category, kept))
    taken = set(everything) - set(kept)
    assert set(map(unicodedata.category, taken)) <= {"Cf", "Cn"}  # Cn: named in later versions
