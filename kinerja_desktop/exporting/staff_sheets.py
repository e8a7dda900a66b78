"""The staff list and its template as sheets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kinerja_desktop.core.list_columns import APPRAISER, LIST_COLUMNS, ListColumn
from kinerja_desktop.core.staff import Employee, Official
from kinerja_desktop.core.template_rows import (
    EXAMPLES,
    REMARK_HEADING,
    TEMPLATE_COLUMNS,
    example_remark,
)
from kinerja_desktop.exporting.sheet import Sheet, SheetColumn
from kinerja_desktop.i18n import _

STAFF_SHEET, RULES_SHEET = "Pegawai", "Petunjuk"


def staff_sheet(people: Iterable[Employee], appraisers: Mapping[int, Official]) -> Sheet:
    """Return people as a list that imports again without a change.

    `appraisers` are who appraises somebody today, by employee id.
    """

    def cell(column: ListColumn, person: Employee) -> str:
        if column.field == APPRAISER:
            official = appraisers.get(person.id)
            return _named(official) if official is not None else ""
        return column.text(person)

    return Sheet(
        name=STAFF_SHEET,
        columns=(
            SheetColumn(heading="No", width=6, is_count=True),
            *(SheetColumn(heading=column.heading, width=column.width) for column in LIST_COLUMNS),
        ),
        rows=tuple(
            (str(place), *(cell(column, person) for column in LIST_COLUMNS))
            for place, person in enumerate(people, start=1)
        ),
    )


def _named(official: Official) -> str:
    return f"{official.display_name} NIP {official.nip}" if official.nip else official.display_name


def template_sheets() -> tuple[Sheet, ...]:
    """Return the sheet to be filled, with two people as examples, and the rules of its columns."""
    filled = Sheet(
        name=STAFF_SHEET,
        columns=(
            *(
                SheetColumn(
                    heading=column.heading,
                    width=column.width,
                    note=_(column.rule),
                    choices=("L", "P") if column.field == "sex" else (),
                )
                for column in TEMPLATE_COLUMNS
            ),
            SheetColumn(heading=REMARK_HEADING, width=36),
        ),
        rows=tuple(
            (
                *(column.text(person) for column in TEMPLATE_COLUMNS),
                example_remark(),
            )
            for person in EXAMPLES
        ),
        tinted=frozenset(range(len(EXAMPLES))),
    )
    return filled, _rules()


def _rules() -> Sheet:
    return Sheet(
        name=RULES_SHEET,
        lead=(
            _("How to fill the list"),
            _("One person a row. Columns may stand in any order; all but the name may be blank."),
            _("All columns have the format Text, so that no digit of a NIP is lost. Keep it so."),
            _("The yellow rows are examples: type over them or delete them."),
        ),
        columns=(
            SheetColumn(heading=_("Column"), width=18),
            SheetColumn(heading=_("Needed"), width=12),
            SheetColumn(heading=_("What belongs there"), width=80, is_long=True),
            SheetColumn(heading=_("Example"), width=30),
        ),
        rows=tuple(
            (
                column.heading,
                _("yes") if column.is_needed else _("no"),
                _(column.rule),
                column.text(EXAMPLES[0]),
            )
            for column in TEMPLATE_COLUMNS
        ),
    )
