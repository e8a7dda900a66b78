"""RecoveryPaper: the recovery sheet as the paper it becomes, on the screen and on a printer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from kinerja_desktop.i18n import _, long_date
from kinerja_desktop.ui.theme.tokens import LIGHT
from kinerja_desktop.ui.widgets.painting import Canvas, Painted, draw_box, draw_line, text_baseline

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme

PAPER_WIDTH, PAPER_HEIGHT = 192, 244
GROUPS = 8
SHADOW_ROOM = 4


@dataclass(frozen=True, kw_only=True)
class SheetWords:
    """What stands on the sheet. Without groups the places are empty."""

    groups: tuple[str, ...]
    name: str
    printed_on: date


def short_name(name: str) -> str:
    """Ratna K. for Ratna Kusumawardani."""
    words = name.split()
    return f"{words[0]} {words[-1][0]}." if len(words) > 1 else name


def paint_sheet(painter: QPainter, family: str, words: SheetWords) -> None:
    """Paint the sheet in a box of 192 x 244; the painter may be scaled. Paper is always light."""
    _put(painter, family, (18, 14, 160, 18), _("Recovery sheet"), size=13, weight=600)
    line = " · ".join(filter(None, ("Kinerja Desktop", short_name(words.name))))
    _put(painter, family, (18, 32, 160, 14), line, size=10, color="text-2")
    draw_line(painter, QColor(LIGHT["border"]), QPointF(18, 55), QPointF(174, 55))
    for place in range(GROUPS):
        line_number, side = divmod(place, 2)
        left, top = 18 + side * 84, 65 + line_number * 30
        draw_box(painter, QRectF(left, top, 78, 24), radius=3, fill=QColor(LIGHT["surface-2"]))
        _put(painter, family, (left + 6, top, 12, 24), str(place + 1), size=9, color="text-3")
        group = words.groups[place] if words.groups else "····"
        _put(painter, family, (left + 24, top, 52, 24), group, size=13, weight=600)
    foot = _("Keep it in a locked place, not\nin the desk or on this computer.")
    for place, text in enumerate(foot.split("\n")):
        box = (18, 190 + 13 * place, 168, 13)
        _put(painter, family, box, text, size=10, color="text-2")
    printed = _("Printed {date}").format(date=long_date(words.printed_on))
    _put(painter, family, (18, 222, 160, 13), printed, size=9, color="text-2")


def _put(
    painter: QPainter,
    family: str,
    box: tuple[float, float, float, float],
    text: str,
    *,
    size: int,
    **look: object,
) -> None:
    font = QFont(family)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(int(str(look.get("weight", 400)))))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    painter.setFont(font)
    painter.setPen(QColor(LIGHT[str(look.get("color", "text"))]))
    left, top, _width, height = box
    painter.drawText(QPointF(left, text_baseline(painter, top, height)), text)


class RecoveryPaper(Painted):
    """The sheet in the window: white also in the dark, with a soft shadow."""

    def __init__(self, theme: Theme, words: SheetWords, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_words(words)

    def show_words(self, words: SheetWords) -> None:
        self._words = words
        said = [f"{n}: {group}" for n, group in enumerate(words.groups, start=1)]
        self.setAccessibleName(_("Recovery sheet"))
        self.setAccessibleDescription(", ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        room = 2 * SHADOW_ROOM
        return QSize(PAPER_WIDTH + room, PAPER_HEIGHT + room)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            paper = QRectF(SHADOW_ROOM, SHADOW_ROOM, PAPER_WIDTH, PAPER_HEIGHT)
            for spread in (3, 2, 1):
                shade = QColor(self.theme.color("shadow"))
                box = paper.adjusted(-spread + 1, 0, spread - 1, spread)
                draw_box(canvas, box, radius=3, fill=shade)
            draw_box(canvas, paper, radius=2, fill=self.theme.color("paper"))
            canvas.translate(paper.topLeft())
            paint_sheet(canvas, self.theme.family, self._words)
