"""NoteFilters: the row above the timeline that reads as a sentence."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from kinerja_desktop.core.observation import SOURCE_WORDS, NoteKind, Source, Valence
from kinerja_desktop.core.period import months_between
from kinerja_desktop.i18n import MONTHS, SHORT_MONTHS, _, language
from kinerja_desktop.services.observing import ObservationFilter
from kinerja_desktop.ui.size_class import SizeClass, Width
from kinerja_desktop.ui.widgets.badges import SIGN_BADGES
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.flow import Flow
from kinerja_desktop.ui.widgets.inputs import ComboBox, TextInput
from kinerja_desktop.ui.widgets.layouts import boxed, column, row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kinerja_desktop.core.period import Period
    from kinerja_desktop.core.rows import ObservationRow
    from kinerja_desktop.ui.theme.theme import Theme

RESULTS = "results"
REPORTS = frozenset({NoteKind.REPORT})
CONTRIBUTIONS = frozenset(kind for kind in NoteKind if kind.is_contribution)
WIDTHS = (196, 152, 156, 130, 144, 146)
NARROW_WIDTHS = (184, 144, 138, 122, 142, 144)


def span_words(start: date, end: date) -> str:
    """Jan – Jun 2026, Jan 2026, or Des 2025 – Jan 2026."""
    names = SHORT_MONTHS[language()]
    first, last = names[start.month - 1], names[end.month - 1]
    if (start.year, start.month) == (end.year, end.month):
        return f"{first} {start.year}"
    opening = first if start.year == end.year else f"{first} {start.year}"
    return f"{opening} – {last} {end.year}"


class NoteFilters(QWidget):
    """Text, person, item, kind, source, months; `changed` after every choice."""

    changed = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: frozenset[str] = frozenset()
        self.text = TextInput(
            theme,
            _("Search in notes"),
            placeholder=_("Search in notes"),
            icon="search",
            parent=self,
        )
        self.person = ComboBox(theme, _("Employee"), parent=self)
        self.item = ComboBox(theme, _("Item"), parent=self)
        self.kind = ComboBox(theme, _("Kind"), options=_kinds(), parent=self)
        self.source = ComboBox(theme, _("Source"), options=_sources(), parent=self)
        self.months = ComboBox(theme, _("Months"), parent=self)
        self.reset = make_button(
            theme, _("Reset"), kind="plain", on_click=self._on_reset, parent=self
        )
        self._lay_out()
        self.text.textChanged.connect(lambda _text: self.changed.emit())
        for combo in self._combos():
            combo.value_chosen.connect(lambda _value: self.changed.emit())
        self.show_people(())
        self.show_items(())

    def _combos(self) -> tuple[ComboBox, ...]:
        return (self.person, self.item, self.kind, self.source, self.months)

    def _lay_out(self) -> None:
        flow = Flow(gap=8, line_gap=8, parent=self)
        for part in (self.text, *self._combos()):
            flow.add(part)
        beside = boxed(column(self.reset, None, gap=0), parent=self)
        line = row(flow, beside, gap=8)
        line.setStretchFactor(flow, 1)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.fit(SizeClass())

    def fit(self, size: SizeClass) -> None:
        """Give way to a smaller window."""
        widths = WIDTHS if size.width == Width.WIDE else NARROW_WIDTHS
        for part, width in zip((self.text, *self._combos()), widths, strict=True):
            part.setFixedWidth(round(width * self.text.theme.scale))

    def show_period(self, period: Period) -> None:
        """Offer the whole period and each of its months."""
        names = MONTHS[language()]
        options: list[tuple[Any, str]] = [(None, span_words(period.start, period.end))]
        options += [
            (_span(first), f"{names[first.month - 1]} {first.year}")
            for first in months_between(period.start, period.end)
        ]
        self.months.set_options(options)

    def show_people(self, people: Iterable[tuple[int, str]]) -> None:
        """Offer (id, name)."""
        self.person.set_options([(0, _("Everybody")), *people])

    def show_items(self, words: Sequence[str], *, values: frozenset[str] = frozenset()) -> None:
        """Offer the short names of items; those not among `values` are work results."""
        self._values = values
        options = [("", _("Every item"))]
        if any(word not in values for word in words):
            options.append((RESULTS, _("All results")))
        self.item.set_options([*options, *((word, word) for word in words)])

    def choose(self, *, employee_id: int = 0, item: str = "", month: date | None = None) -> None:
        """Show what another page asked for, without telling. `month` is its first day."""
        self._clear()
        self.person.set_value(employee_id)
        self.item.set_value(item)
        if month is not None:
            self.months.set_value(_span(month))

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but everything is chosen."""
        combos = (self.person, self.item, self.kind, self.source, self.months)
        return bool(self.text.text().strip()) or any(c.currentIndex() > 0 for c in combos)

    def value(self) -> ObservationFilter:
        kind = self.kind.value()
        chosen = ObservationFilter(
            employee_id=self.person.value() or None,
            item_key="" if self.item.value() in {None, RESULTS} else self.item.value(),
            valence=kind if isinstance(kind, Valence) else None,
            kinds=kind if isinstance(kind, frozenset) else frozenset(),
            source=self.source.value(),
            text=self.text.text().strip(),
        )
        span = self.months.value()
        if span is None:
            return chosen
        return replace(chosen, start=span[0], end=span[1])

    def shown_of(self, rows: Iterable[ObservationRow]) -> list[ObservationRow]:
        """Return the rows that fit, in their order."""
        if not self.is_narrowed:
            return list(rows)
        wanted = self.value()
        fitting = [row for row in rows if wanted.accepts(row) and _fits(row, wanted)]
        if self.item.value() == RESULTS:
            return [row for row in fitting if set(row.items) - self._values]
        return fitting

    def _clear(self) -> None:
        self.text.blockSignals(True)
        self.text.clear()
        self.text.blockSignals(False)
        for combo in self._combos():
            combo.setCurrentIndex(0)

    def _on_reset(self) -> None:
        self._clear()
        self.changed.emit()


def _span(first: date) -> tuple[date, date]:
    """Return the first and the last day of a month."""
    return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _fits(row: ObservationRow, wanted: ObservationFilter) -> bool:
    note = row.observation
    return (
        wanted.employee_id in {None, note.employee_id}
        and (wanted.start is None or note.happened_on >= wanted.start)
        and (wanted.end is None or note.happened_on <= wanted.end)
    )


def _kinds() -> list[tuple[Any, str]]:
    kinds: list[tuple[Any, str]] = [(None, _("Every kind"))]
    kinds += [(valence, _(SIGN_BADGES[valence].word)) for valence in Valence]
    return [*kinds, (REPORTS, _("Progress reports")), (CONTRIBUTIONS, _("Contributions"))]


def _sources() -> list[tuple[Any, str]]:
    words: list[tuple[Source, str]] = [(source, _(word)) for source, word in SOURCE_WORDS.items()]
    return [(None, _("Every source")), *words]
