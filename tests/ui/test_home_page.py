from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.appraisal import Rating
from kinerja_desktop.core.hint_answers import Reply
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.data.store import Store
from kinerja_desktop.services import Services
from kinerja_desktop.services.sample_data import fill
from kinerja_desktop.ui.dialogs.all_rows import AllRowsDialog
from kinerja_desktop.ui.dialogs.period import PeriodDialog
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.pages.home_page import HomePage
from kinerja_desktop.ui.panels.home.evidence_card import BY_COUNT
from kinerja_desktop.ui.size_class import size_class_of
from tests.office import SEMESTER, Office

BODY = (1118, 617)
LEFT = Qt.MouseButton.LeftButton


class Visit:
    """The page as a person has it before them, and what it asked of the window."""

    def __init__(self, qtbot: QtBot, frame: Frame, services: Services) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(*BODY)
        self.page = HomePage(frame, services, parent=self.window)
        self.page.resize(*BODY)
        self.went: list[tuple[str, dict[str, Any]]] = []
        self.notes: list[tuple[int, str]] = []
        self.page.went.connect(lambda key, target: self.went.append((key, target)))
        self.page.note_wanted.connect(lambda person, item: self.notes.append((person, item)))
        self.page.show_period(services.periods.current())
        self.window.show()

    def dialog(self, kind: type[Any]) -> Any:
        found = [shown for shown in self.window.findChildren(kind) if shown.isVisible()]
        assert len(found) == 1
        return found[0]


@pytest.fixture
def sample(store: Store, now: datetime) -> int:
    """Fill the store with the invented office of twelve people."""
    return fill(store, now)


@pytest.fixture
def visit(qtbot: QtBot, frame: Frame, services: Services, sample: int) -> Visit:
    return Visit(qtbot, frame, services)


def test_every_due_row_leads_where_it_can_be_done(visit: Visit, services: Services) -> None:
    assert visit.page.period is not None
    due = services.insights.home(visit.page.period.id).due
    rows = visit.page.due.rows
    assert len(rows) == min(4, len(due)) > 2
    for row in rows:
        row.click()
    assert len(visit.went) == len(rows)
    ready = next(place for place, work in enumerate(due) if work.key == "ready")
    assert visit.went[ready] == ("discussion", {"employee_id": due[ready].employee_ids[0]})


def test_incomplete_notes_open_filtered(qtbot: QtBot, frame: Frame, services: Services) -> None:
    office = Office(services)
    office.note(office.rina, item_keys=())
    visit = Visit(qtbot, frame, services)
    row = next(r for r in visit.page.due.rows if "belum lengkap" in r.accessibleName())
    row.click()
    assert visit.went == [("observations", {"incomplete": True})]


def test_in_low_windows_the_rest_of_the_due_rows_is_behind_a_link(visit: Visit) -> None:
    visit.page.set_size_class(size_class_of(1280, 641))
    assert len(visit.page.due.rows) == 3
    assert visit.page.due.more.text() == "1 lagi"
    visit.page.due.more.click()
    dialog = visit.dialog(AllRowsDialog)
    last = dialog.body.itemAt(3).widget()
    last.click()
    assert visit.went[0][0] == "staff"
    assert not dialog.isVisible()


def test_a_stage_leads_to_exactly_its_people(visit: Visit, services: Services) -> None:
    assert visit.page.period is not None
    view = services.insights.home(visit.page.period.id)
    not_started, draft, ready, signed, final = visit.page.stages.rows
    assert not final.isEnabled()
    draft.click()
    key, target = visit.went[0]
    assert key == "staff"
    assert target["words"] == "Draf"
    stages = {row.employee.id: row.stage for row in services.staff.list_staff(view.period.id)}
    assert {stages[person].value for person in target["employee_ids"]} == {"draft"}
    assert draft.accessibleName() == f"Draf: {len(target['employee_ids'])}"
    assert not_started.isEnabled()
    assert ready.isEnabled()
    assert signed.isEnabled()


def test_a_coming_talk_leads_to_its_preparation(visit: Visit, services: Services) -> None:
    assert visit.page.period is not None
    coming = services.insights.home(visit.page.period.id).dates
    visit.page.dates.rows[0].click()
    assert visit.went == [("discussion", {"employee_id": coming[0].employee_id})]
    visit.page.dates.more.click()
    assert visit.dialog(AllRowsDialog).body.count() == len(coming)


def test_enter_in_the_map_opens_the_notes_of_person_and_item(qtbot: QtBot, visit: Visit) -> None:
    heat = visit.page.evidence.heat
    heat.setFocus()
    qtbot.keyClick(heat, Qt.Key.Key_Down)
    qtbot.keyClick(heat, Qt.Key.Key_Right)
    qtbot.keyClick(heat, Qt.Key.Key_Return)
    key, target = visit.went[0]
    assert key == "observations"
    assert target["item_key"] == "berorientasi_pelayanan"
    qtbot.keyClick(heat, Qt.Key.Key_Space)
    assert visit.notes == [(target["employee_id"], "berorientasi_pelayanan")]


def test_a_cell_without_notes_leads_to_a_note_to_write_by_mouse_and_by_keys(
    qtbot: QtBot, frame: Frame, services: Services
) -> None:
    office = Office(services)
    office.note(office.rina, "loyal")
    visit = Visit(qtbot, frame, services)
    heat, columns = visit.page.evidence.heat, visit.page.evidence._columns
    people = [line.key for line in heat._rows]
    rina, loyal = people.index(office.rina), [key for key, _word in columns].index("loyal")
    for line, place in ((rina, 0), (rina, loyal), (1 - rina, loyal)):
        qtbot.mouseClick(heat, LEFT, pos=heat.cell_rect(line, place).center().toPoint())
    heat.setFocus()
    qtbot.keyClick(heat, Qt.Key.Key_Return)
    empty = (people[1 - rina], "loyal")
    assert visit.notes == [(office.rina, "results"), empty, empty]
    assert visit.went == [("observations", {"employee_id": office.rina, "item_key": "loyal"})]


def test_the_map_is_ordered_by_name_or_by_fewest_notes(visit: Visit) -> None:
    card = visit.page.evidence
    names = [line.name for line in card.heat._rows]
    assert names == sorted(names)
    menu = card.make_menu()
    menu.actions()[1].trigger()
    totals = [line.total for line in card.heat._rows]
    assert totals == sorted(totals)
    assert card.sort.text() == "Urut jumlah catatan"
    assert card._order == BY_COUNT


def test_the_map_is_also_a_table(visit: Visit) -> None:
    card = visit.page.evidence
    card.as_table.click()
    assert card.table.isVisible()
    model = card.table.model()
    assert model.rowCount() == 12
    assert model.columnCount() == 10
    heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(10)]
    assert heads[:2] == ["Pegawai", "Hasil kerja"]
    card.as_table.click()
    assert card.heat.isVisible()


def test_predicates_show_from_five_people_on(
    qtbot: QtBot, frame: Frame, services: Services, visit: Visit
) -> None:
    assert visit.page.predicates.waiting.isVisible()
    office_period = visit.page.period
    assert office_period is not None
    rated = 0
    for row in services.staff.list_staff(office_period.id):
        view = services.appraising.view(office_period.id, row.employee.id)
        if view.appraisal.stage.value != "draft" or not view.items:
            continue
        settled = {a.key for a in view.appraisal.draft.answers if a.is_settled}
        draft = view.appraisal.draft
        for item in view.items:
            if item.key not in settled:
                draft = draft.with_answer(replace(draft.answer(item.key), step=0))
        draft = replace(draft, results_rating=Rating.MEETS, behaviour_rating=Rating.MEETS)
        services.appraising.save_draft(view.appraisal, draft)
        rated += 1
    assert rated >= 1
    assert visit.page.predicates.dots.isVisible()
    assert "Baik" in visit.page.predicates.dots.accessibleDescription()


def test_evenness_names_who_is_noted_rarely(visit: Visit, services: Services) -> None:
    assert visit.page.period is not None
    view = services.insights.home(visit.page.period.id)
    everybody, rare, silent = visit.page.evenness.links
    assert rare.accessibleName() == f"Di bawah setengah median: {len(view.coverage.rare)} pegawai"
    rare.click()
    key, target = visit.went[0]
    assert key == "staff"
    assert set(target["employee_ids"]) == view.coverage.rare
    assert not silent.isEnabled()
    everybody.click()
    assert visit.went[1] == ("staff", {})


def test_without_a_period_one_can_be_made(qtbot: QtBot, frame: Frame, services: Services) -> None:
    visit = Visit(qtbot, frame, services)
    assert visit.page.no_period.isVisible()
    visit.page.no_period.button.click()
    dialog = visit.dialog(PeriodDialog)
    assert dialog.form.name.text() == "Semester I 2026"
    dialog.primary.click()
    assert [period.name for period in services.periods.list()] == ["Semester I 2026"]


def test_without_people_the_page_offers_to_bring_some(
    qtbot: QtBot, frame: Frame, services: Services
) -> None:
    services.periods.create(SEMESTER, ())
    visit = Visit(qtbot, frame, services)
    assert visit.page.nobody.isVisible()
    visit.page.nobody.button.click()
    visit.page.add.click()
    assert [key for key, _target in visit.went] == ["import_staff", "staff"]


def test_a_closed_period_says_how_it_ended(visit: Visit, services: Services) -> None:
    assert visit.page.period is not None
    services.periods.close(visit.page.period.id)
    visit.page.show_period(services.periods.list()[0])
    assert visit.page.due.rows == []
    assert "Periode selesai: 0 final, 12 belum selesai." in visit.page.due._nothing._words.text()
    assert visit.page.subtitle.endswith("periode sudah berakhir")


def test_a_new_note_is_counted_at_once(qtbot: QtBot, frame: Frame, services: Services) -> None:
    office = Office(services)
    visit = Visit(qtbot, frame, services)
    assert sum(line.total for line in visit.page.evidence.heat._rows) == 0
    office.note(office.rina)
    assert sum(line.total for line in visit.page.evidence.heat._rows) == 1


@pytest.mark.parametrize("client", [(1366, 689), (1280, 641), (1093, 535)])
def test_nothing_is_cut_off_and_the_page_does_not_scroll(
    qtbot: QtBot, visit: Visit, client: tuple[int, int]
) -> None:
    size = size_class_of(*client)
    navigation = 56 if size.compact_navigation else 200
    visit.page.set_size_class(size)
    visit.page.resize(client[0] - navigation, client[1] - 56)
    area = visit.page._area
    content = area.widget()
    assert content is not None
    qtbot.waitUntil(lambda: content.height() <= area.viewport().height())
    assert content.width() <= area.viewport().width()
    assert content.minimumSizeHint().height() <= area.viewport().height()
    words = ("Sangat Kurang", "Kurang", "Butuh Perbaikan", "Baik", "Sangat Baik")
    visit.page.predicates.dots.show_items([(word, 12) for word in words])
    visit.page.predicates._stack.setCurrentWidget(visit.page.predicates.dots)
    QCoreApplication.sendPostedEvents()
    assert area.verticalScrollBar().maximum() == 0


def test_many_people_scroll_below_heads_that_stand_still(
    qtbot: QtBot, frame: Frame, services: Services
) -> None:
    ids = tuple(services.staff.add(Employee(name=f"Orang {n:02}")) for n in range(40))
    services.periods.create(replace(SEMESTER, start=date(2026, 1, 1), end=date(2026, 6, 30)), ids)
    visit = Visit(qtbot, frame, services)
    sheet = visit.page.evidence.sheet
    bar = sheet._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    sheet.heat.setFocus()
    for _step in range(30):
        qtbot.keyClick(sheet.heat, Qt.Key.Key_Down)
    assert sheet.heat.current[0] == 30
    assert bar.value() > 0
    assert sheet._head.y() == 0


def test_prompts_that_wait_are_counted(services: Services, visit: Visit) -> None:
    assert visit.page.period is not None
    prompts = services.prompting.of_period(visit.page.period.id).shown
    assert len(prompts) == 3
    assert visit.page.evenness.prompts.text() == "3 untuk dibaca ulang"
    for hint in prompts:
        services.prompting.answer(visit.page.period.id, hint, Reply.RIGHT)
    left = len(services.prompting.of_period(visit.page.period.id).shown)
    told = f"{left} untuk dibaca ulang" if left else ""
    assert visit.page.evenness.prompts.text() == told
    empty = services.periods.create(replace(SEMESTER, name="Kosong"), ())
    visit.page.show_period(services.periods.view(empty).period)
    assert visit.page.evenness.prompts.text() == ""
    assert visit.page.evenness.open_small.text() == "Tampilkan"
