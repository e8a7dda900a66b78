from __future__ import annotations

import pytest

from kinerja_desktop.services import Services
from tests.office import Office


@pytest.fixture
def office(services: Services) -> Office:
    """Return three people in Semester I 2026, through the services of a real store."""
    return Office(services)
