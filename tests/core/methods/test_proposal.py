from __future__ import annotations

from datetime import date

import pytest

from kinerja_desktop.core.methods.proposal import proposed_method
from kinerja_desktop.i18n import _


@pytest.mark.parametrize(
    ("start", "end", "method"),
    [
        (date(2026, 1, 1), date(2026, 6, 30), "permenpanrb_6_2022"),
        (date(2022, 1, 1), date(2022, 12, 31), "permenpanrb_6_2022"),
        (date(2021, 7, 1), date(2021, 12, 31), "pp_30_2019"),
        (date(2021, 10, 1), date(2021, 10, 31), "pp_30_2019"),
        (date(2021, 1, 1), date(2021, 12, 31), "pp_30_2019"),
        (date(2021, 1, 1), date(2021, 6, 30), ""),
        (date(2019, 1, 1), date(2019, 12, 31), ""),
        (date(2021, 7, 1), date(2022, 6, 30), "permenpanrb_6_2022"),
    ],
)
def test_the_method_follows_the_dates_of_the_period(start: date, end: date, method: str) -> None:
    found = proposed_method(start, end)
    assert found.method == method
    assert _(found.reason) != found.reason
