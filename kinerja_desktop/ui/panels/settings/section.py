"""Section: a heading and groups of rows in the column of Pengaturan; and how a setting is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.errors import StorageError
from kinerja_desktop.i18n import _
from kinerja_desktop.settings import setting_fields
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import Divider, column, row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kinerja_desktop.services import Services
    from kinerja_desktop.ui.page import Page
    from kinerja_desktop.ui.theme.theme import Theme


def group(theme: Theme, rows: Iterable[QWidget], *, parent: QWidget | None = None) -> Card:
    """Return a card of rows with hairlines between them."""
    card = Card(theme, margins=(18, 0, 18, 0), parent=parent)
    card.body.setSpacing(0)
    for place, part in enumerate(rows):
        if place:
            card.add(Divider(theme, parent=card))
        card.add(part)
    return card


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What every section works with: the page it stands on and the services."""

    page: Page
    services: Services

    @property
    def theme(self) -> Theme:
        return self.page.theme

    def change(self, name: str, value: Any) -> None:
        """Keep a setting at once, and offer to take it back."""
        preferences = self.page.frame.preferences
        before = getattr(preferences.current, name)
        if before == value:
            return
        if not preferences.change(**{name: value}):
            words = _("The settings could not be written. The choice holds until you close.")
            self.page.notices.show_error(StorageError(words))
            return
        title = str(setting_fields()[name]["title"])
        self.page.say(
            _("{setting} changed").format(setting=_(title)), undo=lambda: self.change(name, before)
        )


class Section(QWidget):
    """One chapter. `look` reads what it shows; `leave` keeps what is unsaved."""

    caption_changed = Signal()

    KEY: ClassVar[str] = ""
    TITLE: ClassVar[str] = ""
    ICON: ClassVar[str] = ""
    CAPTION: ClassVar[str] = ""  # the second line in the list, where it is always the same

    def __init__(self, desk: Desk, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self.theme = desk.theme
        self.heading = Text(self.theme, _(self.TITLE), look="heading", parent=self)
        self.head = row(self.heading, None, gap=8)
        self.body = column(self.head, gap=10)
        self.setLayout(self.body)

    def caption(self) -> str:
        """Return the second line of this section in the list."""
        return _(self.CAPTION) if self.CAPTION else ""

    def look(self) -> None:
        """Ask the services and show what they say."""

    def leave(self) -> None:
        """Keep what is unsaved."""

    def add_group(self, *rows: QWidget) -> Card:
        card = group(self.theme, rows, parent=self)
        self.body.addWidget(card)
        return card
