"""Search over everything: the box in the header and the list of findings below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.inputs import TextInput
from kinerja_desktop.ui.widgets.labels import KeyCap
from kinerja_desktop.ui.widgets.painting import Canvas, Painted, draw_box, draw_icon, draw_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from kinerja_desktop.ui.theme.theme import Theme

ASK_AFTER_MS = 150
MOST_ROWS = 7
ROW_HEIGHT = 44
LEFT_OF_WORDS, RIGHT_OF_WORDS = 27, 24  # in the field: the icon, the keys and the edges


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One line of the result: what it is, and what opening it does."""

    icon: str
    title: str
    line: str
    on_open: Callable[[], object]


class SearchBox(TextInput):
    """The field in the header. `asked` follows typing; `moved`, `entered`, `given_up` the keys."""

    asked = Signal(str)
    moved = Signal(int)
    entered = Signal()
    given_up = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Search everything"), icon="search", parent=parent)
        self._cap = KeyCap(theme, "Ctrl K", parent=self)
        self._timer = QTimer(self, singleShot=True, interval=ASK_AFTER_MS)
        self._timer.timeout.connect(lambda: self.asked.emit(self.text().strip()))
        self.textEdited.connect(self._on_text_edited)
        self.setToolTip(_("Search (Ctrl+K)"))
        self.show_hint(compact=False)

    def show_hint(self, *, compact: bool) -> None:
        short = _("Search anything")
        self.setPlaceholderText(short if compact else _("Search people, notes, settings"))
        self._fit_cap()

    def _fit_cap(self) -> None:
        """Show the keys in an empty field, if they leave its words whole."""
        cap = self._cap.sizeHint()
        words = self.theme.width(self.placeholderText(), "body")
        has_room = LEFT_OF_WORDS + words + cap.width() + RIGHT_OF_WORDS <= self.width()
        self._cap.setVisible(has_room and not self.text())
        self.setTextMargins(LEFT_OF_WORDS, 0, cap.width() + 2 if has_room else 0, 0)
        left, top = self.width() - cap.width() - 8, (self.height() - cap.height()) // 2
        self._cap.setGeometry(left, top, cap.width(), cap.height())

    def _on_text_edited(self) -> None:
        self._fit_cap()
        self._timer.start()

    def reset(self) -> None:
        """Empty the field, as after opening a finding."""
        self._timer.stop()
        self.clear()
        self._fit_cap()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps:
            self.moved.emit(steps[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._timer.stop()
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_cap()


class SearchResults(Painted):
    """The list of findings, hanging under the box over the page."""

    opened = Signal()

    def __init__(self, theme: Theme, box: QWidget, *, parent: QWidget) -> None:
        super().__init__(theme, parent=parent)
        self._box = box
        self._host = parent
        self._rows: tuple[Finding, ...] = ()
        self._current = 0
        self._is_empty = False
        self.setMouseTracking(True)
        self.setAccessibleName(_("Findings"))
        box.installEventFilter(self)
        self.hide()

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self._rows

    def show_findings(self, rows: tuple[Finding, ...]) -> None:
        """Show at most seven lines; with none, say so."""
        self._rows, self._current = rows[:MOST_ROWS], 0
        self._place()
        self.show()
        self.raise_()
        self.update()

    def move_by(self, step: int) -> None:
        if self._rows:
            self._current = (self._current + step) % len(self._rows)
            self.setAccessibleDescription(self._rows[self._current].title)
            self.update()

    def open_current(self) -> None:
        if self.isVisible() and self._rows:
            finding = self._rows[self._current]
            self.hide()
            self.opened.emit()
            finding.on_open()

    def sizeHint(self) -> QSize:
        rows = max(1, len(self._rows))
        return QSize(max(400, self._box.width()), rows * self.theme.px(ROW_HEIGHT) + 12)

    def _place(self) -> None:
        hint, host = self.sizeHint(), self._host
        corner = self._box.mapTo(host, QPoint(0, self._box.height() + 4))
        right = corner.x() + self._box.width()
        left = max(8, right - hint.width())
        height = min(hint.height(), host.height() - corner.y() - 8)
        self.setGeometry(left, corner.y(), hint.width(), height)

    def _row_at(self, y: float) -> int:
        place = int((y - 6) // self.theme.px(ROW_HEIGHT))
        return place if 0 <= place < len(self._rows) else -1

    def paintEvent(self, _event: QPaintEvent) -> None:
        color = self.theme.color
        with Canvas(self, self.theme) as canvas:
            draw_box(
                canvas, self.rect(), radius=8, fill=color("surface"), edge=color("border-input")
            )
            if not self._rows:
                place = QRectF(16, 6, self.width() - 32, self.theme.px(ROW_HEIGHT))
                draw_text(canvas, self.theme, place, _("Nothing found"), look="body text-3")
            for line, finding in enumerate(self._rows):
                self._paint_row(canvas, line, finding)

    def _paint_row(self, canvas: Canvas, place: int, finding: Finding) -> None:
        theme, height = self.theme, self.theme.px(ROW_HEIGHT)
        box = QRectF(6, 6 + place * height, self.width() - 12, height)
        is_current = place == self._current
        if is_current:
            draw_box(canvas, box, radius=6, fill=theme.color("primary-soft"))
        icon = QRectF(box.left() + 10, box.top(), theme.px(18), height)
        draw_icon(canvas, theme, icon, finding.icon, size=18)
        left, room = icon.right() + 10, box.right() - icon.right() - 20
        title, line = theme.line("medium"), theme.line("caption")
        top = box.top() + (height - title - (line if finding.line else 0)) / 2
        weight = "strong" if is_current else "medium"
        draw_text(canvas, theme, QRectF(left, top, room, title), finding.title, look=weight)
        if finding.line:
            second = QRectF(left, top + title, room, line)
            draw_text(canvas, theme, second, finding.line, look="caption text-3")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._row_at(event.position().y())
        if place >= 0 and place != self._current:
            self._current = place
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._row_at(event.position().y()) >= 0:
            self.open_current()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move} and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
