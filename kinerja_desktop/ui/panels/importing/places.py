"""Where a list may lie: the folder used last, the usual folders, and drives that were put in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QStorageInfo

from kinerja_desktop.i18n import _, number

_REMOVABLE_ROOTS = ("/media/", "/run/media/", "/Volumes/")
_GIGABYTE = 1024**3


@dataclass(frozen=True, kw_only=True)
class Place:
    """A folder or drive one can look in."""

    folder: Path
    name: str
    caption: str
    icon: str


def usual_places(recent: str) -> tuple[Place, ...]:
    """Return the folder used last, then Downloads and Documents, as far as they exist."""
    places = []
    if recent and Path(recent).is_dir():
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
        if folder.is_dir() and all(place.folder != folder for place in places):
            places.append(Place(folder=folder, name=name, caption=str(folder), icon=icon))
    return tuple(places)


def removable_drives() -> tuple[Place, ...]:
    """Return drives that can be pulled out, with their free room."""
    found = []
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        if volume.isValid() and volume.isReady() and _is_removable(volume):
            name = volume.name() or volume.displayName()
            room = _("{size} GB free").format(size=number(volume.bytesFree() / _GIGABYTE, 1))
            found.append(
                Place(folder=Path(root), name=name, caption=f"{root} · {room}", icon="usb")
            )
    return tuple(found)


def _is_removable(volume: QStorageInfo) -> bool:
    """Tell by the mount point; on Windows every local drive but the system's may be a stick."""
    root = volume.rootPath()
    if root.startswith("/"):
        return root.startswith(_REMOVABLE_ROOTS)
    is_local = not bytes(volume.device().data()).startswith(b"\\\\UNC")
    return is_local and root != QStorageInfo.root().rootPath()
