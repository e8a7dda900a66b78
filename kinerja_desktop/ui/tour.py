"""Walks the real windows and saves their pictures, named like the designs they follow."""

from __future__ import annotations

from pathlib import Path

from kinerja_desktop.i18n import _
from kinerja_desktop.progress import Progress
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.tour_ground import Stop, TourGround, TourMaterial, settle
from kinerja_desktop.ui.tour_stops import STOPS

QUICK_PNG = 80  # of 100: packed quickly, hardly larger


class Tour:
    """One walk in one look; every stop leaves a PNG of 1366×689."""

    def __init__(self, frame: Frame, material: TourMaterial, folder: Path) -> None:
        self._ground = TourGround(frame, material)
        self._folder = folder
        self._ending = "-gelap" if frame.theme.is_dark else ""

    def walk(self, progress: Progress) -> None:
        """Visit every page and dialog."""
        for place, stop in enumerate(STOPS):
            name = f"{stop.name}{self._ending}"
            progress.step(place, len(STOPS), _("Pictures") + f" {name}")
            self._take(stop, self._folder / f"{name}.png")
        self._ground.close()

    def _take(self, stop: Stop, path: Path) -> None:
        ground = self._ground
        ground.holder.setUpdatesEnabled(False)  # only the picture is painted
        stop.visit(ground)
        settle()
        ground.holder.setUpdatesEnabled(True)
        ground.holder.grab().save(str(path), "PNG", QUICK_PNG)
        if stop.leave is not None:
            stop.leave(ground)
        ground.clear()
