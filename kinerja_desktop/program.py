"""Program: joins window, store and services; moves between first start, lock and work.

The heavy parts load on the workshop lane while the person types; they are imported when needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer

from kinerja_desktop.core.changes import Changes, Kind, kinds_of
from kinerja_desktop.entrance import Entrance, load_the_rest
from kinerja_desktop.errors import Cancelled, KinerjaError
from kinerja_desktop.i18n import _, clock, language
from kinerja_desktop.paths import Paths
from kinerja_desktop.stores import Stores
from kinerja_desktop.ui.application import Application
from kinerja_desktop.ui.dialogs.backdrop import Backdrop
from kinerja_desktop.ui.dialogs.closing import ClosingCover
from kinerja_desktop.ui.dialogs.crash import CrashDialog
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.idle import IdleWatch
from kinerja_desktop.ui.preferences import Preferences
from kinerja_desktop.ui.runner import Runner
from kinerja_desktop.ui.top_window import TopWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from kinerja_desktop.data.backup import Backup
    from kinerja_desktop.session import Opener, Session
    from kinerja_desktop.settings import Settings
    from kinerja_desktop.ui.dialogs.first_start import FirstStartChoice
    from kinerja_desktop.ui.main_window import MainWindow
    from kinerja_desktop.ui.place_keeper import PlaceKeeper
    from kinerja_desktop.ui.runner import Bug

IMPORT, RESTORE, LOOK, RESTORE_PAGE = "import", "restore_backup", "look_into_backup", "restore"
SAMPLE, LEAVE_SAMPLE = "sample", "leave_sample"


class Program(QObject):
    """Joins window, store and services; moves between first start, lock and work."""

    def __init__(
        self, app: Application, top: TopWindow, paths: Paths, preferences: Preferences
    ) -> None:
        super().__init__(app)
        self.top = top
        self._app = app
        self._paths = paths
        self.runner = Runner(self)
        self._frame = Frame(theme=app.theme, runner=self.runner, preferences=preferences)
        self.entrance = Entrance(self._frame, paths, opener=self._opener, parent=self)
        self.stores = Stores(self.runner, paths, self._opener, parent=self)
        self.main: MainWindow | None = None
        self._places: PlaceKeeper | None = None
        self._is_changed = False
        self._is_crashed = False
        self._idle = IdleWatch(preferences.current.lock_after_minutes, parent=self)
        self._connect(preferences)

    @property
    def session(self) -> Session | None:
        """The store that is shown."""
        return self.stores.session

    def start(self) -> None:
        """Show the first screen at once and painted; load the rest while the person types."""
        self.top.show_screen(self.entrance.first_screen())
        self._idle.watch(self.top)
        self._app.processEvents()
        self.entrance.open_by_itself()
        QTimer.singleShot(0, self._load)

    def lock(self) -> None:
        """Cover the window; drafts are saved first."""
        if self.session is None or self.main is None or self.top.is_locked:
            return
        if self.session.is_sample or not self.session.services.security.has_passphrase():
            self._say(_("There is no passphrase to lock with."))
            return
        self.main.leave()
        self._app.clipboard().clear()
        now = clock(self.session.services.clock().time())
        period = self.main.navigation.switcher.title
        self.top.lock(self.entrance.cover(self.session, period, now))

    def close(self) -> None:
        """Save, back up what has changed, and end."""
        if self.session is None or self.main is None:
            self._end()
            return
        self.main.leave()
        self.top.unlock()
        cover = ClosingCover(self._app.theme)
        cover.closed_anyway.connect(self._end)
        cover.stayed.connect(self.top.unlock)
        self.top.lock(cover)
        # The desk lane ends what leave() has begun, and what that has begun, before the backup.
        self._after_desk(lambda: self._after_desk(lambda: self._on_left(cover)))

    def _connect(self, preferences: Preferences) -> None:
        self.top.close_wanted.connect(self.close)
        self.entrance.opened.connect(self._on_opened)
        self.entrance.unlocked.connect(self._on_unlocked)
        self.entrance.restored.connect(self._on_restored)
        self.entrance.restore_wanted.connect(self._restore_locked)
        self.stores.emptied.connect(self._on_emptied)
        self.stores.opened.connect(self._on_store_opened)
        self.stores.closed.connect(self._on_restored)
        self.stores.failed.connect(self._on_change_failed)
        self.runner.changed.connect(self._on_records_changed)
        self.runner.crashed.connect(self._app.last_net.report)
        self._app.last_net.caught.connect(self._on_caught)
        self._idle.passed.connect(self.lock)
        preferences.changed.connect(self._on_settings_changed)

    def _load(self) -> None:
        from kinerja_desktop.ui.log_file import start_log  # noqa: PLC0415

        start_log(self._paths.logs)
        self.runner.run(self, lambda _progress: load_the_rest(), long=True)

    def _opener(self) -> Opener:
        from kinerja_desktop.session import Opener  # noqa: PLC0415

        return Opener(self.runner.announce, lambda: self._frame.preferences.current)

    def _on_opened(self, session: Session, choice: FirstStartChoice | None) -> None:
        from kinerja_desktop.session import has_sample  # noqa: PLC0415

        self.stores.begin(session)
        begin_with = choice.begin_with if choice is not None else ""
        if choice is not None:
            self._frame.preferences.change(new_period_method=choice.method)
        if begin_with == SAMPLE or has_sample(self._paths):
            self.stores.open_sample()
            return
        self._show_main()
        if begin_with == IMPORT:
            self._open_page("import_staff")
        elif self.entrance.has_used_recovery:
            self._open_page("settings", section="security")
            self._say(_("Opened with the recovery sheet. Set a new passphrase now."))
        elif choice is None and self._places is not None:
            self._places.come_back()

    def _open_page(self, key: str, **target: object) -> None:
        if self.main is not None:
            self.main.open_page(key, target)

    def _say(self, text: str) -> None:
        if self.main is not None:
            self.main.toasts.show(text)

    def _show_main(self) -> None:
        from kinerja_desktop.ui.main_window import MainWindow  # noqa: PLC0415
        from kinerja_desktop.ui.place_keeper import PlaceKeeper  # noqa: PLC0415
        from kinerja_desktop.ui.talk_room import TalkRoom  # noqa: PLC0415

        if self.session is None:
            return
        self.main = MainWindow(self._frame, self.session.services, parent=self.top)
        TalkRoom(self._frame, self.session.services, self.main)
        self._places = PlaceKeeper(self._frame, self.session.services, self.main)
        self.main.lock_wanted.connect(self.lock)
        self.main.left_sample_data.connect(self.stores.leave_sample)
        self.main.left_backup.connect(self._leave_backup)
        self.main.went_elsewhere.connect(self._on_went_elsewhere)
        self.top.show_screen(self.main)
        self.main.pages.build_ahead()
        services = self.session.services
        if services.looks_at is None:
            self._is_changed = False
        if not self.session.is_sample and not services.is_read_only:
            self.runner.run(self.main, services.backups.make_daily, long=True)

    def _on_emptied(self) -> None:
        self.main = None
        self.top.show_screen(Backdrop(self._app.theme))

    def _on_store_opened(self, _session: Session) -> None:
        """Show another store; what was typed meanwhile is stored in the one before."""
        if self.main is None:
            self._show_main()
            return
        self.main.leave()
        self._after_desk(lambda: self._after_desk(self._show_main))

    def _leave_backup(self) -> None:
        """Go back from a backup to the present data, and to the list it was chosen from."""
        self.stores.leave_backup()
        is_changed = self._is_changed
        self._show_main()
        self._is_changed = is_changed
        self._open_page(RESTORE_PAGE)

    def _restore_locked(self, backup: Backup) -> None:
        """Restore from the card that covers a locked window; nothing under it is shown again."""
        self.top.drop_cover()
        self.stores.restore(backup)

    def _on_change_failed(self, error: KinerjaError | Cancelled) -> None:
        screen = self.entrance.unlock_screen()
        self.top.show_screen(screen)
        if isinstance(error, KinerjaError):
            screen.show_trouble(error)

    def _on_restored(self, backup: Backup | None = None) -> None:
        self.top.show_screen(self.entrance.unlock_screen(backup))

    def _on_went_elsewhere(self, key: str, target: dict[str, object]) -> None:
        if key == SAMPLE:
            self.stores.open_sample()
        elif key == LEAVE_SAMPLE:
            self.stores.leave_sample()
        elif key == RESTORE:
            self.stores.restore(cast("Backup", target["backup"]))
        elif key == LOOK:
            self.stores.look_into(cast("Backup", target["backup"]))

    def _on_records_changed(self, changes: Changes) -> None:
        if kinds_of(changes) - {Kind.BACKUP}:
            self._is_changed = True

    def _on_settings_changed(self, settings: Settings) -> None:
        before = (language(), self._app.theme.scale)
        self._app.take_settings(settings)
        self._idle.set_minutes(settings.lock_after_minutes)
        is_other = before != (language(), self._app.theme.scale)
        if is_other and self.main is not None:
            QTimer.singleShot(0, self._build_again)

    def _build_again(self) -> None:
        """Build the shell in another language or text size and show the same page."""
        page = self.main.pages.page if self.main is not None else None
        key = page.KEY if page is not None else "home"
        self._show_main()
        # In the settings it was changed in one section, which is shown again.
        self._open_page(key, **({"section": "appearance"} if key == "settings" else {}))

    def _on_unlocked(self) -> None:
        if not self.top.unlock() and self.main is not None:
            self.main.pages.give_focus()

    def _on_caught(self, bug: Bug) -> None:
        if self._is_crashed or not self.top.isVisible():
            return
        self._is_crashed = True
        dialog = CrashDialog(self._app.theme, bug.report, parent=self.top)
        dialog.accepted.connect(self._on_crash_answered)
        dialog.close_wanted.connect(self._end)
        dialog.open()

    def _on_crash_answered(self) -> None:
        self._is_crashed = False
        if isinstance(self.top.cover, ClosingCover):
            self.top.unlock()

    def _after_desk(self, call: Callable[[], None]) -> None:
        self.runner.run(self, lambda _progress: None, lambda _none: call())

    def _on_left(self, cover: ClosingCover) -> None:
        if self.main is not None and self.main.has_unsaved:
            cover.show_unsaved()
        else:
            self._back_up(cover)

    def _back_up(self, cover: ClosingCover) -> None:
        if self.session is None or not self._is_changed:
            self._end()
            return
        self.runner.run(
            self,
            self.stores.back_up,
            lambda _none: self._end(),
            on_error=lambda error: cover.show_trouble(str(error)),
            long=True,
        )

    def _end(self) -> None:
        self.top.close_for_good()
        self.runner.close()
        self.stores.close()
        self._app.quit()
