"""ReviewList: the changes of an import, thousands of them; a problem opens below its row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtWidgets import QToolTip

from kinerja_desktop.services.importing import GoneAction
from kinerja_desktop.ui.panels.importing.review_paint import ReviewDelegate
from kinerja_desktop.ui.panels.importing.review_rows import ReviewRow, Shown
from kinerja_desktop.ui.widgets.row_list import ROW_ROLE, RowList, RowModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.panels.importing.draft import ImportDraft
    from kinerja_desktop.ui.panels.importing.problem_form import ProblemForm
    from kinerja_desktop.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
WITHOUT_MOUSE = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.OtherFocusReason,
)
ACTIONS: tuple[GoneAction | None, ...] = (None, GoneAction.MOVED, GoneAction.ARCHIVED)


class ReviewModel(RowModel):
    """Tells readers of the screen which rows are checked, too."""

    def __init__(self, draft: ImportDraft, *, parent: QObject) -> None:
        super().__init__(parent=parent)
        self._draft = draft

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.CheckStateRole:
            return super().data(index, role)
        row = super().data(index, ROW_ROLE)
        if row is None or row.entry is None or not row.can_check:
            return None
        states = Qt.CheckState
        return states.Checked if self._draft.is_wanted(row.entry) else states.Unchecked


class ReviewList(RowList):
    """Rows are drawn; the one form for a repair is moved to its row.

    `checked(row, on)`, `problem_pressed(row)`, `gone_chosen(employee id, GoneAction or None)`
    `same_pressed()` and `more_pressed()` tell what a person does; ReviewRows are passed.
    `lanes_moved()` when the columns stand elsewhere.
    """

    checked = Signal(object, bool)
    problem_pressed = Signal(object)
    gone_chosen = Signal(int, object)
    same_pressed = Signal()
    more_pressed = Signal()
    lanes_moved = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        draft: ImportDraft,
        form: ProblemForm,
        *,
        parent: QWidget | None = None,
    ) -> None:
        self._is_ready = False  # Qt lays the list out while it is being made
        super().__init__(theme, name, parent=parent)
        self.draft = draft
        self.form = form
        form.setParent(self.viewport())
        form.hide()
        self.setLayoutMode(RowList.LayoutMode.SinglePass)
        self.painter = ReviewDelegate(theme, draft, form, parent=self)
        self.setItemDelegate(self.painter)
        self.rows = ReviewModel(draft, parent=self)
        self.setModel(self.rows)
        self._is_ready = True

    def show_rows(self, rows: Sequence[Any]) -> None:
        super().show_rows(rows)
        self._place_form()

    def reveal_form(self) -> None:
        """Scroll until the open problem is seen with its form below it."""
        place = self._form_place()
        if place > 0:
            self.scrollTo(self.rows.index(place))
            self.scrollTo(self.rows.index(place - 1))

    def set_columns_for(self, width: int) -> None:
        self.painter.set_width(width)
        self.scheduleDelayedItemsLayout()

    def updateGeometries(self) -> None:  # noqa: N802 - Qt's name
        super().updateGeometries()
        self._place_form()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        super().scrollContentsBy(dx, dy)
        self._place_form()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.painter.set_width(self.viewport().width())
        super().resizeEvent(event)
        self._place_form()
        self.lanes_moved.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes without the mouse begins at the first row, so that every key does something."""
        super().focusInEvent(event)
        if event.reason() not in WITHOUT_MOUSE:
            return
        self._is_keyboard = True  # the first key acts on a row: it must be seen which
        keys = [row.key for row in self.rows.rows[:1]]
        if keys and self.current_row() is None:
            self.choose(keys[0])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = index.data(ROW_ROLE) if index.isValid() else None
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            self._press(row, self.visualRect(index), event.position().x())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        key = event.key()
        if row is not None and key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._act(row)
        elif (
            row is not None
            and row.kind == Shown.GONE
            and key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        ):
            self._step_gone(row, 1 if key == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Give the whole text of a row that is cut."""
        if event.type() == event.Type.ToolTip:
            helped: QHelpEvent = event  # type: ignore[assignment]
            index = self.indexAt(helped.pos())
            row = index.data(ROW_ROLE) if index.isValid() else None
            words = row.words if row is not None and self.painter.is_cut(row) else ""
            QToolTip.showText(helped.globalPos(), words, self)
            return True
        return super().viewportEvent(event)

    def _press(self, row: ReviewRow, box: QRect, x: float) -> None:
        if row.kind == Shown.GONE:
            place = self.painter.option_at(box, x)
            if place >= 0:
                self.gone_chosen.emit(row.employee_id, ACTIONS[place])
        elif row.can_check and x < self.painter.check_lane:
            self._toggle(row)
        else:
            self._act(row)

    def _act(self, row: ReviewRow) -> None:
        if row.kind == Shown.FOLD:
            self.same_pressed.emit()
        elif row.kind == Shown.MORE:
            self.more_pressed.emit()
        elif row.kind == Shown.PROBLEM:
            self.problem_pressed.emit(row)
        elif row.kind == Shown.GONE:
            self._step_gone(row, 1)
        elif row.can_check:
            self._toggle(row)

    def _toggle(self, row: ReviewRow) -> None:
        if row.entry is not None:
            self.checked.emit(row, not self.draft.is_wanted(row.entry))

    def _step_gone(self, row: ReviewRow, step: int) -> None:
        place = ACTIONS.index(self.draft.gone.get(row.employee_id))
        self.gone_chosen.emit(row.employee_id, ACTIONS[(place + step) % len(ACTIONS)])

    def _place_form(self) -> None:
        """Lay the form over the line that was kept free for it."""
        if not self._is_ready:
            return
        place = self._form_place()
        if place < 0:
            self.form.hide()
            return
        box = self.visualRect(self.rows.index(place))
        self.form.setGeometry(self.painter.form_box(box))
        self.form.show()

    def _form_place(self) -> int:
        """Return the line kept for the form, or -1."""
        rows = self.rows.rows
        return next((i for i, row in enumerate(rows) if row.kind == Shown.FORM), -1)
