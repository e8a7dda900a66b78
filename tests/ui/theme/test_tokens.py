from __future__ import annotations

import math
import re
from pathlib import Path

import pytest

import kinerja_desktop
from kinerja_desktop.ui.theme.tokens import DARK, LIGHT, SCHEMES, TYPE

PACKAGE = Path(kinerja_desktop.__file__).parent

TEXT, MARK = 4.5, 3.0
# what stands on what, and the contrast it needs
PAIRS = [
    *[
        ("text", ground, TEXT)
        for ground in (
            "surface bg nav surface-2 primary-soft info-soft warn-soft danger-soft selection hover"
        ).split()
    ],
    *[("text-2", g, TEXT) for g in "surface bg nav surface-2 primary-soft val-zero-soft".split()],
    *[("text-3", g, TEXT) for g in "surface bg nav surface-2 primary-soft".split()],
    *[("on-primary", g, TEXT) for g in "primary primary-hover primary-pressed".split()],
    *[("primary", g, TEXT) for g in "surface bg info-soft".split()],
    ("primary", "nav", MARK),
    ("on-primary-soft", "primary-soft", TEXT),
    *[(c, g, TEXT) for c in ("success", "warn", "danger") for g in ("surface", f"{c}-soft")],
    ("info", "info-soft", TEXT),
    ("info", "val-plus-soft", TEXT),
    ("val-minus", "val-minus-soft", TEXT),
    *[(f"val-{sign}", "surface", MARK) for sign in ("plus", "zero", "minus")],
    *[(c, g, MARK) for c in ("border-strong", "focus") for g in ("surface", "bg")],
    *[(f"on-seq-{step}", f"seq-{step}", TEXT) for step in range(5)],
]


def luminance(color: str) -> float:
    def linear(part: str) -> float:
        share = int(part, 16) / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(color[at : at + 2]) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return math.trunc((light + 0.05) / (dark + 0.05) * 100) / 100


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("front", "ground", "needed"), PAIRS)
def test_every_pair_has_the_contrast_it_needs(
    scheme: str, front: str, ground: str, needed: float
) -> None:
    tokens = SCHEMES[scheme]
    assert contrast(tokens[front], tokens[ground]) >= needed


def test_contrasts_are_those_of_the_design() -> None:
    assert contrast(LIGHT["text"], LIGHT["surface"]) == 16.40
    assert contrast(DARK["text-3"], DARK["primary-soft"]) == 4.68
    assert contrast(LIGHT["border-strong"], LIGHT["surface"]) == 3.93


def test_both_schemes_know_the_same_tokens() -> None:
    assert LIGHT.keys() == DARK.keys()


def test_document_previews_stay_white_in_the_dark() -> None:
    assert DARK["paper"] == LIGHT["paper"] == "#FFFFFF"


def test_cards_are_lighter_than_the_page_and_the_page_than_the_navigation_in_the_dark() -> None:
    order = [luminance(DARK[token]) for token in ("nav", "bg", "surface")]
    assert order == sorted(order)
    assert "#000000" not in DARK.values()


def test_no_text_is_smaller_than_eleven_pixels_and_lines_have_room() -> None:
    for size, line, weight in TYPE.values():
        assert size >= 11
        assert line >= size * 1.25
        assert weight in {400, 500, 600}


def test_no_colour_literal_stands_outside_the_tokens() -> None:
    literal = re.compile(
        r"""["']#[0-9A-Fa-f]{3,8}["']|QColor\(\s*\d|GlobalColor\.(?!transparent)"""
    )
    found = [
        f"{path.relative_to(PACKAGE)}: {line.strip()}"
        for path in sorted((PACKAGE / "ui").rglob("*.py"))
        if path.name != "tokens.py"
        for line in path.read_text(encoding="utf-8").splitlines()
        if literal.search(line)
    ]
    assert found == []
