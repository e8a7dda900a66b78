"""PersonList: the staff list, 48 px rows with avatar, name, position and stage; PickList: plain."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractItemView

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.i18n import N_, _
from kinerja_desktop.ui.widgets.avatar import paint_avatar
from kinerja_desktop.ui.widgets.badges import STAGES
from kinerja_desktop.ui.widgets.painting import RIGHT, draw_icon, draw_text
from kinerja_desktop.ui.widgets.row_list import RowDelegate, RowList
from kinerja_desktop.ui.widgets.typed_ahead import TypedAhead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.theme.theme import Theme

SELECT = QItemSelectionModel.SelectionFlag.Select
_SHORT_WORDS: dict[str, str] = {
    Stage.READY: N_("Ready"),
    Stage.IN_DISCUSSION: N_("In talk"),
}


@dataclass(frozen=True, kw_only=True)
class PersonLine:
    """A person in the list."""

    key: int
    name: str
    position: str
    stage: Stage = Stage.NOT_STARTED

    @property
    def words(self) -> str:
        return f"{self.name}, {self.position}, {_(STAGES[self.stage].word)}"


class _PersonDelegate(RowDelegate):
    icons_only = False

    def row_height(self, _row: Any, _width: int) -> int:
        return self.theme.px(48)

    def paint_row(self, painter: QPainter, box: QRectF, row: PersonLine, *, chosen: bool) -> None:
        theme = self.theme
        left = box.left() + self.INSET + 10
        side = theme.px(32)
        avatar = QRectF(left, box.center().y() - side / 2, side, side)
        paint_avatar(painter, theme, avatar, row.name, tone="selected" if chosen else "neutral")
        right = box.right() - self.INSET - 12
        right -= self._paint_stage(painter, box, row.stage, right, chosen=chosen)
        left += side + 10
        name, caption = theme.line("body"), theme.line("caption")
        top = box.top() + (box.height() - name - caption) / 2
        place = QRectF(left, top, right - left - 8, name)
        style = "strong" if chosen else "medium"
        draw_text(painter, theme, place, row.name, look=f"{style} text")
        place = QRectF(left, top + name, right - left - 8, caption)
        token = "text-2" if chosen else "text-3"
        draw_text(painter, theme, place, row.position, look=f"caption {token}")

    def _paint_stage(
        self, painter: QPainter, box: QRectF, stage: Stage, right: float, *, chosen: bool
    ) -> float:
        """Paint icon and word, right-aligned; return the room they took."""
        theme, look = self.theme, STAGES[stage]
        word = "" if self.icons_only else _(_SHORT_WORDS.get(stage, look.word))
        token = "text-3" if stage == Stage.NOT_STARTED and not chosen else "text-2"
        width = theme.width(word, "caption") if word else 0.0
        if word:
            place = QRectF(right - width - 1, box.top(), width + 1, box.height())
            draw_text(painter, theme, place, word, look=f"caption {token}", align=RIGHT)
        side = theme.px(14)
        gap = 5 if word else 0
        icon = QRectF(right - width - gap - side, box.top(), side, box.height())
        draw_icon(painter, theme, icon, look.icon, color=token, size=14)
        return width + gap + side


class PersonList(RowList):
    """People; `show_rows([PersonLine…])`. Several can be chosen; typing a name jumps to it.

    `several_chosen` follows every change of the choice, `copy_wanted` is Ctrl+C,
    `archive_wanted` Delete. `set_icons_only` for narrow lists.
    """

    several_chosen = Signal()
    copy_wanted = Signal()
    archive_wanted = Signal()

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent=parent)
        self._delegate = _PersonDelegate(theme, parent=self)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._typed = TypedAhead()

    def set_icons_only(self, only: bool) -> None:
        self._delegate.icons_only = only
        self.viewport().update()

    def chosen_keys(self) -> tuple[int, ...]:
        """Return the ids of the chosen people, in the order of the list."""
        places = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        rows = self.rows.rows
        return tuple(rows[place].key for place in places)

    def show_rows(self, rows: Sequence[PersonLine]) -> None:
        """Show people; those chosen stay chosen if they are still there."""
        chosen = frozenset(self.chosen_keys())
        super().show_rows(rows)
        if len(chosen) < 2:
            return
        places = [place for place, line in enumerate(rows) if line.key in chosen]
        picked = QItemSelection()
        for _gap, run in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0]):
            run_places = [place for _order, place in run]
            first, last = self.rows.index(run_places[0]), self.rows.index(run_places[-1])
            picked.append(QItemSelectionRange(first, last))
        self.selectionModel().select(picked, SELECT)

    def choose(self, key: int | None) -> None:
        """Choose a person without telling; a choice of several that holds them stays."""
        if key is None or key != self.current_key() or key not in self.chosen_keys():
            super().choose(key)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Jump to the next name that begins with what was typed."""
        names = [line.name for line in self.rows.rows]
        place = self._typed.find(search, names, self.currentIndex().row())
        if place is not None:
            self.setCurrentIndex(self.rows.index(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.archive_wanted.emit()
        elif event.key() == Qt.Key.Key_Space and not self._typed.is_going_on:
            toggle = QItemSelectionModel.SelectionFlag.Toggle
            self.selectionModel().select(self.currentIndex(), toggle)
        else:
            super().keyPressEvent(event)

    def selectionChanged(  # noqa: N802 - Qt's name
        self, selected: QItemSelection, deselected: QItemSelection
    ) -> None:
        super().selectionChanged(selected, deselected)
        self.several_chosen.emit()


@dataclass(frozen=True, kw_only=True)
class PickLine:
    """A row of two lines with an icon or a disc: a settings section, a checked file."""

    key: Any
    title: str
    caption: str = ""
    icon: str = ""
    tone: str = ""

    @property
    def words(self) -> str:
        return f"{self.title}, {self.caption}" if self.caption else self.title


_TONES = {
    "success": ("success-soft", "success"),
    "warn": ("warn-soft", "warn"),
    "danger": ("danger-soft", "danger"),
    "neutral": ("surface-2", "text-2"),
}


class _PickDelegate(RowDelegate):
    def row_height(self, row: PickLine, _width: int) -> int:
        return self.theme.px(58 if row.tone else 52)

    def ground(self, box: QRectF) -> QRectF:
        return box.adjusted(self.INSET, 1, -self.INSET, -1)

    def paint_row(self, painter: QPainter, box: QRectF, row: PickLine, *, chosen: bool) -> None:
        theme = self.theme
        left = box.left() + self.INSET + 10
        caption_token = "on-primary-soft" if chosen else "text-3"
        if row.tone:
            soft, caption_token = _TONES[row.tone]
            disc = QRectF(left, box.center().y() - 18, 36, 36)
            painter.setPen(theme.color("surface" if chosen else soft))
            painter.setBrush(theme.color("surface" if chosen else soft))
            painter.drawEllipse(disc)
            draw_icon(painter, theme, disc, row.icon, color=caption_token, size=16)
            left += 48
        elif row.icon:
            token = "on-primary-soft" if chosen else "text-2"
            icon = QRectF(left + 2, box.top(), 18, box.height())
            draw_icon(painter, theme, icon, row.icon, color=token, size=18)
            left += 32
        name, caption = theme.line("body"), theme.line("caption") if row.caption else 0
        top = box.top() + (box.height() - name - caption) / 2
        width = box.right() - self.INSET - 8 - left
        token = "on-primary-soft" if chosen and not row.tone else "text"
        draw_text(painter, theme, QRectF(left, top, width, name), row.title, look=f"medium {token}")
        place = QRectF(left, top + name, width, caption)
        if row.caption:
            style = "caption/500" if row.tone else "caption"
            draw_text(painter, theme, place, row.caption, look=f"{style} {caption_token}")


class PickList(RowList):
    """Sections, files, units: `show_rows([PickLine…])`."""

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent=parent)
        self.setItemDelegate(_PickDelegate(theme, parent=self))
