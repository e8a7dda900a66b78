"""WindowNotices: the banners every page stands under: sample data, a backup, archive, age."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kinerja_desktop.core.changes import Changes, Kind, kinds_of
from kinerja_desktop.i18n import _, clock, weekday_date
from kinerja_desktop.services.backups import Cause
from kinerja_desktop.ui.notices import Notice, NoticeBar
from kinerja_desktop.ui.standing import (
    LATE_AFTER_DAYS,
    backup_age_days,
    backup_line,
    backup_notice,
)

if TYPE_CHECKING:
    from datetime import datetime

    from kinerja_desktop.core.period import Period
    from kinerja_desktop.progress import Progress
    from kinerja_desktop.services import Services
    from kinerja_desktop.ui.frame import Frame
    from kinerja_desktop.ui.status_lines import StatusLines


class WindowNotices(QObject):
    """Shows and takes away what is true of the whole store."""

    left_sample_data = Signal()
    left_backup = Signal()

    def __init__(
        self, frame: Frame, services: Services, bar: NoticeBar, status: StatusLines
    ) -> None:
        super().__init__(bar)
        self._runner = frame.runner
        self._services = services
        self._bar = bar
        self._status = status
        self._runner.changed.connect(self._on_records_changed)
        if services.is_sample:
            self._show_sample()
        if services.looks_at is not None:
            self._show_looked_into(services.looks_at)
            return
        if services.is_read_only:
            self._show_read_only()
        self.look_at_backups()

    def show_period(self, period: Period | None) -> None:
        """Say that a closed period can only be read."""
        if period is None or not period.is_closed:
            self._bar.clear("archive")
            return
        text = _("{period} – archive, can only be read").format(period=period.name)
        self._bar.show_notice("archive", Notice(text=text, tone="neutral", icon="archive"))

    def look_at_backups(self) -> None:
        self._runner.run(
            self, lambda _progress: self._services.backups.last_made_at(), self._on_backup_known
        )

    def _show_sample(self) -> None:
        notice = Notice(
            text=_("Sample data: invented people. Documents are stamped CONTOH."),
            icon="flask-conical",
            action=_("Leave the sample data"),
            on_action=self.left_sample_data.emit,
        )
        self._bar.show_notice("sample", notice)

    def _show_looked_into(self, made_at: datetime) -> None:
        text = _("You are looking at the backup of {day}, {time}. Nothing can be changed here.")
        notice = Notice(
            text=text.format(day=weekday_date(made_at.date()), time=clock(made_at.time())),
            tone="warn",
            icon="history",
            action=_("Back to the present data"),
            on_action=self.left_backup.emit,
        )
        self._bar.show_notice("backup", notice)

    def _show_read_only(self) -> None:
        text = _(
            "This data lies where it cannot be written: everything can be looked at, nothing can "
            "be saved. Copy the folder to a drive that can be written to work with it."
        )
        self._bar.show_notice("read-only", Notice(text=text, tone="warn", icon="lock"))

    def _on_backup_known(self, made_at: datetime | None) -> None:
        age = backup_age_days(made_at, self._services.clock().date())
        self._status.set_line("backup", backup_line(age))
        if age is None or age <= LATE_AFTER_DAYS:
            self._bar.clear("backup")
            return
        notice = Notice(
            text=backup_notice(age),
            tone="warn",
            action=_("Back up now"),
            on_action=self._on_backup_wanted,
        )
        self._bar.show_notice("backup", notice)

    def _on_backup_wanted(self) -> None:
        def back_up(progress: Progress) -> None:
            self._services.backups.make(Cause.MANUAL, progress)

        self._runner.run(self, back_up, long=True)

    def _on_records_changed(self, changes: Changes) -> None:
        if Kind.BACKUP in kinds_of(changes) and self._services.looks_at is None:
            self.look_at_backups()
