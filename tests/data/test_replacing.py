from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja_desktop.data import replacing
from kinerja_desktop.data.replacing import PARTS, move_in, ready_folder, settle


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name in PARTS:
        (tmp_path / name).write_text("old")
    return tmp_path


def lay_ready(data: Path) -> Path:
    folder = ready_folder(data)
    for name in ("kinerja.db", "kinerja.key", "kinerja.key.2"):
        (folder / name).write_text("new")
    return folder


def contents(data: Path) -> dict[str, str]:
    return {name: (data / name).read_text() for name in PARTS if (data / name).exists()}


ALL_OLD = dict.fromkeys(PARTS, "old")
ALL_NEW = dict.fromkeys(("kinerja.db", "kinerja.key", "kinerja.key.2"), "new")


def test_moving_in_replaces_all_parts_and_the_old_journal(data: Path) -> None:
    lay_ready(data)
    move_in(data)
    assert contents(data) == ALL_NEW
    assert not (data / "incoming").exists()


def test_a_crash_before_the_mark_changes_nothing(data: Path) -> None:
    lay_ready(data)
    settle(data)
    assert contents(data) == ALL_OLD
    assert not (data / "incoming").exists()


class PowerCutError(BaseException):
    pass


class Fuse:
    """Lets so many changes of the disk through, then cuts the power."""

    def __init__(self, patch: pytest.MonkeyPatch, lasts: int) -> None:
        self.left = lasts
        for name in ("replace", "unlink"):
            patch.setattr(Path, name, self.counted(getattr(Path, name)))

    def counted(self, change: Callable[..., object]) -> Callable[..., object]:
        def step(place: Path, *args: object, **options: object) -> object:
            if place.name != "complete.new":
                self.left -= 1
                if self.left < 0:
                    raise PowerCutError
            return change(place, *args, **options)

        return step


@pytest.mark.parametrize("lasts", range(6))
def test_a_crash_after_the_mark_is_finished(
    data: Path, lasts: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_ready(data)
    with monkeypatch.context() as patch:
        Fuse(patch, lasts)
        with pytest.raises(PowerCutError):
            move_in(data)
    settle(data)
    assert contents(data) == ALL_NEW
    assert not (data / "incoming").exists()


def test_a_data_file_that_cannot_be_replaced_leaves_everything_as_it_was(data: Path) -> None:
    (data / "kinerja.db").unlink()
    (data / "kinerja.db").mkdir()
    lay_ready(data)
    with pytest.raises(OSError, match=r"kinerja\.db"):
        move_in(data)
    assert (data / "kinerja.key").read_text() == "old"
    assert not (data / "incoming").exists()


def test_laying_ready_starts_with_an_empty_folder(data: Path) -> None:
    lay_ready(data)
    assert list(ready_folder(data).iterdir()) == []
    replacing._drop(data / "incoming")
