"""ThemePictures: follow the system, light or dark, chosen by small pictures of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from kinerja_desktop.i18n import N_, _
from kinerja_desktop.ui.theme.tokens import SCHEMES
from kinerja_desktop.ui.widgets.layouts import row
from kinerja_desktop.ui.widgets.painting import Canvas, FocusSeen, draw_box, draw_ring, draw_text
from kinerja_desktop.ui.widgets.switches import paint_radio

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme

WORDS = {"system": N_("As the system"), "light": N_("Light"), "dark": N_("Dark")}
PICTURE_WIDTH, PICTURE_HEIGHT = 112, 68


class _Picture(FocusSeen, QAbstractButton):
    """A window in small, its radio and its word below."""

    def __init__(self, theme: Theme, scheme: str, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._scheme = scheme
        self.setText(_(WORDS[scheme]))
        self.setAccessibleName(self.text())
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def _label_width(self) -> float:
        return self.theme.px(18) + 9 + self.theme.width(self.text(), "body")

    def sizeHint(self) -> QSize:
        width = max(PICTURE_WIDTH, -int(-self._label_width() // 1))
        return QSize(width + 4, PICTURE_HEIGHT + 8 + self.theme.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        with Canvas(self, theme) as canvas:
            left = (self.width() - PICTURE_WIDTH) / 2
            frame = QRectF(left, 0, PICTURE_WIDTH, PICTURE_HEIGHT)
            chosen = self.isChecked()
            edge = theme.color("primary" if chosen else "border-input")
            inner = frame.adjusted(2, 2, -2, -2)
            self._paint_window(canvas, inner)
            draw_box(canvas, inner, radius=6, edge=theme.color("border-input"))
            if chosen:
                draw_box(canvas, frame, radius=8, edge=edge, width=2)
            if self.shows_focus:
                draw_ring(canvas, theme, self.rect(), 8)
            side = theme.px(18)
            label = (self.width() - self._label_width()) / 2
            top = PICTURE_HEIGHT + 6.0
            disc = QRectF(label, top + (theme.px(24) - side) / 2, side, side)
            paint_radio(canvas, theme, disc, on=chosen)
            box = QRectF(disc.right() + 9, top, self.width() - disc.right(), theme.px(24))
            draw_text(canvas, theme, box, self.text(), look="body text")

    def _paint_window(self, canvas: Canvas, box: QRectF) -> None:
        if self._scheme != "system":
            _paint_small(canvas, box, SCHEMES[self._scheme])
            return
        middle = box.center().x()
        for scheme, part in (
            ("light", QRectF(box.left(), box.top(), middle - box.left(), box.height())),
            ("dark", QRectF(middle, box.top(), box.right() - middle, box.height())),
        ):
            canvas.save()
            canvas.setClipRect(part)
            _paint_small(canvas, box, SCHEMES[scheme])
            canvas.restore()

    def enterEvent(self, event: QEvent) -> None:
        self.update()
        super().enterEvent(event)  # type: ignore[arg-type]


def _paint_small(canvas: Canvas, box: QRectF, colors: dict[str, str]) -> None:
    draw_box(canvas, box, radius=6, fill=QColor(colors["bg"]))
    navigation = QRectF(box.left(), box.top(), 28, box.height())
    draw_box(canvas, navigation, radius=6, fill=QColor(colors["nav"]))
    for place, token in enumerate(("primary", "border-input", "border-input")):
        bar = QRectF(box.left() + 6, box.top() + 9 + place * 11, 14, 4)
        draw_box(canvas, bar, radius=2, fill=QColor(colors[token]))
    surface, edge = QColor(colors["surface"]), QColor(colors["border"])
    left = box.left() + 33
    for card in (
        QRectF(left, box.top() + 8, 68, 21),
        QRectF(left, box.top() + 33, 32, 23),
        QRectF(left + 36, box.top() + 33, 32, 23),
    ):
        draw_box(canvas, card, radius=3, fill=surface, edge=edge)


class ThemePictures(QWidget):
    """`value_changed(scheme)`; the wheel does nothing."""

    value_changed = Signal(str)

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._buttons = {scheme: _Picture(theme, scheme, parent=self) for scheme in WORDS}
        for button in self._buttons.values():
            self._group.addButton(button)
        self.setLayout(row(*self._buttons.values(), gap=16))
        self._group.buttonClicked.connect(lambda _button: self.value_changed.emit(self.value()))

    def value(self) -> str:
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_value(self, scheme: str) -> None:
        """Show a choice without telling."""
        if scheme in self._buttons:
            self._buttons[scheme].setChecked(True)
