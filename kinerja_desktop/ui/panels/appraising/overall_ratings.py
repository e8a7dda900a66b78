"""OverallRatings: the two ratings the appraiser chooses; what the items suggest stands beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kinerja_desktop.core.appraisal import Draft, Rating
from kinerja_desktop.core.methods.permenpanrb_6_2022 import BEHAVIOUR, RESULTS
from kinerja_desktop.i18n import N_, _
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import boxed, column
from kinerja_desktop.ui.widgets.rating import RATING_WORDS, SegmentedRating

if TYPE_CHECKING:
    from kinerja_desktop.core.methods.method import Suggestion
    from kinerja_desktop.ui.theme.theme import Theme

LONG_WORDS = {RESULTS: N_("Rating of work results"), BEHAVIOUR: N_("Rating of work behaviour")}
SHORT_WORDS = {RESULTS: N_("Work results"), BEHAVIOUR: N_("Behaviour")}


class OverallRatings(QWidget):
    """`chosen(name, Rating or None)`. A suggestion never moves a choice."""

    chosen = Signal(str, object)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles: dict[str, Text] = {}
        self._hints: dict[str, Text] = {}
        self._labels: dict[str, QWidget] = {}
        self.controls: dict[str, SegmentedRating] = {}
        for name in (RESULTS, BEHAVIOUR):
            title = Text(theme, _(LONG_WORDS[name]), look="strong", parent=self)
            hint = Text(theme, look="caption text-3", parent=self)
            control = SegmentedRating(theme, _(LONG_WORDS[name]), overall=True, parent=self)
            control.value_changed.connect(
                lambda value, name=name: self.chosen.emit(
                    name, None if value is None else Rating(value)
                )
            )
            self._titles[name], self._hints[name] = title, hint
            self._labels[name] = boxed(column(title, hint, gap=0), parent=self)
            self.controls[name] = control
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.fit(is_compact=False)

    def show_draft(self, draft: Draft, suggestion: Suggestion, *, locked: bool) -> None:
        values = {RESULTS: draft.results_rating, BEHAVIOUR: draft.behaviour_rating}
        hints = {RESULTS: suggestion.results, BEHAVIOUR: suggestion.behaviour}
        for name, control in self.controls.items():
            value = values[name]
            control.set_value(None if value is None else int(value))
            control.setEnabled(not locked)
            self._hints[name].set_text(_suggested(hints[name]))

    def fit(self, *, is_compact: bool, is_low: bool = False, is_single: bool = False) -> None:
        """Stand in two rows, or side by side when the window is low; small in a single pane."""
        beside = is_compact and not is_single
        small = is_compact or is_single
        words = SHORT_WORDS if small else LONG_WORDS
        for line, name in enumerate((RESULTS, BEHAVIOUR)):
            label, control = self._labels[name], self.controls[name]
            self._titles[name].set_text(_(words[name]))
            self._titles[name].set_look("small/600" if small else "strong")
            control.set_dense(is_dense=small)
            for part in (label, control):
                self._grid.removeWidget(part)
            if beside:
                self._grid.addWidget(label, 0, 3 * line)
                self._grid.addWidget(control, 0, 3 * line + 1)
            else:
                self._grid.addWidget(label, line, 0)
                self._grid.addWidget(control, line, 1)
        self._grid.setColumnMinimumWidth(2, 8 if beside else 0)
        self._grid.setHorizontalSpacing(10 if small else 9)
        self._grid.setVerticalSpacing(2 if is_low or small else 8)


def _suggested(rating: Rating | None) -> str:
    if rating is None:
        return _("suggestion: {word}").format(word="–")
    word = _(RATING_WORDS[int(rating)])
    return _("suggestion: {word}").format(word=word[:1].lower() + word[1:])
