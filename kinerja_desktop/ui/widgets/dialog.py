"""Dialog: a rounded sheet on a scrim over the whole window, with focus kept inside.

Subclass it, fill `body`, override `submit` (default: accept). `open()` shows it; `accepted` and
`rejected` tell how it ended. Esc is Cancel, Ctrl+Enter is the verb. The body scrolls when the
window is small; the sheet is never taller than the window less 32.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.buttons import IconButton, make_button
from kinerja_desktop.ui.widgets.labels import ElidedText
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column, row, scrolling
from kinerja_desktop.ui.widgets.painting import Canvas, Painted, draw_box
from kinerja_desktop.ui.widgets.tab_order import bring_into_view, move_focus, shown_stops

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme

MARGIN = 24
WINDOW_REST = 32


class _Sheet(Painted):
    """The rounded white panel."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            edge = self.theme.color("border") if self.theme.is_dark else None
            draw_box(canvas, self.rect(), radius=12, fill=self.theme.color("surface"), edge=edge)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()


class Dialog(Painted):
    """The base of every dialog. `parent` is any widget of the window to cover."""

    accepted = Signal()
    rejected = Signal()

    def __init__(
        self,
        theme: Theme,
        title: str,
        *,
        verb: str,
        width: int = 560,
        height: int = 0,
        parent: QWidget,
    ) -> None:
        self._host = parent.window()
        super().__init__(theme, parent=self._host)
        self._wanted = (width, height)
        self._opener: QWidget | None = None
        self.setAccessibleName(title)
        self.hide()
        self._sheet = _Sheet(theme, parent=self)
        self.title = ElidedText(theme, title, look="heading", parent=self._sheet)
        self.close_button = IconButton(theme, "x", _("Close"), size=28, parent=self._sheet)
        self.close_button.clicked.connect(self._on_cancelled)
        self.cancel = make_button(
            theme, _("Cancel"), on_click=self._on_cancelled, parent=self._sheet
        )
        self.primary = make_button(
            theme, verb, kind="primary", on_click=self._on_verb, parent=self._sheet
        )
        self.body = column(gap=12)
        self._content = boxed(self.body)
        self._content.installEventFilter(self)
        self._area = scrolling(self._content, parent=self._sheet)
        self._build()
        self._host.installEventFilter(self)

    def _build(self) -> None:
        self._head = row(self.title, self.close_button, gap=12)
        self._head.setStretchFactor(self.title, 1)
        self._foot = row(None, self.cancel, self.primary, gap=8)
        sheet = self._layout = column(gap=0, margins=(0, 18, 0, 16))
        for part in (self._head, self._foot):
            part.setContentsMargins(MARGIN, 0, MARGIN, 0)
        sheet.addLayout(self._head)
        sheet.addSpacing(10)
        sheet.addWidget(self._area, 1)
        sheet.addSpacing(12)
        line = row(Divider(self.theme, parent=self._sheet), margins=(MARGIN, 0, MARGIN, 0))
        sheet.addLayout(line)
        sheet.addSpacing(14)
        sheet.addLayout(self._foot)
        self._area.setViewportMargins(MARGIN - 2, 0, MARGIN - 8, 0)
        self.body.setContentsMargins(2, 2, 8, 2)
        self._sheet.setLayout(sheet)

    def add_head(self, widget: QWidget) -> None:
        """Put something before the close button (a key cap)."""
        self._head.insertWidget(self._head.count() - 1, widget)

    def add_secondary(self, widget: QWidget) -> None:
        """Put something at the left edge of the button row."""
        self._foot.insertWidget(0, widget)

    def add_beside_cancel(self, widget: QWidget) -> None:
        """Put something left of Cancel (a switch)."""
        self._foot.insertWidget(self._foot.indexOf(self.cancel), widget)

    def add_after_verb(self, widget: QWidget) -> None:
        self._foot.addWidget(widget)

    @property
    def is_open(self) -> bool:
        return self.isVisible()

    def open(self) -> None:
        """Show the dialog and remember who had the focus."""
        self._opener = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self._place()
        first = self.first_focus()
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        # once the layout has given it its place
        QTimer.singleShot(0, first, lambda: bring_into_view(first))

    def first_focus(self) -> QWidget:
        """Return who gets the focus first: the first input, else the verb."""
        found = [child for child in shown_stops(self) if self._content.isAncestorOf(child)]
        return found[0] if found else self.primary

    def submit(self) -> None:
        """Do what the verb says; override to check first."""
        self.accept()

    def accept(self) -> None:
        self._end()
        self.accepted.emit()

    def reject(self) -> None:
        self._end()
        self.rejected.emit()

    def _end(self) -> None:
        self.hide()
        if self._opener is not None and self._opener.isVisible():
            self._opener.setFocus(Qt.FocusReason.PopupFocusReason)
        self._opener = None

    def _on_cancelled(self) -> None:
        self.reject()

    def _on_verb(self) -> None:
        if self.primary.isEnabled():
            self.submit()

    def _needed_width(self, wanted: int) -> int:
        """Return the wanted width, or more where larger text needs it."""
        if self.theme.scale <= 1:
            return wanted
        inner = self.body.totalMinimumSize().width() + 2 * MARGIN
        return max(wanted, inner, self._layout.totalMinimumSize().width())

    def _needed_height(self, width: int) -> int:
        inner = width - 2 * MARGIN
        content = self.body
        margins = content.contentsMargins()
        body = content.totalHeightForWidth(inner + margins.left() + margins.right())
        if body < 0:
            body = content.totalSizeHint().height()
        rest = self._layout.totalSizeHint().height() - self._area.sizeHint().height()
        return body + rest

    def _place(self) -> None:
        self.setGeometry(self._host.rect())
        wide, tall = self._wanted
        self._layout.activate()
        width = min(self._needed_width(wide), self._host.width() - WINDOW_REST)
        height = tall or self._needed_height(width)
        height = min(height, self._host.height() - WINDOW_REST)
        sheet = QRect(0, 0, width, height)
        sheet.moveCenter(self.rect().center())
        self._sheet.setGeometry(sheet)
        self.update()  # the shade lies around the sheet

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        host_resized = watched is self._host and event.type() == QEvent.Type.Resize
        body_changed = watched is self._content and event.type() == QEvent.Type.LayoutRequest
        if self.isVisible() and (host_resized or body_changed):
            self._place()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        move_focus(self, forward=forward)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        elif is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_verb()
        else:
            event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            canvas.fillRect(self.rect(), self.theme.color("scrim"))
            shade = QColor(self.theme.color("shadow"))
            shade.setAlphaF(shade.alphaF() / 5)
            sheet = QRectF(self._sheet.geometry())
            for spread in range(0, 24, 3):
                box = sheet.adjusted(-spread, -spread + 6, spread, spread + 6)
                draw_box(canvas, box, radius=12 + spread, fill=shade)
