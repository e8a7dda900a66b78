"""The data key: random, kept in the key file wrapped by passphrase and by recovery code.

Changing a passphrase rewrites the key file only. The file is kept twice; a damaged or missing
copy is healed from the other. What the file looks like is in key_file.py.
"""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kinerja_desktop.data import key_file
from kinerja_desktop.data.key_file import QUICK_COST, STRONG_COST, KdfCost, KeyFile
from kinerja_desktop.errors import StorageError, WrongKeyError
from kinerja_desktop.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "QUICK_COST",
    "STRONG_COST",
    "DataKey",
    "KdfCost",
    "RecoveryCode",
    "change_passphrase",
    "create_vault",
    "key_id",
    "needs_passphrase",
    "new_recovery",
    "unlock",
    "unlock_with_recovery",
    "vault_exists",
    "waiting_s",
]

KEY_BYTES = 32
# No 0 and O, no 1 and I: 32 signs, 5 bits each, 160 bits in a code.
RECOVERY_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
GROUPS, GROUP_SIGNS = 8, 4
LONGEST_WAIT_S = 60


@dataclass(frozen=True, kw_only=True)
class DataKey:
    """The 256-bit key of the data file. Never printed, never written outside the key file."""

    raw: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class RecoveryCode:
    """What the recovery sheet shows: eight groups of four signs."""

    text: str = field(repr=False)

    @property
    def groups(self) -> tuple[str, ...]:
        return tuple(self.text.split())


def create_vault(
    path: Path, passphrase: str | None, *, cost: KdfCost = STRONG_COST
) -> tuple[DataKey, RecoveryCode]:
    """Make a new key and its file. Without a passphrase the key lies in the file unwrapped.

    Raises StorageError when a key file is already there: it would be the loss of all data.
    """
    if vault_exists(path):
        raise StorageError(_("There is already a key file in this folder. It was left as it is."))
    key = DataKey(raw=secrets.token_bytes(KEY_BYTES))
    code = _new_code()
    file = KeyFile(key_id=key_file.key_id(key.raw), cost=cost)
    file = _with_passphrase(file, key, passphrase)
    file = replace(file, recovery=key_file.wrap(key.raw, _bare(code.text), "recovery", cost))
    key_file.write(path, file)
    return key, code


def vault_exists(path: Path) -> bool:
    """Whether a key file, or its second copy, is there."""
    return path.exists() or key_file.second(path).exists()


def needs_passphrase(path: Path) -> bool:
    """Whether a passphrase must be asked before the data can be opened."""
    return key_file.read(path).plain_key is None


def key_id(path: Path) -> str:
    """Return the public mark of the data key: equal for key files of the same data."""
    return key_file.read(path).key_id


def unlock(path: Path, passphrase: str | None) -> DataKey:
    """Return the data key. Raises WrongKeyError, which tells nothing about how wrong it was."""
    file = key_file.read(path)
    if file.plain_key is not None:
        return DataKey(raw=file.plain_key)
    raw = key_file.unwrap(file.passphrase, _normal(passphrase or ""), "passphrase")
    if raw is None:
        raise WrongKeyError(_("The passphrase does not fit."))
    return DataKey(raw=raw)


def unlock_with_recovery(path: Path, code: str) -> DataKey:
    """Return the data key by the recovery sheet; case, spaces and dashes do not matter."""
    bare = _bare(code)
    if len(bare) != GROUPS * GROUP_SIGNS:
        raise WrongKeyError(
            _("The recovery code has 8 groups of 4 signs; {count} of 32 signs were typed.").format(
                count=len(bare)
            )
        )
    raw = key_file.unwrap(key_file.read(path).recovery, bare, "recovery")
    if raw is None:
        raise WrongKeyError(
            _("The recovery code does not fit. Compare it group by group with the sheet.")
        )
    return DataKey(raw=raw)


def change_passphrase(path: Path, data_key: DataKey, new: str | None) -> None:
    """Wrap the key by another passphrase, or by none. The recovery sheet stays valid."""
    file = _own(path, data_key)
    key_file.write(path, _with_passphrase(file, data_key, new))


def new_recovery(path: Path, data_key: DataKey) -> RecoveryCode:
    """Make a new recovery sheet; the old one stops working."""
    file = _own(path, data_key)
    code = _new_code()
    recovery = key_file.wrap(data_key.raw, _bare(code.text), "recovery", file.cost)
    key_file.write(path, replace(file, recovery=recovery))
    return code


def waiting_s(failures: int) -> int:
    """Seconds to wait after so many wrong passphrases in a row: 0, 1, 2, 4 … 60."""
    return min(LONGEST_WAIT_S, 1 << min(failures - 1, 6)) if failures > 0 else 0


def _own(path: Path, data_key: DataKey) -> KeyFile:
    file = key_file.read(path)
    if file.key_id != key_file.key_id(data_key.raw):
        raise StorageError(
            _("The key file in this folder belongs to other data. It was left as it is.")
        )
    return file


def _with_passphrase(file: KeyFile, key: DataKey, passphrase: str | None) -> KeyFile:
    if not passphrase:
        return replace(file, passphrase=None, plain_key=key.raw)
    wrapped = key_file.wrap(key.raw, _normal(passphrase), "passphrase", file.cost)
    return replace(file, passphrase=wrapped, plain_key=None)


def _new_code() -> RecoveryCode:
    return RecoveryCode(text=" ".join(_new_group() for _group in range(GROUPS)))


def _new_group() -> str:
    return "".join(secrets.choice(RECOVERY_SIGNS) for _sign in range(GROUP_SIGNS))


def _bare(code: str) -> str:
    return "".join(sign for sign in code.upper() if sign.isalnum())


def _normal(passphrase: str) -> str:
    return unicodedata.normalize("NFC", passphrase)
