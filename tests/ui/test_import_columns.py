"""The second step of the import: how a file is read, and what every column is read as."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.column_matching import MatchOrigin
from kinerja_desktop.services import Services
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.panels.importing.column_rows import ColumnRow
from kinerja_desktop.ui.panels.importing.read_as import read_as
from kinerja_desktop.ui.panels.importing.wizard_steps import Step
from kinerja_desktop.ui.widgets.inputs import ComboBox
from tests.ui.import_visit import LISTS, Visit

TODAY = date(2026, 11, 24)


@pytest.fixture
def visit(qtbot: QtBot, frame: Frame, services: Services) -> Visit:
    return Visit(qtbot, frame, services)


def pick(combo: ComboBox, value: object) -> None:
    """Choose an option as a person does."""
    combo.set_value(value)
    combo.activated.emit(combo.currentIndex())


def row_of(visit: Visit, heading: str) -> ColumnRow:
    return next(row for row in visit.page.columns.rows if row.heading.text() == heading)


def readings(row: ColumnRow) -> list[str]:
    return [sample.reading.text() for sample in row.samples]


@pytest.mark.parametrize(
    ("field", "text", "reading"),
    [
        ("nip", "198904122014022003", "12 Apr 1989 · P · PNS"),
        ("nip", "'19890412 201402 2 003", "12 Apr 1989 · P · PNS"),
        ("nip", "19890412201402200", "17 angka, harus 18"),
        ("nip", "130455678", "nomor lain 130455678"),
        ("name", "SITI RAHMAWATI, S.E.", "Siti Rahmawati · gelar S.E."),
        ("name", "Dr. H. M. Rifa'i, S.T., M.T.", "M. Rifa'i · gelar Dr. H., S.T., M.T."),
        ("name", "Sukarman", ""),
        (
            "name_nip",
            "SITI AMINAH, S.E. NIP. 19890412 201402 2 003",
            "19890412 201402 2 003 · Siti Aminah · gelar S.E.",
        ),
        ("grade", "Penata Muda Tk. I (III/b)", "III/b"),
        ("grade", "III/b", ""),
        ("grade", "honorer", "bukan golongan, dibiarkan kosong"),
        ("rank", "Pembina", "IV/a"),
        ("birth_date", "31118", "12 Mar 1985"),
        ("birth_date", "12 Maret 1985", "12 Mar 1985"),
        ("birth_date", "31-02-1985", "bukan tanggal"),
        ("grade_since", "01-04-2024", "1 Apr 2024"),
        ("sex", "F", "perempuan"),
        ("sex", "?", "tidak dikenal, dikosongkan"),
        ("unit", "'Sekretariat", "Sekretariat"),
        ("unit", "null", ""),
        (None, "198904122014022003", ""),
    ],
)
def test_what_a_cell_is_read_as(field: str | None, text: str, reading: str) -> None:
    assert read_as(field, text, TODAY) == reading


def test_every_column_shows_what_its_samples_are_read_as(visit: Visit) -> None:
    visit.drop(LISTS / "nama-nip-satu-sel.xlsx")
    joint = row_of(visit, "NAMA / NIP")
    assert readings(joint)[0].startswith("dibaca 19800614 200503 2 ")
    assert "Siti Nur'aini Ma'rifah" in readings(joint)[0]
    assert readings(row_of(visit, "PANGKAT / GOL. RUANG")) == ["dibaca IV/b", "dibaca III/a"]
    assert not row_of(visit, "NO").samples[0].reading.isVisible()


def test_another_field_is_another_reading(visit: Visit) -> None:
    visit.drop(LISTS / "nama-nip-satu-sel.xlsx")
    born = row_of(visit, "TANGGAL LAHIR")
    assert readings(born)[0] == "dibaca 14 Jun 1980"
    pick(born.combo, "position")
    assert readings(born) == ["", ""]
    assert born.origin.words.text() == "Anda pilih"


def test_many_unused_columns_are_folded_away(visit: Visit) -> None:
    visit.drop(LISTS / "siasn-export.xlsx")
    page = visit.page
    used = page.draft.matched
    assert len(page.columns.rows) == used < 69
    fold = page.columns.list.fold
    assert fold.text() == f"Tampilkan {69 - used} kolom yang tidak dipakai"
    visit.press(fold)
    visit.qtbot.waitUntil(lambda: len(page.columns.rows) == 69, timeout=60_000)
    pick(row_of(visit, "NIK").combo, "agency")
    visit.press(fold)
    assert row_of(visit, "NIK").combo.value() == "agency"
    pick(row_of(visit, "NIK").combo, None)
    assert row_of(visit, "NIK").origin.words.text() == "Anda pilih"


def test_the_encoding_is_shown_and_another_one_is_read_at_once(visit: Visit) -> None:
    visit.drop(LISTS / "simpeg-cp1252.csv")
    choices = visit.page.columns.choices
    assert choices.encoding.isVisible()
    assert not choices.sheet.isVisible()
    assert choices.encoding.value() == "cp1252"
    assert choices.delimiter.value() == "\t"
    assert row_of(visit, "Nama Lengkap").samples[0].words.text() == "José Soares"
    pick(choices.encoding, "cp850")
    assert row_of(visit, "Nama Lengkap").samples[0].words.text() != "José Soares"
    pick(choices.encoding, "cp1252")
    assert row_of(visit, "Nama Lengkap").samples[0].words.text() == "José Soares"
    visit.press(visit.page.columns.next)
    assert visit.is_at(Step.REVIEW)
    assert visit.page.draft.plan is not None
    assert visit.page.draft.plan.source.encoding == "cp1252"


def test_an_encoding_that_cannot_be_says_so_and_keeps_the_list(visit: Visit) -> None:
    visit.drop(LISTS / "simpeg-cp1252.csv")
    step = visit.page.columns
    pick(step.choices.encoding, "utf-8")
    assert not step.next.isEnabled()
    assert step.matched.text()
    pick(step.choices.encoding, "cp1252")
    assert step.next.isEnabled()


def test_another_encoding_is_read_though_the_stick_is_gone(visit: Visit, tmp_path: Path) -> None:
    stick = tmp_path / "stik"
    stick.mkdir()
    shutil.copy(LISTS / "simpeg-cp1252.csv", stick)
    visit.drop(stick / "simpeg-cp1252.csv")
    shutil.rmtree(stick)
    pick(visit.page.columns.choices.encoding, "cp850")
    assert visit.page.draft.look is not None
    assert visit.page.draft.look.encoding == "cp850"
    pick(visit.page.columns.choices.encoding, "cp1252")
    visit.press(visit.page.columns.next)
    assert visit.is_at(Step.REVIEW)


def test_the_separator_is_chosen(visit: Visit, tmp_path: Path) -> None:
    path = tmp_path / "aneh.csv"
    lines = ["NIP|Nama|Unit", "198503122010012001|Rina Contohwati|Dinas, Kota"]
    path.write_text("\n".join(lines), encoding="utf-8")
    visit.drop(path)
    choices = visit.page.columns.choices
    assert choices.delimiter.value() == "|"
    pick(choices.delimiter, ",")
    pick(choices.delimiter, "|")
    assert len(visit.page.columns.rows) == 3
    assert visit.page.columns.next.isEnabled()


def test_a_pasted_table_has_a_separator_and_no_encoding(visit: Visit) -> None:
    visit.paste("NIP\tNama\n198503122010012001\tRina Contohwati\n")
    choices = visit.page.columns.choices
    assert choices.delimiter.isVisible()
    assert not choices.encoding.isVisible()
    assert not choices.sheet.isVisible()


def test_what_was_chosen_is_remembered_for_the_next_file_of_this_shape(
    visit: Visit, tmp_path: Path
) -> None:
    text = "NIP;Nama;Sebutan\n{nip};{name};Penelaah\n"
    for name, nip, who in (
        ("mei.csv", "198503122010012001", "Rina Contohwati"),
        ("juni.csv", "199207182022211005", "Dedi Misalkan"),
    ):
        (tmp_path / name).write_text(text.format(nip=nip, name=who), encoding="utf-8")
    visit.drop(tmp_path / "mei.csv")
    assert row_of(visit, "Sebutan").combo.value() is None
    pick(row_of(visit, "Sebutan").combo, "position")
    visit.press(visit.page.columns.next)
    visit.press(visit.page.review.foot.apply)
    visit.press(visit.page.done.again)
    visit.drop(tmp_path / "juni.csv")
    again = row_of(visit, "Sebutan")
    assert again.combo.value() == "position"
    assert again.origin.words.text() == "diingat"
    assert visit.page.draft.columns[2].origin is MatchOrigin.REMEMBERED


def test_a_file_that_is_open_in_a_spreadsheet_program_is_read_with_a_warning(
    visit: Visit, tmp_path: Path
) -> None:
    shutil.copy(LISTS / "bulan-lalu.xlsx", tmp_path)
    (tmp_path / "~$bulan-lalu.xlsx").write_bytes(b"\x05admin")
    visit.drop(tmp_path / "bulan-lalu.xlsx")
    assert visit.is_at(Step.COLUMNS)
    assert visit.page.notices.texts["in_use"].startswith("bulan-lalu.xlsx sedang terbuka")
