"""The findings of a search, hanging under its box over the page, and what narrows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.chips import FilterChips
from kinerja_desktop.ui.widgets.layouts import column
from kinerja_desktop.ui.widgets.painting import Canvas, Painted, draw_box, draw_icon, draw_text

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QMouseEvent, QPaintEvent, QShowEvent, QWheelEvent

    from kinerja_desktop.services.searching import HitKind
    from kinerja_desktop.ui.search import Finding, SearchBox
    from kinerja_desktop.ui.theme.theme import Theme

MOST_ROWS = 7
ROW_HEIGHT = 44
WIDTH = 460
EDGE = 10
_UP_DOWN = {Qt.Key.Key_Up, Qt.Key.Key_Down}  # lead from what narrows the lines back to them


class FindingRows(Painted):
    """At most seven lines at a time, fewer in a low window; the chosen one stays among them."""

    opened = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._rows: tuple[Finding, ...] = ()
        self._current = 0
        self._first = 0
        self.setMouseTracking(True)
        self.setAccessibleName(_("Findings"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self._rows

    def show_findings(self, rows: tuple[Finding, ...]) -> None:
        """Show lines, the first one chosen; with none, say so."""
        self._rows, self._current, self._first = rows, 0, 0
        self._choose(0)
        self.updateGeometry()

    def move_by(self, step: int) -> None:
        if self._rows:
            self._choose((self._current + step) % len(self._rows))

    def open_current(self) -> None:
        if self._rows:
            self.opened.emit()
            self._rows[self._current].on_open()

    def sizeHint(self) -> QSize:
        rows = min(MOST_ROWS, max(1, len(self._rows)))
        return QSize(self.theme.px(WIDTH), rows * self.theme.px(ROW_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.theme.px(ROW_HEIGHT))

    @property
    def _room(self) -> int:
        """How many whole lines there is room for."""
        return max(1, self.height() // self.theme.px(ROW_HEIGHT))

    def _choose(self, place: int) -> None:
        self._current = place
        self._first = min(max(self._first, place - self._room + 1), place)
        if self._rows:
            chosen = self._rows[place]
            self.setAccessibleDescription(f"{chosen.kind}: {chosen.title}. {chosen.line}")
        self.update()

    def _row_at(self, y: float) -> int:
        line = int(y // self.theme.px(ROW_HEIGHT))
        place = self._first + line
        return place if 0 <= line < self._room and place < len(self._rows) else -1

    def paintEvent(self, _event: QPaintEvent) -> None:
        height = self.theme.px(ROW_HEIGHT)
        with Canvas(self, self.theme) as canvas:
            if not self._rows:
                place = QRectF(10, 0, self.width() - 20, height)
                draw_text(canvas, self.theme, place, _("Nothing found"), look="body text-3")
            for line in range(self._first, min(self._first + self._room, len(self._rows))):
                box = QRectF(0, (line - self._first) * height, self.width(), height)
                self._paint_row(canvas, box, self._rows[line], is_current=line == self._current)

    def _paint_row(
        self, canvas: Canvas, box: QRectF, finding: Finding, *, is_current: bool
    ) -> None:
        theme = self.theme
        if is_current:
            draw_box(canvas, box, radius=6, fill=theme.color("primary-soft"))
        icon = QRectF(box.left() + 10, box.top(), theme.px(18), box.height())
        draw_icon(canvas, theme, icon, finding.icon, size=18)
        kind = theme.width(finding.kind, "caption") + 2
        left = icon.right() + 10
        room = box.right() - 10 - left
        title, line = theme.line("medium"), theme.line("caption")
        top = box.top() + (box.height() - title - (line if finding.line else 0)) / 2
        weight = "strong" if is_current else "medium"
        place = QRectF(left, top, room - kind - 10, title)
        draw_text(canvas, theme, place, finding.title, look=weight)
        place = QRectF(box.right() - 10 - kind, top, kind, title)
        draw_text(canvas, theme, place, finding.kind, look="caption text-3")
        if finding.line:
            second = QRectF(left, top + title, room, line)
            draw_text(canvas, theme, second, finding.line, look="caption text-3")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._row_at(event.position().y())
        if place >= 0 and place != self._current:
            self._choose(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._row_at(event.position().y()) >= 0:
            self.open_current()

    def wheelEvent(self, event: QWheelEvent) -> None:
        most = max(0, len(self._rows) - self._room)
        step = -1 if event.angleDelta().y() > 0 else 1
        self._first = min(max(0, self._first + step), most)
        self.update()
        event.accept()


class SearchResults(QWidget):
    """The lines with the kinds to choose from above, and the time to look at below.

    `narrowed` tells that another kind or time was chosen; `given_up` that Esc was pressed here.
    """

    opened = Signal()
    narrowed = Signal()
    given_up = Signal()

    def __init__(self, theme: Theme, box: SearchBox, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._box = box
        self._host = parent
        self._period = ""
        self.is_everywhere = False
        self.kinds = FilterChips(theme, _("Kinds of findings"), parent=self)
        self.kinds.chosen.connect(self.narrowed)
        self.rows = FindingRows(theme, parent=self)
        self.rows.opened.connect(self._on_opened)
        self.time = Button(theme, "", kind="link", parent=self)
        self.time.clicked.connect(self._on_time)
        self.time.installEventFilter(self)
        self.setLayout(
            column(self.kinds, self.rows, self.time, gap=6, margins=(EDGE, EDGE, EDGE, EDGE))
        )
        box.installEventFilter(self)
        self.hide()

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.rows.findings

    @property
    def kind(self) -> HitKind | None:
        """What is looked for; None is everything."""
        value: HitKind | None = self.kinds.value()
        return value

    def set_kinds(self, kinds: tuple[tuple[HitKind, str], ...]) -> None:
        """Offer these kinds, and everything."""
        self.kinds.set_options([(None, _("Everything"), None), *((*k, None) for k in kinds)])
        for chip in self.kinds.chips:
            chip.installEventFilter(self)

    def set_period(self, name: str) -> None:
        """Say which period is looked at; with "" there is none, and no choice."""
        self._period = name
        self._fit_time()

    def show_findings(self, rows: tuple[Finding, ...]) -> None:
        self.rows.show_findings(rows)
        self.show()  # first: what is hidden does not hear that its size changed
        self._place()
        self.raise_()

    def begin_anew(self) -> None:
        """Look for everything in the period again."""
        self.is_everywhere = False
        self.kinds.set_value(None)
        self._fit_time()

    def focus_kinds(self) -> None:
        """Give the focus to the chosen kind; arrow keys choose another."""
        self.kinds.focus_chosen()

    def _fit_time(self) -> None:
        here = _("Only {period}").format(period=self._period)
        self.time.setText(here if self.is_everywhere else _("Search all periods"))
        self.time.setVisible(bool(self._period))

    def _on_time(self) -> None:
        self.is_everywhere = not self.is_everywhere
        self._fit_time()
        self.narrowed.emit()

    def _on_opened(self) -> None:
        self.hide()
        self.opened.emit()

    def _place(self) -> None:
        host = self._host
        corner = self._box.mapTo(host, QPoint(0, self._box.height() + 4))
        width = min(max(self.rows.sizeHint().width(), self._box.width()), host.width() - 16)
        left = max(8, corner.x() + self._box.width() - width)
        room = host.height() - corner.y() - 8
        self.setGeometry(left, corner.y(), width, room)
        layout = self.layout()
        if layout is not None:
            layout.activate()  # the kinds know their lines only at this width
        self.resize(width, min(self.sizeHint().height(), room))

    def paintEvent(self, _event: QPaintEvent) -> None:
        color = self.theme.color
        with Canvas(self, self.theme) as canvas:
            fill, edge = color("surface"), color("border-input")
            draw_box(canvas, self.rect(), radius=8, fill=fill, edge=edge)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._box.has_findings = True

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._box.has_findings = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._box:
            if kind in {QEvent.Type.Resize, QEvent.Type.Move} and self.isVisible():
                self._place()
        elif (
            isinstance(event, QKeyEvent)
            and kind == QEvent.Type.KeyPress
            and event.key() in _UP_DOWN
        ):
            self._box.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)
