from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.period import OrganisationResult, PeriodKind
from kinerja_desktop.services import Services
from kinerja_desktop.ui.dialogs.period import PeriodDialog
from kinerja_desktop.ui.dialogs.period_form import PeriodForm
from kinerja_desktop.ui.dialogs.periods import PeriodsDialog
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.widgets.buttons import Button
from tests.office import Office

OFFICIAL, OLD, AID = "permenpanrb_6_2022", "pp_30_2019", "weighted_indicators"


@pytest.fixture
def office(services: Services) -> Office:
    return Office(services)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.resize(1366, 689)
    shown.show()
    return shown


def opened(frame: Frame, services: Services, window: QWidget, period_id: int = 0) -> PeriodDialog:
    period = services.periods.view(period_id).period if period_id else None
    dialog = PeriodDialog(frame, services, period=period, parent=window)
    dialog.open()
    return dialog


def test_a_new_period_joins_the_last_one(
    frame: Frame, services: Services, window: QWidget, office: Office
) -> None:
    dialog = opened(frame, services, window)
    form = dialog.form
    assert form.name.text() == "Semester II 2026"
    assert (form.start.value(), form.end.value()) == (date(2026, 7, 1), date(2026, 12, 31))
    assert form._fields["end"].caption.text() == "184 hari, menyambung Semester I 2026"
    assert form.plans.currentText() == "Salin dari Semester I 2026"
    assert dialog.people.chosen() == tuple(
        row.employee.id
        for row in sorted(services.staff.list_staff(), key=lambda r: r.employee.name)
    )


def test_making_it_stores_people_and_plans(
    frame: Frame, services: Services, window: QWidget, office: Office
) -> None:
    office.plan(office.rina)
    dialog = opened(frame, services, window)
    left_out = next(iter(set(office.ids) - {office.rina}))
    dialog.people._checks[left_out].click()
    assert "tanpa" in dialog.people.note.text()
    dialog.form.result.set_value(OrganisationResult.BAIK)
    dialog.primary.click()
    assert not dialog.isVisible()
    made = services.periods.list()[0]
    assert made.name == "Semester II 2026"
    assert made.unit_result == OrganisationResult.BAIK
    assert set(services.periods.members(made.id)) == set(office.ids) - {left_out}
    copied = services.planning.view(made.id, office.rina).plan
    assert [result.text for result in copied.work_results] == [
        "Laporan keuangan bulanan",
        "Rekonsiliasi kas",
    ]


def test_name_and_end_follow_the_kind_until_the_name_is_written(
    frame: Frame, services: Services, window: QWidget, office: Office
) -> None:
    form = opened(frame, services, window).form
    for kind, name, end in (
        (Qt.Key.Key_1, "Juli 2026", date(2026, 7, 31)),
        (Qt.Key.Key_2, "Triwulan III 2026", date(2026, 9, 30)),
        (Qt.Key.Key_4, "Tahun 2026", date(2027, 6, 30)),
    ):
        QTest.keyClick(form.kind, kind)
        assert (form.name.text(), form.end.value()) == (name, end)
    form.name.selectAll()
    QTest.keyClicks(form.name, "Penilaian khusus")
    QTest.keyClick(form.kind, Qt.Key.Key_3)
    assert form.name.text() == "Penilaian khusus"
    assert form.kind.value() == PeriodKind.SEMESTER
    assert form.end.value() == date(2026, 12, 31)


@pytest.fixture
def form(frame: Frame, services: Services, window: QWidget, office: Office) -> PeriodForm:
    return opened(frame, services, window).form


@pytest.mark.parametrize(
    ("span", "words", "method"),
    [
        ((2026, 1, 1, 2026, 6, 30), "Sejak 2022 berlaku PermenPANRB 6/2022.", OFFICIAL),
        ((2021, 7, 1, 2021, 12, 31), "Juli sampai Desember 2021 berlaku PP 30/2019.", OLD),
        (
            (2020, 1, 1, 2020, 12, 31),
            "Sampai Juni 2021 berlaku PP 46/2011; dokumennya dapat dibaca, tidak dibuat.",
            OFFICIAL,
        ),
        ((2026, 7, 1, 2026, 6, 30), "", OFFICIAL),
    ],
)
def test_the_method_of_the_law_is_proposed_for_the_dates(
    form: PeriodForm, span: tuple[int, int, int, int, int, int], words: str, method: str
) -> None:
    form.start.set_value(date(*span[:3]))
    form.end.set_value(date(*span[3:]))
    form._tell_span()
    assert form._fields["method"].caption.text() == words
    assert form.method.value() == method


def test_a_method_somebody_chose_stays_when_the_dates_move(form: PeriodForm) -> None:
    form.method._buttons[AID].click()
    form.start.setDate(QDate(2021, 7, 1))
    assert form.end.value() == date(2021, 12, 31)
    assert form.method.value() == AID


def test_what_is_wrong_stands_below_its_field(
    frame: Frame, services: Services, window: QWidget, office: Office
) -> None:
    dialog = opened(frame, services, window)
    dialog.form.name.clear()
    dialog.form.end.set_value(date(2026, 6, 1))
    dialog.primary.click()
    assert dialog.isVisible()
    assert dialog.form._fields["name"].error.isVisible()
    assert dialog.form._fields["end"].error.isVisible()
    assert len(services.periods.list()) == 1


def test_people_of_overlapping_periods_are_named(
    frame: Frame, services: Services, window: QWidget, office: Office
) -> None:
    dialog = opened(frame, services, window)
    dialog.form.start.setDate(QDate(2026, 6, 1))
    dialog.primary.click()
    assert "Semester I 2026" in dialog._people_field.error.text.text()
    assert dialog._people_field.error.isVisible()


def test_a_period_with_ratings_keeps_its_method_and_people(
    frame: Frame, services: Services, window: QWidget, office: Office
) -> None:
    office.ready(office.rina)
    dialog = opened(frame, services, window, office.period_id)
    assert not dialog.form.method.isEnabled()
    assert "1 penilaian sudah dimulai" in dialog._trouble.text.text()
    dialog.people._checks[office.rina].click()
    dialog.primary.click()
    assert dialog.isVisible()
    assert office.rina in services.periods.members(office.period_id)


def test_a_period_is_renamed(
    frame: Frame, services: Services, window: QWidget, office: Office
) -> None:
    dialog = opened(frame, services, window, office.period_id)
    dialog.form.name.setText("Paruh pertama")
    QTest.keyClick(dialog.form.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert services.periods.list()[0].name == "Paruh pertama"
    assert set(services.periods.members(office.period_id)) == set(office.ids)


def test_without_people_a_period_can_still_be_made(
    frame: Frame, services: Services, window: QWidget
) -> None:
    dialog = opened(frame, services, window)
    assert not dialog.people.isVisible()
    assert not dialog.form.plans.isEnabled()
    dialog.primary.click()
    assert services.periods.list()[0].name == "Semester I 2026"


def test_periods_are_closed_and_opened_again(
    frame: Frame, services: Services, window: QWidget, office: Office
) -> None:
    dialog = PeriodsDialog(frame, services, parent=window)
    dialog.open()
    assert "3 pegawai" in dialog.rows[0].note.text()

    def press(words: str) -> None:
        buttons = dialog.rows[0].findChildren(Button)
        next(button for button in buttons if button.text() == words).click()

    press("Tutup periode")
    assert services.periods.list()[0].is_closed
    assert "ditutup 25 Jun 2026" in dialog.rows[0].note.text()
    press("Buka kembali")
    assert not services.periods.list()[0].is_closed
    press("Ubah…")
    edit = next(d for d in window.findChildren(PeriodDialog) if d.isVisible())
    edit.form.name.setText("Paruh pertama")
    edit.primary.click()
    assert dialog.rows[0].findChildren(Button)[0].accessibleName() == "Ubah Paruh pertama"


def test_the_list_of_periods_makes_new_ones(
    frame: Frame, services: Services, window: QWidget, office: Office
) -> None:
    dialog = PeriodsDialog(frame, services, parent=window)
    dialog.open()
    dialog.new.click()
    made = next(d for d in window.findChildren(PeriodDialog) if d.isVisible())
    made.primary.click()
    assert len(dialog.rows) == 2
