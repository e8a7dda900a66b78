"""Copies of documents in folders and on sticks: safe names, written beside, fsynced, renamed."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from kinerja_desktop.core.dossier import Dossier
from kinerja_desktop.errors import StorageError
from kinerja_desktop.i18n import _

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"com{i}" for i in range(10)),
    *(f"lpt{i}" for i in range(10)),
}
NAME_LIMIT = 120


def file_name(template: str, dossier: Dossier, suffix: str) -> str:
    """Return a name every system accepts, from {name}, {nip} and {period}."""
    parts = {
        "name": dossier.employee.name.lower().replace(" ", "_"),
        "nip": dossier.employee.nip or "tanpa_nip",
        "period": dossier.period.name.replace(" ", "-"),
    }
    text = template
    for key, value in parts.items():
        text = text.replace("{" + key + "}", value)
    stem = _FORBIDDEN.sub("_", f"{text}_{suffix}" if suffix else text).strip(" ._")[:NAME_LIMIT]
    if stem.lower() in _RESERVED or not stem:
        stem = f"dokumen_{stem}"
    return f"{stem}.pdf"


def write_copy(folder: Path, name: str, data: bytes) -> Path:
    """Write a file into a folder; a taken name gets (2). Raises StorageError in one sentence.

    The file is written beside, flushed to the medium and renamed: a pulled stick or a full disk
    leaves no half-written document under the final name.
    """
    if not folder.is_dir():
        raise StorageError(
            _(
                "The folder {folder} is not there. The document is kept in the program; "
                "choose another folder."
            ).format(folder=folder)
        )
    target = _free_name(folder, name)
    try:
        write_whole(target, data)
    except OSError as error:
        raise StorageError(
            _(
                "The copy could not be written to {folder}. The document is kept in the program; "
                "choose another folder."
            ).format(folder=folder),
            details=str(error),
        ) from error
    return target


def write_whole(target: Path, data: bytes) -> None:
    """Write a file beside, flush it, rename it; of a failure (OSError) nothing is left."""
    beside = target.with_name(f"{target.name}.part")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except OSError:
        with suppress(OSError):  # the stick may be gone with it
            beside.unlink(missing_ok=True)
        raise


def save_sheet(target: Path, pdf: bytes) -> None:
    """Write the recovery sheet where the person wants it; raises StorageError."""
    try:
        write_whole(target, pdf)
    except OSError as error:
        text = _("The sheet could not be written to {folder}. Choose another folder or print it.")
        raise StorageError(text.format(folder=target.parent), details=str(error)) from error


def _free_name(folder: Path, name: str) -> Path:
    target = folder / name
    count = 2
    while target.exists():
        target = folder / f"{Path(name).stem} ({count}).pdf"
        count += 1
    return target
