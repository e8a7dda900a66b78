"""Fixtures shared by all: the language, a temporary store, its services, the look, a frame."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings
from PySide6.QtWidgets import QApplication

from kinerja_desktop.data.store import Store, open_store
from kinerja_desktop.data.vault import QUICK_COST, DataKey, create_vault
from kinerja_desktop.i18n import use_language
from kinerja_desktop.paths import Paths, find_paths
from kinerja_desktop.services import Services, build_services
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.preferences import Preferences
from kinerja_desktop.ui.runner import InlineRunner
from kinerja_desktop.ui.theme.theme import Look, Theme

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = ["tests.coverage_floors"]

# How long an example takes says nothing on a busy computer.
hypothesis_settings.register_profile("house", deadline=None)
hypothesis_settings.load_profile("house")

NOW = datetime(2026, 6, 25, 14, 32)
PASSPHRASE = "kertas payung delima senja"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, and count no lines in tests of breadth.

    A long file that came last would leave one worker alone with it. Slow tests repeat for every
    room, size and file what the quick ones prove; the floors of coverage are kept by these.
    """
    slow = [item for item in items if item.get_closest_marker("slow")]
    for item in slow:
        item.add_marker(pytest.mark.no_cover)
    first = {item.path for item in slow}
    items.sort(key=lambda item: item.path not in first)


@pytest.fixture(autouse=True)
def _indonesian() -> None:
    use_language("id")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return find_paths(tmp_path / "data")


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> tuple[Paths, DataKey]:
    """Return where an empty store lies, and the key of its vault, made with cheap parameters."""
    paths = find_paths(tmp_path_factory.mktemp("empty") / "data")
    paths.data.mkdir(parents=True)
    key = create_vault(paths.key, PASSPHRASE, cost=QUICK_COST)[0]
    open_store(paths, key, create=True).close()
    return paths, key


@pytest.fixture
def data_key(paths: Paths, empty_store: tuple[Paths, DataKey]) -> DataKey:
    """Return the key of a vault without a store; see PASSPHRASE."""
    made, key = empty_store
    paths.data.mkdir(parents=True)
    shutil.copyfile(made.key, paths.key)
    return key


@pytest.fixture
def runner() -> InlineRunner:
    return InlineRunner()


@pytest.fixture
def store(
    paths: Paths, data_key: DataKey, runner: InlineRunner, empty_store: tuple[Paths, DataKey]
) -> Iterator[Store]:
    """Open a copy of the empty store that announces its changes to the runner."""
    shutil.copyfile(empty_store[0].database, paths.database)
    opened = open_store(paths, data_key, announce=runner.announce)
    yield opened
    opened.close()


@pytest.fixture
def now() -> datetime:
    """Return the moment every service believes it is: 25 June 2026, 14.32."""
    return NOW


@pytest.fixture
def preferences(paths: Paths) -> Preferences:
    return Preferences(paths.settings)


@pytest.fixture
def services(
    store: Store, paths: Paths, data_key: DataKey, now: datetime, preferences: Preferences
) -> Services:
    return build_services(
        store, paths, data_key, clock=lambda: now, settings=lambda: preferences.current
    )


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """Return the light look, with which the application is dressed."""
    made = Theme(Look(reduced_motion=True), parent=qapp)
    made.apply(qapp)
    return made


@pytest.fixture
def frame(theme: Theme, runner: InlineRunner, preferences: Preferences) -> Frame:
    return Frame(theme=theme, runner=runner, preferences=preferences)
