"""PlanBar: how far a plan is, what it still lacks, and how to reuse it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.plan_editing import Gap, Lack, first_gap, in_order
from kinerja_desktop.i18n import _, ngettext
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.labels import ElidedText, IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import column, row
from kinerja_desktop.ui.widgets.messages import Bar

if TYPE_CHECKING:
    from kinerja_desktop.core.plan import Plan
    from kinerja_desktop.ui.theme.theme import Theme


def gap_words(plan: Plan, gap: Gap) -> str:
    """Name the first thing that is missing."""
    result = plan.find(gap.result_key)
    name = result.text.strip() if result is not None else ""
    if gap.lack == Lack.TEXT and result is not None:
        return _("the words of work result {number}").format(
            number=in_order(plan).index(result) + 1
        )
    words = {
        Lack.RESULTS: _("the first work result"),
        Lack.INDICATORS: _("an indicator for {name}"),
        Lack.INDICATOR: _("an indicator for {name}"),
        Lack.TARGET: _("the target of {name}"),
    }
    return words[gap.lack].format(name=name)


class PlanBar(QWidget):
    """52 px. `copy_wanted`, `spread_wanted`."""

    copy_wanted = Signal()
    spread_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._check = IconLabel(theme, "circle-check", color="success", parent=self)
        self.title = Text(theme, look="strong", parent=self)
        self._bar = Bar(theme, width=96, parent=self)
        self.caption = ElidedText(theme, look="caption text-2", parent=self)
        self.copy = Button(theme, _("Copy from…"), icon="copy", parent=self)
        self.spread = Button(theme, _("Apply to several people"), icon="users", parent=self)
        self.copy.clicked.connect(self.copy_wanted)
        self.spread.clicked.connect(self.spread_wanted)
        head = row(self._check, self.title, 6, self._bar, None, gap=8)
        words = column(None, head, self.caption, None, gap=0)
        line = row(words, self.copy, self.spread, gap=8)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.setFixedHeight(theme.px(52))

    def set_short(self, *, short: bool, low: bool) -> None:
        """Give way: shorter words on the second button; 48 px where height is short."""
        self.setFixedHeight(self.theme.px(48 if low else 52))
        self.spread.setText(_("Apply…") if short else _("Apply to several people"))
        self.spread.setAccessibleName(_("Apply to several people"))
        self.spread.updateGeometry()

    def show_plan(self, plan: Plan, *, uses_results: bool) -> None:
        gap = first_gap(plan) if uses_results else None
        count = len(plan.work_results)
        self._check.setVisible(gap is None)
        self._bar.setVisible(gap is not None and count > 0)
        self._bar.set_fraction(plan.complete_count / count if count else 0.0)
        if gap is None:
            self.title.set_text(_("Plan complete") if uses_results else _("Expectations"))
            self.caption.set_text(_counts(plan) if uses_results else "")
        else:
            words = _("{done} of {count} work results complete")
            if not count:
                words = _("No work result yet")
            self.title.set_text(words.format(done=plan.complete_count, count=count))
            missing = _("Missing: {what}").format(what=gap_words(plan, gap))
            self.caption.set_text(missing)
        self.spread.setEnabled(bool(count))

    def set_locked(self, *, locked: bool) -> None:
        self.copy.setVisible(not locked)
        if locked:
            self.caption.set_text("")


def _counts(plan: Plan) -> str:
    results = len(plan.work_results)
    indicators = sum(len(result.indicators) for result in plan.work_results)
    first = ngettext("{count} work result", "{count} work results", results)
    second = ngettext("{count} indicator", "{count} indicators", indicators)
    return f"{first.format(count=results)}, {second.format(count=indicators)}"
