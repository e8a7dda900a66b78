"""The third step: groups of rows, repairs judged as one types, long lists, the keyboard alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.chosen_fields import FieldGroup
from kinerja_desktop.core.import_lines import Outcome
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.services import Services
from kinerja_desktop.services.importing import GoneAction
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.panels.importing.file_notices import UNIT_TREE
from kinerja_desktop.ui.panels.importing.review_rows import Shown
from kinerja_desktop.ui.panels.importing.review_view import LISTED_AT_ONCE
from kinerja_desktop.ui.panels.importing.wizard_steps import Step
from kinerja_desktop.ui.widgets.chips import Chip
from tests.ui.import_visit import LISTS, Visit

KEY = Qt.Key
TWELVE = LISTS / "dua-belas-salah.xlsx"
TWO = "NIP\tNama\n198503122010012001\tRina Contohwati\n199207182022211005\tDedi Misalkan\n"


@pytest.fixture
def visit(qtbot: QtBot, frame: Frame, services: Services) -> Visit:
    return Visit(qtbot, frame, services)


def open_problem(visit: Visit, row: int) -> None:
    visit.filter(Shown.PROBLEM)
    visit.click_row(visit.row(row), 300)


def type_anew(visit: Visit, text: str) -> None:
    field = visit.page.review.form.field
    field.setFocus()
    field.clear()
    visit.qtbot.keyClicks(field, text)


# Groups.


def test_problems_below_the_fold_are_pointed_to(visit: Visit) -> None:
    visit.check(TWELVE)
    review = visit.page.review
    assert review.group.words.text() == "12 baris bermasalah, letaknya di bawah."
    visit.press(review.group.see)
    assert review.chips.value() == Shown.PROBLEM
    assert review.form.is_about(9)
    assert review.form.isVisible()
    assert review.form.field.hasFocus()


def test_problems_in_sight_need_no_pointer(visit: Visit) -> None:
    visit.check("NIP\tNama\n198503122010012001\tRina\n123\tDedi\n")
    assert not visit.page.review.group.isVisible()


def test_every_faulty_row_is_left_out_and_taken_in_again(visit: Visit) -> None:
    visit.check(TWELVE)
    visit.filter(Shown.PROBLEM)
    group = visit.page.review.group
    assert group.words.text() == "10 baris tidak masuk sampai diperbaiki."
    visit.press(group.skip)
    assert group.words.text() == "Semuanya dilewati."
    assert len(visit.page.draft.left_out) == 10
    assert visit.kinds()[Shown.PROBLEM] == 12
    visit.press(group.skip)
    assert not visit.page.draft.left_out
    assert group.words.text() == "10 baris tidak masuk sampai diperbaiki."


def test_everybody_gone_is_archived_together_or_those_found_by_the_search(
    visit: Visit, services: Services
) -> None:
    people = {
        name: services.staff.add(Employee(name=name, nip=nip))
        for name, nip in (
            ("Joko Prasetyo", "198001012005011001"),
            ("Wati Umpama", "198101012005012001"),
            ("Wawan Umpama", "198201012005011001"),
        )
    }
    visit.check(TWO)
    visit.filter(Shown.GONE)
    review = visit.page.review
    leave, moved, archived = review.group.gone
    assert leave.kind == "tonal"
    visit.press(archived)
    assert archived.kind == "tonal"
    assert review.foot.apply.text() == "Terapkan 5 perubahan"
    visit.qtbot.keyClicks(review.search, "umpama")
    visit.press(moved)
    review.search.clear()
    assert [button.kind for button in review.group.gone] == ["default"] * 3
    assert visit.page.draft.gone == {
        people["Joko Prasetyo"]: GoneAction.ARCHIVED,
        people["Wati Umpama"]: GoneAction.MOVED,
        people["Wawan Umpama"]: GoneAction.MOVED,
    }
    visit.press(leave)
    assert visit.page.draft.gone == {}
    visit.press(moved)
    visit.press(review.foot.apply)
    reasons = {row.employee.archive_reason for row in services.staff.list_staff(archived=True)}
    assert reasons == {"Pindah"}


def test_the_check_above_the_list_is_for_the_rows_of_the_filter(visit: Visit) -> None:
    visit.bring_in(LISTS / "bulan-lalu.xlsx")
    visit.press(visit.page.done.again)
    visit.check(LISTS / "bulan-ini.xlsx")
    visit.filter(Shown.CHANGED)
    visit.press(visit.page.review.all)
    assert visit.page.review.foot.apply.text() == "Terapkan 6 perubahan"
    visit.filter(Shown.ALL)
    assert visit.page.review.all.checkState() == Qt.CheckState.PartiallyChecked


def test_the_list_that_is_filled_is_named_and_can_be_chosen(
    visit: Visit, services: Services
) -> None:
    visit.check(TWO)
    target = visit.page.review.foot.target
    assert not target.isVisible()
    other = services.lists.add("Puskesmas")
    visit.page.refresh()
    assert target.isVisible()
    assert target.lists.value() != other
    visit.qtbot.keyClick(target.lists, KEY.Key_Down)
    assert (target.lists.value(), visit.page.draft.changes) == (other, 2)
    visit.press(visit.page.review.foot.apply)
    assert [view.count for view in services.lists.views()] == [0, 2]


def test_a_file_with_the_tree_of_units_arranges_them_when_wanted(
    visit: Visit, services: Services, tmp_path: Path
) -> None:
    path = tmp_path / "HierarkiUnor.csv"
    path.write_text("ID;NAMA_UNOR;ID_ATASAN\n1;Dinas Contoh;\n2;Bagian Umum;1\n", encoding="utf-8")
    services.staff.add(Employee(name="Sari", unit="Bagian Umum"))
    visit.drop(path)
    assert visit.is_at(Step.FILE)
    notice = visit.page.notices
    assert set(notice.texts) == {UNIT_TREE}
    visit.press(notice._rows[UNIT_TREE].button)
    assert visit.said[-1].text == "1 unit kerja menempati letak baru"
    names = {view.unit.name: view.unit.parent_id for view in services.units.views()}
    assert (names["Dinas Contoh"], names["Bagian Umum"] > 0) == (0, True)
    assert visit.said[-1].undo is not None
    visit.said[-1].undo()
    assert [view.unit.name for view in services.units.views()] == ["Bagian Umum"]


def test_all_units_are_taken_over_and_no_position(visit: Visit, services: Services) -> None:
    visit.bring_in(LISTS / "bulan-lalu.xlsx")
    visit.press(visit.page.done.again)
    visit.check(LISTS / "bulan-ini.xlsx")
    review = visit.page.review
    assert not review.fields.isVisible()
    visit.filter(Shown.CHANGED)
    assert review.fields.isVisible()
    shown = [check.text() for check in review.fields.checks.values() if check.isVisible()]
    assert shown == ["Nama dan gelar (2)", "Golongan (4)", "Jabatan (4)", "Unit kerja (3)"]
    visit.press(review.fields.checks[FieldGroup.POSITION])
    alone = [
        row for row in visit.rows if {line.group for line in row.lines} == {FieldGroup.POSITION}
    ]
    assert alone
    assert visit.page.draft.changes == 17 - len(alone)
    visit.press(review.fields.checks[FieldGroup.POSITION])
    assert visit.page.draft.changes == 17
    visit.press(review.fields.checks[FieldGroup.POSITION])
    visit.press(review.foot.apply)
    account = services.importing.last_account()
    assert account is not None
    assert account.counts()[Outcome.LEFT_OUT] == len(alone)


def test_the_kinds_stand_in_the_same_order_for_every_file(visit: Visit) -> None:
    visit.check(TWELVE)
    visit.press(visit.page.review.foot.cancel)
    visit.bring_in(LISTS / "bulan-lalu.xlsx")
    visit.press(visit.page.done.again)
    visit.check(LISTS / "bulan-ini.xlsx")
    flow = visit.page.review.chips.flow
    items = [flow.itemAt(place) for place in range(flow.count())]
    chips = [item.widget() for item in items if item is not None]
    words = [chip.text() for chip in chips if isinstance(chip, Chip)]
    assert words == ["Semua", "Baru", "Berubah", "Sama", "Tidak ada"]


# Repairs.


def test_a_number_is_judged_while_it_is_typed(visit: Visit) -> None:
    visit.check(TWELVE)
    open_problem(visit, 35)
    form = visit.page.review.form
    said = {}
    for text in (
        "19771023200203200",
        "197713232002032001",
        "197710232002132001",
        "197710232002033001",
        "197710232002032001",
    ):
        type_anew(visit, text)
        said[text] = (form.counter.text(), form.repair.isEnabled())
    assert list(said.values()) == [
        ("17 dari 18 angka", False),
        ("bukan tanggal lahir yang mungkin", False),
        ("bukan bulan pengangkatan", False),
        ("angka ke-15 bukan 1 atau 2", False),
        ("23 Okt 1977 · P · PNS", True),
    ]


def test_the_number_of_another_row_cannot_be_typed(visit: Visit) -> None:
    visit.check(TWELVE)
    plan = visit.page.draft.plan
    assert plan is not None
    taken = plan.entries[0]
    open_problem(visit, 35)
    type_anew(visit, taken.employee.nip)
    form = visit.page.review.form
    assert form.counter.text() == f"sama dengan baris {taken.row}"
    assert not form.repair.isEnabled()


def test_a_date_and_a_grade_are_read_while_they_are_typed(visit: Visit) -> None:
    visit.check(TWELVE)
    visit.filter(Shown.PROBLEM)
    form = visit.page.review.form
    type_anew(visit, "31-02-1985")
    assert (form.counter.text(), form.repair.isEnabled()) == ("bukan tanggal", False)
    type_anew(visit, "30 April 1985")
    assert (form.counter.text(), form.repair.isEnabled()) == ("30 Apr 1985", True)
    visit.click_row(visit.row(21), 300)
    type_anew(visit, "Penata Muda")
    assert (form.counter.text(), form.repair.isEnabled()) == ("III/a", True)


def test_both_rows_of_a_double_are_named(visit: Visit) -> None:
    visit.check(TWELVE)
    open_problem(visit, 26)
    names = {row.row: row.name for row in visit.rows}
    assert f"baris 48 ({names[48]})" in visit.page.review.form.where.text()
    visit.click_row(visit.row(48), 300)
    assert f"baris 26 ({names[26]})" in visit.page.review.form.where.text()


def test_a_form_that_opens_at_the_lower_edge_is_seen_whole(visit: Visit) -> None:
    visit.check(TWELVE)
    visit.filter(Shown.PROBLEM)
    shown = visit.page.review.list
    for row in [one.row for one in visit.rows if one.kind == Shown.PROBLEM][1:]:
        visit.click_row(visit.row(row), 300)
        form = visit.page.review.form
        assert form.is_about(row)
        assert shown.viewport().rect().contains(form.geometry())


# Long lists.


def test_a_long_list_is_shown_in_parts_and_chosen_as_a_whole(visit: Visit) -> None:
    count = LISTED_AT_ONCE + 40
    days = [date.fromordinal(date(1970, 1, 1).toordinal() + i) for i in range(count)]
    lines = ["NIP\tNama", *(f"{day:%Y%m%d}2010011001\tOrang {day:%d%m%Y}" for day in days)]
    lines.insert(count, "123\tSalah Terakhir")
    visit.check("\n".join(lines))
    review = visit.page.review
    assert len(visit.rows) == LISTED_AT_ONCE + 1
    assert visit.rows[-1].name == "41 baris lagi"
    assert review.foot.apply.text() == f"Terapkan {count} perubahan"
    visit.press(review.all)
    assert not review.foot.apply.isEnabled()
    visit.press(review.all)
    visit.press(review.group.see)
    assert review.form.is_about(visit.rows[0].row)
    visit.filter(Shown.ALL)
    assert len(visit.rows) == LISTED_AT_ONCE + 1


def test_more_rows_are_shown_when_wanted(visit: Visit) -> None:
    count = LISTED_AT_ONCE + 40
    days = [date.fromordinal(date(1970, 1, 1).toordinal() + i) for i in range(count)]
    lines = ["NIP\tNama", *(f"{day:%Y%m%d}2010011001\tOrang {day:%d%m%Y}" for day in days)]
    visit.check("\n".join(lines))
    visit.click_row(visit.rows[-1], 900)
    assert len(visit.rows) == count
    assert visit.rows[-1].kind == Shown.NEW


# The keyboard alone.


class Keyboard:
    """Hands that never leave the keyboard; every key goes to whatever has the focus."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit

    @property
    def focus(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def has(self, target: QWidget) -> bool:
        return self.focus is target

    def press(self, key: Qt.Key) -> None:
        self._visit.qtbot.keyClick(self.focus, key)

    def type(self, text: str) -> None:
        self._visit.qtbot.keyClicks(self.focus, text)

    def tab_to(self, target: QWidget) -> None:
        for _step in range(80):
            if self.has(target):
                return
            self.press(KEY.Key_Tab)
        raise AssertionError(f"no way to {target.accessibleName() or target} with Tab")


def test_a_list_comes_in_by_keyboard_alone(
    visit: Visit, qtbot: QtBot, services: Services, tmp_path: Path
) -> None:
    joko = services.staff.add(Employee(name="Joko Prasetyo", nip="198001012005011001"))
    page, hands = visit.page, Keyboard(visit)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow, timeout=60_000)
    QApplication.clipboard().setText(TWO + "12345\tSari Salah\n")
    page.files.first_focus().setFocus()
    qtbot.keySequence(page, QKeySequence(QKeySequence.StandardKey.Paste))
    assert visit.is_at(Step.COLUMNS)
    assert hands.has(page.columns.next)
    hands.press(KEY.Key_Space)
    assert visit.is_at(Step.REVIEW)
    assert hands.has(page.review.list)
    assert page.review.list.shows_focus
    hands.tab_to(page.review.form.field)
    hands.press(KEY.Key_Home)
    for _letter in range(8):
        hands.press(KEY.Key_Delete)
    hands.type("198503122010012002")
    hands.press(KEY.Key_Return)
    assert visit.kinds()[Shown.NEW] == 3
    hands.tab_to(page.review.list)
    hands.press(KEY.Key_End)
    assert page.review.list.current_row().employee_id == joko
    hands.press(KEY.Key_Right)
    hands.press(KEY.Key_Home)
    hands.press(KEY.Key_Space)
    assert page.review.foot.apply.text() == "Terapkan 3 perubahan"
    hands.tab_to(page.review.foot.apply)
    hands.press(KEY.Key_Space)
    assert visit.is_at(Step.DONE)
    assert hands.has(page.done.staff)
    assert visit.names() == {"Dedi Misalkan", "Sari Salah"}
    archived = services.staff.list_staff(archived=True)
    assert [row.employee.archive_reason for row in archived] == ["Pindah"]
    hands.press(KEY.Key_Space)
    assert visit.went == ["staff"]
