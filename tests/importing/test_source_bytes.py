"""What can go wrong on a stick before a list is here: one sentence for each."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from kinerja_desktop.errors import Cancelled, UnreadableFileError
from kinerja_desktop.importing import source_bytes
from kinerja_desktop.importing.limits import LARGEST_FILE_BYTES
from kinerja_desktop.importing.source_bytes import is_in_use, read_bytes, trouble
from kinerja_desktop.progress import Silent

CLOSE_IT, AWAY = "terbuka di program lain", "tidak ada lagi"
LOCK_FILES = ("~$daftar-agustus.xlsx", "~$ftar-agustus.xlsx", ".~lock.daftar-agustus.xlsx#")


class WindowsLikeError(PermissionError):
    """What Windows raises: the number of the system stands beside errno."""

    def __init__(self, number: int) -> None:
        super().__init__(errno.EACCES, "denied")
        self.winerror = number


def refusal(path: Path) -> UnreadableFileError:
    with pytest.raises(UnreadableFileError) as caught:
        read_bytes(path, Silent())
    return caught.value


@pytest.mark.parametrize(
    ("number", "is_open", "words"),
    [(32, False, CLOSE_IT), (33, True, CLOSE_IT), (21, False, AWAY), (1167, True, AWAY)],
)
def test_what_windows_says_becomes_a_sentence(
    tmp_path: Path, number: int, is_open: bool, words: str
) -> None:
    said = trouble(WindowsLikeError(number), tmp_path / "daftar.xlsx", is_open=is_open)
    assert words in said.message
    assert "Tidak ada yang diubah" in said.message


@pytest.mark.parametrize("lock_file", LOCK_FILES)
def test_a_file_open_in_a_spreadsheet_program_is_known_by_what_lies_beside_it(
    tmp_path: Path, lock_file: str
) -> None:
    path = tmp_path / "daftar-agustus.xlsx"
    denied = PermissionError(errno.EACCES, "denied")
    assert not is_in_use(path)
    assert "tidak dapat dibuka" in trouble(denied, path, is_open=False).message
    (tmp_path / lock_file).write_bytes(b"Rina")
    assert is_in_use(path)
    assert CLOSE_IT in trouble(denied, path, is_open=False).message


def test_a_stick_pulled_out_is_told_from_a_file_that_is_missing(tmp_path: Path) -> None:
    assert "Berkas tidak ada" in refusal(tmp_path / "daftar.xlsx").message
    assert AWAY in refusal(tmp_path / "STIK" / "daftar.xlsx").message


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a file that fails")
def test_a_stick_pulled_out_while_it_is_read_gives_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "daftar.xlsx"
    path.symlink_to(f"/proc/{os.getpid()}/mem")  # opens like a file; every read at 0 fails
    said = refusal(path)
    assert AWAY in said.message
    assert str(errno.EIO) in said.details


def test_a_file_is_never_read_beyond_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "daftar.csv"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE_BYTES + 1)
    assert refusal(path).code == "too_large"
    monkeypatch.setattr(source_bytes, "LARGEST_FILE_BYTES", 10)
    path.write_bytes(b"NIP;Nama;")
    assert read_bytes(path, Silent()) == b"NIP;Nama;"


def test_reading_from_a_slow_stick_can_be_stopped(tmp_path: Path) -> None:
    class Stopped:
        def step(self, done: int, total: int, what: str = "") -> None:
            assert done < total
            raise Cancelled(what)

    path = tmp_path / "daftar.csv"
    path.write_bytes(b"NIP;Nama")
    with pytest.raises(Cancelled):
        read_bytes(path, Stopped())
