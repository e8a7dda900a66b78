"""How much room a page has: the rules by which pages give way (visual.md, section 6)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

VERY_LARGE_TEXT = 1.5  # from here on, what stood side by side stands below each other
COMPACT_WIDTH, COMPACT_HEIGHT = 1240, 600
NAVIGATION_WIDTH, NAVIGATION_WIDTH_COMPACT = 200, 56


class Width(StrEnum):
    """Room of the content from side to side: 1100, 1000 and 900 px are the limits."""

    WIDE = "wide"
    MEDIUM = "medium"
    NARROW = "narrow"
    SINGLE = "single"


class Height(StrEnum):
    """Room of the window from top to bottom: 680 and 600 px are the limits."""

    TALL = "tall"
    LOW = "low"
    COMPACT = "compact"


@dataclass(frozen=True, kw_only=True)
class SizeClass:
    """What a page is told when the window changes. Sizes are divided by the text size."""

    width: Width = Width.WIDE
    height: Height = Height.TALL
    compact_navigation: bool = False

    @property
    def is_single(self) -> bool:
        """One pane at a time, with Kembali."""
        return self.width == Width.SINGLE

    @property
    def side_margin(self) -> int:
        return 16 if self.height == Height.COMPACT else 24

    @property
    def bottom_margin(self) -> int:
        return 16 if self.height == Height.TALL else 12


def size_class_of(client_width: int, client_height: int, scale: float = 1.0) -> SizeClass:
    """Return the class of a window's client area at a text size."""
    width, height = client_width / scale, client_height / scale
    compact = width < COMPACT_WIDTH or height < COMPACT_HEIGHT
    navigation = NAVIGATION_WIDTH_COMPACT if compact else NAVIGATION_WIDTH
    low = Height.LOW if height >= COMPACT_HEIGHT else Height.COMPACT
    tall = Height.TALL if height >= 680 else low
    margins = 2 * (16 if tall == Height.COMPACT else 24)
    content = width - navigation - margins
    limits = ((1100, Width.WIDE), (1000, Width.MEDIUM), (900, Width.NARROW))
    room = next((name for limit, name in limits if content >= limit), Width.SINGLE)
    return SizeClass(width=room, height=tall, compact_navigation=compact)
