from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.core.target import Target, read_number, read_target


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12 laporan", "12"),
        ("6,5 bulan", "6.5"),
        ("6.5", "6.5"),
        ("1.200 orang", "1200"),
        ("1.234.567,89", "1234567.89"),
        ("1,234.5", "1234.5"),
        ("0", "0"),
        ("paling lambat tanggal 5", "5"),
        ("100%", "100"),
    ],
)
def test_numbers_are_read_as_they_are_written_here(text: str, number: str) -> None:
    assert read_number(text) == Decimal(number)


def test_words_have_no_number() -> None:
    assert read_number("tepat waktu") is None
    assert read_target("tepat waktu") is None


@pytest.mark.parametrize("text", ["80-90 %", "80 – 90", "80 s.d. 90 dokumen", "90 sampai 80"])
def test_a_range_has_two_limits(text: str) -> None:
    target = read_target(text)
    assert target == Target(lo=Decimal(80), hi=Decimal(90))
    assert target.is_range


def test_a_value_is_a_range_of_one() -> None:
    target = read_target("12 laporan")
    assert target == Target(lo=Decimal(12), hi=Decimal(12))
    assert not target.is_range


@given(st.decimals(0, 99, places=2), st.decimals(0, 99, places=2), st.decimals(0, 200, places=1))
def test_a_realisation_is_measured_against_the_range_or_its_nearer_limit(
    one: Decimal, other: Decimal, realised: Decimal
) -> None:
    target = Target(lo=min(one, other), hi=max(one, other))
    nearest = target.nearest(realised)
    assert target.lo <= nearest <= target.hi
    assert (nearest == realised) == (target.lo <= realised <= target.hi)
