"""Badges: the stage of an appraisal, a note's sign, an import row's work; SignMark.

`Badge(theme, STAGES[Stage.FINAL])`; delegates call `paint_badge`. A BadgeLook is icon, word, tone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.observation import VALENCE_WORDS, Valence
from kinerja_desktop.i18n import N_, _
from kinerja_desktop.ui.widgets.painting import (
    Canvas,
    Painted,
    draw_box,
    draw_icon,
    draw_sign,
    draw_sign_disc,
    draw_text,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme


@dataclass(frozen=True, kw_only=True)
class BadgeLook:
    """Icon (or "sign:1" for a note sign), untranslated word, and tone.

    Tones: outline, neutral, primary, success, warn, danger, plus, zero, minus.
    """

    icon: str
    word: str
    tone: str = "neutral"


_TONES = {
    "outline": ("", "text-2"),
    "neutral": ("surface-2", "text-2"),
    "primary": ("primary-soft", "on-primary-soft"),
    "info": ("val-plus-soft", "info"),
    "success": ("success-soft", "success"),
    "warn": ("warn-soft", "warn"),
    "danger": ("danger-soft", "danger"),
    "plus": ("val-plus-soft", "info"),
    "zero": ("val-zero-soft", "text-2"),
    "minus": ("val-minus-soft", "val-minus"),
}

STAGES: dict[str, BadgeLook] = {
    Stage.NOT_STARTED: BadgeLook(icon="circle-dashed", word=N_("Not started"), tone="outline"),
    Stage.DRAFT: BadgeLook(icon="pencil", word=N_("Draft")),
    Stage.READY: BadgeLook(icon="calendar-check", word=N_("Ready to discuss"), tone="primary"),
    Stage.IN_DISCUSSION: BadgeLook(
        icon="messages-square", word=N_("In discussion"), tone="primary"
    ),
    Stage.SIGNED: BadgeLook(icon="pen-line", word=N_("Signed"), tone="primary"),
    Stage.OBJECTION: BadgeLook(icon="scale", word=N_("Objection"), tone="warn"),
    Stage.FINAL: BadgeLook(icon="lock", word=N_("Final"), tone="success"),
    Stage.SUBMITTED: BadgeLook(icon="send", word=N_("Sent"), tone="outline"),
    Stage.SUPERSEDED: BadgeLook(icon="history", word=N_("Superseded"), tone="outline"),
}
SIGN_TONES = {Valence.PLUS: "plus", Valence.ZERO: "zero", Valence.MINUS: "minus"}
SIGN_BADGES: dict[int, BadgeLook] = {
    sign: BadgeLook(icon=f"sign:{int(sign)}", word=VALENCE_WORDS[sign], tone=tone)
    for sign, tone in SIGN_TONES.items()
}
IMPORT_BADGES = {
    "new": BadgeLook(icon="plus", word=N_("New"), tone="success"),
    "changed": BadgeLook(icon="pencil", word=N_("Changed"), tone="primary"),
    "problem": BadgeLook(icon="triangle-alert", word=N_("Problem"), tone="warn"),
    "missing": BadgeLook(icon="circle-minus", word=N_("Missing")),
}


def badge_width(theme: Theme, look: BadgeLook) -> int:
    """Return how wide a badge is."""
    words = QFontMetricsF(theme.font("caption/500")).horizontalAdvance(_(look.word))
    icon = 0
    if look.icon:
        icon = 10 + 6 if look.icon.startswith("sign:") else theme.px(14) + 5
    left = 8 if look.icon else 10
    return -int(-(words + icon + left + 10) // 1)


def paint_badge(
    painter: QPainter,
    theme: Theme,
    place: QPointF,
    look: BadgeLook,
    *,
    height: int = 24,
    on_selected: bool = False,
) -> int:
    """Paint a badge with its left upper corner at `place`; return its width."""
    fill, text = _TONES[look.tone]
    if on_selected:
        fill = "surface"
    tall = theme.px(height)
    width = badge_width(theme, look)
    box = QRectF(place.x(), place.y(), width, tall)
    edge = theme.color("border-input") if look.tone == "outline" and not on_selected else None
    ground = theme.color(fill) if fill else None
    draw_box(painter, box, radius=tall / 2, fill=ground, edge=edge)
    left = box.left() + (8 if look.icon else 10)
    if look.icon.startswith("sign:"):
        center = QPointF(left + 6, box.center().y())
        draw_sign(painter, theme, center, int(look.icon.removeprefix("sign:")), 10)
        left += 17
    elif look.icon:
        side = theme.px(14)
        draw_icon(
            painter, theme, QRectF(left, box.top(), side, tall), look.icon, color=text, size=14
        )
        left += side + 5
    words = QRectF(left, box.top(), box.right() - left, tall)
    draw_text(painter, theme, words, _(look.word), look=f"caption/500 {text}")
    return width


class Badge(Painted):
    """A badge on the page, 24 px high; 22 in tables."""

    def __init__(
        self, theme: Theme, look: BadgeLook, *, height: int = 24, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent=parent)
        self._look, self._height = look, height
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_look(look)

    def set_look(self, look: BadgeLook) -> None:
        self._look = look
        self.setAccessibleName(_(look.word))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(badge_width(self.theme, self._look), self.theme.px(self._height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            paint_badge(canvas, self.theme, QPointF(0, 0), self._look, height=self._height)


class SignMark(Painted):
    """A note's sign on its soft disc (24 in lists, 20 in evidence), or bare in legends."""

    def __init__(
        self,
        theme: Theme,
        sign: int,
        *,
        size: int = 24,
        bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self._size, self._is_bare = size, bare
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_sign(sign)

    def set_sign(self, sign: int) -> None:
        """Show the sign of a Valence: 1, 0 or -1."""
        self._sign = sign
        self.setAccessibleName(_(SIGN_BADGES[sign].word))
        self.update()

    def sizeHint(self) -> QSize:
        side = self.theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            if self._is_bare:
                center = QRectF(self.rect()).center()
                draw_sign(canvas, self.theme, center, self._sign, self.width())
            else:
                draw_sign_disc(canvas, self.theme, QRectF(self.rect()), self._sign)
