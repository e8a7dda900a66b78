"""The example rows of the template are known again, and nobody else is taken for one."""

from __future__ import annotations

import pytest

from kinerja_desktop.core.headings import find_heading
from kinerja_desktop.core.source_table import SourceRow, SourceTable
from kinerja_desktop.core.template_rows import (
    EXAMPLES,
    REMARK_HEADING,
    TEMPLATE_COLUMNS,
    without_examples,
)
from kinerja_desktop.i18n import in_every_language

HEADINGS = (*(column.heading for column in TEMPLATE_COLUMNS), REMARK_HEADING)
FIRST = tuple(column.text(EXAMPLES[0]) for column in TEMPLATE_COLUMNS)


def kept(*rows: tuple[str, ...]) -> int:
    """Return how many of the rows below the headings stay."""
    numbered = enumerate((HEADINGS, *rows), start=1)
    table = SourceTable(
        sheet=None, rows=tuple(SourceRow(number=number, cells=cells) for number, cells in numbered)
    )
    heading = find_heading(table)
    assert heading is not None
    left, count = without_examples(table, heading)
    assert len(left.rows) + count == len(table.rows)
    return len(left.rows) - 1


@pytest.mark.parametrize("remark", sorted(in_every_language("Example: type over it or delete it.")))
def test_an_untouched_example_is_left_out_in_either_language(remark: str) -> None:
    assert kept((*FIRST, remark)) == 0


def test_an_example_somebody_typed_over_is_a_person() -> None:
    remark = "Contoh: timpa atau hapus baris ini."
    own = tuple("Siti Lain" if text == EXAMPLES[0].name else text for text in FIRST)
    assert kept((*own, remark), (*FIRST, ""), (*FIRST, "pindahan")) == 3
