"""The plan of a person: agreement, changes with a reason, appendix, dates, keys, no score."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.plan import Plan
from kinerja_desktop.services import Services
from kinerja_desktop.ui.dialogs.amend_plan import AmendPlanDialog
from kinerja_desktop.ui.dialogs.apply_plan import ApplyPlanDialog
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.panels.staff.plan_side import AGREEMENT, APPENDIX, EXPECTATIONS
from kinerja_desktop.ui.widgets import rating
from kinerja_desktop.ui.widgets.changed_words import StruckText
from kinerja_desktop.ui.widgets.number_field import NumberField
from tests.office import Office
from tests.ui.staff_visit import StaffVisit


@pytest.fixture
def office(services: Services) -> Office:
    return Office(services)


@pytest.fixture
def visit(qtbot: QtBot, frame: Frame, office: Office) -> StaffVisit:
    return StaffVisit(qtbot, frame, office.services)


def plan_of(visit: StaffVisit, office: Office) -> Any:
    """Show Rina's plan of two results."""
    office.plan(office.rina)
    visit.page.show_target({"employee_id": office.rina, "tab": "plan"})
    return visit.page.card.plan


def stored(office: Office) -> Plan:
    return office.services.planning.view(office.period_id, office.rina).plan


def choose(plan: Any, key: str) -> None:
    plan.side.list.setCurrentIndex(plan.side.list.rows.index(plan.side.list.rows.place_of(key)))


def first_key(plan: Any) -> str:
    return str(plan.editor.draft.work_results[0].key)


def test_an_agreed_target_is_lowered_with_a_reason_and_the_old_one_stays(
    visit: StaffVisit, office: Office
) -> None:
    plan = plan_of(visit, office)
    choose(plan, AGREEMENT)
    plan.agreement.day.set_value(date(2026, 1, 12))
    plan.agreement.agree.click()
    assert stored(office).shared_on == date(2026, 1, 12)
    assert plan.agreement.state.text() == "Disepakati 12 Jan 2026"
    choose(plan, first_key(plan))
    (row,) = plan.form.indicators.rows
    assert row.target.isReadOnly()
    assert not plan.form.delete.isVisible()
    assert not plan.bar.copy.isVisible()
    plan.banner.button.click()
    dialog = visit.dialog(AmendPlanDialog)
    dialog.submit()
    assert dialog.isVisible()
    dialog.day.set_value(date(2026, 7, 2))
    dialog.area.set_text("Dua pegawai pindah")
    dialog.submit()
    (row,) = plan.form.indicators.rows
    row.target.clear()
    visit.type(row.target, "4 laporan")
    plan.banner.button.click()
    (change,) = stored(office).changes
    assert (change.before, change.after) == ("6 laporan", "4 laporan")
    assert row.target.isReadOnly()
    (struck,) = [w for w in plan.form.changes.findChildren(StruckText) if w.isVisible()]
    assert struck.text() == "6 laporan"
    ((_before, told),) = plan.form.changes.lines
    assert told == "Target sejak 2 Jul 2026: 4 laporan. Alasan: Dua pegawai pindah"
    choose(plan, AGREEMENT)
    assert plan.agreement.state.text() == "Disepakati 12 Jan 2026, 1 perubahan"
    assert not plan.agreement.take_back.isVisible()


def test_an_agreement_marked_by_mistake_is_taken_back(visit: StaffVisit, office: Office) -> None:
    plan = plan_of(visit, office)
    choose(plan, AGREEMENT)
    plan.agreement.agree.click()
    plan.agreement.take_back.click()
    assert stored(office).shared_on is None
    choose(plan, first_key(plan))
    assert not plan.form.text.isReadOnly()


def test_the_appendix_is_written_a_line_for_each_entry(visit: StaffVisit, office: Office) -> None:
    plan = plan_of(visit, office)
    choose(plan, APPENDIX)
    area = plan.appendix.areas["support"]
    area.setFocus()
    QTest.keyClicks(area, "Dua laptop")
    QTest.keyClick(area, Qt.Key.Key_Return)
    QTest.keyClicks(area, "Anggaran perjalanan")
    plan.editor.save_now()
    assert stored(office).appendix.support == ("Dua laptop", "Anggaran perjalanan")
    assert plan.side.list.rows.rows[plan.side.list.rows.place_of(APPENDIX)].caption == (
        "1 dari 3 daftar"
    )


def test_a_result_past_its_date_is_shown_as_lapsed(visit: StaffVisit, office: Office) -> None:
    plan = plan_of(visit, office)
    key = first_key(plan)
    assert not plan.form.lapsed_words.isVisible()
    plan.form.due.set_value(date(2026, 2, 28))
    plan.form.due.value_changed.emit(plan.form.due.value())
    assert plan.form.lapsed_words.isVisible()
    line = plan.side.list.rows.rows[plan.side.list.rows.place_of(key)]
    assert line.state == "Lewat"
    plan.editor.save_now()
    assert stored(office).work_results[0].due_on == date(2026, 2, 28)


def test_results_move_by_keys(visit: StaffVisit, office: Office, qtbot: QtBot) -> None:
    plan = plan_of(visit, office)
    visit.window.activateWindow()
    plan.side.list.setFocus()
    qtbot.keyClick(plan.side.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert plan.form.place.text() == "2 dari 2"
    plan.form.text.setFocus()
    qtbot.keyClick(plan.form.text, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert plan.form.place.text() == "1 dari 2"


def test_no_score_can_be_given_while_planning(visit: StaffVisit, office: Office) -> None:
    plan = plan_of(visit, office)
    made = {kind for kind in vars(rating).values() if isinstance(kind, type)}
    scores = tuple(
        kind for kind in made if issubclass(kind, QWidget) and kind.__module__ == rating.__name__
    )
    assert scores
    for key in (first_key(plan), EXPECTATIONS, APPENDIX, AGREEMENT):
        choose(plan, key)
        parts = plan.findChildren(QWidget)
        assert [part for part in parts if isinstance(part, (*scores, NumberField))] == []


def test_a_plan_is_applied_to_everybody_in_one_act_with_one_undo(
    visit: StaffVisit, office: Office
) -> None:
    plan = plan_of(visit, office)
    plan.bar.spread.click()
    dialog = visit.dialog(ApplyPlanDialog)
    others = [one for one in office.ids if one != office.rina]
    assert set(dialog.people.chosen()) == set(others)
    dialog.submit()
    planning = office.services.planning
    assert all(planning.view(office.period_id, one).plan.is_complete for one in others)
    visit.undo()
    assert all(planning.view(office.period_id, one).plan.work_results == () for one in others)
