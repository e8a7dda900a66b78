"""HelpDialog: the help page of what is on the screen, from resources/help."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kinerja_desktop.i18n import _, language
from kinerja_desktop.paths import resource_dir
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.reading_text import ReadingText

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.theme.theme import Theme

START_PAGE = "start"


def help_folder() -> Path:
    """Return where the pages of every language and their pictures are."""
    return resource_dir() / "help"


def help_text(key: str) -> str:
    """Return the Markdown of a help page; one that is missing gives the start page."""
    folder = help_folder() / language()
    for name in (key, START_PAGE):
        path = folder / f"{name}.md"
        if path.exists():
            return path.read_text(encoding="utf-8")
    return _("There is no help page for this yet. Ctrl+/ lists the keys.")


class HelpDialog(Dialog):
    """Shows one help page; links lead to other pages of the same folder, never outside."""

    def __init__(self, theme: Theme, key: str, *, parent: QWidget) -> None:
        super().__init__(theme, _("Help"), verb=_("Close"), width=720, height=560, parent=parent)
        self.cancel.hide()
        self.text = ReadingText(theme, _("Help"), parent=self)
        self.text.setSearchPaths([str(help_folder())])
        self.text.anchorClicked.connect(lambda url: self.show_page(url.path()))
        self.body.addWidget(self.text, 1)
        self.show_page(key)

    def show_page(self, key: str) -> None:
        self.text.show_markdown(help_text(key.removesuffix(".md")))
