from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from kinerja_desktop.core.staff_import import EntryKind
from kinerja_desktop.errors import Cancelled, UnreadableFileError
from kinerja_desktop.importing import read_file
from kinerja_desktop.importing.markup import markup_table
from kinerja_desktop.importing.opened_list import preview_file
from kinerja_desktop.progress import Silent

TODAY = date(2026, 11, 24)
PAGE = """<!DOCTYPE html>
<html><head><title>Unduhan</title><style>td { color: red }</style></head><body>
<table><tr><td colspan="5"><b>DAFTAR PEGAWAI</b></td></tr></table>
<table border="1">
<tr><th rowspan=2>NIP<th rowspan=2>NAMA<th colspan=2>PANGKAT<th rowspan=2>UNIT KERJA</tr>
<tr><th>GOL RUANG<th>TMT</tr>
<tr><td style="mso-number-format:'\\@'">198503122010012001</td><td>RINA&nbsp;CONTOHWATI, S.E.</td>
<td>III/c</td><td>01-04-2022</td><td rowspan="2">Bidang<br>A &amp; B</td></tr>
<tr><td>1,97811E+17</td><td>BUDI TELADAN</td><td>IV/a</td>
<td><table><tr><td>-</td></tr></table></td></tr>
</table></body></html>"""


class Stopped:
    """A person who has pressed Stop."""

    def step(self, _done: int, _total: int, _what: str = "") -> None:
        raise Cancelled


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_web_page_named_like_a_workbook_is_read_as_the_list_it_shows(
    tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "daftar.xls"
    path.write_text(PAGE, encoding=encoding)
    plan = preview_file(path, (), Silent(), today=TODAY)

    assert (plan.rows_total, plan.count(EntryKind.NEW)) == (2, 1)
    rina = plan.people[0]
    assert (rina.nip, rina.name, rina.back_title) == (
        "198503122010012001",
        "RINA CONTOHWATI",
        "S.E.",
    )
    assert (rina.grade, rina.unit) == ("III/c", "Bidang A & B")
    assert [(one.cell, one.code) for one in plan.problems] == [("A5", "nip_damaged")]
    assert plan.source.sheet is None


def test_cells_stand_where_a_browser_shows_them() -> None:
    table = markup_table(PAGE, Silent())
    assert [row.cells for row in table.rows[1:3]] == [
        ("NIP", "NAMA", "PANGKAT", "", "UNIT KERJA"),
        ("", "", "GOL RUANG", "TMT"),
    ]
    assert (table.merges[-1].top, table.merges[-1].bottom, table.merges[-1].left) == (4, 5, 4)
    assert table.filled_down().rows[4].text(4) == "Bidang\nA & B"


def test_tags_that_never_end_and_wrong_spans_lose_nothing() -> None:
    table = markup_table(
        '<table><tr><td colspan="x">NIP<td rowspan=-1>Nama<tr><td>1<td>Siti', Silent()
    )
    assert [row.cells for row in table.rows] == [("NIP", "Nama"), ("1", "Siti")]
    deep = markup_table(PAGE.replace("BUDI", "<b>" * 100_000 + "BUDI"), Silent())
    assert deep.rows == markup_table(PAGE, Silent()).rows


@pytest.mark.parametrize(
    "broken",
    [
        PAGE[: PAGE.index("1,97811")] + "<!-- never ends",
        PAGE[: PAGE.index("BUDI") - 2],
        PAGE.replace("BUDI", "BU\x00DI"),
    ],
    ids=["comment", "in a tag", "zero byte"],
)
def test_a_page_that_breaks_off_is_refused_instead_of_losing_rows(
    tmp_path: Path, broken: str
) -> None:
    path = tmp_path / "putus.xls"
    path.write_text(broken, encoding="utf-8")
    with pytest.raises(UnreadableFileError) as caught:
        read_file(path, Silent())
    assert caught.value.code == "unreadable"


@pytest.mark.parametrize("part", ["<!--", "<![x", "<a ", "<?", "</", "<", "&", "<a b='", "<table>"])
def test_rubbish_ends_at_once(part: str) -> None:
    with suppress(UnreadableFileError):
        markup_table("<table><tr><td>" + part * 300_000, Silent())


def test_reading_can_be_stopped() -> None:
    with pytest.raises(Cancelled):
        markup_table(PAGE, Stopped())


def test_a_page_wider_than_any_list_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lebar.xls"
    path.write_text("<table><tr>" + "<td>x" * 1001, encoding="utf-8")
    with pytest.raises(UnreadableFileError) as caught:
        read_file(path, Silent())
    assert caught.value.code == "too_large"
