"""Recovery sheet: one page with the code that opens the data when the passphrase is lost."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Final

from kinerja_desktop.i18n import _, language, long_date
from kinerja_desktop.reports.archive_document import DocumentInfo
from kinerja_desktop.reports.page_style import LETTER_PAPERS, MM, PALE, RULE
from kinerja_desktop.reports.tagged_canvas import LayoutError, TaggedCanvas
from kinerja_desktop.reports.text_lines import bullet_lines, draw_lines, text_lines
from kinerja_desktop.reports.typesetting import BOLD, TextStyle

if TYPE_CHECKING:
    from kinerja_desktop.reports.text_lines import Line

GROUPS: Final = 8
_TITLE: Final = TextStyle(font=BOLD, size=20)
_SUB: Final = TextStyle(size=11)
_HEAD: Final = TextStyle(font=BOLD, size=11.5)
_TEXT: Final = TextStyle(size=10.5, leading=1.3)
_CODE: Final = TextStyle(font=BOLD, size=22)
_NUMBER: Final = TextStyle(size=9)
_BOX: Final = 14 * MM
_GAP: Final = 4 * MM


def recovery_sheet(
    groups: tuple[str, ...], *, name: str, made_on: date, paper: str = "A4"
) -> bytes:
    """Return the sheet as PDF, in the language in force. Never kept by the program.

    Raises ValueError unless there are eight groups, KeyError for an unknown paper.
    """
    if len(groups) != GROUPS:
        message = f"a recovery code has {GROUPS} groups"
        raise ValueError(message)
    title = _("Recovery sheet")
    info = DocumentInfo(
        title=title,
        author=name or "Kinerja Desktop",
        subject="Kinerja Desktop",
        created=datetime.combine(made_on, time(), tzinfo=UTC),
        language="id-ID" if language() == "id" else "en",
    )
    sheet = _Sheet(TaggedCanvas(info, LETTER_PAPERS[paper]))
    sheet.lines("H1", title, _TITLE)
    sheet.lines("P", f"Kinerja Desktop · {name}" if name else "Kinerja Desktop", _SUB)
    made = _("Made on {day}").format(day=long_date(made_on))
    sheet.lines("P", made, _SUB)
    sheet.gap(6 * MM)
    sheet.code(groups)
    sheet.lines("P", _("The code has no zero, no one, no letter O and no letter I."), _NUMBER)
    for head, sentences in _sections():
        sheet.gap(6 * MM)
        sheet.lines("H2", head, _HEAD)
        sheet.gap(1 * MM)
        sheet.bullets(sentences)
    return sheet.finish()


def _sections() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        (
            _("What this code opens"),
            (
                _("The data of this program, when the passphrase has been forgotten."),
                _("Only together with the data file and its key file, or a backup of both."),
            ),
        ),
        (
            _("What it does not do"),
            (
                _("It does not bring back a lost or deleted file. Keep backups."),
                _("It does not open the identity you sign with; that has its own passphrase."),
                _("It does not show the old passphrase; you choose a new one."),
            ),
        ),
        (
            _("How to keep it"),
            (
                _("In a locked place, not on the desk and not on this computer."),
                _("Whoever has this sheet and the files can read everything in them."),
                _("A new sheet replaces this one; backups made before still open with this one."),
            ),
        ),
    )


class _Sheet:
    """One page, written from the top down."""

    def __init__(self, canvas: TaggedCanvas) -> None:
        self._canvas = canvas
        canvas.new_page()
        self._left, self._bottom, self._right, self._y = canvas.paper.frame

    def gap(self, height: float) -> None:
        self._y -= height

    def lines(self, role: str, text: str, style: TextStyle) -> None:
        self._write(role, text_lines(text, style, self._right - self._left))

    def bullets(self, sentences: tuple[str, ...]) -> None:
        width = self._right - self._left
        with self._canvas.elem("L"):
            for sentence in sentences:
                with self._canvas.elem("LI"):
                    self._write("LBody", bullet_lines(sentence, _TEXT, width))
                self.gap(0.8 * MM)

    def code(self, groups: tuple[str, ...]) -> None:
        """Draw the groups in four rows of two, numbered, read row by row."""
        width = (self._right - self._left - _GAP) / 2
        for number, group in enumerate(groups):
            x = self._left + (number % 2) * (width + _GAP)
            top = self._y - (number // 2) * (_BOX + _GAP)
            self._frame(x, top, width)
            baseline = top - _BOX / 2 - 0.36 * _CODE.size
            with self._canvas.mark("P"):
                self._canvas.text((x + 4 * MM, baseline + 1 * MM), f"{number + 1} ", _NUMBER)
                self._canvas.text((x + 14 * MM, baseline), group, _CODE)
        self._y -= (len(groups) // 2) * (_BOX + _GAP)

    def finish(self) -> bytes:
        if self._y < self._bottom:
            message = "the recovery sheet does not fit on one page"
            raise LayoutError(message)
        return self._canvas.finish()

    def _write(self, role: str, lines: tuple[Line, ...]) -> None:
        with self._canvas.mark(role):
            place = (self._left, self._y, self._right - self._left)
            self._y -= draw_lines(self._canvas, place, lines)

    def _frame(self, x: float, top: float, width: float) -> None:
        corners = [(x, top - _BOX), (x + width, top - _BOX), (x + width, top), (x, top)]
        with self._canvas.artifact():
            for start, end in zip(corners, [*corners[1:], corners[0]], strict=True):
                self._canvas.rule(start, end, RULE, PALE)
