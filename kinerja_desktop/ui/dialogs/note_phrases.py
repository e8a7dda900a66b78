"""NotePhrases: own sentences for the text of a note, each on Ctrl and its digit."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from kinerja_desktop.core.observation import PHRASE_LIMIT
from kinerja_desktop.errors import Cancelled, KinerjaError
from kinerja_desktop.i18n import _

if TYPE_CHECKING:
    from kinerja_desktop.services import Services
    from kinerja_desktop.ui.dialogs.note_form import NoteForm
    from kinerja_desktop.ui.frame import Frame

MENU_LETTERS = 48


class NotePhrases(QObject):
    """Reads the phrases, puts one into the text, and offers a menu to keep and forget them."""

    def __init__(self, frame: Frame, services: Services, form: NoteForm, *, sheet: QWidget) -> None:
        super().__init__(form)
        self._frame, self._services, self._form = frame, services, form
        self.phrases: tuple[str, ...] = ()
        form.phrases.clicked.connect(self._on_clicked)
        sheet.installEventFilter(self)
        frame.runner.run(self, lambda _progress: services.phrases.all(), self._take)

    def eventFilter(self, _sheet: QObject, event: QEvent) -> bool:
        """Take Ctrl and a digit inside the sheet: outside of a note they open pages."""
        if not isinstance(event, QKeyEvent) or not is_phrase_key(event):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            self.insert(event.key() - Qt.Key.Key_1)
            return True
        return False

    def insert(self, place: int) -> None:
        """Put the phrase with this place (from 0) where the cursor stands."""
        if place >= len(self.phrases):
            return
        area = self._form.text
        before = area.textCursor().block().text()[: area.textCursor().positionInBlock()]
        gap = " " if before and not before.endswith(" ") else ""
        area.insertPlainText(gap + self.phrases[place])
        area.setFocus()

    def menu(self) -> QMenu:
        """Return what the button shows: the phrases, keeping what is written, forgetting one."""
        menu = QMenu(self._form)
        for place, text in enumerate(self.phrases):
            action = menu.addAction(f"{_brief(text)}\tCtrl+{place + 1}")
            action.triggered.connect(partial(self.insert, place))
        if self.phrases:
            menu.addSeparator()
        written = self._form.text.text().strip()
        keep = menu.addAction(_("Keep what is written as a quick phrase"))
        can_keep = bool(written) and written not in self.phrases
        keep.setEnabled(can_keep and len(self.phrases) < PHRASE_LIMIT)
        keep.triggered.connect(lambda: self._save((*self.phrases, written)))
        forget = menu.addMenu(_("Forget a quick phrase"))
        forget.setEnabled(bool(self.phrases))
        for text in self.phrases:
            rest = tuple(other for other in self.phrases if other != text)
            forget.addAction(_brief(text)).triggered.connect(partial(self._save, rest))
        return menu

    def _on_clicked(self) -> None:
        button = self._form.phrases
        self.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _save(self, phrases: tuple[str, ...], _on: object = None) -> None:
        self._frame.runner.run(
            self,
            lambda _progress: self._services.phrases.save(phrases),
            self._take,
            on_error=self._on_refused,
        )

    def _take(self, phrases: tuple[str, ...]) -> None:
        self.phrases = phrases

    def _on_refused(self, error: KinerjaError | Cancelled) -> None:
        if isinstance(error, KinerjaError):
            self._form.set_error("text", error.message)


def _brief(text: str) -> str:
    """Return a phrase as a line of a menu."""
    flat = " ".join(text.split()).replace("&", "&&")
    return flat if len(flat) <= MENU_LETTERS else f"{flat[: MENU_LETTERS - 1].rstrip()}…"


def is_phrase_key(event: QKeyEvent) -> bool:
    """Whether Ctrl and one of the nine digits are pressed."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    is_digit = Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9
    return is_digit and held == Qt.KeyboardModifier.ControlModifier
