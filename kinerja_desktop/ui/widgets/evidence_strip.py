"""EvidenceStrip: notes on a line of time, one lane per sign; marks and months can be chosen."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kinerja_desktop.i18n import SHORT_MONTHS, _, language, short_date
from kinerja_desktop.ui.widgets.badges import SIGN_BADGES
from kinerja_desktop.ui.widgets.painting import (
    CENTER,
    Canvas,
    Painted,
    draw_box,
    draw_line,
    draw_ring,
    draw_sign,
    draw_text,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme

_NAMES_WIDTH = 112
_MARK = 9
_SIGNS = (1, 0, -1)


@dataclass(frozen=True, kw_only=True)
class StripMark:
    """A note on the strip."""

    key: int
    day: date
    sign: int


@dataclass(frozen=True, kw_only=True)
class _Month:
    first: date
    name: str
    left: float
    width: float


class EvidenceStrip(Painted):
    """`show_marks(start, end, marks, today)`. `mark_chosen(key)` by mouse or arrow keys.

    With `named` lanes it is 20 px a lane and shows their names (Pegawai), else 14 (Penilaian).
    Then months have their counts too: `month_chosen(first day)` by mouse, or by Down, arrows and
    Enter.
    """

    mark_chosen = Signal(int)
    month_chosen = Signal(object)

    def __init__(self, theme: Theme, *, named: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._is_named = named
        self._start, self._end = date(2000, 1, 1), date(2000, 12, 31)
        self._today: date | None = None
        self._marks: list[StripMark] = []
        self._chosen: int | None = None
        self._month: int | None = None  # the place of the month the arrows are on
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Timeline of evidence"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_marks(
        self, start: date, end: date, *, marks: Sequence[StripMark], today: date | None = None
    ) -> None:
        """Show the notes of a period; `today` draws the dashed line."""
        self._start, self._end, self._today = start, end, today
        self._marks = sorted(marks, key=lambda mark: (mark.day, mark.key))
        self._tell()
        self.update()

    def choose(self, key: int | None) -> None:
        """Ring a mark without telling."""
        self._chosen = key
        self._tell()
        self.update()

    def _tell(self) -> None:
        counts = ", ".join(
            f"{_(SIGN_BADGES[sign].word)} {sum(mark.sign == sign for mark in self._marks)}"
            for sign in _SIGNS
        )
        chosen = next((mark for mark in self._marks if mark.key == self._chosen), None)
        if chosen is not None:
            word = _(SIGN_BADGES[chosen.sign].word)
            counts = f"{word}, {short_date(chosen.day)}. {counts}"
        self.setAccessibleDescription(counts)

    def _lane(self) -> int:
        return self.theme.px(20 if self._is_named else 14)

    def _left(self) -> float:
        if not self._is_named:
            return 0.0
        widest = max(self.theme.width(_(SIGN_BADGES[sign].word), "caption") for sign in _SIGNS)
        return float(round(max(_NAMES_WIDTH * self.theme.scale, widest + 12)))

    def _x(self, day: date) -> float:
        days = max(1, (self._end - self._start).days)
        share = (day - self._start).days / days
        return self._left() + min(1.0, max(0.0, share)) * (self.width() - self._left() - 1)

    def _y(self, sign: int) -> float:
        return (1 - sign) * self._lane() + self._lane() / 2

    def sizeHint(self) -> QSize:
        return QSize(300, 3 * self._lane() + self.theme.px(22))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self._left()) + 120, self.sizeHint().height())

    def _months(self) -> list[_Month]:
        found, day = [], self._start.replace(day=1)
        while day <= self._end:
            last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
            left = self._x(max(day, self._start))
            right = self._x(min(last + timedelta(days=1), self._end + timedelta(days=1)))
            name = SHORT_MONTHS[language()][day.month - 1]
            found.append(_Month(first=day, name=name, left=left, width=right - left))
            day = last + timedelta(days=1)
        return found

    def _month_words(self, month: _Month) -> str:
        """Jan 3: with the number of notes where there is room for names."""
        if not self._is_named:
            return month.name
        where = (month.first.year, month.first.month)
        count = sum((mark.day.year, mark.day.month) == where for mark in self._marks)
        return f"{month.name} {count}"

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            self._paint_ground(canvas)
            for mark in reversed(self._marks):
                self._paint_mark(canvas, mark)
            if self.hasFocus() and self._chosen is None and self._month is None:
                draw_ring(canvas, self.theme, self.rect(), 6)

    def _paint_ground(self, canvas: Canvas) -> None:
        theme, lanes = self.theme, 3 * self._lane()
        for number, month in enumerate(self._months()):
            if number % 2 == 0:
                box = QRectF(round(month.left), 0, round(month.width), lanes)
                draw_box(canvas, box, radius=3, fill=theme.color("surface-2"))
            words = self._month_words(month)
            wide = theme.width(words, "caption")
            if month.width > wide + 2:
                box = QRectF(month.left, lanes + 4, month.width, theme.line("caption"))
                draw_text(canvas, theme, box, words, look="caption text-3", align=CENTER)
                if number == self._month and self.hasFocus():
                    middle = box.center().x()
                    around = QRectF(
                        middle - wide / 2 - 5, box.top() - 1, wide + 10, box.height() + 2
                    )
                    draw_ring(canvas, theme, around, 4)
        for sign in _SIGNS:
            y = round(self._y(sign))
            start, end = QPointF(self._left(), y), QPointF(self.width(), y)
            draw_line(canvas, theme.color("border"), start, end)
            if self._is_named:
                box = QRectF(0, y - 10, self._left() - 4, 20)
                draw_text(canvas, theme, box, _(SIGN_BADGES[sign].word), look="caption text-2")
        if self._today is not None and self._start <= self._today <= self._end:
            pen = QPen(theme.color("text-2"), 1, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([2, 3])
            canvas.setPen(pen)
            x = round(self._x(self._today)) + 0.5
            canvas.drawLine(QPointF(x, 0), QPointF(x, lanes))

    def _paint_mark(self, canvas: Canvas, mark: StripMark) -> None:
        color = self.theme.color
        center = QPointF(self._x(mark.day), round(self._y(mark.sign)) + 0.5)
        center.setX(min(max(center.x(), self._left() + 5), self.width() - 5))
        chosen = mark.key == self._chosen
        reach = 9.0 if chosen else _MARK / 2 + 1.2
        halo = QRectF(center.x() - reach, center.y() - reach, 2 * reach, 2 * reach)
        edge = color("primary") if chosen else None
        draw_box(canvas, halo, radius=reach, fill=color("surface"), edge=edge, width=2)
        draw_sign(canvas, self.theme, center, mark.sign, _MARK + 1)

    def _choose(self, mark: StripMark) -> None:
        self.choose(mark.key)
        self.mark_chosen.emit(mark.key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = event.position()
        if self._is_named and spot.y() > 3 * self._lane():
            self._open_month(next((m for m in self._months() if _holds(m, spot.x())), None))
            return

        def distance(mark: StripMark) -> float:
            return abs(self._x(mark.day) - spot.x()) + 2 * abs(self._y(mark.sign) - spot.y())

        near = min(self._marks, key=distance, default=None)
        if near is not None and distance(near) < 18:
            self._choose(near)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        key = keys(event.key())
        step = {keys.Key_Right: 1, keys.Key_Left: -1}.get(key)
        if key == keys.Key_Down and self._is_named:
            self._walk_months(0)
        elif key == keys.Key_Up and self._month is not None:
            self._month = None
            self._tell()
            self.update()
        elif step is not None and self._month is not None:
            self._walk_months(step)
        elif step is not None and self._marks:
            self._walk_marks(step)
        elif key in (keys.Key_Return, keys.Key_Enter) and self._month is not None:
            self._open_month(self._months()[self._month])
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._month = None
        super().focusOutEvent(event)

    def _walk_marks(self, step: int) -> None:
        keys = [mark.key for mark in self._marks]
        start = -1 if step > 0 else len(keys)
        place = keys.index(self._chosen) if self._chosen in keys else start
        self._choose(self._marks[min(max(place + step, 0), len(keys) - 1)])

    def _walk_months(self, step: int) -> None:
        """Begin with the month of today, or the last; then go on month by month."""
        months = self._months()
        if self._month is None:
            today = self._today or self._end
            past = [place for place, month in enumerate(months) if month.first <= today]
            self._month = past[-1] if past else 0
        else:
            self._month = min(max(self._month + step, 0), len(months) - 1)
        self.setAccessibleDescription(self._month_words(months[self._month]))
        self.update()

    def _open_month(self, month: _Month | None) -> None:
        if month is not None:
            self.month_chosen.emit(month.first)


def _holds(month: _Month, x: float) -> bool:
    return month.left <= x < month.left + month.width
