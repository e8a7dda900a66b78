"""MainWindow: navigation, header, notices and the stack of pages; joins them, decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from kinerja_desktop.core.changes import Changes, Kind, kinds_of
from kinerja_desktop.i18n import _, clock
from kinerja_desktop.ui.dialogs.help import HelpDialog
from kinerja_desktop.ui.dialogs.keys import KeysDialog
from kinerja_desktop.ui.dialogs.period import PeriodDialog
from kinerja_desktop.ui.dialogs.periods import PeriodsDialog
from kinerja_desktop.ui.dialogs.quick_note import QuickNoteDialog
from kinerja_desktop.ui.editing import DraftEditor
from kinerja_desktop.ui.header import Header
from kinerja_desktop.ui.navigation import Navigation
from kinerja_desktop.ui.notices import NoticeBar
from kinerja_desktop.ui.page_stack import PageStack, navigation_entries
from kinerja_desktop.ui.pages import build_page, pages_of
from kinerja_desktop.ui.period_switcher import PeriodEntry
from kinerja_desktop.ui.searching import Search, page_findings
from kinerja_desktop.ui.shortcuts import connect_keys, focus_next_pane
from kinerja_desktop.ui.size_class import size_class_of
from kinerja_desktop.ui.standing import Standing, read_standing
from kinerja_desktop.ui.status_lines import StatusLine
from kinerja_desktop.ui.widgets.layouts import boxed, column, row, scrolling
from kinerja_desktop.ui.widgets.tab_order import bring_into_view, move_focus
from kinerja_desktop.ui.widgets.toast import Toasts
from kinerja_desktop.ui.window_notices import WindowNotices

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kinerja_desktop.core.period import Period
    from kinerja_desktop.errors import Cancelled, KinerjaError
    from kinerja_desktop.services import Services
    from kinerja_desktop.ui.frame import Frame
    from kinerja_desktop.ui.page import Page, Said
    from kinerja_desktop.ui.runner import Job

SETTINGS, HOME = "settings", "home"
NUMBERED = 7


class MainWindow(QWidget):
    """The shell around the pages of one open store. It lives inside the TopWindow."""

    lock_wanted = Signal()
    left_sample_data = Signal()
    left_backup = Signal()
    went_elsewhere = Signal(str, object)  # what is no page: the talk window

    def __init__(self, frame: Frame, services: Services, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame = frame
        self._services = services
        self._chosen_period_id = 0
        self._period: Period | None = None
        self._periods: tuple[Period, ...] = ()
        self._sought: tuple[str, dict[str, Any]] | None = None  # opens when its period is read
        self._focused: QWidget | None = None  # who had the focus here last
        theme, self._classes = frame.theme, pages_of(services)
        self.navigation = Navigation(theme, navigation_entries(self._classes), parent=self)
        self.header = Header(theme, parent=self)
        self.notices = NoticeBar(theme, parent=self)
        self.pages = PageStack(self._classes, self._build_page, parent=self)
        self.toasts = Toasts(theme, self)
        self.search = Search(frame, services.searching, self.header.search, window=self)
        self.window_notices = WindowNotices(frame, services, self.notices, self.navigation.status)
        self._notice_room = boxed(row(self.notices), parent=self)
        right = column(self.header, self._notice_room, gap=0)
        # A page fits its window; only with very large text it scrolls.
        right.addWidget(scrolling(self.pages, sideways=True, parent=self), 1)
        self.setLayout(row(self.navigation, right, gap=0))
        self._connect()
        self._connect_keys()
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]
        self._fit()
        self._read_standing()

    @property
    def period(self) -> Period | None:
        return self._period

    @property
    def has_unsaved(self) -> bool:
        """Whether something typed is stored nowhere; asked after leave() has been carried out."""
        return any(editor.has_unsaved for editor in self.findChildren(DraftEditor))

    def open_page(self, key: str, target: dict[str, Any] | None = None) -> None:
        self.pages.open(key, target)

    def open_note(self, employee_id: int = 0, item_key: str = "") -> None:
        """Open Catat observasi, empty or about a person and an item; never two at a time."""
        around = self.window().children()
        if any(isinstance(part, QuickNoteDialog) and part.is_open for part in around):
            return
        if self._services.looks_at is not None:
            self.toasts.show(_("Nothing can be written into a backup."), icon="history")
            return
        if self._period is None:
            self.open_period_dialog()
            return
        QuickNoteDialog(
            self._frame,
            self._services,
            period=self._period,
            target=(employee_id, item_key),
            parent=self,
        ).open()

    def open_period_dialog(self, period: Period | None = None) -> None:
        PeriodDialog(self._frame, self._services, period=period, parent=self).open()

    def open_periods_dialog(self) -> None:
        PeriodsDialog(self._frame, self._services, parent=self).open()

    def leave(self) -> None:
        """Save everything unsaved: before locking and before closing."""
        self.pages.leave()

    def show_saved(self) -> None:
        """Say at the foot that everything is stored as of now."""
        now = clock(self._services.clock().time())
        text = _("Saved {time}").format(time=now)
        line = StatusLine(icon="circle-check", text=text, tone="success")
        self.navigation.status.set_line("saved", line)

    def _connect(self) -> None:
        navigation, switcher = self.navigation, self.navigation.switcher
        navigation.page_chosen.connect(self.open_page)
        switcher.period_chosen.connect(self._on_period_chosen)
        switcher.new_period_wanted.connect(self.open_period_dialog)
        switcher.management_wanted.connect(self.open_periods_dialog)
        self.header.back_wanted.connect(self.pages.go_back)
        self.header.note_wanted.connect(self._on_note_wanted)
        self.header.help_wanted.connect(self._on_help_wanted)
        self.header.lock_wanted.connect(self.lock_wanted)
        self.pages.opened.connect(self._on_page_opened)
        self.pages.header_changed.connect(self.header.show_page)
        self.pages.said.connect(self._on_said)
        self.pages.note_wanted.connect(self.open_note)
        self.pages.elsewhere.connect(self.went_elsewhere)
        self.search.went.connect(self._on_found)
        self.window_notices.left_sample_data.connect(self.left_sample_data)
        self.window_notices.left_backup.connect(self.left_backup)
        runner = self._frame.runner
        runner.changed.connect(self._on_records_changed)
        runner.started.connect(self._on_job_started)
        runner.failed.connect(self._on_failed)
        self._frame.theme.changed.connect(self._fit)

    def _connect_keys(self) -> None:
        commands = {
            "settings": lambda: self.open_page(SETTINGS),
            "search": self.search.begin,
            "note": self._on_note_wanted,
            "save": self._on_save_wanted,
            "undo": lambda: self._step_back(forward=False),
            "redo": lambda: self._step_back(forward=True),
            "lock": self.lock_wanted.emit,
            "back": self.pages.go_back,
            "next_pane": lambda: self._next_pane(1),
            "previous_pane": lambda: self._next_pane(-1),
            "help": self._on_help_wanted,
            "keys": lambda: KeysDialog(self._frame.theme, parent=self).open(),
        }
        keys = [page.KEY for page in self._classes if not page.PARENT][:NUMBERED]
        pages = tuple(lambda key=key: self.open_page(key) for key in keys)
        self._shortcuts = connect_keys(self, commands, pages=pages)
        named = tuple((page.KEY, _(page.TITLE), page.ICON) for page in self._classes)
        self.search.set_fixed(page_findings(named, self.open_page))

    def _build_page(self, page_class: type[Page]) -> Page:
        return build_page(page_class, self._frame, self._services, parent=self.pages)

    def _read_standing(self) -> None:
        self._frame.runner.run(
            self, lambda _progress: read_standing(self._services), self._on_standing_read
        )

    def _on_standing_read(self, standing: Standing) -> None:
        known = {period.id for period in self._periods}
        self._periods = standing.periods
        made = [period.id for period in standing.periods if known and period.id not in known]
        wanted = made[0] if made else self._chosen_period_id
        chosen = [period for period in standing.periods if period.id == wanted]
        self._period = chosen[0] if chosen else standing.current
        self._chosen_period_id = self._period.id if self._period is not None else 0
        entries = tuple(
            PeriodEntry(id=p.id, name=p.name, is_closed=p.is_closed) for p in standing.periods
        )
        self.navigation.switcher.show_periods(entries, self._chosen_period_id, standing.unit)
        self.search.set_period(self._period)
        self.window_notices.show_period(self._period)
        self.pages.show_period(self._period)
        self.show_saved()
        sought, self._sought = self._sought, None
        if sought is not None:
            self.open_page(*sought)
        elif self.pages.page is None:
            self.open_page(HOME)

    def _on_note_wanted(self) -> None:
        """Open Catat observasi about who and what the page shows."""
        page = self.pages.page
        self.open_note(*(page.note_target if page is not None else ()))

    def _on_found(self, key: str, target: dict[str, Any], period_id: int) -> None:
        """Open what was found, in the period it belongs to."""
        if period_id in {0, self._chosen_period_id}:
            self.open_page(key, target)
        else:
            self._sought = (key, target)
            self._on_period_chosen(period_id)

    def _on_period_chosen(self, period_id: int) -> None:
        self._chosen_period_id = period_id
        self._read_standing()

    def _on_page_opened(self, page: Page) -> None:
        self.header.show_page(page)
        self.navigation.select(page.PARENT or page.KEY)
        self.toasts.set_pane(None)

    def _on_said(self, said: Said) -> None:
        words = said.undo_words or _("Undo") if said.undo is not None else ""
        page = self.pages.page
        self.toasts.set_pane(page.toast_pane() if page is not None else None)
        self.toasts.show(said.text, icon=said.icon, link=words, on_link=said.undo)

    def _on_records_changed(self, changes: Changes) -> None:
        kinds = kinds_of(changes)
        self.show_saved()
        if kinds & {Kind.PERIOD, Kind.PROFILE}:
            self._read_standing()

    def _on_job_started(self, job: Job) -> None:
        owner = job.parent()
        page = self.pages.page
        if page is None or owner is not page or not page.SHOWS_PROGRESS:
            self.navigation.progress.follow(job)

    def _on_failed(self, error: KinerjaError | Cancelled) -> None:
        self.notices.show_error(error)

    def _on_save_wanted(self) -> None:
        if self.pages.page is not None:
            self.pages.page.leave()
        self.show_saved()
        self.toasts.show(_("Saved"))

    def _step_back(self, *, forward: bool) -> None:
        page = self.pages.page
        stack = page.undo_stack if page is not None and not page.hold.is_on else None
        if stack is not None:
            (stack.redo if forward else stack.undo)()

    def _next_pane(self, step: int) -> None:
        page = self.pages.page
        inside_page = page.panes() if page is not None else []
        focus_next_pane([self.navigation, self.header, *inside_page], step)

    def _on_help_wanted(self) -> None:
        page = self.pages.page
        HelpDialog(self._frame.theme, page.KEY if page else HOME, parent=self).open()

    def _fit(self) -> None:
        size = size_class_of(self.width(), self.height(), self._frame.theme.scale)
        self.navigation.set_compact(compact=size.compact_navigation)
        self.header.fit(size)
        room = self._notice_room.layout()
        if room is not None:
            room.setContentsMargins(size.side_margin, 0, size.side_margin, 0)
        self.pages.set_size_class(size)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        last = self._focused if self._focused is not None and isValid(self._focused) else None
        return move_focus(self, forward=forward, last=last)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None:
            return
        if self.isAncestorOf(new):
            self._focused = new
        # What the mouse presses stays where it is until the button is let go.
        is_pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if not is_pressed and self.window().isAncestorOf(new):
            bring_into_view(new)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
