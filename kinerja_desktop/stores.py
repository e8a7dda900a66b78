"""Stores: which store is open, and the ways between the own one, the sample and a backup.

The heavy parts are imported when needed: they load while the person types.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from kinerja_desktop.data.backup import Backup
    from kinerja_desktop.data.vault import DataKey
    from kinerja_desktop.paths import Paths
    from kinerja_desktop.progress import Progress
    from kinerja_desktop.session import Opener, Session
    from kinerja_desktop.ui.runner import Runner


class Stores(QObject):
    """Opens and closes away from the window's thread; `session` is the store that is shown.

    While a backup is looked into, the own store stays open and locked behind it.
    """

    emptied = Signal()  # nothing is open for a while
    opened = Signal(object)  # Session
    closed = Signal(object)  # Backup that lies in the place of the data, or None: unlock anew
    failed = Signal(object)  # KinerjaError or Cancelled: nothing is open

    def __init__(
        self, runner: Runner, paths: Paths, opener: Callable[[], Opener], *, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._runner, self._paths, self._opener = runner, paths, opener
        self._own_key: DataKey | None = None
        self._behind: Session | None = None  # the own store while a backup is looked into
        self.session: Session | None = None

    def begin(self, session: Session) -> None:
        """Take the own store, which has just been unlocked."""
        self.session = session
        self._own_key = session.key

    def open_sample(self) -> None:
        """Work with invented people, in a store of its own."""
        self._change(lambda opener: opener.open_sample(self._paths))

    def leave_sample(self) -> None:
        from kinerja_desktop.session import remove_sample  # noqa: PLC0415

        key = self._own_key

        def go_home(opener: Opener) -> Session | None:
            remove_sample(self._paths)
            return opener.open(self._paths, key) if key is not None else None

        self._change(go_home)

    def restore(self, backup: Backup) -> None:
        """Put a backup in the place of the data that is open now; it must be unlocked anew."""
        from kinerja_desktop.session import restore_backup  # noqa: PLC0415

        self._change(lambda _opener: restore_backup(backup, self._paths), restored=backup)

    def look_into(self, backup: Backup) -> None:
        """Open a copy of a backup for reading; a trouble is told by the window that stays."""
        own = self.session
        if own is None or self._behind is not None:
            return

        def show(session: Session) -> None:
            self._behind, self.session = own, session
            self.opened.emit(session)

        self._runner.run(
            self,
            lambda _progress: self._opener().look_into(backup, self._paths, own),
            show,
            long=True,
        )

    def leave_backup(self) -> None:
        """Go back to the own store; the copy is removed once nothing reads it any more."""
        looked, own = self.session, self._behind
        if looked is not None and own is not None:
            self.session, self._behind = own, None
            self._runner.run(self, lambda _progress: looked.close())

    def back_up(self, progress: Progress) -> None:
        """Make the backup of closing, of the own store."""
        session = self._behind or self.session
        if session is not None:
            session.back_up(progress)

    def close(self) -> None:
        """Close what is open."""
        for session in (self.session, self._behind):
            if session is not None:
                session.close()
        self.session = self._behind = None

    def _change(
        self, call: Callable[[Opener], Session | None], *, restored: Backup | None = None
    ) -> None:
        """Close what is open, then let `call` give another store."""
        old = (self.session, self._behind)
        self.session = self._behind = None
        self.emptied.emit()

        def change(_progress: object) -> Session | None:
            for session in old:
                if session is not None:
                    session.close()
            return call(self._opener())

        def show(session: Session | None) -> None:
            self.session = session
            if session is None:
                self.closed.emit(restored)
            else:
                self.opened.emit(session)

        self._runner.run(self, change, show, on_error=self.failed.emit, long=True)
