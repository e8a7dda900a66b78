"""The Indonesian catalogue is complete: every message of the source, nothing else, compiled."""

from __future__ import annotations

import gettext
import importlib.machinery
import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SCRIPT = Path(__file__).resolve().parent.parent / "scripts" / "catalogue"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """Return scripts/catalogue, which translators use, as a module."""
    loader = importlib.machinery.SourceFileLoader("catalogue", str(SCRIPT))
    spec = importlib.util.spec_from_loader("catalogue", loader)
    assert spec is not None
    made = importlib.util.module_from_spec(spec)
    loader.exec_module(made)
    return made


def texts(message: Any) -> list[str]:
    return list(message.string) if isinstance(message.string, tuple) else [message.string]


def test_every_message_of_the_source_is_translated(script: ModuleType) -> None:
    kept = script.load(script.PO)
    missing = [
        message.id
        for message in script.source_messages()
        if message.id and not (kept.get(message.id) and all(texts(kept.get(message.id))))
    ]
    assert missing == []


def test_no_translation_is_left_over(script: ModuleType) -> None:
    found = script.source_messages()
    unused = [m.id for m in script.load(script.PO) if m.id and found.get(m.id) is None]
    assert unused == []


def test_what_is_compiled_is_what_is_written(script: ModuleType) -> None:
    with script.PO.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    written = {m.id: texts(m)[0] for m in script.load(script.PO) if m.id}
    told = {
        each: compiled.ngettext(each[0], each[1], 2)
        if isinstance(each, tuple)
        else compiled.gettext(each)
        for each in written
    }
    assert told == written


def test_placeholders_survive_the_translation(script: ModuleType) -> None:
    kept = script.load(script.PO)
    wrong = []
    for message in kept:
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        wanted = {part for text in ids for part in _placeholders(text)}
        if any(set(_placeholders(text)) - wanted for text in texts(message)):
            wrong.append(message.id)
    assert wrong == []


def _placeholders(text: str) -> list[str]:
    return [part.split("}")[0] for part in text.split("{")[1:] if "}" in part]
