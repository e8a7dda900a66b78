"""Every page and dialog, at every size: nothing clipped, all reachable, one primary button."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget

from kinerja_desktop.i18n import use_language
from kinerja_desktop.ui.theme.theme import Look
from kinerja_desktop.ui.widgets.dialog import Dialog
from tests.ui import screen_checks as checks
from tests.ui.house import PLAIN, House, settle
from tests.ui.rooms import leave, page_rooms, rooms, unlisted_dialogs

# the lines of the pages are counted in their own tests
pytestmark = pytest.mark.no_cover

GEOMETRY = (
    checks.clipped,
    checks.outside,
    checks.squeezed,
    checks.overlapping,
    checks.odd_gaps,
    checks.small_targets,
)
EDGES = 16  # of a field, left and right of its words
Check = Callable[[list[QWidget]], list[str]]


def walk(house: House) -> Iterator[tuple[str, QWidget]]:
    """Enter every room in turn."""
    for name, enter in rooms().items():
        root = enter(house)
        settle()
        yield name, root
        leave(house)


def faults(house: House, *wanted: Check) -> str:
    """Return what the checks say, by room."""
    found = {}
    for name, root in walk(house):
        shown = checks.parts(root)
        found[name] = [sentence for check in wanted for sentence in check(shown)]
    return checks.report(found)


def test_every_dialog_is_a_room() -> None:
    assert unlisted_dialogs() == set()


def test_nothing_is_clipped_in_the_smallest_window(house: House) -> None:
    house.dress(PLAIN, 1093, 535)
    assert faults(house, *GEOMETRY) == ""


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1366, 689), (1280, 641)])
def test_nothing_is_clipped_in_larger_windows(
    house: House, size: tuple[int, int], scheme: str
) -> None:
    house.dress(PLAIN, *size)
    house.wear(Look(scheme=scheme, reduced_motion=True))
    assert faults(house, *GEOMETRY) == ""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("percent", "size"),
    [
        (130, (1366, 689)),
        (130, (1093, 535)),
        (150, (1366, 689)),
        (150, (1093, 535)),
        (200, (1366, 689)),
        (200, (1093, 535)),
    ],
)
def test_nothing_is_clipped_with_larger_text(
    house: House, percent: int, size: tuple[int, int]
) -> None:
    house.dress(Look(scale=percent / 100, reduced_motion=True), *size)
    assert faults(house, *GEOMETRY[:4], checks.small_targets) == ""


def test_note_and_plan_fit_the_smallest_window_with_the_largest_text(house: House) -> None:
    house.dress(Look(scale=2, reduced_motion=True), 1093, 535)
    found: dict[str, list[str]] = {}
    for name in ("QuickNoteDialog", "staff/plan"):
        root = rooms()[name](house)
        shown = checks.parts(root)
        found[name] = [sentence for check in GEOMETRY[:4] for sentence in check(shown)]
        leave(house)
    assert checks.report(found) == ""


@pytest.mark.parametrize("first", [(1366, 689), (1280, 641)])
def test_a_page_fits_a_window_that_became_smaller(house: House, first: tuple[int, int]) -> None:
    house.dress(PLAIN)
    found: dict[str, list[str]] = {}
    for name, enter in page_rooms():
        house.resize(*first)
        enter(house)
        house.resize(1093, 535)
        pages = house.window.pages
        room = pages.parentWidget()
        assert room is not None
        if pages.height() > room.height():
            found[name] = [f"{pages.height()} high in {room.height()}"]
        leave(house)
    assert checks.report(found) == ""


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("percent", "size"),
    [(100, (1366, 689)), (100, (1093, 535)), (150, (1366, 689)), (200, (1093, 535))],
)
def test_the_words_in_the_search_are_whole(
    house: House, language: str, percent: int, size: tuple[int, int]
) -> None:
    use_language(language)
    house.dress(Look(scale=percent / 100, reduced_motion=True), *size)
    use_language("id")
    search = house.window.header.search
    words = house.theme.width(search.placeholderText(), "body")
    margins = search.textMargins()
    assert words <= search.width() - margins.left() - margins.right() - EDGES
    assert search._cap.geometry().left() >= margins.left() + words or not search._cap.isVisible()


@pytest.mark.slow
def test_everything_has_a_name_and_tab_reaches_it_once_in_reading_order(house: House) -> None:
    house.dress(PLAIN)
    found: dict[str, list[str]] = {}
    holder = house.holder
    assert holder is not None
    for name, root in walk(house):
        holder.activateWindow()
        assert holder.isActiveWindow(), f"{name} opened a window of its own"
        shown = checks.parts(root)
        found[name] = [
            *checks.nameless(shown),
            *checks.silent_rows(shown),
            *checks.rival_primaries(shown),
        ]
        first = checks.focusable(shown)[0]
        if not isinstance(root, Dialog):
            first = house.window.navigation.switcher
        stops = checks.tab_walk(first)
        found[name] += checks.unreached(shown, stops) + checks.steps_back(root, stops)
    assert checks.report(found) == ""
