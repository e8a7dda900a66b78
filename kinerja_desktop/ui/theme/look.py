"""Look: what a person can choose about the look. Loads nothing of Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Look:
    """What a person can choose about the look."""

    scheme: str = "light"
    scale: float = 1.0
    easy_font: bool = False
    touch: bool = False
    reduced_motion: bool = False
