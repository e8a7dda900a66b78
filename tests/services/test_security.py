from __future__ import annotations

from pathlib import Path

import pytest

from kinerja_desktop.data.vault import DataKey, unlock, unlock_with_recovery
from kinerja_desktop.errors import InvalidError, StorageError, WrongKeyError
from kinerja_desktop.paths import Paths
from tests.conftest import PASSPHRASE
from tests.office import Office


def test_a_new_passphrase_opens_and_the_old_one_no_longer(
    office: Office, paths: Paths, data_key: DataKey
) -> None:
    before = paths.database.stat().st_mtime_ns
    office.services.security.change_passphrase(PASSPHRASE, "senja delima payung")
    assert unlock(paths.key, "senja delima payung") == data_key
    with pytest.raises(WrongKeyError):
        unlock(paths.key, PASSPHRASE)
    assert office.services.security.has_passphrase()
    assert paths.database.stat().st_mtime_ns == before


def test_the_old_passphrase_is_asked_and_the_new_one_judged(
    office: Office, paths: Paths, data_key: DataKey
) -> None:
    with pytest.raises(WrongKeyError):
        office.services.security.change_passphrase("salah sekali", "senja delima payung")
    with pytest.raises(InvalidError):
        office.services.security.change_passphrase(PASSPHRASE, "pendek")
    assert unlock(paths.key, PASSPHRASE) == data_key


def test_a_new_sheet_opens_and_is_a_page(office: Office, paths: Paths, data_key: DataKey) -> None:
    sheet = office.services.security.new_recovery_sheet()
    assert unlock_with_recovery(paths.key, " ".join(sheet.groups)) == data_key
    assert sheet.pdf.startswith(b"%PDF")


def test_the_register_of_changes_is_whole(office: Office) -> None:
    office.signed(office.rina)
    assert office.services.security.broken_entry() is None


def test_a_sheet_that_cannot_be_written_is_said_and_leaves_nothing(
    office: Office, tmp_path: Path
) -> None:
    sheet = office.services.security.new_recovery_sheet()
    place = tmp_path / "lembar.pdf"
    (place / "in the way").mkdir(parents=True)
    for path in (place, tmp_path / "gone" / "lembar.pdf"):
        with pytest.raises(StorageError, match="folder"):
            office.services.security.save_sheet(sheet, path)
    assert not list(tmp_path.glob("*.part"))
