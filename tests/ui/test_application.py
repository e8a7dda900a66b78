from __future__ import annotations

import contextlib
import gc
import json
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kinerja_desktop.i18n import use_language
from kinerja_desktop.ui.application import Garbage, LastNet
from kinerja_desktop.ui.bug import Bug
from kinerja_desktop.ui.garbage import REST
from kinerja_desktop.ui.idle import IdleWatch
from kinerja_desktop.ui.log_file import LogFile, log, start_log
from kinerja_desktop.ui.qt_texts import KNOWN, QtTexts

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def qt_texts(qapp: QApplication) -> Any:
    texts = QtTexts(qapp)
    qapp.installTranslator(texts)
    yield texts
    qapp.removeTranslator(texts)


def test_the_buttons_of_qt_speak_indonesian(qt_texts: QtTexts, qtbot: QtBot) -> None:
    buttons = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(buttons.Save | buttons.Cancel | buttons.Yes)
    qtbot.addWidget(box)
    words = [box.button(b).text() for b in (buttons.Save, buttons.Cancel, buttons.Yes)]
    assert words == ["Simpan", "Batal", "&Ya"]


def test_the_edit_menu_speaks_indonesian_and_keeps_its_keys(
    qt_texts: QtTexts, qtbot: QtBot
) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    texts = [action.text() for action in menu.actions() if action.text()]
    menu.deleteLater()
    assert texts[0].startswith("&Urungkan")
    assert "Ctrl+Z" in texts[0]


def test_the_file_dialog_speaks_indonesian(qt_texts: QtTexts, qtbot: QtBot) -> None:
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    words = {label.text() for label in dialog.findChildren(QLabel) if label.text()}
    assert words == {"&Lihat di:", "&Nama berkas:", "&Jenis berkas:"}


def test_texts_that_are_not_ours_are_left_to_qt(qt_texts: QtTexts) -> None:
    assert QCoreApplication.translate("QShortcut", "Ctrl") == "Ctrl"
    assert QCoreApplication.translate("Somewhere", "Cancel") == "Cancel"


def test_in_english_qt_keeps_its_own_words(qt_texts: QtTexts) -> None:
    use_language("en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_every_known_text_of_qt_has_indonesian_words(qt_texts: QtTexts) -> None:
    same = {"OK", "Drive", "Folder", "Reset"}
    missing = {
        (context, text)
        for context, texts in KNOWN.items()
        for text in texts
        if text not in same and QCoreApplication.translate(context, text) == text
    }
    assert missing == set()


def test_the_log_holds_the_place_of_a_mistake_and_not_its_message(tmp_path: Path) -> None:
    start_log(tmp_path / "logs")
    net = LastNet()
    seen: list[Bug] = []
    net.caught.connect(seen.append)
    try:
        int("Siti Rahmawati")
    except ValueError as error:
        net.report(Bug(error=error))
    for handler in log.handlers[:]:
        handler.close()
        log.removeHandler(handler)

    written = (tmp_path / "logs" / "kinerja.log").read_text("utf-8")
    assert "ValueError" in written
    assert "test_application.py" in written
    assert "Siti" not in written
    assert len(seen) == 1


def test_without_a_writable_folder_the_program_goes_without_a_log(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    start_log(blocked / "logs")
    assert not [h for h in log.handlers if isinstance(h, logging.FileHandler)]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_full_disk_costs_the_log_its_line_and_no_more(
    capsys: pytest.CaptureFixture[str],
) -> None:
    handler = LogFile("/dev/full")
    log.addHandler(handler)
    try:
        log.error("a mistake")
    finally:
        log.removeHandler(handler)
        with contextlib.suppress(OSError):
            handler.close()
    assert capsys.readouterr().err == ""


def test_pythons_garbage_is_collected_by_the_window_only(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    garbage = Garbage(owner)
    try:
        assert not gc.isenabled()
        for _ in range(gc.get_threshold()[0] + 10):
            knot: list[Any] = []
            knot.append(knot)
        garbage.collect()
        assert gc.get_count()[0] < gc.get_threshold()[0]
    finally:
        gc.enable()


def test_the_collector_rests_while_a_long_list_is_made_and_leaves_it_alone(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    garbage = Garbage(owner)
    try:
        many = gc.get_threshold()[0] + 10
        frozen = gc.get_freeze_count()
        with REST.hold():
            values = [[number] for number in range(many)]
            garbage.collect()
            assert gc.get_count()[0] > gc.get_threshold()[0]
        assert not REST.is_held
        assert gc.get_freeze_count() >= frozen + len(values)
        assert gc.get_count()[0] < many
        REST.end()
        assert gc.get_freeze_count() == 0
    finally:
        gc.enable()


def test_the_idle_time_passes_when_nobody_does_anything(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    watch = IdleWatch(10, parent=owner)
    with qtbot.waitSignal(watch.passed):
        watch.set_minutes(0.0005)


def test_keys_and_mouse_restart_the_idle_time(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    watch = IdleWatch(10, parent=window)
    watch.watch(window)
    qtbot.wait(30)
    before = watch.idle_s
    handle = window.windowHandle()
    assert handle is not None
    QCoreApplication.sendEvent(handle, _key())
    assert watch.idle_s < before


def _key() -> Any:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")


GUARD = """
import json, sys
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

class Bell(QObject):
    rung = Signal()

app = QApplication([])
window, bell = QWidget(), Bell()
before = sys.getrefcount(None)
for _ in range(2000):
    window.setWindowTitle("x")
titles = sys.getrefcount(None) - before
before = sys.getrefcount(True)
for _ in range(10000):
    bell.rung.emit()
print(json.dumps([titles, sys.getrefcount(True) - before]))
"""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None and True are immortal from 3.12 on")
def test_qt_takes_no_references_of_none_and_true() -> None:
    done = subprocess.run(
        [sys.executable, "-c", GUARD],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    titles, emits = json.loads(done.stdout)
    assert abs(titles) < 100
    assert abs(emits) < 100
