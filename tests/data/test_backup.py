from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kinerja_desktop.core.observation import Observation
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.data import backup_making, proof
from kinerja_desktop.data.backup import (
    Backup,
    Cause,
    copy_backup,
    list_backups,
    make_backup,
    rotate,
)
from kinerja_desktop.data.migrations import NEWEST
from kinerja_desktop.data.store import Store, open_backup
from kinerja_desktop.data.vault import DataKey, key_id, unlock
from kinerja_desktop.errors import Cancelled, StorageError
from kinerja_desktop.paths import Paths

NOW = datetime(2026, 6, 25, 16, 31, tzinfo=UTC)


def back_up(store: Store, cause: Cause = Cause.CLOSING, at: datetime = NOW) -> Backup:
    return make_backup(store.database, store.paths, cause=cause, at=at)


@pytest.fixture
def filled(store: Store, employee_id: int, note_of: Callable[..., Observation]) -> Store:
    with store.work() as work:
        work.observations.add(note_of(employee_id), files=(("a.bin", os.urandom(50_000)),))
    return store


def test_a_backup_holds_data_and_key_and_is_proven(filled: Store, paths: Paths) -> None:
    backup = back_up(filled)
    assert backup.folder == paths.backups / "2026-06-25T163100-closing"
    assert {place.name for place in backup.folder.iterdir()} == {
        "kinerja.db",
        "kinerja.key",
        "kinerja.key.2",
        "backup.json",
    }
    assert (backup.is_proven, backup.is_usable, backup.is_ordinary) == (True, True, True)
    assert (backup.made_at, backup.cause, backup.revision) == (NOW, Cause.CLOSING, NEWEST)
    assert backup.counts == {
        "employees": 1,
        "observations": 1,
        "appraisals": 0,
        "final_documents": 0,
    }
    assert backup.key_id == key_id(paths.key)
    assert backup.size_bytes > 50_000


def test_a_backup_is_as_secret_as_the_data(filled: Store) -> None:
    backup = back_up(filled)
    for place in backup.folder.iterdir():
        content = place.read_bytes()
        for word in (b"Siti", b"Rahmawati", b"laporan", b"SQLite format"):
            assert word not in content, place


def test_settings_are_kept_with_the_backup(filled: Store, paths: Paths) -> None:
    paths.settings.write_text('theme = "dark"\n')
    assert (back_up(filled).folder / "settings.toml").read_text() == 'theme = "dark"\n'


def test_a_backup_is_one_state_while_writing_goes_on(
    filled: Store, monkeypatch: pytest.MonkeyPatch, key: DataKey, tmp_path: Path
) -> None:
    original = proof.picture_of

    def written_meanwhile(connection: object) -> object:
        picture = original(connection)
        with filled.work() as work:
            work.staff.add(Employee(name="Terlambat"))
        return picture

    monkeypatch.setattr(backup_making, "picture_of", written_meanwhile)
    backup = back_up(filled)
    assert backup.counts["employees"] == 1
    copy = open_backup(backup, key, folder=tmp_path / "look")
    with copy.reading() as look:
        assert [employee.name for employee in look.staff.list()] == ["Siti Rahmawati"]
    copy.close()
    with filled.reading() as look:
        assert len(look.staff.list()) == 2


def test_a_spoilt_writing_is_noticed_and_thrown_away(
    filled: Store, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoil(place: Path) -> None:
        content = bytearray(place.read_bytes())
        content[len(content) // 2] ^= 1
        place.write_bytes(content)

    monkeypatch.setattr(backup_making, "sync_file", spoil)
    with pytest.raises(StorageError):
        back_up(filled)
    assert list(paths.backups.iterdir()) == []


def test_a_copy_that_lost_a_row_is_noticed_and_thrown_away(
    filled: Store, paths: Paths, key: DataKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose_a_row(place: Path) -> None:
        copy = type(filled.database)(place, key)
        with copy.writing() as connection:
            connection.exec_driver_sql("DELETE FROM observation_revisions")
            connection.exec_driver_sql("DELETE FROM attachment_contents")
        copy.close()

    monkeypatch.setattr(backup_making, "sync_file", lose_a_row)
    with pytest.raises(StorageError, match="does not equal the data and was thrown away"):
        back_up(filled)
    assert list(paths.backups.iterdir()) == []


@pytest.mark.parametrize("stop_at", [0, 1, 2])
def test_stop_leaves_nothing_behind(filled: Store, paths: Paths, stop_at: int) -> None:
    class Stopping:
        def step(self, done: int, total: int, what: str = "") -> None:  # noqa: ARG002 - as promised
            assert total == 3
            if done == stop_at:
                raise Cancelled

    with pytest.raises(Cancelled):
        make_backup(filled.database, paths, cause=Cause.MANUAL, at=NOW, progress=Stopping())
    assert list(paths.backups.iterdir()) == []


def test_two_backups_in_one_second_both_stay(filled: Store) -> None:
    names = [back_up(filled).folder.name for _time in range(3)]
    assert names == [
        "2026-06-25T163100-closing",
        "2026-06-25T163100-closing-2",
        "2026-06-25T163100-closing-3",
    ]


def test_a_backup_can_be_written_elsewhere(filled: Store, paths: Paths, tmp_path: Path) -> None:
    made = make_backup(
        filled.database, paths, cause=Cause.MANUAL, at=NOW, folder=tmp_path / "stick"
    )
    assert made.folder.parent == tmp_path / "stick"
    assert not paths.backups.exists()


def test_a_place_that_cannot_be_written_is_a_sentence(filled: Store, paths: Paths) -> None:
    paths.backups.write_bytes(b"")
    with pytest.raises(StorageError):
        back_up(filled)


def test_backups_are_listed_newest_first(filled: Store, paths: Paths) -> None:
    for days in (0, 2, 1):
        back_up(filled, at=NOW + timedelta(days=days))
    (paths.backups / "notes.txt").write_text("not a backup")
    (paths.backups / ".unfinished-2026-06-25T163100-closing").mkdir()
    listed = list_backups(paths.backups)
    assert [backup.made_at for backup in listed] == [
        NOW + timedelta(days=days) for days in (2, 1, 0)
    ]


@pytest.mark.parametrize("thorough", [True, False])
def test_a_missing_or_shorter_file_makes_a_backup_unusable(
    filled: Store, paths: Paths, *, thorough: bool
) -> None:
    first, second = back_up(filled), back_up(filled, Cause.DAILY)
    (first.folder / "kinerja.key").unlink()
    content = (second.folder / "kinerja.db").read_bytes()
    (second.folder / "kinerja.db").write_bytes(content[:-4096])
    listed = list_backups(paths.backups, thorough=thorough)
    assert [backup.is_usable for backup in listed] == [False, False]


def test_one_changed_byte_makes_a_backup_unusable(filled: Store, paths: Paths) -> None:
    backup = back_up(filled)
    content = bytearray((backup.folder / "kinerja.db").read_bytes())
    content[5000] ^= 1
    (backup.folder / "kinerja.db").write_bytes(content)
    [listed] = list_backups(paths.backups)
    assert (listed.is_usable, listed.is_ordinary) == (False, False)
    assert list_backups(paths.backups, thorough=False)[0].is_usable


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"made_at": 5}', '{"files": []}'])
def test_an_unreadable_manifest_makes_a_backup_unusable(
    filled: Store, paths: Paths, text: str
) -> None:
    backup = back_up(filled)
    (backup.folder / "backup.json").write_text(text)
    [listed] = list_backups(paths.backups)
    assert not listed.is_usable
    assert listed.made_at.strftime("%Y-%m-%d %H:%M") == "2026-06-25 16:31"


def test_a_manifest_that_names_no_data_makes_a_backup_unusable(filled: Store, paths: Paths) -> None:
    place = back_up(filled).folder / "backup.json"
    plain = json.loads(place.read_text())
    plain["files"] = {}
    place.write_text(json.dumps(plain))
    assert not list_backups(paths.backups)[0].is_usable


def test_a_strange_folder_is_listed_as_not_usable(paths: Paths) -> None:
    (paths.backups / "something").mkdir(parents=True)
    [listed] = list_backups(paths.backups)
    assert (listed.is_usable, listed.size_bytes) == (False, 0)


def test_rotation_keeps_the_newest_good_ones(filled: Store, paths: Paths) -> None:
    for days in range(13):
        back_up(filled, at=NOW + timedelta(days=days))
    assert rotate(paths.backups) == 3
    listed = list_backups(paths.backups)
    assert [backup.made_at for backup in listed] == [
        NOW + timedelta(days=days) for days in range(12, 2, -1)
    ]
    assert rotate(paths.backups) == 0


def test_rotation_clears_what_a_crash_left_unfinished(filled: Store, paths: Paths) -> None:
    backup = back_up(filled)
    (paths.backups / ".unfinished-2026-06-25T163100-daily").mkdir()
    assert rotate(paths.backups) == 0
    assert list(paths.backups.iterdir()) == [backup.folder]


def test_what_is_set_aside_or_damaged_pushes_no_good_one_out(filled: Store, paths: Paths) -> None:
    good = [back_up(filled, at=NOW + timedelta(days=days)) for days in range(2)]
    for days in range(2, 7):
        back_up(filled, Cause.BEFORE_RESTORE, at=NOW + timedelta(days=days))
    broken = back_up(filled, at=NOW + timedelta(days=9))
    (broken.folder / "kinerja.key").unlink()
    assert rotate(paths.backups, keep=2) == 3
    kept = {backup.folder for backup in list_backups(paths.backups)}
    assert {backup.folder for backup in good} <= kept
    assert len(kept) == 5


def test_a_second_place_gets_the_same_backup_once(
    filled: Store, tmp_path: Path, key: DataKey
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    backup = back_up(filled)
    first, second = copy_backup(backup, stick), copy_backup(backup, stick)
    assert first == second
    assert first.is_proven
    assert [place.name for place in stick.iterdir()] == [backup.folder.name]
    assert unlock(first.folder / "kinerja.key", "kertas payung delima senja") == key
    assert list_backups(stick) == (first,)


def test_a_missing_second_place_is_said_and_not_made(filled: Store, tmp_path: Path) -> None:
    missing = tmp_path / "E"
    with pytest.raises(StorageError, match="is not there") as caught:
        copy_backup(back_up(filled), missing)
    assert str(missing) in caught.value.message
    with pytest.raises(StorageError, match="is not there"):
        list_backups(missing)
    assert not missing.exists()


def test_a_damaged_backup_is_not_copied(filled: Store, tmp_path: Path) -> None:
    backup = back_up(filled)
    (backup.folder / "kinerja.key").write_bytes(b"")
    (tmp_path / "stick").mkdir()
    with pytest.raises(StorageError, match="is damaged and was thrown away"):
        copy_backup(backup, tmp_path / "stick")
    assert list((tmp_path / "stick").iterdir()) == []


def test_a_backup_can_be_looked_into_without_touching_it(
    filled: Store, key: DataKey, tmp_path: Path
) -> None:
    backup = back_up(filled)
    before = {place: place.read_bytes() for place in backup.folder.iterdir()}
    copy = open_backup(backup, key, folder=tmp_path / "look")
    with copy.reading() as look:
        assert [employee.name for employee in look.staff.list()] == ["Siti Rahmawati"]
    copy.close()
    assert {place: place.read_bytes() for place in backup.folder.iterdir()} == before
    assert not (tmp_path / "look").exists()


def test_a_backup_of_other_data_cannot_be_looked_into(filled: Store, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="does not fit this key"):
        open_backup(back_up(filled), DataKey(raw=b"x" * 32), folder=tmp_path / "look")
    assert not (tmp_path / "look").exists()


def test_a_backup_without_a_key_file_is_refused(filled: Store, paths: Paths) -> None:
    for name in ("kinerja.key", "kinerja.key.2"):
        (paths.data / name).unlink()
    with pytest.raises(StorageError, match="key file is missing"):
        back_up(filled)
    assert list(paths.backups.iterdir()) == []
