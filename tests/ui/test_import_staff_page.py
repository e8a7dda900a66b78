from __future__ import annotations

import gc
import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.column_matching import MatchOrigin
from kinerja_desktop.core.observation import Observation, Valence
from kinerja_desktop.core.period import Period
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.services import Services
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.panels.importing.review_paint import Lanes
from kinerja_desktop.ui.panels.importing.review_rows import Shown
from kinerja_desktop.ui.panels.importing.wizard_steps import Step
from kinerja_desktop.ui.runner import Runner
from tests.ui.import_visit import LISTS, Visit

LAST_MONTH, THIS_MONTH = LISTS / "bulan-lalu.xlsx", LISTS / "bulan-ini.xlsx"
TWO = (
    "NIP\tNama\tUnit Kerja\n"
    "198503122010012001\tRINA CONTOHWATI\tDinas\n"
    "199207182022211005\tDEDI MISALKAN\tSekolah\n"
)
KEY = Qt.Key


@pytest.fixture
def visit(qtbot: QtBot, frame: Frame, services: Services) -> Visit:
    return Visit(qtbot, frame, services)


def test_a_dropped_file_leads_to_its_columns_and_its_folder_is_remembered(
    visit: Visit, frame: Frame
) -> None:
    visit.drop(LAST_MONTH)
    page = visit.page
    assert visit.is_at(Step.COLUMNS)
    assert page.columns.head.name.text() == "bulan-lalu.xlsx"
    assert page.columns.heading.value() == 4
    assert len(page.columns.rows) == len(page.draft.columns)
    assert frame.preferences.current.import_folder == str(LISTS)


def test_a_file_is_chosen_in_the_window_of_the_system(visit: Visit) -> None:
    visit.press(visit.page.files.choose)
    chooser = visit.page.files.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(LAST_MONTH))
    chooser.reject()
    assert visit.is_at(Step.COLUMNS)


def test_a_table_copied_in_a_spreadsheet_is_pasted(visit: Visit, qtbot: QtBot) -> None:
    QApplication.clipboard().setText(TWO)
    visit.page.files.choose.setFocus()
    qtbot.keySequence(visit.page, QKeySequence(QKeySequence.StandardKey.Paste))
    assert visit.is_at(Step.COLUMNS)
    assert visit.page.draft.look is not None
    assert visit.page.draft.look.rows_total == 2


def test_an_empty_clipboard_says_what_to_do(visit: Visit) -> None:
    visit.paste("  ")
    assert visit.is_at(Step.FILE)
    assert "Salin sel di Excel" in visit.page.notices.texts["error"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("kosong.xlsx", b"", "Tidak ada pegawai di berkas ini"),
        ("rusak.xlsx", b"PK\x03\x04 bukan buku kerja" * 20, "tidak dapat dibaca"),
        ("judul-saja.csv", b"NIP;Nama\n", "Tidak ada pegawai di berkas ini"),
    ],
)
def test_a_file_that_cannot_be_used_keeps_the_step_and_can_be_tried_again(
    visit: Visit, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    visit.drop(path)
    assert visit.is_at(Step.FILE)
    assert words in visit.page.notices.texts["error"]
    shutil.copy(LAST_MONTH, path.with_suffix(".xlsx"))
    notice = visit.page.notices._rows["error"]
    if path.suffix == ".xlsx":
        visit.press(notice.button)
        assert visit.is_at(Step.COLUMNS)


def test_a_file_that_is_gone_says_so(visit: Visit, tmp_path: Path) -> None:
    visit.drop(tmp_path / "tidak-ada.xlsx")
    assert visit.is_at(Step.FILE)
    assert visit.page.notices.texts["error"]


def test_without_name_or_key_columns_one_cannot_go_on_and_is_told_why(visit: Visit) -> None:
    visit.drop(LAST_MONTH)
    step = visit.page.columns
    places = {match.field: place for place, match in enumerate(visit.page.draft.columns)}
    for field in ("nip", "birth_date"):
        if field in places:
            step.rows[places[field]].matched.emit(
                visit.page.draft.columns[places[field]].index, None
            )
    assert not step.next.isEnabled()
    assert step.matched.text() == "Pilih kolom NIP, atau kolom tanggal lahir."
    combo = step.rows[places["nip"]].combo
    combo.setCurrentIndex(combo.findData("nip"))
    combo.activated.emit(combo.currentIndex())
    assert step.next.isEnabled()
    assert visit.page.draft.columns[places["nip"]].origin is MatchOrigin.CHOSEN
    assert step.rows[places["nip"]].origin.words.text() == "Anda pilih"


def test_a_spoilt_number_is_shown_in_the_second_sample(visit: Visit) -> None:
    visit.drop(LISTS / "angka-rusak.xlsx")
    draft, step = visit.page.draft, visit.page.columns
    place = next(i for i, match in enumerate(draft.columns) if match.field == "nip")
    sample = step.rows[place].samples[1]
    assert sample.icon.isVisibleTo(sample)
    assert "10 sel rusak" in sample.toolTip()


def test_another_heading_row_is_tried_and_a_wrong_one_says_why(visit: Visit) -> None:
    visit.drop(LAST_MONTH)
    step = visit.page.columns
    step.heading.setValue(29)
    step.heading.setValue(4)
    assert step.next.isEnabled()
    step.heading.setValue(2)
    assert not step.next.isEnabled()
    step.heading.setValue(4)
    assert step.next.isEnabled()
    assert len(step.rows) == len(visit.page.draft.columns)


def test_other_sheets_can_be_chosen(visit: Visit, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "Sampul"
    book.active.append(["Rekapitulasi"])
    for name, length in (("Mei", 1), ("Juni", 3)):
        sheet = book.create_sheet(name)
        sheet.append(["NIP", "Nama"])
        for number in range(length):
            sheet.append([f"19850312201001200{number + 1}", f"Orang {number}"])
    book.save(tmp_path / "buku.xlsx")
    visit.drop(tmp_path / "buku.xlsx")
    step = visit.page.columns
    assert step.sheet.currentText() == "Juni (3 baris)"
    step.sheet.value_chosen.emit("Mei")
    assert step.sheet.currentText() == "Mei (1 baris)"
    step.sheet.value_chosen.emit("Sampul")
    assert not step.next.isEnabled()


def test_two_months_come_in_with_the_counts_expected(visit: Visit) -> None:
    visit.check(LAST_MONTH)
    assert visit.kinds() == {Shown.ALL: 120, Shown.NEW: 120}
    assert visit.page.review.foot.apply.text() == "Terapkan 120 perubahan"
    visit.press(visit.page.review.foot.apply)
    assert visit.is_at(Step.DONE)
    assert sum(visit.facts()) == 120
    visit.press(visit.page.done.again)
    visit.check(THIS_MONTH)
    assert visit.kinds() == {
        Shown.ALL: 121,
        Shown.NEW: 6,
        Shown.CHANGED: 11,
        Shown.SAME: 104,
        Shown.GONE: 5,
    }
    assert visit.page.review.foot.apply.text() == "Terapkan 17 perubahan"
    visit.press(visit.page.review.foot.apply)
    assert visit.facts() == [6, 11, 104]
    assert visit.page.done.total.value.text() == "121"
    assert len(visit.names()) <= 126
    rail, buttons = visit.page.toast_pane(), visit.page.done.buttons
    spots = [part.mapTo(visit.page, QPoint(0, 0)).y() for part in (rail, buttons)]
    assert spots[0] <= spots[1]


def test_an_export_of_siasn_comes_in_whole(visit: Visit) -> None:
    visit.bring_in(LISTS / "siasn-export.xlsx")
    assert visit.is_at(Step.DONE)
    assert str(sum(visit.facts())) == visit.page.done.total.value.text().replace(".", "")


def test_a_backup_is_made_before_the_import(visit: Visit, services: Services) -> None:
    assert services.backups.list() == ()
    visit.bring_in(TWO)
    assert [backup.cause.value for backup in services.backups.list()] == ["before_import"]


def test_twelve_faults_are_shown_and_one_is_repaired(visit: Visit) -> None:
    visit.check(LISTS / "dua-belas-salah.xlsx")
    assert visit.kinds()[Shown.PROBLEM] == 12
    assert visit.kinds()[Shown.ALL] == 60
    before = visit.page.draft.changes
    visit.filter(Shown.PROBLEM)
    rows = [row.row for row in visit.rows if row.kind == Shown.PROBLEM]
    assert rows == [9, 10, 12, 14, 18, 21, 26, 28, 35, 46, 48, 60]
    visit.click_row(visit.row(35), 300)
    form = visit.page.review.form
    assert form.is_about(35)
    assert form.counter.text() == "17 dari 18 angka"
    assert not form.repair.isEnabled()
    form.field.setFocus()
    form.field.clear()
    visit.qtbot.keyClicks(form.field, "197710232002032001")
    assert form.repair.isEnabled()
    visit.qtbot.keyClick(form.field, KEY.Key_Return)
    assert visit.kinds()[Shown.PROBLEM] == 11
    assert visit.page.draft.changes == before + 1
    assert form.is_about(46)
    assert form.field.hasFocus()


def test_a_damaged_number_begins_with_what_is_left_of_it_and_is_never_guessed(
    visit: Visit,
) -> None:
    visit.check(LISTS / "dua-belas-salah.xlsx")
    visit.filter(Shown.PROBLEM)
    visit.click_row(visit.row(12), 300)
    form = visit.page.review.form
    assert form.field.text() == "19871222 201312 2"
    assert "tidak menebak NIP" in form.what.text()
    visit.qtbot.keyClicks(form.field, "000")
    assert not form.repair.isEnabled()
    visit.click_row(visit.row(60), 300)
    assert form.field.text() == "197509"


def test_what_is_half_typed_survives_other_rows_and_going_back(visit: Visit) -> None:
    visit.check(LISTS / "dua-belas-salah.xlsx")
    visit.filter(Shown.PROBLEM)
    visit.click_row(visit.row(12), 300)
    form = visit.page.review.form
    visit.qtbot.keyClicks(form.field, "00")
    visit.click_row(visit.row(60), 300)
    visit.press(visit.page.review.foot.back)
    assert visit.is_at(Step.COLUMNS)
    visit.press(visit.page.columns.back)
    assert visit.is_at(Step.FILE)
    visit.press(visit.page.files.next)
    visit.press(visit.page.columns.next)
    visit.filter(Shown.PROBLEM)
    visit.click_row(visit.row(12), 300)
    assert form.field.text() == "19871222 201312 200"


def test_leaving_one_of_two_equal_rows_out_frees_the_other(visit: Visit) -> None:
    visit.check(LISTS / "dua-belas-salah.xlsx")
    visit.filter(Shown.PROBLEM)
    visit.click_row(visit.row(48), 300)
    visit.press(visit.page.review.form.skip)
    assert visit.row(48).is_left_out
    assert 26 not in {row.row for row in visit.rows}
    visit.filter(Shown.NEW)
    assert visit.row(26).can_check
    visit.filter(Shown.PROBLEM)
    visit.click_row(visit.row(48), 300)
    visit.press(visit.page.review.form.skip)
    assert {26, 48} <= {row.row for row in visit.rows}


def test_every_head_stands_above_its_column_from_the_first(visit: Visit) -> None:
    visit.check(TWO)
    review = visit.page.review
    lanes = Lanes(review.list.theme, review.list.viewport().width())
    assert review.heads._heads == lanes.heads()


def test_checks_decide_what_is_applied(visit: Visit) -> None:
    visit.check(TWO)
    rina = next(row for row in visit.rows if row.name.startswith("Rina"))
    visit.click_row(rina, 24)
    assert visit.page.review.foot.apply.text() == "Terapkan 1 perubahan"
    visit.qtbot.keyClick(visit.page.review.list, KEY.Key_Space)
    assert visit.page.review.foot.apply.text() == "Terapkan 2 perubahan"
    visit.press(visit.page.review.all)
    assert not visit.page.review.foot.apply.isEnabled()
    visit.press(visit.page.review.all)
    visit.click_row(rina, 24)
    visit.press(visit.page.review.foot.apply)
    assert visit.names() == {"Dedi Misalkan"}
    assert visit.page.done.rest.text() == "Lihat 1 baris yang belum masuk"
    visit.press(visit.page.done.rest)
    assert visit.is_at(Step.REVIEW)


def test_search_finds_and_says_when_nothing_fits(visit: Visit) -> None:
    visit.check(TWO)
    review = visit.page.review
    visit.qtbot.keyClicks(review.search, "dedi")
    assert [row.name for row in visit.rows] == ["Dedi Misalkan"]
    visit.qtbot.keyClicks(review.search, "xyz")
    assert visit.rows == []
    assert review.nothing.isVisible()


def test_names_in_capitals_are_tidied_unless_one_wants_them_so(visit: Visit) -> None:
    visit.check(TWO)
    tidy = visit.page.review.foot.tidy
    assert visit.page.review.foot.example.text() == "RINA CONTOHWATI menjadi Rina Contohwati"
    visit.press(tidy)
    assert {row.name for row in visit.rows} == {"RINA CONTOHWATI", "DEDI MISALKAN"}


def test_equal_rows_are_one_line_until_wanted(visit: Visit) -> None:
    visit.bring_in(TWO)
    visit.press(visit.page.done.again)
    visit.check(TWO)
    assert [row.kind for row in visit.rows] == [Shown.FOLD]
    assert visit.rows[0].name == "2 baris sama dengan data di aplikasi, disembunyikan"
    assert visit.page.review.foot.apply.text() == "Tidak ada perubahan"
    visit.click_row(visit.rows[0], 900)
    assert [row.kind for row in visit.rows] == [Shown.FOLD, Shown.SAME, Shown.SAME]


def test_who_is_not_in_the_list_stays_unless_chosen_otherwise(
    visit: Visit, services: Services
) -> None:
    joko = services.staff.add(Employee(name="Joko Prasetyo", nip="198001012005011001"))
    visit.check(TWO)
    row = visit.rows[-1]
    assert (row.kind, row.name) == (Shown.GONE, "Joko Prasetyo")
    assert visit.page.review.foot.apply.text() == "Terapkan 2 perubahan"
    places = visit.page.review.list.painter._option_places()
    visit.click_row(row, places[2][0] + 6)
    assert visit.page.review.foot.apply.text() == "Terapkan 3 perubahan"
    visit.qtbot.keyClick(visit.page.review.list, KEY.Key_Left)
    visit.press(visit.page.review.foot.apply)
    archived = services.staff.list_staff(archived=True)
    assert [one.employee.id for one in archived] == [joko]
    assert visit.page.done.gone.isVisible()


def test_new_people_join_the_period_when_wanted(visit: Visit, services: Services) -> None:
    period_id = services.periods.create(
        Period(name="Semester I 2026", start=date(2026, 1, 1), end=date(2026, 6, 30)), ()
    )
    visit.page.show_period(services.periods.view(period_id).period)
    visit.check(TWO)
    join = visit.page.review.foot.join
    assert join.text() == "Masukkan 2 orang baru ke Semester I 2026"
    visit.press(visit.page.review.foot.apply)
    assert len(services.periods.members(period_id)) == 2
    visit.take_back(visit.page.done.undo)
    assert services.periods.members(period_id) == ()


def test_an_import_is_taken_back_from_the_report_and_from_the_toast(
    visit: Visit, services: Services
) -> None:
    visit.bring_in(TWO)
    assert visit.page.done.back_words.text() == "2 orang baru dikeluarkan."
    visit.take_back(visit.page.done.undo)
    assert visit.page.done.verdict.title.text() == "Impor diurungkan"
    assert services.staff.is_empty()
    visit.press(visit.page.done.again)
    visit.bring_in(TWO)
    undo = visit.said[-1].undo
    assert undo is not None
    undo()
    visit.press(visit.asked_whether_to_take_back().primary)
    assert services.staff.is_empty()


def test_the_last_import_can_be_taken_back_later(visit: Visit, services: Services) -> None:
    visit.bring_in(TWO)
    visit.page.hide()
    visit.page.show()
    last = visit.page.files.last
    assert visit.is_at(Step.FILE)
    assert last.isVisible()
    visit.take_back(last.undo)
    assert services.staff.is_empty()
    assert not last.undo.isVisible()


def test_people_with_notes_stay_when_the_import_is_taken_back(
    visit: Visit, services: Services
) -> None:
    period_id = services.periods.create(
        Period(name="Semester I 2026", start=date(2026, 1, 1), end=date(2026, 6, 30)), ()
    )
    visit.page.show_period(services.periods.view(period_id).period)
    visit.bring_in(TWO)
    member = services.periods.members(period_id)[0]
    services.observing.record(
        Observation(
            employee_id=member,
            happened_on=date(2026, 6, 1),
            recorded_at=services.clock(),
            text="Menyusun daftar periksa.",
            valence=Valence.PLUS,
        )
    )
    visit.take_back(visit.page.done.undo)
    assert services.periods.members(period_id) == (member,)


def test_what_changed_meanwhile_is_checked_again(visit: Visit, services: Services) -> None:
    visit.check(TWO)
    services.staff.add(Employee(name="Rina Contohwati", nip="198503122010012001"))
    visit.press(visit.page.review.foot.apply)
    assert visit.is_at(Step.REVIEW)
    visit.press(visit.page.notices._rows["error"].button)
    assert visit.kinds()[Shown.NEW] == 1


def test_cancel_forgets_everything_and_returns_to_the_staff(visit: Visit) -> None:
    visit.check(TWO)
    assert gc.get_freeze_count() > 0
    visit.press(visit.page.review.foot.cancel)
    assert visit.went == ["staff"]
    assert visit.is_at(Step.FILE)
    assert visit.page.draft.look is None
    assert gc.get_freeze_count() == 0


def test_stop_ends_a_real_import(
    qtbot: QtBot, frame: Frame, services: Services, tmp_path: Path
) -> None:
    lines = ["NIP\tNama\tUnit Kerja"]
    lines += [
        f"1985{m:02}{d:02}20100{k}1{i:03}\tOrang {m} {d} {k} {i}\tDinas"
        for m in range(1, 6)
        for d in range(1, 11)
        for k in (1, 2)
        for i in range(1, 11)
    ]
    runner = Runner()
    visit = Visit(
        qtbot, Frame(theme=frame.theme, runner=runner, preferences=frame.preferences), services
    )
    page = visit.page
    page.draft.look = None
    visit.paste("\n".join(lines))
    qtbot.waitUntil(lambda: page.step is Step.COLUMNS)
    page.columns.next.click()
    qtbot.waitUntil(lambda: page.step is Step.REVIEW)
    page.review.foot.apply.click()
    assert page.working.is_under_way
    page.working.stop.click()
    qtbot.waitUntil(lambda: "error" in page.notices.texts)
    assert page.notices.texts["error"] == "Dihentikan. Tidak ada yang berubah."
    assert visit.is_at(Step.REVIEW)
    assert services.staff.is_empty()
    runner.close()
