"""BackupList: the backups of one place, one row each, of which one is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF

from kinerja_desktop.i18n import _, file_size
from kinerja_desktop.ui.panels.restoring.words import CAUSE_WORDS, count_words, moment, state_of
from kinerja_desktop.ui.widgets.painting import RIGHT, draw_icon, draw_text
from kinerja_desktop.ui.widgets.row_list import RowDelegate, RowList
from kinerja_desktop.ui.widgets.switches import paint_radio

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.services.backups import Backup
    from kinerja_desktop.ui.theme.theme import Theme

ROW_HEIGHT, LOW_ROW_HEIGHT = 43, 40
DATE_LEFT, CAUSE_LEFT = 47, 227
# column: its right edge, counted from the right side of the list
EDGES = {"employees": 327, "observations": 267, "appraisals": 197, "size": 133}
STATE_ROOM = 113


@dataclass(frozen=True, kw_only=True)
class BackupLine:
    """A row of the list."""

    key: str
    backup: Backup

    @property
    def words(self) -> str:
        backup = self.backup
        cause, state = _(CAUSE_WORDS[backup.cause]), state_of(backup)[1]
        return f"{moment(backup.made_at)}, {cause}, {state}"


def heads(width: int, *, narrow: bool) -> list[tuple[str, float, bool]]:
    """Return (word, edge, right-aligned) of every column."""
    left = [(_("Made"), float(DATE_LEFT), False)]
    if not narrow:
        left.append((_("Cause"), float(CAUSE_LEFT), False))
    words = {
        "employees": _("Staff"),
        "observations": _("Notes"),
        "appraisals": _("Ratings"),
        "size": _("Size"),
    }
    numbers = [(words[key], float(width - edge), True) for key, edge in EDGES.items()]
    return [*left, *numbers, (_("State"), float(width - STATE_ROOM), False)]


class _BackupDelegate(RowDelegate):
    is_narrow = False

    def row_height(self, _row: Any, _width: int) -> int:
        return self.theme.px(LOW_ROW_HEIGHT if self.is_narrow else ROW_HEIGHT)

    def paint_row(self, painter: QPainter, box: QRectF, row: BackupLine, *, chosen: bool) -> None:
        theme, backup = self.theme, row.backup
        disc = QRectF(15, box.center().y() - 9, 18, 18)
        paint_radio(painter, theme, disc, on=chosen, enabled=backup.is_usable)
        style = "strong" if chosen else "medium"
        token = "text" if backup.is_usable else "text-3"
        place = QRectF(DATE_LEFT, box.top(), CAUSE_LEFT - DATE_LEFT - 8, box.height())
        cause = _(CAUSE_WORDS[backup.cause])
        if self.is_narrow:
            line, small = theme.line("body"), theme.line("caption")
            top = box.top() + (box.height() - line - small) / 2
            place = QRectF(DATE_LEFT, top, place.width(), line)
            below = QRectF(DATE_LEFT, top + line, place.width(), small)
            caption = "text-2" if chosen else "text-3"
            draw_text(painter, theme, below, cause, look=f"caption {caption}")
        else:
            room = box.width() - EDGES["employees"] - CAUSE_LEFT - 50
            beside = QRectF(CAUSE_LEFT, box.top(), max(60.0, room), box.height())
            draw_text(painter, theme, beside, cause, look="small text-2")
        draw_text(painter, theme, place, moment(backup.made_at), look=f"{style} {token}")
        self._paint_numbers(painter, box, backup)

    def _paint_numbers(self, painter: QPainter, box: QRectF, backup: Backup) -> None:
        theme = self.theme
        for key, edge in EDGES.items():
            words = file_size(backup.size_bytes) if key == "size" else count_words(backup, key)
            place = QRectF(box.right() - edge - 70, box.top(), 70, box.height())
            draw_text(painter, theme, place, words, look="small text-2", align=RIGHT)
        icon, word, color = state_of(backup)
        left = box.right() - STATE_ROOM
        draw_icon(painter, theme, QRectF(left, box.top(), 16, box.height()), icon, color=color)
        place = QRectF(left + 22, box.top(), STATE_ROOM - 30, box.height())
        draw_text(painter, theme, place, word, look=f"small/500 {color}")


class BackupList(RowList):
    """`show_backups`; the key of a row is its folder."""

    def __init__(self, theme: Theme, *, parent: QWidget) -> None:
        super().__init__(theme, _("Backups"), parent=parent)
        self._delegate = _BackupDelegate(theme, parent=self)
        self.setItemDelegate(self._delegate)

    def show_backups(self, backups: tuple[Backup, ...]) -> None:
        self.show_rows([BackupLine(key=str(b.folder), backup=b) for b in backups])

    def set_narrow(self, *, narrow: bool) -> None:
        """Give way: the cause becomes the second line of the date."""
        self._delegate.is_narrow = narrow
        self.scheduleDelayedItemsLayout()

    @property
    def is_narrow(self) -> bool:
        return self._delegate.is_narrow

    def chosen(self) -> Backup | None:
        row = self.current_row()
        return row.backup if row is not None else None
