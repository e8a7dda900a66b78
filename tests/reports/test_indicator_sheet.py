"""The indicator sheet: weights, anchors, arithmetic, and that it is not the official predicate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pikepdf
import pytest
from pdfua import validate

from kinerja_desktop.core.appraisal import Answer, Draft
from kinerja_desktop.core.dossier import Dossier
from kinerja_desktop.core.instrument import Indicator, Section
from kinerja_desktop.reports.indicator_sheet import build
from kinerja_desktop.reports.indicator_table import shown_total
from tests.reports.dossiers import CREATED, make_dossier, sealed, with_items
from tests.reports.page_checks import misplaced, overprinted
from tests.reports.pdf_look import Pdf

Look = Callable[[bytes], Pdf]


def rated(dossier: Dossier, *answers: Answer) -> Dossier:
    draft = Draft(answers=answers)
    return with_items(replace(dossier, appraisal=replace(dossier.appraisal, draft=draft), seal=""))


def test_the_text_of_every_page_is_the_golden_one(
    weighted_dossier: Dossier, look: Look, golden: Callable[[str, Pdf], None]
) -> None:
    golden("indicator_sheet", look(build(weighted_dossier, created_at=CREATED)))


def test_weights_values_anchors_and_arithmetic_are_printed(
    weighted_dossier: Dossier, look: Look
) -> None:
    text = look(build(weighted_dossier, created_at=CREATED)).flat
    for words in (
        "HASIL PENILAIAN INDIKATOR",
        "tidak menggantikan predikat kinerja resmi",
        "Memenuhi standar setelah 1–2 kali koreksi.",
        "Alasan: Dua kali mengganti jadwal rekan yang sakit.",
        "(4 × 30 + 3 × 40 + 4 × 30) : 100",
        "3,60",
        "Baik mulai 3,40",
        "Baik (jenjang unit, bukan predikat resmi)",
    ):
        assert words in text


def test_weights_of_a_third_are_printed_as_they_are_counted(
    weighted_dossier: Dossier, look: Look
) -> None:
    section = weighted_dossier.instrument.sections[0]
    thirds = tuple(replace(one, weight=Decimal("33.33")) for one in section.indicators)
    instrument = replace(
        weighted_dossier.instrument, sections=(replace(section, indicators=thirds),)
    )
    text = look(
        build(
            with_items(replace(weighted_dossier, instrument=instrument, seal="")),
            created_at=CREATED,
        )
    ).flat
    assert "(4 × 33,34 + 3 × 33,33 + 4 × 33,33) : 100" in text
    assert "133,36" in text


def test_two_builds_give_the_same_bytes(weighted_dossier: Dossier) -> None:
    first, second = (build(weighted_dossier, created_at=CREATED) for _ in range(2))
    assert first == second


def test_no_total_is_printed_before_everything_is_rated(
    weighted_dossier: Dossier, look: Look
) -> None:
    text = look(build(rated(weighted_dossier), created_at=CREATED)).flat
    assert "NILAI AKHIR belum ditetapkan" in text
    assert "belum ditetapkan (jenjang unit, bukan predikat resmi)" in text


def test_an_indicator_that_does_not_apply_says_why(weighted_dossier: Dossier, look: Look) -> None:
    changed = rated(
        weighted_dossier,
        Answer(key="disiplin", step=4),
        Answer(key="kualitas_pekerjaan", step=3),
        Answer(key="kerja_sama", not_applicable=True, reason="Bekerja sendiri di pos"),
    )
    text = look(build(sealed(changed), created_at=CREATED)).flat
    assert "Tidak berlaku (TB): Bekerja sendiri di pos" in text
    assert "(4 × 30 + 3 × 40) : 70" in text
    assert "3,43" in text


@pytest.mark.parametrize(
    ("total", "words"),
    [("3.6", "3,60"), ("3.396", "3,3960"), ("3.404", "3,40"), ("3.39999", "3,399990")],
)
def test_rounding_never_shows_a_total_in_another_band(
    weighted_dossier: Dossier, total: str, words: str
) -> None:
    result = replace(weighted_dossier.result, total=Decimal(total))
    assert shown_total(replace(weighted_dossier, result=result)) == words


def test_sixty_indicators_with_long_texts_keep_the_margins(
    weighted_dossier: Dossier, look: Look
) -> None:
    section = weighted_dossier.instrument.sections[0]
    names = [f"Pertanggungjawaban keuangan dan kinerja nomor {n}" for n in range(60)]
    many = tuple(
        Indicator(
            key=f"i{number}",
            name=name,
            description=f"{name}, {name}",
            weight=Decimal(100) / 60,
            anchors=section.indicators[0].anchors,
        )
        for number, name in enumerate(names)
    )
    instrument = replace(weighted_dossier.instrument, sections=(replace(section, indicators=many),))
    changed = rated(
        replace(weighted_dossier, instrument=instrument),
        *(Answer(key=f"i{n}", step=n % 5 + 1, reason="Sebab " * (n * 3)) for n in range(60)),
    )
    pdf = look(build(sealed(changed), created_at=CREATED))
    assert (misplaced(pdf), overprinted(pdf)) == ([], [])
    assert all(name in pdf.flat for name in names)


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_the_accessibility_and_syntax_checks_find_nothing(
    weighted_dossier: Dossier, look: Look, paper: str
) -> None:
    pdf = look(build(weighted_dossier, created_at=CREATED, paper=paper, fields=("Pegawai",)))
    assert [finding.message for finding in validate(str(pdf.path)).findings] == []
    with pikepdf.open(pdf.path) as opened:
        assert opened.check_pdf_syntax() == []
        assert sorted(str(f.T) for f in opened.Root.AcroForm.Fields) == ["Pegawai", "Penilai"]


def test_the_official_method_is_refused() -> None:
    with pytest.raises(ValueError, match="permenpanrb_6_2022"):
        build(sealed(make_dossier()), created_at=CREATED)


def sectioned(dossier: Dossier, *weights: int) -> Dossier:
    """Put every indicator into a section of its own, the sections weighted."""
    (section,) = dossier.instrument.sections
    sections = tuple(
        Section(
            key=f"s{place}",
            title=f"Bagian {place}",
            weight=Decimal(weight),
            indicators=(replace(one, weight=Decimal(100)),),
        )
        for place, (one, weight) in enumerate(
            zip(section.indicators, weights, strict=True), start=1
        )
    )
    instrument = replace(dossier.instrument, sections=sections)
    return with_items(replace(dossier, instrument=instrument, seal=""))


def test_three_sections_are_printed_with_their_weights_and_values(
    weighted_dossier: Dossier, look: Look
) -> None:
    text = look(build(sealed(sectioned(weighted_dossier, 50, 30, 20)), created_at=CREATED)).flat
    places = [text.index(f"BAGIAN {n} (BOBOT {w})") for n, w in ((1, 50), (2, 30), (3, 20))]
    assert places == sorted(places)
    assert [f"NILAI BAGIAN {n}" in text for n in (1, 2, 3)] == [True] * 3
    assert "(4 × 50 + 3 × 30 + 4 × 20) : 100" in text


def test_a_section_left_out_says_where_its_weight_went(
    weighted_dossier: Dossier, look: Look
) -> None:
    base = sectioned(weighted_dossier, 50, 30, 20)
    away = Answer(key="kerja_sama", not_applicable=True, reason="Bekerja sendiri")
    answers = [a for a in base.appraisal.draft.answers if a.key != "kerja_sama"]
    dossier = rated(base, *answers, away)
    text = look(build(sealed(dossier), created_at=CREATED)).flat
    assert "Tidak berlaku (TB): Bekerja sendiri (bobotnya dibagi ke indikator lain)" in text
    assert "tidak berlaku; bobotnya dibagi ke bagian lain" in text
    assert dossier.result.total == (Decimal(4) * 50 + Decimal(3) * 30) / 80


def test_another_total_is_printed_beside_the_computed_one_with_its_reason(
    weighted_dossier: Dossier, look: Look
) -> None:
    draft = replace(
        weighted_dossier.appraisal.draft,
        typed_total=Decimal("4.3"),
        typed_total_reason="Putusan keberatan",
    )
    appraisal = replace(weighted_dossier.appraisal, draft=draft)
    text = look(
        build(
            sealed(with_items(replace(weighted_dossier, appraisal=appraisal, seal=""))),
            created_at=CREATED,
        )
    ).flat
    assert "HASIL HITUNG Nilai lain ditetapkan penilai: Putusan keberatan 3,60" in text
    assert "4,30" in text
    assert "Sangat Baik (jenjang unit" in text
