"""Sections, weights, scales and anchors of an instrument, as they are edited in the settings."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.instrument import Indicator, Instrument, LeftOut
from kinerja_desktop.services.periods import starter_instrument
from kinerja_desktop.ui.dialogs.indicator import IndicatorDialog
from kinerja_desktop.ui.dialogs.section_name import SectionNameDialog
from kinerja_desktop.ui.panels.settings.instrument_editor import InstrumentEditor
from kinerja_desktop.ui.panels.settings.instrument_rows import SumRow, WeightRow
from kinerja_desktop.ui.panels.settings.section_block import SectionBlock
from kinerja_desktop.ui.theme.theme import Theme
from kinerja_desktop.ui.widgets.buttons import Button

Part = TypeVar("Part", bound=QWidget)
AID, OFFICIAL, OLD = "weighted_indicators", "permenpanrb_6_2022", "pp_30_2019"


class Desk:
    """The editor alone in its window; `saved` are the instruments it wanted to save."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.editor = InstrumentEditor(theme, parent=None)  # type: ignore[arg-type]
        qtbot.addWidget(self.editor)
        self.editor.resize(900, 900)
        self.editor.show()
        self.saved: list[Instrument] = []
        self.editor.save_wanted.connect(self._on_save_wanted)

    def _on_save_wanted(self, instrument: Instrument) -> None:
        """Keep it and show it again, as the settings do."""
        self.saved.append(instrument)
        self.editor.show_instrument(instrument, {}, locked=False)

    def begin(self, method: str, *, locked: bool = False) -> None:
        self.editor.show_instrument(starter_instrument(method), {}, locked=locked)

    def all(self, kind: type[Part]) -> list[Part]:
        return [one for one in self.editor.findChildren(kind) if one.isVisible()]

    def button(self, words: str) -> Button:
        return [b for b in self.all(Button) if b.text() == words][-1]

    def weigh(self, *weights: str) -> None:
        for place, words in enumerate(weights):
            field = self.all(WeightRow)[place].weight
            field.setFocus()
            field.selectAll()
            QTest.keyClicks(field, words)
            QTest.keyClick(field, Qt.Key.Key_Return)

    def sums(self) -> list[str]:
        return [row.words.text() for row in self.all(SumRow)]

    def dialog(self, kind: type[Part]) -> Part:
        return [one for one in self.editor.window().findChildren(kind) if one.isVisible()][-1]

    def name_section(self, title: str) -> None:
        dialog = self.dialog(SectionNameDialog)
        assert isinstance(dialog, SectionNameDialog)
        dialog.name.clear()
        dialog.submit()
        assert dialog.is_open
        dialog.name.setText(title)
        dialog.submit()


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme) -> Desk:
    return Desk(qtbot, theme)


def test_what_is_missing_to_a_hundred_is_shown_and_nothing_is_saved(desk: Desk) -> None:
    desk.begin(AID)
    desk.weigh("40", "35", "20")
    assert desk.sums() == ["95, harus 100; sisa 5"]
    assert not desk.button("Simpan indikator").isEnabled()
    desk.weigh("45")
    assert desk.sums() == ["100"]
    desk.button("Simpan indikator").click()
    assert [one.weight for one in desk.saved[-1].indicators()] == [45, 35, 20]


def test_three_thirds_are_accepted_and_the_rest_has_its_rule(desk: Desk) -> None:
    desk.begin(AID)
    desk.weigh("33,33", "33,33", "33,33")
    assert desk.sums() == ["99,99; sisa 0,01 ditambahkan ke bobot terbesar"]
    assert desk.button("Simpan indikator").isEnabled()


def test_sections_are_added_weighed_renamed_and_removed(desk: Desk) -> None:
    desk.begin(AID)
    desk.button("Tambah bagian").click()
    desk.name_section("Hasil tim")
    first, second = desk.all(SectionBlock)
    first.weight.set_value(Decimal(60))
    first.weight.editingFinished.emit()
    assert desk.sums()[0] == "60, harus 100; sisa 40"
    second = desk.all(SectionBlock)[1]
    second.weight.set_value(Decimal(40))
    second.weight.editingFinished.emit()
    assert desk.sums() == ["100", "100", "0, harus 100; sisa 100"]
    assert not desk.button("Simpan indikator").isEnabled()
    second = desk.all(SectionBlock)[1]
    second.rename.click()
    desk.name_section("Capaian tim")
    assert desk.editor.draft is not None
    assert [s.title for s in desk.editor.draft.sections] == ["Indikator", "Capaian tim"]
    desk.all(SectionBlock)[1].remove.click()
    assert len(desk.editor.draft.sections) == 1


def test_what_a_rule_names_stays(desk: Desk) -> None:
    for method, count in ((OFFICIAL, 1), (OLD, 3)):
        desk.begin(method)
        blocks = desk.all(SectionBlock)
        assert len(blocks) == count
        assert not any(block.remove.isVisible() for block in blocks)


def test_the_weights_of_pp_30_can_become_sixty_and_forty(desk: Desk) -> None:
    desk.begin(OLD)
    for place, weight in ((0, 60), (1, 40)):
        block = desk.all(SectionBlock)[place]
        block.weight.set_value(Decimal(weight))
        block.weight.editingFinished.emit()
    desk.button("Simpan indikator").click()
    assert [s.weight for s in desk.saved[-1].sections] == [60, 40, None]


def test_an_item_that_does_not_apply_shares_its_weight_or_holds_back(desk: Desk) -> None:
    desk.begin(AID)
    desk.editor.left_out.value_changed.emit(LeftOut.BLOCKS)
    desk.button("Simpan indikator").click()
    assert desk.saved[-1].left_out == LeftOut.BLOCKS


def test_a_scale_of_three_steps_stands_beside_one_of_five(desk: Desk) -> None:
    desk.begin(AID)
    desk.all(WeightRow)[0].edit.click()
    dialog = desk.dialog(IndicatorDialog)
    assert isinstance(dialog, IndicatorDialog)
    assert len(dialog.lines) == 5
    dialog.count.set_value(3)
    dialog.count.value_chosen.emit(3)
    assert len(dialog.lines) == 3
    assert "Terlambat 2 kali" in dialog.lines[0].text()
    dialog.primary.click()
    desk.button("Simpan indikator").click()
    first, second, _third = desk.saved[-1].indicators()
    assert first.scale is not None
    assert list(first.scale.steps()) == [1, 2, 3]
    assert second.scale is None
    assert [row.edit.text() for row in desk.all(WeightRow)][:2] == [
        "3 dari 3 patokan",
        "5 dari 5 patokan",
    ]


def test_anchors_that_are_hard_to_use_are_told_and_nothing_is_refused(desk: Desk) -> None:
    desk.begin(AID)
    assert not hasattr(desk.editor, "findings")
    draft = desk.editor.draft
    assert draft is not None
    (section,) = draft.sections
    worse = replace(section.indicators[0], anchors=section.indicators[0].anchors[:2])
    vague = replace(section, indicators=(worse, *section.indicators[1:]))
    desk.editor.show_instrument(replace(draft, sections=(vague,)), {}, locked=False)
    assert "Tingkat 3 pada Disiplin" in desk.editor.findings.text.text()


def test_a_locked_instrument_offers_no_change(desk: Desk) -> None:
    desk.begin(AID, locked=True)
    assert not [b for b in desk.all(Button) if b.text() in {"Tambah bagian", "Simpan indikator"}]
    assert all(row.weight.isReadOnly() for row in desk.all(WeightRow))


def test_a_section_of_ones_own_beside_the_official_ones_is_saved_at_once(desk: Desk) -> None:
    desk.begin(OFFICIAL)
    desk.button("Tambah bagian").click()
    desk.name_section("Tugas khusus")
    assert [s.title for s in desk.saved[-1].sections][-1] == "Tugas khusus"
    desk.all(SectionBlock)[-1].add.click()
    dialog = desk.dialog(IndicatorDialog)
    assert isinstance(dialog, IndicatorDialog)
    dialog.name.setText("Menjaga arsip vital")
    dialog.primary.click()
    (own,) = desk.saved[-1].sections[-1].indicators
    assert isinstance(own, Indicator)
    assert own.name == "Menjaga arsip vital"
