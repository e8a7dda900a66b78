from __future__ import annotations

import pytest

from kinerja_desktop.core.inert import inert, list_cell
from kinerja_desktop.core.source_table import plain_text, without_apostrophe


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r="])
def test_what_looks_like_a_formula_gets_an_apostrophe(start: str) -> None:
    assert inert(f"{start}1+1") == f"'{start}1+1"
    assert inert("Dinas = Contoh") == "Dinas = Contoh"


@pytest.mark.parametrize(
    "text",
    ["=cmd|' /C calc'!A0", "'Aisyah", "''x", "'=1", "-", "", "Siti Nur'aini", "dua\n baris\tini"],
)
def test_a_list_cell_is_read_back_by_taking_one_apostrophe_away(text: str) -> None:
    cell = list_cell(text)
    assert not cell.startswith(("=", "+", "-", "@"))
    assert without_apostrophe(plain_text(cell)) == plain_text(text)


def test_what_no_file_can_hold_becomes_a_space() -> None:
    assert list_cell("a\x00b\x1b\ufffec\ud800d") == "a b c d"
