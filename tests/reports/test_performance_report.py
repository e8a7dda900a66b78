"""The report of PP 30/2019: its boxes, its values, and a value set in place of a computed one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from pdfua import validate

from kinerja_desktop.core.appraisal import Answer
from kinerja_desktop.core.methods.year_2021 import FIRST_HALF, covering
from kinerja_desktop.reports.performance_report import build
from tests.reports.dossiers import CREATED, make_dossier, make_old_dossier, sealed, with_items
from tests.reports.page_checks import misplaced, overprinted
from tests.reports.pdf_look import Pdf

Look = Callable[[bytes], Pdf]


def test_the_text_of_every_page_is_the_golden_one(
    look: Look, golden: Callable[[str, Pdf], None]
) -> None:
    golden("performance_report", look(build(sealed(make_old_dossier()), created_at=CREATED)))


def test_the_boxes_stand_in_their_order_and_in_the_words_of_the_rule(look: Look) -> None:
    text = look(build(sealed(make_old_dossier()), created_at=CREATED)).flat
    captions = (
        "LAPORAN DOKUMEN PENILAIAN KINERJA",
        "PEGAWAI YANG DINILAI",
        "PEJABAT PENILAI KINERJA",
        "ATASAN PEJABAT PENILAI KINERJA",
        "PENILAIAN KINERJA",
        "NILAI SKP",
        "NILAI PERILAKU KERJA",
        "NILAI SKP + PERILAKU",
        "IDE BARU",
        "NILAI KINERJA PEGAWAI",
        "PREDIKAT KINERJA PEGAWAI",
        "PERMASALAHAN",
        "REKOMENDASI",
        "KEBERATAN",
        "PENJELASAN PEJABAT PENILAI ATAS KEBERATAN",
        "KEPUTUSAN ATASAN PEJABAT PENILAI",
        "RINCIAN NILAI",
    )
    at = 0
    for caption in captions:
        at = text.index(caption, at) + 1


def test_both_values_and_the_reason_stand_where_the_appraiser_set_another(look: Look) -> None:
    dossier = make_old_dossier()
    text = look(build(sealed(dossier), created_at=CREATED)).flat
    assert "Ditetapkan penilai: Dokumen tambahan atas perintah kepala dinas" in text
    assert "hasil hitung 114,44" in text
    draft = replace(
        dossier.appraisal.draft, typed_total=Decimal(75), typed_total_reason="Putusan keberatan"
    )
    other = with_items(replace(dossier, appraisal=replace(dossier.appraisal, draft=draft)))
    text = look(build(sealed(other), created_at=CREATED)).flat
    assert "ditetapkan lain karena: Putusan keberatan" in text
    assert "NILAI KINERJA PEGAWAI : 75,00" in text
    assert "PREDIKAT KINERJA PEGAWAI : CUKUP" in text


def test_the_year_2021_prints_both_halves(look: Look) -> None:
    dossier = make_old_dossier()
    draft = dossier.appraisal.draft.with_answer(Answer(key=FIRST_HALF, value=Decimal(90)))
    period = replace(dossier.period, start=dossier.period.start.replace(month=1))
    year = with_items(
        replace(
            dossier,
            period=period,
            instrument=covering(dossier.instrument, period.start),
            appraisal=replace(dossier.appraisal, draft=draft),
        )
    )
    text = look(build(sealed(year), created_at=CREATED)).flat
    assert "NILAI SEMESTER I (PP 46/2011) : 109,00" in text
    assert "(109,00 semester I +" in text


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_the_pages_are_tidy_and_readable_by_machines(look: Look, paper: str) -> None:
    data = build(sealed(make_old_dossier()), created_at=CREATED, paper=paper)
    pdf = look(data)
    assert misplaced(pdf) == []
    assert overprinted(pdf) == []
    assert [finding.message for finding in validate(str(pdf.path)).findings] == []


def test_another_method_is_not_printed() -> None:
    with pytest.raises(ValueError, match="not a document"):
        build(make_dossier(), created_at=CREATED)
