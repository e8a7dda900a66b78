"""Toast: a short message at the bottom right that goes by itself; Toasts keeps one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.buttons import Button, IconButton
from kinerja_desktop.ui.widgets.labels import ElidedText, IconLabel
from kinerja_desktop.ui.widgets.layouts import row
from kinerja_desktop.ui.widgets.painting import Canvas, Painted, draw_box

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme

STAY_MS = 6000
MOST_WIDE = 560
_COLORS = {"circle-check": "success", "circle-alert": "danger", "triangle-alert": "warn"}


class Toast(Painted):
    """The message itself. `undone` when its link is pressed, `closed` when it goes."""

    undone = Signal()
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        icon: str = "circle-check",
        link: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self.setAccessibleName(text)
        color = _COLORS.get(icon, "text-2")
        sign = IconLabel(theme, icon, color=color, size=18, parent=self)
        words = ElidedText(theme, text, look="medium", parent=self)
        self.link = Button(theme, link, kind="link", parent=self)
        self.link.setVisible(bool(link))
        self.link.clicked.connect(self._on_link_clicked)
        close = IconButton(theme, "x", _("Close"), size=28, parent=self)
        close.clicked.connect(self._on_close_clicked)
        line = row(sign, words, self.link, close, gap=12, margins=(14, 0, 6, 0))
        line.setStretchFactor(words, 1)
        self.setLayout(line)
        self.setFixedHeight(theme.px(48))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAY_MS)
        self._timer.timeout.connect(self._on_time_over)

    @property
    def is_waiting(self) -> bool:
        """Whether the time runs: not while hovered or focused."""
        return self._timer.isActive()

    def start(self) -> None:
        self._timer.start()

    def close_now(self) -> None:
        self._timer.stop()
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def _has_attention(self) -> bool:
        focused = QApplication.focusWidget()
        return self.underMouse() or (focused is not None and self.isAncestorOf(focused))

    def _on_time_over(self) -> None:
        if self._has_attention():
            self._timer.start()
        else:
            self.close_now()

    def _on_close_clicked(self) -> None:
        self.close_now()

    def _on_link_clicked(self) -> None:
        self.undone.emit()
        self.close_now()

    def enterEvent(self, event: QEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)  # type: ignore[arg-type]

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            color = self.theme.color
            draw_box(
                canvas, self.rect(), radius=8, fill=color("surface"), edge=color("border-input")
            )


class Toasts(QObject):
    """Shows toasts over a window: 24 from the edges, or above the buttons of a pane."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self._pane: QWidget | None = None
        self._toast: Toast | None = None
        window.installEventFilter(self)

    @property
    def current(self) -> Toast | None:
        return self._toast

    def set_pane(self, pane: QWidget | None) -> None:
        """Stand 12 above this widget (a row of buttons) and as wide; None: the corner."""
        self._pane = pane
        self._place()

    def show(
        self,
        text: str,
        *,
        icon: str = "circle-check",
        link: str = "",
        on_link: Callable[[], object] | None = None,
    ) -> Toast:
        """Show a message; a former one goes."""
        if self._toast is not None:
            self._toast.close_now()
        toast = Toast(self._theme, text, icon=icon, link=link, parent=self._window)
        if on_link is not None:
            toast.undone.connect(on_link)
        toast.closed.connect(self._on_closed)
        self._toast = toast
        self._place()
        toast.show()
        toast.raise_()
        toast.start()
        return toast

    def _on_closed(self) -> None:
        self._toast = None

    def _place(self) -> None:
        toast = self._toast
        if toast is None:
            return
        window = self._window.rect()
        wanted = max(self._theme.px(360), toast.sizeHint().width())
        wide = min(wanted, self._theme.px(MOST_WIDE), window.width() - 48)
        width, bottom, right = wide, window.height() - 24, window.width() - 24
        if self._pane is not None and self._pane.isVisible():
            corner = self._pane.mapTo(self._window, self._pane.rect().topRight())
            width = min(self._pane.width(), self._theme.px(MOST_WIDE))
            bottom, right = corner.y() - 12, corner.x() + 1
        toast.setGeometry(right - width, bottom - toast.height(), width, toast.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)
