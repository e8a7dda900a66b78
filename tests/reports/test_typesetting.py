from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.reports.page_style import BODY, FORM_PAPERS, LETTER_PAPERS, MM, STRONG
from kinerja_desktop.reports.typesetting import (
    TextStyle,
    clean,
    load_font,
    shorten,
    width_of,
    wrap,
)


@given(st.text(max_size=200), st.floats(20, 300))
def test_no_line_is_wider_than_asked(text: str, width: float) -> None:
    for line in wrap(text, BODY, width):
        assert width_of(line.rstrip(" "), BODY) <= width + 0.01


@given(st.text(alphabet="abc -/\n", max_size=120), st.floats(20, 300))
def test_no_letter_is_lost_in_wrapping(text: str, width: float) -> None:
    kept = "".join("".join(wrap(text, BODY, width)).split())
    assert kept == "".join(text.split())


def test_words_are_kept_whole_where_they_fit() -> None:
    lines = wrap("satu dua tiga empat lima", BODY, width_of("satu dua tiga", BODY) + 1)
    assert lines == ["satu dua tiga ", "empat lima"]


def test_line_feeds_are_kept() -> None:
    assert wrap("satu\n\ndua\r\ntiga", BODY, 200) == ["satu", "", "dua", "tiga"]


def test_a_long_address_is_cut_after_a_mark() -> None:
    address = "nama.panjang.sekali@kementerian.panjang.go.id"
    lines = wrap(address, BODY, 110)
    assert "".join(lines) == address
    assert lines[0].endswith((".", "@"))


def test_a_width_for_no_letter_still_ends() -> None:
    assert wrap("abc", BODY, 1) == ["a", "b", "c"]


def test_widths_are_those_of_arial() -> None:
    # Arial, 1000 units: H 722, a 556, l 222, o 556.
    assert width_of("Halo", TextStyle(size=1000)) == pytest.approx(2056, abs=1.5)
    assert width_of("Halo", STRONG) > width_of("Halo", BODY)


def test_letters_without_a_shape_get_a_stand_in() -> None:
    assert clean("≥ 80 → baik ✓") == ">= 80 -> baik v"
    assert clean("tab\tdan\x07bel") == "tab dan bel"
    assert clean("李") == "?"
    assert clean("e\u0301") == "é"
    assert clean("Siti – “Nur’aini”") == "Siti – “Nur’aini”"


@given(st.text(max_size=60))
def test_a_cleaned_text_has_a_shape_for_each_letter(text: str) -> None:
    known = load_font("Arimo").face.charToGlyph
    assert all(ord(letter) in known for letter in clean(text))


def test_a_shortened_text_fits_and_shows_that_it_is_shortened() -> None:
    text = "Dinas Kepegawaian dan Pengembangan Sumber Daya Manusia"
    short = shorten(text, BODY, 100)
    assert short.endswith("…")
    assert width_of(short, BODY) <= 100
    assert shorten("pendek", BODY, 100) == "pendek"


def test_papers_have_their_official_sizes() -> None:
    a4, f4 = FORM_PAPERS["A4"], FORM_PAPERS["F4"]
    assert (a4.width / MM, a4.height / MM) == pytest.approx((210, 297))
    assert (f4.width / MM, f4.height / MM) == pytest.approx((215, 330))
    assert a4.text_width / MM == pytest.approx(190)
    assert a4.turned().text_width / MM == pytest.approx(277)
    letter = LETTER_PAPERS["A4"]
    sides = (letter.left, letter.right, letter.top, letter.bottom)
    assert [side / MM for side in sides] == pytest.approx([30, 20, 20, 25])
