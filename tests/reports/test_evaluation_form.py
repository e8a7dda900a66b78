"""The evaluation form: captions, aspects, struck options, rows over pages, the one signature."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pikepdf
import pytest
from pdfua import validate

from kinerja_desktop.core.appraisal import Answer, Draft
from kinerja_desktop.core.dossier import Dossier
from kinerja_desktop.core.instrument import Indicator
from kinerja_desktop.core.instrument_editing import with_indicator, with_section
from kinerja_desktop.core.period import OrganisationResult
from kinerja_desktop.core.plan import WorkIndicator, WorkResult
from kinerja_desktop.core.plan_changes import Amendment, amended
from kinerja_desktop.reports.evaluation_form import build
from tests.reports.crowded import crowded
from tests.reports.dossiers import CREATED, sealed, with_items
from tests.reports.page_checks import misplaced, overprinted
from tests.reports.pdf_look import Pdf

Look = Callable[[bytes], Pdf]
ORDER = (
    "EVALUASI KINERJA PEGAWAI",
    "PENDEKATAN HASIL KERJA KUANTITATIF",
    "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL",
    "PERIODE: SEMESTER I",
    "PERIODE PENILAIAN: 01 JANUARI SD 30 JUNI TAHUN 2026",
    "PEGAWAI YANG DINILAI",
    "PEJABAT PENILAI KINERJA",
    "NAMA",
    "NIP",
    "PANGKAT/GOL. RUANG",
    "JABATAN",
    "UNIT KERJA",
    "CAPAIAN KINERJA ORGANISASI*",
    "ISTIMEWA / BAIK / BUTUH PERBAIKAN / KURANG / SANGAT KURANG",
    "POLA DISTRIBUSI:",
    "KURVA DISTRIBUSI PREDIKAT KINERJA PEGAWAI DENGAN CAPAIAN KINERJA ORGANISASI BAIK",
    "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI",
    "ASPEK",
    "INDIKATOR KINERJA INDIVIDU",
    "TARGET",
    "REALISASI BERDASARKAN BUKTI DUKUNG",
    "UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG",
    "A. UTAMA",
    "Kuantitas",
    "Kualitas",
    "Waktu",
    "B. TAMBAHAN",
    "RATING HASIL KERJA*",
    "DIATAS EKSPEKTASI / SESUAI EKSPEKTASI / DIBAWAH EKSPEKTASI",
    "PERILAKU KERJA",
    "EKSPEKTASI KHUSUS PIMPINAN",
    "Berorientasi Pelayanan",
    "Memahami dan memenuhi kebutuhan masyarakat",
    "Akuntabel",
    "Kompeten",
    "Harmonis",
    "Loyal",
    "Adaptif",
    "Kolaboratif",
    "RATING PERILAKU KERJA*",
    "DIATAS EKSPEKTASI / SESUAI EKSPEKTASI / DIBAWAH EKSPEKTASI",
    "PREDIKAT KINERJA PEGAWAI*",
    "SANGAT BAIK / BAIK / BUTUH PERBAIKAN / KURANG (MISCONDUCT) / SANGAT KURANG",
    "Serang, 6 Juli 2026",
    "Pejabat Penilai Kinerja",
    "Drs. Budi Teladan, M.Si.",
    "NIP. 197811052003121002",
)


def signature_page_is_fit(pages: list[str]) -> bool:
    """Whether the signature stands with the last table, on the last page."""
    return "NIP. 1978" in pages[-1] and "PREDIKAT KINERJA PEGAWAI*" in pages[-1]


def test_the_text_of_every_page_is_the_golden_one(
    final_dossier: Dossier, look: Look, golden: Callable[[str, Pdf], None]
) -> None:
    golden("evaluation_form", look(build(final_dossier, created_at=CREATED)))


def test_two_builds_give_the_same_bytes(final_dossier: Dossier) -> None:
    first, second = (build(final_dossier, created_at=CREATED) for _ in range(2))
    assert first == second


def test_all_captions_stand_there_in_the_order_of_the_form(
    final_dossier: Dossier, look: Look
) -> None:
    text = look(build(final_dossier, created_at=CREATED)).flat
    place = 0
    for caption in ORDER:
        found = text.find(caption, place)
        assert found >= 0, caption
        place = found + len(caption)


def test_each_value_has_its_three_behaviours_once(final_dossier: Dossier, look: Look) -> None:
    text = look(build(final_dossier, created_at=CREATED)).flat
    values = [i for i in final_dossier.items if i.indicator is not None]
    assert len(values) == 7
    for item in values:
        assert text.count(f" {item.name} -") == 1
        assert item.indicator is not None
        assert all(text.count(behaviour) == 1 for behaviour in item.indicator.guidance)


def test_unchosen_options_are_struck_and_told_to_screen_readers(
    final_dossier: Dossier, look: Look
) -> None:
    pdf = look(build(final_dossier, created_at=CREATED))
    with pikepdf.open(pdf.path) as opened:
        told = [str(e.Alt) for e in opened.objects if is_cell_with_alt(e)]
    assert told == [
        "Dipilih: BAIK; pilihan lain dicoret",
        "Dipilih: SESUAI EKSPEKTASI; pilihan lain dicoret",
        "Dipilih: DIATAS EKSPEKTASI; pilihan lain dicoret",
        "Dipilih: BAIK; pilihan lain dicoret",
    ]


def is_cell_with_alt(thing: pikepdf.Object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/TD" and "/Alt" in thing


def test_nothing_is_struck_while_nothing_is_chosen(dossier: Dossier, look: Look) -> None:
    empty = replace(
        dossier,
        period=replace(dossier.period, unit_result=None),
        appraisal=replace(dossier.appraisal, draft=Draft()),
    )
    pdf = look(build(with_items(empty), created_at=CREATED))
    with pikepdf.open(pdf.path) as opened:
        told = [str(e.Alt) for e in opened.objects if is_cell_with_alt(e)]
    assert all(text.startswith("Belum dipilih") for text in told)
    assert "KURVA DISTRIBUSI" not in pdf.flat
    assert "belum ditetapkan" in pdf.flat


@pytest.mark.parametrize("result", list(OrganisationResult))
def test_the_curve_says_in_words_where_its_peak_is(
    dossier: Dossier, result: OrganisationResult
) -> None:
    peaks = {
        "ISTIMEWA": "Sangat Baik",
        "BAIK": "Baik",
        "BUTUH PERBAIKAN": "Butuh Perbaikan",
        "KURANG": "Kurang/Misconduct",
        "SANGAT KURANG": "Sangat Kurang",
    }
    period = replace(dossier.period, unit_result=result)
    data = build(replace(dossier, period=period), created_at=CREATED)
    assert f"{result.value}: puncak pada predikat {peaks[result.value]})".encode() in data


def test_sections_without_results_keep_heading_and_an_empty_row(
    dossier: Dossier, look: Look
) -> None:
    pdf = look(build(crowded(dossier, 0), created_at=CREATED))
    assert "A. UTAMA B. TAMBAHAN RATING HASIL KERJA*" in pdf.flat


def test_heads_of_units_have_perspectives_and_no_aspects(dossier: Dossier, look: Look) -> None:
    leader = replace(dossier.employee, leads_unit=True)
    text = look(build(replace(dossier, employee=leader), created_at=CREATED)).flat
    assert "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI" in text
    assert "PERSPEKTIF" in text
    assert "INSTANSI" in text
    assert "DIINTERVENSI" not in text
    assert "ASPEK" not in text


@pytest.mark.parametrize("count", [1, 5, 25, 60])
@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_many_long_results_go_over_pages_under_repeated_heads(
    dossier: Dossier, look: Look, count: int, paper: str
) -> None:
    full = crowded(dossier, count)
    pdf = look(build(sealed(full), created_at=CREATED, paper=paper))
    pages = pdf.page_texts()
    assert (misplaced(pdf), overprinted(pdf)) == ([], [])
    assert signature_page_is_fit(pages)
    middle = [page for page in pages if "RENCANA HASIL KERJA" in page]
    assert all("INDIKATOR KINERJA INDIVIDU" in page for page in middle)
    assert pages[-1].count(f"Halaman {len(pages)} dari {len(pages)}") == 1


def test_every_word_of_long_results_is_printed_once(dossier: Dossier, look: Look) -> None:
    words = [f"kata{number}x" for number in range(900)]
    result = WorkResult(
        key="r",
        text=" ".join(words[:200]),
        supports=" ".join(words[200:400]),
        indicators=(
            WorkIndicator(key="i", text=" ".join(words[400:500]), target=" ".join(words[500:600])),
        ),
    )
    answer = Answer(
        key="r",
        feedback=" ".join(words[600:800]),
        realisations=(("i", " ".join(words[800:])),),
    )
    full = crowded(dossier, 0)
    draft = replace(full.appraisal.draft, answers=(answer,))
    full = replace(
        full,
        plan=replace(full.plan, work_results=(result,)),
        appraisal=replace(full.appraisal, draft=draft),
    )
    pdf = look(build(with_items(full), created_at=CREATED))
    printed = [word for word in pdf.flat.split() if word.startswith("kata")]
    assert sorted(printed) == sorted(words)
    assert (misplaced(pdf), overprinted(pdf)) == ([], [])


def test_the_form_has_one_signature_field(final_dossier: Dossier, look: Look) -> None:
    pdf = look(build(final_dossier, created_at=CREATED, fields=("Pegawai",)))
    with pikepdf.open(pdf.path) as opened:
        assert [str(field.T) for field in opened.Root.AcroForm.Fields] == ["Penilai"]
    assert "Pegawai yang Dinilai" not in pdf.flat


def test_an_item_that_does_not_apply_says_why(dossier: Dossier, look: Look) -> None:
    answers = tuple(
        Answer(key="r1", not_applicable=True, reason="Tugas dialihkan sejak Maret")
        if answer.key == "r1"
        else answer
        for answer in dossier.appraisal.draft.answers
    )
    draft = replace(dossier.appraisal.draft, answers=answers)
    changed = replace(dossier, appraisal=replace(dossier.appraisal, draft=draft))
    text = look(build(with_items(changed), created_at=CREATED)).flat
    assert "Tidak berlaku: Tugas dialihkan sejak Maret" in text


@pytest.mark.parametrize("count", [0, 3, 30])
def test_the_accessibility_and_syntax_checks_find_nothing(
    dossier: Dossier, look: Look, count: int
) -> None:
    pdf = look(build(sealed(crowded(dossier, count)), created_at=CREATED))
    assert [finding.message for finding in validate(str(pdf.path)).findings] == []
    with pikepdf.open(pdf.path) as opened:
        assert opened.check_pdf_syntax() == []


@pytest.mark.parametrize("seed", range(12))
def test_records_of_any_size_keep_margins_and_signature(
    dossier: Dossier, look: Look, seed: int
) -> None:
    dice = random.Random(seed)  # noqa: S311 - texts, not secrets
    full = crowded(dossier, dice.randint(0, 12), seed=seed, longest=dice.choice((60, 900, 5000)))
    pdf = look(build(sealed(full), created_at=CREATED, paper=dice.choice(("A4", "F4"))))
    assert (misplaced(pdf), overprinted(pdf)) == ([], [])
    assert signature_page_is_fit(pdf.page_texts())


def test_a_third_section_of_ones_own_is_printed_after_the_official_two(
    dossier: Dossier, look: Look
) -> None:
    own = with_section(dossier.instrument, "Tugas khusus")
    key = own.sections[-1].key
    instrument = with_indicator(own, key, Indicator(key="arsip", name="Menjaga arsip vital"))
    text = look(
        build(sealed(with_items(replace(dossier, instrument=instrument))), created_at=CREATED)
    ).flat
    places = [text.index(words) for words in ("A. UTAMA", "PERILAKU KERJA", "TUGAS KHUSUS")]
    assert places == sorted(places)
    assert text.index("Menjaga arsip vital") > places[-1]


def test_what_was_changed_or_removed_stays_struck_with_day_and_reason(
    dossier: Dossier, look: Look
) -> None:
    agreed = replace(dossier.plan, shared_on=dossier.period.start)
    first, second, *_rest = agreed.work_results
    lower = replace(first.indicators[0], target="3 laporan")
    draft = agreed.with_result(replace(first, indicators=(lower, *first.indicators[1:])))
    why = Amendment(on=date(2026, 4, 2), reason="Dua pegawai pindah")
    plan = amended(agreed, draft.without_result(second.key), why)
    pdf = look(build(sealed(with_items(replace(dossier, plan=plan))), created_at=CREATED))
    told = "2 April 2026: Dua pegawai pindah"
    assert f"{first.indicators[0].target} 3 laporan Diubah {told}" in pdf.flat
    assert f"{second.text} Dihapus {told}" in pdf.flat
    assert (misplaced(pdf), overprinted(pdf)) == ([], [])
    assert [finding.message for finding in validate(str(pdf.path)).findings] == []
