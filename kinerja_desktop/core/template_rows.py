"""The example rows of the template, and how an import knows them again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kinerja_desktop.core.headings import Heading, normalise
from kinerja_desktop.core.list_columns import LIST_COLUMNS, UNREAD
from kinerja_desktop.core.source_table import SourceRow, SourceTable, plain_text
from kinerja_desktop.core.staff import Employee, Employment, Sex
from kinerja_desktop.i18n import N_, _, in_every_language

REMARK_HEADING = "Keterangan"
TEMPLATE_COLUMNS = tuple(column for column in LIST_COLUMNS if column.field != UNREAD)
EXAMPLES = (
    Employee(
        name="Rina Contohwati",
        back_title="S.E., M.M.",
        nip="198503122010012001",
        grade="III/c",
        position="Analis Keuangan Ahli Muda",
        unit="Subbagian Keuangan",
        birth_date=date(1985, 3, 12),
        sex=Sex.FEMALE,
        status="PNS",
    ),
    Employee(
        name="Dedi Misalkan",
        back_title="S.Pd.",
        nip="199207182022211005",
        employment=Employment.PPPK,
        grade="IX",
        position="Guru Ahli Pertama",
        unit="SD Negeri Contoh 1",
        birth_date=date(1992, 7, 18),
        sex=Sex.MALE,
        status="PPPK",
    ),
)
_REMARK = N_("Example: type over it or delete it.")


def example_remark() -> str:
    """Return what stands in the last column of an example."""
    return _(_REMARK)


def without_examples(table: SourceTable, heading: Heading) -> tuple[SourceTable, int]:
    """Return the list without the rows that are still exactly our examples, and their number.

    An example somebody typed over is a person, even if the remark still stands beside it.
    """
    captions = [normalise(caption.text) for caption in heading.captions]
    if normalise(REMARK_HEADING) not in captions:
        return table, 0
    place = captions.index(normalise(REMARK_HEADING))
    remarks = in_every_language(_REMARK)
    kept = tuple(
        row
        for row in table.rows
        if plain_text(row.text(place)) not in remarks or not _is_example(row, place)
    )
    left_out = len(table.rows) - len(kept)
    return (replace(table, rows=kept), left_out) if left_out else (table, 0)


def _is_example(row: SourceRow, remark_place: int) -> bool:
    """Compare all filled cells, in whatever order the columns stand by now."""
    cells = (plain_text(cell) for place, cell in enumerate(row.cells) if place != remark_place)
    found = sorted(filter(None, cells))
    return any(found == sorted(filter(None, _texts(person))) for person in EXAMPLES)


def _texts(person: Employee) -> list[str]:
    return [column.text(person) for column in TEMPLATE_COLUMNS]
