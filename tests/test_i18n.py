from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest

from kinerja_desktop import i18n


@pytest.fixture(autouse=True)
def _back_to_indonesian() -> object:
    yield
    i18n.use_language("id")


def test_dates_are_written_the_indonesian_way() -> None:
    i18n.use_language("id")
    day = date(2026, 7, 6)
    assert i18n.long_date(day) == "6 Juli 2026"
    assert i18n.short_date(day) == "6 Jul 2026"
    assert i18n.short_date(day, year=False) == "6 Jul"
    assert i18n.weekday_date(day, year=False) == "Senin, 6 Juli"
    assert i18n.short_weekday_date(day) == "Sen 6 Jul 2026"
    assert i18n.clock(time(9, 5)) == "09.05"


def test_official_dates_stay_indonesian_in_english() -> None:
    i18n.use_language("en")
    assert i18n.long_date(date(2026, 8, 17), "id") == "17 Agustus 2026"
    assert i18n.weekday_date(date(2026, 8, 17)) == "Monday, 17 August 2026"
    assert i18n.clock(time(9, 5)) == "09:05"


def test_numbers_are_rounded_half_up_and_written_with_a_comma() -> None:
    i18n.use_language("id")
    assert i18n.number(Decimal("3.605"), 2) == "3,61"
    assert i18n.number(1234567) == "1.234.567"
    assert i18n.file_size(182 * 1024) == "182 KB"
    assert i18n.file_size(4928307) == "4,7 MB"
    assert i18n.file_size(15_247_133_901) == "14,2 GB"
    i18n.use_language("en")
    assert i18n.number(Decimal("1234.5"), 1) == "1,234.5"


def test_an_unknown_language_becomes_indonesian() -> None:
    i18n.use_language("xx")
    assert i18n.language() == "id"
    assert "en" in i18n.LANGUAGES


@pytest.mark.parametrize("data", [None, b"", b"\xde\x12\x04\x95", b"rusak" * 9])
def test_a_missing_or_damaged_catalogue_leaves_the_english_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes | None
) -> None:
    place = tmp_path / "locale/id/LC_MESSAGES/kinerja_desktop.mo"
    place.parent.mkdir(parents=True)
    if data is not None:
        place.write_bytes(data)
    monkeypatch.setattr(i18n, "resource_dir", lambda: tmp_path)
    i18n.use_language("id")
    assert i18n._("Nothing was changed.") == "Nothing was changed."
    assert i18n.language() == "id"
