"""AppearanceSection (Tampilan): theme, text size, motion, language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.i18n import N_
from kinerja_desktop.ui.panels.settings.section import Desk, Section
from kinerja_desktop.ui.panels.settings.setting_rows import SettingRow, words_of
from kinerja_desktop.ui.widgets.lines import SettingsRow
from kinerja_desktop.ui.widgets.theme_pictures import ThemePictures

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.settings import Settings


class AppearanceSection(Section):
    KEY = "appearance"
    TITLE = N_("Appearance")
    ICON = "monitor"
    CAPTION = N_("theme, text size, language")

    def __init__(self, desk: Desk, *, parent: QWidget) -> None:
        super().__init__(desk, parent=parent)
        title, note = words_of("theme")
        self.pictures = ThemePictures(self.theme, title, parent=self)
        self.pictures.value_changed.connect(lambda scheme: desk.change("theme", scheme))
        self.add_group(
            SettingsRow(self.theme, title, note, icon="sun-moon", control=self.pictures),
            SettingRow(desk, "text_size_percent", icon="a-large-small"),
            SettingRow(desk, "language", icon="languages"),
            SettingRow(desk, "reduce_motion", icon="wind"),
        )
        preferences = desk.page.frame.preferences
        preferences.changed.connect(self._on_settings_changed)
        self._on_settings_changed(preferences.current)

    def _on_settings_changed(self, settings: Settings) -> None:
        self.pictures.set_value(settings.theme)
