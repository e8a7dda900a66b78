"""Writing files so that a crash leaves the old one or the new one, never half of one."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path

CHUNK_BYTES = 1024 * 1024


def write_safely(path: Path, data: bytes) -> None:
    """Write beside, force to disk, rename. Only the person may read the file."""
    with _beside(path) as beside, _private(beside) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    sync_folder(path.parent)


def copy_safely(source: Path, target: Path) -> None:
    """Copy a file of any size beside the target, force it to disk, rename; as private."""
    with _beside(target) as beside, source.open("rb") as read, _private(beside) as write:
        while chunk := read.read(CHUNK_BYTES):
            write.write(chunk)
        write.flush()
        os.fsync(write.fileno())
    sync_folder(target.parent)


def _private(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Hand out a name beside; rename it at the end, or leave nothing of it on any exception."""
    beside = path.with_name(path.name + ".new")
    try:
        yield beside
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def sync_file(path: Path) -> None:
    """Force a file somebody else wrote to the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make renames in a folder last. Windows has no such call and does not need it."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()
