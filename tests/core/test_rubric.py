from __future__ import annotations

from dataclasses import replace

import pytest

from kinerja_desktop.core.instrument import (
    FIVE_STEPS,
    THREE_STEPS,
    Anchor,
    Indicator,
    Instrument,
    Section,
)
from kinerja_desktop.core.rubric import Flaw, lint_rubric
from kinerja_desktop.services.periods import starter_instrument

GOOD = "Mengirim bagiannya sesuai tenggat."


def rubric(**texts: str) -> Instrument:
    """Return an instrument of one indicator; s1 to s5 are the texts of its steps."""
    anchors = tuple(Anchor(step=int(name[1]), text=text) for name, text in texts.items())
    section = Section(
        key="s",
        title="Indikator",
        indicators=(Indicator(key="k", name="Kerja sama", anchors=anchors),),
    )
    return Instrument(method="weighted_indicators", scale=FIVE_STEPS, sections=(section,))


FULL = {f"s{step}": GOOD for step in FIVE_STEPS.steps()}


def flaws(instrument: Instrument) -> list[tuple[Flaw, int]]:
    return [(found.flaw, found.step) for found in lint_rubric(instrument)]


@pytest.mark.parametrize("method", ["weighted_indicators", "permenpanrb_6_2022"])
def test_the_anchors_that_ship_have_no_flaw(method: str) -> None:
    assert lint_rubric(starter_instrument(method)) == ()


def test_every_step_needs_an_anchor_two_and_four_too() -> None:
    some = {"s1": GOOD, "s3": GOOD, "s5": GOOD, "s4": " "}
    assert flaws(rubric(**some)) == [(Flaw.MISSING, 2), (Flaw.MISSING, 4)]


@pytest.mark.parametrize(
    ("text", "flaw", "words"),
    [
        ("Mengirim " + "x" * 82, Flaw.LONG, "berisi 91 karakter"),
        ("Kerja sama yang baik sekali", Flaw.UNSEEN, "belum menyebut"),
        ("Mengirim dengan malas", Flaw.TRAIT, "‘malas’"),
    ],
)
def test_a_flawed_anchor_is_named_with_its_step(text: str, flaw: Flaw, words: str) -> None:
    (found,) = lint_rubric(rubric(**{**FULL, "s2": text}))
    assert (found.flaw, found.step, found.key) == (flaw, 2, "k")
    assert found.text.startswith("Tingkat 2 pada Kerja sama")
    assert words in found.text


def test_a_counted_frequency_is_fair_in_an_anchor() -> None:
    assert flaws(rubric(**{**FULL, "s5": "Tidak pernah terlambat."})) == []
    assert flaws(rubric(**{**FULL, "s4": "Koreksi kecil 1 kali per dokumen."})) == []


def test_anchors_of_a_section_serve_the_items_without_their_own() -> None:
    bare = Section(key="s", title="Hasil kerja", from_plan=True, scale=THREE_STEPS)
    one = replace(rubric(**FULL), sections=(bare,))
    assert flaws(one) == [(Flaw.MISSING, step) for step in (-1, 0, 1)]
    told = tuple(Anchor(step=step, text=GOOD) for step in THREE_STEPS.steps())
    assert flaws(replace(one, sections=(replace(bare, anchors=told),))) == []
