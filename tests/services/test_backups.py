from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from kinerja_desktop.data.backup import Cause
from kinerja_desktop.services.backups import KEPT
from kinerja_desktop.ui.preferences import Preferences
from tests.office import Office


def test_before_the_first_backup_there_is_none(office: Office) -> None:
    assert office.services.backups.list() == ()
    assert office.services.backups.last_made_at() is None


def test_a_backup_is_proven_and_counts_what_it_holds(office: Office) -> None:
    office.note(office.rina)
    made = office.services.backups.make(Cause.MANUAL).backup
    assert made.is_proven
    assert made.counts["employees"] == office.services.backups.counts()["employees"] == 3
    assert made.counts["observations"] == 1
    assert office.services.backups.last_made_at() == office.services.clock()


def test_the_daily_backup_is_made_once(office: Office) -> None:
    assert office.services.backups.make_daily() is not None
    assert office.services.backups.make_daily() is None


def test_the_last_ten_are_kept(office: Office) -> None:
    for _count in range(KEPT + 3):
        office.services.backups.make(Cause.MANUAL)
    assert len(office.services.backups.list()) == KEPT


def test_a_missing_second_place_is_said_and_the_first_is_kept(
    office: Office, preferences: Preferences, tmp_path: Path
) -> None:
    preferences.change(backup_folder=str(tmp_path / "stick"))
    made = office.services.backups.make(Cause.CLOSING)
    assert made.second_problem
    assert len(office.services.backups.list()) == 1


def test_the_second_place_gets_the_same_backup(
    office: Office, preferences: Preferences, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    preferences.change(backup_folder=str(stick))
    made = office.services.backups.make(Cause.CLOSING)
    assert made.second_problem == ""
    (copy,) = office.services.backups.list(stick)
    assert replace(copy, folder=made.backup.folder).counts == made.backup.counts


def test_backups_wanted_at_the_same_time_do_not_clear_each_other_away(office: Office) -> None:
    causes = (Cause.DAILY, Cause.MANUAL, Cause.CLOSING)
    with ThreadPoolExecutor(len(causes)) as threads:
        made = list(threads.map(office.services.backups.make, causes))
    assert {outcome.backup.cause for outcome in made} == set(causes)
    assert {backup.cause for backup in office.services.backups.list()} == set(causes)
