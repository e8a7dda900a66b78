from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kinerja_desktop.data import key_file
from kinerja_desktop.data.vault import (
    QUICK_COST,
    RECOVERY_SIGNS,
    STRONG_COST,
    DataKey,
    change_passphrase,
    create_vault,
    key_id,
    needs_passphrase,
    new_recovery,
    unlock,
    unlock_with_recovery,
    vault_exists,
    waiting_s,
)
from kinerja_desktop.errors import StorageError, WrongKeyError


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "data" / "kinerja.key"


def second(place: Path) -> Path:
    return place.with_name("kinerja.key.2")


def test_the_passphrase_opens_the_vault(place: Path) -> None:
    key, _code = create_vault(place, "kertas payung", cost=QUICK_COST)
    assert unlock(place, "kertas payung") == key
    assert len(key.raw) == 32
    assert needs_passphrase(place)


def test_every_vault_has_a_key_of_its_own(place: Path, tmp_path: Path) -> None:
    first, _code = create_vault(place, "a", cost=QUICK_COST)
    other, _code = create_vault(tmp_path / "other" / "kinerja.key", "a", cost=QUICK_COST)
    assert first != other
    assert key_id(place) != key_id(tmp_path / "other" / "kinerja.key")


@pytest.mark.parametrize("wrong", ["", "kertas", "kertas payung ", "KERTAS PAYUNG", "x" * 5000])
def test_a_wrong_passphrase_tells_nothing(place: Path, wrong: str) -> None:
    create_vault(place, "kertas payung", cost=QUICK_COST)
    with pytest.raises(WrongKeyError) as caught:
        unlock(place, wrong)
    assert caught.value.message == "The passphrase does not fit."
    assert caught.value.details == ""


def test_a_passphrase_typed_in_another_unicode_form_opens_the_vault(place: Path) -> None:
    key, _code = create_vault(place, "kafé", cost=QUICK_COST)
    assert unlock(place, "kafé") == key


def test_the_recovery_code_has_eight_groups_without_look_alikes(place: Path) -> None:
    _key, code = create_vault(place, "a", cost=QUICK_COST)
    assert [len(group) for group in code.groups] == [4] * 8
    assert set("".join(code.groups)) <= set(RECOVERY_SIGNS)
    assert not set("01IO") & set(RECOVERY_SIGNS)
    assert len(set(RECOVERY_SIGNS)) == 32


def test_the_recovery_code_opens_the_vault_however_it_is_typed(place: Path) -> None:
    key, code = create_vault(place, "a", cost=QUICK_COST)
    for typed in (code.text, code.text.lower(), code.text.replace(" ", "-"), code.text + " \n"):
        assert unlock_with_recovery(place, typed) == key


def test_a_wrong_recovery_code_is_refused(place: Path) -> None:
    _key, code = create_vault(place, "a", cost=QUICK_COST)
    other = "2" if code.text[0] != "2" else "3"
    with pytest.raises(WrongKeyError, match="group by group"):
        unlock_with_recovery(place, other + code.text[1:])


def test_a_recovery_code_of_the_wrong_length_says_how_many_signs_there_are(place: Path) -> None:
    create_vault(place, "a", cost=QUICK_COST)
    with pytest.raises(WrongKeyError, match="3 of 32"):
        unlock_with_recovery(place, "7KQ")


def test_changing_the_passphrase_keeps_key_and_recovery_sheet(place: Path) -> None:
    key, code = create_vault(place, "old", cost=QUICK_COST)
    change_passphrase(place, key, "new")
    assert unlock(place, "new") == key
    assert unlock_with_recovery(place, code.text) == key
    with pytest.raises(WrongKeyError):
        unlock(place, "old")


def test_both_copies_forget_the_old_passphrase(place: Path) -> None:
    key, _code = create_vault(place, "old", cost=QUICK_COST)
    change_passphrase(place, key, "new")
    place.unlink()
    with pytest.raises(WrongKeyError):
        unlock(place, "old")


def test_a_new_recovery_sheet_replaces_the_old_one(place: Path) -> None:
    key, old = create_vault(place, "a", cost=QUICK_COST)
    new = new_recovery(place, key)
    assert unlock_with_recovery(place, new.text) == key
    with pytest.raises(WrongKeyError):
        unlock_with_recovery(place, old.text)


def test_a_foreign_key_cannot_change_the_vault(place: Path) -> None:
    create_vault(place, "a", cost=QUICK_COST)
    before = place.read_bytes()
    with pytest.raises(StorageError, match="other data"):
        change_passphrase(place, DataKey(raw=b"x" * 32), "b")
    assert place.read_bytes() == before


def test_without_a_passphrase_the_key_lies_in_the_file(place: Path) -> None:
    key, code = create_vault(place, None, cost=QUICK_COST)
    assert not needs_passphrase(place)
    assert unlock(place, None) == key
    assert unlock_with_recovery(place, code.text) == key


def test_a_passphrase_can_be_set_later_and_taken_away(place: Path) -> None:
    key, _code = create_vault(place, None, cost=QUICK_COST)
    change_passphrase(place, key, "now")
    assert needs_passphrase(place)
    assert key.raw not in place.read_bytes()
    assert unlock(place, "now") == key
    change_passphrase(place, key, None)
    assert unlock(place, None) == key


def test_a_vault_is_never_overwritten(place: Path) -> None:
    key, _code = create_vault(place, "a", cost=QUICK_COST)
    place.unlink()
    assert vault_exists(place)
    with pytest.raises(StorageError, match="already a key file"):
        create_vault(place, "b", cost=QUICK_COST)
    assert unlock(place, "a") == key


@pytest.mark.parametrize("damage", [None, b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"a": 1}'])
def test_a_damaged_or_missing_copy_is_healed_from_the_other(
    place: Path, damage: bytes | None
) -> None:
    key, _code = create_vault(place, "a", cost=QUICK_COST)
    whole = place.read_bytes()
    for copy in (place, second(place)):
        copy.unlink() if damage is None else copy.write_bytes(damage)
        assert unlock(place, "a") == key
        assert copy.read_bytes() == whole


def test_one_changed_byte_in_a_copy_is_noticed_and_healed(place: Path) -> None:
    key, _code = create_vault(place, "a", cost=QUICK_COST)
    whole = place.read_bytes()
    for position in range(0, len(whole), 97):
        spoilt = bytearray(whole)
        spoilt[position] ^= 1
        place.write_bytes(spoilt)
        assert unlock(place, "a") == key
        assert place.read_bytes() == whole


def test_a_copy_left_behind_by_a_crash_is_brought_up_to_date(place: Path) -> None:
    key, _code = create_vault(place, "old", cost=QUICK_COST)
    stale = second(place).read_bytes()
    change_passphrase(place, key, "new")
    second(place).write_bytes(stale)
    assert unlock(place, "new") == key
    assert second(place).read_bytes() == place.read_bytes()


def test_without_both_copies_the_person_is_told_to_restore_a_backup(place: Path) -> None:
    _key, code = create_vault(place, "a", cost=QUICK_COST)
    place.unlink()
    second(place).unlink()
    with pytest.raises(StorageError, match="recovery sheet alone cannot open") as caught:
        unlock_with_recovery(place, code.text)
    assert "Restore a backup" in caught.value.message


def test_a_drive_that_cannot_be_written_still_opens(place: Path) -> None:
    key, _code = create_vault(place, "a", cost=QUICK_COST)
    second(place).unlink()
    second(place).with_name("kinerja.key.2.new").mkdir()
    assert unlock(place, "a") == key


def test_a_key_file_of_a_newer_version_is_refused(place: Path) -> None:
    create_vault(place, "a", cost=QUICK_COST)
    plain = json.loads(place.read_text())
    plain["version"] = 2
    plain["check"] = key_file._check(plain)
    place.write_text(json.dumps(plain))
    with pytest.raises(StorageError, match="newer version"):
        unlock(place, "a")


def test_a_key_file_with_nothing_to_open_it_by_fits_no_secret(place: Path) -> None:
    key, code = create_vault(place, "a", cost=QUICK_COST)
    bare = key_file.KeyFile(key_id=key_file.key_id(key.raw), cost=QUICK_COST, serial=9)
    key_file.write(place, bare)
    with pytest.raises(WrongKeyError):
        unlock(place, "a")
    with pytest.raises(WrongKeyError):
        unlock_with_recovery(place, code.text)


def test_wraps_cannot_be_exchanged(place: Path) -> None:
    key, code = create_vault(place, "a", cost=QUICK_COST)
    file = key_file.read(place)
    key_file.write(place, replace(file, passphrase=file.recovery, recovery=file.passphrase))
    with pytest.raises(WrongKeyError):
        unlock(place, "".join(code.groups))
    assert key.raw not in place.read_bytes()


def test_neither_key_nor_secrets_can_be_read_in_the_file_or_in_a_print(place: Path) -> None:
    key, code = create_vault(place, "kertas payung", cost=QUICK_COST)
    content = place.read_bytes()
    for secret in (key.raw, key.raw.hex().encode(), b"kertas", code.groups[0].encode()):
        assert secret not in content
    assert key.raw.hex() not in repr(key)
    assert code.groups[0] not in repr(code)


def test_the_cost_is_stored_in_the_file(place: Path) -> None:
    create_vault(place, "a", cost=QUICK_COST)
    assert json.loads(place.read_text())["passphrase"]["cost"]["memory_kib"] == 32
    assert STRONG_COST.memory_kib == 64 * 1024


def test_waiting_grows_from_one_second_to_a_minute() -> None:
    assert [waiting_s(n) for n in range(-1, 10)] == [0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert waiting_s(100_000) == 60


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StorageError) as caught:
        create_vault(tmp_path / "file" / "kinerja.key", "a", cost=QUICK_COST)
    assert caught.value.details


def test_the_vault_loads_nothing_of_sql() -> None:
    code = "import sys, kinerja_desktop.data.vault; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
