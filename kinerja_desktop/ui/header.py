"""The header row: back, title, the page's own widget, search, Catat observasi, help, lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.search import SearchBox
from kinerja_desktop.ui.widgets.buttons import Button, IconButton
from kinerja_desktop.ui.widgets.labels import ElidedText, Text
from kinerja_desktop.ui.widgets.layouts import row

if TYPE_CHECKING:
    from kinerja_desktop.ui.page import Page
    from kinerja_desktop.ui.size_class import SizeClass
    from kinerja_desktop.ui.theme.theme import Theme

SEARCH_WIDTH, SEARCH_WIDTH_COMPACT = 316, 220
LARGE_SCALE = 1.5  # beyond it the narrow window has no room for the words of the button
MOST_GROWTH = 1.2  # of the search with the text size: the page's own words need room too


class Header(QWidget):
    """56 px above every page. The page decides title, subtitle and one widget beside them."""

    back_wanted = Signal()
    note_wanted = Signal()
    help_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._guest: QWidget | None = None
        self.back = IconButton(theme, "arrow-left", _("Back (Alt+Left)"), parent=self)
        self.title = Text(theme, look="title", parent=self)
        self.subtitle = ElidedText(theme, look="small text-3", parent=self)
        self.search = SearchBox(theme, parent=self)
        self.capture = Button(theme, "", kind="tonal", icon="plus", parent=self)
        self.capture.setToolTip(_("Record an observation (Ctrl+N)"))
        self.help = IconButton(theme, "circle-question-mark", _("Help (F1)"), parent=self)
        self.lock = IconButton(theme, "lock", _("Lock (Ctrl+L)"), parent=self)
        self._slot = row(gap=0)
        buttons = row(self.help, self.lock, gap=0)
        self._box = row(
            self.back, self.title, self._slot, self.subtitle, self.search, self.capture, buttons
        )
        self._box.setStretchFactor(self.subtitle, 1)
        self.setLayout(self._box)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._connect()
        theme.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_page(self, page: Page) -> None:
        """Take title, subtitle and widget from a page."""
        self.title.set_text(_(page.TITLE))
        self.back.setVisible(bool(page.PARENT))
        self.subtitle.set_text(page.subtitle)
        guest = page.header_widget
        if guest is not self._guest:
            if self._guest is not None:
                self._slot.removeWidget(self._guest)
                self._guest.hide()
            if guest is not None:
                self._slot.addWidget(guest)
                guest.show()
            self._guest = guest

    def fit(self, size: SizeClass) -> None:
        """Give way: a narrower search and a shorter button in the compact window."""
        compact = size.compact_navigation
        width = SEARCH_WIDTH_COMPACT if compact else SEARCH_WIDTH
        self.search.setFixedWidth(round(width * min(self._theme.scale, MOST_GROWTH)))
        self.search.show_hint(compact=compact)
        words = _("Note down") if compact else _("Record observation")
        is_tight = size.is_single and self._theme.scale > LARGE_SCALE
        self.capture.setText("" if is_tight else words)
        self.capture.setAccessibleName(words)
        self._box.setContentsMargins(size.side_margin, 12, 16, 12)

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_wanted)
        self.capture.clicked.connect(self.note_wanted)
        self.help.clicked.connect(self.help_wanted)
        self.lock.clicked.connect(self.lock_wanted)

    def _on_look_changed(self) -> None:
        self.setFixedHeight(24 + self._theme.control(32))
