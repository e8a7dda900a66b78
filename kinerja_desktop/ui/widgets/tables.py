"""Table: records in rows without a grid; TableHead: heads over a list.

A Table shows any RecordsModel of ui.models; `checkable` adds a check before each row. Cells may
give a BadgeLook under BADGE_ROLE or an icon name under ICON_ROLE.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from kinerja_desktop.ui.models.records_model import COLOR_ROLE, ICON_ROLE, ROW_ROLE, STYLE_ROLE
from kinerja_desktop.ui.widgets.badges import paint_badge
from kinerja_desktop.ui.widgets.painting import (
    LEFT,
    RIGHT,
    Canvas,
    Painted,
    draw_box,
    draw_icon,
    draw_line,
    draw_text,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
BADGE_ROLE = Qt.ItemDataRole.UserRole + 20


class CellDelegate(QStyledItemDelegate):
    """Paints one cell: ground of the whole row, badge or icon, one line of text."""

    def __init__(self, theme: Theme, *, lines: bool, parent: QTableView) -> None:
        super().__init__(parent)
        self.theme = theme
        self._has_lines = lines
        self._table = parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        self._paint_ground(painter, box, index, token=_ground(chosen=chosen, hovered=hovered))
        badge = index.data(BADGE_ROLE)
        inner = box.adjusted(8, 0, -8, 0)
        if badge is not None:
            top = box.center().y() - self.theme.px(22) / 2
            place = QPointF(inner.left(), top)
            paint_badge(painter, self.theme, place, badge, height=22, on_selected=chosen)
        else:
            self._paint_words(painter, inner, index, chosen=chosen)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRectF, index: Index, *, token: str) -> None:
        last = index.model().columnCount() - 1
        first_column, last_column = index.column() == 0, index.column() == last
        if self._has_lines and not token:
            left = box.left() + (16 if first_column else 0)
            right = box.right() - (16 if last_column else 0)
            y = round(box.bottom()) - 1
            line = self.theme.color("border")
            draw_line(painter, line, QPointF(left, y), QPointF(right, y))
        if token:
            ground = box.adjusted(5 if first_column else -8, 0, -5 if last_column else 8, 0)
            painter.setClipRect(box)
            draw_box(painter, ground, radius=6, fill=self.theme.color(token))
            painter.setClipping(False)

    def _paint_words(self, painter: QPainter, box: QRectF, index: Index, *, chosen: bool) -> None:
        theme = self.theme
        color = str(index.data(COLOR_ROLE) or "text")
        style = str(index.data(STYLE_ROLE) or "body")
        if chosen and index.column() == 0 and style in {"body", "medium"}:
            style = "strong"
        icon = index.data(ICON_ROLE)
        if icon:
            side = theme.px(16)
            place = QRectF(box.left(), box.top(), side, box.height())
            draw_icon(painter, theme, place, str(icon), color=color)
            box = box.adjusted(side + 6, 0, 0, 0)
        aligned = index.data(Qt.ItemDataRole.TextAlignmentRole)
        is_right = aligned is not None and bool(Qt.AlignmentFlag(int(aligned)) & RIGHT)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        draw_text(
            painter, theme, box, text, look=f"{style} {color}", align=RIGHT if is_right else LEFT
        )

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        return QSize(round(self.theme.width(text, "body")) + 20, self.theme.px(34))


def _ground(*, chosen: bool, hovered: bool) -> str:
    if chosen:
        return "primary-soft"
    return "hover" if hovered else ""


class Table(QTableView):
    """Rows are chosen whole. `row_chosen(row)` gives the record, `row_opened(row)` on Enter."""

    row_chosen = Signal(object)
    row_opened = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        row_height: int = 34,
        lines: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._row_height = row_height
        self.setAccessibleName(name)
        self.setItemDelegate(CellDelegate(theme, lines=lines, parent=self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setStretchLastSection(False)
        self.activated.connect(self._on_activated)
        theme.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _on_look_changed(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.theme.px(self._row_height))
        self.horizontalHeader().setFixedHeight(self.theme.px(32))

    def setModel(self, model: QAbstractItemModel | None) -> None:  # noqa: N802 - Qt's name
        super().setModel(model)
        self._size_columns()

    def _size_columns(self) -> None:
        model = self.model()
        columns = getattr(model, "columns", ())
        head = self.horizontalHeader()
        for place, item in enumerate(columns):
            width = int(getattr(item, "width", 0))
            mode = QHeaderView.ResizeMode
            head.setSectionResizeMode(place, mode.Interactive if width else mode.Stretch)
            if width:
                self.setColumnWidth(place, width)

    def current_row(self) -> Any:
        return self.currentIndex().data(ROW_ROLE)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.row_chosen.emit(current.data(ROW_ROLE))

    def _on_activated(self, index: QModelIndex) -> None:
        self.row_opened.emit(index.data(ROW_ROLE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.row_opened.emit(self.current_row())
            return
        super().keyPressEvent(event)


class TableHead(Painted):
    """Heads over a list: (word, left, is_right) in pixels, above a hairline or on `surface-2`."""

    def __init__(
        self,
        theme: Theme,
        *,
        height: int = 28,
        tinted: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self._height, self._is_tinted = height, tinted
        self._heads: list[tuple[str, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_heads(self, heads: Sequence[tuple[str, int]]) -> None:
        """Show (word, left edge); a negative edge counts from the right, right-aligned at -1."""
        self._heads = list(heads)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self.theme.px(self._height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self.theme
        with Canvas(self, theme) as canvas:
            if self._is_tinted:
                canvas.fillRect(self.rect(), theme.color("surface-2"))
            else:
                y = self.height() - 1
                line = theme.color("border")
                draw_line(canvas, line, QPointF(0, y), QPointF(self.width(), y))
            for word, edge in self._heads:
                left = edge if edge >= 0 else self.width() + edge
                box = QRectF(left, 0, self.width() - left, self.height())
                if edge == -1:
                    box = QRectF(self.rect())
                align = RIGHT if edge == -1 else LEFT
                draw_text(canvas, theme, box, word, look="caption/500 text-3", align=align)
