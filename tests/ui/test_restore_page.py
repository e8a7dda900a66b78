from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.services import Services
from kinerja_desktop.services.backups import Backup, Cause
from kinerja_desktop.ui.dialogs.choose_backup import ChooseBackupDialog
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.pages.restore_page import RestorePage
from kinerja_desktop.ui.panels.restoring.words import backup_words
from kinerja_desktop.ui.size_class import size_class_of
from kinerja_desktop.ui.theme.theme import Theme
from kinerja_desktop.ui.widgets.choices import TITLE_ROOM
from kinerja_desktop.ui.widgets.lines import ComparisonRow
from tests.office import Office

BODY = (1118, 617)


class Visit:
    """The page as a person has it before them, and what it asked of the window."""

    def __init__(self, qtbot: QtBot, frame: Frame, services: Services) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(*BODY)
        self.page = RestorePage(frame, services, parent=self.window)
        self.page.resize(*BODY)
        self.went: list[tuple[str, dict[str, Any]]] = []
        self.page.went.connect(lambda key, target: self.went.append((key, target)))
        self.window.show()

    @property
    def compared(self) -> dict[str, str]:
        """The names of the comparison with what is said about each."""
        rows = self.page.chosen.findChildren(ComparisonRow)
        shown = [row for row in rows if (above := row.parentWidget()) and not above.isHidden()]
        return {row._name: row.accessibleName().rpartition(". ")[2] for row in shown[-4:]}


@pytest.fixture
def backups(services: Services) -> tuple[Backup, Backup]:
    """Make two backups of a small office; a note is written between and one after them."""
    office = Office(services)
    older = services.backups.make(Cause.DAILY).backup
    office.note(office.rina)
    newer = services.backups.make(Cause.MANUAL).backup
    office.note(office.rina)
    office.note(office.rina)
    return older, newer


def test_backups_of_one_day_are_told_apart_without_an_open_store(
    qtbot: QtBot, theme: Theme, backups: tuple[Backup, Backup]
) -> None:
    older, newer = (backup_words(backup) for backup in backups)
    assert older.when == "25 Jun 2026, 14.32"
    assert (older.line, newer.line) == (
        "harian · 3 pegawai, 0 catatan",
        "dibuat sendiri · 3 pegawai, 1 catatan",
    )
    unknown = replace(backups[0], cause=Cause.BEFORE_RESTORE, counts={})
    assert backup_words(unknown).line == "sebelum pulihkan"
    window = QWidget()
    qtbot.addWidget(window)
    dialog = ChooseBackupDialog(theme, (older,), parent=window)
    assert theme.width(older.when, "strong") <= TITLE_ROOM
    assert dialog.chosen() is backups[0]


def test_a_backup_is_compared_with_the_present_state(
    qtbot: QtBot, frame: Frame, services: Services, backups: tuple[Backup, Backup]
) -> None:
    visit = Visit(qtbot, frame, services)
    chosen = visit.page.list.chosen()
    assert chosen is not None
    assert visit.page.list.rows.rowCount() == 2
    visit.page.list.choose(str(backups[0].folder))
    visit.page._show_chosen()
    assert visit.compared == {
        "Pegawai": "sama",
        "Catatan": "3 lebih sedikit",
        "Penilaian": "sama",
        "Dokumen final": "sama",
    }
    assert visit.page.subtitle == "2 cadangan disimpan"


def test_the_keys_choose_and_the_button_asks_the_window_to_restore(
    qtbot: QtBot, frame: Frame, services: Services, backups: tuple[Backup, Backup]
) -> None:
    visit = Visit(qtbot, frame, services)
    visit.page.list.setFocus()
    QTest.keyClick(visit.page.list, Qt.Key.Key_End)
    wanted = visit.page.list.chosen()
    visit.page.chosen.restore.click()
    assert visit.went == [("restore_backup", {"backup": wanted})]


def test_a_damaged_backup_is_shown_and_cannot_be_restored(
    qtbot: QtBot, frame: Frame, services: Services, backups: tuple[Backup, Backup]
) -> None:
    (backups[0].folder / "kinerja.db").write_bytes(b"x")
    visit = Visit(qtbot, frame, services)
    row = next(r for r in visit.page.list.rows.rows if r.key == str(backups[0].folder))
    assert row.words.endswith("Rusak")
    visit.page.list.choose(row.key)
    visit.page._show_chosen()
    assert not visit.page.chosen.restore.isEnabled()


def test_the_second_place_is_listed_beside_this_computer(
    qtbot: QtBot, frame: Frame, services: Services, tmp_path: Path
) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    frame.preferences.change(backup_folder=str(stick))
    Office(services)
    services.backups.make(Cause.MANUAL)
    visit = Visit(qtbot, frame, services)
    assert list(visit.page.places._chips) == ["", str(stick)]
    visit.page.places._chips[str(stick)].click()
    chosen = visit.page.list.chosen()
    assert chosen is not None
    assert chosen.folder.parent == stick


def test_another_folder_can_be_looked_into(
    qtbot: QtBot, frame: Frame, services: Services, tmp_path: Path
) -> None:
    empty = tmp_path / "kosong"
    empty.mkdir()
    visit = Visit(qtbot, frame, services)
    assert visit.page.nothing.isVisible()
    assert not visit.page.chosen.isVisible()
    visit.page.look_into(str(empty))
    assert visit.page.places.value() == str(empty)
    assert visit.page.nothing.text() == "Tidak ada cadangan di folder ini."
    visit.page.look_into(str(tmp_path / "tidak ada"))
    assert "tidak ada" in visit.page.notices.texts["error"]
    assert visit.page.places.value() == str(empty)


def test_a_backup_made_now_appears_at_once(qtbot: QtBot, frame: Frame, services: Services) -> None:
    visit = Visit(qtbot, frame, services)
    services.backups.make(Cause.MANUAL)
    assert visit.page.list.rows.rowCount() == 1


def test_sample_data_cannot_be_replaced(
    qtbot: QtBot, frame: Frame, services: Services, backups: tuple[Backup, Backup]
) -> None:
    visit = Visit(qtbot, frame, replace(services, is_sample=True))
    assert not visit.page.chosen.restore.isEnabled()
    assert "Data contoh" in visit.page.notices.texts["sample"]


def test_low_windows_put_the_cause_below_the_date(
    qtbot: QtBot, frame: Frame, services: Services, backups: tuple[Backup, Backup]
) -> None:
    visit = Visit(qtbot, frame, services)
    was_narrow = visit.page.list.is_narrow
    visit.page.set_size_class(size_class_of(1280, 641))
    assert (was_narrow, visit.page.list.is_narrow) == (False, True)
    assert not visit.page.grab().isNull()
