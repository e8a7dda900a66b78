"""InstrumentEditor: sections, indicators and weights, edited as a draft until it is saved."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.instrument import Indicator, Instrument, LeftOut, Section
from kinerja_desktop.core.instrument_editing import (
    uses_weights,
    with_indicator,
    with_section,
    with_section_title,
    with_section_weight,
    without_indicator,
    without_section,
)
from kinerja_desktop.core.methods import METHODS
from kinerja_desktop.core.methods.weights import WeightSum, weight_sums, weights_add_up
from kinerja_desktop.core.plan import new_key
from kinerja_desktop.core.rubric import lint_rubric
from kinerja_desktop.i18n import _, ngettext
from kinerja_desktop.ui.dialogs.indicator import IndicatorDialog
from kinerja_desktop.ui.dialogs.section_name import SectionNameDialog
from kinerja_desktop.ui.panels.settings.instrument_rows import SumRow
from kinerja_desktop.ui.panels.settings.section import group
from kinerja_desktop.ui.panels.settings.section_block import SectionBlock, section_title
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.field import Notice
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import boxed, column, row
from kinerja_desktop.ui.widgets.rating import SegmentedChoice

if TYPE_CHECKING:
    from kinerja_desktop.ui.theme.theme import Theme

MOST_FINDINGS = 3
# what the rules name: their titles stay, and they are not removed
NAMED_SECTIONS = frozenset({"results", "behaviour", "idea", "first_half_2021"})


class InstrumentEditor(QWidget):
    """`save_wanted(instrument)`: at once where nothing is weighed, by a button for weights."""

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

    def _show_items(self) -> None:
        if self._items is not None:
            self._room.removeWidget(self._items)
            self._items.hide()
            self._items.deleteLater()
            self._items = None
        draft = self._draft
        if draft is None:
            return
        shown = [s for s in draft.sections if uses_weights(draft) or not s.from_plan]
        parts: list[object] = [self._block(draft, section) for section in shown]
        parts += self._sums(draft)
        parts += self._findings(draft)
        if not self._is_locked:
            parts.append(self._foot(draft))
        self._items = boxed(column(*parts, gap=12), parent=self)
        self._room.addWidget(self._items)
        self._items.show()

    def _block(self, draft: Instrument, section: Section) -> SectionBlock:
        block = SectionBlock(
            self.theme,
            draft,
            section,
            expected=self._expected,
            weighted=uses_weights(draft) and len(draft.sections) > 1,
            may_go=section.key not in NAMED_SECTIONS and len(draft.sections) > 1,
            locked=self._is_locked,
            parent=self,
        )
        key = section.key
        block.edit_wanted.connect(lambda one: self._on_edit_wanted(section, one))
        block.remove_wanted.connect(lambda one: self._take(without_indicator(draft, key, one.key)))
        block.weight_entered.connect(
            lambda one, weight: self._take(with_indicator(draft, key, replace(one, weight=weight)))
        )
        block.own_weight_entered.connect(
            lambda weight: self._take(with_section_weight(draft, key, weight))
        )
        block.add_wanted.connect(lambda: self._on_add_wanted(section))
        block.rename_wanted.connect(lambda: self._on_rename_wanted(section))
        block.section_removed.connect(lambda: self._take(without_section(draft, key)))
        return block

    def _sums(self, draft: Instrument) -> list[object]:
        sums = weight_sums(draft)
        if not sums:
            return []
        rows: list[QWidget] = [SumRow(self.theme, one, self._sum_title(draft, one)) for one in sums]
        if not METHODS[draft.method].is_official:
            rows.append(self._left_out(draft))
        return [group(self.theme, rows)]

    def _sum_title(self, draft: Instrument, found: WeightSum) -> str:
        own = next((one for one in draft.sections if one.key == found.section), None)
        if own is None:
            return _("Sum of weights")
        return _("Sum of weights in {section}").format(section=section_title(own))

    def _left_out(self, draft: Instrument) -> QWidget:
        words = Text(self.theme, _("What does not apply"), look="small text-3")
        options = [
            (LeftOut.SHARED, _("gives its weight to the others")),
            (LeftOut.BLOCKS, _("holds back the total")),
        ]
        self.left_out = SegmentedChoice(
            self.theme, _("What does not apply"), options, value=draft.left_out, parent=self
        )
        self.left_out.setEnabled(not self._is_locked)
        self.left_out.value_changed.connect(
            lambda chosen: self._take(replace(draft, left_out=LeftOut(chosen)))
        )
        return boxed(row(words, None, self.left_out, gap=8, margins=(0, 8, 0, 8)), parent=self)

    def _findings(self, draft: Instrument) -> list[object]:
        """Say what would make anchors easier to use; nothing is refused for it."""
        found = lint_rubric(draft)
        if not found:
            return []
        shown = [one.text for one in found[:MOST_FINDINGS]]
        if rest := len(found) - len(shown):
            shown.append(ngettext("and {n} more", "and {n} more", rest).format(n=rest))
        words = _("Anchors could become clearer: {findings}").format(findings=" ".join(shown))
        self.findings = Notice(self.theme, words, icon_color="info", parent=self)
        self.findings.setToolTip("\n".join(one.text for one in found))
        return [self.findings]

    def _foot(self, draft: Instrument) -> QWidget:
        add = make_button(
            self.theme, _("Add section"), icon="plus", on_click=self._on_section_wanted
        )
        save = make_button(self.theme, _("Save indicators"), on_click=self._save)
        save.setEnabled(draft != self._stored and weights_add_up(draft))
        save.setVisible(uses_weights(draft))
        return boxed(row(add, None, save), parent=self)

    def _take(self, changed: Instrument) -> None:
        """Show a changed draft; without weights it is saved at once."""
        if changed == self._draft:
            return
        self._draft = changed
        if uses_weights(changed):
            self._show_items()
        else:
            self._save()

    def _on_edit_wanted(self, section: Section, item: Indicator) -> None:
        if self._draft is None:
            return
        scale = self._draft.scale_of(section, item)
        dialog = IndicatorDialog(self.theme, item, scale=scale, locked=self._is_locked, parent=self)
        dialog.changed.connect(lambda written: self._on_texts_written(section, written))
        dialog.open()

    def _on_texts_written(self, section: Section, written: Indicator) -> None:
        """Take the texts; those of an indicator without a weight are saved at once."""
        draft = self._draft
        if draft is None:
            return
        changed = with_indicator(draft, section.key, written)
        if changed == draft:
            return
        self._take(changed)
        if written.weight is None and uses_weights(changed) and draft == self._stored:
            self._save()

    def _on_add_wanted(self, section: Section) -> None:
        draft = self._draft
        if draft is None:
            return
        weight = (
            Decimal(0) if uses_weights(draft) and not METHODS[draft.method].is_official else None
        )
        fresh = Indicator(key=new_key("ind"), name="", weight=weight)
        self._on_edit_wanted(section, fresh)

    def _on_section_wanted(self) -> None:
        dialog = SectionNameDialog(self.theme, parent=self)
        dialog.accepted.connect(lambda: self._on_section_named("", dialog.title_written))
        dialog.open()

    def _on_rename_wanted(self, section: Section) -> None:
        dialog = SectionNameDialog(self.theme, title=section.title, parent=self)
        dialog.accepted.connect(lambda: self._on_section_named(section.key, dialog.title_written))
        dialog.open()

    def _on_section_named(self, key: str, title: str) -> None:
        """Give a section its title, or add one with it."""
        draft = self._draft
        if draft is not None:
            self._take(with_section_title(draft, key, title) if key else with_section(draft, title))

    def _save(self) -> None:
        if self._draft is not None:
            self.save_wanted.emit(self._draft)
