"""TalkCover: lies over everything when the screen is hidden, or when it was unplugged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.labels import IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import column, row
from kinerja_desktop.ui.widgets.painting import Canvas, Painted

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme


class TalkCover(Painted):
    """A blank sheet with one button, which shows the talk again."""

    left = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget) -> None:
        super().__init__(theme, parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._icon = IconLabel(theme, "eye-off", color="text-3", size=28, parent=self)
        self.title = Text(theme, look="talk/600", lines=0, parent=self)
        self.sentence = Text(theme, look="talk-small text-3", lines=0, parent=self)
        self.button = Button(theme, _("Show again"), height=44, parent=self)
        self.button.clicked.connect(self.left)
        for text in (self.title, self.sentence):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words = column(
            None,
            row(None, self._icon, None),
            8,
            self.title,
            self.sentence,
            16,
            row(None, self.button, None),
            None,
            gap=4,
        )
        words.setContentsMargins(40, 0, 40, 0)
        self.setLayout(words)
        self.hide()

    def show_hidden(self) -> None:
        self._icon.set_icon("eye-off")
        self._cover(_("The screen is hidden"), _("Press B or the button to go on."))

    def show_unplugged(self) -> None:
        self._icon.set_icon("monitor")
        words = _("Everything is saved. Plug it in again, or go on with this screen.")
        self._cover(_("The screen was unplugged"), words)

    def _cover(self, title: str, sentence: str) -> None:
        self.title.set_text(title)
        self.sentence.set_text(sentence)
        self.setAccessibleName(title)
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            canvas.fillRect(self.rect(), self.theme.color("nav"))
