"""Every sample list beside what an importer must find in it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kinerja_desktop.core.staff import Employee
from kinerja_desktop.core.staff_import import EntryKind, ImportPlan, plan_as_json
from kinerja_desktop.importing.opened_list import ImportRequest, ListReader, preview_file
from kinerja_desktop.progress import Silent

LISTS = Path(__file__).parents[1] / "files/staff-lists"
TODAY = date(2026, 11, 24)
NAMES = sorted(path.name.removesuffix(".expect.json") for path in LISTS.glob("*.expect.json"))
SINCE = {"grade_since", "position_since"}  # read beyond what the expectations know


def expected(name: str) -> dict[str, Any]:
    text = (LISTS / f"{name}.expect.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def preview(name: str, *staff: Employee) -> ImportPlan:
    return preview_file(LISTS / name, staff, Silent(), today=TODAY)


def imported(plan: ImportPlan) -> list[Employee]:
    return [replace(entry.employee, id=i) for i, entry in enumerate(plan.entries, start=1)]


def test_all_ten_lists_are_here() -> None:
    assert len(NAMES) == 10


@pytest.mark.parametrize("name", NAMES)
def test_a_list_is_read_as_expected(name: str) -> None:
    wanted, plan = expected(name), preview(name)
    found = plan_as_json(plan)
    for key in ("sheet", "header_row", "rows_total", "valid"):
        assert found[key] == wanted[key], key
    keys = ("row", "cell", "field", "code", "level", "value")
    assert [[one[key] for key in keys] for one in found["problems"]] == [
        [one[key] for key in keys] for one in wanted["problems"]
    ]
    assert [one["others"] for one in found["problems"]] == [
        one.get("others", []) for one in wanted["problems"]
    ]
    assert [*found["people"][:5], *found["people"][-2:]] == wanted["people"]


@pytest.mark.parametrize("name", NAMES)
def test_every_nip_arrives_digit_for_digit(name: str) -> None:
    wanted = expected(name)
    nips = [person["nip"] for person in plan_as_json(preview(name))["people"]]
    assert hashlib.sha256("\n".join(nips).encode()).hexdigest() == wanted["nips_sha256"]
    assert nips == wanted.get("nips", nips)


@pytest.mark.parametrize("name", NAMES)
def test_heading_and_columns_are_found(name: str) -> None:
    wanted = expected(name)
    opened = ListReader().open(ImportRequest(source=LISTS / name), Silent())
    look = opened.look(today=TODAY)
    assert look.header_rows == wanted["header_rows"]
    letters = {column.field: column.letter for column in look.columns if column.field}
    joint = letters.pop("name_nip", None)
    if joint:
        letters |= {"name": joint, "nip": joint}
    assert {field: letters.get(field) for field in wanted["columns"]} == wanted["columns"]
    assert opened.file.kind == wanted["form"]["kind"]
    assert opened.file.encoding == wanted["form"].get("encoding", "")
    assert opened.file.delimiter == wanted["form"].get("delimiter", "")


@pytest.mark.parametrize("name", NAMES)
def test_the_same_list_twice_changes_nothing(name: str) -> None:
    first = preview(name)
    second = preview(name, *imported(first))
    assert second.count(EntryKind.SAME) == first.valid
    assert second.gone == ()


def test_who_rose_in_grade_has_the_date_of_it_too() -> None:
    plan = preview("bulan-ini.xlsx", *imported(preview("bulan-lalu.xlsx")))
    for entry in plan.entries:
        fields = {change.field for change in entry.changes}
        assert ("grade" in fields) == ("grade_since" in fields)


def test_the_lists_of_two_months_differ_as_expected() -> None:
    wanted = expected("bulan-ini.xlsx")["diff"]
    plan = preview("bulan-ini.xlsx", *imported(preview("bulan-lalu.xlsx")))
    counts = plan_as_json(plan)
    for key in ("new", "changed", "same", "gone"):
        assert counts[key] == wanted[key], key
    assert plan.double == wanted["double"]
    changed = {
        entry.row: {
            change.field: {"old": change.old, "new": change.new}
            for change in entry.changes
            if change.field not in SINCE
        }
        for entry in plan.entries
        if entry.kind is EntryKind.CHANGED
    }
    assert changed == {one["row"]: one["fields"] for one in wanted["changed_people"]}
    assert [entry.row for entry in plan.entries if entry.kind is EntryKind.NEW] == [
        one["row"] for one in wanted["new_people"]
    ]
    assert {one.nip for one in plan.gone} == {one["nip"] for one in wanted["gone_people"]}
