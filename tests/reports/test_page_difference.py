"""Where two states of a page differ."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen import canvas

from kinerja_desktop.errors import UnreadableFileError
from kinerja_desktop.reports.page_difference import changed_places

WIDTH, HEIGHT = 400, 300


def paper(*lines: tuple[float, float, str], pages: int = 1, width: float = WIDTH) -> bytes:
    """Return a PDF with words at (left, baseline from below) on its first page."""
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=(width, HEIGHT), invariant=1)
    for left, bottom, words in lines:
        sheet.drawString(left, bottom, words)
    for _number in range(pages):
        sheet.showPage()
    sheet.save()
    return out.getvalue()


def test_the_same_page_has_no_changed_place() -> None:
    page = paper((50, 200, "BAIK"))
    assert changed_places(page, page, 0) == ()


def test_a_changed_word_is_one_box_around_it() -> None:
    (place,) = changed_places(paper((50, 200, "BAIK")), paper((50, 200, "KURANG")), 0)
    assert place.left * WIDTH == pytest.approx(48, abs=3)
    assert place.right * WIDTH == pytest.approx(104, abs=4)
    assert place.top * HEIGHT == pytest.approx(HEIGHT - 211, abs=4)
    assert place.bottom * HEIGHT == pytest.approx(HEIGHT - 198, abs=4)


def test_two_lines_apart_are_two_places() -> None:
    before, now = paper(), paper((50, 200, "satu"), (50, 100, "dua"))
    assert len(changed_places(before, now, 0)) == 2


def test_a_new_page_and_one_of_another_size_are_changed_as_a_whole() -> None:
    whole = changed_places(paper(), paper(pages=2), 1)
    assert [(p.left, p.top, p.right, p.bottom) for p in whole] == [(0, 0, 1, 1)]
    assert changed_places(paper(), paper(width=500), 0) == whole


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(UnreadableFileError):
        changed_places(b"%PDF-1.7 nothing", paper(), 0)
