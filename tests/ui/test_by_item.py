"""One item across all people: order, hidden marks, keys, and nothing lost of what was written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.appraisal import Answer, Draft
from kinerja_desktop.core.period import Period
from kinerja_desktop.services import Services
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.pages.appraisal_page import AppraisalPage
from kinerja_desktop.ui.widgets.item_list import ItemLine
from tests.office import Office

CONTROL = Qt.KeyboardModifier.ControlModifier
KEYS = CONTROL | Qt.KeyboardModifier.ShiftModifier
WORDS = "Tepat waktu sejak April."
WEIGHTED = Period(
    name="Uji coba indikator",
    start=date(2026, 1, 1),
    end=date(2026, 6, 30),
    method="weighted_indicators",
)


@pytest.fixture
def office(services: Services) -> Office:
    """Everybody has a 4 with words for every indicator."""
    made = Office(services)
    made.period_id = services.periods.create(WEIGHTED, made.ids)
    for employee_id in made.ids:
        view = services.appraising.view(made.period_id, employee_id)
        answers = tuple(Answer(key=item.key, step=4, feedback=WORDS) for item in view.items)
        services.appraising.save_draft(view.appraisal, Draft(answers=answers))
    return made


@pytest.fixture
def page(qtbot: QtBot, frame: Frame, services: Services, office: Office) -> AppraisalPage:
    made = AppraisalPage(frame, services)
    qtbot.addWidget(made)
    made.resize(1118, 617)
    made.show_period(services.periods.view(office.period_id).period)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.board.items.list.setFocus()
    QTest.keyClick(made.board.items.list, Qt.Key.Key_I, KEYS)
    return made


def rows(page: AppraisalPage) -> list[ItemLine]:
    return [row for row in page.board.people.list.rows.rows if isinstance(row, ItemLine)]


def person(page: AppraisalPage) -> int:
    assert page.session.view is not None
    return page.session.view.employee.id


def stored(page: AppraisalPage, services: Services, employee_id: int) -> Answer:
    page.leave()
    view = services.appraising.view(page.period.id if page.period else 0, employee_id)
    return view.appraisal.draft.answer("disiplin")


def test_earlier_marks_and_the_whole_result_are_hidden_until_rated(
    page: AppraisalPage, services: Services
) -> None:
    board = page.board
    assert board.people.isVisible()
    assert not board.items.isVisible()
    assert not board.result.isVisible()
    assert not board.deciding.isVisible()
    assert [row.step for row in rows(page)] == [None, None, None]
    assert board.rating.anchors.value() is None
    assert not board.rating.feedback.isVisible()
    QTest.keyClicks(board.rating.anchors, "2")
    assert board.rating.anchors.value() == 2
    assert board.rating.feedback.text() == WORDS
    assert [row.step for row in rows(page)] == [2, None, None]
    assert rows(page)[0].caption == "sebelumnya: 4"
    now = services.clock()
    assert stored(page, services, person(page)) == Answer(
        key="disiplin", step=2, feedback=WORDS, rated_at=now
    )


def test_whoever_is_passed_by_keeps_everything(
    page: AppraisalPage, services: Services, office: Office
) -> None:
    for _turn in office.ids:
        assert page.board.rating.anchors.value() is None
        QTest.keyClick(page.board.people.list, Qt.Key.Key_Down, CONTROL)
    for employee_id in office.ids:
        assert stored(page, services, employee_id).step == 4
        assert stored(page, services, employee_id).feedback == WORDS


def test_keys_follow_the_order_of_the_visit(page: AppraisalPage) -> None:
    order = [int(row.key) for row in rows(page)]
    seen = [person(page)]
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Down):
        QTest.keyClick(page.board.people.list, key, CONTROL)
        seen.append(person(page))
    assert seen == order
    assert page.board.rating.item_key == "disiplin"


def test_the_next_visit_has_another_order_and_hides_again(page: AppraisalPage) -> None:
    first = [row.key for row in rows(page)]
    QTest.keyClicks(page.board.rating.anchors, "2")
    page.board.people.back.click()
    assert page.board.items.isVisible()
    assert page.board.result.isVisible()
    assert page.board.rating.anchors.value() == 2
    assert page.board.rating.feedback.isVisible()
    page.board.items.by_item.click()
    assert [row.key for row in rows(page)] != first
    assert sorted(row.key for row in rows(page)) == sorted(first)
    assert page.board.rating.anchors.value() is None


def test_linking_a_note_while_hidden_keeps_the_mark(
    page: AppraisalPage, services: Services, office: Office
) -> None:
    employee_id = person(page)
    note = office.note(employee_id, "disiplin")
    page.refresh()
    page.board.evidence.linked.emit(note.id, True)
    assert page.board.rating.anchors.value() is None
    found = stored(page, services, employee_id)
    assert found == replace(Answer(key="disiplin", step=4, feedback=WORDS), evidence=(note.id,))


def test_undo_takes_the_mark_of_this_visit_back(page: AppraisalPage, services: Services) -> None:
    QTest.keyClicks(page.board.rating.anchors, "1")
    assert page.undo_stack is not None
    page.undo_stack.undo()
    assert stored(page, services, person(page)).step == 4


def test_another_item_begins_another_round(page: AppraisalPage) -> None:
    keys = page.board.people.item._values
    page.board.people.item.value_chosen.emit(keys[1])
    assert page.board.rating.item_key == keys[1]
    assert [row.step for row in rows(page)] == [None, None, None]


def test_another_period_ends_the_round(
    page: AppraisalPage, services: Services, office: Office
) -> None:
    other = replace(WEIGHTED, name="Lain", start=date(2027, 1, 1), end=date(2027, 3, 31))
    period_id = services.periods.create(other, office.ids[:1])
    page.show_period(services.periods.view(period_id).period)
    assert page.board.items.isVisible()
    assert not page.by_item.is_on
