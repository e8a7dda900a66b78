"""SectionBlock: one section of an instrument: its head with its weight, its indicators in rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.i18n import N_, _
from kinerja_desktop.ui.panels.settings.instrument_rows import ValueHead, ValueRow, WeightRow
from kinerja_desktop.ui.widgets.buttons import IconButton, make_button
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column, row
from kinerja_desktop.ui.widgets.messages import EmptyLine
from kinerja_desktop.ui.widgets.number_field import NumberField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kinerja_desktop.core.instrument import Indicator, Instrument, Section
    from kinerja_desktop.ui.theme.theme import Theme

# the titles of our own instruments; others are shown as they were written
SECTION_TITLES = {
    "Perilaku kerja": N_("Work behaviour"),
    "Indikator": N_("Indicators"),
    "Hasil kerja": N_("Work results"),
}


class SectionBlock(QWidget):
    """Tells what is wanted; the editor does it to the draft.

    `may_go` allows renaming and removing: what a rule names stays.
    """

    edit_wanted = Signal(object)  # Indicator
    remove_wanted = Signal(object)  # Indicator
    weight_entered = Signal(object, object)  # Indicator, Decimal
    own_weight_entered = Signal(object)  # Decimal or None
    add_wanted = Signal()
    rename_wanted = Signal()
    section_removed = Signal()

    def __init__(  # noqa: PLR0913 - what a section is shown with
        self,
        theme: Theme,
        instrument: Instrument,
        section: Section,
        *,
        expected: Mapping[str, int],
        weighted: bool,
        may_go: bool,
        locked: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._instrument, self._section = instrument, section
        self._is_locked = locked
        head = self._head(weighted=weighted, may_go=may_go and not locked)
        card = Card(theme, margins=(0, 0, 0, 0), parent=self)
        card.body.setSpacing(0)
        before: QWidget | None = None
        for made in self._rows(expected):
            if before is not None and not isinstance(before, ValueHead):
                card.body.addLayout(row(Divider(theme, parent=card), margins=(18, 0, 18, 0)))
            card.add(made)
            before = made
        parts: list[object] = [4, head, card]
        if not locked and not section.from_plan:
            self.add = make_button(
                theme, _("Add indicator"), kind="link", icon="plus", on_click=self.add_wanted.emit
            )
            parts.append(row(self.add, None))
        self.setLayout(column(*parts, gap=8))

    def _head(self, *, weighted: bool, may_go: bool) -> QWidget:
        title = section_title(self._section)
        parts: list[object] = [Text(self.theme, title, look="heading", parent=self)]
        self.rename = IconButton(self.theme, "pencil", _("Rename {name}").format(name=title))
        self.rename.clicked.connect(self.rename_wanted)
        self.remove = IconButton(self.theme, "trash-2", _("Remove {name}").format(name=title))
        self.remove.clicked.connect(self.section_removed)
        if may_go:
            parts += [self.rename, self.remove]
        for button in (self.rename, self.remove):
            button.setVisible(may_go)
        parts.append(None)
        self.weight = NumberField(
            self.theme, _("Weight of {name}").format(name=title), limits=(0, 100), parent=self
        )
        self.weight.setPlaceholderText("–")
        self.weight.setFixedWidth(self.theme.px(84))
        self.weight.set_value(self._section.weight)
        self.weight.setReadOnly(self._is_locked)
        self.weight.editingFinished.connect(self._on_weight_entered)
        self.weight.setVisible(weighted)
        if weighted:
            label = Text(self.theme, _("Weight of the section"), look="small text-3", parent=self)
            parts += [label, self.weight, Text(self.theme, "%", look="small text-3", parent=self)]
        return boxed(row(*parts, gap=8), parent=self)

    def _rows(self, expected: Mapping[str, int]) -> list[QWidget]:
        if self._section.from_plan:
            words = _("Comes from the plan of every employee")
            return [boxed(row(EmptyLine(self.theme, words), margins=(18, 8, 18, 8)))]
        indicators = self._section.indicators
        if not indicators:
            words = _("No indicator yet")
            return [boxed(row(EmptyLine(self.theme, words), margins=(18, 8, 18, 8)))]
        if any(one.weight is not None for one in indicators):
            return [self._weight_row(one) for one in indicators]
        rows: list[QWidget] = [ValueHead(self.theme, parent=self)]
        for one in indicators:
            made = ValueRow(self.theme, one, expected.get(one.key, 0), parent=self)
            made.clicked.connect(lambda _on=False, i=one: self.edit_wanted.emit(i))
            rows.append(made)
        return rows

    def _weight_row(self, one: Indicator) -> QWidget:
        scale = self._instrument.scale_of(self._section, one)
        made = WeightRow(self.theme, one, scale=scale, locked=self._is_locked)
        made.edit_wanted.connect(lambda: self.edit_wanted.emit(one))
        made.remove_wanted.connect(lambda: self.remove_wanted.emit(one))
        made.weight_entered.connect(lambda weight: self.weight_entered.emit(one, weight))
        return boxed(row(made, margins=(18, 0, 18, 0)), parent=self)

    def _on_weight_entered(self) -> None:
        if self.weight.value() != self._section.weight:
            self.own_weight_entered.emit(self.weight.value())


def section_title(section: Section) -> str:
    known = SECTION_TITLES.get(section.title)
    return _(known) if known else section.title
