from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.core import nip
from kinerja_desktop.core.source_table import number_text
from kinerja_desktop.core.staff import Employment
from kinerja_desktop.core.written_dates import from_serial

VECTORS = Path(__file__).parents[1] / "files/vectors/nip.jsonl"
CODES = {
    "V1": "nip_length",
    "V2": "nip_birth_date",
    "V3": "nip_appointment",
    "V4": "nip_sex",
    "V5": "nip_appointment_odd",
    "V6": "nip_sequence_zero",
    "V9": "nip_damaged",
}
TODAY = date(2026, 1, 1)


def vectors(kind: str = "") -> list[Any]:
    lines = VECTORS.read_text(encoding="utf-8").splitlines()
    known = [json.loads(line) for line in lines]
    return [pytest.param(one, id=one["id"]) for one in known if one.get("kind", "") == kind]


@pytest.mark.parametrize("vector", vectors())
def test_a_number_is_judged_as_the_rules_say(vector: dict[str, Any]) -> None:
    expected = vector["expect"]
    found = nip.check(vector["input"], date.fromisoformat(vector["today"]))
    assert list(found.errors) == [CODES[code] for code in expected["errors"]]
    known = [code for code in found.warnings if code != "nip_other"]
    assert known == [CODES[code] for code in expected["warnings"]]
    if "clean" in expected:
        assert nip.clean(vector["input"]) == expected["clean"]
    if "birth" in expected:
        _assert_says(found.nip, expected)


def _assert_says(found: nip.Nip | None, expected: dict[str, Any]) -> None:
    assert found is not None
    assert found.kind.value == expected["kind"]
    assert found.birth.isoformat() == expected["birth"]
    assert found.sex.value == expected["sex"]
    assert found.sequence == expected["sequence"]
    assert found.contract == expected.get("contract")
    assert found.appointment == expected.get("cpns", str(expected.get("appointed", "")))


@pytest.mark.parametrize("vector", vectors("display"))
def test_a_nip_is_shown_in_groups(vector: dict[str, Any]) -> None:
    assert nip.display(vector["input"]) == vector["expect"]["display"]


@pytest.mark.parametrize("vector", vectors("excel_15_digits"))
def test_a_number_cell_is_written_with_fifteen_digits(vector: dict[str, Any]) -> None:
    assert number_text(float(vector["input"])) == vector["expect"]["stored"]


@pytest.mark.parametrize("vector", vectors("excel_serial_date"))
def test_a_serial_is_a_day(vector: dict[str, Any]) -> None:
    day = from_serial(vector["input"])
    assert (day.isoformat() if day else None) == vector["expect"]["date"]


def test_anything_but_eighteen_digits_is_shown_as_it_is() -> None:
    assert nip.display("131234567") == "131234567"
    assert nip.display("") == ""


def test_an_old_nip_and_a_police_number_are_kept_as_other_numbers() -> None:
    assert nip.check("131 234 567", TODAY).other_number == "131234567"
    assert nip.check("76030927", TODAY) == ((), ("nip_other",), None, "76030927")


def test_a_number_cell_is_never_a_nip() -> None:
    assert nip.check("198503122010012000", TODAY, is_number=True).errors == ("nip_damaged",)


@pytest.mark.parametrize(
    ("text", "is_odd"),
    [
        ("198503122010012001", False),
        ("198503122000012001", True),
        ("198503122026022001", True),
        ("198503122026012001", False),
        ("199207182027211005", True),
    ],
)
def test_an_appointment_in_childhood_or_in_the_future_is_a_warning(
    text: str, *, is_odd: bool
) -> None:
    assert ("nip_appointment_odd" in nip.check(text, TODAY).warnings) is is_odd


@pytest.mark.parametrize(
    ("text", "is_possible"),
    [
        ("194001012000011001", True),
        ("193912312000011001", False),
        ("200901012025011001", True),
        ("200901022025011001", False),
    ],
)
def test_a_birth_date_lies_between_1940_and_seventeen_years_ago(
    text: str, *, is_possible: bool
) -> None:
    assert (nip.check(text, TODAY).errors == ()) is is_possible


@pytest.mark.parametrize("code", ["00", "13", "20"])
def test_months_and_contracts_leave_a_gap(code: str) -> None:
    assert nip.check(f"198503122010{code}2001", TODAY).errors == ("nip_appointment",)


def test_the_second_contract_is_counted() -> None:
    found = nip.check("199207182027221005", date(2028, 1, 1)).nip
    assert found is not None
    assert (found.kind, found.contract, found.month) == (Employment.PPPK, 2, None)


def test_digits_of_other_scripts_are_no_digits() -> None:
    assert nip.check("١٩٨٥٠٣١٢٢٠١٠٠١٢٠٠١", TODAY).errors == ("nip_length",)


def test_hard_spaces_and_invisible_marks_are_cleaned_away() -> None:
    assert nip.clean("\ufeff19850312\u00a0201001\u200b 2\u2013001") == "198503122010012001"


@given(st.text())
def test_judging_never_raises_and_every_code_has_a_sentence(text: str) -> None:
    found = nip.check(text, TODAY)
    assert len(found.errors) <= 1
    assert all(nip.sentence(code) for code in (*found.errors, *found.warnings))
    assert (found.nip is None) or not found.errors


@given(
    st.dates(date(1940, 1, 1), date(2008, 12, 31)),
    st.integers(1, 12),
    st.sampled_from("12"),
    st.integers(1, 999),
)
def test_what_is_built_by_the_rules_is_read_back(
    birth: date, month: int, sex: str, sequence: int
) -> None:
    digits = f"{birth:%Y%m%d}2020{month:02d}{sex}{sequence:03d}"
    found = nip.check(nip.display(digits), TODAY).nip
    assert found is not None
    assert (found.digits, found.birth, found.month) == (digits, birth, month)
    assert (found.sequence, found.sex.value) == (sequence, "L" if sex == "1" else "P")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("1,98503E+17", "198503"),
        ("'1.975E+17", "1975"),
        ("198712222013122000", "198712222013122"),
    ],
)
def test_what_a_spreadsheet_left_of_a_number_is_kept_for_repair(text: str, left: str) -> None:
    assert nip.surviving_digits(text) == left
