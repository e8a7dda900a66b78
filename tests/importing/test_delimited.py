from __future__ import annotations

from pathlib import Path

import pytest

from kinerja_desktop.errors import Cancelled, UnreadableFileError
from kinerja_desktop.importing import delimited, read_file
from kinerja_desktop.importing.delimited import ENCODINGS, read_text
from kinerja_desktop.importing.importer import TextForm
from kinerja_desktop.progress import Silent

LIST = 'NIP;Nama;Unit\n\'198503122010012001;José, S.E.;"dua\nbaris"\n\n;;\n'
ROWS = [
    (1, ("NIP", "Nama", "Unit")),
    (2, ("'198503122010012001", "José, S.E.", "dua\nbaris")),
]


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
    ],
)
def test_every_encoding_gives_the_same_rows(tmp_path: Path, encoding: str, named: str) -> None:
    path = tmp_path / "daftar.csv"
    path.write_bytes(LIST.encode(encoding))
    found = read_file(path, Silent())
    assert (found.kind, found.encoding, found.delimiter) == ("csv", named, ";")
    assert found.tables[0].sheet is None
    assert [(row.number, row.cells) for row in found.tables[0].rows] == ROWS


def test_bytes_outside_the_code_page_do_not_stop_the_list(tmp_path: Path) -> None:
    path = tmp_path / "daftar.csv"
    path.write_bytes(b"NIP;Nama\n1;A\x81\xe9\n")
    assert read_file(path, Silent()).tables[0].rows[1].cells == ("1", "A\ufffdé")


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    text = "\n".join(delimiter.join(row) for row in (["NIP", "Nama", "Unit"], ["1", "a", "b"]))
    assert read_text(text, Silent()).delimiter == delimiter


def test_a_hint_of_the_spreadsheet_is_no_row() -> None:
    found = read_text("sep=|\nNIP|Nama;x\n", Silent())
    assert found.delimiter == "|"
    assert found.tables[0].rows[0].cells == ("NIP", "Nama;x")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \n\t\n", "empty"),
        ("NIP;Nama\x00", "unreadable"),
        ('NIP;Nama\n"' + "x" * 200_000, "unreadable"),
        ("NIP" + ";" * 2000, "too_large"),
    ],
)
def test_what_is_no_table_is_refused(text: str, code: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_text(text, Silent())
    assert caught.value.code == code


def test_one_column_is_read_by_any_delimiter() -> None:
    assert read_text("NIP\n1\n", Silent()).tables[0].rows[1].cells == ("1",)


@pytest.mark.parametrize(
    "text",
    [
        "<html><body>Masuk dahulu untuk mengunduh daftar.</body></html>",
        '<?xml version="1.0"?><!DOCTYPE table [<!ENTITY a "b">]><table><tr><td>&a;</table>',
        '<?xml version="1.0"?><Workbook><Worksheet/></Workbook>',
    ],
)
def test_markup_without_a_list_says_how_to_save_it(tmp_path: Path, text: str) -> None:
    path = tmp_path / "daftar.xls"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFileError, match=r"simpan sebagai \.xlsx") as caught:
        read_file(path, Silent())
    assert caught.value.code == "unreadable"


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    for place, word in ((tmp_path / "daftar.csv", "tidak ada"), (tmp_path, "folder")):
        with pytest.raises(UnreadableFileError, match=word):
            read_file(place, Silent())


def test_a_chosen_encoding_and_delimiter_win_over_what_is_found(tmp_path: Path) -> None:
    path = tmp_path / "daftar.csv"
    path.write_bytes("NIP;Nama,Unit\n1;José,Dinas\n".encode("cp850"))
    found = read_file(path, Silent())
    assert (found.encoding, found.delimiter) == ("cp1252", ";")
    assert found.tables[0].rows[1].cells == ("1", "Jos‚,Dinas")
    form = TextForm(encoding="cp850", delimiter=",")
    chosen = read_file(path, Silent(), form)
    assert (chosen.encoding, chosen.delimiter) == ("cp850", ",")
    assert chosen.tables[0].rows[1].cells == ("1;José", "Dinas")


@pytest.mark.parametrize("encoding", sorted(ENCODINGS))
def test_every_encoding_one_can_choose_reads_what_is_written_in_it(
    tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "daftar.csv"
    path.write_bytes(LIST.replace("’", "'").encode(encoding))
    found = read_file(path, Silent(), TextForm(encoding=encoding))
    assert (found.encoding, found.delimiter) == (encoding, ";")
    assert [(row.number, row.cells) for row in found.tables[0].rows] == ROWS


def test_an_encoding_that_does_not_fit_is_named(tmp_path: Path) -> None:
    path = tmp_path / "daftar.csv"
    path.write_bytes("NIP;Nama\n1;José\n".encode("cp1252"))
    with pytest.raises(UnreadableFileError, match="UTF-8"):
        read_file(path, Silent(), TextForm(encoding="utf-8"))


def test_old_line_ends_and_quotes_over_lines_are_records() -> None:
    assert [row.cells for row in read_text("NIP;Nama\r1;a\r\r2;b", Silent()).tables[0].rows] == [
        ("NIP", "Nama"),
        ("1", "a"),
        ("2", "b"),
    ]
    rows = read_text('NIP;Nama\r\n1;"a\r\nb"\r\n', Silent()).tables[0].rows
    assert [row.cells for row in rows] == [("NIP", "Nama"), ("1", "a\r\nb")]


def test_the_delimiter_of_the_heading_wins_over_commas_inside_cells() -> None:
    text = "Daftar A, B, C, D, E\nNIP;Nama;Unit\n1;Rina, S.E., M.M.;Dinas A, B, C, D\n"
    found = read_text(text, Silent())
    assert found.delimiter == ";"
    assert found.tables[0].rows[2].cells == ("1", "Rina, S.E., M.M.", "Dinas A, B, C, D")


def test_rows_and_cells_beyond_any_list_are_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "NIP;Nama\n1;a\n\n2;b\n"
    for limit, most in (("MOST_ROWS", 3), ("PLAIN_CELLS", 6)):
        monkeypatch.setattr(delimited, limit, most)
        assert len(read_text(text, Silent()).tables[0].rows) == 3
        monkeypatch.setattr(delimited, limit, most - 1)
        with pytest.raises(UnreadableFileError) as caught:
            read_text(text, Silent())
        assert caught.value.code == "too_large"
        monkeypatch.undo()


def test_reading_a_long_text_can_be_stopped() -> None:
    class Stopped:
        def step(self, done: int, total: int, what: str = "") -> None:
            raise Cancelled(done, total, what)

    with pytest.raises(Cancelled):
        read_text("NIP;Nama\n" * 600, Stopped())
