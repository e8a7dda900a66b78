"""JobProgress: long work of a page that draws no progress itself, at the foot of the navigation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.buttons import IconButton
from kinerja_desktop.ui.widgets.card import Quiet
from kinerja_desktop.ui.widgets.labels import ElidedText
from kinerja_desktop.ui.widgets.layouts import row
from kinerja_desktop.ui.widgets.messages import Bar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.runner import Job
    from kinerja_desktop.ui.theme.theme import Theme

SHOW_AFTER_MS = 400


class JobProgress(Quiet):
    """Appears 0.4 s after a job began, with Stop; gone when the job is."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, tone="info-soft", margins=(10, 8, 6, 8), parent=parent)
        self._job: Job | None = None
        self.what = ElidedText(theme, look="caption text", parent=self)
        self.stop = IconButton(theme, "square", _("Stop"), size=24, parent=self)
        self.bar = Bar(theme, track="surface", parent=self)
        self._head = row(self.what, self.stop, gap=4)
        self._head.setStretch(0, 1)
        self.body.addLayout(self._head)
        self.body.addWidget(self.bar)
        self._timer = QTimer(self, singleShot=True, interval=SHOW_AFTER_MS)
        self._timer.timeout.connect(self.show)
        self.stop.clicked.connect(self._on_stop_clicked)
        self.hide()

    def follow(self, job: Job) -> None:
        """Show the progress of a job that has just begun."""
        self._job = job
        self.what.set_text(_("Working…"))
        self.bar.set_fraction(0.0)
        job.stepped.connect(self._on_stepped)
        job.ended.connect(self._on_ended)
        self._timer.start()

    def set_compact(self, *, compact: bool) -> None:
        self.what.setVisible(not compact)
        self.bar.setVisible(not compact)

    def _on_stepped(self, done: int, total: int, what: str) -> None:
        self.bar.set_fraction(done / max(total, 1))
        self.what.set_text(what or _("{done} of {total}").format(done=done, total=total))

    def _on_stop_clicked(self) -> None:
        if self._job is not None:
            self._job.stop()

    def _on_ended(self) -> None:
        """Go when the job that is followed has ended; an older one may end later."""
        if self._job is not None and not self._job.is_running:
            self._job = None
            self._timer.stop()
            self.hide()
