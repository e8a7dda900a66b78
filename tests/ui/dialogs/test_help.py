"""The help pages: the same in both languages, with pictures that are there and fit."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.ui.dialogs.help import HelpDialog, help_folder
from kinerja_desktop.ui.theme.theme import Theme

PICTURE = re.compile(r"!\[([^]]+)\]\(([^)]+)\)")


def pages(language: str) -> dict[str, str]:
    folder = help_folder() / language
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}


def picture_widths(dialog: HelpDialog) -> list[float]:
    """Return how wide the pictures of the page are shown, in its order."""
    found = []
    block = dialog.text.document().begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            form = parts.fragment().charFormat()
            if form.isImageFormat():
                found.append(form.toImageFormat().width())
            parts += 1
        block = block.next()
    return found


def test_both_languages_have_the_same_pages_with_the_same_pictures() -> None:
    indonesian, english = pages("id"), pages("en")
    assert set(indonesian) == set(english)
    for name, text in indonesian.items():
        wanted = [path for _words, path in PICTURE.findall(text)]
        assert [path for _words, path in PICTURE.findall(english[name])] == wanted


def test_every_picture_is_there_and_small() -> None:
    texts = "".join((*pages("id").values(), *pages("en").values()))
    used = {path for _words, path in PICTURE.findall(texts)}
    assert len(used) >= 4
    for path in used:
        assert 1_000 < (help_folder() / path).stat().st_size < 150_000


@pytest.mark.parametrize("width", [1366, 700])
def test_the_page_of_the_import_shows_its_pictures_as_wide_as_the_text(
    qtbot: QtBot, theme: Theme, width: int
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(width, 689)
    holder.show()
    dialog = HelpDialog(theme, "import_staff", parent=holder)
    dialog.open()
    widths = picture_widths(dialog)
    assert len(widths) >= 4
    assert all(200 < one <= dialog.text.viewport().width() for one in widths)
