"""The stops of the tour, in the order in which they are walked."""

from __future__ import annotations

from kinerja_desktop.ui.tour_ground import Stop
from kinerja_desktop.ui.tour_stops_dialogs import DIALOG_STOPS
from kinerja_desktop.ui.tour_stops_notes import NOTE_STOPS
from kinerja_desktop.ui.tour_stops_pages import PAGE_STOPS
from kinerja_desktop.ui.tour_stops_screens import SCREEN_STOPS

STOPS: tuple[Stop, ...] = (*PAGE_STOPS, *DIALOG_STOPS, *NOTE_STOPS, *SCREEN_STOPS)
