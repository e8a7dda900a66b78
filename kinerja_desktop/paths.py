"""Where data, settings, logs and resources lie. Nothing else in the program asks."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import platformdirs

APP_NAME = "KinerjaDesktop"
PORTABLE_MARKER = "portable.txt"


@dataclass(frozen=True, kw_only=True)
class Paths:
    """The folders of one installation. `data` holds one store and its backups."""

    data: Path
    settings: Path
    logs: Path

    @property
    def database(self) -> Path:
        return self.data / "kinerja.db"

    @property
    def key(self) -> Path:
        return self.data / "kinerja.key"

    @property
    def second_key(self) -> Path:
        """Return where the second copy of the key file lies."""
        return self.data / "kinerja.key.2"

    def is_fresh(self) -> bool:
        """Say whether no data is here yet. A folder that cannot be looked into is not fresh."""
        try:
            places = (self.database, self.key, self.second_key)
            return not any(place.exists() for place in places)
        except PermissionError:
            return False

    @property
    def backups(self) -> Path:
        return self.data / "backups"

    def sample(self) -> Paths:
        """Return the folders of the store with sample data: apart from the real one."""
        return Paths(data=self.data / "contoh", settings=self.settings, logs=self.logs)


def find_paths(data_dir: Path | None = None) -> Paths:
    """Return the folders to use: the given one, a portable one beside the program, or the user's.

    A file named portable.txt beside a frozen program keeps everything beside the program.
    """
    if data_dir is not None:
        return Paths(data=data_dir, settings=data_dir / "settings.toml", logs=data_dir / "logs")
    beside = Path(sys.executable).parent
    if getattr(sys, "frozen", False) and (beside / PORTABLE_MARKER).exists():
        return find_paths(beside / "data")
    dirs = platformdirs.PlatformDirs(APP_NAME, appauthor=False)
    return Paths(
        data=dirs.user_data_path,
        settings=dirs.user_config_path / "settings.toml",
        logs=dirs.user_log_path,
    )


@cache
def resource_dir() -> Path:
    """Return the folder of fonts, icons, texts: frozen program, installed wheel, or checkout."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    package = Path(__file__).parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"
