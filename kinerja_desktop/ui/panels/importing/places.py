"""Where a list may lie: drives that were put in, the folder used last, the usual folders."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QStorageInfo

from kinerja_desktop.i18n import _, file_size, short_date

LIST_SUFFIXES = (
    ".xlsx",
    ".xlsm",
    ".xls",
    ".xlsb",
    ".ods",
    ".csv",
    ".tsv",
    ".tab",
    ".txt",
    ".html",
    ".htm",
)
_REMOVABLE_ROOTS = ("/media/", "/run/media/", "/Volumes/")
_LISTS_SHOWN = 3
_ENTRIES_LOOKED_AT = 2000


@dataclass(frozen=True, kw_only=True)
class Volume:
    """A drive that can be pulled out."""

    root: str
    name: str
    free_bytes: int
    is_read_only: bool = False


@dataclass(frozen=True, kw_only=True)
class ListFile:
    """A file that may hold a staff list; `caption` tells its day and size."""

    path: Path
    caption: str


@dataclass(frozen=True, kw_only=True)
class Place:
    """A folder or drive one can look in; `lists` are its newest files that may be lists."""

    folder: Path
    name: str
    caption: str
    icon: str
    is_drive: bool = False
    lists: tuple[ListFile, ...] = ()


def find_places(recent: str) -> tuple[Place, ...]:
    """Look for drives and folders, only reading. Takes a while where a drive is slow."""
    return (*drives_of(removable_volumes()), *usual_places(recent))


def drives_of(volumes: Iterable[Volume]) -> tuple[Place, ...]:
    """Return drives as places: by name and free room, with the newest lists on them."""
    return tuple(
        Place(
            folder=Path(volume.root),
            name=volume.name,
            caption=_caption(volume),
            icon="usb",
            is_drive=True,
            lists=newest_lists(Path(volume.root)),
        )
        for volume in volumes
    )


def usual_places(recent: str) -> tuple[Place, ...]:
    """Return the folder used last, then Downloads and Documents, as far as they exist."""
    places = []
    if recent and _is_folder(Path(recent)):
        folder = Path(recent)
        places.append(
            Place(folder=folder, name=folder.name, caption=_("used last"), icon="history")
        )
    kinds = QStandardPaths.StandardLocation
    named = (
        (kinds.DownloadLocation, _("Downloads"), "folder-down"),
        (kinds.DocumentsLocation, _("Documents"), "folder"),
    )
    for kind, name, icon in named:
        folder = Path(QStandardPaths.writableLocation(kind))
        if _is_folder(folder) and all(place.folder != folder for place in places):
            places.append(Place(folder=folder, name=name, caption=str(folder), icon=icon))
    return tuple(places)


def newest_lists(folder: Path) -> tuple[ListFile, ...]:
    """Return the newest files of a folder whose names end like a list; none when it is gone."""
    found = []
    try:
        with os.scandir(folder) as entries:
            for entry in islice(entries, _ENTRIES_LOOKED_AT):
                is_list = Path(entry.name).suffix.lower() in LIST_SUFFIXES
                if is_list and not entry.name.startswith((".", "~$")) and entry.is_file():
                    about = entry.stat()
                    found.append((about.st_mtime, about.st_size, Path(entry.path)))
    except OSError:
        return ()
    newest = sorted(found, reverse=True)[:_LISTS_SHOWN]
    return tuple(
        ListFile(path=path, caption=f"{_day(changed)} · {file_size(size)}")
        for changed, size, path in newest
    )


def removable_volumes() -> tuple[Volume, ...]:
    """Return the drives of this computer that can be pulled out."""
    return tuple(
        Volume(
            root=volume.rootPath(),
            name=volume.name() or volume.displayName(),
            free_bytes=volume.bytesFree(),
            is_read_only=volume.isReadOnly(),
        )
        for volume in QStorageInfo.mountedVolumes()
        if volume.isValid() and volume.isReady() and _is_removable(volume)
    )


def _is_removable(volume: QStorageInfo) -> bool:
    """Tell by the mount point; on Windows every local drive but the system's may be a stick."""
    root = volume.rootPath()
    if root.startswith("/"):
        return root.startswith(_REMOVABLE_ROOTS)
    is_local = not bytes(volume.device().data()).startswith(b"\\\\UNC")
    return is_local and root != QStorageInfo.root().rootPath()


def _is_folder(path: Path) -> bool:
    """Say whether there is such a folder; a stick that fails holds none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _caption(volume: Volume) -> str:
    room = _("{size} free").format(size=file_size(volume.free_bytes))
    told = _("read only") if volume.is_read_only else room
    return f"{told} · {volume.root}"


def _day(changed_s: float) -> str:
    return short_date(datetime.fromtimestamp(changed_s, UTC).astimezone().date())
