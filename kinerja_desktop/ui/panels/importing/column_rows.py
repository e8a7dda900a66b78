"""ColumnRow: a column of the file, what stands in it, the field it is read as, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from kinerja_desktop.core.column_matching import FIELD_LABELS, ColumnMatch, MatchOrigin
from kinerja_desktop.i18n import N_, _, ngettext, number
from kinerja_desktop.ui.panels.importing.read_as import read_as
from kinerja_desktop.ui.widgets.badges import Badge, BadgeLook
from kinerja_desktop.ui.widgets.inputs import ComboBox
from kinerja_desktop.ui.widgets.labels import ElidedText, IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import column, row
from kinerja_desktop.ui.widgets.painting import Canvas, Painted, draw_line

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme

SIDE = 16
ARROW_LANE = 24
GUESS = BadgeLook(icon="wand-sparkles", word=N_("Guess"), tone="info")
_ORIGINS = {
    MatchOrigin.EXACT: ("check", N_("known heading")),
    MatchOrigin.REMEMBERED: ("history", N_("remembered")),
    MatchOrigin.CHOSEN: ("check", N_("your choice")),
    MatchOrigin.UNUSED: ("", N_("not used")),
}


@dataclass(frozen=True, kw_only=True)
class ColumnWidths:
    """Widths of the parts from the left, in pixels; `second` 0 leaves the second sample out."""

    letter: int = 40
    heading: int = 180
    first: int = 226
    second: int = 226
    combo: int = 212
    row_height: int = 43

    def lefts(self) -> tuple[int, int, int, int, int]:
        """Return where heading, first and second sample, combo and origin begin."""
        heading = SIDE + self.letter
        first = heading + self.heading
        second = first + self.first
        combo = second + self.second + ARROW_LANE
        return heading, first, second, combo, combo + self.combo + 20


class OriginLabel(QWidget):
    """Why a column is read as it is: a badge for a guess, quiet words for the rest."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.badge = Badge(theme, GUESS, height=22, parent=self)
        self.icon = IconLabel(theme, "check", color="text-3", size=14, parent=self)
        self.words = ElidedText(theme, look="small text-3", parent=self)
        line = row(self.badge, self.icon, self.words, gap=6)
        line.setStretchFactor(self.words, 1)
        self.setLayout(line)

    def show_origin(self, origin: MatchOrigin) -> None:
        is_guess = origin is MatchOrigin.GUESS
        icon, words = _ORIGINS.get(origin, ("", ""))
        self.badge.setVisible(is_guess)
        self.icon.setVisible(bool(icon))
        if icon:
            self.icon.set_icon(icon)
        self.words.set_text("" if is_guess else _(words))


class _Sample(QWidget):
    """What stands in one cell and what it is read as; a damaged number in amber, with how many."""

    def __init__(self, theme: Theme, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.icon = IconLabel(theme, "triangle-alert", color="warn", size=14, parent=self)
        self.words = ElidedText(theme, look="body text-2", parent=self)
        self.count = Text(theme, look="caption text-3", parent=self)
        self.reading = ElidedText(theme, look="caption text-3", parent=self)
        line = row(self.icon, self.words, self.count, None, gap=6)
        self.setLayout(column(None, line, self.reading, None, gap=0, margins=(0, 0, 12, 0)))

    def show_text(self, text: str, reading: str, *, damaged: int) -> None:
        """`damaged` cells of this column are spoilt, this one too; 0 when it is sound."""
        self.icon.setVisible(damaged > 0)
        self.words.set_look("medium warn" if damaged else "body text-2")
        self.words.set_text(text or "–")
        words = ngettext("{count} damaged cell", "{count} damaged cells", damaged)
        told = words.format(count=number(damaged)) if damaged else ""
        self.count.set_text(told)
        read = _("read as {reading}").format(reading=reading) if reading and not damaged else ""
        self.reading.set_text(read)
        self.reading.setVisible(bool(read))
        self.setToolTip(" · ".join(part for part in (text, told, read) if part and text))
        self._fit()

    def set_room(self, width: int) -> None:
        self.setFixedWidth(width)
        self._fit()

    def _fit(self) -> None:
        """Leave the count out where the number itself would be cut."""
        theme = self.theme
        used = theme.width(self.words.text(), "medium") + theme.width(self.count.text(), "caption")
        room = self.maximumWidth() - theme.px(14) - 25
        self.count.setVisible(bool(self.count.text()) and used <= room)


class ColumnRow(Painted):
    """One row of the second step; `matched(index, field or None)`."""

    matched = Signal(int, object)

    def __init__(self, theme: Theme, index: int, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.index = index
        self._height = 43
        self._is_last = False
        self.letter = ElidedText(theme, look="caption/600 text-3", parent=self)
        self.heading = ElidedText(theme, look="medium", parent=self)
        self.samples = (_Sample(theme, parent=self), _Sample(theme, parent=self))
        self.arrow = IconLabel(theme, "arrow-right", color="text-3", size=14, parent=self)
        options: list[tuple[str | None, str]] = [(None, _("Do not import"))]
        options += [(field, _(words)) for field, words in FIELD_LABELS.items()]
        self.combo = ComboBox(theme, "", options=options, dense=True, parent=self)
        self.combo.value_chosen.connect(self._on_chosen)
        self.origin = OriginLabel(theme, parent=self)
        self._line = row(
            self.letter,
            self.heading,
            *self.samples,
            self.arrow,
            ARROW_LANE - 14,
            self.combo,
            20,
            self.origin,
            gap=0,
            margins=(SIDE, 0, SIDE, 1),
        )
        self._line.setStretchFactor(self.origin, 1)
        self.setLayout(self._line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_column(self, match: ColumnMatch, damaged: tuple[int, ...], today: date) -> None:
        """Show a column; `damaged` tells for every sample how many cells are spoilt."""
        self.index = match.index
        self.letter.set_text(match.letter)
        self.heading.set_text(match.heading or "–")
        self.heading.set_look("medium" if match.field else "body text-2")
        for place, sample in enumerate(self.samples):
            text = match.samples[place] if place < len(match.samples) else ""
            spoilt = damaged[place] if place < len(damaged) else 0
            sample.show_text(text, read_as(match.field, text, today), damaged=spoilt)
        self.combo.setAccessibleName(_("Column {heading} goes to").format(heading=match.heading))
        self.combo.set_value(match.field)
        self.origin.show_origin(match.origin)

    def set_last(self, *, on: bool) -> None:
        """Leave the line below the last row out."""
        self._is_last = on
        self.update()

    def set_widths(self, widths: ColumnWidths) -> None:
        self.letter.setFixedWidth(widths.letter)
        self.heading.setFixedWidth(widths.heading)
        self.samples[0].set_room(widths.first)
        self.samples[1].set_room(widths.second)
        self.samples[1].setVisible(widths.second > 0)
        self.combo.setFixedWidth(widths.combo)
        self._height = widths.row_height
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._line.sizeHint().width(), self.theme.px(self._height) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._is_last:
            return
        with Canvas(self, self.theme) as canvas:
            y = self.height() - 1
            ends = QPointF(SIDE, y), QPointF(self.width() - SIDE, y)
            draw_line(canvas, self.theme.color("border"), *ends)

    def _on_chosen(self, field: str | None) -> None:
        self.matched.emit(self.index, field)
