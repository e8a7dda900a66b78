from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.core.appraisal import Answer, Draft
from kinerja_desktop.core.instrument import (
    FIVE_STEPS,
    THREE_STEPS,
    Anchor,
    Indicator,
    Instrument,
    LeftOut,
    Scale,
    Section,
)
from kinerja_desktop.core.methods import METHODS
from kinerja_desktop.core.methods.method import Item, ItemKind, items_of
from kinerja_desktop.core.methods.weights import (
    brought_onto,
    settled_weights,
    weight_sums,
    weights_add_up,
)
from kinerja_desktop.core.plan import Plan, WorkResult
from kinerja_desktop.services.periods import starter_instrument

METHOD = METHODS["weighted_indicators"]
STARTER = starter_instrument(METHOD.key)


def indicator(key: str, weight: str | None = None, scale: Scale | None = None) -> Indicator:
    return Indicator(
        key=key,
        name=key.capitalize(),
        weight=Decimal(weight) if weight else None,
        anchors=(Anchor(step=1, text="Mengirim"),),
        scale=scale,
    )


WHOLE_FORM = replace(
    STARTER,
    sections=(
        Section(key="results", title="Hasil kerja", from_plan=True, weight=Decimal(50)),
        Section(
            key="behaviour",
            title="Perilaku",
            weight=Decimal(30),
            scale=THREE_STEPS,
            indicators=(indicator("ramah"), indicator("jujur")),
        ),
        Section(
            key="own",
            title="Kriteria unit",
            weight=Decimal(20),
            indicators=(
                indicator("arsip", "60"),
                indicator("surat", "40", Scale(lo=0, mid=5, hi=10)),
            ),
        ),
    ),
)
PLAN = Plan(
    period_id=1,
    employee_id=1,
    work_results=(WorkResult(key="a", text="Laporan"), WorkResult(key="b", text="Rekap")),
)


def answers(**steps: int | None) -> Draft:
    return Draft(
        answers=tuple(
            Answer(key=key, step=step, not_applicable=step is None, reason="Cuti")
            for key, step in steps.items()
        )
    )


FULL = answers(a=5, b=4, ramah=1, jujur=0, arsip=4, surat=5)


def test_three_sections_with_steps_of_different_length_make_one_total() -> None:
    items = items_of(WHOLE_FORM, PLAN)
    result = METHOD.result(FULL, items, WHOLE_FORM, True)
    # results (5 + 4) / 2 = 4.5; behaviour (5 + 3) / 2 = 4; own 4 × .6 + 3 × .4 = 3.6
    assert result.total == Decimal("4.17")
    assert result.arithmetic == "(4.5 × 50 + 4 × 30 + 3.6 × 20) : 100"
    assert [item.scale for item in items] == [
        *[FIVE_STEPS] * 2,
        *[THREE_STEPS] * 2,
        FIVE_STEPS,
        Scale(lo=0, mid=5, hi=10),
    ]
    assert {item.kind for item in items[2:]} == {ItemKind.INDICATOR}


def test_what_does_not_apply_leaves_its_weight_to_its_section() -> None:
    draft = answers(a=5, b=None, ramah=1, jujur=0, arsip=4, surat=None)
    result = METHOD.result(draft, items_of(WHOLE_FORM, PLAN), WHOLE_FORM, True)
    assert result.total == Decimal("4.5")


def test_a_section_that_does_not_apply_leaves_its_weight_to_the_others() -> None:
    draft = answers(a=5, b=4, ramah=None, jujur=None, arsip=4, surat=5)
    result = METHOD.result(draft, items_of(WHOLE_FORM, PLAN), WHOLE_FORM, True)
    # (4.5 × 50 + 3.6 × 20) : 70, not 17.. with a zero for behaviour
    assert result.total == Decimal(297) / Decimal(70)
    assert result.arithmetic.endswith(") : 70")


def test_an_instrument_can_let_nothing_be_left_out() -> None:
    strict = replace(WHOLE_FORM, left_out=LeftOut.BLOCKS)
    draft = answers(a=5, b=None, ramah=1, jujur=0, arsip=4, surat=5)
    items = items_of(strict, PLAN)
    result = METHOD.result(draft, items, strict, True)
    assert result.total is None
    assert result.missing == ("b",)
    assert METHOD.result(FULL, items, strict, True).total == Decimal("4.17")


def test_a_weighted_section_without_anything_in_it_gives_no_total() -> None:
    draft = answers(ramah=1, jujur=0, arsip=4, surat=5)
    assert METHOD.result(draft, items_of(WHOLE_FORM, None), WHOLE_FORM, True).total is None


def test_a_typed_value_counts_like_a_step() -> None:
    draft = FULL.with_answer(Answer(key="surat", value=Decimal("7.5")))
    result = METHOD.result(draft, items_of(WHOLE_FORM, PLAN), WHOLE_FORM, True)
    assert result.total == Decimal("4.25")


def test_items_without_weight_are_rated_in_words_only() -> None:
    section = STARTER.sections[0]
    words = replace(section, indicators=(*section.indicators, indicator("catatan")))
    told = replace(STARTER, sections=(words,))
    items = items_of(told, None)
    draft = Draft(answers=tuple(Answer(key=i.key, step=3) for i in items))
    assert METHOD.result(draft, items, told, True).total == 3


def form(*weights: str) -> Instrument:
    rows = tuple(indicator(f"k{n}", weight) for n, weight in enumerate(weights))
    return replace(STARTER, sections=(Section(key="s", title="S", indicators=rows),))


def test_the_rest_goes_to_the_heaviest_and_to_the_first_on_a_tie() -> None:
    thirds = settled_weights([Decimal("33.33")] * 3)
    assert thirds == (Decimal("33.34"), Decimal("33.33"), Decimal("33.33"))
    assert settled_weights([Decimal("16.66"), Decimal("66.67"), Decimal("16.66")]) == (
        Decimal("16.66"),
        Decimal("66.68"),
        Decimal("16.66"),
    )


def test_a_third_each_counts_with_settled_weights() -> None:
    thirds = form("33.33", "33.33", "33.33")
    draft = answers(k0=5, k1=3, k2=3)
    result = METHOD.result(draft, items_of(thirds, None), thirds, True)
    assert result.total == Decimal("3.6668")
    assert result.arithmetic == "(5 × 33.34 + 3 × 33.33 + 3 × 33.33) : 100"


@pytest.mark.parametrize(
    ("weights", "fits", "rest"),
    [
        (("40", "35", "20"), False, "5"),
        (("33.33", "33.33", "33.33"), True, "0.01"),
        (("50", "49.97"), False, "0.03"),
        (("50", "49.98"), True, "0.02"),
        (("60", "41"), False, "-1"),
    ],
)
def test_weights_must_total_a_hundred_and_the_rest_is_known(
    weights: tuple[str, ...], fits: bool, rest: str
) -> None:
    (found,) = weight_sums(form(*weights))
    assert found.fits is fits
    assert found.rest == Decimal(rest)


def test_sections_and_the_indicators_within_are_added_up_apart() -> None:
    sums = weight_sums(WHOLE_FORM)
    assert [(one.section, int(one.total)) for one in sums] == [("", 100), ("own", 100)]
    assert weights_add_up(WHOLE_FORM)
    assert weight_sums(starter_instrument("permenpanrb_6_2022")) == ()


@given(st.lists(st.integers(1, 9999), min_size=1, max_size=9))
def test_settled_weights_always_total_a_hundred(parts: list[int]) -> None:
    whole = sum(parts)
    weights = [(Decimal(p) * 100 / whole).quantize(Decimal("0.01")) for p in parts]
    assert sum(settled_weights(weights)) == 100


@given(st.integers(-1, 1), st.integers(2, 9))
def test_ends_lie_on_ends_and_the_middle_in_the_middle(step: int, hi: int) -> None:
    found = brought_onto(Scale(lo=0, mid=1, hi=hi), THREE_STEPS, Decimal(step))
    assert found == Fraction(hi * (step + 1), 2)


def test_open_arithmetic_shows_every_step_of_every_section() -> None:
    items = items_of(WHOLE_FORM, PLAN)
    lines = METHOD.explain(FULL, items, WHOLE_FORM, True)
    assert [(line.label, line.calculation, line.value) for line in lines] == [
        ("Hasil kerja", "bobot 50", ""),
        ("Laporan", "5 × 50", "250"),
        ("Rekap", "4 × 50", "200"),
        ("Rata-rata Hasil kerja", "450 : 100", "4,5"),
        ("Perilaku", "bobot 30", ""),
        ("Ramah", "5 (tingkat 1 dari -1…1) × 50", "250"),
        ("Jujur", "3 (tingkat 0 dari -1…1) × 50", "150"),
        ("Rata-rata Perilaku", "400 : 100", "4"),
        ("Kriteria unit", "bobot 20", ""),
        ("Arsip", "4 × 60", "240"),
        ("Surat", "3 (tingkat 5 dari 0…10) × 40", "120"),
        ("Rata-rata Kriteria unit", "360 : 100", "3,6"),
        ("Nilai akhir", "(4,5 × 50 + 4 × 30 + 3,6 × 20) : 100", "4,17"),
        ("Predikat", "4,17 mencapai 3,40", "Baik"),
    ]


def told(draft: Draft, instrument: Instrument = STARTER) -> dict[str, str]:
    lines = METHOD.explain(draft, items_of(instrument, None), instrument, True)
    return {line.label: line.calculation for line in lines}


def test_open_arithmetic_says_what_is_left_out_or_open() -> None:
    draft = answers(disiplin=4, kualitas_pekerjaan=None)
    found = told(draft)
    assert found["Kualitas pekerjaan"] == ("tidak berlaku: Cuti; bobotnya 40 dibagi ke yang lain")
    assert found["Kerja sama"] == "belum dinilai"
    assert found["Belum ada nilai akhir"] == "1 butir masih terbuka"
    strict = told(draft, replace(STARTER, left_out=LeftOut.BLOCKS))
    assert strict["Kualitas pekerjaan"].endswith("nilai akhir tertahan")


def test_open_arithmetic_says_when_weights_do_not_add_up() -> None:
    short = form("40", "35", "20")
    found = told(answers(k0=3, k1=3, k2=3), short)
    assert found["Belum ada nilai akhir"] == "bobot berjumlah 95,00; kurang 5,00 ke 100"


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ((4, 3, 4), "3,60 mencapai 3,40"),
        ((1, 1, 1), "1,00 mencapai 1,00"),
    ],
)
def test_the_predicate_line_names_the_limit(steps: tuple[int, ...], words: str) -> None:
    keys = [item.key for item in items_of(STARTER, None)]
    assert told(answers(**dict(zip(keys, steps, strict=True))))["Predikat"] == words


def test_a_total_that_would_round_across_a_limit_shows_more_decimals() -> None:
    fine = form("39.99", "60.01")
    found = told(answers(k0=4, k1=3), fine)
    assert found["Predikat"] == "3,3999 mencapai 2,60"


def test_below_the_lowest_limit_the_lowest_band_stands() -> None:
    high = replace(
        form("100"),
        bands=tuple(replace(one, from_total=one.from_total + 2) for one in STARTER.bands),
    )
    assert told(answers(k0=1), high)["Predikat"] == "1,00 di bawah 3,00"


def test_items_are_those_of_the_plan_first() -> None:
    items: tuple[Item, ...] = items_of(WHOLE_FORM, PLAN)
    assert [item.section for item in items] == ["results"] * 2 + ["behaviour"] * 2 + ["own"] * 2
