"""The manifest of a backup: when, why, how much, and the digest of each file. It holds no name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from kinerja_desktop.data.files import sha256_of, write_safely
from kinerja_desktop.data.replacing import DATABASE_NAME, KEY_NAME

MANIFEST_NAME = "backup.json"
VERSION = 1


class Cause(StrEnum):
    """Why a backup was made."""

    CLOSING = "closing"
    DAILY = "daily"
    MANUAL = "manual"
    BEFORE_IMPORT = "before_import"
    BEFORE_RESTORE = "before_restore"
    BEFORE_UPGRADE = "before_upgrade"


SET_ASIDE = frozenset({Cause.BEFORE_RESTORE, Cause.BEFORE_UPGRADE})


@dataclass(frozen=True, kw_only=True)
class Backup:
    """One backup. `is_proven`: opened and compared right after writing; `is_usable`: intact now.

    `counts` has the keys of Work.counts(), or none when the data could not be opened. `key_id`
    is the public mark of the data key, `revision` the version of the data file.
    """

    folder: Path
    made_at: datetime
    cause: Cause
    counts: Mapping[str, int]
    size_bytes: int
    is_proven: bool
    is_usable: bool
    key_id: str = ""
    revision: str = ""

    @property
    def is_ordinary(self) -> bool:
        """Good, and not one set aside before a restore or an upgrade."""
        return self.is_usable and self.is_proven and self.cause not in SET_ASIDE


def folder_name(at: datetime, cause: Cause) -> str:
    """2026-06-25T163100-closing: sorts by time and is allowed on every file system."""
    return f"{at:%Y-%m-%dT%H%M%S}-{cause.value}"


def write(
    folder: Path,
    *,
    cause: Cause,
    at: datetime,
    counts: Mapping[str, int],
    key_id: str = "",
    revision: str = "",
) -> None:
    """Write the manifest of the files that lie in the folder. A key makes it a proven one."""
    files = {
        place.name: {"size_bytes": place.stat().st_size, "sha256": sha256_of(place)}
        for place in sorted(folder.iterdir())
    }
    plain = {
        "version": VERSION,
        "made_at": at.isoformat(),
        "cause": cause.value,
        "counts": dict(counts),
        "key_id": key_id,
        "revision": revision,
        "is_proven": bool(key_id),
        "files": files,
    }
    write_safely(folder / MANIFEST_NAME, json.dumps(plain, indent=1).encode())


def read(folder: Path, *, thorough: bool = True) -> Backup:
    """Return what the manifest says, and whether the files still fit it."""
    try:
        plain = json.loads((folder / MANIFEST_NAME).read_text(encoding="utf-8"))
        return Backup(
            folder=folder,
            made_at=datetime.fromisoformat(plain["made_at"]).astimezone(),
            cause=Cause(plain["cause"]),
            counts=dict(plain["counts"]),
            size_bytes=sum(int(file["size_bytes"]) for file in plain["files"].values()),
            is_proven=bool(plain["is_proven"]),
            is_usable=_fits(folder, plain["files"], thorough=thorough),
            key_id=str(plain["key_id"]),
            revision=str(plain["revision"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return _unreadable(folder)


def _fits(folder: Path, files: Mapping[str, Any], *, thorough: bool) -> bool:
    if DATABASE_NAME not in files or KEY_NAME not in files:
        return False
    for name, file in files.items():
        place = folder / name
        if not place.is_file() or place.stat().st_size != file["size_bytes"]:
            return False
        if thorough and sha256_of(place) != file["sha256"]:
            return False
    return True


def _unreadable(folder: Path) -> Backup:
    return Backup(
        folder=folder,
        made_at=_when(folder),
        cause=Cause.MANUAL,
        counts={},
        size_bytes=0,
        is_proven=False,
        is_usable=False,
    )


def _when(folder: Path) -> datetime:
    """Read the time from the folder's name, else from the file system."""
    try:
        return datetime.strptime(folder.name[:17], "%Y-%m-%dT%H%M%S").astimezone()
    except ValueError:
        return datetime.fromtimestamp(folder.stat().st_mtime, UTC)
