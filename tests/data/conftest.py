"""Real stores in a temporary folder, with a key that costs nothing to unwrap."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from kinerja_desktop.core.changes import Changes
from kinerja_desktop.core.observation import Observation, Valence
from kinerja_desktop.core.period import Period
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.data.store import Store, open_store
from kinerja_desktop.data.vault import QUICK_COST, DataKey, create_vault
from kinerja_desktop.i18n import use_language
from kinerja_desktop.paths import Paths, find_paths

PASSPHRASE = "kertas payung delima senja"
NOW = datetime(2026, 6, 25, 16, 31, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _english(_indonesian: None) -> None:
    """Sentences are compared in the language of the source."""
    use_language("en")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return find_paths(tmp_path / "data")


@pytest.fixture
def key(paths: Paths) -> DataKey:
    return create_vault(paths.key, PASSPHRASE, cost=QUICK_COST)[0]


@pytest.fixture
def heard() -> list[Changes]:
    return []


@pytest.fixture
def store(paths: Paths, key: DataKey, heard: list[Changes]) -> Iterator[Store]:
    opened = open_store(paths, key, create=True, announce=heard.append)
    yield opened
    opened.close()


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def employee_id(store: Store) -> int:
    with store.work() as work:
        return work.staff.add(Employee(name="Siti Rahmawati", unit="Bagian Umum", agency="Dinas"))


@pytest.fixture
def period_id(store: Store) -> int:
    with store.work() as work:
        return work.periods.add(
            Period(name="Semester I 2026", start=date(2026, 1, 1), end=date(2026, 6, 30))
        )


@pytest.fixture
def note_of() -> Callable[..., Observation]:
    def make(employee_id: int, **fields: Any) -> Observation:
        known: dict[str, Any] = {
            "employee_id": employee_id,
            "happened_on": date(2026, 3, 2),
            "recorded_at": NOW,
            "valence": Valence.PLUS,
            "text": "Menyelesaikan laporan sebelum tenggat.",
        }
        return Observation(**{**known, **fields})

    return make
