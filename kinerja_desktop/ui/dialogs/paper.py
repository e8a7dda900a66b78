"""PaperDialog: a text of the program to read: what is new, the licences of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.i18n import _, language
from kinerja_desktop.paths import resource_dir
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.reading_text import ReadingText

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.theme.theme import Theme


def licences_text() -> str:
    """Return the licences of every bundled part, in the words of their owners."""
    path = resource_dir() / "licences" / "third-party.md"
    return path.read_text(encoding="utf-8")


def news_text() -> str:
    """Return what is new, in the language in force; in a checkout the changelog is the English."""
    folder = resource_dir()
    path = folder / "news" / f"{language()}.md"
    if not path.exists():
        path = folder.parent / "CHANGELOG.md"
    return path.read_text(encoding="utf-8")


def without_title(text: str) -> str:
    """Return Markdown without its title, which the dialog has, and with smaller heads."""
    lines = text.splitlines()
    body = lines[1:] if lines and lines[0].startswith("# ") else lines
    return "\n".join(f"##{line}" if line.startswith("#") else line for line in body)


class PaperDialog(Dialog):
    """Shows Markdown; links are shown, not opened: the program does not use the internet."""

    def __init__(self, theme: Theme, title: str, text: str, *, parent: QWidget) -> None:
        super().__init__(theme, title, verb=_("Close"), width=720, height=580, parent=parent)
        self.cancel.hide()
        self.text = ReadingText(theme, title, parent=self)
        self.text.show_markdown(without_title(text))
        self.body.addWidget(self.text, 1)
