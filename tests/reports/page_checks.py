"""What every page must keep: text inside its margins, and no text over other text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.reports.page_style import MM

if TYPE_CHECKING:
    from tests.reports.pdf_look import PageOfWords, Pdf, Word

_SLACK = 1.0


def misplaced(pdf: Pdf, *, left_mm: float = 10, bottom_mm: float = 15) -> list[str]:
    """Return the words outside the text area that belong to neither footer nor stamp."""
    found = []
    for number, page in enumerate(pdf.pages(), start=1):
        right = page.width - 10 * MM + _SLACK
        bottom = page.height - bottom_mm * MM + _SLACK
        for word in _of_text(page):
            inside = (
                word.left >= left_mm * MM - _SLACK
                and word.right <= right
                and word.top >= 10 * MM - 2.5
                and word.bottom <= bottom
            )
            if not inside and not _is_furniture(word, page):
                found.append(f"page {number}: {word}")
    return found


def overprinted(pdf: Pdf) -> list[str]:
    """Return pairs of words that lie on each other; line boxes may touch, letters may not."""
    found = []
    for number, page in enumerate(pdf.pages(), start=1):
        words = sorted(_of_text(page), key=lambda word: word.top)
        for place, word in enumerate(words):
            for other in words[place + 1 :]:
                if other.top > word.bottom:
                    break
                across = min(word.right, other.right) - max(word.left, other.left)
                down = min(word.bottom, other.bottom) - max(word.top, other.top)
                height = min(word.bottom - word.top, other.bottom - other.top)
                if across > 0.6 and down > 0.4 * height:
                    found.append(f"page {number}: {word.text} / {other.text}")
    return found


def _of_text(page: PageOfWords) -> list[Word]:
    """Leave out the mark across the page: its letters are larger than any text."""
    return [word for word in page.words if word.bottom - word.top < 40]


def _is_furniture(word: Word, page: PageOfWords) -> bool:
    in_footer = word.top > page.height - 15 * MM + 3 * MM and word.bottom < page.height - 4 * MM
    in_stamp = word.bottom < 10 * MM and word.top > 2 * MM
    return in_footer or in_stamp
