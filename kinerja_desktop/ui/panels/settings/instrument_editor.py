"""InstrumentEditor: the items of an instrument, edited as a draft until it is saved."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.instrument import Indicator, Instrument, Section
from kinerja_desktop.core.plan import new_key
from kinerja_desktop.i18n import N_, _
from kinerja_desktop.ui.dialogs.indicator import IndicatorDialog
from kinerja_desktop.ui.panels.settings.instrument_rows import (
    SumRow,
    ValueHead,
    ValueRow,
    WeightRow,
)
from kinerja_desktop.ui.panels.settings.section import group
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column, row

if TYPE_CHECKING:
    from kinerja_desktop.ui.theme.theme import Theme

WHOLE = Decimal(100)
# the titles of our own instruments; others are shown as they were written
SECTION_TITLES = {"Perilaku kerja": N_("Work behaviour"), "Indikator": N_("Indicators")}


class InstrumentEditor(QWidget):
    """`save_wanted(instrument)`: at once for texts of values, by a button for weights."""

    save_wanted = Signal(object)

    def __init__(self, theme: Theme, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._stored: Instrument | None = None
        self._draft: Instrument | None = None
        self._expected: dict[str, int] = {}
        self._is_locked = True
        self._items: QWidget | None = None
        self._room = column(gap=0)
        self.setLayout(self._room)

    @property
    def draft(self) -> Instrument | None:
        return self._draft

    def show_instrument(
        self, instrument: Instrument | None, expected: dict[str, int], *, locked: bool
    ) -> None:
        """Show an instrument in place of the draft; `expected` counts expectations by value."""
        self._stored = self._draft = instrument
        self._expected, self._is_locked = expected, locked
        self._show_items()

    def _clear_items(self) -> None:
        if self._items is not None:
            self._room.removeWidget(self._items)
            self._items.hide()
            self._items.deleteLater()
            self._items = None

    def _show_items(self) -> None:
        self._clear_items()
        if self._draft is None:
            return
        for section in self._draft.sections:
            if section.indicators or not section.from_plan:
                weighted = any(item.weight is not None for item in section.indicators)
                self._items = self._weights(section) if weighted else self._values(section)
                self._room.addWidget(self._items)
                self._items.show()
                return

    def _values(self, section: Section) -> QWidget:
        card = Card(self.theme, margins=(0, 0, 0, 0), parent=self)
        card.body.setSpacing(0)
        card.add(ValueHead(self.theme, parent=card))
        for place, item in enumerate(section.indicators):
            if place:
                line = row(Divider(self.theme, parent=card), margins=(18, 0, 18, 0))
                card.body.addLayout(line)
            made = ValueRow(self.theme, item, self._expected.get(item.key, 0), parent=card)
            made.clicked.connect(lambda _on=False, i=item: self._on_edit_wanted(i))
            card.add(made)
        heading = Text(self.theme, _title(section), look="heading")
        return boxed(column(4, heading, card, gap=8), parent=self)

    def _weights(self, section: Section) -> QWidget:
        draft = self._draft
        total = draft.total_weight if draft is not None else Decimal(0)
        rows: list[QWidget] = []
        for item in section.indicators:
            made = WeightRow(self.theme, item, locked=self._is_locked)
            made.edit_wanted.connect(lambda i=item: self._on_edit_wanted(i))
            made.remove_wanted.connect(lambda i=item: self._on_remove_wanted(i))
            made.weight.editingFinished.connect(
                lambda i=item, m=made: self._on_weight_entered(i, Decimal(m.weight.value()))
            )
            rows.append(made)
        rows.append(SumRow(self.theme, total))
        heading = Text(self.theme, _title(section), look="heading")
        parts: list[object] = [4, heading, group(self.theme, rows)]
        if not self._is_locked:
            add = make_button(
                self.theme, _("Add indicator"), icon="plus", on_click=self._on_add_wanted
            )
            save = make_button(self.theme, _("Save indicators"), on_click=self._save)
            save.setEnabled(draft != self._stored and total == WHOLE)
            parts.append(row(add, None, save))
        return boxed(column(*parts, gap=8), parent=self)

    def _on_edit_wanted(self, item: Indicator) -> None:
        if self._draft is None:
            return
        dialog = IndicatorDialog(
            self.theme, item, scale=self._draft.scale, locked=self._is_locked, parent=self
        )
        dialog.changed.connect(lambda written: self._on_texts_written(item, written))
        dialog.open()

    def _on_texts_written(self, before: Indicator, written: Indicator) -> None:
        if written == before:
            return
        self._replace(before, (written,))
        if before.weight is None:
            self._save()

    def _on_weight_entered(self, item: Indicator, weight: Decimal) -> None:
        if item.weight != weight:
            self._replace(item, (replace(item, weight=weight),))

    def _on_remove_wanted(self, item: Indicator) -> None:
        self._replace(item, ())

    def _on_add_wanted(self) -> None:
        fresh = Indicator(key=new_key("ind"), name="", weight=Decimal(0))
        if self._draft is None:
            return
        dialog = IndicatorDialog(
            self.theme, fresh, scale=self._draft.scale, locked=False, parent=self
        )
        dialog.changed.connect(self._on_indicator_written)
        dialog.open()

    def _on_indicator_written(self, written: Indicator) -> None:
        draft = self._draft
        if draft is not None and draft.indicators():
            last = draft.indicators()[-1]
            self._replace(last, (last, written))

    def _replace(self, item: Indicator, others: tuple[Indicator, ...]) -> None:
        """Put others in the place of an item of the draft, and show the draft."""
        draft = self._draft
        if draft is None:
            return
        sections = tuple(
            replace(
                section,
                indicators=tuple(
                    part
                    for known in section.indicators
                    for part in (others if known.key == item.key else (known,))
                ),
            )
            for section in draft.sections
        )
        self._draft = replace(draft, sections=sections)
        self._show_items()

    def _save(self) -> None:
        if self._draft is not None:
            self.save_wanted.emit(self._draft)


def _title(section: Section) -> str:
    known = SECTION_TITLES.get(section.title)
    return _(known) if known else section.title
