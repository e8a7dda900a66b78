"""The QApplication: look, fonts, language, the last net, and Python's garbage on the UI thread."""

from __future__ import annotations

import gc
import logging
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from kinerja_desktop import __version__
from kinerja_desktop.i18n import language, use_language
from kinerja_desktop.ui.bug import Bug
from kinerja_desktop.ui.garbage import REST
from kinerja_desktop.ui.qt_texts import QtTexts
from kinerja_desktop.ui.theme.look import Look

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

    from kinerja_desktop.settings import Settings
    from kinerja_desktop.ui.theme.theme import Theme

APPLICATION_NAME = "KinerjaDesktop"
GARBAGE_INTERVAL_MS = 2000
HALF_LIGHT = 128

log = logging.getLogger("kinerja_desktop")


class LastNet(QObject):
    """Catches what nobody caught: logged without its message, shown in the crash window."""

    caught = Signal(object)  # Bug

    def install(self) -> None:
        sys.excepthook = self._on_error
        threading.excepthook = lambda args: self._on_error(
            args.exc_type, args.exc_value, args.exc_traceback
        )

    def report(self, bug: Bug) -> None:
        """Log a mistake and tell the window."""
        log.error("%s", bug.report)
        self.caught.emit(bug)

    def _on_error(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        found = error if error is not None else kind()
        self.report(Bug(error=found.with_traceback(trace)))


class Garbage(QObject):
    """Python's collector, off by itself and run on the UI thread: windows die where they live."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=GARBAGE_INTERVAL_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation whose turn has come, unless the collector rests."""
        if REST.is_held:
            return
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [
            age
            for age, (count, limit) in enumerate(zip(counts, limits, strict=True))
            if count > limit
        ]
        if due:
            gc.collect(max(due))


class Application(QApplication):
    """Dressed, speaking the person's language, with the last net hung."""

    def __init__(self, arguments: Sequence[str], settings: Settings) -> None:
        super().__init__(list(arguments))
        self.setApplicationName(APPLICATION_NAME)
        self.setApplicationDisplayName("Kinerja Desktop")
        self.setApplicationVersion(__version__)
        self.setDesktopFileName("kinerja-desktop")
        self.setQuitOnLastWindowClosed(False)
        self._qt_texts = QtTexts(self)
        self._settings = settings
        self.garbage = Garbage(self)
        self.last_net = LastNet(self)
        self.speak(settings.language)
        self._is_dressed = False

    def dress(self, theme: Theme) -> None:
        """Put the look on, and keep it in step with the system."""
        self._is_dressed = True
        self.theme = theme
        self.theme.set_look(self.look())
        self.theme.apply(self)
        self.styleHints().colorSchemeChanged.connect(lambda _scheme: self._dress())

    def look(self) -> Look:
        """Return the look in force: as the person has chosen, or as the system has it."""
        scheme = self._settings.theme
        if scheme == "system":
            scheme = "dark" if self._is_system_dark() else "light"
        return Look(
            scheme=scheme,
            scale=self._settings.text_size_percent / 100,
            reduced_motion=self._settings.reduce_motion,
        )

    def take_settings(self, settings: Settings) -> None:
        """Change look and language; windows that are open are built anew by their owner."""
        self._settings = settings
        self.speak(settings.language)
        self._dress()

    def speak(self, wanted: str) -> None:
        """Use a language on every floor, in Qt's own words, and in its dates."""
        use_language(wanted)
        self.removeTranslator(self._qt_texts)
        self.installTranslator(self._qt_texts)
        QLocale.setDefault(QLocale("id_ID" if language() == "id" else "en_GB"))

    def _is_system_dark(self) -> bool:
        # Before the first window the style's palette is asked: the hints load all of Qt's names.
        if not self._is_dressed:
            return self.style().standardPalette().window().color().lightness() < HALF_LIGHT
        return self.styleHints().colorScheme().name == "Dark"

    def _dress(self) -> None:
        look = self.look()
        if look != self.theme.look:
            self.theme.set_look(look)
            self.theme.apply(self)


def run_guarded(call: Callable[[], int], net: LastNet) -> int:
    """Run the program; what escapes the event loop is logged and ends it with 1."""
    try:
        return call()
    except Exception as error:  # noqa: BLE001 - the last net
        net.report(Bug(error=error))
        return 1
