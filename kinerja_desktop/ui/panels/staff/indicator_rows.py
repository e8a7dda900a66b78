"""IndicatorRows: what a result is measured by: aspect or perspective, indicator, target."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.plan import PERSPECTIVES, Aspect
from kinerja_desktop.core.target import Direction
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.buttons import IconButton
from kinerja_desktop.ui.widgets.inputs import ComboBox, TextInput
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import Divider, column, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinerja_desktop.core.plan import WorkIndicator
    from kinerja_desktop.ui.theme.theme import Theme

ASPECT_WIDTH, TARGET_WIDTH, PERSPECTIVE_WIDTH = 104, 112, 160
BUTTON = 26  # one of 24 with the gap before it
MOST_GROWTH = 1.35  # of these with the text size: the indicator's words need room too


def _grown(theme: Theme, width: int) -> int:
    return round(width * min(theme.scale, MOST_GROWTH))


class IndicatorRow(QWidget):
    """34 px, fields of 28. `edited(field, WorkIndicator)`."""

    edited = Signal(str, object)
    removed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        indicator: WorkIndicator,
        *,
        leads_unit: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._leads_unit = leads_unit
        self._indicator = indicator
        aspects = [(aspect, aspect.value) for aspect in Aspect]
        views = [("", "–"), *((view, view) for view in PERSPECTIVES)]
        self.aspect = ComboBox(theme, _("Aspect"), options=aspects, dense=True, parent=self)
        self.aspect.setFixedWidth(_grown(theme, ASPECT_WIDTH))
        self.text = TextInput(
            theme, _("Indicator"), placeholder=_("write the indicator"), dense=True, parent=self
        )
        self.target = TextInput(
            theme, _("Target"), placeholder=_("write the target"), dense=True, parent=self
        )
        self.target.setFixedWidth(_grown(theme, TARGET_WIDTH))
        self.perspective = ComboBox(theme, _("Perspective"), options=views, dense=True, parent=self)
        self.perspective.setFixedWidth(_grown(theme, PERSPECTIVE_WIDTH))
        self.direction = IconButton(theme, "arrow-up", _("More is better"), size=24, parent=self)
        self.remove = IconButton(theme, "x", _("Remove indicator"), size=24, parent=self)
        self.aspect.setVisible(not leads_unit)
        self.perspective.setVisible(leads_unit)
        end = row(self.direction, self.perspective, self.remove, gap=2)
        line = row(self.aspect, self.text, row(self.target, end, gap=2), gap=6)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.setFixedHeight(theme.px(34) if not theme.look.touch else theme.control(28) + 6)
        self.aspect.value_chosen.connect(self._on_aspect_chosen)
        self.perspective.value_chosen.connect(self._on_perspective_chosen)
        self.text.textEdited.connect(self._on_text_edited)
        self.target.textEdited.connect(self._on_target_edited)
        self.direction.clicked.connect(self._on_direction_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.show_indicator(indicator)

    @property
    def key(self) -> str:
        return self._indicator.key

    @property
    def inputs(self) -> tuple[QWidget, ...]:
        return (self.aspect, self.text, self.target, self.perspective)

    def show_indicator(self, indicator: WorkIndicator) -> None:
        """Show it without telling."""
        self._indicator = indicator
        self.aspect.set_value(indicator.aspect or Aspect.QUANTITY)
        self.perspective.set_value(indicator.perspective)
        self._show_direction(indicator.better)
        for field, words in ((self.text, indicator.text), (self.target, indicator.target)):
            if field.text() != words:
                field.setText(words)
                field.setCursorPosition(0)

    def set_locked(self, *, locked: bool) -> None:
        self.text.setReadOnly(locked)
        self.target.setReadOnly(locked)
        self.aspect.setEnabled(not locked)
        self.direction.setEnabled(not locked)
        self.perspective.setEnabled(not locked)
        self.remove.setVisible(not locked)

    def _tell(self, field: str, indicator: WorkIndicator) -> None:
        self._indicator = indicator
        self.edited.emit(field, indicator)

    def _on_aspect_chosen(self, aspect: str) -> None:
        changed = replace(self._indicator, aspect=Aspect(aspect))
        self._show_direction(changed.better)
        self._tell("aspect", changed)

    def _show_direction(self, better: Direction) -> None:
        words = _("Less is better") if better == Direction.LESS else _("More is better")
        self.direction.set_icon("arrow-down" if better == Direction.LESS else "arrow-up")
        self.direction.setToolTip(_("{direction}; press to turn it round").format(direction=words))
        self.direction.setAccessibleName(words)

    def _on_direction_clicked(self) -> None:
        is_less = self._indicator.better == Direction.LESS
        turned = Direction.MORE if is_less else Direction.LESS
        changed = replace(self._indicator, direction=turned)
        self._show_direction(turned)
        self._tell("direction", changed)

    def _on_perspective_chosen(self, perspective: str) -> None:
        self._tell("perspective", replace(self._indicator, perspective=perspective))

    def _on_text_edited(self, text: str) -> None:
        self._tell("text", replace(self._indicator, text=text))

    def _on_target_edited(self, text: str) -> None:
        self._tell("target", replace(self._indicator, target=text))

    def _on_remove_clicked(self) -> None:
        self.removed.emit(self._indicator.key)


class IndicatorRows(QWidget):
    """Head 22 above a hairline, then a row for each indicator."""

    edited = Signal(str, object)
    removed = Signal(str)
    rows_changed = Signal()  # rows were made anew: watch their focus again

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._leads_unit: bool | None = None
        self._is_locked = False
        self.rows: list[IndicatorRow] = []
        self._heads = {
            name: Text(theme, words, look="caption/500 text-3", parent=self)
            for name, words in (
                ("aspect", _("Aspect")),
                ("text", _("Indicator")),
                ("target", _("Target")),
                ("perspective", _("Perspective")),
            )
        }
        self._heads["aspect"].setFixedWidth(_grown(theme, ASPECT_WIDTH))
        self._heads["perspective"].setFixedWidth(_grown(theme, PERSPECTIVE_WIDTH) + BUTTON)
        head = row(self._heads["aspect"], self._heads["text"], gap=6)
        head.setStretch(1, 1)
        head.addLayout(row(self._heads["target"], self._heads["perspective"], gap=2))
        self._box = column(gap=0)
        self.setLayout(column(head, 5, Divider(theme, parent=self), 3, self._box, gap=0))

    def show_indicators(self, indicators: Sequence[WorkIndicator], *, leads_unit: bool) -> None:
        """Show these; rows whose keys stay keep their cursor."""
        same = [row.key for row in self.rows] == [indicator.key for indicator in indicators]
        if same and leads_unit == self._leads_unit:
            for shown, indicator in zip(self.rows, indicators, strict=True):
                shown.show_indicator(indicator)
            return
        self._leads_unit = leads_unit
        self._heads["aspect"].setVisible(not leads_unit)
        self._heads["perspective"].setVisible(leads_unit)
        buttons = BUTTON if leads_unit else 2 * BUTTON
        self._heads["target"].setFixedWidth(_grown(self.theme, TARGET_WIDTH) + buttons)
        for old in self.rows:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = [self._make(indicator, leads_unit=leads_unit) for indicator in indicators]
        self.rows_changed.emit()

    def _make(self, indicator: WorkIndicator, *, leads_unit: bool) -> IndicatorRow:
        made = IndicatorRow(self.theme, indicator, leads_unit=leads_unit, parent=self)
        made.set_locked(locked=self._is_locked)
        made.edited.connect(self.edited)
        made.removed.connect(self.removed)
        self._box.addWidget(made)
        made.show()
        return made

    def set_locked(self, *, locked: bool) -> None:
        self._is_locked = locked
        for shown in self.rows:
            shown.set_locked(locked=locked)

    def row_of(self, key: str) -> IndicatorRow | None:
        return next((shown for shown in self.rows if shown.key == key), None)
