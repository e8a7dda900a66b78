"""The items of an instrument as rows: values with guidance, indicators with weights."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.instrument import Indicator, Scale
from kinerja_desktop.i18n import _, ngettext, number
from kinerja_desktop.ui.widgets.buttons import Button, IconButton
from kinerja_desktop.ui.widgets.labels import IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import row
from kinerja_desktop.ui.widgets.number_field import NumberField, shown_number
from kinerja_desktop.ui.widgets.painting import CENTER, Canvas, draw_box, draw_icon, draw_text
from kinerja_desktop.ui.widgets.row_buttons import RowButton

if TYPE_CHECKING:
    from kinerja_desktop.core.methods.weights import WeightSum
    from kinerja_desktop.ui.theme.theme import Theme

NAME_WIDTH, GUIDANCE_WIDTH, EXPECTED_WIDTH, CHEVRON_ROOM = 176, 88, 120, 28
ROW_HEIGHT = 36


class ValueHead(QWidget):
    """The heads over values."""

    def __init__(self, theme: Theme, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setFixedHeight(theme.px(32))

    def paintEvent(self, _event: object) -> None:
        theme = self.theme
        with Canvas(self, theme) as canvas:
            box = QRectF(self.rect())
            draw_box(canvas, box.adjusted(1, 1, -1, 4), radius=7, fill=theme.color("surface-2"))
            canvas.fillRect(box.adjusted(1, 8, -1, 0), theme.color("surface-2"))
            for part, words, align in (
                (name_box(box), _("Value"), Qt.AlignmentFlag.AlignLeft),
                (meaning_box(box), _("Short meaning"), Qt.AlignmentFlag.AlignLeft),
                (guidance_box(box), _("Content"), Qt.AlignmentFlag.AlignLeft),
                (expected_box(box), _("Special expectations"), CENTER),
            ):
                draw_text(canvas, theme, part, words, look="caption/500 text-3", align=align)


def name_box(box: QRectF) -> QRectF:
    return QRectF(box.left() + 18, box.top(), NAME_WIDTH - 12, box.height())


def meaning_box(box: QRectF) -> QRectF:
    left = box.left() + 18 + NAME_WIDTH
    right = box.right() - 18 - CHEVRON_ROOM - EXPECTED_WIDTH - GUIDANCE_WIDTH
    return QRectF(left, box.top(), max(0.0, right - left - 12), box.height())


def guidance_box(box: QRectF) -> QRectF:
    left = box.right() - 18 - CHEVRON_ROOM - EXPECTED_WIDTH - GUIDANCE_WIDTH
    return QRectF(left, box.top(), GUIDANCE_WIDTH, box.height())


def expected_box(box: QRectF) -> QRectF:
    left = box.right() - 18 - CHEVRON_ROOM - EXPECTED_WIDTH
    return QRectF(left, box.top(), EXPECTED_WIDTH, box.height())


class ValueRow(RowButton):
    """A value: name, meaning, how much guidance, how many people have an expectation."""

    def __init__(
        self, theme: Theme, indicator: Indicator, expected: int, *, parent: QWidget | None = None
    ) -> None:
        self.indicator, self._expected = indicator, expected
        name = f"{indicator.name}. {indicator.description}"
        super().__init__(theme, name, height=ROW_HEIGHT, parent=parent)
        self.setToolTip(indicator.description)

    def paint_row(self, canvas: Canvas, box: QRectF) -> None:
        theme, indicator = self.theme, self.indicator
        box = box.adjusted(-6, 0, 6, 0)
        draw_text(canvas, theme, name_box(box), indicator.name, look="medium text")
        draw_text(canvas, theme, meaning_box(box), indicator.description, look="small text-2")
        count = len(indicator.guidance)
        words = ngettext("{count} line", "{count} lines", count).format(count=count)
        draw_text(canvas, theme, guidance_box(box), words, look="small text-3")
        words = number(self._expected) if self._expected else "–"
        draw_text(canvas, theme, expected_box(box), words, look="small text-2", align=CENTER)
        chevron = QRectF(box.right() - 34, box.top(), 16, box.height())
        draw_icon(canvas, theme, chevron, "chevron-right")

    def sizeHint(self) -> QSize:
        return QSize(520, self.theme.px(ROW_HEIGHT))


class WeightRow(QWidget):
    """An indicator with its weight: name, weight, anchors, remove."""

    edit_wanted = Signal()
    remove_wanted = Signal()
    weight_entered = Signal(object)  # Decimal

    def __init__(self, theme: Theme, indicator: Indicator, *, scale: Scale, locked: bool) -> None:
        super().__init__()
        self._before = indicator.weight or Decimal(0)
        name = _("Weight of {name}").format(name=indicator.name)
        self.weight = NumberField(theme, name, limits=(0, 100), parent=self)
        self.weight.set_value(self._before)
        self.weight.setFixedWidth(theme.px(84))
        self.weight.setReadOnly(locked)
        self.weight.editingFinished.connect(self._on_weight_entered)
        count, steps = len(indicator.anchors), len(scale.steps())
        words = _("{count} of {steps} anchors").format(count=count, steps=steps)
        self.edit = Button(theme, words, parent=self)
        self.edit.setAccessibleName(_("Texts of {name}").format(name=indicator.name))
        self.edit.clicked.connect(self.edit_wanted)
        self.remove = IconButton(theme, "trash-2", _("Remove {name}").format(name=indicator.name))
        self.remove.clicked.connect(self.remove_wanted)
        self.remove.setEnabled(not locked)
        label = Text(theme, indicator.name, look="medium", lines=2, parent=self)
        unit = Text(theme, "%", look="small text-3", parent=self)
        line = row(label, self.weight, unit, self.edit, self.remove, gap=12, margins=(0, 8, 0, 8))
        line.setStretch(0, 1)
        self.setLayout(line)

    def _on_weight_entered(self) -> None:
        weight = self.weight.value() or Decimal(0)
        if weight != self._before:
            self.weight_entered.emit(weight)


class SumRow(QWidget):
    """A sum of weights, and what is missing to 100; `title` says of what."""

    def __init__(self, theme: Theme, found: WeightSum, title: str) -> None:
        super().__init__()
        icon, color = ("circle-check", "success") if found.fits else ("triangle-alert", "warn")
        words = shown_number(found.total)
        if not found.fits:
            words = _("{total}, must be 100; rest {rest}").format(
                total=words, rest=shown_number(found.rest)
            )
        elif found.rest:
            words = _("{total}; the rest of {rest} goes to the heaviest").format(
                total=words, rest=shown_number(found.rest)
            )
        self.words = Text(theme, words, look="strong", parent=self)
        line = row(
            Text(theme, title, look="small text-3", parent=self),
            None,
            IconLabel(theme, icon, color=color, parent=self),
            self.words,
            gap=8,
            margins=(0, 10, 0, 10),
        )
        self.setLayout(line)
