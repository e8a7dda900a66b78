"""The navigation column: period switcher, pages, Pengaturan, and the three status lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from kinerja_desktop.ui.job_progress import JobProgress
from kinerja_desktop.ui.period_switcher import LOGO, PeriodSwitcher
from kinerja_desktop.ui.size_class import NAVIGATION_WIDTH, NAVIGATION_WIDTH_COMPACT
from kinerja_desktop.ui.status_lines import StatusLines
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column, scrolling
from kinerja_desktop.ui.widgets.painting import (
    Canvas,
    Painted,
    Pressed,
    draw_box,
    draw_icon,
    draw_ring,
    draw_text,
)
from kinerja_desktop.ui.widgets.tab_order import bring_into_view

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme

SETTINGS_KEY = "settings"
AROUND_LOGO = 10
ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, kw_only=True)
class NavigationEntry:
    """A page in the navigation. `title` is already translated."""

    key: str
    title: str
    icon: str
    shortcut: str


class NavigationButton(Pressed, QAbstractButton):
    """One page: icon and label, or the icon alone with its name as tooltip.

    Arrows move on without opening anything; only the window says which page is the open one.
    """

    moved = Signal(int)  # an arrow: -1 or 1
    focus_changed = Signal()

    def __init__(
        self, theme: Theme, entry: NavigationEntry, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.entry = entry
        self._theme = theme
        self._is_compact = False
        self.setCheckable(True)
        self.setText(entry.title)
        self.setAccessibleName(entry.title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.updateGeometry)
        self.set_compact(compact=False)

    def set_compact(self, *, compact: bool) -> None:
        self._is_compact = compact
        words = f"{self.entry.title} ({self.entry.shortcut})"
        self.setToolTip(words if compact else self.entry.shortcut)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(40 if self._is_compact else 180, self._theme.control(36))

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """Stay as it is: a press wants a page, and the page says when it is open."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = ARROWS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def _fill(self) -> str:
        if self.isChecked():
            return "surface-2" if self._theme.is_dark else "surface"
        return "hover" if self.underMouse() else ""

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, chosen, fill = self._theme, self.isChecked(), self._fill()
        side, height = theme.px(18), self.height()
        with Canvas(self, theme) as canvas:
            if fill:
                draw_box(canvas, self.rect(), radius=6, fill=theme.color(fill))
            left = (self.width() - side) / 2 if self._is_compact else 12
            color = "primary" if chosen else "text-2"
            draw_icon(
                canvas, theme, QRectF(left, 0, side, height), self.entry.icon, color=color, size=18
            )
            if not self._is_compact:
                place = QRectF(24 + side, 0, self.width() - 30 - side, height)
                look = "strong text" if chosen else "body text-2"
                draw_text(canvas, theme, place, self.text(), look=look)
            if chosen:
                bar = QRectF(0, (height - 16) / 2, 3, 16)
                draw_box(canvas, bar, radius=1.5, fill=theme.color("primary"))
            if self.shows_focus:
                draw_ring(canvas, theme, self.rect())


class Navigation(Painted):
    """The column on `nav`. Pengaturan stands last, above the hairline and the status.

    Tab reaches one of the pages, the open one or the one that has the focus; arrows the others.
    """

    page_chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        entries: tuple[NavigationEntry, ...],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self.switcher = PeriodSwitcher(theme, parent=self)
        self.status = StatusLines(theme, parent=self)
        self.progress = JobProgress(theme, parent=self)
        self._buttons: dict[str, NavigationButton] = {}
        self._line = Divider(theme, parent=self)
        self._items = QVBoxLayout()
        self._items.setContentsMargins(0, 0, 0, 0)
        self._items.setSpacing(2)
        foot = QVBoxLayout()
        for entry in entries:
            self._add(entry, foot if entry.key == SETTINGS_KEY else self._items)
        self._box = column(gap=0)
        self._gaps = tuple(QSpacerItem(0, 0) for _place in range(3))
        self._box.addWidget(self.switcher)
        self._box.addSpacerItem(self._gaps[0])
        self._box.addWidget(self._scrolling_items(), 1)
        self._box.addWidget(self.progress)
        self._box.addLayout(foot)
        self._box.addSpacerItem(self._gaps[1])
        self._box.addWidget(self._line)
        self._box.addSpacerItem(self._gaps[2])
        self._box.addWidget(self.status)
        self.setLayout(self._box)
        self.set_compact(compact=False)
        self._offer_one_stop()

    def _scrolling_items(self) -> QScrollArea:
        """Let the items scroll, without a bar, where very large text leaves too little room."""
        self._items.addStretch(1)
        area = scrolling(boxed(self._items, parent=self), parent=self)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        return area

    def select(self, key: str) -> None:
        """Light the item of a page; an unknown key leaves the lit one."""
        if key in self._buttons:
            for button in self._buttons.values():
                button.setChecked(button.entry.key == key)
            self._offer_one_stop()

    def button(self, key: str) -> NavigationButton:
        return self._buttons[key]

    @property
    def selected(self) -> str:
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_compact(self, *, compact: bool) -> None:
        side = 8 if compact else 10
        self._box.setContentsMargins(side, 6, side, 12 if not compact else 14)
        narrow = max(NAVIGATION_WIDTH_COMPACT, self.theme.px(LOGO) + 2 * AROUND_LOGO)
        wide = round(NAVIGATION_WIDTH * max(1.0, self.theme.scale))
        self.setFixedWidth(narrow if compact else wide)
        for button in self._buttons.values():
            button.set_compact(compact=compact)
        self.switcher.set_compact(compact)
        self.status.set_compact(compact=compact)
        self.progress.set_compact(compact=compact)
        self._line.setVisible(not compact)
        for gap, height in zip(self._gaps, (10, 10, 0) if compact else (16, 12, 12), strict=True):
            gap.changeSize(0, height)
        self._box.invalidate()

    def _add(self, entry: NavigationEntry, box: QVBoxLayout) -> None:
        button = NavigationButton(self.theme, entry, parent=self)
        button.clicked.connect(lambda: self.page_chosen.emit(entry.key))
        button.moved.connect(lambda step: self._move(entry.key, step))
        button.focus_changed.connect(self._offer_one_stop)
        self._buttons[entry.key] = button
        box.addWidget(button)

    def _move(self, key: str, step: int) -> None:
        """Move the focus to the item above or below, around the end."""
        keys = list(self._buttons)
        target = self._buttons[keys[(keys.index(key) + step) % len(keys)]]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        bring_into_view(target)

    def _offer_one_stop(self) -> None:
        buttons = list(self._buttons.values())
        focused = [button for button in buttons if button.hasFocus()]
        lit = [button for button in buttons if button.isChecked()]
        stop = next(iter([*focused, *lit, *buttons]), None)
        for button in buttons:
            policies = Qt.FocusPolicy
            button.setFocusPolicy(policies.StrongFocus if button is stop else policies.ClickFocus)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            canvas.fillRect(self.rect(), self.theme.color("nav"))
