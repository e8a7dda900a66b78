"""PeriodForm: the fields of a period; name and end follow kind and start until typed over."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.methods import METHODS
from kinerja_desktop.core.methods.proposal import proposed_method
from kinerja_desktop.core.period import (
    OrganisationResult,
    Period,
    PeriodKind,
    end_of,
    suggested_name,
)
from kinerja_desktop.i18n import N_, _, ngettext, number
from kinerja_desktop.ui.widgets.choices import Choice, ChoiceRows
from kinerja_desktop.ui.widgets.field import Field
from kinerja_desktop.ui.widgets.inputs import ComboBox, DateField, TextInput
from kinerja_desktop.ui.widgets.layouts import column, row
from kinerja_desktop.ui.widgets.rating import SegmentedChoice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from PySide6.QtWidgets import QHBoxLayout

    from kinerja_desktop.ui.theme.theme import Theme

KIND_WORDS = {
    PeriodKind.MONTH: N_("Month"),
    PeriodKind.QUARTER: N_("Quarter"),
    PeriodKind.SEMESTER: N_("Half year"),
    PeriodKind.YEAR: N_("Year"),
}
# what a method is, in one line of a dialog
METHOD_LINES = {
    "permenpanrb_6_2022": N_("work results and seven values; two ratings, quadrant, predicate"),
    "pp_30_2019": N_("a value up to 120 from targets and behaviour; for 2021"),
    "weighted_indicators": N_("anchors 1 to 5 with weights; a tool of the unit, not official"),
}


def result_options() -> list[tuple[Any, str]]:
    """Return the organisation's results in the words of the official form."""
    words: list[tuple[Any, str]] = [(None, _("Not set yet"))]
    return words + [(result, result.value.title()) for result in OrganisationResult]


class PeriodForm(QWidget):
    """Shows and gives a Period."""

    def __init__(self, theme: Theme, *, is_new: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._others: tuple[Period, ...] = ()
        self._suggestion = ""
        self._follows_law = False
        self.name = TextInput(theme, _("Name"), parent=self)
        kinds = [(kind, _(words)) for kind, words in KIND_WORDS.items()]
        self.kind = SegmentedChoice(theme, _("Kind of period"), kinds, parent=self)
        self.start = DateField(theme, _("Start"), parent=self)
        self.end = DateField(theme, _("End"), parent=self)
        choices = [
            Choice(value=key, title=_(method.title), line=_(METHOD_LINES[key]))
            for key, method in METHODS.items()
        ]
        self.method = ChoiceRows(theme, _("Method"), choices, parent=self)
        self.result = ComboBox(
            theme, _("Organisation's result"), options=result_options(), parent=self
        )
        self.plans = ComboBox(theme, _("First plans"), parent=self)
        self._fields = {
            "name": Field(theme, _("Name"), self.name, parent=self),
            "kind": Field(theme, _("Kind of period"), self.kind, parent=self),
            "start": Field(theme, _("Start"), self.start, parent=self),
            "end": Field(theme, _("End"), self.end, parent=self),
            "method": Field(theme, _("Method"), self.method, parent=self),
            "result": Field(
                theme, _("Organisation's result"), self.result, caption=_("may wait"), parent=self
            ),
            "plans": Field(theme, _("First plans"), self.plans, parent=self),
        }
        self._fields["plans"].setVisible(is_new)
        self._is_new = is_new
        self._lay_out()
        self.method.value_changed.connect(self._on_method_chosen)
        self.kind.value_changed.connect(self._on_span_changed)
        self.start.value_changed.connect(self._on_span_changed)
        self.end.value_changed.connect(self._tell_span)

    def _lay_out(self) -> None:
        self.setLayout(
            column(
                self._pair("name", "kind"),
                self._pair("start", "end"),
                self._fields["method"],
                self._pair("result", "plans") if self._is_new else self._fields["result"],
                gap=12,
            )
        )

    def _pair(self, left: str, right: str) -> QHBoxLayout:
        line = row(self._fields[left], self._fields[right], gap=16)
        line.setStretch(0, 1)
        line.setStretch(1, 1)
        return line

    def show_period(self, period: Period, *, others: tuple[Period, ...]) -> None:
        """Show a period; one without a name is suggested from kind and start."""
        self._others = others
        self.kind.set_value(period.kind)
        self.start.set_value(period.start)
        self.end.set_value(period.end)
        self.name.setText(period.name)
        self.method.set_value(period.method)
        self._follows_law = self._is_new and METHODS[period.method].is_official
        self.result.set_value(period.unit_result)
        options: list[tuple[Any, str]] = [(0, _("Begin without plans"))]
        copied = _("Copy from {period}")
        options += [(other.id, copied.format(period=other.name)) for other in others]
        self.plans.set_options(options)
        self.plans.setEnabled(bool(others))
        self._suggestion = suggested_name(period.kind, period.start)
        if not period.name:
            self._on_span_changed()
            self.plans.set_value(others[0].id if others else 0)
        self._tell_span()

    def lock_method(self) -> None:
        """Keep the method once ratings have begun."""
        self.method.setEnabled(False)

    def plan_source(self) -> int:
        """Return the period whose plans are copied, or 0."""
        return int(self.plans.value() or 0) if self._is_new else 0

    def written(self, before: Period | None) -> Period:
        """Return the period as the fields have it."""
        start, end = self.start.value(), self.end.value()
        if start is None or end is None:
            message = "these fields always hold a day"
            raise RuntimeError(message)
        period = before or Period(name="", start=start, end=end)
        return replace(
            period,
            name=" ".join(self.name.text().split()),
            kind=self.kind.value(),
            start=start,
            end=end,
            method=self.method.value(),
            unit_result=self.result.value(),
        )

    def clear_errors(self) -> None:
        for field in self._fields.values():
            field.set_error("")

    def show_errors(self, wrong: Mapping[str, str]) -> None:
        """Show sentences below their fields; the first one gets the focus."""
        found = [key for key in self._fields if key in wrong]
        for key in found:
            self._fields[key].set_error(wrong[key])
        if found:
            self._fields[found[0]].control.setFocus()

    def _on_span_changed(self) -> None:
        """Let the end follow kind and start, and the name as long as it is a suggestion."""
        kind, start = self.kind.value(), self.start.value()
        if start is None or kind is None:
            return
        self.end.set_value(end_of(kind, start))
        if self.name.text().strip() in {"", self._suggestion}:
            self._suggestion = suggested_name(kind, start)
            self.name.setText(self._suggestion)
        self._tell_span()

    def _tell_span(self) -> None:
        self._tell_length()
        self._tell_method()

    def _tell_method(self) -> None:
        """Say which method the law has for these dates, and propose it for a new period.

        A unit's own aid, and what the person chose, stay.
        """
        start, end = self.start.value(), self.end.value()
        words = ""
        if start is not None and end is not None and start <= end:
            found = proposed_method(start, end)
            words = _(found.reason)
            if self._follows_law and found.method:
                self.method.set_value(found.method)
        self._fields["method"].set_caption(words)

    def _on_method_chosen(self, _method: str) -> None:
        self._follows_law = False

    def _tell_length(self) -> None:
        start, end = self.start.value(), self.end.value()
        if start is None or end is None or end < start:
            self._fields["end"].set_caption("")
            return
        count = (end - start).days + 1
        words = ngettext("{count} day", "{count} days", count).format(count=number(count))
        before = [p for p in self._others if p.end + timedelta(days=1) == start]
        if before:
            words = _("{days}, joins {period}").format(days=words, period=before[0].name)
        self._fields["end"].set_caption(words)
