"""The composition root: paths, settings, language, and the window, at once; then the program.

Nothing more is loaded before the window is there. That is why imports inside functions are
allowed here, in program.py, entrance.py and cli.py.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtGui import QColor

from kinerja_desktop.paths import Paths, find_paths
from kinerja_desktop.ui.application import Application, run_guarded
from kinerja_desktop.ui.preferences import Preferences
from kinerja_desktop.ui.theme.tokens import SCHEMES
from kinerja_desktop.ui.top_window import TopWindow

if TYPE_CHECKING:
    from kinerja_desktop.program import Program


@dataclass(frozen=True, kw_only=True)
class Start:
    """What the command line may say about the window."""

    data_dir: Path | None = None
    language: str = ""


def open_top_window(app: Application, paths: Paths) -> TopWindow:
    """Put the empty window on the screen, where it was when it was last closed."""
    places = QSettings(str(paths.settings.with_name("window.ini")), QSettings.Format.IniFormat)
    top = TopWindow(QColor(SCHEMES[app.look().scheme]["nav"]), places)
    top.open()
    app.processEvents()
    return top


def begin(app: Application, paths: Paths, preferences: Preferences) -> Program:
    """Show the window, dress it, and show its first screen."""
    top = open_top_window(app, paths)
    from kinerja_desktop.ui.theme.theme import Theme  # noqa: PLC0415

    app.dress(Theme(app.look(), parent=app))
    app.setWindowIcon(app.theme.icon("app-logo"))
    from kinerja_desktop.program import Program  # noqa: PLC0415

    program = Program(app, top, paths, preferences)
    program.start()
    return program


def run_window(start: Start) -> int:
    """Open the window and work until it is closed; returns the exit code."""
    paths = find_paths(start.data_dir)
    preferences = Preferences(paths.settings)
    if start.language:
        preferences.use_for_now(language=start.language)
    app = Application(sys.argv[:1], preferences.current)
    app.last_net.install()
    program = begin(app, paths, preferences)
    code = run_guarded(app.exec, app.last_net)
    program.deleteLater()
    return code
