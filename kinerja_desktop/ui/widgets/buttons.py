"""Buttons: make_button() in six kinds, IconButton, and the conversation's large sizes.

Kinds: primary (one per page), tonal (Catat observasi only), default, plain, link, danger.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from kinerja_desktop.ui.widgets.link_ring import LinkRing
from kinerja_desktop.ui.widgets.painting import (
    LEFT,
    Canvas,
    Pressed,
    draw_box,
    draw_icon,
    draw_ring,
    draw_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from kinerja_desktop.ui.theme.theme import Theme


@dataclass(frozen=True, kw_only=True)
class _Kind:
    """What one kind of button paints with; fills and edges are tokens, "" is nothing."""

    fill: str
    hover: str
    pressed: str
    edge: str
    text: str
    weight: int = 500
    padding: int = 13
    icon: str = "text-2"


_KINDS = {
    "primary": _Kind(
        fill="primary", hover="primary-hover", pressed="primary-pressed", edge="",
        text="on-primary", weight=600, padding=15, icon="on-primary",
    ),
    "tonal": _Kind(
        fill="primary-soft", hover="selection", pressed="selection", edge="tonal-border",
        text="on-primary-soft", weight=600, padding=15, icon="on-primary-soft",
    ),
    "default": _Kind(
        fill="surface", hover="hover", pressed="pressed", edge="border-input", text="text",
    ),
    "plain": _Kind(
        fill="", hover="hover", pressed="pressed", edge="", text="text-2", padding=9,
    ),
    "link": _Kind(
        fill="", hover="", pressed="", edge="", text="primary", padding=1, icon="primary",
    ),
    "danger": _Kind(
        fill="surface", hover="danger-soft", pressed="danger-soft", edge="border-input",
        text="danger", icon="danger",
    ),
}  # fmt: skip

# height: (type style without weight, extra side padding, radius)
_SIZES = {28: ("medium", 0, 6), 40: ("talk-caption", 7, 8), 44: ("talk-small", 9, 8)}


class Button(Pressed, QPushButton):
    """A push button that paints itself in one of the six kinds."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        kind: str = "default",
        icon: str = "",
        height: int = 32,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.theme = theme
        self._icon, self._icon_after, self._height = icon, "", height
        self.setAutoDefault(False)
        self.set_kind(kind)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_look_changed)

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()

    @property
    def kind(self) -> str:
        return str(self.property("kind"))

    def set_kind(self, kind: str) -> None:
        self._paint = _KINDS[kind]
        self.setProperty("kind", kind)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            LinkRing(self.theme, self)
        self.updateGeometry()
        self.update()

    def set_icon(self, name: str, *, after: bool = False) -> None:
        """Show an icon before the words, or after them (the arrow of Lanjut)."""
        if after:
            self._icon_after = name
        else:
            self._icon = name
        self.updateGeometry()
        self.update()

    def _style(self) -> str:
        style = _SIZES.get(self._height, ("medium", 0, 6))[0]
        return f"{style}/{self._paint.weight}"

    def _padding(self) -> int:
        extra = _SIZES.get(self._height, ("medium", 0, 6))[1]
        return self._paint.padding + (0 if self._paint.padding < 9 else extra)

    def _icon_room(self) -> int:
        gap = 6 if self._height > 36 else 8
        return self.theme.px(16) + gap

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(self.theme.font(self._style())).horizontalAdvance(self.text())
        icons = sum(self._icon_room() for icon in (self._icon, self._icon_after) if icon)
        width = -int(-words // 1) + icons + 2 * self._padding()
        if not self.text():
            width -= 8
        tall = self.theme.px(24) if self._height == 24 else self.theme.control(self._height)
        return QSize(width, tall)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:  # noqa: N802 - Qt's name
        return self.rect().contains(pos)  # type: ignore[call-overload,no-any-return]

    def _fill_token(self) -> str:
        if not self.isEnabled():
            return "surface-2" if self._paint.fill else ""
        if self.isDown() or self.isChecked():
            return self._paint.pressed
        return self._paint.hover if self.underMouse() else self._paint.fill

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, look = self.theme, self._paint
        enabled = self.isEnabled()
        radius = _SIZES.get(self._height, ("", 0, 6))[2]
        with Canvas(self, theme) as canvas:
            fill = self._fill_token()
            edge = "border" if look.fill and not enabled else look.edge
            draw_box(
                canvas,
                self.rect(),
                radius=radius,
                fill=theme.color(fill) if fill else None,
                edge=theme.color(edge) if edge else None,
            )
            self._paint_words(canvas, enabled=enabled)
            if self.shows_focus and self.kind != "link":
                draw_ring(canvas, theme, self.rect(), radius)
                if self.kind == "primary":
                    inner = self.rect().adjusted(2, 2, -2, -2)
                    draw_box(canvas, inner, radius=radius - 2, edge=theme.color("on-primary"))

    def _paint_words(self, canvas: Canvas, *, enabled: bool) -> None:
        theme, look = self.theme, self._paint
        token = look.text if enabled else "text-disabled"
        icon_token = look.icon if enabled else "text-disabled"
        words = QFontMetricsF(theme.font(self._style())).horizontalAdvance(self.text())
        room = self._icon_room()
        whole = words + (room if self._icon else 0) + (room if self._icon_after else 0)
        if not self.text():
            whole = theme.px(16)
        left = (self.width() - whole) / 2
        if look.padding == 1 and not self._is_centred():
            left = 1
        box = QRectF(left, 0, theme.px(16), self.height())
        if self._icon:
            draw_icon(canvas, theme, box, self._icon, color=icon_token)
            left += room
        place = QRectF(left, 0, words + 1, self.height())
        draw_text(canvas, theme, place, self.text(), look=f"{self._style()} {token}", align=LEFT)
        if self._icon_after:
            box = QRectF(left + words + room - theme.px(16), 0, theme.px(16), self.height())
            draw_icon(canvas, theme, box, self._icon_after, color=icon_token)

    def _is_centred(self) -> bool:
        return self.width() <= self.sizeHint().width()

    def enterEvent(self, event: QEvent) -> None:
        self.update()
        super().enterEvent(event)  # type: ignore[arg-type]

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)


def make_button(
    theme: Theme,
    text: str,
    *,
    kind: str = "default",
    icon: str = "",
    on_click: Callable[[], object] | None = None,
    parent: QWidget | None = None,
) -> Button:
    """Make a button and connect it."""
    button = Button(theme, text, kind=kind, icon=icon, parent=parent)
    if on_click is not None:
        button.clicked.connect(lambda: on_click())  # noqa: PLW0108 - drops the checked state
    return button


class IconButton(Pressed, QToolButton):
    """A square button with an icon and an accessible name, which is also its tooltip."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        *,
        size: int = 32,
        boxed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._icon, self._size, self._is_boxed = icon, size, boxed
        self._color = "text-2"
        self.set_name(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_look_changed)

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setToolTip(name)

    def set_icon(self, icon: str, *, color: str = "") -> None:
        self._icon, self._color = icon, color or self._color
        self.update()

    def sizeHint(self) -> QSize:
        side = self.theme.px(self._size) if self._size < 32 else self.theme.control(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _fill_token(self) -> str:
        if not self.isEnabled():
            return "surface-2" if self._is_boxed else ""
        if self.isDown() or self.isChecked():
            return "pressed"
        if self.underMouse():
            return "hover"
        return "surface" if self._is_boxed else ""

    def paintEvent(self, _event: QPaintEvent) -> None:
        fill = self._fill_token()
        color = self._color if self.isEnabled() else "text-disabled"
        with Canvas(self, self.theme) as canvas:
            radius = 8 if self._size >= 40 else 6
            draw_box(
                canvas,
                self.rect(),
                radius=radius,
                fill=self.theme.color(fill) if fill else None,
                edge=self.theme.color("border-input") if self._is_boxed else None,
            )
            size = 18 if self._size >= 32 and not self._is_boxed else 16
            size = 14 if self._size <= 24 else size
            draw_icon(canvas, self.theme, self.rect(), self._icon, color=color, size=size)
            if self.shows_focus:
                draw_ring(canvas, self.theme, self.rect(), radius)

    def enterEvent(self, event: QEvent) -> None:
        self.update()
        super().enterEvent(event)  # type: ignore[arg-type]

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)
