from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kinerja_desktop.data import lock as lock_module
from kinerja_desktop.data.lock import FolderLock
from kinerja_desktop.errors import StorageError

HOLD = """
import sys
from pathlib import Path
from kinerja_desktop.data.lock import FolderLock
lock = FolderLock(Path(sys.argv[1]))
lock.take()
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "kinerja.lock"


def hold_elsewhere(place: Path) -> subprocess.Popen[str]:
    program = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(place)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "held\n"
    return program


def test_the_second_is_told_who_has_it_and_since_when(place: Path) -> None:
    with hold_elsewhere(place) as program:
        with pytest.raises(
            StorageError, match=r"has been open at .+ on computer .+ since"
        ) as caught:
            FolderLock(place).take()
        assert str(program.pid) in caught.value.details
        program.kill()


def test_a_crash_of_the_holder_frees_the_folder(place: Path) -> None:
    with hold_elsewhere(place) as program:
        program.kill()
        program.wait()
    lock = FolderLock(place)
    lock.take()
    lock.release()


def test_a_lock_is_held_against_the_same_process_too(place: Path) -> None:
    lock = FolderLock(place)
    lock.take()
    with pytest.raises(StorageError):
        FolderLock(place).take()
    lock.release()
    FolderLock(place).take()


def test_looking_tells_of_the_holder_and_takes_nothing(place: Path) -> None:
    with hold_elsewhere(place) as program:
        written = place.read_bytes()
        with pytest.raises(StorageError, match="has been open at") as caught:
            FolderLock(place).check()
        assert str(program.pid) in caught.value.details
        assert place.read_bytes() == written
        program.kill()
        program.wait()
    FolderLock(place).check()
    FolderLock(place).take()


def test_looking_makes_no_lock_file(place: Path) -> None:
    FolderLock(place).check()
    assert not place.exists()


def test_releasing_twice_does_no_harm_and_leaves_no_name(place: Path) -> None:
    lock = FolderLock(place)
    lock.take()
    lock.release()
    lock.release()
    assert place.read_bytes() == b""


@pytest.mark.parametrize("text", ["", "{}", "[]", "{", '{"since": 5}', '{"since": "x"}'])
def test_an_unreadable_note_still_refuses(place: Path, text: str) -> None:
    lock = FolderLock(place)
    lock.take()
    place.write_text(text)
    with pytest.raises(StorageError, match="another window or on another computer"):
        FolderLock(place).take()
    lock.release()


def test_a_note_that_is_gone_still_refuses(place: Path) -> None:
    lock = FolderLock(place)
    lock.take()
    place.unlink()
    assert lock._holder_text() == ""
    lock.release()


def test_a_missing_folder_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="cannot be opened"):
        FolderLock(tmp_path / "nowhere" / "kinerja.lock").take()


def test_a_user_without_a_name_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise KeyError("uid")

    monkeypatch.setattr("getpass.getuser", nameless)
    assert lock_module._who()["user"] == "?"
    assert lock_module._who()["pid"] == os.getpid()
