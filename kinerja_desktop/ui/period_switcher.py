"""The head of the navigation: which period is shown, and the menu that changes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.painting import (
    Canvas,
    Pressed,
    draw_box,
    draw_icon,
    draw_ring,
    draw_text,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme

LOGO = 28


@dataclass(frozen=True, kw_only=True)
class PeriodEntry:
    """A period in the menu."""

    id: int
    name: str
    is_closed: bool = False


class PeriodSwitcher(Pressed, QAbstractButton):
    """Logo, period, unit; a click opens the periods, Buat periode and Kelola periode."""

    period_chosen = Signal(int)
    new_period_wanted = Signal()
    management_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entries: tuple[PeriodEntry, ...] = ()
        self._current = 0
        self._unit = ""
        self._is_compact = False
        self._menu = QMenu(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self.updateGeometry)
        self._name()

    @property
    def title(self) -> str:
        names = [entry.name for entry in self._entries if entry.id == self._current]
        return names[0] if names else _("No period")

    def show_periods(self, entries: tuple[PeriodEntry, ...], current_id: int, unit: str) -> None:
        self._entries, self._current, self._unit = entries, current_id, unit
        self._name()
        self.update()

    def set_compact(self, compact: bool) -> None:
        self._is_compact = compact
        self.updateGeometry()
        self.update()

    def make_menu(self) -> QMenu:
        """Fill and return the menu."""
        menu = self._menu
        menu.clear()
        for old in menu.findChildren(QActionGroup):
            old.deleteLater()
        group = QActionGroup(menu)
        for entry in self._entries:
            words = _("{period} · archive") if entry.is_closed else "{period}"
            action = menu.addAction(words.format(period=entry.name))
            action.setCheckable(True)
            action.setChecked(entry.id == self._current)
            action.triggered.connect(lambda _on, key=entry.id: self.period_chosen.emit(key))
            group.addAction(action)
        if self._entries:
            menu.addSeparator()
        menu.addAction(_("Create period…")).triggered.connect(self.new_period_wanted)
        manage = menu.addAction(_("Manage periods…"))
        manage.setEnabled(bool(self._entries))
        manage.triggered.connect(self.management_wanted)
        return menu

    def _name(self) -> None:
        self.setAccessibleName(_("Period: {period}").format(period=self.title))
        self.setToolTip(self.accessibleName() if self._is_compact else "")

    def _on_clicked(self) -> None:
        menu = self.make_menu()
        menu.setMinimumWidth(max(220, self.width()))
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def sizeHint(self) -> QSize:
        return QSize(40 if self._is_compact else 180, self._theme.px(44))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        with Canvas(self, theme) as canvas:
            if self.underMouse() or self.isDown():
                draw_box(canvas, self.rect(), radius=6, fill=theme.color("hover"))
            side = theme.px(LOGO)
            left = (self.width() - side) / 2 if self._is_compact else 6
            box = QRectF(left, (self.height() - side) / 2, side, side)
            draw_icon(canvas, theme, box, "app-logo", size=LOGO)
            if not self._is_compact:
                self._paint_words(canvas, 6 + side + 8)
            if self.shows_focus:
                draw_ring(canvas, theme, self.rect())

    def _paint_words(self, canvas: Canvas, left: int) -> None:
        theme = self._theme
        chevron = QRectF(self.width() - 22, 0, 16, self.height())
        draw_icon(canvas, theme, chevron, "chevrons-up-down", color="text-3")
        line, caption = theme.line("small"), theme.line("caption")
        has_unit = bool(self._unit)
        top = (self.height() - line - (caption if has_unit else 0)) / 2
        room = self.width() - left - 24
        title = QRectF(left, top, room, line)
        draw_text(canvas, theme, title, self.title, look="small/600 text")
        if has_unit:
            unit = QRectF(left, top + line, room, caption)
            draw_text(canvas, theme, unit, self._unit, look="caption text-3")
