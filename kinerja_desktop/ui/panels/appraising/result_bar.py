"""ResultBar: where the rating stands, its predicate once complete, and the next step."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.appraisal import Rating
from kinerja_desktop.core.instrument import PREDICATE_WORDS
from kinerja_desktop.core.methods.method import TOTAL_REASON
from kinerja_desktop.core.methods.permenpanrb_6_2022 import quadrant
from kinerja_desktop.i18n import _, number
from kinerja_desktop.ui.panels.appraising.overall_ratings import OverallRatings
from kinerja_desktop.ui.size_class import Height, SizeClass, Width
from kinerja_desktop.ui.widgets.anchors import BandStrip
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.labels import ElidedText, Text
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column, row
from kinerja_desktop.ui.widgets.messages import Bar
from kinerja_desktop.ui.widgets.quadrant import Quadrant

if TYPE_CHECKING:
    from kinerja_desktop.core.appraisal import Draft
    from kinerja_desktop.core.methods.method import Result
    from kinerja_desktop.services.appraising import AppraisalView
    from kinerja_desktop.ui.theme.theme import Theme

HEIGHTS = {Height.TALL: 100, Height.LOW: 88, Height.COMPACT: 60}
SINGLE_HEIGHT = 84
QUADRANT_WORDS = {
    (int(results), int(behaviour)): PREDICATE_WORDS[quadrant(results, behaviour)]
    for results in Rating
    for behaviour in Rating
}


GAP, SINGLE_GAP = 14, 8


class ResultBar(Card):
    """Both methods: two overall ratings with the quadrant, or a total with its band."""

    next_wanted = Signal()
    unit_result_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, margins=(16, 0, 15, 0), parent=parent)
        self._size = SizeClass()
        self._is_complete = False
        self.ratings = OverallRatings(theme, parent=self)
        self._divider = Divider(theme, upright=True, parent=self)
        self._make_standing()
        self._make_predicate()
        self.quadrant = Quadrant(theme, QUADRANT_WORDS, parent=self)
        self.bands = BandStrip(theme, parent=self)
        self._make_total()
        self.next = Button(theme, _("Go on to the talk"), kind="primary", parent=self)
        self.next.set_icon("arrow-right", after=True)
        self.next.clicked.connect(self.next_wanted)
        self._line = row(self.ratings, self._standing, self._divider, gap=GAP)
        for part in (self.quadrant, self._total, self.bands, self._predicate):
            self._line.addWidget(part)
        self._line.addStretch(1)
        self._line.addWidget(self.next)
        self.body.addLayout(self._line)
        for part in (self._standing, self.quadrant, self._total, self.bands, self._predicate):
            part.hide()
        self.fit(self._size)

    def _make_standing(self) -> None:
        theme = self.theme
        self.settled = Text(theme, look="strong", parent=self)
        self.bar = Bar(theme, width=200, parent=self)
        self.missing = Text(theme, look="caption text-2", lines=2, parent=self)
        self.missing.setFixedWidth(310)
        whole = column(None, self.settled, self.bar, self.missing, None, gap=6)
        self._standing = boxed(whole, parent=self)
        self._standing_box = whole

    def _make_predicate(self) -> None:
        theme = self.theme
        self.predicate_head = Text(theme, _("Predicate"), look="caption text-3", parent=self)
        self.predicate = Text(theme, look="display", lines=2, parent=self)
        self.unit_result = ElidedText(theme, look="caption text-3", parent=self)
        self.unit_link = Button(theme, _("fill in result"), kind="link", height=24, parent=self)
        self.unit_link.setToolTip(_("Fill in the organisation's result"))
        self.unit_link.clicked.connect(self.unit_result_wanted)
        whole = column(
            None,
            self.predicate_head,
            self.predicate,
            self.unit_result,
            self.unit_link,
            None,
            gap=0,
        )
        self._predicate = boxed(whole, parent=self)

    def _make_total(self) -> None:
        theme = self.theme
        head = Text(theme, _("Total"), look="caption text-3", parent=self)
        self.total = Text(theme, look="display", parent=self)
        self.computed = Text(theme, look="caption text-3", parent=self)
        whole = column(None, head, self.total, self.computed, None, gap=0)
        self._total = boxed(whole, parent=self)

    def show_result(
        self, view: AppraisalView, draft: Draft, result: Result, *, locked: bool, held: bool
    ) -> None:
        """Show where a draft stands. `held`: its predicate still needs a reason."""
        has_ratings = view.method.has_ratings
        done = self._is_complete = result.is_complete
        self.ratings.setVisible(has_ratings)
        self.ratings.show_draft(draft, result.suggestion, locked=locked)
        self._show_standing(view, result)
        self.quadrant.setVisible(done and has_ratings)
        self.quadrant.show_cell(_as_int(draft.results_rating), _as_int(draft.behaviour_rating))
        self._show_total(view, result)
        self._show_predicate(view, result)
        self.next.setEnabled(done and not held and not locked)
        self.next.setVisible(not locked)

    def _show_standing(self, view: AppraisalView, result: Result) -> None:
        done = result.is_complete
        told = _("{done} of {total} rated").format(done=result.settled, total=result.count)
        self.settled.set_text(told)
        self.bar.set_fraction(result.settled / result.count if result.count else 0.0)
        self._standing.setVisible(not done or not view.method.has_ratings)
        compact = self._size.height == Height.COMPACT
        self.bar.setVisible(not done and not compact)
        words = _missing_words(view, result)
        if done and not view.method.has_ratings:
            words = _arithmetic_words(result.arithmetic)
        self.missing.set_text(words)
        open_names = [item.name for item in view.items if item.key in result.missing]
        self.missing.setToolTip("\n".join(open_names))
        self.missing.setVisible(not (done and compact))
        self.missing.setFixedWidth(150 if done else 220 if compact else 310)
        after = self._line.indexOf(self._standing) > self._line.indexOf(self._divider)
        if after == (not view.method.has_ratings and done):
            place = 1 if after else 2
            self._line.removeWidget(self._standing)
            self._line.insertWidget(place, self._standing)

    def _show_total(self, view: AppraisalView, result: Result) -> None:
        shows = result.total is not None
        self._total.setVisible(shows)
        self.bands.setVisible(shows)
        if result.total is None:
            return
        self.total.set_text(number(result.total, 2))
        is_other = result.computed_total not in {None, result.total}
        self.computed.setVisible(is_other)
        if result.computed_total is not None:
            told = number(result.computed_total, 2)
            self.computed.set_text(_("computed {total}").format(total=told))
        ordered = sorted(view.instrument.bands, key=lambda band: band.from_total)
        ends = [*(band.from_total for band in ordered), Decimal(view.instrument.scale.hi)]
        places = 0 if all(end == int(end) for end in ends) else 2
        limits = [(float(end), number(end, places)) for end in ends]
        words = [view.method.words[band.predicate] for band in ordered]
        cell = 92 if self._size.width == Width.WIDE else 56
        self.bands.show_bands(words, limits, total=float(result.total), cell=cell)

    def _show_predicate(self, view: AppraisalView, result: Result) -> None:
        self._predicate.setVisible(result.predicate is not None)
        if result.predicate is None:
            return
        self._show_word(view.method.words[result.predicate], is_wide=view.method.has_ratings)
        self.predicate.setToolTip(result.rule)
        unit = view.period.unit_result
        shows_unit = view.method.has_ratings and self._size.height != Height.COMPACT
        self.unit_result.setVisible(shows_unit and unit is not None)
        self.unit_link.setVisible(shows_unit and unit is None)
        if unit is not None:
            word = unit.value.capitalize()
            self.unit_result.set_text(_("unit: {word}").format(word=word))

    def _show_word(self, word: str, *, is_wide: bool) -> None:
        """Show the predicate as large as it fits: in two lines beside the whole quadrant."""
        compact = self._size.height == Height.COMPACT
        style = "heading" if compact else "title"
        broken = is_wide and self._size.width == Width.WIDE and " " in word
        if self._size.width == Width.WIDE and not broken:
            style = "display"
        widest = max(word.split(), key=len) if broken else word
        self.predicate.set_look(style)
        self.predicate.set_text(word)
        self.predicate.setFixedWidth(round(self.theme.width(widest, style)) + 3)

    def fit(self, size: SizeClass) -> None:
        """Give way: lower, the mini quadrant, ratings side by side."""
        self._size = size
        compact = size.height == Height.COMPACT
        tall = SINGLE_HEIGHT if size.is_single else HEIGHTS[size.height]
        self.setFixedHeight(self.theme.px(tall))
        self.ratings.fit(
            is_compact=compact, is_low=size.height == Height.LOW, is_single=size.is_single
        )
        self.quadrant.set_mini(size.width != Width.WIDE)
        self.next.set_icon("" if size.is_single else "arrow-right", after=True)
        self.next.setText(_("Go on") if compact else _("Go on to the talk"))
        self.next.updateGeometry()
        self._standing_box.setSpacing(0 if compact else 6)
        self._divider.setFixedHeight(self.theme.px(36 if compact else 68))
        self._line.setSpacing(SINGLE_GAP if size.is_single else GAP)
        self._line.setAlignment(self._divider, Qt.AlignmentFlag.AlignVCenter)


def _as_int(rating: Rating | None) -> int | None:
    return None if rating is None else int(rating)


def _arithmetic_words(arithmetic: str) -> str:
    shown = arithmetic.replace(".", number(0.1, 1)[1])
    terms, _between, weight = shown.strip("(").partition(") : ")
    return _("{terms}, divided by {weight}").format(terms=terms, weight=weight)


def _missing_words(view: AppraisalView, result: Result) -> str:
    names = [item.short_name for item in view.items if item.key in result.missing]
    if names:
        shown = names[:2] if len(names) != 3 else names
        rest = len(names) - len(shown)
        listed = ", ".join(shown)
        if rest:
            listed = _("{names} and {n} more").format(names=listed, n=rest)
        elif len(shown) > 1:
            listed = _("{names} and {last}").format(names=", ".join(shown[:-1]), last=shown[-1])
        return _("The predicate appears once {names} are rated.").format(names=listed)
    if TOTAL_REASON in result.ratings_missing:
        return _("Write why the total is another than the computed one; then it counts.")
    if result.ratings_missing:
        return _("Choose the two overall ratings; then the predicate appears.")
    if not view.items:
        return _("There is nothing to rate yet: the plan is empty.")
    return _("The weights must total 100 before there is a total.")
