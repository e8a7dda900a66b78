"""The two signatures of the evaluation document: box 7 left (employee), box 6 right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kinerja_desktop.reports.page_style import HEAD, MM
from kinerja_desktop.reports.signature_block import Signatory, SignatureBlock

if TYPE_CHECKING:
    from kinerja_desktop.reports.form_pages import FormPages

_ABOVE: Final = 2.0 * MM
_SIDE: Final = 8 * MM


class SignaturePair:
    """Two blocks side by side in bordered boxes. The numbers follow the order of signing."""

    def __init__(
        self,
        pages: FormPages,
        employee: Signatory,
        appraiser: Signatory,
        *,
        numbers: tuple[str, str] = ("7", "6"),
    ) -> None:
        self._pages = pages
        self._half = pages.width / 2
        room = self._half - 2 * _SIDE
        self._blocks = (
            (numbers[0], SignatureBlock(employee, room)),
            (numbers[1], SignatureBlock(appraiser, room)),
        )
        self.height = max(block.height for _, block in self._blocks) + 2 * _ABOVE

    def draw(self) -> None:
        """Draw both below what was written last; the caller has seen to the room."""
        pages = self._pages
        top = pages.y
        with pages.canvas.elem("Sect"):
            for number, (caption, block) in enumerate(self._blocks):
                x = pages.left + number * self._half
                pages.rules.box(x, top - self.height, self._half, self.height)
                if caption:
                    with pages.canvas.mark("P"):
                        pages.canvas.text((x + 1.6 * MM, top - _ABOVE - HEAD.rise), caption, HEAD)
                block.draw(pages.canvas, (x + _SIDE, top - _ABOVE))
        pages.y = top - self.height
        pages.is_fresh = False


def draw_middle(pages: FormPages, who: Signatory, number: str) -> None:
    """Draw a third signature in a box over the whole width, in its middle."""
    room = pages.width / 2 - 2 * _SIDE
    block = SignatureBlock(who, room)
    height = block.height + 2 * _ABOVE
    pages.need(height)
    top = pages.y
    with pages.canvas.elem("Sect"):
        pages.rules.box(pages.left, top - height, pages.width, height)
        with pages.canvas.mark("P"):
            pages.canvas.text((pages.left + 1.6 * MM, top - _ABOVE - HEAD.rise), number, HEAD)
        block.draw(pages.canvas, (pages.left + (pages.width - room) / 2, top - _ABOVE))
    pages.y = top - height
    pages.is_fresh = False
