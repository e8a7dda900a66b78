"""Every sample list through the window: what is shown and saved is what is expected."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from kinerja_desktop.core import nip as nip_rules
from kinerja_desktop.core.staff_import import plan_as_json
from kinerja_desktop.services import Services
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.panels.importing.review_rows import Shown
from kinerja_desktop.ui.panels.importing.wizard_steps import Step
from tests.ui.import_visit import LISTS, Visit

NAMES = sorted(path.name.removesuffix(".expect.json") for path in LISTS.glob("*.expect.json"))
FIELDS = ("nip", "front_title", "back_title", "grade", "position", "unit")


def expected(name: str) -> dict[str, Any]:
    text = (LISTS / f"{name}.expect.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


@pytest.fixture
def visit(qtbot: QtBot, frame: Frame, services: Services) -> Visit:
    return Visit(qtbot, frame, services)


def test_all_ten_lists_are_here() -> None:
    assert len(NAMES) == 10


@pytest.mark.parametrize("name", NAMES)
def test_a_list_is_shown_and_saved_as_expected(visit: Visit, name: str) -> None:
    wanted, page = expected(name), visit.page
    visit.drop(LISTS / name)
    choices = page.columns.choices
    assert choices.heading.value() == wanted["header_row"]
    assert choices.sheet.value() == wanted["sheet"]
    form = wanted["form"]
    if form.get("encoding"):
        assert choices.encoding.value() == form["encoding"]
        assert choices.delimiter.value() == form["delimiter"]
    visit.press(page.columns.next)
    assert visit.is_at(Step.REVIEW)
    faulty = {one["row"] for one in wanted["problems"]}
    kinds = visit.kinds()
    assert kinds[Shown.ALL] == wanted["rows_total"]
    assert kinds.get(Shown.PROBLEM, 0) == len(faulty)
    assert page.draft.plan is not None
    found = plan_as_json(page.draft.plan)
    keys = ("row", "cell", "field", "code", "level", "value")
    assert [[one[key] for key in keys] for one in found["problems"]] == [
        [one[key] for key in keys] for one in wanted["problems"]
    ]
    assert [*found["people"][:5], *found["people"][-2:]] == wanted["people"]
    if faulty:
        visit.filter(Shown.PROBLEM)
        assert {row.row for row in visit.rows if row.kind == Shown.PROBLEM} == faulty
    visit.press(page.review.foot.apply)
    assert visit.is_at(Step.DONE)
    assert sum(visit.facts()) == wanted["rows_total"]
    saved = {row.employee.nip: row.employee for row in visit.services.staff.list_staff()}
    assert len(saved) == wanted["valid"]
    for person in wanted["people"]:
        employee = saved[person["nip"]]
        assert [getattr(employee, field) for field in FIELDS] == [
            person[field] or "" for field in FIELDS
        ]


@pytest.mark.parametrize("name", NAMES)
def test_the_same_list_again_changes_nothing(visit: Visit, name: str) -> None:
    wanted = expected(name)
    visit.bring_in(LISTS / name)
    visit.press(visit.page.done.again)
    visit.check(LISTS / name)
    kinds = visit.kinds()
    assert kinds.get(Shown.NEW, 0) == kinds.get(Shown.CHANGED, 0) == 0
    assert kinds.get(Shown.GONE, 0) == 0
    warned = sum(1 for one in wanted["problems"] if one["level"] == "warning")
    assert kinds[Shown.SAME] == wanted["valid"] - warned
    assert visit.page.review.foot.apply.text() == "Tidak ada perubahan"


def test_two_months_differ_as_expected_in_every_field(visit: Visit) -> None:
    wanted = expected("bulan-ini.xlsx")["diff"]
    visit.bring_in(LISTS / "bulan-lalu.xlsx")
    visit.press(visit.page.done.again)
    visit.check(LISTS / "bulan-ini.xlsx")
    kinds = visit.kinds()
    assert (kinds[Shown.NEW], kinds[Shown.CHANGED]) == (wanted["new"], wanted["changed"])
    assert (kinds[Shown.SAME], kinds[Shown.GONE]) == (wanted["same"], wanted["gone"])
    visit.filter(Shown.CHANGED)
    shown = {row.row: row for row in visit.rows}
    assert set(shown) == {one["row"] for one in wanted["changed_people"]}
    for one in wanted["changed_people"]:
        for field, values in one["fields"].items():
            if field not in {"name", "front_title", "back_title"}:
                pairs = {(line.old, line.new) for line in shown[one["row"]].lines}
                assert (values["old"] or "–", values["new"]) in pairs
    visit.filter(Shown.NEW)
    assert {row.row for row in visit.rows} == {one["row"] for one in wanted["new_people"]}
    visit.filter(Shown.GONE)
    gone = {nip_rules.display(one["nip"]) for one in wanted["gone_people"]}
    assert len(visit.rows) == len(gone) == wanted["gone"]
    visit.press(visit.page.review.foot.apply)
    saved = {row.employee.nip: row.employee for row in visit.services.staff.list_staff()}
    assert len(saved) == 120 + wanted["new"]
    for one in wanted["changed_people"]:
        for field, values in one["fields"].items():
            assert str(getattr(saved[one["nip"]], field)) == values["new"]
