"""The pictures of Keseimbangan: notes, ratings beside notes, predicates, last period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.core.distribution import caution_words, warning_words
from kinerja_desktop.core.fairness.hint import percent
from kinerja_desktop.core.fairness.levels import stability_words, uncertainty, uncertainty_words
from kinerja_desktop.core.instrument import Predicate
from kinerja_desktop.core.methods import predicate_word
from kinerja_desktop.i18n import N_, _, ngettext, number
from kinerja_desktop.ui.panels.balance.picture_card import PictureCard
from kinerja_desktop.ui.widgets.fairness_plots import (
    GuidelineBars,
    GuidelineItem,
    RangeDots,
    RangeItem,
)
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.lines import StatusLine
from kinerja_desktop.ui.widgets.plots import CountBars, CountItem
from kinerja_desktop.ui.widgets.slope_lines import SlopeItem, SlopeLines

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.services.balance import BalanceView
    from kinerja_desktop.ui.theme.theme import Theme

MOVED = 0.125


class NotesCard(PictureCard):
    """Catatan per pegawai: a bar a person and the median."""

    def __init__(self, theme: Theme, *, parent: QWidget) -> None:
        title = _("Notes per person")
        self.bars = CountBars(theme, title, name_width=140)
        super().__init__(
            theme, title, heads=(N_("Person"), N_("Notes")), plot=self.bars, parent=parent
        )

    def show_view(self, view: BalanceView) -> None:
        median = number(view.note_median, 0 if view.note_median == int(view.note_median) else 1)
        items = [
            CountItem(name=one.employee.name, count=one.count, is_low=one.is_rare)
            for one in view.notes
        ]
        words = _("median {n}").format(n=median)
        self.bars.show_items(items, median=view.note_median, median_words=words)
        self.show_cells([(item.name, number(item.count)) for item in items])
        rare = sum(item.is_low for item in items)
        told = ngettext(
            "{n} person below half the median", "{n} people below half the median", rare
        )
        if self.head is not None:
            self.head.caption.set_text(told.format(n=rare) if rare else "")


class RangesCard(PictureCard):
    """Rating beside the direction of the notes; the band is wide where notes are few."""

    def __init__(self, theme: Theme, *, parent: QWidget) -> None:
        title = _("Ratings and the direction of notes")
        self.dots = RangeDots(theme, title, name_width=140)
        heads = (N_("Person"), N_("Your rating"), N_("Notes"), N_("Direction of notes"))
        super().__init__(theme, title, heads=heads, plot=self.dots, parent=parent)
        self.legend = Text(theme, look="caption text-3", lines=0, parent=self)
        self.foot.addWidget(self.legend)

    def show_view(self, view: BalanceView) -> None:
        items = [
            RangeItem(
                name=one.employee.name,
                low=one.direction.low,
                middle=one.direction.middle,
                high=one.direction.high,
                rating=one.rating,
                error=one.error,
                told=one.told,
            )
            for one in view.ranges
        ]
        ends = (_("Below"), _("As expected"), _("Above"))
        scale = view.scale
        if view.has_total:
            ends = (str(scale.lo), str(scale.mid), str(scale.hi))
        self.dots.show_items(ends, items)
        self.show_cells(
            [
                (
                    one.employee.name,
                    one.told,
                    number(one.notes),
                    _("{low} to {high}").format(
                        low=number(one.direction.low, 1), high=number(one.direction.high, 1)
                    ),
                )
                for one in view.ranges
            ]
        )
        self.tell_waiting("" if items else _("Appears once somebody is rated."))
        words = _("Dot: your rating. Band: direction of the notes, from -1 to 1; wide with few.")
        if view.has_total:
            words = f"{words} {uncertainty_words(uncertainty())}"
        self.legend.set_text(words if items else "")


class PredicatesCard(PictureCard):
    """Sebaran predikat beside the guideline, once everybody is rated. It never holds back."""

    def __init__(self, theme: Theme, *, parent: QWidget) -> None:
        title = _("Pattern of predicates")
        self.bars = GuidelineBars(theme, title)
        heads = (N_("Predicate"), N_("People"), N_("Share"))
        super().__init__(theme, title, heads=heads, plot=self.bars, parent=parent)
        self.verdict = StatusLine(
            theme,
            _("In line with the guideline."),
            icon="circle-check",
            color="text-2",
            icon_color="success",
            parent=self,
        )
        self.words = Text(theme, look="small text-2", lines=0, parent=self)
        above_stretch = self.body.count() - 2
        for part in (self.words, self.verdict):
            self.body.insertWidget(above_stretch, part)
        promise = _("A consideration only. No rating changes by itself.")
        self.foot.addWidget(Text(theme, promise, look="caption text-3", lines=0, parent=self))

    def show_view(self, view: BalanceView) -> None:
        found, result = view.distribution, view.period.unit_result
        if self.head is not None:
            told = _("result of the organisation: {result}")
            word = result.value.capitalize() if result is not None else ""
            self.head.caption.set_text(told.format(result=word) if word else "")
        self.verdict.setVisible(False)
        if found is None:
            self.words.set_text("")
            waiting = _("Appears once everybody is rated; {n} of {total} so far.")
            self.tell_waiting(waiting.format(n=view.rated, total=view.people))
            return
        self.tell_waiting("")
        limits = {
            one.limit.predicates[0]: float(one.limit.at_most) / 100
            for one in found.standings
            if one.limit.at_most and len(one.limit.predicates) == 1
        }
        rows = [(p, found.counts.get(p, 0)) for p in Predicate]
        method = view.period.method
        self.bars.show_items(
            [
                GuidelineItem(
                    word=predicate_word(method, predicate),
                    share=count / found.people,
                    told=f"{count} ({percent(count / found.people)})",
                    limit=limits.get(predicate),
                )
                for predicate, count in rows
            ]
        )
        self.show_cells(
            [
                (predicate_word(method, p), number(count), percent(count / found.people))
                for p, count in rows
            ]
        )
        self._tell(view)

    def _tell(self, view: BalanceView) -> None:
        found = view.distribution
        if found is None:
            return
        lines = [warning_words(one) for one in found.warnings]
        if view.period.unit_result is None:
            lines = [_("Enter the result of the organisation in the period to see the guideline.")]
        elif not lines and found.warnings == () and caution_words(found) == "":
            self.verdict.setVisible(True)
        self.words.set_text("\n".join(filter(None, (*lines, caution_words(found)))))


class ChangeCard(PictureCard):
    """Dibanding periode lalu: a line a person; names where the result moved."""

    def __init__(self, theme: Theme, *, parent: QWidget) -> None:
        title = _("Compared with last period")
        self.lines = SlopeLines(theme, title)
        heads = (N_("Person"), N_("Last period"), N_("This period"))
        super().__init__(theme, title, heads=heads, plot=self.lines, parent=parent)
        self.words = Text(theme, look="caption text-3", lines=0, parent=self)
        self.foot.addWidget(self.words)

    def show_view(self, view: BalanceView) -> None:
        change = view.change
        self.words.set_text("")
        if change is None or not change.moves:
            self.tell_waiting(_("There is no rated period of this kind before."))
            return
        self.tell_waiting("")
        levels = [predicate_word(view.period.method, p) for p in reversed(Predicate)]
        if view.has_total:
            levels = [str(step) for step in view.scale.steps()[:: 20 if view.scale.is_typed else 1]]
        items = [
            SlopeItem(
                name=move.employee.name,
                before=move.before,
                now=move.now,
                told=f"{move.before_told} – {move.now_told}",
                is_named=abs(move.now - move.before) >= MOVED,
            )
            for move in change.moves
        ]
        self.lines.show_items((change.period.name, view.period.name), levels, items)
        self.show_cells([(m.employee.name, m.before_told, m.now_told) for m in change.moves])
        if change.stability is not None:
            self.words.set_text(stability_words(change.stability))
