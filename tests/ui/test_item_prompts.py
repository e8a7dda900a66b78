from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.fairness.hint import Rule
from kinerja_desktop.core.hint_answers import Reply
from kinerja_desktop.core.observation import Valence
from kinerja_desktop.services import Services
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.pages.appraisal_page import AppraisalPage
from kinerja_desktop.ui.widgets.labels import Text
from tests.office import Office
from tests.ui.appraising import open_appraisal_page
from tests.ui.house import House, settle


@pytest.fixture
def office(services: Services) -> Office:
    """Return Rina with four notes that ask for more on one value."""
    made = Office(services)
    made.plan(made.rina)
    for _note in range(4):
        made.note(made.rina, "loyal", valence=Valence.MINUS)
    return made


@pytest.fixture
def page(qtbot: QtBot, frame: Frame, services: Services, office: Office) -> AppraisalPage:
    return open_appraisal_page(qtbot, frame, services, office)


def choose(page: AppraisalPage, key: str) -> None:
    page.board.items.list.row_chosen.emit(key)


def rate(page: AppraisalPage, key: str, digit: str) -> None:
    choose(page, key)
    QTest.keyClicks(page.board.rating.steps, digit)


def test_a_prompt_waits_until_the_item_was_left(page: AppraisalPage) -> None:
    strip = page.prompts.strip
    choose(page, "loyal")
    assert not strip.isVisible()
    QTest.keyClicks(page.board.rating.steps, "3")
    assert not strip.isVisible()
    choose(page, "adaptif")
    assert not strip.isVisible()
    choose(page, "loyal")
    assert strip.isVisible()
    assert strip.hint is not None
    assert strip.hint.rule == Rule.CONSISTENCY
    assert "0 kelebihan, 4 perlu perbaikan" in strip.text.text()


def test_a_changed_score_takes_its_prompt_away(page: AppraisalPage) -> None:
    rate(page, "loyal", "3")
    choose(page, "adaptif")
    choose(page, "loyal")
    assert page.prompts.strip.isVisible()
    QTest.keyClicks(page.board.rating.steps, "1")
    assert not page.prompts.strip.isVisible()


def test_answers_are_remembered_and_the_next_prompt_follows(
    page: AppraisalPage, office: Office
) -> None:
    rate(page, "loyal", "3")
    choose(page, "adaptif")
    choose(page, "loyal")
    first = page.prompts.strip.hint
    assert first is not None
    page.prompts.strip.right.click()
    assert page.prompts.strip.hint != first
    [answer] = office.services.prompting.of_period(office.period_id).answered
    assert (answer.key, answer.reply) == (first.key, Reply.RIGHT)
    page.prompts.strip.later.click()
    replies = [one.reply for one in office.services.prompting.of_period(office.period_id).answered]
    assert sorted(replies) == [Reply.LATER, Reply.RIGHT]


def test_doing_it_puts_the_focus_where_the_reason_is_written(page: AppraisalPage) -> None:
    rate(page, "loyal", "3")
    choose(page, "adaptif")
    choose(page, "loyal")
    page.prompts.strip.do_it.click()
    assert page.board.rating.feedback.hasFocus()


def test_a_rating_that_is_closed_asks_nothing(house: House) -> None:
    row = house.one(Stage.FINAL)
    page: Any = house.page("appraisal", employee_id=row.employee.id)
    for item in page.session.view.items:
        choose(page, item.key)
        settle()
        assert not page.prompts.strip.isVisible()


def test_no_prompt_is_in_the_talk_or_in_what_is_saved_for_others(house: House) -> None:
    prompts = house.services.prompting.of_period(house.period_id)
    assert prompts.shown
    house.services.prompting.answer(house.period_id, prompts.shown[0], Reply.RIGHT)
    texts = {hint.text for hint in prompts.shown}
    talk = house.talk()
    said = {text.text() for text in talk.findChildren(Text)}
    assert len(said) > 5
    assert not texts & said
    inside = house.document.read_bytes()
    for text in texts:
        assert text.encode() not in inside
        assert text.encode("utf-16-be") not in inside
    talk.close()
    talk.deleteLater()
    settle()
