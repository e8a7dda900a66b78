"""PersonPicker: choose one person by part of the name, the nickname or the end of the NIP."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from kinerja_desktop.ui.widgets.avatar import paint_avatar
from kinerja_desktop.ui.widgets.painting import (
    RIGHT,
    Canvas,
    Painted,
    draw_box,
    draw_icon,
    draw_line,
    draw_ring,
    draw_text,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from kinerja_desktop.core.staff import Employee
    from kinerja_desktop.ui.theme.theme import Theme

MATCHES_SHOWN = 7
ROW = 36


def matching(people: Sequence[Employee], text: str) -> list[Employee]:
    """Return people whose names hold every typed word, or whose NIP ends with the digits.

    Nicknames count. Names that begin with the text come first. Nothing typed matches everybody.
    """
    wanted = text.casefold().split()
    digits = "".join(wanted)
    if digits.isdigit():
        return [person for person in people if person.nip.endswith(digits)] or [
            person for person in people if digits in person.nip
        ]
    found = [p for p in people if all(w in f"{p.name} {p.nickname}".casefold() for w in wanted)]
    start = f"\n{text.strip()}".casefold()
    return sorted(found, key=lambda p: start not in f"\n{p.name}\n{p.nickname}".casefold())


class _Matches(Painted):
    """The list below the field. It never has the focus."""

    taken = Signal(int)

    def __init__(self, theme: Theme, *, parent: QWidget) -> None:
        super().__init__(theme, parent=parent)
        self.people: list[Employee] = []
        self.current = 0
        self.setMouseTracking(True)
        self.hide()

    def show_people(self, people: list[Employee]) -> None:
        self.people = people[:MATCHES_SHOWN]
        self.current = 0
        self.update()

    def step(self, by: int) -> None:
        if self.people:
            self.current = (self.current + by) % len(self.people)
            self.update()

    @property
    def needed_height(self) -> int:
        return len(self.people) * self.theme.px(ROW) + 8

    def _row_at(self, y: float) -> int:
        return min(len(self.people) - 1, max(0, int((y - 4) // self.theme.px(ROW))))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.current = self._row_at(event.position().y())
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.current = self._row_at(event.position().y())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.people and self.rect().contains(event.position().toPoint()):
            self.taken.emit(self.people[self.current].id)

    def paintEvent(self, _event: QPaintEvent) -> None:
        color, tall = self.theme.color, self.theme.px(ROW)
        with Canvas(self, self.theme) as canvas:
            draw_box(canvas, self.rect(), fill=color("surface"), edge=color("border-input"))
            for place, person in enumerate(self.people):
                box = QRectF(4, 4 + place * tall, self.width() - 8, tall)
                if place == self.current:
                    draw_box(canvas, box, radius=4, fill=color("primary-soft"))
                side = self.theme.px(24)
                face = QRectF(box.left() + 6, box.center().y() - side / 2, side, side)
                paint_avatar(canvas, self.theme, face, person.name)
                words = box.adjusted(16 + side, 0, -130, 0)
                taken = draw_text(canvas, self.theme, words, person.name, look="medium")
                rest = words.adjusted(taken + 10, 0, 0, 0)
                draw_text(canvas, self.theme, rest, person.position, look="small text-3")
                tail = QRectF(box.right() - 130, box.top(), 122, tall)
                nip = f"… {person.nip[-7:]}" if person.nip else ""
                draw_text(canvas, self.theme, tail, nip, look="caption text-3", align=RIGHT)


class PersonPicker(Painted):
    """A field with the chosen person: avatar, name, position. `chosen` tells the id."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._people: Sequence[Employee] = ()
        self._chosen: Employee | None = None
        self._has_error = False
        self._matches: _Matches | None = None
        self.line = QLineEdit(self)
        self.line.setProperty("bare", True)
        self.line.setAccessibleName(name)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._on_text_edited)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._place_line()

    def set_people(self, people: Sequence[Employee]) -> None:
        """Offer these people; the chosen one stays chosen if among them, typed letters stay."""
        shown = self._chosen.name if self._chosen else ""
        typed = self.line.text() if self.line.hasFocus() else shown
        self._people = people
        self.set_value(self.value())
        if typed != shown:
            self.line.setText(typed)
            self._on_text_edited(typed)

    def value(self) -> int:
        """Return the id of the chosen person, or 0."""
        return self._chosen.id if self._chosen else 0

    @property
    def person(self) -> Employee | None:
        return self._chosen

    def set_value(self, employee_id: int) -> None:
        """Show a person without telling; 0 shows nobody."""
        self._chosen = next((p for p in self._people if p.id == employee_id), None)
        self._show_chosen()

    def set_placeholder(self, text: str) -> None:
        self.line.setPlaceholderText(text)

    def set_error(self, *, on: bool) -> None:
        self._has_error = on
        self.update()

    @property
    def is_listing(self) -> bool:
        return self._matches is not None and self._matches.isVisible()

    def _show_chosen(self) -> None:
        self.line.setText(self._chosen.name if self._chosen else "")
        self.line.setFont(self.theme.font("strong" if self._chosen else "body"))
        self._place_line()
        self.update()

    def _place_line(self) -> None:
        left = self.theme.px(24) + 15 if self._chosen else self.theme.px(16) + 17
        self.line.setGeometry(left, 2, max(40, self.width() - left - 34), self.height() - 4)

    def _take(self, employee_id: int) -> None:
        self._close_list()
        self.set_value(employee_id)
        self.set_error(on=False)
        self.chosen.emit(employee_id)

    def _open_list(self) -> None:
        if self._matches is None:
            self._matches = _Matches(self.theme, parent=self.window())
            self._matches.taken.connect(self._take)
        found = matching(self._people, self.line.text())
        self._matches.show_people(found)
        corner = self.mapTo(self.window(), QPoint(0, self.height() + 4))
        self._matches.setGeometry(corner.x(), corner.y(), self.width(), self._matches.needed_height)
        self._matches.setVisible(bool(found))
        self._matches.raise_()

    def _close_list(self) -> None:
        if self._matches is not None:
            self._matches.hide()

    def _on_text_edited(self, _text: str) -> None:
        self.line.setFont(self.theme.font("body"))
        self._open_list()
        self.update()

    def _on_key(self, event: QKeyEvent) -> bool:
        """Steer the list from the line; return whether the key was used."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not self.is_listing:
            self.line.selectAll()
            self._list_everybody()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._matches is not None:
            self._matches.step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape and self.is_listing:
            self._close_list()
            self._show_chosen()
        elif self._is_plain_enter(event) and self.is_listing and self._matches is not None:
            self._take(self._matches.people[self._matches.current].id)
        else:
            return False
        return True

    def _is_plain_enter(self, event: QKeyEvent) -> bool:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier

    def _list_everybody(self) -> None:
        kept = self.line.text()
        self.line.setText("")
        self._open_list()
        self.line.setText(kept)
        self.line.selectAll()

    def _on_focus(self, event: QFocusEvent) -> None:
        if event.gotFocus():
            self.line.selectAll()
        else:
            self._leave_line()
        self.update()

    def _leave_line(self) -> None:
        """Take the only match of what was typed, else show the chosen person again."""
        typed = self.line.text().strip()
        is_new = bool(typed) and (self._chosen is None or typed != self._chosen.name)
        found = matching(self._people, typed) if is_new else []
        if len(found) == 1:
            self._take(found[0].id)
        else:
            self._close_list()
            self._show_chosen()

    def sizeHint(self) -> QSize:
        return QSize(320, self.theme.px(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.theme.px(36))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_line()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.isEnabled():
            return
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)
        if self.is_listing:
            self._close_list()
        else:
            self._list_everybody()
        event.accept()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        kind = event.type()
        if watched is self.line and kind == kind.KeyPress:
            return self._on_key(event)  # type: ignore[arg-type]
        if watched is self.line and kind in (kind.FocusIn, kind.FocusOut):
            self._on_focus(event)  # type: ignore[arg-type]
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, color = self.theme, self.theme.color
        with Canvas(self, theme) as canvas:
            fill = color("surface" if self.isEnabled() else "surface-2")
            edge = color("danger" if self._has_error else "border-input")
            draw_box(canvas, self.rect(), fill=fill, edge=edge)
            base = self.height() - 1
            if self.isEnabled() and not self._has_error:
                ends = (QPoint(5, base).toPointF(), QPoint(self.width() - 5, base).toPointF())
                draw_line(canvas, color("border-strong"), *ends)
            chosen = self._chosen
            if chosen is not None and self.line.text() == chosen.name:
                side = theme.px(24)
                face = QRectF(8, (self.height() - side) / 2, side, side)
                paint_avatar(canvas, theme, face, chosen.name, tone="soft")
                left = self.line.x() + 4 + theme.width(chosen.name, "strong") + 8
                rest = QRectF(left, 0, self.width() - left - 34, self.height())
                draw_text(canvas, theme, rest, chosen.position, look="small text-3")
            else:
                sign = QRectF(9, 0, theme.px(16), self.height())
                draw_icon(canvas, theme, sign, "search", color="text-3")
            if self.isEnabled():
                chevron = QRectF(self.width() - 26, 0, 16, self.height())
                draw_icon(canvas, theme, chevron, "chevron-down")
            if self.line.hasFocus():
                draw_ring(canvas, theme, self.rect())
