"""The list of evidence on paper: inside the margins, readable for everybody, nothing private."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from pdfua import validate

from kinerja_desktop.core.evidence_list import evidence_list
from kinerja_desktop.core.observation import Attachment, NoteKind, Observation, Source, Valence
from kinerja_desktop.i18n import use_language
from kinerja_desktop.reports.evidence_sheet import evidence_sheet
from tests.reports.page_checks import misplaced, overprinted
from tests.reports.pdf_look import Pdf

WHEN = datetime(2026, 12, 20, 14, 32)
NOTE = Observation(
    employee_id=1,
    happened_on=date(2026, 12, 10),
    recorded_at=datetime(2026, 12, 10, 16),
    valence=Valence.PLUS,
    text="Menyusun daftar periksa sebelum mengirim dokumen pencairan.",
    impact="Bendahara tidak meminta koreksi.",
    item_keys=("kompeten",),
)
NOTES = (
    NOTE,
    replace(NOTE, happened_on=date(2026, 2, 3), recorded_at=datetime(2026, 12, 12, 20)),
    replace(NOTE, source=Source.EMPLOYEE, text="Menulis panduan singkat bagi rekan."),
    replace(NOTE, source=Source.TOLD, told_by="Lurah Sukamaju", kind=NoteKind.COMMUNITY),
    replace(NOTE, text="Rahasia penilai.", is_visible=False),
    replace(NOTE, text="", situation="Draf rapat."),
    replace(NOTE, attachments=(Attachment(name="daftar.pdf", size_bytes=4, sha256="0"),)),
)


def made(times: int = 1, *, is_sample: bool = False) -> bytes:
    shown = evidence_list(
        "Rina Contohwati, S.E.",
        "Semester II 2026",
        NOTES * times,
        {"kompeten": "Kompeten"},
        is_sample=is_sample,
    )
    return evidence_sheet(shown, paper="A4", created_at=WHEN)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("times", [1, 20])
def test_every_entry_stands_in_the_margins(
    look: Callable[[bytes], Pdf], language: str, times: int
) -> None:
    use_language(language)
    pdf = look(made(times))
    assert pdf.flat.count("panduan singkat") == times
    assert misplaced(pdf) == []
    assert overprinted(pdf) == []
    assert [finding.message for finding in validate(str(pdf.path)).findings] == []


def test_origin_lateness_and_counts_are_told_and_nothing_private(
    look: Callable[[bytes], Pdf],
) -> None:
    use_language("id")
    words = look(made()).flat
    assert "5 catatan: 3 dilihat, 1 diceritakan, 1 dari pegawai sendiri" in words
    assert "Pegawai sendiri" in words
    assert "12 Des 2026, dicatat terlambat" in words
    assert words.count("terlambat") == 1
    assert "daftar.pdf" in words
    for hidden in ("Lurah", "Rahasia penilai", "Draf rapat"):
        assert hidden not in words


def test_a_list_without_entries_and_invented_data_say_so(look: Callable[[bytes], Pdf]) -> None:
    use_language("id")
    empty = evidence_list("Rina", "Semester II 2026", (), {})
    assert "0 catatan" in look(evidence_sheet(empty, paper="A4", created_at=WHEN)).flat
    assert "Data rekaan." in look(made(is_sample=True)).flat
