"""The page Keberatan: the term, what is written, the acts and the version they lead to."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.objection import ObjectionState, Outcome
from kinerja_desktop.services import Services
from kinerja_desktop.ui.editing import SAVE_AFTER_MS
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.pages.objection_page import ObjectionPage
from kinerja_desktop.ui.pages.results_page import ResultsPage
from kinerja_desktop.ui.panels.results.preview_pane import version_words
from tests.office import Office


class Visit:
    """The page about Rina, whose result was received on 10 June (today is the 25th)."""

    def __init__(self, qtbot: QtBot, frame: Frame, office: Office) -> None:
        self.qtbot, self.frame, self.office = qtbot, frame, office
        self.services = office.services
        self.holders: list[QWidget] = []
        self.went: list[tuple[str, dict[str, Any]]] = []
        self.page = self.open()

    def open(self) -> ObjectionPage:
        holder = QWidget()
        self.qtbot.addWidget(holder)
        self.holders.append(holder)
        page = ObjectionPage(self.frame, self.services, parent=holder)
        page.resize(1118, 617)
        page.went.connect(lambda key, target: self.went.append((key, target)))
        page.show_target({"employee_id": self.office.rina})
        page.show_period(self.services.periods.view(self.office.period_id).period)
        holder.show()
        return page

    def write(self, *, filed_on: date, statement: str) -> None:
        self.page.sides.filed.setDate(QDate(filed_on.year, filed_on.month, filed_on.day))
        self.page.sides.statement.setPlainText(statement)

    def stored(self) -> ObjectionState:
        view = self.services.objecting.view(self.office.period_id, self.office.rina)
        return view.objection.state


@pytest.fixture
def office(services: Services) -> Office:
    made = Office(services)
    appraisal = made.final(made.rina, date(2026, 6, 9))
    made.deliver(appraisal.id, date(2026, 6, 10))
    return made


@pytest.fixture
def visit(qtbot: QtBot, frame: Frame, office: Office) -> Visit:
    return Visit(qtbot, frame, office)


def test_the_last_day_is_shown_and_a_late_one_is_marked(visit: Visit) -> None:
    page = visit.page
    assert "24 Jun 2026" in page.sides.term.text.text()
    assert not page.sides.late.isVisible()
    visit.write(filed_on=date(2026, 6, 25), statement="Bukti bulan Mei terlewat.")
    assert page.sides.late.isVisible()
    page.decision.act.click()
    assert visit.stored() == ObjectionState.FILED


def test_half_filled_it_is_there_again(visit: Visit) -> None:
    visit.page.sides.statement.setPlainText("Baru separuh ditulis")
    visit.qtbot.wait(SAVE_AFTER_MS + 300)
    assert visit.open().sides.statement.text() == "Baru separuh ditulis"
    assert visit.stored() == ObjectionState.NONE


def test_what_is_missing_is_said_at_its_field(visit: Visit) -> None:
    page = visit.page
    page.decision.act.click()
    assert page.sides.statement_field.error.isVisible()
    assert page.sides.filed_field.error.isVisible()
    visit.write(filed_on=date(2026, 6, 20), statement="Alasan.")
    assert not page.sides.statement_field.error.isVisible()


def test_typing_can_be_undone(visit: Visit) -> None:
    visit.write(filed_on=date(2026, 6, 20), statement="Alasan.")
    stack = visit.page.undo_stack
    assert stack is not None
    stack.undo()
    assert visit.page.sides.statement.text() == ""


def test_the_decision_leads_to_version_2_and_version_1_is_looked_at_in_results(
    visit: Visit,
) -> None:
    page, services = visit.page, visit.services
    visit.write(filed_on=date(2026, 6, 20), statement="Bukti bulan Mei terlewat.")
    page.decision.act.click()
    assert not page.decision.decision_part.isVisible()
    page.decision.act.click()
    assert page.decision.decided_by.text() == "Ir. Sri Misalnya, M.T."
    page.decision.act.click()
    assert page.decision.outcome_field.error.isVisible()
    page.decision.outcome.set_value(Outcome.CHANGED)
    page.decision.outcome.value_changed.emit(Outcome.CHANGED)
    page.decision.decision.setPlainText("Rating hasil kerja diubah.")
    page.decision.decided_on.setDate(QDate(2026, 6, 24))
    page.decision.act.click()
    assert visit.stored() == ObjectionState.DECIDED
    assert page.sides.statement.isReadOnly()
    second = services.appraising.view(visit.office.period_id, visit.office.rina).appraisal
    assert (second.revision, second.stage) == (2, Stage.DRAFT)
    page.decision.act.click()
    assert visit.went == [("results", {"employee_id": visit.office.rina})]
    look_at_version_1(visit)


def look_at_version_1(visit: Visit) -> None:
    """In Hasil the list says which version is valid, and the first can still be looked at."""
    results = ResultsPage(visit.frame, visit.services)
    visit.qtbot.addWidget(results)
    results.show_target({"employee_id": visit.office.rina})
    results.show_period(visit.services.periods.view(visit.office.period_id).period)
    results.show()
    line = results.card.list.current_row()
    assert "1" in line.files[2]
    preview = results._preview
    assert preview is not None
    assert not preview.is_stored
    second, first = preview.versions
    assert version_words(first) != version_words(second)
    menu = results.pane.make_menu()
    [action] = [a for a in menu.actions() if a.text() == version_words(first)]
    action.trigger()
    assert results._preview is not None
    assert results._preview.appraisal_id == first.appraisal_id
    assert results._preview.is_stored
    assert results.pane.print.isEnabled()
    results.went.connect(lambda key, target: visit.went.append((key, target)))
    results.card.objection.click()
    assert visit.went[-1] == (
        "objection",
        {"employee_id": visit.office.rina, "appraisal_id": first.appraisal_id},
    )


def test_the_last_step_can_be_taken_back(visit: Visit) -> None:
    visit.write(filed_on=date(2026, 6, 20), statement="Alasan.")
    assert not visit.page.decision.back.isVisible()
    visit.page.decision.act.click()
    visit.page.decision.back.click()
    assert visit.stored() == ObjectionState.NONE
    assert not visit.page.sides.statement.isReadOnly()


def test_a_draft_has_nothing_to_object_to(qtbot: QtBot, frame: Frame, office: Office) -> None:
    page = ObjectionPage(frame, office.services)
    qtbot.addWidget(page)
    page.show_target({"employee_id": office.sari})
    page.show_period(office.services.periods.view(office.period_id).period)
    page.show()
    assert page.empty.isVisible()
