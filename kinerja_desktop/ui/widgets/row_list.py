"""RowList and RowModel: the base of every selectable list; RowDelegate paints its ground.

A row is any value with a `key` and `words` (what is read aloud and found by typing). Rows with
`key` None are heads: shown, never chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kinerja_desktop.ui.widgets.painting import Canvas, draw_box, draw_ring

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from kinerja_desktop.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
SHORT_LIST = 200
_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
# the focus comes back to where it was: from another window, or from a menu
_COMES_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class Row(Protocol):
    """What a list needs of a row."""

    @property
    def key(self) -> Any: ...

    @property
    def words(self) -> str: ...


class RowModel(QAbstractListModel):
    """A list of rows."""

    def __init__(self, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Any] = []

    def show_rows(self, rows: Sequence[Any]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    @property
    def rows(self) -> list[Any]:
        return list(self._rows)

    def row_at(self, place: int) -> Any:
        return self._rows[place]

    def place_of(self, key: Any) -> int:
        """Return the place of a key, or -1."""
        places = (i for i, row in enumerate(self._rows) if row.key is not None and row.key == key)
        return next(places, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.words
        return row if role == ROW_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].key is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class RowDelegate(QStyledItemDelegate):
    """Paints hover, choice and focus behind a row; subclasses paint the row."""

    INSET = 5

    def __init__(self, theme: Theme, *, parent: RowList) -> None:
        super().__init__(parent)
        self.theme = theme
        self._list = parent

    @property
    def room(self) -> int:
        """Return the width rows may take."""
        return self._list.viewport().width()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if row.key is not None:
            ground = self.ground(box)
            if chosen:
                draw_box(painter, ground, fill=self.theme.color("primary-soft"))
            elif state & QStyle.StateFlag.State_MouseOver:
                draw_box(painter, ground, fill=self.theme.color("hover"))
            if self._list.is_focused(index):
                draw_ring(painter, self.theme, ground)
        self.paint_row(painter, box, row, chosen=chosen)
        painter.restore()

    def ground(self, box: QRectF) -> QRectF:
        """Return where hover and choice are filled."""
        return box.adjusted(self.INSET, 0, -self.INSET, 0)

    def paint_row(self, painter: QPainter, box: QRectF, row: Any, *, chosen: bool) -> None:
        raise NotImplementedError

    def row_height(self, row: Any, width: int) -> int:
        raise NotImplementedError

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self.room
        # not index.data(): through Qt and back is most of the time of a long list
        return QSize(width, self.row_height(self._list.rows.row_at(index.row()), width))


class RowList(QListView):
    """A list of which one row is chosen.

    `row_chosen(key)` follows a person's choice, `row_opened(key)` Enter and double click.
    """

    GROWS_WHEN_CHOSEN: ClassVar[bool] = False  # whether the chosen row is higher than others

    row_chosen = Signal(object)
    row_opened = Signal(object)

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.rows = RowModel(parent=self)
        self.setModel(self.rows)
        self._is_keyboard = False
        self._is_mouse = False
        self._is_quiet = False
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.activated.connect(self._on_activated)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def shows_focus(self) -> bool:
        return self.hasFocus() and self._is_keyboard

    @property
    def rings_itself(self) -> bool:
        """Whether the ring stands around the whole list: no row has the keyboard yet."""
        return self.hasFocus() and not self._is_mouse and not self.currentIndex().isValid()

    def is_focused(self, index: Index) -> bool:
        """Whether the keyboard is at this row."""
        return self.shows_focus and index.row() == self.currentIndex().row()

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show rows; the chosen one stays chosen if it is still there."""
        key = self.current_key()
        self._is_quiet = True
        self.rows.show_rows(rows)
        self._fit_bar()
        self._is_quiet = False
        self.choose(key)

    def rows_height(self) -> int:
        """Return how high all rows are together."""
        delegate = self.itemDelegate()
        if not isinstance(delegate, RowDelegate):
            return 0
        return sum(delegate.row_height(row, self.width()) for row in self.rows.rows)

    def _fit_bar(self) -> None:
        """Decide about the scroll bar of a short list, so that rows are laid out only once."""
        if self.rows.rowCount() > SHORT_LIST:
            return
        policies = Qt.ScrollBarPolicy
        fits = self.rows_height() <= self.height()
        self.setVerticalScrollBarPolicy(
            policies.ScrollBarAlwaysOff if fits else policies.ScrollBarAsNeeded
        )

    def current_key(self) -> Any:
        row = self.currentIndex().data(ROW_ROLE)
        return None if row is None else row.key

    def current_row(self) -> Any:
        return self.currentIndex().data(ROW_ROLE)

    def choose(self, key: Any) -> None:
        """Choose a row without telling."""
        place = self.rows.place_of(key)
        self._is_quiet = True
        if place >= 0:
            self.setCurrentIndex(self.rows.index(place))
            self.scrollTo(self.currentIndex())
        else:
            self.setCurrentIndex(QModelIndex())
        self._is_quiet = False

    def _on_activated(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if row is not None and row.key is not None:
            self.row_opened.emit(row.key)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        if self.GROWS_WHEN_CHOSEN:
            self.scheduleDelayedItemsLayout()
        row = current.data(ROW_ROLE) if current.isValid() else None
        if row is not None and row.key is not None and not self._is_quiet:
            self.row_chosen.emit(row.key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in _COMES_BACK:
            self._is_keyboard = event.reason() in _KEYBOARD
            self._is_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._is_keyboard, self._is_mouse = True, False
        super().keyPressEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.rings_itself:
            with Canvas(self.viewport(), self.theme) as canvas:
                draw_ring(canvas, self.theme, self.viewport().rect())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_keyboard, self._is_mouse = False, True
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_bar()
        self.scheduleDelayedItemsLayout()
