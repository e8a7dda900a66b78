"""PersonSwitcher: whose rating is shown, beside the page title; chevrons go to the neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.size_class import SizeClass, Width
from kinerja_desktop.ui.widgets.avatar import paint_avatar
from kinerja_desktop.ui.widgets.badges import STAGES
from kinerja_desktop.ui.widgets.buttons import IconButton
from kinerja_desktop.ui.widgets.layouts import row
from kinerja_desktop.ui.widgets.painting import (
    Canvas,
    Pressed,
    draw_box,
    draw_ring,
    draw_text,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.core.rows import StaffRow
    from kinerja_desktop.core.staff import Employee
    from kinerja_desktop.ui.theme.theme import Theme


class _PersonButton(Pressed, QAbstractButton):
    """Avatar, name, position; a click shows everybody."""

    def __init__(self, theme: Theme, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._employee: Employee | None = None
        self._is_short = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_person(self, employee: Employee) -> None:
        self._employee = employee
        self.setAccessibleName(_("Choose another person: {name}").format(name=employee.name))
        self.setToolTip(_("Choose another person"))
        self.updateGeometry()
        self.update()

    def set_short(self, *, is_short: bool) -> None:
        """Show name and grade only."""
        self._is_short = is_short
        self.updateGeometry()
        self.update()

    def _meta(self) -> str:
        if self._employee is None:
            return ""
        parts = (self._employee.grade,) if self._is_short else self._whole_meta()
        return " · ".join(part for part in parts if part)

    def _whole_meta(self) -> tuple[str, str]:
        employee = self._employee
        return (employee.position, employee.grade) if employee is not None else ("", "")

    def sizeHint(self) -> QSize:
        theme = self._theme
        name = self._employee.name if self._employee else ""
        width = theme.width(name, "strong") + 9 + theme.width(self._meta(), "small") + 10
        return QSize(round(width) + (0 if self._is_short else 38), theme.control(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._theme.control(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._employee is None:
            return
        theme = self._theme
        with Canvas(self, theme) as canvas:
            if self.underMouse():
                draw_box(canvas, self.rect(), fill=theme.color("hover"))
            left = 4.0
            if not self._is_short:
                face = QRectF(left, (self.height() - 28) / 2, 28, 28)
                paint_avatar(canvas, theme, face, self._employee.name, tone="soft")
                left += 38
            place = QRectF(left, 0, self.width() - left - 4, self.height())
            taken = draw_text(canvas, theme, place, self._employee.name, look="strong")
            rest = place.adjusted(taken + 9, 0, 0, 0)
            draw_text(canvas, theme, rest, self._meta(), look="small text-3")
            if self.shows_focus:
                draw_ring(canvas, theme, self.rect())

    def enterEvent(self, event: QEvent) -> None:
        self.update()
        super().enterEvent(event)  # type: ignore[arg-type]

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)


class PersonSwitcher(QWidget):
    """`person_chosen(id)` by chevron, by menu, or by `step`."""

    person_chosen = Signal(int)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._people: Sequence[StaffRow] = ()
        self._employee_id = 0
        self.previous = IconButton(
            theme, "chevron-left", _("Previous person (Ctrl+PgUp)"), size=28, parent=self
        )
        self.next = IconButton(
            theme, "chevron-right", _("Next person (Ctrl+PgDn)"), size=28, parent=self
        )
        self.person = _PersonButton(theme, parent=self)
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.person.clicked.connect(self._on_person_clicked)
        line = row(self.previous, self.person, self.next, gap=4)
        line.setStretchFactor(self.person, 1)
        self.setLayout(line)

    def show_people(self, people: Sequence[StaffRow], employee_id: int) -> None:
        """Show one of these people; without any, nothing."""
        self._people, self._employee_id = people, employee_id
        shown = next((p.employee for p in people if p.employee.id == employee_id), None)
        if shown is not None:
            self.person.show_person(shown)
        for button in (self.previous, self.person, self.next):
            button.setVisible(bool(people))
            button.setEnabled(button is self.person or len(people) > 1)

    def step(self, by: int) -> None:
        """Go to the person after or before, around the end."""
        ids = [person.employee.id for person in self._people]
        if self._employee_id in ids and len(ids) > 1:
            place = (ids.index(self._employee_id) + by) % len(ids)
            self._go_to(ids[place])

    def fit(self, size: SizeClass) -> None:
        self.person.set_short(is_short=size.width != Width.WIDE)

    def make_menu(self) -> QMenu:
        """Return everybody with the icon and word of their stage."""
        menu = QMenu(self)
        for person in self._people:
            look = STAGES[person.stage]
            icon = self._theme.icon(look.icon)
            words = f"{person.employee.name}   {_(look.word)}"
            action = menu.addAction(icon, words)
            key = person.employee.id
            action.triggered.connect(lambda _on=False, key=key: self._go_to(key))
        return menu

    def _go_to(self, employee_id: int) -> None:
        """Name the person at once: the next step counts from them."""
        self.show_people(self._people, employee_id)
        self.person_chosen.emit(employee_id)

    def _on_person_clicked(self) -> None:
        self.make_menu().popup(self.person.mapToGlobal(self.person.rect().bottomLeft()))
