"""The key file: JSON with a version, two wraps of the data key, kept twice and healed."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from kinerja_desktop.data.files import write_safely
from kinerja_desktop.data.replacing import settle
from kinerja_desktop.data.troubles import file_troubles
from kinerja_desktop.errors import StorageError
from kinerja_desktop.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

FORMAT, VERSION = "kinerja-key", 1
SALT_BYTES, NONCE_BYTES = 16, 12
LARGEST_MEMORY_KIB = 4 * 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class KdfCost:
    """What one guess at a passphrase costs (Argon2id, RFC 9106). Memory in KiB."""

    memory_kib: int
    passes: int
    lanes: int


# The second recommended choice of RFC 9106, section 4: 64 MiB, 3 passes, 4 lanes.
STRONG_COST = KdfCost(memory_kib=64 * 1024, passes=3, lanes=4)
# Only where nothing is protected: tests, and the store with invented people.
QUICK_COST = KdfCost(memory_kib=32, passes=1, lanes=1)


@dataclass(frozen=True, kw_only=True)
class Wrap:
    """The data key under a key derived from something a person knows."""

    salt: bytes
    nonce: bytes
    sealed: bytes = field(repr=False)
    cost: KdfCost


@dataclass(frozen=True, kw_only=True)
class KeyFile:
    """The content. `serial` grows with every change, so that the newer copy is known."""

    key_id: str
    cost: KdfCost
    serial: int = 0
    passphrase: Wrap | None = None
    recovery: Wrap | None = None
    plain_key: bytes | None = field(default=None, repr=False)


def key_id(raw: bytes) -> str:
    """Return the public mark of a key; it tells nothing about the key itself."""
    return hashlib.sha256(b"kinerja-key-id" + raw).hexdigest()[:16]


def second(path: Path) -> Path:
    """Return where the second copy lies."""
    return path.with_name(path.name + ".2")


def wrap(raw: bytes, secret: str, purpose: str, cost: KdfCost) -> Wrap:
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    sealed = AESGCM(_derive(secret, salt, cost)).encrypt(nonce, raw, _context(purpose))
    return Wrap(salt=salt, nonce=nonce, sealed=sealed, cost=cost)


def unwrap(wrapped: Wrap | None, secret: str, purpose: str) -> bytes | None:
    """Return the data key, or None when the secret does not fit."""
    if wrapped is None:
        return None
    cipher = AESGCM(_derive(secret, wrapped.salt, wrapped.cost))
    try:
        return cipher.decrypt(wrapped.nonce, wrapped.sealed, _context(purpose))
    except InvalidTag:
        return None


def read(path: Path) -> KeyFile:
    """Read the newer of the two copies and heal the other. Raises StorageError without any."""
    with file_troubles():
        settle(path.parent)
    copies = {place: _parse(place) for place in (path, second(path))}
    found = [file for file in copies.values() if file is not None]
    if not found:
        raise StorageError(
            _(
                "The key file is missing or damaged. The recovery sheet alone cannot open the data "
                "without its key file. Restore a backup: it holds both together."
            )
        )
    newest = max(found, key=lambda file: file.serial)
    for place, file in copies.items():
        if file != newest:
            _heal(place, newest)
    return newest


def write(path: Path, file: KeyFile) -> None:
    """Write both copies, one after the other, each in one step."""
    data = _dump(replace(file, serial=file.serial + 1))
    with file_troubles():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_safely(path, data)
        write_safely(second(path), data)


def _heal(place: Path, file: KeyFile) -> None:
    try:
        write_safely(place, _dump(file))
    except OSError:
        return  # a drive that cannot be written still opens with the copy that is good


def _derive(secret: str, salt: bytes, cost: KdfCost) -> bytes:
    kdf = Argon2id(
        salt=salt,
        length=32,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    return kdf.derive(secret.encode())


def _context(purpose: str) -> bytes:
    return f"{FORMAT}/{VERSION}/{purpose}".encode()


def _dump(file: KeyFile) -> bytes:
    plain: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "serial": file.serial,
        "key_id": file.key_id,
        "cost": _dump_cost(file.cost),
        "passphrase": _dump_wrap(file.passphrase),
        "recovery": _dump_wrap(file.recovery),
        "plain_key": None if file.plain_key is None else _text(file.plain_key),
    }
    plain["check"] = _check(plain)
    return json.dumps(plain, indent=1).encode()


def _check(plain: dict[str, Any]) -> str:
    known = {name: value for name, value in plain.items() if name != "check"}
    return hashlib.sha256(json.dumps(known, sort_keys=True).encode()).hexdigest()


def _parse(place: Path) -> KeyFile | None:
    try:
        plain = json.loads(place.read_bytes())
        version = int(plain["version"])
        if plain["format"] != FORMAT or plain["check"] != _check(plain):
            return None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if version > VERSION:
        raise StorageError(
            _(
                "The key file was made by a newer version. Update the program; the data was not "
                "changed."
            )
        )
    try:
        return _content(plain)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _content(plain: dict[str, Any]) -> KeyFile:
    plain_key = plain["plain_key"]
    return KeyFile(
        key_id=plain["key_id"],
        cost=_read_cost(plain["cost"]),
        serial=plain["serial"],
        passphrase=_read_wrap(plain["passphrase"]),
        recovery=_read_wrap(plain["recovery"]),
        plain_key=None if plain_key is None else base64.b64decode(plain_key),
    )


def _dump_cost(cost: KdfCost) -> dict[str, int]:
    return {"memory_kib": cost.memory_kib, "passes": cost.passes, "lanes": cost.lanes}


def _read_cost(plain: dict[str, int]) -> KdfCost:
    return KdfCost(
        memory_kib=min(plain["memory_kib"], LARGEST_MEMORY_KIB),
        passes=plain["passes"],
        lanes=plain["lanes"],
    )


def _dump_wrap(wrapped: Wrap | None) -> dict[str, Any] | None:
    if wrapped is None:
        return None
    return {
        "kdf": "argon2id",
        "cipher": "aes-256-gcm",
        "salt": _text(wrapped.salt),
        "nonce": _text(wrapped.nonce),
        "sealed": _text(wrapped.sealed),
        "cost": _dump_cost(wrapped.cost),
    }


def _read_wrap(plain: dict[str, Any] | None) -> Wrap | None:
    if plain is None:
        return None
    return Wrap(
        salt=base64.b64decode(plain["salt"]),
        nonce=base64.b64decode(plain["nonce"]),
        sealed=base64.b64decode(plain["sealed"]),
        cost=_read_cost(plain["cost"]),
    )


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
