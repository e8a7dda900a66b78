from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from kinerja_desktop.core.observation import Source
from kinerja_desktop.progress import Silent
from kinerja_desktop.reports.preview import page_texts
from tests.office import PRIVATE, Office


def test_the_list_of_a_person_leaves_as_pages_workbook_and_text_without_anything_private(
    office: Office, tmp_path: Path
) -> None:
    office.plan(office.rina)
    office.note(office.rina, f"rhk-{office.rina}-0", source=Source.PEER, told_by=PRIVATE)
    office.note(office.rina, source=Source.EMPLOYEE, happened_on=date(2026, 6, 20))
    office.note(office.rina, text=PRIVATE, is_visible=False)
    office.note(office.ids[1], text="Tentang orang lain.")
    lists, where = office.services.evidence_lists, (office.period_id, office.rina)
    shown = lists.of(*where)
    assert [entry.items for entry in shown.entries] == ["Laporan keuangan", "Akuntabel"]
    assert shown.voices == "1 diceritakan, 1 dari pegawai sendiri"
    for suffix in (".pdf", ".xlsx", ".csv"):
        lists.save(tmp_path / f"daftar{suffix}", *where, Silent())
    pages = " ".join(page_texts((tmp_path / "daftar.pdf").read_bytes())).split()
    sheet = load_workbook(tmp_path / "daftar.xlsx").active
    assert sheet is not None
    cells = [str(value) for line in sheet.iter_rows(values_only=True) for value in line if value]
    with (tmp_path / "daftar.csv").open(encoding="utf-8-sig", newline="") as file:
        texts = [word for line in csv.reader(file, delimiter=";") for word in line]
    for told in (" ".join(pages), " ".join(cells), " ".join(texts)):
        assert "Pegawai sendiri" in told
        assert "dicatat terlambat" in told
        assert PRIVATE not in told
        assert "orang lain." not in told
