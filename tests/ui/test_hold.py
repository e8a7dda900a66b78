"""Whatever is typed while another person is read goes to nobody: with the real lanes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.services import Services
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.main_window import MainWindow
from kinerja_desktop.ui.page import Page
from kinerja_desktop.ui.pages.appraisal_page import AppraisalPage
from kinerja_desktop.ui.pages.discussion_page import DiscussionPage
from kinerja_desktop.ui.pages.staff_page import StaffPage
from kinerja_desktop.ui.panels.staff.person_card import PLAN
from kinerja_desktop.ui.preferences import Preferences
from kinerja_desktop.ui.runner import Runner
from kinerja_desktop.ui.theme.theme import Theme
from tests.office import Office

WORDS = "bukan untuk Rina"
CONTROL = Qt.KeyboardModifier.ControlModifier


class Visit:
    """The real window with real lanes; `slow` keeps the desk busy until it is let go."""

    def __init__(self, frame: Frame, services: Services, office: Office, qtbot: QtBot) -> None:
        self.holder = QWidget()
        qtbot.addWidget(self.holder)
        self.services, self.office, self.qtbot = services, office, qtbot
        self.runner = frame.runner
        self.window = MainWindow(frame, services, parent=self.holder)
        self.holder.resize(1366, 689)
        self.window.resize(1366, 689)
        self.holder.show()
        self.holder.activateWindow()
        self.rest()

    def rest(self) -> None:
        """Wait until both lanes and the window have nothing more to do."""
        self.qtbot.waitUntil(lambda: not self.runner._jobs, timeout=10_000)
        QCoreApplication.processEvents()

    def page(self, kind: type[Page], **target: Any) -> Any:
        self.window.open_page(kind.KEY, target)
        self.rest()
        assert isinstance(self.window.pages.page, kind)
        return self.window.pages.page

    def meanwhile(self, go_on: Callable[[], object], do: Callable[[], object]) -> None:
        """Do something after `go_on` while what it asked for is still being read."""
        let_go = threading.Event()
        self.runner.run(self.window, lambda _progress: let_go.wait(10))
        go_on()
        do()
        self.window.leave()  # as Ctrl+S does, or waiting: what was taken is stored
        let_go.set()
        self.rest()
        self.window.leave()
        self.rest()


@pytest.fixture
def office(services: Services) -> Office:
    made = Office(services)
    for person in (made.sari, made.rina):
        made.plan(person)
    return made


@pytest.fixture
def visit(
    qtbot: QtBot, theme: Theme, services: Services, preferences: Preferences, office: Office
) -> Iterator[Visit]:
    runner = Runner()
    frame = Frame(theme=theme, runner=runner, preferences=preferences)
    yield Visit(frame, services, office, qtbot)
    runner.close()


def answers(visit: Visit, employee_id: int) -> object:
    return visit.services.appraising.view(visit.office.period_id, employee_id).appraisal.draft


def plan(visit: Visit, employee_id: int) -> object:
    return visit.services.planning.view(visit.office.period_id, employee_id).plan


def test_letters_typed_while_the_next_rating_loads_go_to_nobody(visit: Visit) -> None:
    office = visit.office
    page = visit.page(AppraisalPage, employee_id=office.rina)
    feedback = page.board.rating.feedback
    feedback.setFocus()
    QTest.keyClicks(feedback, "Untuk Rina.")
    before = page.session.draft

    def type_on() -> None:
        QTest.keyClicks(feedback, WORDS)
        QTest.keyClicks(page.board.items.list, "3")
        QTest.mouseClick(page.board.rating.steps, Qt.MouseButton.LeftButton)
        QTest.keyClick(page, Qt.Key.Key_Z, CONTROL)

    visit.meanwhile(lambda: page.open_person(office.sari), type_on)
    assert answers(visit, office.rina) == before
    assert page.session.view.employee.id == office.sari
    assert WORDS not in repr(answers(visit, office.sari))
    feedback.setFocus()
    QTest.keyClicks(feedback, "Untuk Sari.")
    page.leave()
    visit.rest()
    assert "Untuk Sari." in repr(answers(visit, office.sari))


def test_letters_typed_while_the_next_plan_loads_go_to_nobody(visit: Visit) -> None:
    office = visit.office
    page = visit.page(StaffPage, employee_id=office.rina, tab=PLAN)
    side, form = page.card.plan.side, page.card.plan.form
    before = plan(visit, office.rina), plan(visit, office.sari)

    def type_on() -> None:
        QTest.keyClicks(form.text, WORDS)
        QTest.keyClick(side.list, Qt.Key.Key_Delete)

    visit.meanwhile(lambda: page.list.choose(office.sari) or page.show_person(office.sari), type_on)
    assert (plan(visit, office.rina), plan(visit, office.sari)) == before
    assert page.card.who.summary.employee.id == office.sari


def test_letters_typed_while_the_next_talk_loads_go_to_nobody(visit: Visit) -> None:
    office = visit.office
    for person in (office.sari, office.rina):
        office.rate(person)
    page = visit.page(DiscussionPage, employee_id=office.rina)
    field = page.preparation.note
    visit.meanwhile(lambda: page.open_person(office.sari), lambda: QTest.keyClicks(field, WORDS))
    for person in (office.sari, office.rina):
        stored = visit.services.discussing.prepare(office.period_id, person).discussion
        assert WORDS not in repr(stored)


def test_two_quick_steps_go_to_the_second_person(visit: Visit) -> None:
    page = visit.page(AppraisalPage, employee_id=visit.office.rina)
    ids = [row.employee.id for row in visit.services.staff.list_staff(visit.office.period_id)]
    place = ids.index(visit.office.rina)
    step = page.switcher.next.click
    visit.meanwhile(step, step)
    assert page.session.view.employee.id == ids[(place + 2) % len(ids)]
