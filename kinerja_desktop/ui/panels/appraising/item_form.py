"""What stands above an item's rating: targets with realisations, guidance, expectation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from kinerja_desktop.core.methods.attainment import reached
from kinerja_desktop.core.methods.method import as_decimal
from kinerja_desktop.core.target import Direction
from kinerja_desktop.i18n import _, number
from kinerja_desktop.ui.widgets.card import Quiet
from kinerja_desktop.ui.widgets.inputs import TextInput
from kinerja_desktop.ui.widgets.labels import ElidedText, IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import column, row
from kinerja_desktop.ui.widgets.painting import Canvas, Painted, draw_box, draw_line
from kinerja_desktop.ui.widgets.wrapping import draw_lines, wrapped

if TYPE_CHECKING:
    from fractions import Fraction

    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.core.appraisal import Answer
    from kinerja_desktop.core.plan import WorkIndicator, WorkResult
    from kinerja_desktop.ui.theme.theme import Theme


class TargetTable(Painted):
    """Aspect, indicator, target, realisation, attainment: a row for each indicator.

    The attainment is what target and realisation give where both have figures; it rates nothing.
    """

    realised = Signal(str, str)  # indicator key, words
    field_left = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._fields: dict[str, TextInput] = {}
        self.shares: dict[str, Text] = {}
        self._result: WorkResult | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_result(self, result: WorkResult, answer: Answer, *, locked: bool) -> None:
        """Show the indicators of a work result; the fields of the same one stay as they are."""
        if self._result != result:
            self._result = result
            self._build(result)
        for key, field in self._fields.items():
            words = answer.realisation(key)
            if field.text() != words:
                field.setText(words)
                field.setCursorPosition(0)
            field.setReadOnly(locked)
            field.setPlaceholderText("" if locked else _("fill in"))
        for indicator in result.indicators:
            share = reached(indicator, answer.realisation(indicator.key))
            told = "–" if share is None else _("{n} %").format(n=number(as_decimal(share), 0))
            self.shares[indicator.key].set_text(told)
            self.shares[indicator.key].setToolTip(_share_words(indicator, share))

    def _build(self, result: WorkResult) -> None:
        self._fields, self.shares = {}, {}
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        theme = self.theme
        has_aspects = any(indicator.aspect for indicator in result.indicators)
        first = _("Aspect") if has_aspects else _("Perspective")
        heads = (first, _("Indicator"), _("Target"), _("Realisation"), _("Attained"))
        for place, words in enumerate(heads):
            head = Text(theme, words, look="caption/500 text-3", parent=self)
            head.setFixedHeight(theme.px(20))
            self._grid.addWidget(head, 0, place)
        for line, indicator in enumerate(result.indicators, start=1):
            aspect = indicator.aspect.value if indicator.aspect else indicator.perspective
            name = Text(theme, indicator.text, look="small", lines=2, parent=self)
            name.setToolTip(indicator.text)
            target = Text(theme, indicator.target, look="small text-2", lines=2, parent=self)
            parts = (Text(theme, aspect, look="small text-3", parent=self), name, target)
            for place, part in enumerate(parts):
                self._grid.addWidget(part, line, place)
            self._grid.addWidget(self._field(indicator.key, indicator.text), line, 3)
            share = Text(theme, look="small text-2", parent=self)
            self.shares[indicator.key] = share
            self._grid.addWidget(share, line, 4)
        self._grid.setColumnMinimumWidth(0, 64)
        self._grid.setColumnMinimumWidth(2, 84)
        self._grid.setColumnMinimumWidth(4, 44)
        self._grid.setColumnStretch(1, 1)
        for child in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            child.show()

    def _field(self, key: str, name: str) -> TextInput:
        words = _("Realisation of {indicator}").format(indicator=name)
        field = TextInput(self.theme, words, dense=True, parent=self)
        field.setFixedWidth(round(104 * max(1.0, self.theme.scale * 0.9)))
        field.textEdited.connect(lambda text, key=key: self.realised.emit(key, text))
        field.editingFinished.connect(self.field_left)
        self._fields[key] = field
        return field

    def fields(self) -> list[TextInput]:
        return list(self._fields.values())

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            for field in self._fields.values():
                y = field.y() - 4
                ends = QPointF(0, y), QPointF(self.width(), y)
                draw_line(canvas, self.theme.color("border"), *ends)


def _share_words(indicator: WorkIndicator, share: Fraction | None) -> str:
    if share is None:
        return _("Nothing to compute: target and realisation need a figure each.")
    if indicator.better == Direction.LESS:
        return _("Less is better: (1 + (1 − realisation : target)) × 100")
    return _("More is better: realisation : target × 100")


class GuidanceLines(Painted):
    """The official behaviours of a value, each with a dot, lines between them."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._lines: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: tuple[str, ...]) -> None:
        self._lines = lines
        self.setAccessibleName(". ".join(lines))
        self._fit()
        self.update()

    def _tall(self, words: str) -> int:
        count = len(wrapped(self.theme, words, "body", self.width() - 21))
        return count * self.theme.line("body") + 12

    def _fit(self) -> None:
        wanted = sum(self._tall(words) for words in self._lines)
        if self.width() > 0 and wanted != self.minimumHeight():
            self.setFixedHeight(wanted)

    def sizeHint(self) -> QSize:
        return QSize(300, len(self._lines) * (self.theme.line("body") + 12))

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, top = self.theme, 0.0
        with Canvas(self, theme) as canvas:
            for place, words in enumerate(self._lines):
                tall = self._tall(words)
                if place:
                    ends = QPointF(0, round(top)), QPointF(self.width(), round(top))
                    draw_line(canvas, theme.color("border"), *ends)
                dot = QRectF(5, top + 6 + theme.line("body") / 2 - 3, 6, 6)
                draw_box(canvas, dot, radius=3, fill=theme.color("primary"))
                lines = wrapped(theme, words, "body", self.width() - 21)
                box = QRectF(21, top + 6, self.width() - 21, tall)
                draw_lines(canvas, theme, box, lines)
                top += tall


class Expectation(Quiet):
    """The special expectation of the leader about a value."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, margins=(12, 8, 12, 8), parent=parent)
        self._words = Text(theme, look="small text-2", lines=0, parent=self)
        icon = IconLabel(theme, "target", parent=self)
        line = row(column(icon, None), self._words, gap=10)
        line.setStretchFactor(self._words, 1)
        self.body.addLayout(line)

    def show_words(self, words: str) -> None:
        self._words.set_marked("**" + _("Special expectation:") + "** " + words)


class DoesNotApply(Quiet):
    """Takes the place of the scale when an item does not apply: why, and the way back."""

    reason_edited = Signal(str)
    taken_back = Signal()
    field_left = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, margins=(12, 8, 12, 10), parent=parent)
        title = ElidedText(theme, _("Does not apply to this person"), look="small/600", parent=self)
        hint = _("Why it does not apply")
        self.reason = TextInput(theme, hint, placeholder=hint, parent=self)
        self.reason.textEdited.connect(self.reason_edited)
        self.reason.editingFinished.connect(self.field_left)
        self.body.setSpacing(6)
        self.body.addWidget(title)
        self.body.addWidget(self.reason)

    def show_reason(self, reason: str, *, locked: bool) -> None:
        if self.reason.text() != reason:
            self.reason.setText(reason)
        self.reason.setReadOnly(locked)
