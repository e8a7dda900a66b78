from __future__ import annotations

from datetime import datetime

import pytest

from kinerja_desktop.data.store import Store
from kinerja_desktop.services import Services
from kinerja_desktop.services.sample_data import fill
from kinerja_desktop.services.sample_office import sample_office


def test_the_sample_office_is_full_of_life(store: Store, services: Services, now: datetime) -> None:
    period_id = fill(store, now)
    home = services.insights.home(period_id)
    assert home.people == 12
    assert sum(home.coverage.totals) > 100
    assert {row.key for row in home.due} >= {"ready", "without_plan", "quiet_people"}
    assert len(home.dates) >= 3


@pytest.mark.parametrize(
    ("moment", "name"),
    [
        (datetime(2026, 6, 25, 9), "Semester I 2026"),
        (datetime(2026, 12, 1, 9), "Semester II 2026"),
        (datetime(2026, 11, 24, 9), "Juni–November 2026"),
        (datetime(2027, 1, 4, 9), "Agustus–Januari 2027"),
    ],
)
def test_the_sample_period_ends_with_this_month(moment: datetime, name: str) -> None:
    period = sample_office(moment).period()
    assert period.name == name
    assert period.contains(moment.date())
    assert 180 <= period.days <= 185


def test_no_sample_note_lies_in_the_future(store: Store, services: Services) -> None:
    today = datetime(2027, 1, 4, 9)
    fill(store, today)
    with store.reading() as look:
        notes = look.observations.list()
    assert max(note.happened_on for note in notes) <= today.date()


def test_two_fills_are_equal(now: datetime) -> None:
    assert sample_office(now) == sample_office(now)
