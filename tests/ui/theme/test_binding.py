"""Guards against releases of the binding that lose references; see the pin in pyproject.toml."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


class Bell(QObject):
    rung = Signal()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None and True are immortal there")
def test_calls_without_a_result_keep_the_references_to_none(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    before = sys.getrefcount(None)
    for _ in range(2000):
        window.setWindowTitle("x")
    assert abs(sys.getrefcount(None) - before) < 100


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None and True are immortal there")
def test_emitting_keeps_the_references_to_true() -> None:
    bell = Bell()
    before = sys.getrefcount(True)
    for _ in range(10000):
        bell.rung.emit()
    assert abs(sys.getrefcount(True) - before) < 100
