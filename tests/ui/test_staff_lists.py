"""Lists kept apart, units, changes to many people and the history of appraisers, in the window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.staff import DEFAULT_LIST, Employee, Official, OfficialRole, Unit
from kinerja_desktop.core.supervision import Acting, Supervision
from kinerja_desktop.services import Services
from kinerja_desktop.services.staff_changes import StaffChange
from kinerja_desktop.ui.dialogs.appraiser import AppraiserDialog
from kinerja_desktop.ui.dialogs.appraiser_history import AppraiserHistoryDialog
from kinerja_desktop.ui.dialogs.change_many import ChangeManyDialog
from kinerja_desktop.ui.dialogs.employee import EmployeeDialog
from kinerja_desktop.ui.dialogs.move_into import MoveIntoDialog
from kinerja_desktop.ui.dialogs.name import NameDialog
from kinerja_desktop.ui.dialogs.staff_lists import StaffListsDialog
from kinerja_desktop.ui.dialogs.unit import UnitDialog
from kinerja_desktop.ui.dialogs.units import UnitsDialog
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.pages.appraisal_page import AppraisalPage
from kinerja_desktop.ui.pages.discussion_page import DiscussionPage
from kinerja_desktop.ui.widgets.buttons import Button, IconButton
from kinerja_desktop.ui.widgets.lines import SettingsRow
from kinerja_desktop.ui.widgets.managed_rows import ManagedRows
from tests.office import PROFILE, Office
from tests.ui.staff_visit import StaffVisit


@pytest.fixture
def office(services: Services) -> Office:
    return Office(services)


@pytest.fixture
def visit(qtbot: QtBot, frame: Frame, office: Office) -> StaffVisit:
    return StaffVisit(qtbot, frame, office.services)


def named(dialog: QWidget, name: str) -> Any:
    """Return the one button of the dialog that is called so."""
    buttons = [*dialog.findChildren(Button), *dialog.findChildren(IconButton)]
    found = [b for b in buttons if name in {b.accessibleName(), b.text()} and b.isVisible()]
    assert len(found) == 1
    return found[0]


def notes(lines: ManagedRows) -> list[str]:
    return [one.note.text() for one in lines.rows if isinstance(one, SettingsRow)]


def test_one_list_needs_no_switch(visit: StaffVisit) -> None:
    assert visit.page.header_widget is None
    assert not visit.page.switch.isVisible()


def test_a_list_is_made_and_shown_and_has_its_own_people(visit: StaffVisit, office: Office) -> None:
    visit.menu_action("Kelola daftar pegawai…")
    dialog = visit.dialog(StaffListsDialog)
    assert notes(dialog.lines) == ["3 pegawai · sedang ditampilkan"]
    dialog.new.click()
    asked = visit.dialog(NameDialog)
    asked.primary.click()
    assert asked.field.error.text.text() == "Tulis namanya."
    asked.name.setText("Puskesmas")
    asked.primary.click()
    dialog.primary.click()
    assert visit.page.header_widget is visit.page.switch
    lists = visit.page.switch.lists
    assert [lists.itemText(place) for place in range(lists.count())] == [
        "Daftar utama · 3",
        "Puskesmas · 0",
    ]
    lists.setCurrentIndex(1)
    lists.activated.emit(1)
    assert visit.page.nobody_add.isVisible()
    office.services.staff.add(Employee(name="Medis"), period_id=office.period_id)
    visit.page.refresh()
    assert visit.names == ["Medis"]


def test_a_removed_list_comes_back_by_undo(visit: StaffVisit, office: Office) -> None:
    services = office.services
    other = services.lists.add("Puskesmas")
    services.changes.change_many(office.ids[:1], StaffChange(list_id=other))
    visit.page.refresh()
    visit.page.switch.manage.click()
    dialog = visit.dialog(StaffListsDialog)
    assert not named(dialog, "Hapus Daftar utama").isEnabled()
    named(dialog, "Hapus Puskesmas").click()
    visit.dialog(MoveIntoDialog).primary.click()
    assert notes(dialog.lines) == ["3 pegawai · sedang ditampilkan"]
    dialog.primary.click()
    assert visit.said[-1].text == "Daftar “Puskesmas” dihapus"
    assert len(visit.names) == 3
    visit.undo()
    assert [view.count for view in services.lists.views()] == [2, 1]


def test_the_chosen_change_at_once_and_back(visit: StaffVisit, office: Office) -> None:
    services = office.services
    before = {key: services.staff.get(key) for key in office.ids}
    visit.page.list.list.selectAll()
    visit.page.list.chosen.change.click()
    dialog = visit.dialog(ChangeManyDialog)
    assert dialog.title.text() == "Ubah 3 pegawai"
    assert not dialog.primary.isEnabled()
    dialog.has_unit.setChecked(True)
    dialog.unit.set_text("Sekretariat")
    dialog.has_appraiser.setChecked(True)
    dialog.primary.click()
    assert dialog.trouble.isVisible()
    dialog.choose.click()
    asked = visit.dialog(AppraiserDialog)
    asked.superior.set_text("position", "Kepala Dinas")
    asked.primary.click()
    for form in (asked.person, asked.superior):
        assert form.fields["name"].error.text.text() == "Tulis namanya."
    asked.superior.set_text("position", "")
    asked.person.set_text("name", "Ratna Lain")
    asked.acting.set_value(Acting.PLT)
    asked.primary.click()
    assert dialog.named.text() == "Plt. Ratna Lain · sejak 25 Jun 2026"
    dialog.primary.click()
    assert visit.said[-1].text == "3 pegawai diubah"
    assert {services.staff.get(key).unit for key in office.ids} == {"Sekretariat"}
    assert services.supervision.view(office.rina).appraiser.name == "Ratna Lain"
    visit.undo()
    assert {key: services.staff.get(key) for key in office.ids} == before
    assert not visit.page.many_doings.undo_stack.canUndo()


def change_units(visit: StaffVisit, unit: str) -> None:
    visit.page.list.list.selectAll()
    visit.page.list.chosen.change.click()
    dialog = visit.dialog(ChangeManyDialog)
    dialog.has_unit.setChecked(True)
    dialog.unit.set_text(unit)
    dialog.primary.click()


def test_the_last_change_to_many_is_taken_back_by_key_or_menu_until_the_next(
    visit: StaffVisit, office: Office
) -> None:
    services = office.services
    before = {key: services.staff.get(key) for key in office.ids}
    change_units(visit, "Sekretariat")
    stack = visit.page.undo_stack  # what Ctrl+Z takes back
    assert stack is not None
    stack.undo()
    assert {key: services.staff.get(key) for key in office.ids} == before
    change_units(visit, "Sekretariat")
    change_units(visit, "Bagian Umum")
    texts = {action.text(): action for action in visit.page.list.fill_menu().actions()}
    texts["Urungkan: 3 pegawai diubah"].trigger()
    assert {services.staff.get(key).unit for key in office.ids} == {"Sekretariat"}
    assert "Urungkan: 3 pegawai diubah" not in {
        action.text() for action in visit.page.list.fill_menu().actions()
    }
    assert services.supervision.view(office.rina).appraiser == PROFILE.appraiser


def test_many_are_archived_with_a_reason(visit: StaffVisit, office: Office) -> None:
    visit.page.list.list.selectAll()
    visit.page.many_doings.change_people()
    dialog = visit.dialog(ChangeManyDialog)
    dialog.has_archive.setChecked(True)
    dialog.reason.setCurrentIndex(2)
    dialog.reason.activated.emit(2)
    dialog.primary.click()
    assert dialog.trouble.isVisible()
    assert dialog.other.isVisible()
    dialog.other.setText("Tugas belajar")
    dialog.primary.click()
    assert visit.names == []
    person = office.services.staff.get(office.rina)
    assert (person.archive_reason, person.archived_on) == ("Tugas belajar", date(2026, 6, 25))


def test_people_move_into_another_list(visit: StaffVisit, office: Office) -> None:
    other = office.services.lists.add("Puskesmas")
    visit.page.refresh()
    visit.page.list.list.selectAll()
    visit.page.many_doings.change_people()
    dialog = visit.dialog(ChangeManyDialog)
    dialog.has_list.setChecked(True)
    dialog.primary.click()
    assert {office.services.staff.get(key).list_id for key in office.ids} == {other}
    assert visit.page.nobody_add.isVisible()
    visit.undo()
    assert {office.services.staff.get(key).list_id for key in office.ids} == {DEFAULT_LIST}


def test_pages_forget_the_person_of_the_other_list(
    qtbot: QtBot, frame: Frame, office: Office
) -> None:
    services = office.services
    for kind in (AppraisalPage, DiscussionPage):
        services.lists.choose(DEFAULT_LIST)
        window = QWidget()
        qtbot.addWidget(window)
        page = kind(frame, services, parent=window)
        page.show_period(services.periods.current())
        window.show()
        assert page.switcher.person.isVisibleTo(page.switcher)
        services.lists.choose(services.lists.add(f"Puskesmas {kind.KEY}"))
        assert not page.switcher.person.isVisibleTo(page.switcher)
        there = services.staff.add(Employee(name="Medis"), period_id=office.period_id)
        assert page.switcher._employee_id == there


def test_the_tree_of_units_is_made_by_hand(visit: StaffVisit, office: Office) -> None:
    services = office.services
    visit.menu_action("Kelola unit kerja…")
    dialog = visit.dialog(UnitsDialog)
    dialog.new.click()
    asked = visit.dialog(UnitDialog)
    asked.name.setText("Sekretariat")
    asked.primary.click()
    named(dialog, "Ubah Sub Bagian Keuangan").click()
    asked = visit.dialog(UnitDialog)
    top = next(v.unit for v in services.units.views() if v.unit.name == "Sekretariat")
    asked.above.set_value(top.id)
    asked.primary.click()
    branches = [(b.name, b.depth) for b in visit.page.list._tree]
    assert ("Sub Bagian Keuangan", 1) in branches
    named(dialog, "Ubah Sekretariat").click()
    asked = visit.dialog(UnitDialog)
    offered = [asked.above.itemText(place) for place in range(asked.above.count())]
    assert "Sub Bagian Keuangan" not in offered
    asked.name.setText("sub bagian umum")
    asked.primary.click()
    assert asked.fields["name"].error.text.text() == "Sudah ada unit dengan nama ini."
    asked.reject()


def test_units_are_merged_or_removed(visit: StaffVisit, office: Office) -> None:
    services = office.services
    services.units.add(Unit(name="Kosong"))
    visit.page.many_doings.manage_units()
    dialog = visit.dialog(UnitsDialog)
    named(dialog, "Hapus Kosong").click()
    named(dialog, "Gabungkan Sub Bagian Keuangan ke unit lain").click()
    asked = visit.dialog(MoveIntoDialog)
    target = next(v.unit.id for v in services.units.views() if v.unit.name == "Sub Bagian Umum")
    asked.target.set_value(target)
    asked.primary.click()
    assert {v.unit.name for v in services.units.views()} == {
        "SD Negeri Contoh 1",
        "Sub Bagian Umum",
    }
    assert services.staff.get(office.rina).unit == "Sub Bagian Umum"


def test_the_history_of_appraisers_is_kept_by_hand(
    qtbot: QtBot, visit: StaffVisit, office: Office
) -> None:
    services = office.services
    visit.page.show_person(office.rina)
    visit.page.doings.edit_person()
    person = visit.dialog(EmployeeDialog)
    field = person.fields["appraiser"]
    assert field.caption.text() == "Drs. Budi Teladan, M.Si."
    qtbot.mouseClick(field.control, Qt.MouseButton.LeftButton)
    dialog = visit.dialog(AppraiserHistoryDialog)
    own = "Drs. Budi Teladan, M.Si."
    assert dialog.words.text() == f"Belum ada riwayat: penilainya {own} dari profil."
    dialog.new.click()
    asked = visit.dialog(AppraiserDialog)
    asked.known.setCurrentIndex(2)
    asked.known.activated.emit(2)
    assert asked.person.text("position") == "Kepala Dinas"
    asked.superior.set_text("name", "Bupati Contoh")
    asked.start.set_value(date(2026, 6, 1))
    asked.primary.click()
    assert notes(dialog.lines) == ["Kepala Dinas · sejak 1 Jun 2026 · atasan: Bupati Contoh"]
    dialog.new.click()
    asked = visit.dialog(AppraiserDialog)
    asked.person.set_text("name", "Ratna")
    asked.start.set_value(date(2026, 6, 20))
    asked.end.set_value(date(2026, 6, 10))
    asked.primary.click()
    assert asked.end_field.error.text.text() == "Tanggal selesai mendahului tanggal mulai."
    asked.end.set_value(None)
    asked.primary.click()
    assert notes(dialog.lines) == [
        "sejak 20 Jun 2026",
        "Kepala Dinas · 1 Jun 2026 – 19 Jun 2026 · atasan: Bupati Contoh",
    ]
    dialog.primary.click()
    assert field.caption.text() == "Ratna"
    assert [one.appraiser.name for one in services.supervision.view(office.rina).relations] == [
        "Sri Misalnya",
        "Ratna",
    ]


def test_two_appraisers_of_the_same_days_are_told_and_nothing_is_stored(
    visit: StaffVisit, office: Office
) -> None:
    dialog = AppraiserHistoryDialog(
        visit.page.frame, office.services, office.services.staff.get(office.rina), parent=visit.page
    )
    dialog.open()
    for name in ("Ratna", "Sri"):
        dialog.new.click()
        asked = visit.dialog(AppraiserDialog)
        asked.person.set_text("name", name)
        asked.start.set_value(date(2026, 6, 1) if name == "Ratna" else date(2026, 7, 1))
        asked.primary.click()
    named(dialog, "Ubah Ratna").click()
    asked = visit.dialog(AppraiserDialog)
    asked.end.set_value(None)
    asked.primary.click()
    dialog.primary.click()
    assert dialog.isVisible()
    assert "pada hari yang sama" in dialog.lines._trouble.text.text()
    assert office.services.supervision.view(office.rina).relations == ()
    named(dialog, "Hapus Sri").click()
    dialog.primary.click()
    assert not dialog.isVisible()
    assert office.services.supervision.view(office.rina).appraiser.name == "Ratna"


def test_dates_of_grade_and_position_are_kept(visit: StaffVisit, office: Office) -> None:
    visit.page.show_person(office.rina)
    visit.page.doings.edit_person()
    dialog = visit.dialog(EmployeeDialog)
    dialog.grade_since.set_value(date(2022, 4, 1))
    dialog.position_since.set_value(date(2024, 1, 2))
    dialog.primary.click()
    person = office.services.staff.get(office.rina)
    assert (person.grade_since, person.position_since) == (date(2022, 4, 1), date(2024, 1, 2))


def test_the_summary_tells_since_when_and_who_appraises(visit: StaffVisit, office: Office) -> None:
    facts = visit.page.card.summary.facts
    services = office.services
    visit.page.show_target({"employee_id": office.rina})
    assert facts.told() == ["Pejabat penilai: Drs. Budi Teladan, M.Si., dari profil"]
    rina = services.staff.get(office.rina)
    services.staff.save(
        replace(rina, grade_since=date(2024, 4, 1), position_since=date(2021, 5, 1))
    )
    first = Official(role=OfficialRole.APPRAISER, name="Ratna Lain", position="Sekretaris")
    acting = Official(role=OfficialRole.APPRAISER, name="Sri Ganti", position="Kepala Bagian")
    services.supervision.save(
        office.rina,
        (
            Supervision(employee_id=office.rina, appraiser=first, end=date(2026, 5, 31)),
            Supervision(
                employee_id=office.rina,
                appraiser=acting,
                acting=Acting.PLT,
                start=date(2026, 6, 1),
            ),
        ),
    )
    visit.page.refresh()
    visit.page.show_target({"employee_id": office.rina})
    assert facts.told() == [
        "TMT golongan: III/c · sejak 1 Apr 2024",
        "TMT jabatan: Analis Keuangan Ahli Muda · sejak 1 Mei 2021",
        "Pejabat penilai: Sri Ganti · Plt. Kepala Bagian · sejak 1 Jun 2026",
        ": Ratna Lain · Sekretaris · sampai 31 Mei 2026",
    ]
