"""Lists that Qt makes by itself wear the look too."""

from __future__ import annotations

from PySide6.QtWidgets import QCompleter, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.ui.theme.theme import Theme


def test_what_a_line_offers_is_readable(theme: Theme, qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    completer = QCompleter(["salinan", "salinan kedua"], line)
    line.setCompleter(completer)
    line.resize(300, 40)
    line.show()
    completer.setCompletionPrefix("sal")
    completer.complete()
    popup = completer.popup()
    assert popup is not None
    image = popup.grab().toImage()
    seen = image.pixelColor(image.width() - 12, image.height() // 2).name()
    assert seen in {theme.color(name).name() for name in ("surface", "primary-soft")}


def test_the_places_of_a_file_dialog_have_room_for_their_names(theme: Theme, qtbot: QtBot) -> None:
    assert theme.color("surface").isValid()
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    (places,) = (w for w in dialog.findChildren(QWidget) if w.objectName() == "sidebar")
    assert places.width() >= 132
    assert dialog.width() >= 760
