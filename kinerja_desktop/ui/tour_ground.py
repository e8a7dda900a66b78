"""What a stop of the tour stands on: the window, what it shows, and ways to put things there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.rows import ResultRow
from kinerja_desktop.services import Services
from kinerja_desktop.services.shared_talk import SharedTalk
from kinerja_desktop.ui.main_window import MainWindow
from kinerja_desktop.ui.page import Page
from kinerja_desktop.ui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from kinerja_desktop.core.period import Period
    from kinerja_desktop.ui.frame import Frame
    from kinerja_desktop.ui.theme.theme import Theme

SIZE = (1366, 689)

P = TypeVar("P", bound=Page)
W = TypeVar("W", bound=QWidget)


@dataclass(frozen=True, kw_only=True)
class TourMaterial:
    """What the tour shows.

    `services` work on the filled store; `late` on the same one, whose last backup is old; `fresh`
    on a store with people and a period, `bare` on one with nothing, `year` on forty people with
    notes of twelve months. `main_id` is the person with most notes; `talk` is a talk as it ended.
    """

    services: Services
    late: Services
    fresh: Services
    bare: Services
    year: Services
    quarter_id: int
    main_id: int
    talk: SharedTalk
    recovery_groups: tuple[str, ...]
    documents: tuple[Path, ...]
    staff_list: Path


class TourGround:
    """The window of the filled store in a holder of SIZE; a stop shows something in it."""

    def __init__(self, frame: Frame, material: TourMaterial) -> None:
        self.frame = frame
        self.material = material
        self.holder = QWidget()
        self.holder.resize(*SIZE)
        self.window = MainWindow(frame, material.services, parent=self.holder)
        self.window.resize(*SIZE)
        self.holder.show()
        self.holder.activateWindow()
        self._covers: list[QWidget] = []
        self._home = self.period.id
        self.rows = material.services.documents.rows(self._home)

    @property
    def theme(self) -> Theme:
        return self.frame.theme

    @property
    def services(self) -> Services:
        return self.material.services

    @property
    def period(self) -> Period:
        """The period the window shows."""
        if self.window.period is None:
            raise LookupError("a tour needs a period")
        return self.window.period

    def one(self, stage: Stage) -> ResultRow:
        """Return the first person of the period at this stage."""
        return next(row for row in self.rows if row.stage == stage)

    def page(self, kind: type[P], **target: Any) -> P:
        """Open a page and return it."""
        return self.page_of(self.window, kind, **target)

    def page_of(self, window: MainWindow, kind: type[P], **target: Any) -> P:
        window.open_page(kind.KEY, target)
        page = window.pages.page
        if not isinstance(page, kind):
            raise TypeError(kind.KEY)
        settle()
        return page

    def dialog(self, kind: type[Dialog]) -> Dialog:
        """Return the dialog of this kind that is open."""
        found = [dialog for dialog in self.holder.findChildren(kind) if dialog.is_open]
        return found[-1]

    def other_window(self, services: Services) -> MainWindow:
        """Put the window of another store over this one."""
        return self.cover(MainWindow(self.frame, services, parent=self.holder))

    def cover(self, widget: W) -> W:
        """Put a screen over the window."""
        widget.setParent(self.holder)
        widget.setGeometry(self.holder.rect())
        self.window.hide()
        widget.show()
        self._covers.append(widget)
        settle()
        return widget

    def clear(self) -> None:
        """Take away what a stop put over the window; it shows the running period again."""
        for over in (*self.holder.findChildren(Dialog), *self._covers):
            over.hide()
            over.deleteLater()
        self._covers.clear()
        self.window.show()
        if self.window.toasts.current is not None:
            self.window.toasts.current.close_now()
        if self.period.id != self._home:
            self.window.navigation.switcher.period_chosen.emit(self._home)
        settle()

    def close(self) -> None:
        self.holder.close()
        self.holder.deleteLater()
        settle()


@dataclass(frozen=True, kw_only=True)
class Stop:
    """One picture.

    `visit` shows what is on it; `leave` undoes what the visit did to the data.
    """

    name: str
    visit: Callable[[TourGround], None]
    leave: Callable[[TourGround], None] | None = None
    is_always_light: bool = False


def settle() -> None:
    """Let everything asked for happen: layouts, late deletions, repaints."""
    for _round in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
