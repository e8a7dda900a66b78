"""BackupsSection (Cadangan): the last backup, making one now, the second place, restoring."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from kinerja_desktop.i18n import N_, _, clock, weekday_date
from kinerja_desktop.services.backups import BackupOutcome, Cause
from kinerja_desktop.ui.notices import Notice
from kinerja_desktop.ui.panels.settings.section import Desk, Section
from kinerja_desktop.ui.panels.settings.setting_rows import PlaceRow
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.lines import SettingsRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.errors import Cancelled, KinerjaError


class BackupsSection(Section):
    KEY = "backups"
    TITLE = N_("Backups")
    ICON = "hard-drive"

    def __init__(self, desk: Desk, *, parent: QWidget) -> None:
        super().__init__(desk, parent=parent)
        theme = self.theme
        self._last: datetime | None = None
        self.make = make_button(theme, _("Back up now"), on_click=self._on_make_wanted)
        self.restore = make_button(
            theme, _("Choose a backup…"), on_click=lambda: desk.page.go("restore")
        )
        self.last = SettingsRow(theme, _("Last backup"), "", icon="hard-drive", control=self.make)
        restore = SettingsRow(
            theme,
            _("Restore"),
            _("put an earlier state in the place of the present one"),
            icon="history",
            control=self.restore,
        )
        self.add_group(self.last, PlaceRow(desk, "backup_folder", icon="usb"), restore)

    def caption(self) -> str:
        return self._when() if self._last is not None else _("none yet")

    def look(self) -> None:
        backups = self.desk.services.backups
        self.desk.page.run(lambda _progress: backups.last_made_at(), self._show)

    def _show(self, made_at: datetime | None) -> None:
        self._last = made_at
        rule = _("made every day and on closing; the last ten are kept")
        self.last.note.set_text(f"{self._when()}; {rule}" if made_at else rule)
        self.caption_changed.emit()

    def _when(self) -> str:
        if self._last is None:
            return ""
        day, time = self._last.date(), clock(self._last.time())
        age = (self.desk.services.clock().date() - day).days
        words = {0: _("today {time}"), 1: _("yesterday {time}")}
        known = words.get(age)
        return known.format(time=time) if known else f"{weekday_date(day)}, {time}"

    def _on_make_wanted(self) -> None:
        self.make.setEnabled(False)
        backups = self.desk.services.backups
        self.desk.page.run(
            lambda progress: backups.make(Cause.MANUAL, progress),
            self._on_made,
            on_error=self._on_refused,
            long=True,
        )

    def _on_made(self, outcome: BackupOutcome) -> None:
        self.make.setEnabled(True)
        notices = self.desk.page.notices
        if outcome.second_problem:
            notice = Notice(text=outcome.second_problem, tone="warn", closable=True)
            notices.show_notice("second_place", notice)
        else:
            notices.clear("second_place")
        self.desk.page.say(_("Backup made and proven"), icon="shield-check")
        self.look()

    def _on_refused(self, error: KinerjaError | Cancelled) -> None:
        self.make.setEnabled(True)
        self.desk.page.notices.show_error(error)
