"""Preferences: the settings in force, saved when changed, and who hears of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from kinerja_desktop.settings import Settings, load_settings, save_settings


class Preferences(QObject):
    """Holds the settings of this person. `current` is read by everyone who needs one."""

    changed = Signal(object)  # Settings

    def __init__(self, path: Path, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self.current: Settings = load_settings(path)

    def change(self, **values: Any) -> bool:
        """Take settings by name and save them; False when they hold for this run only."""
        settings = replace(self.current, **values)
        if settings == self.current:
            return True
        is_saved = self._save(settings)
        self.current = settings
        self.changed.emit(settings)
        return is_saved

    def use_for_now(self, **values: Any) -> None:
        """Take settings for this run only, as the command line asks; nothing is saved."""
        self.current = replace(self.current, **values)

    def _save(self, settings: Settings) -> bool:
        try:
            save_settings(self._path, settings)
        except OSError:
            return False
        return True
