"""ActionCheck: an agreed plan as one line; a click marks it as done, another one opens it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kinerja_desktop.i18n import _, short_date
from kinerja_desktop.ui.widgets.painting import (
    RIGHT,
    Canvas,
    draw_box,
    draw_icon,
    draw_ring,
    draw_text,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.core.rows import ActionRow
    from kinerja_desktop.ui.theme.theme import Theme


def due_words(action: ActionRow) -> str:
    """done, 31 Agu, or late since its day."""
    if action.is_done:
        return _("done")
    if action.due_on is None:
        return ""
    return short_date(action.due_on, year=False)


class ActionCheck(QAbstractButton):
    """28 px: check, what was agreed, done or its day."""

    def __init__(self, theme: Theme, action: ActionRow, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.action = action
        self.setText(action.what)
        self.setToolTip(action.what)
        self.setCheckable(True)
        self.setChecked(action.is_done)
        state = _("past its date") if action.is_late else due_words(action)
        self.setAccessibleName(f"{action.what}, {state}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(184, self.theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.theme.px(28))

    def _look(self) -> tuple[str, str]:
        if self.isChecked():
            return "circle-check", "success"
        return "circle-dashed", "warn" if self.action.is_late else "text-2"

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, tall = self.theme, self.height()
        icon, token = self._look()
        words = due_words(self.action)
        wide = theme.width(words, "caption") + 1
        with Canvas(self, theme) as canvas:
            if self.underMouse():
                draw_box(canvas, self.rect(), fill=theme.color("hover"))
            draw_icon(canvas, theme, QRectF(0, 0, theme.px(16), tall), icon, color=token)
            left = theme.px(16) + 8
            room = self.width() - left - wide - 10
            box = QRectF(left, 0, room, tall)
            draw_text(canvas, theme, box, self.text(), look="small text")
            late = self.action.is_late and not self.isChecked()
            box = QRectF(self.width() - wide - 2, 0, wide, tall)
            look = f"caption {'warn' if late else 'text-3'}"
            draw_text(canvas, theme, box, words, look=look, align=RIGHT)
            if self.hasFocus():
                draw_ring(canvas, theme, self.rect())

    def enterEvent(self, event: QEvent) -> None:
        self.update()
        super().enterEvent(event)  # type: ignore[arg-type]

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)
