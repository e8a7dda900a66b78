from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja_desktop.data.files import copy_safely, sha256_of, write_safely
from kinerja_desktop.data.troubles import file_troubles
from kinerja_desktop.errors import StorageError

SELF = Path(__file__)


def test_writing_replaces_the_old_file_and_leaves_nothing_beside(tmp_path: Path) -> None:
    place = tmp_path / "a"
    write_safely(place, b"old")
    write_safely(place, b"new")
    assert place.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [place]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps its own rights")
def test_only_the_person_may_read_what_is_written(tmp_path: Path) -> None:
    write_safely(tmp_path / "a", b"secret")
    (tmp_path / "b").write_bytes(b"open to all")
    (tmp_path / "b").chmod(0o644)
    copy_safely(tmp_path / "b", tmp_path / "c")
    for name in ("a", "c"):
        assert (tmp_path / name).stat().st_mode & 0o077 == 0


def test_a_failed_writing_keeps_the_old_file(tmp_path: Path) -> None:
    place = tmp_path / "a"
    write_safely(place, b"old")
    (tmp_path / "a.new").mkdir()
    with pytest.raises(StorageError), file_troubles():
        write_safely(place, b"new")
    assert place.read_bytes() == b"old"


def test_a_large_file_is_copied_whole(tmp_path: Path) -> None:
    source = tmp_path / "a"
    source.write_bytes(os.urandom(3 * 1024 * 1024 + 7))
    copy_safely(source, tmp_path / "b")
    assert sha256_of(source) == sha256_of(tmp_path / "b")


def test_a_full_disk_is_a_sentence() -> None:
    with pytest.raises(StorageError, match="disk is full"), file_troubles():
        raise OSError(28, "No space left on device")


def test_an_unknown_trouble_of_a_disk_is_a_sentence_too() -> None:
    with pytest.raises(StorageError, match="reports a fault") as caught, file_troubles():
        raise OSError("odd")
    assert caught.value.details == "odd"


@pytest.mark.parametrize("write", [write_safely, lambda place, _data: copy_safely(SELF, place)])
def test_a_failed_writing_leaves_nothing_beside(
    tmp_path: Path, write: Callable[[Path, bytes], None]
) -> None:
    place = tmp_path / "a"
    (place / "in the way").mkdir(parents=True)
    with pytest.raises(OSError, match=r"directory|denied"):
        write(place, b"new")
    assert [one.name for one in tmp_path.iterdir()] == ["a"]
