"""Entrance: first start, unlocking, the cover of a locked window, and what both offer.

It is there before anything heavy is loaded, so what is heavy is imported when called.
"""

from __future__ import annotations

import gc
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from kinerja_desktop.errors import Cancelled, KinerjaError
from kinerja_desktop.paths import Paths
from kinerja_desktop.ui.frame import Frame

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.data.backup import Backup
    from kinerja_desktop.session import Opener, Session
    from kinerja_desktop.staged_vault import StagedVault
    from kinerja_desktop.ui.dialogs.first_start import FirstStartChoice, FirstStartScreen
    from kinerja_desktop.ui.dialogs.recovery_paper import SheetWords
    from kinerja_desktop.ui.dialogs.unlock import UnlockScreen


def waiting_s(failures: int) -> int:
    from kinerja_desktop.data.vault import waiting_s as wait  # noqa: PLC0415

    return wait(failures)


def load_the_rest() -> None:
    """Import services, and with them SQLAlchemy, reportlab and pyHanko; the shell; the pages."""
    from kinerja_desktop import session  # noqa: F401, PLC0415
    from kinerja_desktop.ui import main_window, talk_room  # noqa: F401, PLC0415

    # What is loaded now stays: to look through it again and again would hold the window up.
    gc.freeze()


def _moment_of(backup: Backup) -> str:
    from kinerja_desktop.ui.panels.restoring.words import backup_words  # noqa: PLC0415

    return backup_words(backup).when


class Entrance(QObject):
    """Builds the screens before the work begins and opens the store behind them."""

    opened = Signal(object, object)  # Session, FirstStartChoice or None
    unlocked = Signal()  # the cover may go
    restored = Signal(object)  # Backup: its data lies in the folder now
    restore_wanted = Signal(object)  # Backup, from the cover: the open store must be closed first

    def __init__(
        self, frame: Frame, paths: Paths, *, opener: Callable[[], Opener], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._frame = frame
        self._paths = paths
        self._opener = opener
        self._staged: StagedVault | None = None
        self._screen: FirstStartScreen | UnlockScreen | None = None
        self._unlock: UnlockScreen | None = None
        self.has_used_recovery = False

    def first_screen(self) -> QWidget:
        """Return the first start on a fresh computer, else the unlock card."""
        return self._first_start() if self._paths.is_fresh() else self._unlock_card()

    def open_by_itself(self) -> None:
        """Say whether others have the data open; open a store that has no passphrase.

        Called once the card is painted: to look loads much.
        """
        card = self._unlock
        if card is None:
            return
        self._frame.runner.run(
            card,
            lambda _progress: self._look_around(),
            lambda key: self._open_if_known(key, card),
            on_error=self._show_trouble,
        )

    def unlock_screen(self, restored: Backup | None = None) -> UnlockScreen:
        """Return the card that opens the store; without a passphrase it opens by itself.

        `restored` is the backup that has just been put in the place of the data.
        """
        screen = self._unlock_card(restored)
        self.open_by_itself()
        return screen

    def cover(self, session: Session, period: str, since: str) -> UnlockScreen:
        """Return the card that covers a locked window."""
        owner = session.owner
        screen = self._card(
            self.restore_wanted.emit,
            period=period,
            name=owner.name,
            position=owner.position,
            locked_at=since,
        )
        screen.opened.connect(lambda _key: self.unlocked.emit())
        screen.opened_with_recovery.connect(lambda _key: self.unlocked.emit())
        return screen

    def _unlock_card(self, restored: Backup | None = None) -> UnlockScreen:
        when = _moment_of(restored) if restored is not None else ""
        screen = self._unlock = self._card(self._put_back, restored=when)
        screen.opened.connect(self._open)
        screen.opened_with_recovery.connect(self._open_after_recovery)
        return screen

    def _card(self, put_back: Callable[[Backup], object], **known: str) -> UnlockScreen:
        from kinerja_desktop.ui.dialogs.unlock import (  # noqa: PLC0415
            UnlockCalls,
            UnlockFacts,
            UnlockScreen,
        )

        calls = UnlockCalls(
            unlock=self._key_of,
            unlock_with_recovery=self._unlock_with_recovery,
            waiting_s=waiting_s,
        )
        frame = self._frame
        screen = UnlockScreen(frame.theme, frame.runner, calls, facts=UnlockFacts(**known))
        screen.verify_wanted.connect(lambda: self._verify(screen))
        screen.restore_wanted.connect(lambda: self._restore(screen, put_back))
        self._screen = screen
        return screen

    def _first_start(self) -> FirstStartScreen:
        from kinerja_desktop.ui.dialogs.first_start import FirstStartScreen  # noqa: PLC0415
        from kinerja_desktop.ui.dialogs.first_start_security import (  # noqa: PLC0415
            SecurityCalls,
        )

        calls = SecurityCalls(
            protect=self._protect, save_sheet=self._save_sheet, print_sheet=self._print_sheet
        )
        frame = self._frame
        screen = FirstStartScreen(frame.theme, frame.runner, calls, today=date.today())  # noqa: DTZ011
        screen.finished.connect(self._begin)
        screen.restore_wanted.connect(lambda: self._restore(screen, self._put_back))
        self._screen = screen
        return screen

    # Called on the lanes.

    def _key_of(self, passphrase: str) -> Any:
        from kinerja_desktop.data.vault import unlock  # noqa: PLC0415

        return unlock(self._paths.key, passphrase)

    def _unlock_with_recovery(self, code: str) -> Any:
        from kinerja_desktop.data.vault import unlock_with_recovery  # noqa: PLC0415

        return unlock_with_recovery(self._paths.key, code)

    def _look_around(self) -> Any:
        """Return the key of a store without a passphrase, or None; raises when it is in use."""
        from kinerja_desktop.data.lock import FolderLock  # noqa: PLC0415
        from kinerja_desktop.data.replacing import LOCK_NAME  # noqa: PLC0415

        FolderLock(self._paths.data / LOCK_NAME).check()
        return self._key_without_passphrase()

    def _key_without_passphrase(self) -> Any:
        from kinerja_desktop.data.vault import needs_passphrase, unlock  # noqa: PLC0415

        return None if needs_passphrase(self._paths.key) else unlock(self._paths.key, None)

    def _protect(self, passphrase: str) -> tuple[str, ...]:
        from kinerja_desktop.staged_vault import StagedVault  # noqa: PLC0415

        if self._staged is None:
            self._staged = StagedVault(self._paths)
        return self._staged.protect(passphrase)

    def _save_sheet(self, path: Path, words: SheetWords) -> None:
        from kinerja_desktop.session import save_recovery_sheet  # noqa: PLC0415

        save_recovery_sheet(path, words.groups, words.name, words.printed_on)

    def _print_sheet(self, words: SheetWords, parent: QWidget) -> bool:
        from kinerja_desktop.ui.sheet_printing import print_sheet  # noqa: PLC0415

        return print_sheet(words, self._frame.theme.family, parent)

    # What follows from them.

    def _open_if_known(self, key: Any, screen: UnlockScreen) -> None:
        if key is not None:
            screen.set_busy(busy=True)
            self._open(key)

    def _open_after_recovery(self, key: Any) -> None:
        self.has_used_recovery = True
        self._open(key)

    def _open(self, key: Any) -> None:
        self._frame.runner.run(
            self,
            lambda _progress: self._opener().open(self._paths, key),
            lambda session: self.opened.emit(session, None),
            on_error=self._show_trouble,
            long=True,
        )

    def _begin(self, choice: FirstStartChoice) -> None:
        staged = self._staged
        if staged is None:
            return
        self._frame.runner.run(
            self,
            lambda _progress: self._opener().begin(self._paths, staged, choice.profile),
            lambda session: self.opened.emit(session, choice),
            on_error=self._show_trouble,
            long=True,
        )

    def _show_trouble(self, error: KinerjaError | Cancelled) -> None:
        if isinstance(error, KinerjaError) and self._screen is not None:
            self._screen.show_trouble(error)

    def _verify(self, screen: UnlockScreen) -> None:
        """Load what checking needs, then offer it over the card; no store is opened for it."""

        def load(_progress: object) -> None:
            from kinerja_desktop.services import verifying  # noqa: F401, PLC0415

        self._frame.runner.run(
            screen,
            load,
            lambda _none: self._open_verify(screen),
            on_error=self._show_trouble,
            long=True,
        )

    def _open_verify(self, screen: UnlockScreen) -> None:
        from kinerja_desktop.services.verifying import check_file  # noqa: PLC0415
        from kinerja_desktop.ui.dialogs.verify import VerifyDialog  # noqa: PLC0415
        from kinerja_desktop.ui.panels.verifying.verify_panel import VerifyPanel  # noqa: PLC0415

        panel = VerifyPanel(self._frame, check_file)
        VerifyDialog(self._frame.theme, panel, parent=screen).open()

    def _restore(self, screen: QWidget, put_back: Callable[[Backup], object]) -> None:
        def find(_progress: object) -> Any:
            from kinerja_desktop.session import usable_backups  # noqa: PLC0415

            return usable_backups(self._paths)

        self._frame.runner.run(
            screen,
            find,
            lambda found: self._offer_backups(screen, found, put_back),
            on_error=self._show_trouble,
            long=True,
        )

    def _offer_backups(
        self, screen: QWidget, found: tuple[Any, ...], put_back: Callable[[Backup], object]
    ) -> None:
        from kinerja_desktop.ui.dialogs.choose_backup import ChooseBackupDialog  # noqa: PLC0415
        from kinerja_desktop.ui.panels.restoring.words import backup_words  # noqa: PLC0415

        words = tuple(backup_words(backup) for backup in found)
        dialog = ChooseBackupDialog(self._frame.theme, words, parent=screen)
        dialog.accepted.connect(lambda: put_back(dialog.chosen()))
        dialog.open()

    def _put_back(self, backup: Backup) -> None:
        def put(_progress: object) -> None:
            from kinerja_desktop.session import restore_backup  # noqa: PLC0415

            restore_backup(backup, self._paths)

        self._frame.runner.run(
            self,
            put,
            lambda _none: self.restored.emit(backup),
            on_error=self._show_trouble,
            long=True,
        )
