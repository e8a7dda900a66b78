"""The demo command: the whole journey on invented data, then pictures of the real windows."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from kinerja_desktop.commands.demo_folder import prepare_folder, write_summary
from kinerja_desktop.demo_material import tour_material
from kinerja_desktop.i18n import language
from kinerja_desktop.journey import Journey
from kinerja_desktop.paths import find_paths
from kinerja_desktop.ui.application import Application
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.preferences import Preferences
from kinerja_desktop.ui.runner import InlineRunner
from kinerja_desktop.ui.theme.theme import Theme
from kinerja_desktop.ui.tour import Tour

SCHEMES = ("light", "dark")


class Lines:
    """A progress on standard error, one line a stage."""

    def __init__(self) -> None:
        self._last = ""

    def step(self, done: int, total: int, what: str = "") -> None:
        if what and what != self._last:
            self._last = what
            print(f"[{done + 1}/{total}] {what}", file=sys.stderr)  # noqa: T201


def run_demo(output: Path) -> int:
    """Leave documents, screens and summary.json in the folder; returns the exit code.

    Earlier results of a demo in the same folder are replaced.
    """
    if sys.platform.startswith("linux") and not _has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    documents, screens = prepare_folder(output)
    progress = Lines()
    with tempfile.TemporaryDirectory(prefix="kinerja-demo-", ignore_cleanup_errors=True) as data:
        paths = find_paths(Path(data) / "data")
        preferences = Preferences(paths.settings)
        preferences.use_for_now(
            language=language(), theme="light", reduce_motion=True, export_folder=str(documents)
        )
        app = Application([], preferences.current)
        app.dress(Theme(app.look(), parent=app))
        runner = InlineRunner()
        journey = Journey(paths, documents, progress, announce=runner.announce)
        opened = journey.run(lambda: preferences.current)
        frame = Frame(theme=app.theme, runner=runner, preferences=preferences)
        with (
            journey.figures.stage("screens"),
            tour_material(opened, Path(data), documents, lambda: preferences.current) as material,
        ):
            for scheme in SCHEMES:
                preferences.use_for_now(theme=scheme)
                app.take_settings(preferences.current)
                Tour(frame, material, screens).walk(progress)
        opened.store.close()
        app.quit()
    summary = {"counts": journey.figures.counts, "seconds": journey.figures.seconds}
    write_summary(output, summary)
    return 0


def _has_screen() -> bool:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)
