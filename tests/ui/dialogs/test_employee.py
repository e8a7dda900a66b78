from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.staff import Employee, Employment, Sex
from kinerja_desktop.services import Services
from kinerja_desktop.ui.dialogs.employee import EmployeeDialog
from kinerja_desktop.ui.frame import Frame


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.resize(1366, 689)
    shown.show()
    return shown


@pytest.fixture
def dialog(window: QWidget, frame: Frame, services: Services) -> EmployeeDialog:
    made = EmployeeDialog(frame, services, parent=window)
    made.open()
    return made


def hint_of(dialog: EmployeeDialog) -> str:
    return dialog.fields["nip"].hint.text.text()


def error_of(dialog: EmployeeDialog, name: str) -> str:
    return dialog.fields[name].error.text.text()


def test_a_nip_says_what_it_means_and_fills_what_is_empty(
    dialog: EmployeeDialog, services: Services
) -> None:
    QTest.keyClicks(dialog.nip, "19890412 2014")
    assert hint_of(dialog) == "12 dari 18 angka"
    QTest.keyClicks(dialog.nip, "02 2 003")
    assert hint_of(dialog) == "Lahir 12 April 1989, CPNS Februari 2014, perempuan."
    assert dialog.birth_date.value() == date(1989, 4, 12)
    assert dialog.sex.value() == Sex.FEMALE
    QTest.keyClicks(dialog.name, "Siti Rahmawati")
    dialog.primary.click()
    (row,) = services.staff.list_staff()
    assert row.employee.nip == "198904122014022003"
    assert row.employee.birth_date == date(1989, 4, 12)


def test_a_contract_number_makes_a_pppk(dialog: EmployeeDialog) -> None:
    dialog.nip.setText("199207182022211005")
    assert dialog.employment.value() == Employment.PPPK
    assert hint_of(dialog) == "Lahir 18 Juli 1992, kontrak sejak 2022, laki-laki."


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("19890412201402200312", "20 angka"),
        ("199913312014022003", "tanggal lahir"),
        ("1,98904E+17", "18 angka"),
    ],
)
def test_a_wrong_nip_is_told_while_typing(dialog: EmployeeDialog, typed: str, words: str) -> None:
    dialog.nip.setText(typed)
    assert words in error_of(dialog, "nip")


def test_what_is_filled_already_stays(dialog: EmployeeDialog) -> None:
    dialog.birth_date.set_value(date(1990, 1, 1))
    dialog.nip.setText("198904122014022003")
    assert dialog.birth_date.value() == date(1990, 1, 1)


def test_an_old_number_is_kept_apart_from_the_nip(
    dialog: EmployeeDialog, services: Services
) -> None:
    dialog.name.setText("Bayu Andai")
    dialog.nip.setText("123456789")
    dialog.primary.click()
    (row,) = services.staff.list_staff()
    assert (row.employee.nip, row.employee.other_number) == ("", "123456789")


def test_titles_pasted_with_the_name_go_to_their_fields(
    dialog: EmployeeDialog, services: Services
) -> None:
    dialog.name.setText("Dr. Budi Teladan, M.Si.")
    dialog.primary.click()
    (row,) = services.staff.list_staff()
    person = row.employee
    assert (person.front_title, person.name, person.back_title) == (
        "Dr.",
        "Budi Teladan",
        "M.Si.",
    )


def test_faults_stand_under_their_fields_and_the_first_gets_the_focus(
    dialog: EmployeeDialog, window: QWidget, services: Services
) -> None:
    dialog.nip.setText("19890412201402200")
    dialog.primary.click()
    assert dialog.isVisible()
    assert error_of(dialog, "name") == "Tulis namanya."
    assert "18" in error_of(dialog, "nip")
    assert window.focusWidget() is dialog.name
    assert services.staff.list_staff() == ()


def test_a_nip_somebody_else_has_is_refused(dialog: EmployeeDialog, services: Services) -> None:
    services.staff.add(Employee(name="Siti", nip="198904122014022003"))
    dialog.name.setText("Bayu")
    dialog.nip.setText("198904122014022003")
    dialog.primary.click()
    assert error_of(dialog, "nip") == "NIP ini sudah dipakai Siti."


def test_a_change_keeps_everything_else(window: QWidget, frame: Frame, services: Services) -> None:
    stored = services.staff.get(
        services.staff.add(
            Employee(
                name="Siti Rahmawati",
                back_title="S.E.",
                nip="198904122014022003",
                grade="III/b",
                position="Analis",
                unit="Bagian Umum",
                agency="Kota Contoh",
                birth_date=date(1989, 4, 12),
                sex=Sex.FEMALE,
                leads_unit=True,
            )
        )
    )
    dialog = EmployeeDialog(frame, services, employee=stored, parent=window)
    dialog.open()
    assert dialog.written() == stored
    dialog.unit.setEditText("Bagian Hukum")
    dialog.primary.click()
    changed = services.staff.get(stored.id)
    assert changed.unit == "Bagian Hukum"
    assert changed.leads_unit
