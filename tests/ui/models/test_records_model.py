from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kinerja_desktop.ui.models.columns import Column, as_tsv
from kinerja_desktop.ui.models.records_model import ICON_ROLE, ROW_ROLE, RecordsModel


@dataclass(frozen=True, kw_only=True)
class Person:
    id: int
    name: str
    notes: int


COLUMNS: tuple[Column[Person], ...] = (
    Column(title="Name", text=lambda p: p.name, icon=lambda _: "user", tip=lambda p: p.name * 2),
    Column(title="Notes", text=lambda p: str(p.notes), sort_key=lambda p: p.notes, is_number=True),
)
PEOPLE = [
    Person(id=1, name="Siti", notes=12),
    Person(id=2, name="agus", notes=9),
    Person(id=3, name="Budi", notes=100),
]


@pytest.fixture
def model(qtbot: QtBot) -> RecordsModel[Person]:
    made = RecordsModel(COLUMNS, identify=lambda p: p.id)
    made.show_rows(PEOPLE)
    return made


def names(model: RecordsModel[Person]) -> list[str]:
    return [row.name for row in model.rows]


def test_the_model_keeps_qts_rules(model: RecordsModel[Person], qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.show_rows(PEOPLE[:1])
    qtmodeltester.check(model)


def test_text_is_sorted_without_regard_to_capitals(model: RecordsModel[Person]) -> None:
    model.sort(0)
    assert names(model) == ["agus", "Budi", "Siti"]


def test_numbers_are_sorted_as_numbers(model: RecordsModel[Person]) -> None:
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert names(model) == ["Budi", "Siti", "agus"]


def test_a_row_is_found_by_its_identity_after_sorting(model: RecordsModel[Person]) -> None:
    model.sort(0)
    assert model.place_of(2) == 0
    assert model.place_of(99) == -1


def test_cells_give_text_tip_icon_and_row(model: RecordsModel[Person]) -> None:
    cell = model.index(0, 0)
    assert cell.data() == "Siti"
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "SitiSiti"
    assert cell.data(ICON_ROLE) == "user"
    assert cell.data(ROW_ROLE) == PEOPLE[0]


def test_numbers_stand_at_the_right_below_their_heading(model: RecordsModel[Person]) -> None:
    right = Qt.AlignmentFlag.AlignRight
    role = Qt.ItemDataRole.TextAlignmentRole
    assert model.index(0, 1).data(role) & right
    assert model.headerData(1, Qt.Orientation.Horizontal, role) & right


def test_headings_are_translated_when_shown(qtbot: QtBot) -> None:
    columns: tuple[Column[Person], ...] = (Column(title="Staff", text=lambda p: p.name),)
    assert RecordsModel(columns).headerData(0, Qt.Orientation.Horizontal) == "Pegawai"


def test_rows_are_copied_as_a_spreadsheet_pastes_them() -> None:
    odd = Person(id=4, name="Dua\tbaris\nini", notes=1)
    assert as_tsv(COLUMNS, [PEOPLE[0], odd]) == "Siti\t12\nDua baris ini\t1"
