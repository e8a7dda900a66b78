"""ExpectationsForm: the leader's special expectation for each behaviour value; none is required."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.inputs import TextArea
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from kinerja_desktop.core.instrument import Indicator
    from kinerja_desktop.core.plan import Plan
    from kinerja_desktop.ui.theme.theme import Theme

NAME_WIDTH = 164


class GrowingArea(TextArea):
    """One line high, more when the text needs them."""

    def __init__(self, theme: Theme, name: str, *, parent: QWidget) -> None:
        super().__init__(theme, name, placeholder=_("none"), lines=1, parent=parent)
        self.set_style("small")
        self.document().setDocumentMargin(1)
        self.setViewportMargins(3, 0, 3, 0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        line = self.theme.line("small")
        lines = round((self.document().size().height() - 2) / line)
        self.setFixedHeight(lines * line + 16 if lines > 1 else self.theme.control(32))

    def set_text(self, text: str) -> None:
        super().set_text(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class ExpectationsForm(QWidget):
    """`edited(value key, text)`."""

    edited = Signal(str, str)
    field_left = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.areas: dict[str, GrowingArea] = {}
        self._names: list[Text] = []
        self.count = Text(theme, look="caption text-3", parent=self)
        title = Text(theme, _("Special expectation per value"), look="heading", parent=self)
        words = _("May stay empty. All values and their guidance always apply and are printed.")
        note = Text(theme, words, look="small text-2", lines=0, parent=self)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, NAME_WIDTH)
        self._grid.setColumnStretch(1, 1)
        head = row(title, None, self.count)
        self._box = column(head, 4, note, 12, self._grid, None, gap=0)
        self.setLayout(self._box)
        self.set_side(20)

    def show_values(self, values: Sequence[Indicator], plan: Plan) -> None:
        """Show what is written, without telling."""
        if list(self.areas) != [value.key for value in values]:
            self._make(values)
        for key, area in self.areas.items():
            area.set_text(plan.expectation(key))
        written = sum(bool(plan.expectation(key).strip()) for key in self.areas)
        text = _("{count} of {total}").format(count=written, total=len(self.areas))
        self.count.set_text(text)

    def _make(self, values: Sequence[Indicator]) -> None:
        for old in (*self._names, *self.areas.values()):
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._names, self.areas = [], {}
        for place, value in enumerate(values):
            name = Text(self.theme, value.name, look="medium", lines=2, parent=self)
            area = GrowingArea(self.theme, value.name, parent=self)
            area.edited.connect(lambda text, key=value.key: self.edited.emit(key, text))
            area.installEventFilter(self)
            self._grid.addWidget(name, place, 0)
            self._grid.addWidget(area, place, 1)
            self._names.append(name)
            self.areas[value.key] = area

    def set_side(self, side: int) -> None:
        """Set the margins left and right."""
        self._box.setContentsMargins(side, 12, side, 16)

    def set_locked(self, *, locked: bool) -> None:
        for area in self.areas.values():
            area.setReadOnly(locked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.field_left.emit()
        return super().eventFilter(watched, event)
