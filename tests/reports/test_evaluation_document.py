"""The evaluation document: captions, one page and its appendix, long texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from pdfua import validate

from kinerja_desktop.core.appraisal import Rating
from kinerja_desktop.core.dossier import Dossier
from kinerja_desktop.core.period import PeriodKind
from kinerja_desktop.reports.evaluation_document import build
from tests.reports.dossiers import BUDI, CREATED, DEDI, emblem, sealed, with_items
from tests.reports.page_checks import misplaced, overprinted
from tests.reports.pdf_look import Pdf

Look = Callable[[bytes], Pdf]
SENTENCE = "Penyusunan laporan pertanggungjawaban keuangan yang andal, transparan, dan akuntabel. "
CAPTIONS = (
    "DOKUMEN EVALUASI KINERJA PEGAWAI",
    "PERIODE: SEMESTER I",
    "PEMERINTAH KABUPATEN CONTOH",
    "PERIODE PENILAIAN:",
    "01 JANUARI SD 30 JUNI TAHUN 2026",
    "PEGAWAI YANG DINILAI",
    "PEJABAT PENILAI KINERJA",
    "ATASAN PEJABAT PENILAI KINERJA",
    "EVALUASI KINERJA",
    "CAPAIAN KINERJA ORGANISASI",
    "PREDIKAT KINERJA PEGAWAI",
    "CATATAN/REKOMENDASI",
    "Pegawai yang Dinilai",
    "Pejabat Penilai Kinerja",
    "LAMPIRAN: HASIL DISKUSI",
)
LONG_NAME: dict[str, Any] = {
    "name": "Raden Ajeng Kusumaningtyas Purnamasari Wulandari Hadiningrat Sastrowardoyo",
    "front_title": "Prof. Dr. Ir. Hj.",
    "back_title": "S.E., M.Si., Ak., CA., CPA., QIA., CFrA.",
    "position": "Analis Keuangan Pusat dan Daerah Ahli Madya pada Direktorat Jenderal "
    "Perimbangan Keuangan dan Kekayaan Negara yang Dipisahkan",
    "unit": "Sub Bagian Perencanaan, Evaluasi, Pelaporan, dan Keuangan, Sekretariat Dinas "
    "Pekerjaan Umum, Penataan Ruang, Perumahan, Kawasan Permukiman, dan Pertanahan Kabupaten "
    "Contoh Barat Daya Kepulauan Luar Raya",
}


def long_names(dossier: Dossier) -> Dossier:
    profile = dossier.profile
    return replace(
        dossier,
        employee=replace(dossier.employee, **LONG_NAME),
        profile=replace(
            profile,
            appraiser=replace(profile.appraiser, **LONG_NAME),
            reviewer=replace(profile.reviewer, **LONG_NAME),
        ),
    )


def test_the_text_of_every_page_is_the_golden_one(
    final_dossier: Dossier, look: Look, golden: Callable[[str, Pdf], None]
) -> None:
    golden("evaluation_document", look(build(final_dossier, created_at=CREATED)))


def test_two_builds_give_the_same_bytes(final_dossier: Dossier) -> None:
    first, second = (build(final_dossier, created_at=CREATED) for _ in range(2))
    assert first == second


def test_all_captions_stand_there_in_the_order_of_the_form(
    final_dossier: Dossier, look: Look
) -> None:
    text = look(build(final_dossier, created_at=CREATED)).flat
    places = [text.find(caption) for caption in CAPTIONS]
    assert -1 not in places
    ordered = [
        text.index("PEGAWAI YANG DINILAI"),
        text.index("PEJABAT PENILAI KINERJA"),
        text.index("ATASAN PEJABAT PENILAI KINERJA"),
        text.index("CAPAIAN KINERJA ORGANISASI"),
        text.index("PREDIKAT KINERJA PEGAWAI"),
        text.index("CATATAN/REKOMENDASI"),
        text.index("Pegawai yang Dinilai"),
        text.index("LAMPIRAN"),
    ]
    assert ordered == sorted(ordered)


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_the_ordinary_case_is_one_page_and_the_appendix(
    final_dossier: Dossier, look: Look, paper: str
) -> None:
    pdf = look(build(final_dossier, created_at=CREATED, paper=paper, emblem=emblem()))
    first, second = pdf.page_texts()
    assert "CATATAN/REKOMENDASI" in first
    assert "NIP. 197811052003121002" in first
    assert "LAMPIRAN: HASIL DISKUSI" in second
    assert (misplaced(pdf), overprinted(pdf)) == ([], [])


@pytest.mark.parametrize("length", [0, 300, 1000, 2000])
@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_a_long_note_still_leaves_one_page_and_the_appendix(
    dossier: Dossier, look: Look, length: int, paper: str
) -> None:
    noted = sealed(replace(dossier, box_note=(SENTENCE * 30)[:length]))
    pdf = look(build(noted, created_at=CREATED, paper=paper, emblem=emblem()))
    assert len(pdf.page_texts()) == 2
    assert (misplaced(pdf), overprinted(pdf)) == ([], [])


def test_a_note_too_long_for_the_page_goes_on_in_the_appendix(dossier: Dossier, look: Look) -> None:
    note = " ".join(f"kata{number}" for number in range(700))
    pdf = look(build(sealed(replace(dossier, box_note=note)), created_at=CREATED))
    first, second, *_ = pdf.page_texts()
    assert "(bersambung ke Lampiran)" in first
    assert "NIP. 197811052003121002" in first
    assert "(lanjutan kotak 5)" in second
    assert [word for word in pdf.flat.split() if word.startswith("kata")] == note.split()


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_long_names_titles_and_units_wrap_and_nothing_is_cut(
    dossier: Dossier, look: Look, paper: str
) -> None:
    pdf = look(build(sealed(long_names(dossier)), created_at=CREATED, paper=paper))
    for text in LONG_NAME.values():
        assert pdf.flat.count(text) >= 3
    assert len(pdf.page_texts()) == 2
    assert (misplaced(pdf), overprinted(pdf)) == ([], [])


def test_letters_with_a_meaning_in_markup_are_kept(dossier: Dossier, look: Look) -> None:
    odd = replace(
        dossier.employee, name="Siti Nur'aini <A & B> (Tes) \\ é", back_title="S.E., M.M."
    )
    text = look(build(sealed(replace(dossier, employee=odd)), created_at=CREATED)).flat
    assert "Siti Nur'aini <A & B> (Tes) \\ é, S.E., M.M." in text


def test_an_appraiser_without_number_prints_a_dash(dossier: Dossier, look: Look) -> None:
    regent = replace(BUDI, nip="", grade="", name="Contoh Wali", front_title="", back_title="")
    changed = replace(dossier, profile=replace(dossier.profile, appraiser=regent))
    text = look(build(sealed(changed), created_at=CREATED)).flat
    assert "NIP. -" in text
    assert BUDI.nip not in text


def test_a_contract_employee_has_a_grade_without_rank(dossier: Dossier, look: Look) -> None:
    text = look(build(sealed(replace(dossier, employee=DEDI)), created_at=CREATED)).flat
    assert "Golongan IX" in text


@pytest.mark.parametrize(
    ("kind", "month", "words"),
    [
        (PeriodKind.QUARTER, 4, "PERIODE: TRIWULAN II"),
        (PeriodKind.SEMESTER, 7, "PERIODE: SEMESTER II"),
        (PeriodKind.YEAR, 1, "PERIODE: AKHIR"),
        (PeriodKind.MONTH, 3, "PERIODE: BULAN MARET"),
    ],
)
def test_only_the_chosen_kind_of_period_is_printed(
    dossier: Dossier, look: Look, kind: PeriodKind, month: int, words: str
) -> None:
    period = replace(dossier.period, kind=kind, start=dt.date(2026, month, 1))
    assert words in look(build(replace(dossier, period=period), created_at=CREATED)).flat


def test_the_predicate_is_the_one_of_the_quadrant(dossier: Dossier, look: Look) -> None:
    draft = replace(dossier.appraisal.draft, behaviour_rating=Rating.BELOW)
    changed = with_items(replace(dossier, appraisal=replace(dossier.appraisal, draft=draft)))
    text = look(build(sealed(changed), created_at=CREATED)).flat
    assert "PREDIKAT KINERJA PEGAWAI : KURANG (MISCONDUCT)" in text


@pytest.mark.parametrize("draft", [True, False])
def test_the_accessibility_and_syntax_checks_find_nothing(
    dossier: Dossier, look: Look, *, draft: bool
) -> None:
    shown = dossier if draft else sealed(dossier)
    pdf = look(build(shown, created_at=CREATED, fields=("Pegawai",), emblem=emblem()))
    assert [finding.message for finding in validate(str(pdf.path)).findings] == []
    with pikepdf.open(pdf.path) as opened:
        assert opened.check_pdf_syntax() == []
