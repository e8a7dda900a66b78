"""Lists of notes: NoteList (Observasi, with day heads), EvidenceList (Penilaian, with checks)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, Qt, Signal

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.badges import (
    SIGN_BADGES,
    BadgeLook,
    badge_width,
    paint_badge,
)
from kinerja_desktop.ui.widgets.painting import (
    RIGHT,
    draw_icon,
    draw_line,
    draw_sign_disc,
    draw_text,
)
from kinerja_desktop.ui.widgets.row_list import ROW_ROLE, RowDelegate, RowList
from kinerja_desktop.ui.widgets.switches import paint_check
from kinerja_desktop.ui.widgets.wrapping import draw_lines, takes_one_line, wrapped

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.theme.theme import Theme


# What stays for name, item and source before marks shrink to their icons.
SHORTEST_LINE = 340


@dataclass(frozen=True, kw_only=True)
class DayHead:
    """A day, with how many notes it has."""

    title: str
    count: str
    key: None = None

    @property
    def words(self) -> str:
        return f"{self.title}, {self.count}"


@dataclass(frozen=True, kw_only=True)
class NoteLine:
    """A note. `meta` is "indikator · sumber"; `badge` what is still missing, `marks` what it is."""

    key: int
    sign: int
    name: str
    meta: str
    text: str
    clips: int = 0
    badge: BadgeLook | None = None
    marks: tuple[BadgeLook, ...] = ()

    @property
    def badges(self) -> tuple[BadgeLook, ...]:
        """Every badge from left to right."""
        return (*self.marks, *((self.badge,) if self.badge is not None else ()))

    @property
    def words(self) -> str:
        marks = "".join(f", {_(look.word)}" for look in self.badges)
        return f"{_(SIGN_BADGES[self.sign].word)}: {self.name}, {self.meta}{marks}. {self.text}"


class _NoteDelegate(RowDelegate):
    def _text_width(self, width: float) -> float:
        return width - 53 - 24

    def row_height(self, row: DayHead | NoteLine, width: int) -> int:
        if isinstance(row, DayHead):
            return self.theme.px(32)
        is_short = takes_one_line(self.theme, row.text, "body", self._text_width(width))
        return self.theme.px(20) + (1 if is_short else 2) * self.theme.line("body") + 20

    def ground(self, box: QRectF) -> QRectF:
        return box.adjusted(self.INSET, 0, -self.INSET, -1)

    def paint_row(
        self, painter: QPainter, box: QRectF, row: DayHead | NoteLine, *, chosen: bool
    ) -> None:
        if isinstance(row, DayHead):
            self._paint_head(painter, box, row)
        else:
            self._paint_note(painter, box, row, chosen=chosen)

    def _paint_head(self, painter: QPainter, box: QRectF, row: DayHead) -> None:
        theme = self.theme
        left, right = box.left() + 17, box.right() - 21
        title = draw_text(
            painter, theme, box.adjusted(17, 0, 0, 0), row.title, look="caption/600 text-3"
        )
        count = theme.width(row.count, "caption")
        place = QRectF(right - count - 1, box.top(), count + 1, box.height())
        draw_text(painter, theme, place, row.count, look="caption text-3", align=RIGHT)
        y = round(box.center().y())
        start, end = QPointF(left + title + 15, y), QPointF(right - count - 10, y)
        draw_line(painter, theme.color("border"), start, end)

    def _paint_note(self, painter: QPainter, box: QRectF, row: NoteLine, *, chosen: bool) -> None:
        theme = self.theme
        line = theme.px(20)
        top = box.top() + 10
        disc = QRectF(box.left() + 17, top - 2, 24, 24)
        draw_sign_disc(painter, theme, disc, row.sign, soft=not chosen)
        left, right = box.left() + 53, box.right() - 21
        right -= self._paint_right(painter, row, right, top)
        place = QRectF(left, top, right - left, line)
        name = draw_text(painter, theme, place, row.name, look="strong text")
        meta = QRectF(left + name + 10, top, right - left - name - 18, line)
        token = "text-2" if chosen else "text-3"
        draw_text(painter, theme, meta, row.meta, look=f"small {token}")
        width = self._text_width(box.width())
        lines = wrapped(theme, row.text, "body", width)
        body = QRectF(left, top + line + 1, width, 1)
        draw_lines(painter, theme, body, lines, look=f"body {'text' if chosen else 'text-2'}")

    def _paint_right(self, painter: QPainter, row: NoteLine, right: float, top: float) -> float:
        """Paint clips, marks and badge up to `right`; return how much room they take."""
        edge = right
        if row.badge is not None:
            right = self._paint_badge(painter, row.badge, right, top)
        room = right - SHORTEST_LINE
        is_narrow = sum(badge_width(self.theme, look) + 8 for look in row.marks) > room
        for look in reversed(row.marks):
            if is_narrow:
                icon = QRectF(right - 16, top, 16, self.theme.px(20))
                draw_icon(painter, self.theme, icon, look.icon, color="text-3", size=16)
                right -= 22
            else:
                right = self._paint_badge(painter, look, right, top)
        if row.clips:
            right = self._paint_clips(painter, str(row.clips), right, top)
        return edge - right

    def _paint_badge(self, painter: QPainter, look: BadgeLook, right: float, top: float) -> float:
        width = badge_width(self.theme, look)
        paint_badge(painter, self.theme, QPointF(right - width + 2, top - 1), look, height=22)
        return right - width - 8

    def _paint_clips(self, painter: QPainter, count: str, right: float, top: float) -> float:
        theme, tall = self.theme, self.theme.px(20)
        wide = theme.width(count, "small")
        place = QRectF(right - wide - 1, top, wide + 1, tall)
        draw_text(painter, theme, place, count, look="small text-3", align=RIGHT)
        icon = QRectF(right - wide - 20, top, 14, tall)
        draw_icon(painter, theme, icon, "paperclip", color="text-3", size=14)
        return right - wide - 28


class NoteList(RowList):
    """The timeline of Observasi: `show_rows([DayHead, NoteLine, …])`."""

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent=parent)
        self.setItemDelegate(_NoteDelegate(theme, parent=self))
        self.setLayoutMode(NoteList.LayoutMode.Batched)
        self.setBatchSize(200)


@dataclass(frozen=True, kw_only=True)
class EvidenceLine:
    """A note beside an item, to be linked with its check. `mark` is an icon at its right edge."""

    key: int
    sign: int
    day: str
    source: str
    text: str
    mark: str = ""
    checked: bool = False
    enabled: bool = True

    @property
    def words(self) -> str:
        return f"{_(SIGN_BADGES[self.sign].word)}, {self.day}, {self.source}. {self.text}"


class _EvidenceDelegate(RowDelegate):
    def _text_width(self, width: float) -> float:
        return width - 42 - 13

    def row_height(self, row: EvidenceLine, width: int) -> int:
        lines = wrapped(self.theme, row.text, "small", self._text_width(width), most=3)
        return 9 + self.theme.px(20) + 3 + len(lines) * self.theme.line("small") + 7

    def check_box(self, box: QRectF) -> QRectF:
        """Return where the check of a row stands."""
        return QRectF(box.left() + 13, box.top() + 9 + 1, 18, 18)

    def ground(self, box: QRectF) -> QRectF:
        return box.adjusted(self.INSET, 2, -self.INSET, -2)

    def _paint_check(self, painter: QPainter, box: QRectF, row: EvidenceLine) -> None:
        """Paint a check to set, or in a locked rating only the tick of what is linked."""
        place = self.check_box(box)
        if row.enabled:
            state = Qt.CheckState.Checked if row.checked else Qt.CheckState.Unchecked
            paint_check(painter, self.theme, place, state)
        elif row.checked:
            draw_icon(painter, self.theme, place, "check", color="primary", size=18)

    def paint_row(self, painter: QPainter, box: QRectF, row: EvidenceLine, *, chosen: bool) -> None:
        theme = self.theme
        self._paint_check(painter, box, row)
        top, line = box.top() + 9, theme.px(20)
        left, right = box.left() + 42, box.right() - 13
        draw_sign_disc(painter, theme, QRectF(left, top + 2, 16, 16), row.sign, soft=not chosen)
        place = QRectF(left + 22, top, right - left - 22, line)
        day = draw_text(painter, theme, place, row.day, look="small/600 text")
        if row.mark:
            icon = QRectF(right - 14, top, 14, line)
            draw_icon(painter, theme, icon, row.mark, color="text-2", size=14)
        place = place.adjusted(day + 8, 0, -20 if row.mark else 0, 0)
        token = "text-2" if chosen else "text-3"
        draw_text(painter, theme, place, row.source, look=f"caption {token}")
        lines = wrapped(theme, row.text, "small", self._text_width(box.width()), most=3)
        body = QRectF(left, top + line + 3, right - left, 1)
        draw_lines(painter, theme, body, lines, look="small text-2")
        y = round(box.bottom()) - 1
        start, end = QPointF(box.left() + 13, y), QPointF(box.right() - 13, y)
        draw_line(painter, theme.color("border"), start, end)


class EvidenceList(RowList):
    """Notes with checks: `check_toggled(key, wanted)`. Space or a click on the check asks."""

    check_toggled = Signal(object, bool)

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent=parent)
        self._delegate = _EvidenceDelegate(theme, parent=self)
        self.setItemDelegate(self._delegate)

    def _toggle(self, row: Any) -> None:
        if isinstance(row, EvidenceLine) and row.enabled:
            self.check_toggled.emit(row.key, not row.checked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._toggle(self.current_row())
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        box = self._delegate.check_box(QRectF(self.visualRect(index)))
        if index.isValid() and box.adjusted(-6, -6, 6, 6).contains(event.position()):
            self._toggle(index.data(ROW_ROLE))
