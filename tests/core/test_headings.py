from __future__ import annotations

from dataclasses import replace

import pytest

from kinerja_desktop.core.headings import field_of, find_heading, heading_at, loosely, normalise
from kinerja_desktop.core.source_table import Merge, SourceRow, SourceTable


def table(*rows: tuple[str, ...], first: int = 1) -> SourceTable:
    return SourceTable(
        sheet=None,
        rows=tuple(SourceRow(number=first + i, cells=cells) for i, cells in enumerate(rows)),
    )


@pytest.mark.parametrize(
    ("caption", "plain"),
    [
        ("N.I.P", "nip"),
        ("Gol/Ruang", "gol ruang"),
        ("PANGKAT / GOL. RUANG", "pangkat gol ruang"),
        ("Tgl.\nLahir", "tgl lahir"),
        ("NIP_BARU*", "nip baru"),
    ],
)
def test_headings_are_normalised(caption: str, plain: str) -> None:
    assert normalise(caption) == plain


def test_whole_headings_are_matched_never_parts() -> None:
    assert field_of("NIP BARU") == "nip"
    assert field_of("NIP LAMA") is None
    assert field_of("JENIS JABATAN NAMA") is None
    assert field_of("Nama Lengkap dan NIP") == "name_nip"


def test_spaced_letters_and_brackets_are_read_loosely() -> None:
    assert field_of(loosely("N I P (18 digit)")) == "nip"
    assert field_of(loosely("N A M A")) == "name"
    assert loosely("(contoh)") == ""


def test_the_heading_is_found_below_title_rows() -> None:
    found = find_heading(table(("DAFTAR NAMA",), ("", ""), ("No", "NIP", "Nama"), ("1", "x", "y")))
    assert found is not None
    assert (found.row, found.rows, found.last_row) == (3, 1, 3)


def test_the_richest_heading_wins() -> None:
    found = find_heading(table(("NIP", "Nama"), ("NIP", "Nama", "Golongan"), ("1", "2", "3")))
    assert found is not None
    assert found.row == 2


def test_no_heading_beyond_the_thirtieth_row() -> None:
    head = ("NIP", "Nama")
    assert find_heading(table(*[("judul",)] * 29, head)) is not None
    assert find_heading(table(*[("judul",)] * 30, head)) is None
    assert find_heading(table(("NIP", "Alamat"))) is None


def test_columns_of_a_group_stand_in_a_second_row() -> None:
    found = find_heading(
        table(
            ("Nama", "NIP", "Pangkat", "", "Keterangan"),
            ("", "", "Gol Ruang", "TMT", ""),
            ("1", "2", "3", "4", "5"),
        )
    )
    assert found is not None
    assert (found.row, found.rows) == (1, 2)
    assert [caption.text for caption in found.captions] == [
        "Nama",
        "NIP",
        "Pangkat Gol Ruang",
        "Pangkat TMT",
        "Keterangan",
    ]


def test_groups_may_stand_above_the_row_with_the_nip() -> None:
    found = find_heading(table(("Pegawai", "", "Jabatan"), ("Nama", "NIP", ""), ("a", "b", "c")))
    assert found is not None
    assert (found.row, found.rows) == (1, 2)
    assert found.captions[2].text == "Jabatan"


def test_a_heading_can_be_pointed_at() -> None:
    rows = table(("a", "b"), ("c", "d"))
    found = heading_at(rows, 2)
    assert found is not None
    assert found.row == 2
    assert heading_at(rows, 9) is None


def test_three_rows_of_groups_are_one_heading() -> None:
    found = find_heading(
        table(
            ("DAFTAR URUT KEPANGKATAN",),
            ("NO", "NAMA", "NIP", "DATA KEPEGAWAIAN", "", "", "", "UNIT KERJA"),
            ("", "", "", "PANGKAT", "", "JABATAN"),
            ("", "", "", "GOL/RUANG", "TMT", "NAMA JABATAN", "TMT"),
            ("1", "2", "3", "4", "5", "6", "7", "8"),
            ("1", "Rina", "x", "III/c", "y", "Guru", "z", "Dinas"),
        )
    )
    assert found is not None
    assert (found.row, found.rows) == (2, 3)
    assert [caption.text for caption in found.captions] == [
        "NO",
        "NAMA",
        "NIP",
        "DATA KEPEGAWAIAN PANGKAT GOL/RUANG",
        "DATA KEPEGAWAIAN PANGKAT TMT",
        "DATA KEPEGAWAIAN JABATAN NAMA JABATAN",
        "DATA KEPEGAWAIAN JABATAN TMT",
        "UNIT KERJA",
    ]
    assert found.captions[4].wordings == (
        "DATA KEPEGAWAIAN PANGKAT TMT",
        "TMT DATA KEPEGAWAIAN PANGKAT",
        "PANGKAT TMT",
        "TMT PANGKAT",
    )


def test_groups_of_joined_cells_stand_above_a_full_row() -> None:
    rows = (
        ("IDENTITAS", "", "KEPEGAWAIAN", ""),
        ("PEGAWAI", "", "PANGKAT", ""),
        ("NAMA", "NIP", "GOL", "TMT"),
        ("Rina", "x", "III/c", "y"),
    )
    plain = table(*rows)
    merges = tuple(
        Merge(top=top, bottom=top, left=left, right=left + 1) for top in (1, 2) for left in (0, 2)
    )
    joined = find_heading(replace(plain, merges=merges))
    assert joined is not None
    assert (joined.row, joined.rows) == (1, 3)
    assert joined.captions[1].wordings[-1] == "NIP PEGAWAI"
    alone = find_heading(plain)
    assert alone is not None
    assert (alone.row, alone.rows) == (3, 1)
