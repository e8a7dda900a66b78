"""The wheel over every widget of the rating page changes no score, in any method or mode."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.appraisal import Answer, Draft
from kinerja_desktop.core.period import Period
from kinerja_desktop.services import Services
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.pages.appraisal_page import AppraisalPage
from tests.office import SEMESTER, Office
from tests.ui.appraising import open_appraisal_page
from tests.ui.widgets.test_wheel import turn_wheel

WEIGHTED = Period(
    name="Uji coba indikator",
    start=SEMESTER.start,
    end=SEMESTER.end,
    method="weighted_indicators",
)


@pytest.fixture
def office(services: Services) -> Office:
    made = Office(services)
    made.plan(made.rina)
    made.note(made.rina)
    made.rate(made.rina)
    return made


@pytest.fixture
def page(qtbot: QtBot, frame: Frame, services: Services, office: Office) -> AppraisalPage:
    return open_appraisal_page(qtbot, frame, services, office)


def turn_over(page: AppraisalPage) -> int:
    """Turn the wheel over every visible part, focused or not; returns how many there were."""
    parts = [one for one in page.findChildren(QWidget) if one.isVisible()]
    for one in parts:
        for angle in (120, -240):
            turn_wheel(one, angle)
            one.setFocus()
            turn_wheel(one, angle)
    return len(parts)


def test_no_rating_of_the_quadrant_changes(page: AppraisalPage) -> None:
    before = page.session.draft
    view = page.session.view
    assert view is not None
    for item in (view.items[0], view.items[-1]):
        page.board.items.list.row_chosen.emit(item.key)
        assert turn_over(page) > 40
    assert page.session.draft == before
    assert not page.session.has_unsaved


@pytest.mark.parametrize("by_item", [False, True])
def test_no_score_of_an_indicator_changes(
    page: AppraisalPage, office: Office, services: Services, by_item: bool
) -> None:
    period_id = services.periods.create(WEIGHTED, office.ids)
    view = services.appraising.view(period_id, office.rina)
    answers = tuple(Answer(key=item.key, step=3) for item in view.items)
    services.appraising.save_draft(view.appraisal, Draft(answers=answers))
    page.show_period(services.periods.view(period_id).period)
    if by_item:
        page.by_item.toggle()
        page.by_item.wanted.emit(office.rina, page.board.rating.item_key)
    before, item = page.session.draft, page.board.people.item.value()
    assert before.answers == answers
    assert turn_over(page) > 40
    assert page.session.draft == before
    assert page.board.people.item.value() == item
    assert page.by_item.is_on == by_item
