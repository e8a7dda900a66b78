"""ResultList: the people of Hasil with check, stage, predicate and what became of their files."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.appraisal import ANSWERED_STAGES, Stage
from kinerja_desktop.core.methods import predicate_word
from kinerja_desktop.core.objection import OPEN_STATES
from kinerja_desktop.i18n import N_, _, number
from kinerja_desktop.ui.widgets.badges import STAGES, paint_badge
from kinerja_desktop.ui.widgets.painting import draw_icon, draw_text
from kinerja_desktop.ui.widgets.row_list import ROW_ROLE, RowDelegate, RowList
from kinerja_desktop.ui.widgets.switches import CheckBox, paint_check
from kinerja_desktop.ui.widgets.tables import TableHead

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent

    from kinerja_desktop.core.rows import ResultRow
    from kinerja_desktop.ui.theme.theme import Theme

CHECK_LEFT, CHECK_SIDE, CHECK_GAP = 19, 18, 15
COLUMN_WIDTHS = (144, 124, 152)
TIGHT_WIDTHS, TIGHT_BELOW = (138, 116, 144), 640
CHECKED_STAGES = ANSWERED_STAGES | {Stage.FINAL, Stage.SUBMITTED}


class RowState(StrEnum):
    """Where a person's files are in the batch that runs or has just ended."""

    NONE = ""
    QUEUED = "queued"
    SIGNING = "signing"
    SAVING = "saving"
    SAVED = "saved"
    FAILED = "failed"


STATE_LOOKS: dict[RowState, tuple[str, str, str]] = {
    RowState.QUEUED: ("clock", "text-3", N_("Waiting")),
    RowState.SIGNING: ("loader-circle", "primary", N_("Signing…")),
    RowState.SAVING: ("loader-circle", "primary", N_("Saving…")),
    RowState.SAVED: ("circle-check", "success", N_("Saved here")),
    RowState.FAILED: ("circle-alert", "danger", N_("Failed")),
}


@dataclass(frozen=True, kw_only=True)
class ResultLine:
    """A row of the list: what a service says of a person, and what is going on here."""

    row: ResultRow
    checked: bool = False
    state: RowState = RowState.NONE

    @property
    def key(self) -> int:
        return self.row.employee.id

    @property
    def words(self) -> str:
        stage = _(STAGES[self.row.stage].word)
        return ", ".join((self.row.employee.display_name, stage, self.predicate, self.files[2]))

    @property
    def can_be_checked(self) -> bool:
        return self.row.stage in CHECKED_STAGES

    @property
    def predicate(self) -> str:
        word = predicate_word(self.row.method, self.row.predicate)
        total = self.row.total
        return word if total is None else f"{word} · {number(total, 2)}"

    @property
    def files(self) -> tuple[str, str, str]:
        """Icon, colour and words of the last column."""
        if self.state:
            icon, color, words = STATE_LOOKS[self.state]
            return icon, color, _(words)
        if self.row.objection in OPEN_STATES:
            return "scale", "warn", _("objection open")
        if self.row.revision > 1 and self.row.valid_revision == self.row.revision - 1:
            return "history", "text-2", _("version {n} is valid").format(n=self.row.valid_revision)
        if self.row.document_count:
            return "", "text-2", _("PDF version {n}").format(n=self.row.revision)
        if self.row.stage in ANSWERED_STAGES:
            return "", "text-3", _("ready to be final")
        return "", "text-3", self.row.blocked


class _Delegate(RowDelegate):
    def row_height(self, _row: Any, _width: int) -> int:
        return self.theme.px(34)

    def check_box(self, box: QRectF) -> QRectF:
        """Return where the check of a row stands."""
        side = self.theme.px(CHECK_SIDE)
        return QRectF(box.left() + CHECK_LEFT, box.center().y() - side / 2, side, side)

    def columns(self, width: float) -> tuple[float, float, float]:
        return column_places(self.theme, width)

    def paint_row(self, painter: QPainter, box: QRectF, row: ResultLine, *, chosen: bool) -> None:
        theme = self.theme
        state = Qt.CheckState.Checked if row.checked else Qt.CheckState.Unchecked
        paint_check(painter, theme, self.check_box(box), state, enabled=row.can_be_checked)
        stage, predicate, files = self.columns(box.width())
        left = name_left(theme)
        name = QRectF(box.left() + left, box.top(), stage - left - 12, box.height())
        style = "strong" if chosen else "medium"
        token = "text" if row.can_be_checked or chosen else "text-2"
        draw_text(painter, theme, name, row.row.employee.display_name, look=f"{style} {token}")
        place = QPointF(box.left() + stage, box.center().y() - theme.px(22) / 2)
        paint_badge(painter, theme, place, STAGES[row.row.stage], height=22, on_selected=chosen)
        middle = QRectF(box.left() + predicate, box.top(), files - predicate - 8, box.height())
        draw_text(painter, theme, middle, row.predicate, look="body text")
        self._paint_files(painter, box, row, files, chosen=chosen)

    def _paint_files(
        self, painter: QPainter, box: QRectF, row: ResultLine, left: float, *, chosen: bool
    ) -> None:
        icon, color, words = row.files
        place = QRectF(box.left() + left, box.top(), box.width() - left - 14, box.height())
        if color == "text-3" and chosen:
            color = "text-2"
        if icon:
            side = self.theme.px(16)
            sign = QRectF(place.left(), box.top(), side, box.height())
            draw_icon(painter, self.theme, sign, icon, color=color)
            place.setLeft(place.left() + side + 6)
        draw_text(painter, self.theme, place, words, look=f"small {color}")


def name_left(theme: Theme) -> int:
    """Return where names begin, behind the checks."""
    return CHECK_LEFT + theme.px(CHECK_SIDE) + CHECK_GAP


def column_places(theme: Theme, width: float) -> tuple[float, float, float]:
    """Return the left edges of stage, predicate and files for a list of this width."""
    scale = theme.scale
    widths = TIGHT_WIDTHS if width < TIGHT_BELOW * scale else COLUMN_WIDTHS
    stage, predicate, files = (each * scale for each in widths)
    return width - files - predicate - stage, width - files - predicate, width - files


class ResultList(RowList):
    """People with checks: `check_toggled(key, wanted)` by Space or a click on the check."""

    check_toggled = Signal(object, bool)
    room_changed = Signal(int)

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent=parent)
        self._delegate = _Delegate(theme, parent=self)
        self.setItemDelegate(self._delegate)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.room_changed.emit(self.viewport().width())

    def _toggle(self, row: Any) -> None:
        if isinstance(row, ResultLine) and row.can_be_checked:
            self.check_toggled.emit(row.key, not row.checked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._toggle(self.current_row())
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        box = self._delegate.check_box(QRectF(self.visualRect(index)))
        if index.isValid() and box.adjusted(-8, -8, 8, 8).contains(event.position()):
            self._toggle(index.data(ROW_ROLE))


class ResultHead(QWidget):
    """The head of the list: a check for all, and the words of the columns."""

    all_toggled = Signal(bool)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._words = TableHead(theme, height=33, parent=self)
        self.check = CheckBox(theme, "", parent=self)
        self.check.setAccessibleName(_("Choose all"))
        self.check.clicked.connect(self._on_clicked)
        self._has_all = False
        self.setFixedHeight(theme.px(33))

    def show_state(self, checked: int, possible: int) -> None:
        """Show that `checked` of `possible` rows are chosen."""
        states = Qt.CheckState
        self._has_all = 0 < possible == checked
        some = states.PartiallyChecked if checked else states.Unchecked
        self.check.setEnabled(possible > 0)
        self.check.setCheckState(states.Checked if self._has_all else some)

    def _on_clicked(self) -> None:
        self.all_toggled.emit(not self._has_all)

    def stand_over(self, width: int) -> None:
        """Put the words over the columns of a list that has this room."""
        stage, predicate, files = column_places(self.theme, width)
        self._words.show_heads(
            [
                (_("Employee"), name_left(self.theme)),
                (_("Status"), round(stage)),
                (_("Predicate"), round(predicate)),
                (_("Files"), round(files)),
            ]
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._words.setGeometry(self.rect())
        size = self.check.sizeHint()
        self.check.setGeometry(
            CHECK_LEFT - 1, (self.height() - size.height()) // 2, size.width(), size.height()
        )
