"""Fixtures of the tests of windows: the whole house, built once a module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from kinerja_desktop.i18n import use_language
from kinerja_desktop.ui.theme.theme import Theme
from tests.ui.house import PLAIN, House


@pytest.fixture(scope="session", autouse=True)
def _clipboard_emptied(qapp: QApplication) -> Iterator[None]:
    """Without a screen Qt crashes at the very end over what was copied last."""
    assert qapp is not None
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, theme: Theme) -> Iterator[House]:
    """Return the house with its window open in Indonesian."""
    use_language("id")
    built = House(tmp_path_factory.mktemp("house"), theme)
    built.open()
    yield built
    built.close()
    built.store.close()
    built.wear(PLAIN)
