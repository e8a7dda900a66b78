"""DateField, TimeField and SpinBox: typed or stepped, never changed by the wheel."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QEvent, QLocale, QRectF, QSize, Qt, QTime, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCalendarWidget,
    QDateEdit,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from kinerja_desktop.i18n import language
from kinerja_desktop.ui.widgets.painting import Canvas, draw_icon

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent

    from kinerja_desktop.ui.theme.theme import Theme

_NO_DATE = QDate(1900, 1, 1)
_ICON_LANE = 28


def qt_locale() -> QLocale:
    """Return Qt's locale for the language in force."""
    is_indonesian = language() == "id"
    spoken = QLocale.Language.Indonesian if is_indonesian else QLocale.Language.English
    return QLocale(spoken)


class DateField(QDateEdit):
    """A day, or none (`optional`): typed, or chosen in the calendar that the icon opens.

    A digit or an arrow begins a blank date at today; Delete on the whole of it blanks it again.
    """

    value_changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        value: date | None = None,
        optional: bool = False,
        weekday: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._is_optional = optional
        self.setAccessibleName(name)
        self.setLocale(qt_locale())
        self.setDisplayFormat("ddd d MMM yyyy" if weekday else "d MMM yyyy")
        self.setCalendarPopup(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if optional:
            self.setMinimumDate(_NO_DATE)
            self.setSpecialValueText("–")
        self.set_value(value or (None if optional else date.today()))  # noqa: DTZ011 - local day
        self.dateChanged.connect(self._on_date_changed)

    def _on_date_changed(self, _day: QDate) -> None:
        self.value_changed.emit(self.value())

    def value(self) -> date | None:
        day = self.date()
        if self._is_optional and day == _NO_DATE:
            return None
        return date(day.year(), day.month(), day.day())

    def set_value(self, value: date | None) -> None:
        """Show a day without telling `value_changed`."""
        blocked = self.blockSignals(True)
        day = _NO_DATE if value is None else QDate(value.year, value.month, value.day)
        self.setDate(day)
        self.blockSignals(blocked)

    def _dress_calendar(self) -> None:
        """Give the calendar, made when first opened, the colours of the look and its month."""
        calendar = self.calendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setMinimumSize(self.theme.px(288), self.theme.px(248))
        plain, quiet = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(self.theme.color("text"))
        quiet.setForeground(self.theme.color("text-3"))
        quiet.setBackground(self.theme.color("surface"))
        for day in Qt.DayOfWeek:
            calendar.setWeekdayTextFormat(day, plain)
        calendar.setHeaderTextFormat(quiet)

    def mousePressEvent(self, event: Any) -> None:
        """Open the calendar from its icon only: a press beside it would step the day."""
        if event.position().x() < self.width() - _ICON_LANE:
            self.lineEdit().setFocus(Qt.FocusReason.MouseFocusReason)
            return
        self._dress_calendar()
        super().mousePressEvent(event)
        if self.value() is None:
            today = QDate.currentDate()
            self.calendarWidget().setCurrentPage(today.year(), today.month())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        begins = event.text().isdecimal() or key in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        line = self.lineEdit()
        if begins and self.value() is None:
            self.setDate(QDate.currentDate())
            self.setSelectedSection(QDateEdit.Section.DaySection)
            if not event.text().isdecimal():
                return
        elif (
            self._is_optional
            and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
            and line.selectedText() == line.text()
        ):
            self.setDate(_NO_DATE)
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Leave a blank date at once: it has no day, month and year to step through."""
        parent = self.parentWidget()
        if self.value() is None and parent is not None:
            return parent.focusNextPrevChild(forward)
        return super().focusNextPrevChild(forward)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class TimeField(QTimeEdit):
    """A time of day, "13.10", typed or stepped with the arrow keys."""

    value_changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        value: time | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAccessibleName(name)
        self.setLocale(qt_locale())
        self.setDisplayFormat("HH.mm" if language() == "id" else "HH:mm")
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.lineEdit().setTextMargins(8, 0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_value(value or time(9))
        self.timeChanged.connect(self._on_time_changed)

    def _on_time_changed(self, _moment: QTime) -> None:
        self.value_changed.emit(self.value())

    def value(self) -> time:
        moment = self.time()
        return time(moment.hour(), moment.minute())

    def set_value(self, value: time) -> None:
        """Show a time without telling `value_changed`."""
        blocked = self.blockSignals(True)
        self.setTime(QTime(value.hour, value.minute))
        self.blockSignals(blocked)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(56) + 36, self.theme.control(32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with Canvas(self, self.theme) as canvas:
            draw_icon(canvas, self.theme, QRectF(self.width() - 24, 0, 16, self.height()), "clock")

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class SpinBox(QSpinBox):
    """A whole number in a range; arrows and arrow keys step, the wheel does not."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        limits: tuple[int, int] = (0, 100),
        suffix: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAccessibleName(name)
        self.setRange(*limits)
        self.setSuffix(suffix)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(8, 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.updateGeometry()
