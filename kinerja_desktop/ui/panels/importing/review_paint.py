"""Drawing the rows of the third step: check, badge, person, field, old and new value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from kinerja_desktop.i18n import N_, _
from kinerja_desktop.services.importing import GoneAction
from kinerja_desktop.ui.panels.importing.review_rows import ReviewLine, ReviewRow, Shown
from kinerja_desktop.ui.widgets.badges import IMPORT_BADGES, BadgeLook, badge_width, paint_badge
from kinerja_desktop.ui.widgets.painting import (
    RIGHT,
    draw_box,
    draw_icon,
    draw_line,
    draw_ring,
    draw_text,
)
from kinerja_desktop.ui.widgets.row_list import ROW_ROLE, RowDelegate, RowList
from kinerja_desktop.ui.widgets.switches import paint_check, paint_radio

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from kinerja_desktop.ui.panels.importing.draft import ImportDraft
    from kinerja_desktop.ui.panels.importing.problem_form import ProblemForm
    from kinerja_desktop.ui.theme.theme import Theme

    Index = QModelIndex | QPersistentModelIndex

BADGES = {
    Shown.NEW: IMPORT_BADGES["new"],
    Shown.CHANGED: IMPORT_BADGES["changed"],
    Shown.PROBLEM: IMPORT_BADGES["problem"],
    Shown.GONE: IMPORT_BADGES["missing"],
    Shown.SAME: BadgeLook(icon="equal", word=N_("Same"), tone="outline"),
}
OPTIONS = (
    (None, N_("Leave")),
    (GoneAction.MOVED, N_("Mark as moved")),
    (GoneAction.ARCHIVED, N_("Put in the archive")),
)
LINKS = frozenset({Shown.FOLD, Shown.MORE})
SIDE = 16
CHECK_LEFT, BADGE_LEFT = 16, 51
ROW_HEIGHT, LINE_HEIGHT, TALL_HEIGHT = 39, 22, 49
FORM_BELOW = 9


class Lanes:
    """Where the columns stand, from the left edge of the list."""

    def __init__(self, theme: Theme, width: int) -> None:
        widest = max(badge_width(theme, look) for look in BADGES.values())
        self.name = BADGE_LEFT + widest + 17
        self.field = self.name + max(140, round(width * 0.175))
        self.value = self.field + round(116 * theme.scale)
        self.end = width - SIDE

    def heads(self) -> list[tuple[str, int]]:
        return [
            (_("Status"), BADGE_LEFT + 1),
            (_("Employee"), self.name + 1),
            (_("Column"), self.field + 1),
            (_("In the application, then in the file"), self.value + 1),
        ]


class ReviewDelegate(RowDelegate):
    """Paints every kind of row; keeps the room for the form of a repair."""

    def __init__(
        self, theme: Theme, draft: ImportDraft, form: ProblemForm, *, parent: RowList
    ) -> None:
        super().__init__(theme, parent=parent)
        self._list = parent
        self._draft, self._form = draft, form
        self._width = 800
        self.lanes = Lanes(theme, self._width)
        theme.changed.connect(self._on_look_changed)

    def _on_look_changed(self) -> None:
        self.lanes = Lanes(self.theme, self._width)

    def set_width(self, width: int) -> None:
        self._width = width
        self.lanes = Lanes(self.theme, width)

    @property
    def check_lane(self) -> int:
        """How far from the left a press means the check."""
        return BADGE_LEFT - 4

    def form_box(self, box: QRect) -> QRect:
        """Return where the form lies in the line kept for it."""
        return box.adjusted(SIDE, 0, -SIDE, -FORM_BELOW)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self.row_height(index.data(ROW_ROLE), self._width))

    def row_height(self, row: ReviewRow, width: int) -> int:
        if row.kind == Shown.FORM:
            return self._form.height_for(width - 2 * SIDE) + FORM_BELOW
        px = self.theme.px
        is_tall = row.caption and row.kind not in LINKS
        height = px(TALL_HEIGHT if is_tall else ROW_HEIGHT)
        return max(height, px(ROW_HEIGHT) + (len(row.lines) - 1) * px(LINE_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if row.kind == Shown.FORM:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        state = option.state
        if state & QStyle.StateFlag.State_MouseOver and row.kind != Shown.GONE:
            draw_box(painter, self.ground(box), fill=self.theme.color("hover"))
        self.paint_row(painter, box, row, chosen=False)
        if state & QStyle.StateFlag.State_Selected and self._list.shows_focus:
            draw_ring(painter, self.theme, self.ground(box))
        painter.restore()

    def paint_row(self, painter: QPainter, box: QRectF, row: Any, *, chosen: bool) -> None:  # noqa: ARG002 - rows are not chosen here
        if not self._is_open(row):
            y = round(box.bottom()) - 1
            left, right = QPointF(box.left() + SIDE, y), QPointF(box.right() - SIDE, y)
            draw_line(painter, self.theme.color("border"), left, right)
        if row.kind in LINKS:
            self._paint_fold(painter, box, row)
            return
        first = QRectF(box.left(), box.top(), box.width(), self.theme.px(ROW_HEIGHT) - 1)
        if row.caption and len(row.lines) < 2:
            first.setHeight(box.height() - 1)
        self._paint_check(painter, first, row)
        tall = self.theme.px(24)
        corner = QPointF(box.left() + BADGE_LEFT, first.center().y() - tall / 2)
        paint_badge(painter, self.theme, corner, BADGES[row.kind])
        self._paint_name(painter, box, first, row)
        if row.kind == Shown.GONE:
            self._paint_field(painter, first, row.lines[0])
            self._paint_options(painter, first, row)
            return
        for place, line in enumerate(row.lines):
            offset = place * self.theme.px(LINE_HEIGHT)
            self._paint_line(painter, first.translated(0, offset), line)

    def is_cut(self, row: ReviewRow) -> bool:
        """Say whether some text of a row does not fit."""
        width, lanes = self.theme.width, self.lanes
        if width(row.name, "medium") > lanes.field - lanes.name - 12:
            return True
        room = lanes.end - lanes.value - 40
        return any(width(line.old + line.new, "medium") > room for line in row.lines)

    def option_at(self, box: QRect, x: float) -> int:
        """Return which of the three choices about somebody who is gone stands at x, or -1."""
        for place, (left, right) in enumerate(self._option_places()):
            if box.left() + left - 6 <= x <= box.left() + right:
                return place
        return -1

    def _is_open(self, row: ReviewRow) -> bool:
        return (
            row.problem is not None and row.kind == Shown.PROBLEM and self._form.is_about(row.row)
        )

    def _paint_check(self, painter: QPainter, box: QRectF, row: ReviewRow) -> None:
        if row.kind not in {Shown.NEW, Shown.CHANGED, Shown.PROBLEM}:
            return
        side = self.theme.px(18)
        place = QRectF(box.left() + CHECK_LEFT, round(box.center().y() - side / 2), side, side)
        on = row.entry is not None and self._draft.is_wanted(row.entry)
        state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        paint_check(painter, self.theme, place, state, enabled=row.can_check)

    def _paint_name(self, painter: QPainter, box: QRectF, first: QRectF, row: ReviewRow) -> None:
        theme, lanes = self.theme, self.lanes
        left, room = box.left() + lanes.name, lanes.field - lanes.name - 12
        name = row.name or _("without a name")
        if not row.caption:
            place = QRectF(left, first.top(), room, first.height())
            draw_text(painter, theme, place, name, look="medium text")
            return
        line, small = theme.line("medium"), theme.line("caption")
        height = box.height() if len(row.lines) < 2 else theme.px(TALL_HEIGHT)
        top = box.top() + (height - line - small - 1) / 2
        draw_text(painter, theme, QRectF(left, top, room, line), name, look="medium text")
        place = QRectF(left, top + line, room, small)
        if row.kind != Shown.PROBLEM:  # a sentence that asks for the check may run on
            place.setWidth(max(room, lanes.value - lanes.name - 12))
        draw_text(painter, theme, place, row.caption, look="caption text-3")

    def _paint_field(self, painter: QPainter, box: QRectF, line: ReviewLine) -> None:
        lanes = self.lanes
        place = QRectF(box.left() + lanes.field, box.top(), 0, box.height())
        place.setRight(box.left() + lanes.value - 10)
        draw_text(painter, self.theme, place, line.field, look="body text-2")

    def _paint_line(self, painter: QPainter, box: QRectF, line: ReviewLine) -> None:
        theme = self.theme
        self._paint_field(painter, box, line)
        place = QRectF(box.left() + self.lanes.value, box.top(), 0, box.height())
        place.setRight(box.left() + self.lanes.end)
        if line.is_fault:
            self._paint_with_remark(painter, place, line.old, line.new, look="medium warn")
        elif line.group in self._draft.declined_groups:
            self._paint_with_remark(painter, place, line.old, _("stays as it is"), look="body text")
        elif line.old:
            whole = theme.width(line.old, "body") + theme.width(line.new, "medium") + 32
            share = 1.0 if whole <= place.width() else 0.45
            used = draw_text(painter, theme, _part(place, share), line.old, look="body text-3")
            arrow = QRectF(place.left() + used + 9, box.top(), theme.px(14), box.height())
            draw_icon(painter, theme, arrow, "arrow-right", color="text-3", size=14)
            place.setLeft(arrow.right() + 9)
            draw_text(painter, theme, place, line.new, look="medium text")
        else:
            token = "text" if line.field else "text-3"
            draw_text(painter, theme, place, line.new, look=f"body {token}")

    def _paint_with_remark(
        self, painter: QPainter, place: QRectF, value: str, remark: str, *, look: str
    ) -> None:
        used = draw_text(painter, self.theme, _part(place, 0.5), value, look=look)
        place.setLeft(place.left() + used + 14)
        draw_text(painter, self.theme, place, remark, look="small text-3")

    def _option_places(self) -> list[tuple[int, int]]:
        left, places = self.lanes.value, []
        for _action, word in OPTIONS:
            right = left + self.theme.px(18) + 9 + round(self.theme.width(_(word), "body"))
            places.append((left, right))
            left = right + 22
        return places

    def _paint_options(self, painter: QPainter, box: QRectF, row: ReviewRow) -> None:
        theme, side = self.theme, self.theme.px(18)
        chosen = self._draft.gone.get(row.employee_id)
        for (left, right), (action, word) in zip(self._option_places(), OPTIONS, strict=True):
            disc = QRectF(box.left() + left, round(box.center().y() - side / 2), side, side)
            paint_radio(painter, theme, disc, on=chosen == action)
            place = QRectF(disc.right() + 9, box.top(), 0, box.height())
            place.setRight(box.left() + right + 2)
            draw_text(painter, theme, place, _(word), look="body text")

    def _paint_fold(self, painter: QPainter, box: QRectF, row: ReviewRow) -> None:
        theme = self.theme
        icon = QRectF(box.left() + BADGE_LEFT, box.top(), theme.px(16), box.height())
        name = "equal" if row.kind == Shown.FOLD else "chevron-down"
        draw_icon(painter, theme, icon, name, color="text-3")
        place = QRectF(icon.right() + 10, box.top(), box.right() - icon.right() - 140, box.height())
        draw_text(painter, theme, place, row.name, look="small text-2")
        place = QRectF(box.left(), box.top(), box.width() - SIDE - 2, box.height())
        draw_text(painter, theme, place, row.caption, look="medium primary", align=RIGHT)


def _part(box: QRectF, share: float) -> QRectF:
    return QRectF(box.left(), box.top(), box.width() * share, box.height())
