"""Theme: the one object widgets ask for colours, fonts, measures and icons.

Every widget takes it as first argument. A window that must look different (the conversation is
always light and has its own text size) is built with a Theme of its own and `dress`ed by it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QIcon, QPixmap

from kinerja_desktop.paths import resource_dir
from kinerja_desktop.ui.theme import tokens
from kinerja_desktop.ui.theme.icons import TokenIconEngine, icon_pixmap
from kinerja_desktop.ui.theme.look import Look
from kinerja_desktop.ui.theme.palette import make_palette
from kinerja_desktop.ui.theme.stylesheet import make_stylesheet, write_indicators

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

__all__ = ["Look", "Theme", "load_fonts"]

MOST_WIDTHS = 4096

_FILES = {
    tokens.FAMILY: ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf"),
    tokens.EASY_FAMILY: (
        "AtkinsonHyperlegibleNext-Regular.ttf",
        "AtkinsonHyperlegibleNext-Medium.ttf",
        "AtkinsonHyperlegibleNext-SemiBold.ttf",
    ),
}


@cache
def load_fonts(family: str) -> None:
    """Make the three weights of a bundled family known to the application, once."""
    for name in _FILES[family]:
        QFontDatabase.addApplicationFont(str(resource_dir() / "fonts" / name))


class Theme(QObject):
    """Colours, fonts, measures and icons of one look. `changed` follows every change of it."""

    changed = Signal()

    def __init__(self, look: Look | None = None, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look or Look()
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[str, QFont] = {}
        self._font_keys: dict[str, str] = {}
        self._metrics: dict[str, QFontMetricsF] = {}
        self._widths: dict[tuple[str, str], float] = {}

    @property
    def look(self) -> Look:
        return self._look

    @property
    def scheme(self) -> str:
        return self._look.scheme

    @property
    def is_dark(self) -> bool:
        return self._look.scheme == "dark"

    @property
    def scale(self) -> float:
        return self._look.scale

    @property
    def family(self) -> str:
        return tokens.EASY_FAMILY if self._look.easy_font else tokens.FAMILY

    def set_look(self, look: Look) -> None:
        """Take another look; windows that were dressed must be dressed again."""
        if look == self._look:
            return
        self._look = look
        self._colors.clear()
        self._fonts.clear()
        self._font_keys.clear()
        self._metrics.clear()
        self._widths.clear()
        load_fonts(self.family)
        self.changed.emit()

    def color(self, token: str) -> QColor:
        """Return the colour of a token of tokens.py."""
        found = self._colors.get(token)
        if found is None:
            found = self._colors[token] = QColor(tokens.SCHEMES[self._look.scheme][token])
        return found

    def font(self, style: str) -> QFont:
        """Return the font of a type style: "body", or with another weight "small/600"."""
        found = self._fonts.get(style)
        if found is None:
            name, _, weight = style.partition("/")
            size, _line, own_weight = tokens.TYPE[name]
            found = QFont(self.family)
            found.setPixelSize(round(size * self._look.scale))
            found.setWeight(QFont.Weight(int(weight or own_weight)))
            found.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            found.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[style] = found
        return found

    def font_key(self, style: str) -> str:
        """Return the font of a type style as text: what measures of it are kept under."""
        found = self._font_keys.get(style)
        if found is None:
            found = self._font_keys[style] = self.font(style).toString()
        return found

    def line(self, style: str) -> int:
        """Return the line distance of a type style in logical pixels."""
        return self.px(tokens.TYPE[style.partition("/")[0]][1])

    def width(self, text: str, style: str) -> float:
        """Return how wide a text is in a type style. Words come again and again, so it is kept."""
        found = self._widths.get((text, style))
        if found is None:
            if len(self._widths) >= MOST_WIDTHS:
                self._widths.clear()
            found = self._widths[text, style] = self.metrics(style).horizontalAdvance(text)
        return found

    def metrics(self, style: str) -> QFontMetricsF:
        """Return the measures of the font of a type style."""
        found = self._metrics.get(style)
        if found is None:
            found = self._metrics[style] = QFontMetricsF(self.font(style))
        return found

    def px(self, measure: float) -> int:
        """Return a control, row or icon height at the chosen text size. Pane widths are not."""
        return round(measure * self._look.scale)

    def control(self, height: int = tokens.CONTROL) -> int:
        """Return the height of a control: taller with larger text and in touch mode."""
        return self.px(max(height, tokens.CONTROL_TOUCH) if self._look.touch else height)

    def icon(self, name: str, color: str = "text-2", *, on: str = "on-primary") -> QIcon:
        """Return an icon in a token colour, drawn when shown. `on` is its colour when selected."""
        colors = {
            QIcon.Mode.Normal: self.color(color),
            QIcon.Mode.Active: self.color(color),
            QIcon.Mode.Disabled: self.color("text-disabled"),
            QIcon.Mode.Selected: self.color(on),
        }
        return QIcon(TokenIconEngine(name, colors))

    def pixmap(self, name: str, token: str, size: int, *, ratio: float = 1.0) -> QPixmap:
        """Return an icon of `size` logical pixels (before text size) for painting."""
        return icon_pixmap(name, self.color(token).name(), self.px(size), ratio)

    def apply(self, app: QApplication) -> None:
        """Dress the whole application: style, fonts, palette, one stylesheet."""
        load_fonts(self.family)
        app.setStyle("Fusion")
        app.setFont(self.font("body"))
        app.setPalette(make_palette(tokens.SCHEMES[self.scheme]))
        app.setStyleSheet(self._stylesheet())

    def dress(self, window: QWidget) -> None:
        """Dress one window differently from the application."""
        load_fonts(self.family)
        window.setFont(self.font("body"))
        window.setPalette(make_palette(tokens.SCHEMES[self.scheme]))
        window.setStyleSheet(self._stylesheet())

    def _stylesheet(self) -> str:
        indicators = write_indicators(self.scheme, _cache_dir())
        return make_stylesheet(self.scheme, self._look.scale, indicators, touch=self._look.touch)


def _cache_dir() -> Path:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericCacheLocation)
    return Path(place) / "kinerja-desktop"
