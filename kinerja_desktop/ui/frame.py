"""Frame: what the window lends to every page and dialog."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja_desktop.ui.preferences import Preferences
from kinerja_desktop.ui.runner import Runner
from kinerja_desktop.ui.theme.theme import Theme


@dataclass(frozen=True, kw_only=True)
class Frame:
    """The look, the runner of calls, and the settings in force."""

    theme: Theme
    runner: Runner
    preferences: Preferences
