"""Data contoh and Tentang: the invented office; version, data folder, licences, what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from kinerja_desktop import __version__
from kinerja_desktop.i18n import N_, _
from kinerja_desktop.ui.dialogs.paper import PaperDialog, licences_text, news_text
from kinerja_desktop.ui.panels.settings.section import Desk, Section
from kinerja_desktop.ui.panels.settings.setting_rows import PlaceRow, SettingRow
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.lines import SettingsRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SAMPLE, LEAVE_SAMPLE = "sample", "leave_sample"


class DocumentsSection(Section):
    KEY = "documents"
    TITLE = N_("Documents")
    ICON = "file-text"
    CAPTION = N_("paper, folder, file names")

    def __init__(self, desk: Desk, *, parent: QWidget) -> None:
        super().__init__(desk, parent=parent)
        self.add_group(
            SettingRow(desk, "paper", icon="printer"),
            PlaceRow(desk, "export_folder", icon="folder"),
            SettingRow(desk, "file_name", icon="tag"),
        )


class SampleSection(Section):
    KEY = "sample"
    TITLE = N_("Sample data")
    ICON = "flask-conical"

    def __init__(self, desk: Desk, *, parent: QWidget) -> None:
        super().__init__(desk, parent=parent)
        self._is_sample = desk.services.is_sample
        words = _("Open the sample data") if not self._is_sample else _("Leave the sample data")
        self.button = make_button(self.theme, words, on_click=self._on_clicked)
        note = _("twelve invented people in a store of their own; your data stays untouched")
        if self._is_sample:
            note = _("the invented office is deleted; your own data opens again")
        self.add_group(
            SettingsRow(
                self.theme,
                _("An office to look around in"),
                note,
                icon="flask-conical",
                control=self.button,
            )
        )

    def caption(self) -> str:
        return _("in use") if self._is_sample else _("not used")

    def _on_clicked(self) -> None:
        self.desk.page.go(LEAVE_SAMPLE if self._is_sample else SAMPLE)


class AboutSection(Section):
    KEY = "about"
    TITLE = N_("About")
    ICON = "info"

    def __init__(self, desk: Desk, *, parent: QWidget) -> None:
        super().__init__(desk, parent=parent)
        theme = self.theme
        self.news = make_button(theme, _("What is new"), on_click=self._on_news_wanted)
        self.folder = make_button(theme, _("Open folder"), on_click=self._on_folder_wanted)
        self.licences = make_button(theme, _("Show licences"), on_click=self._on_licences_wanted)
        self.add_group(
            SettingsRow(
                theme,
                "Kinerja Desktop",
                _("version {version}; works without the internet").format(version=__version__),
                icon="info",
                control=self.news,
            ),
            SettingsRow(
                theme,
                _("Where the data lies"),
                str(desk.services.backups.folder),
                icon="folder-open",
                control=self.folder,
            ),
            SettingsRow(
                theme,
                _("Licences"),
                _("of the program and of every part in it"),
                icon="scale",
                control=self.licences,
            ),
        )

    def caption(self) -> str:
        return _("version {version}, licences").format(version=__version__)

    def _on_news_wanted(self) -> None:
        PaperDialog(self.theme, _("What is new"), news_text(), parent=self).open()

    def _on_licences_wanted(self) -> None:
        PaperDialog(self.theme, _("Licences"), licences_text(), parent=self).open()

    def _on_folder_wanted(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.desk.services.backups.folder)))
