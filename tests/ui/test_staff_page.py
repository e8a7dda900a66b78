from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.discussion import ActionItem
from kinerja_desktop.core.observation import NoteKind, Source
from kinerja_desktop.core.plan import Aspect, ResultKind
from kinerja_desktop.core.staff import Employee, Unit
from kinerja_desktop.core.staff_filter import Group
from kinerja_desktop.core.target import Direction
from kinerja_desktop.data.store import Store
from kinerja_desktop.reports.preview import page_sizes, page_texts
from kinerja_desktop.services import Services
from kinerja_desktop.ui.dialogs.apply_plan import ApplyPlanDialog
from kinerja_desktop.ui.dialogs.archive import OTHER, ArchiveDialog
from kinerja_desktop.ui.dialogs.choose_unit import ChooseUnitDialog
from kinerja_desktop.ui.dialogs.copy_plan import CopyPlanDialog
from kinerja_desktop.ui.dialogs.employee import EmployeeDialog
from kinerja_desktop.ui.dialogs.reason import ReasonDialog
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.panels.staff.filter_menu import Scope
from kinerja_desktop.ui.panels.staff.plan_side import EXPECTATIONS
from kinerja_desktop.ui.size_class import size_class_of
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.sufficiency import SufficiencyRow
from kinerja_desktop.ui.widgets.typed_ahead import TypedAhead
from tests.office import Office
from tests.ui.staff_visit import StaffVisit


@pytest.fixture
def office(services: Services) -> Office:
    return Office(services)


@pytest.fixture
def visit(qtbot: QtBot, frame: Frame, office: Office) -> StaffVisit:
    return StaffVisit(qtbot, frame, office.services)


def test_the_list_shows_the_people_of_the_period_and_the_first_card(visit: StaffVisit) -> None:
    assert visit.names == ["Dedi Misalkan", "Rina Contohwati", "Sari Umpama"]
    assert visit.page.card.who.name.text() == "Dedi Misalkan, S.Pd."
    assert visit.page.subtitle == "3 orang"
    assert visit.page.list.footer.text() == "3 pegawai"


@pytest.mark.parametrize("typed", ["rina", "1985", "ahli muda"])
def test_typing_narrows_the_list(visit: StaffVisit, typed: str) -> None:
    visit.type(visit.page.list.filter, typed)
    assert visit.names == ["Rina Contohwati"]
    assert visit.page.list.footer.text() == "1 dari 3 pegawai"


def test_nobody_found_offers_reset(visit: StaffVisit, qtbot: QtBot) -> None:
    visit.type(visit.page.list.filter, "zzz")
    assert visit.names == []
    qtbot.mouseClick(visit.page.list.reset, Qt.MouseButton.LeftButton)
    assert len(visit.names) == 3
    assert visit.page.list.filter.text() == ""


def test_chips_show_counts_and_narrow(visit: StaffVisit, office: Office) -> None:
    office.ready(office.rina)
    visit.page.list.chips.chosen.emit(Group.READY)
    assert visit.names == ["Rina Contohwati"]


def test_the_archive_is_in_the_filter_menu_and_people_come_back(
    visit: StaffVisit, office: Office
) -> None:
    office.services.staff.archive(office.rina, "Pensiun", date(2026, 6, 1))
    assert "Rina Contohwati" not in visit.names
    actions = {action.text(): action for action in visit.page.list.fill_menu().actions()}
    actions["Arsip"].trigger()
    assert visit.names == ["Rina Contohwati"]
    assert not visit.page.card.who.primary.isVisible()
    visit.page.card.who.restore.click()
    assert not office.services.staff.get(office.rina).is_archived
    visit.page.list.reset_filter()
    assert visit.page.list.scope == Scope.PERIOD
    assert "Rina Contohwati" in visit.names


def test_somebody_outside_the_period_is_taken_in(visit: StaffVisit, office: Office) -> None:
    other = office.services.staff.add(Employee(name="Bayu Andai"))
    actions = {action.text(): action for action in visit.page.list.fill_menu().actions()}
    actions["Di luar periode ini"].trigger()
    assert visit.names == ["Bayu Andai"]
    visit.page.card.who.restore.click()
    assert other in office.services.periods.members(office.period_id)


def test_a_unit_narrows_the_list(visit: StaffVisit) -> None:
    actions = {action.text(): action for action in visit.page.list.fill_menu().actions()}
    actions["Sub Bagian Umum\t1"].trigger()
    assert visit.names == ["Sari Umpama"]


def test_page_keys_walk_through_the_people(visit: StaffVisit, qtbot: QtBot) -> None:
    visit.window.activateWindow()
    visit.page.list.list.setFocus()
    qtbot.keyClick(visit.page.list.list, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert visit.page.card.who.name.text() == "Rina Contohwati, S.E."
    qtbot.keyClick(visit.page.list.list, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert visit.page.card.who.name.text() == "Dedi Misalkan, S.Pd."


def test_the_nip_is_grouped_and_copied_without_spaces(visit: StaffVisit, office: Office) -> None:
    visit.page.show_target({"employee_id": office.rina})
    assert visit.page.card.who.nip.text() == "NIP 19850312 201001 2 001"
    visit.page.card.who.copy.click()
    assert QGuiApplication.clipboard().text() == "198503122010012001"
    assert visit.said[-1].text == "NIP disalin"


def test_the_next_step_is_the_one_primary_button(visit: StaffVisit, office: Office) -> None:
    visit.page.show_target({"employee_id": office.rina})
    who = visit.page.card.who
    assert who.primary.text() == "Lengkapi rencana"
    office.plan(office.rina)
    assert who.primary.text() == "Nilai"
    who.primary.click()
    assert visit.went[-1] == ("appraisal", {"employee_id": office.rina})
    office.ready(office.ids[1])
    visit.page.show_target({"employee_id": office.ids[1]})
    assert who.primary.text() == "Siapkan diskusi"
    who.primary.click()
    assert visit.went[-1] == ("discussion", {"employee_id": office.ids[1]})
    primaries = [b for b in visit.page.findChildren(Button) if b.kind == "primary"]
    assert [b.text() for b in primaries if b.isVisible()] == ["Siapkan diskusi"]


def test_completing_the_plan_leads_to_the_first_empty_field(
    visit: StaffVisit, office: Office, qtbot: QtBot
) -> None:
    visit.page.show_target({"employee_id": office.rina})
    visit.page.card.who.primary.click()
    plan = visit.page.card.plan
    assert visit.page.card.tab == "plan"
    assert visit.window.focusWidget() is plan.form.text
    QTest.keyClicks(plan.form.text, "Laporan kas tepat waktu")
    (row,) = plan.form.indicators.rows
    visit.type(row.text, "Laporan")
    visit.page.card.who.primary.click()
    qtbot.waitUntil(lambda: visit.window.focusWidget() is row.target)
    assert plan.bar.caption.text() == "Belum: target Laporan kas tepat waktu"
    visit.type(row.target, "6 laporan")
    assert plan.bar.title.text() == "Rencana lengkap"
    visit.page.leave()
    stored = office.services.planning.view(office.period_id, office.rina).plan
    assert stored.is_complete
    assert stored.work_results[0].indicators[0].target == "6 laporan"


def plan_of(visit: StaffVisit, office: Office) -> Any:
    """Show Rina's plan of two results."""
    office.plan(office.rina)
    visit.page.show_target({"employee_id": office.rina, "tab": "plan"})
    return visit.page.card.plan


def test_typing_is_saved_by_itself_and_can_be_undone(visit: StaffVisit, office: Office) -> None:
    plan = plan_of(visit, office)
    plan.form.text.setFocus()
    QTest.keyClicks(plan.form.text, "A")
    visit.type(plan.form.assigned_by, " X")
    plan.editor.save_now()
    first = office.services.planning.view(office.period_id, office.rina).plan.work_results[0]
    assert first.text == "ALaporan keuangan bulanan"
    assert first.assigned_by.endswith("X")
    assert visit.page.undo_stack is not None
    while visit.page.undo_stack.canUndo():
        visit.page.undo_stack.undo()
    assert plan.form.text.text() == "Laporan keuangan bulanan"
    plan.editor.save_now()
    first = office.services.planning.view(office.period_id, office.rina).plan.work_results[0]
    assert first.text == "Laporan keuangan bulanan"


def test_an_additional_result_is_added_and_deleted_with_undo(
    visit: StaffVisit, office: Office
) -> None:
    plan = plan_of(visit, office)
    plan.side.adds[ResultKind.ADDITIONAL].click()
    assert plan.form.place.text() == "3 dari 3"
    QTest.keyClicks(plan.form.text, "Anggota tim arsip")
    plan.form.delete.click()
    plan.editor.save_now()
    stored = office.services.planning.view(office.period_id, office.rina).plan
    assert len(stored.work_results) == 2
    assert visit.said[-1].text == "RHK dihapus"
    assert visit.said[-1].undo is not None
    visit.said[-1].undo()
    plan.editor.save_now()
    stored = office.services.planning.view(office.period_id, office.rina).plan
    assert stored.of_kind(ResultKind.ADDITIONAL)[0].text == "Anggota tim arsip"


def test_the_delete_key_deletes_the_chosen_result(
    visit: StaffVisit, office: Office, qtbot: QtBot
) -> None:
    plan = plan_of(visit, office)
    visit.window.activateWindow()
    plan.side.list.setFocus()
    qtbot.keyClick(plan.side.list, Qt.Key.Key_Delete)
    plan.editor.save_now()
    stored = office.services.planning.view(office.period_id, office.rina).plan
    assert [r.text for r in stored.work_results] == ["Rekonsiliasi kas"]


def test_results_move_up_and_down(visit: StaffVisit, office: Office) -> None:
    plan = plan_of(visit, office)
    assert not plan.form.up.isEnabled()
    plan.form.down.click()
    assert plan.form.place.text() == "2 dari 2"
    assert not plan.form.down.isEnabled()
    plan.editor.save_now()
    stored = office.services.planning.view(office.period_id, office.rina).plan
    assert [r.text for r in stored.work_results] == ["Rekonsiliasi kas", "Laporan keuangan bulanan"]


def test_indicators_are_added_and_removed(visit: StaffVisit, office: Office) -> None:
    plan = plan_of(visit, office)
    plan.form.add.click()
    assert len(plan.form.indicators.rows) == 2
    assert plan.form.unused.text() == "Waktu, Biaya belum dipakai"
    plan.form.indicators.rows[0].remove.click()
    assert [row.aspect.value() for row in plan.form.indicators.rows] == ["Kualitas"]


def test_the_better_direction_follows_the_aspect_until_it_is_turned_round(
    visit: StaffVisit, office: Office
) -> None:
    (row,) = plan_of(visit, office).form.indicators.rows
    assert row.direction.accessibleName() == "Makin besar makin baik"
    row.aspect.value_chosen.emit(Aspect.TIME)
    assert row.direction.accessibleName() == "Makin kecil makin baik"
    row.direction.click()
    assert row.direction.accessibleName() == "Makin besar makin baik"
    visit.page.leave()
    stored = office.services.planning.view(office.period_id, office.rina).plan
    (indicator,) = stored.work_results[0].indicators
    assert (indicator.aspect, indicator.direction) == (Aspect.TIME, Direction.MORE)


def test_special_expectations_are_written_beside_the_values(
    visit: StaffVisit, office: Office
) -> None:
    plan = plan_of(visit, office)
    plan.side.list.setCurrentIndex(
        plan.side.list.rows.index(plan.side.list.rows.place_of(EXPECTATIONS))
    )
    area = plan.expectations.areas["loyal"]
    area.setFocus()
    QTest.keyClicks(area, "Menjaga rahasia")
    assert plan.expectations.count.text() == "1 dari 7"
    visit.page.leave()
    stored = office.services.planning.view(office.period_id, office.rina).plan
    assert stored.expectation("loyal") == "Menjaga rahasia"


def test_a_leader_of_a_unit_has_perspectives_and_no_superiors_result(
    visit: StaffVisit, office: Office
) -> None:
    staff = office.services.staff
    leader = staff.add(Employee(name="Ani Puncak", leads_unit=True), period_id=office.period_id)
    visit.page.show_target({"employee_id": leader, "tab": "plan"})
    plan = visit.page.card.plan
    plan.side.adds[ResultKind.MAIN].click()
    (row,) = plan.form.indicators.rows
    assert row.perspective.isVisible()
    assert not row.aspect.isVisible()
    assert not plan.form.supports.isVisible()


def test_a_plan_is_locked_when_the_talk_began(visit: StaffVisit, office: Office) -> None:
    office.signed(office.rina)
    visit.page.show_target({"employee_id": office.rina, "tab": "plan"})
    plan = visit.page.card.plan
    assert plan.banner.isVisible()
    assert plan.form.text.isReadOnly()
    assert not plan.form.delete.isVisible()
    assert not plan.side.adds[ResultKind.MAIN].isVisible()


def test_a_colleagues_plan_is_copied_and_the_old_one_put_back(
    visit: StaffVisit, office: Office
) -> None:
    office.plan(office.ids[1])
    visit.page.show_target({"employee_id": office.rina, "tab": "plan"})
    visit.page.card.plan.bar.copy.click()
    dialog: CopyPlanDialog = visit.dialog(CopyPlanDialog)
    assert not dialog.primary.isEnabled()
    dialog.list.setCurrentIndex(dialog.list.rows.index(0))
    dialog.primary.click()
    assert visit.page.card.plan.form.text.text() == "Laporan keuangan bulanan"
    assert visit.said[-1].undo is not None
    visit.said[-1].undo()
    assert office.services.planning.view(office.period_id, office.rina).plan.work_results == ()


def test_a_plan_is_applied_to_chosen_people(visit: StaffVisit, office: Office) -> None:
    plan = plan_of(visit, office)
    plan.bar.spread.click()
    dialog: ApplyPlanDialog = visit.dialog(ApplyPlanDialog)
    assert dialog.primary.text() == "Terapkan ke 2 pegawai"
    dialog.primary.click()
    view = office.services.planning.view(office.period_id, office.ids[1])
    assert view.plan.complete_count == 2
    assert visit.said[-1].undo is not None
    visit.said[-1].undo()
    view = office.services.planning.view(office.period_id, office.ids[1])
    assert view.plan.work_results == ()


def test_another_person_first_saves_the_plan(visit: StaffVisit, office: Office) -> None:
    plan = plan_of(visit, office)
    QTest.keyClicks(plan.form.text, "B")
    visit.page.list.step(1)
    assert visit.page.card.who.name.text() == "Sari Umpama"
    stored = office.services.planning.view(office.period_id, office.rina).plan
    assert stored.work_results[0].text.startswith("B")


def test_row_and_mark_choose_each_other(visit: StaffVisit, office: Office, qtbot: QtBot) -> None:
    first = office.note(office.rina)
    second = office.note(office.rina, happened_on=date(2026, 4, 2), text="Menjawab warga.")
    visit.page.show_target({"employee_id": office.rina, "tab": "notes"})
    notes = visit.page.card.notes
    assert [row.key for row in notes.table.rows.rows] == [second.id, first.id]
    notes.strip.mark_chosen.emit(first.id)
    assert notes.table.current_key() == first.id
    qtbot.keyClick(notes.table, Qt.Key.Key_Up)
    assert second.text in notes.table.current_row().text
    notes.table.row_opened.emit(second.id)
    assert visit.went[-1] == ("observations", {"observation_id": second.id})


def test_the_rows_of_evidence_lead_to_notes_or_to_a_note_to_write(
    visit: StaffVisit, office: Office, qtbot: QtBot
) -> None:
    office.plan(office.rina)
    office.note(office.rina, f"rhk-{office.rina}-1")
    office.note(office.rina, "kompeten")
    visit.page.show_target({"employee_id": office.rina, "tab": "summary"})
    wanted: list[tuple[int, str]] = []
    visit.page.note_wanted.connect(lambda person, item: wanted.append((person, item)))
    rows = {
        line.accessibleName().split(":")[0]: line
        for line in visit.page.card.summary.findChildren(SufficiencyRow)
    }
    qtbot.mouseClick(rows["Rekonsiliasi kas"], Qt.MouseButton.LeftButton)
    qtbot.keyClick(rows["Kompeten"], Qt.Key.Key_Return)
    qtbot.keyClick(rows["Loyal"], Qt.Key.Key_Space)
    assert visit.went == [
        ("observations", {"employee_id": office.rina, "item_key": "Rekonsiliasi kas"}),
        ("observations", {"employee_id": office.rina, "item_key": "kompeten"}),
    ]
    assert wanted == [(office.rina, "loyal")]


def test_a_month_of_the_strip_leads_to_its_notes(
    visit: StaffVisit, office: Office, qtbot: QtBot
) -> None:
    office.note(office.rina, happened_on=date(2026, 3, 10))
    visit.page.show_target({"employee_id": office.rina, "tab": "notes"})
    strip = visit.page.card.notes.strip
    strip.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Return):
        qtbot.keyClick(strip, key)
    march = strip._months()[2]
    assert strip._month_words(march) == "Mar 1"
    spot = QPoint(round(march.left + march.width / 2), strip.height() - 8)
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=spot)
    months = [target["month"] for page, target in visit.went if page == "observations"]
    assert months == [date(2026, 5, 1), date(2026, 3, 1)]


def test_the_list_of_evidence_is_saved_and_printed_from_the_notes(
    visit: StaffVisit, office: Office, tmp_path: Path
) -> None:
    office.note(office.rina, is_visible=False)
    visit.page.show_target({"employee_id": office.rina, "tab": "notes"})
    notes = visit.page.card.notes
    assert not notes.export.isEnabled()
    office.note(office.rina, source=Source.EMPLOYEE, kind=NoteKind.TEAM)
    assert notes.export.isEnabled()
    assert "1 dari pegawai sendiri" in notes.head.caption.text()
    evidence, summary = visit.page.doings.evidence, visit.page.doings.summary
    assert summary is not None
    words = [action.text() for action in evidence.make_menu(summary, visit.window).actions()]
    assert words == ["Simpan daftar bukti…", "Cetak daftar bukti…"]
    evidence.save(summary, tmp_path / "daftar.pdf")
    assert visit.said[-1].text == "Tersimpan sebagai daftar.pdf"
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "cetak.pdf"))
    evidence.print_on(summary, printer)
    assert "Pegawai sendiri" in page_texts((tmp_path / "daftar.pdf").read_bytes())[0]
    assert len(page_sizes((tmp_path / "cetak.pdf").read_bytes())) == 1
    shown = [row.words for row in notes.table.rows.rows]
    assert any(line.endswith("Keanggotaan tim, Dicatat terlambat") for line in shown)


def test_an_agreed_plan_is_done_or_carried_over(
    visit: StaffVisit, office: Office, store: Store
) -> None:
    office.ready(office.rina)
    talk = office.prepare(office.rina)
    with store.work() as work:
        stored = work.discussions.get(talk.id)
        actions = (ActionItem(key="a", what="Pelatihan"), ActionItem(key="b", what="Rekap"))
        work.discussions.save(type(stored)(**{**vars_of(stored), "actions": actions}))
    visit.page.show_target({"employee_id": office.rina})
    card = visit.page.card
    card.summary.action_toggled.emit(talk.id, "a", True)
    rows = office.services.staff.summary(office.rina, office.period_id).actions
    assert {row.key for row in rows if row.is_done} == {"a"}
    open_row = next(row for row in rows if not row.is_done)
    card.follow_up.carry_wanted.emit(open_row)
    dialog: ReasonDialog = visit.dialog(ReasonDialog)
    dialog.primary.click()
    assert dialog.isVisible()
    QTest.keyClicks(dialog.area, "Menunggu jadwal")
    dialog.primary.click()
    rows = office.services.staff.summary(office.rina, office.period_id).actions
    assert [row.reason for row in rows if row.is_carried] == ["Menunggu jadwal"]


def vars_of(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def test_a_person_is_archived_with_a_reason_and_undone(visit: StaffVisit, office: Office) -> None:
    visit.page.show_target({"employee_id": office.rina})
    visit.page.card.who.archive_wanted.emit()
    dialog: ArchiveDialog = visit.dialog(ArchiveDialog)
    dialog.choose(OTHER)
    dialog.primary.click()
    assert dialog.isVisible()
    QTest.keyClicks(dialog.other, "Tugas belajar")
    dialog.primary.click()
    person = office.services.staff.get(office.rina)
    assert (person.archive_reason, person.archived_on) == ("Tugas belajar", date(2026, 6, 25))
    assert visit.said[-1].undo is not None
    visit.said[-1].undo()
    assert not office.services.staff.get(office.rina).is_archived


def test_f2_changes_the_shown_person(visit: StaffVisit, office: Office, qtbot: QtBot) -> None:
    visit.page.show_target({"employee_id": office.rina})
    visit.window.activateWindow()
    visit.page.list.list.setFocus()
    qtbot.keyClick(visit.page.list.list, Qt.Key.Key_F2)
    dialog: EmployeeDialog = visit.dialog(EmployeeDialog)
    dialog.position.setText("Kepala Subbagian")
    dialog.primary.click()
    assert office.services.staff.get(office.rina).position == "Kepala Subbagian"
    assert visit.page.card.who.position.text() == "Kepala Subbagian"
    assert visit.page.card.who.grade.text() == " · III/c"


def test_an_empty_store_offers_import_and_adding(
    qtbot: QtBot, frame: Frame, services: Services
) -> None:
    visit = StaffVisit(qtbot, frame, services)
    assert visit.page.empty.isVisible()
    visit.page.empty.pressed.emit()
    assert visit.went == [("import_staff", {})]
    visit.page.nobody_add.click()
    dialog: EmployeeDialog = visit.dialog(EmployeeDialog)
    dialog.name.setText("Bayu Andai")
    dialog.primary.click()
    assert visit.names == ["Bayu Andai"]


def test_without_a_period_people_are_listed_and_a_period_is_offered(
    qtbot: QtBot, frame: Frame, services: Services
) -> None:
    services.staff.add(Employee(name="Bayu Andai"))
    visit = StaffVisit(qtbot, frame, services)
    assert visit.names == ["Bayu Andai"]
    assert "period" in visit.page.notices.texts
    assert not visit.page.card.who.primary.isVisible()


def test_a_narrow_window_shows_one_pane_with_a_way_back(visit: StaffVisit, office: Office) -> None:
    visit.page.set_size_class(size_class_of(960, 700))
    assert visit.page.list.isVisible()
    assert not visit.page.card.isVisible()
    visit.page.list.list.activated.emit(visit.page.list.list.rows.index(1))
    assert visit.page.card.isVisible()
    assert not visit.page.list.isVisible()
    assert visit.page.card.who.name.text() == "Rina Contohwati, S.E."
    visit.page.card.who.back.click()
    assert visit.page.list.isVisible()
    assert not visit.page.card.isVisible()


@pytest.mark.parametrize("client", [(1366, 689), (1280, 641), (1093, 535)])
@pytest.mark.parametrize("tab", ["summary", "plan", "notes", "ratings", "actions", "history"])
def test_the_page_never_needs_more_than_the_window_gives(
    visit: StaffVisit, office: Office, client: tuple[int, int], tab: str
) -> None:
    office.ready(office.rina)
    size = size_class_of(*client)
    visit.page.set_size_class(size)
    visit.page.show_target({"employee_id": office.rina, "tab": tab})
    navigation = 56 if size.compact_navigation else 200
    need = visit.page.minimumSizeHint()
    assert need.width() <= client[0] - navigation
    assert need.height() <= client[1] - 56


def test_several_people_are_chosen_and_copied_as_a_table(
    visit: StaffVisit, office: Office, qtbot: QtBot
) -> None:
    people = visit.page.list.list
    people.setFocus()
    qtbot.keyClick(people, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert visit.page.list.chosen.isVisible()
    assert visit.page.list.chosen.words.text() == "3 pegawai dipilih"
    qtbot.keyClick(people, Qt.Key.Key_Space)
    assert visit.page.list.chosen.words.text() == "2 pegawai dipilih"
    qtbot.keyClick(people, Qt.Key.Key_Space)
    qtbot.keyClick(people, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    mime = QGuiApplication.clipboard().mimeData()
    lines = [line.split("\t") for line in mime.text().splitlines()]
    assert [line[0] for line in lines] == [
        "Nama",
        "Dedi Misalkan, S.Pd.",
        "Rina Contohwati, S.E.",
        "Sari Umpama",
    ]
    assert lines[2][1] == "19850312 201001 2 001"
    assert ">198503122010012001<" in mime.html()
    assert "mso-number-format" in mime.html()
    assert visit.said[-1].text == "3 pegawai disalin"


def test_cells_that_look_like_formulas_are_copied_as_words(
    visit: StaffVisit, office: Office
) -> None:
    staff = office.services.staff
    staff.save(replace(staff.get(office.rina), position="=HYPERLINK(1)"))
    visit.page.show_target({"employee_id": office.rina})
    visit.page.list_doings.copy_people()
    assert "\t'=HYPERLINK(1)\t" in QGuiApplication.clipboard().text()


def test_a_choice_of_several_outlives_a_change_and_is_given_up(
    visit: StaffVisit, office: Office, qtbot: QtBot
) -> None:
    people = visit.page.list.list
    people.selectAll()
    staff = office.services.staff
    staff.save(replace(staff.get(office.rina), position="Bendahara"))
    assert people.current_key() in people.chosen_keys()
    assert len(people.chosen_keys()) == 3
    qtbot.mouseClick(visit.page.list.chosen.clear, Qt.MouseButton.LeftButton)
    assert people.chosen_keys() == (people.current_key(),)
    assert not visit.page.list.chosen.isVisible()


def test_a_choice_with_a_gap_outlives_a_narrower_list(visit: StaffVisit, office: Office) -> None:
    people = visit.page.list.list
    people.selectAll()
    people.selectionModel().select(people.rows.index(1), QItemSelectionModel.SelectionFlag.Deselect)
    left = [line.key for line in people.rows.rows if line.key != office.rina]
    visit.page.list.show_rows(visit.page.list.rows)
    assert list(people.chosen_keys()) == left


def test_typing_jumps_by_name_whatever_the_accents(
    visit: StaffVisit, office: Office, qtbot: QtBot
) -> None:
    office.services.staff.add(Employee(name="Séruni"), period_id=office.period_id)
    people = visit.page.list.list
    people.setFocus()
    qtbot.keyClicks(people, "seru")
    assert people.current_row().name == "Séruni"
    assert visit.page.card.who.name.text() == "Séruni"


def test_the_same_letter_goes_on_to_the_next_name() -> None:
    typed = TypedAhead()
    names = ["Dedi", "Rina", "Sari", "Sena"]
    assert typed.find("s", names, 0) == 2
    assert typed.find("s", names, 2) == 3
    assert typed.find("s", names, 3) == 2
    assert typed.find("x", names, 2) is None


def test_delete_offers_the_archive_for_one_person_only(
    visit: StaffVisit, office: Office, qtbot: QtBot
) -> None:
    people = visit.page.list.list
    visit.page.show_target({"employee_id": office.rina})
    people.selectAll()
    qtbot.keyClick(people, Qt.Key.Key_Delete)
    assert not [d for d in visit.window.findChildren(ArchiveDialog) if d.isVisible()]
    actions = visit.page.list_doings.make_menu().actions()
    menu = {action.text(): action.isEnabled() for action in actions}
    assert menu["Salin sebagai tabel"]
    assert not menu["Arsipkan"]
    visit.page.list.chosen.clear.click()
    qtbot.keyClick(people, Qt.Key.Key_Delete)
    visit.dialog(ArchiveDialog)


def test_a_unit_is_shown_with_what_stands_below_it(visit: StaffVisit) -> None:
    pane = visit.page.list
    names = {row.employee.unit: row.employee.agency for row in pane.rows}
    tops = [Unit(id=1, name="Sub Bagian Umum", agency=names["Sub Bagian Umum"])]
    below = Unit(id=2, name="Sub Bagian Keuangan", agency=names["Sub Bagian Keuangan"], parent_id=1)
    pane.show_rows(pane.rows, [*tops, below])
    actions = {action.text(): action for action in pane.fill_menu().actions()}
    assert "\u2003Sub Bagian Keuangan\t1" in actions
    actions["Sub Bagian Umum\t2"].trigger()
    assert visit.names == ["Rina Contohwati", "Sari Umpama"]


def test_a_unit_of_a_long_tree_is_found_by_typing(
    qtbot: QtBot, frame: Frame, services: Services
) -> None:
    office = Office(services)
    for place in range(30):
        person = Employee(name=f"Pegawai {place:02}", unit=f"Seksi {place:02}")
        office.ids += (services.staff.add(person),)
    services.periods.save(services.periods.view(office.period_id).period, office.ids)
    visit = StaffVisit(qtbot, frame, services)
    words = [action.text() for action in visit.page.list.fill_menu().actions()]
    assert len(words) < 16
    visit.menu_action("Pilih unit kerja…")
    dialog = visit.dialog(ChooseUnitDialog)
    assert dialog.first_focus() is dialog.filter
    QTest.keyClicks(dialog.filter, "seksi 17")
    QTest.keyClick(dialog.filter, Qt.Key.Key_Return)
    assert visit.names == ["Pegawai 17"]
    assert [a.text() for a in visit.page.list.fill_menu().actions() if a.isChecked()][-1] == (
        "Seksi 17\t1"
    )


def test_without_a_period_the_card_says_so_and_offers_one_step(
    qtbot: QtBot, frame: Frame, services: Services
) -> None:
    services.staff.add(Employee(name="Sari Umpama", nip="199001012015032002"))
    visit = StaffVisit(qtbot, frame, services)
    visit.page.list._on_scope_picked(Scope.OUTSIDE)
    card = visit.page.card
    assert card.who.badge.accessibleName() == "Belum ada periode"
    words = [button.text() for button in visit.page.findChildren(Button)]
    assert "Susun rencana" not in words
    assert visit.page.notices.texts["period"].startswith("Belum ada periode.")
