"""ActionTable: agreed plans in four columns, the if-then sentence under each; one can be edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from kinerja_desktop.i18n import _, short_date
from kinerja_desktop.ui.panels.talk.words import marked_promise
from kinerja_desktop.ui.widgets.card import Quiet
from kinerja_desktop.ui.widgets.labels import IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import boxed, column, row
from kinerja_desktop.ui.widgets.painting import (
    Canvas,
    FocusSeen,
    Painted,
    draw_box,
    draw_ring,
    draw_text,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from kinerja_desktop.core.discussion import ActionItem
    from kinerja_desktop.ui.theme.theme import Theme

NUMBER_WIDTH, GAP = 28, 16
SHARES = (375, 280, 215, 130)


def column_widths(width: int) -> tuple[int, int, int, int]:
    """Return the widths of what, measure, support and due beside the number."""
    rest = width - NUMBER_WIDTH - 3 * GAP
    first = tuple(round(rest * share / sum(SHARES)) for share in SHARES[:3])
    return (first[0], first[1], first[2], rest - sum(first))


class ActionHead(Painted):
    """The names of the columns, 45 high, above a hairline."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._words = (_("What is done"), _("Measure of success"), _("Support"), _("Due"))
        self.setAccessibleName(", ".join(self._words))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(480, self.theme.px(44))

    def paintEvent(self, _event: QPaintEvent) -> None:
        left = NUMBER_WIDTH
        with Canvas(self, self.theme) as canvas:
            for words, width in zip(self._words, column_widths(self.width()), strict=True):
                box = QRectF(left, 0, width, self.height())
                draw_text(canvas, self.theme, box, words, look="talk-caption text-3")
                left += width + GAP


class ActionRow(FocusSeen, QWidget):
    """One plan; a click, Enter or Space opens it."""

    opened = Signal(str)

    def __init__(
        self, theme: Theme, number: int, action: ActionItem, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme, self._key = theme, action.key
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        due = short_date(action.due_on, year=False) if action.due_on else "–"
        self.setAccessibleName(f"{number}. {action.what}. {due}")
        self.setAccessibleDescription(_("Press Enter to change this plan"))
        mark = Text(theme, str(number), look="talk/600 primary", parent=self)
        mark.setFixedWidth(NUMBER_WIDTH)
        self._cells = [
            Text(theme, action.what or _("still open"), look="talk/500", lines=0, parent=self),
            Text(theme, action.measure, look="talk", lines=0, parent=self),
            Text(theme, action.support, look="talk", lines=0, parent=self),
        ]
        self._due = column(
            Text(theme, due, look="talk/500", lines=0, parent=self),
            Text(theme, action.who, look="talk-caption text-3", lines=0, parent=self),
            None,
            gap=0,
        )
        self._last = boxed(self._due, parent=self)
        line = row(column(mark, None), gap=0)
        for number_of_column, cell in enumerate((*self._cells, self._last)):
            if number_of_column:
                line.addSpacing(GAP)
            policy = cell.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            cell.setSizePolicy(policy)
            line.addLayout(column(cell, None, gap=0), SHARES[number_of_column])
        box = column(line, gap=8, margins=(0, 16, 0, 16))
        if action.if_then.strip():
            box.addLayout(row(NUMBER_WIDTH, self._promise(action.if_then), gap=0))
        self.setLayout(box)

    def _promise(self, text: str) -> Quiet:
        block = Quiet(self.theme, tone="primary-soft", margins=(14, 8, 14, 8))
        icon = IconLabel(self.theme, "corner-down-right", color="on-primary-soft", size=18)
        words = Text(self.theme, look="talk-small on-primary-soft", lines=0)
        words.set_marked(marked_promise(text))
        line = row(column(icon, None, margins=(0, 2, 0, 0)), words, gap=10)
        line.setStretch(1, 1)
        block.body.addLayout(line)
        # its hint is reckoned at a narrow width; the height at its own width is what counts
        block.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        return block

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            ground = self.rect().adjusted(-2, 4, 2, -4)
            if self.underMouse():
                draw_box(canvas, ground, radius=8, fill=self.theme.color("surface-2"))
            if self.shows_focus:
                draw_ring(canvas, self.theme, self.rect().adjusted(0, 4, 0, -4), 8)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.opened.emit(self._key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._key)
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEvent) -> None:
        self.update()
        super().enterEvent(event)  # type: ignore[arg-type]

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)
