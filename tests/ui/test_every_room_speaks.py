"""Both languages, everywhere: a word of one is on no page of the other, but in what was typed.

What is typed, and what an office calls things (names, ranks, official terms), stays as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from babel.messages.pofile import read_po
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.discussion import STEPS
from kinerja_desktop.i18n import use_language
from kinerja_desktop.paths import resource_dir
from kinerja_desktop.ui.qt_texts import QtTexts
from tests.ui.house import House, settle
from tests.ui.rooms import leave, rooms
from tests.ui.said import painted, said
from tests.ui.test_talk_and_start_rooms import SCREENS

# the lines of the pages are counted in their own tests
pytestmark = pytest.mark.no_cover

# English in every language: the terms of licences, and the placeholders of file names
ENGLISH_BY_NATURE = {"PaperDialog"}
# and paths, and fingerprints
PLACEHOLDERS = re.compile(r"\{\w+\}|/\S+|(?:\b[0-9A-F]{4}\b[ ….]*){2,}|\b\w*\d\w*\b")
# Names in the tests' own data
OWN_WORDS = {"semester", "uji", "coba", "indikator", "bahasa", "dua", "belas", "salah", "kelola"}
OWN_WORDS |= set("kertas payung delima senja".split())
# captions and sentences of the official forms
OFFICIAL = {"tambahan", "utama", "dukungan"}
MUST_BE_ENGLISH = {"cancel", "yes", "save", "delete", "close", "apply", "open", "undo", "search"}
MUST_BE_INDONESIAN = {"batal", "simpan", "hapus", "tutup", "buka", "urungkan", "cari", "pegawai"}


def words(text: str) -> set[str]:
    plain = PLACEHOLDERS.sub("", text)
    return {word.casefold() for word in re.findall(r"[A-Za-z]{2,}", plain)}


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


@cache
def typed_words() -> set[str]:
    """Return the words of names, ranks, notes and official texts in the bundled data."""
    found = OWN_WORDS | OFFICIAL
    for folder in ("reference", "instruments", "samples"):
        for path in (resource_dir() / folder).rglob("*.json"):
            for text in strings(json.loads(path.read_text("utf-8"))):
                found |= words(text)
    return found


@cache
def words_of_one_language() -> dict[str, set[str]]:
    """Return the words that occur in the texts of one language only."""
    place = resource_dir() / "locale/id/LC_MESSAGES/kinerja_desktop.po"
    with place.open("rb") as file:
        messages = [message for message in read_po(file, locale="id") if message.id]
    english: set[str] = set()
    indonesian: set[str] = set()
    for message in messages:
        english |= words(" ".join(strings(_listed(message.id))))
        indonesian |= words(" ".join(strings(_listed(message.string))))
    return {
        "en": english - indonesian - typed_words(),
        "id": indonesian - english - typed_words(),
    }


def _listed(texts: Any) -> list[str]:
    return list(texts) if isinstance(texts, tuple | list) else [texts]


def foreign(texts: set[str], other: str) -> list[str]:
    """Name texts with words of the other language."""
    theirs = words_of_one_language()[other]
    return [f"{text[:80]!r}: {sorted(found)}" for text in texts if (found := words(text) & theirs)]


@pytest.fixture
def speaking(house: House) -> Iterator[House]:
    yield house
    use_language("id")


def walk(house: House) -> Iterator[tuple[str, QWidget]]:
    for name, enter in rooms().items():
        yield name, enter(house)
        leave(house)
    talk = house.talk()
    talk.resize(1366, 689)
    talk.keeper.change(story="Arsip.")
    talk.show()
    for place, step in enumerate(STEPS):
        talk.show_step(place)
        settle()
        yield f"talk/{step.value}", talk
    talk.deleteLater()
    for name, make in SCREENS.items():
        screen = make(house.theme)
        screen.resize(1366, 689)
        screen.show()
        settle()
        yield name, screen
        screen.deleteLater()


def test_the_two_languages_can_be_told_apart() -> None:
    told = words_of_one_language()
    assert told["en"] >= MUST_BE_ENGLISH
    assert told["id"] >= MUST_BE_INDONESIAN - typed_words()
    assert len(told["id"]) > 300


@pytest.mark.parametrize(
    ("language", "other"), [("id", "en"), pytest.param("en", "id", marks=pytest.mark.slow)]
)
def test_no_room_speaks_the_other_language(speaking: House, language: str, other: str) -> None:
    use_language(language)
    speaking.open()
    found = []
    for name, root in walk(speaking):
        if name not in ENGLISH_BY_NATURE:
            texts = said(root, only_visible=True) | painted(root)
            found += [f"{name}: {sentence}" for sentence in foreign(texts, other)]
    assert "\n".join(found) == ""


# What Qt says itself.


@pytest.fixture
def qt_speaks(qapp: QApplication) -> Iterator[None]:
    texts: QTranslator = QtTexts(qapp)
    qapp.installTranslator(texts)
    yield
    qapp.removeTranslator(texts)


def test_the_buttons_of_qt_are_indonesian(qtbot: QtBot, qt_speaks: None) -> None:
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    buttons = [kind for kind in QDialogButtonBox.StandardButton if kind.value.bit_count() == 1]
    for kind in buttons[1:] if buttons[0].value == 0 else buttons:
        box.addButton(kind)
    texts = {button.text().replace("&", "") for button in box.buttons()}
    assert {"Batal", "Simpan", "Tutup", "Ya"} <= texts
    assert [text for text in texts if words(text) & words_of_one_language()["en"]] == []


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_edit_menus_are_indonesian_and_keep_ctrl(
    qtbot: QtBot, qt_speaks: None, kind: type[Any]
) -> None:
    field = kind()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    qtbot.addWidget(menu)
    entries = [action.text() for action in menu.actions() if action.text()]
    assert len(entries) >= 6
    assert any(entry.replace("&", "").startswith("Tempel") for entry in entries)
    for entry in entries:
        label, _tab, keys = entry.partition("\t")
        assert not words(label) & words_of_one_language()["en"], entry
        assert not keys or keys.startswith(("Ctrl+", "Del")), entry
    assert QKeySequence("Ctrl+C").toString(QKeySequence.SequenceFormat.NativeText) == "Ctrl+C"
