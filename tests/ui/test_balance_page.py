from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.hint_answers import Reply
from kinerja_desktop.core.observation import Valence
from kinerja_desktop.core.staff import Employee, Sex
from kinerja_desktop.services import Services
from kinerja_desktop.ui.dialogs.blind_reading import BlindReadingDialog
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.pages.balance_page import BalancePage
from kinerja_desktop.ui.pages.home_page import HomePage
from kinerja_desktop.ui.panels.balance.picture_card import PictureCard
from kinerja_desktop.ui.theme.theme import Theme
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.fairness_plots import RangeDots, RangeItem
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.slope_lines import SlopeItem, SlopeLines
from tests.office import SEMESTER, Office

EARLIER = replace(SEMESTER, name="Semester II 2025", start=date(2025, 7, 1), end=date(2025, 12, 31))
MANY = replace(SEMESTER, name="Semester I, banyak")


class Visit:
    """The page in a window, and where it asked to go."""

    def __init__(self, qtbot: QtBot, frame: Frame, office: Office) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1118, 617)
        self.page = BalancePage(frame, office.services, parent=self.window)
        self.page.resize(1118, 617)
        self.went: list[tuple[str, dict[str, Any]]] = []
        self.page.went.connect(lambda key, target: self.went.append((key, target)))
        periods = {view.id: view for view in office.services.periods.list()}
        self.page.show_period(periods[office.period_id])
        self.window.show()


@pytest.fixture
def office(services: Services) -> Office:
    return Office(services)


@pytest.fixture
def visit(qtbot: QtBot, frame: Frame, office: Office) -> Callable[[], Visit]:
    return lambda: Visit(qtbot, frame, office)


def everybody(office: Office, count: int, *, top: int = 0) -> None:
    """Appraise new people, the first `top` of them above everywhere."""
    ids = tuple(
        office.services.staff.add(
            Employee(name=f"Orang {place:02d}", sex=Sex.FEMALE if place % 2 else Sex.MALE)
        )
        for place in range(count)
    )
    office.period_id = office.services.periods.create(MANY, ids)
    for place, person in enumerate(ids):
        office.plan(person)
        office.rate(person, 1 if place < top else 0)


def contradicted(office: Office) -> None:
    office.plan(office.rina)
    for _note in range(4):
        office.note(office.rina, "loyal", valence=Valence.MINUS)
    office.rate(office.rina, 1)


def test_every_picture_has_its_numbers_in_a_table_below(
    office: Office, visit: Callable[[], Visit]
) -> None:
    everybody(office, 6, top=2)
    page = visit().page
    cards: list[PictureCard] = [page.notes, page.ranges, page.predicates]
    for card in cards:
        assert not card.table.isVisible()
        card.as_table.click()
        assert card.table.isVisible()
        assert card.plot.isVisible()
        told = card.plot.accessibleDescription().split("; ")
        for cells in card.cells:
            assert any(cells[0] in part and cells[1] in part for part in told)
    assert page.predicates.cells[0] == ("Sangat Baik", "2", "33 %")
    assert page.predicates.cells[1] == ("Baik", "4", "67 %")


def test_a_small_group_gets_a_caution_and_nothing_is_blocked(
    office: Office, visit: Callable[[], Visit]
) -> None:
    everybody(office, 6)
    page = visit().page
    assert "Di bawah 10 orang" in page.predicates.words.text()
    assert "6 dari 6" in page.predicates.words.text()
    assert not page.predicates.verdict.isVisible()
    row = office.services.documents.rows(office.period_id)[0]
    office.note(row.employee.id)
    office.services.appraising.mark_ready(row.appraisal_id)


def test_forty_over_the_guideline_are_told_in_colour_and_words_and_saving_goes_on(
    office: Office, visit: Callable[[], Visit]
) -> None:
    everybody(office, 40, top=4)
    page = visit().page
    assert "36 dari 40" in page.predicates.words.text()
    assert not page.predicates.verdict.isVisible()
    colours = {
        image.pixel(x, y)
        for image in [page.predicates.bars.grab().toImage()]
        for x in range(image.width())
        for y in range(image.height())
    }
    assert page.theme.color("warn").rgb() in colours
    person = office.services.documents.rows(office.period_id)[-1].employee.id
    office.rate(person, 0)
    assert "36 dari 40" in page.predicates.words.text()


def test_the_pattern_waits_for_the_last_rating(office: Office, visit: Callable[[], Visit]) -> None:
    office.plan(office.rina)
    office.rate(office.rina)
    page = visit().page
    assert page.predicates.waiting.text() == "Muncul setelah semua dinilai; sejauh ini 1 dari 3."
    assert not page.predicates.plot.isVisible()
    assert not page.predicates.as_table.isVisible()


def test_groups_of_five_are_told_and_smaller_ones_are_not(
    office: Office, visit: Callable[[], Visit]
) -> None:
    everybody(office, 10, top=4)
    words = "\n".join(visit().page.groups.words)
    assert "2 dari 5 perempuan" in words
    assert "Orang" not in words


def test_the_moves_since_last_period_are_drawn(office: Office, visit: Callable[[], Visit]) -> None:
    now = office.period_id
    office.plan(office.rina)
    office.rate(office.rina, 1)
    office.period_id = office.services.periods.create(EARLIER, office.ids)
    office.plan(office.rina)
    office.rate(office.rina, 0)
    office.period_id = now
    page = visit().page
    assert page.change.cells == [("Rina Contohwati", "Baik", "Sangat Baik")]
    assert page.change.plot.isVisible()


def test_already_right_takes_a_prompt_away_and_it_can_be_shown_again(
    office: Office, visit: Callable[[], Visit]
) -> None:
    contradicted(office)
    page = visit().page
    strip = page.prompts.strips[0]
    first = strip.hint
    assert first is not None
    assert strip.text.text().startswith("Rina Contohwati · Loyal: ")
    strip.right.click()
    assert strip.hint != first
    assert page.prompts.reviewed.text.text() == "1 hal sudah ditinjau"
    [answer] = office.services.prompting.of_period(office.period_id).answered
    assert (answer.key, answer.reply) == (first.key, Reply.RIGHT)
    page.prompts.taken_back.emit(first.key)
    assert page.prompts.strips[0].hint == first


def test_doing_it_leads_to_the_item(office: Office, visit: Callable[[], Visit]) -> None:
    contradicted(office)
    seen = visit()
    seen.page.prompts.strips[0].do_it.click()
    assert seen.went == [("appraisal", {"employee_id": office.rina, "item_key": "loyal"})]


def test_a_score_read_again_without_its_name_is_compared_and_opened(
    office: Office, visit: Callable[[], Visit]
) -> None:
    contradicted(office)
    office.note(office.rina, "akuntabel")
    seen = visit()
    seen.page.prompts.nameless.click()
    [dialog] = seen.window.findChildren(BlindReadingDialog)
    for _cell in range(2):
        assert "Rina" not in dialog.called.text() + dialog.notes.toPlainText()
        assert not dialog.primary.isEnabled()
        dialog.steps.press(3)
        assert dialog.primary.isEnabled()
        if "Loyal" in dialog.item.text():
            dialog.steps.press(1)
        dialog.primary.click()
    told = [text.text() for text in dialog.findChildren(Text) if text.isVisible()]
    assert any("1 nilai berbeda saat dibaca tanpa nama" in words for words in told)
    assert any(words.startswith("Rina Contohwati · Loyal: ") for words in told)
    [again] = [
        b for b in dialog.findChildren(Button) if b.text() == "Buka penilaian" and b.isVisible()
    ]
    again.click()
    assert seen.went == [("appraisal", {"employee_id": office.rina, "item_key": "loyal"})]
    view = office.services.appraising.view(office.period_id, office.rina)
    assert view.appraisal.draft.answer("loyal").step == 1


def test_why_it_appears_is_told_with_its_numbers(
    office: Office, visit: Callable[[], Visit]
) -> None:
    contradicted(office)
    strip = visit().page.prompts.strips[0]
    assert not strip.explained.isVisible()
    strip.why.click()
    assert strip.explained.isVisible()
    assert "Catatan: 4" in strip.explained.text()
    assert "Sekitar 4 dari 100" in strip.explained.text()


def grey(widget: QWidget, width: int) -> QImage:
    """Return the widget as a grey printer shows it."""
    widget.resize(width, widget.sizeHint().height())
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)


def test_whiskers_and_falling_lines_tell_apart_in_grey(qtbot: QtBot, theme: Theme) -> None:
    dots = RangeDots(theme, "Rating")
    qtbot.addWidget(dots)
    heads = ("1", "3", "5")
    plain = RangeItem(name="Rina", low=-0.5, middle=0, high=0.5, rating=0)
    dots.show_items(heads, [plain])
    without = grey(dots, 500)
    dots.show_items(heads, [replace(plain, error=0.8)])
    assert grey(dots, 500) != without
    lines = SlopeLines(theme, "Perubahan")
    qtbot.addWidget(lines)
    rising = SlopeItem(name="Rina", before=0.2, now=0.8, told="2 – 4", is_named=True)
    lines.show_items(("lalu", "kini"), ["1", "5"], [rising])
    up = grey(lines, 500)
    fallen = replace(rising, before=0.8, now=0.2)
    lines.show_items(("lalu", "kini"), ["1", "5"], [fallen])
    down = grey(lines, 500)
    assert dark(up) > dark(down)


def dark(image: QImage) -> int:
    """Count pixels far darker than the ground: a dashed line has fewer of them."""
    return sum(
        image.pixelColor(x, y).red() < 140
        for x in range(image.width())
        for y in range(image.height())
    )


def test_home_leads_to_the_page(qtbot: QtBot, frame: Frame, services: Services) -> None:
    Office(services)
    window = QWidget()
    qtbot.addWidget(window)
    page = HomePage(frame, services, parent=window)
    page.show_period(services.periods.current())
    went: list[str] = []
    page.went.connect(lambda key, _target: went.append(key))
    page.evenness.open.click()
    assert went == ["balance"]
