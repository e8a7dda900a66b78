"""The program is started twice on one data folder: the second says who has it, and since when."""

from __future__ import annotations

import getpass
import re
import socket
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from kinerja_desktop.data.store import open_store
from kinerja_desktop.data.vault import QUICK_COST, create_vault
from kinerja_desktop.paths import find_paths
from kinerja_desktop.services.clock import system_clock
from tests.flows.outside import OPEN_STORE, complaints, run, start
from tests.test_app import BEGINNING, PASSPHRASE

STAYS_OPEN = """
print("open", flush=True)
while True:
    app.processEvents()
    time.sleep(0.01)
"""
IS_REFUSED = """
screen = program.top.screen_shown
screen.passphrase.setText(PASSPHRASE)
screen.open.click()
until(lambda: screen.trouble.isVisible())
found["text"] = screen.trouble.text.text()
found["again"] = screen.open.isEnabled()
finish()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    paths = find_paths(tmp_path / "data")
    paths.data.mkdir(parents=True)
    key, _code = create_vault(paths.key, PASSPHRASE, cost=QUICK_COST)
    open_store(paths, key, create=True).close()
    return paths.data


@pytest.fixture
def first(folder: Path) -> Iterator[datetime]:
    """Start the program on the folder; returns when."""
    process = start(OPEN_STORE + STAYS_OPEN, str(folder))
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "open"
    yield system_clock()
    process.kill()
    _out, err = process.communicate()
    assert complaints(err) == []


@pytest.mark.slow
def test_the_second_start_names_who_has_the_folder_and_since_when(
    folder: Path, first: datetime
) -> None:
    found = run(BEGINNING + IS_REFUSED, str(folder))
    text = found["text"]
    assert getpass.getuser() in text or socket.gethostname() in text, text
    assert re.search(r"\b\d\d\.\d\d\b", text), text
    assert str(first.year) in text or str(first.day) in text, text
    assert found["again"]
    assert found["caught"] == []


@pytest.mark.slow
def test_a_command_is_refused_too_while_the_window_is_open(folder: Path, first: datetime) -> None:
    listed = Path(__file__).parent.parent / "files/staff-lists/simpeg-local.csv"
    command = """
import contextlib, io, json, sys
from kinerja_desktop.cli import main
said = io.StringIO()
with contextlib.redirect_stderr(said):
    code = main(["import", sys.argv[2], "--data-dir", sys.argv[1]])
print()
print(json.dumps([code, said.getvalue()]))
"""
    code, said = run(command, str(folder), str(listed))
    assert code == 2
    assert getpass.getuser() in said or socket.gethostname() in said, said
