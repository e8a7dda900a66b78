"""Icons: SVG files of resources/icons, recoloured from tokens and drawn at device resolution."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kinerja_desktop.paths import resource_dir

_STROKE = {True: "1.75", False: "2"}


@cache
def _source(name: str) -> str:
    return Path(resource_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def icon_svg(name: str, color: str, *, size: int = 16) -> str:
    """Return the SVG text of an icon in one colour; small icons keep the full stroke."""
    return (
        _source(name)
        .replace("currentColor", color)
        .replace('stroke-width="2"', f'stroke-width="{_STROKE[size > 16]}"')
    )


@cache
def icon_pixmap(name: str, color: str, size: int, ratio: float) -> QPixmap:
    """Draw an icon of `size` logical pixels for a device pixel ratio; drawn once, then kept."""
    pixels = round(size * ratio)
    # An image, because filling a pixmap would load Qt's whole namespace before the first window.
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    renderer = QSvgRenderer(QByteArray(icon_svg(name, color, size=size).encode()))
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


class TokenIconEngine(QIconEngine):
    """Draws one icon in the colours of Normal, Disabled and Selected when it is asked for."""

    def __init__(self, name: str, colors: dict[QIcon.Mode, QColor]) -> None:
        super().__init__()
        self._name = name
        self._colors = colors

    def clone(self) -> QIconEngine:
        return TokenIconEngine(self._name, self._colors)

    def _drawn(self, side: int, mode: QIcon.Mode, ratio: float) -> QPixmap:
        color = self._colors.get(mode, self._colors[QIcon.Mode.Normal])
        return icon_pixmap(self._name, color.name(), side, ratio)

    def paint(self, painter: QPainter, rect: object, mode: QIcon.Mode, _state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())  # type: ignore[attr-defined]
        device = painter.device()
        ratio = device.devicePixelRatio() if device is not None else 1.0
        drawn = self._drawn(side, mode, ratio)
        painter.drawPixmap(rect.topLeft(), drawn)  # type: ignore[attr-defined]

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        return self._drawn(min(size.width(), size.height()), mode, 1.0)

    def scaledPixmap(  # noqa: N802 - Qt's name
        self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float
    ) -> QPixmap:
        return self._drawn(min(size.width(), size.height()), mode, scale)
