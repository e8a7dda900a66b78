"""One table model for every list: a tuple of columns and a list of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from kinerja_desktop.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

    from kinerja_desktop.ui.models.columns import Column

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
ICON_ROLE = Qt.ItemDataRole.UserRole + 2
COLOR_ROLE = Qt.ItemDataRole.UserRole + 3
STYLE_ROLE = Qt.ItemDataRole.UserRole + 4


def _as_it_is(row: Any) -> Any:
    return row


class RecordsModel(QAbstractTableModel, Generic[R]):
    """Shows rows through columns. `identify` names a row, so that selections survive a refresh."""

    def __init__(
        self,
        columns: tuple[Column[R], ...],
        *,
        identify: Callable[[R], Any] = _as_it_is,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = columns
        self._identify = identify
        self._rows: list[R] = []
        self._places: dict[Any, int] = {}

    @property
    def rows(self) -> list[R]:
        return list(self._rows)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self._places = {self._identify(row): place for place, row in enumerate(self._rows)}
        self.endResetModel()

    def row_at(self, index: Index) -> R:
        return self._rows[index.row()]

    def place_of(self, identity: Any) -> int:
        """Return the line of the row with this identity, or -1."""
        return self._places.get(identity, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        return self._value(self._rows[index.row()], self.columns[index.column()], role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return _(column.title) if column.title else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; rows that are equal keep their order."""
        if not 0 <= column < len(self.columns):
            return
        backwards = order == Qt.SortOrder.DescendingOrder
        self.show_rows(sorted(self._rows, key=self.columns[column].key, reverse=backwards))

    def _value(self, row: R, column: Column[R], role: int) -> Any:
        readers: dict[int, Callable[[], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda: column.text(row),
            Qt.ItemDataRole.ToolTipRole: lambda: column.tip(row) if column.tip else None,
            Qt.ItemDataRole.TextAlignmentRole: lambda: _alignment(column),
            ROW_ROLE: lambda: row,
            ICON_ROLE: lambda: column.icon(row) if column.icon else "",
            COLOR_ROLE: lambda: column.color(row) if column.color else "text",
            STYLE_ROLE: lambda: column.style,
        }
        reader = readers.get(role)
        return reader() if reader is not None else None


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
