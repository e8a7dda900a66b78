"""Rows of work results on the evaluation form: sections A. UTAMA and B. TAMBAHAN."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Final

from kinerja_desktop.core.plan import PlanPart, ResultKind, WorkIndicator
from kinerja_desktop.reports.changed_cells import removed_groups, with_history
from kinerja_desktop.reports.form_table import Cell, FormTable, Group, Row
from kinerja_desktop.reports.page_style import MM
from kinerja_desktop.reports.typesetting import BOLD, TextStyle

if TYPE_CHECKING:
    from kinerja_desktop.core.appraisal import Answer
    from kinerja_desktop.core.dossier import Dossier
    from kinerja_desktop.core.plan import WorkResult

CELL_TEXT: Final = TextStyle(size=8)
CELL_STRONG: Final = TextStyle(font=BOLD, size=8)
_SECTIONS: Final = {ResultKind.MAIN: "A. UTAMA", ResultKind.ADDITIONAL: "B. TAMBAHAN"}
_EMPTY_ROW: Final = 8 * MM
_BLANK: Final = WorkIndicator(key="", aspect=None)
_FEEDBACK: Final = "UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG"
_REALISATION: Final = "REALISASI BERDASARKAN BUKTI DUKUNG"


class RowKind(Enum):
    """Which set of columns a form has."""

    OFFICER = "officer"
    UNIT_HEAD = "unit_head"


@dataclass(frozen=True, kw_only=True)
class ResultColumn:
    """A column; `share` is of the width of the table."""

    key: str
    title: str
    share: float


def _column(key: str, title: str, share: float) -> ResultColumn:
    return ResultColumn(key=key, title=title, share=share)


RESULT_COLUMNS: Final = {
    RowKind.OFFICER: (
        _column("number", "NO", 0.03),
        _column("supports", "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI", 0.20),
        _column("result", "RENCANA HASIL KERJA", 0.20),
        _column("aspect", "ASPEK", 0.08),
        _column("indicator", "INDIKATOR KINERJA INDIVIDU", 0.20),
        _column("target", "TARGET", 0.08),
        _column("realisation", _REALISATION, 0.08),
        _column("feedback", _FEEDBACK, 0.13),
    ),
    RowKind.UNIT_HEAD: (
        _column("number", "NO", 0.03),
        _column("result", "RENCANA HASIL KERJA", 0.25),
        _column("indicator", "INDIKATOR KINERJA INDIVIDU", 0.25),
        _column("target", "TARGET", 0.10),
        _column("perspective", "PERSPEKTIF", 0.11),
        _column("realisation", _REALISATION, 0.11),
        _column("feedback", _FEEDBACK, 0.15),
    ),
}
_HISTORIES: Final = {"indicator": PlanPart.INDICATOR, "target": PlanPart.TARGET}
_SPANNING: Final = frozenset({"number", "supports", "result", "feedback"})


def result_groups(table: FormTable, dossier: Dossier, kind: RowKind) -> list[tuple[Group, float]]:
    """Return the groups of both sections, each with the height that must follow it.

    A section without results keeps its heading and one empty row.
    """
    found: list[tuple[Group, float]] = []
    count = len(RESULT_COLUMNS[kind])
    for section, title in _SECTIONS.items():
        groups = [
            _result(table, kind, str(number), result, dossier)
            for number, result in enumerate(dossier.plan.of_kind(section), start=1)
        ] or [_empty(count)]
        found.append((_section(table, title, count), table.leading_height(groups[0])))
        found += [(group, 0.0) for group in groups]
    found += [(group, 0.0) for group in removed_groups(table, dossier.plan, span=count)]
    return found


def _empty(count: int) -> Group:
    return Group(rows=(tuple(Cell(column=place) for place in range(count)),), min_row=_EMPTY_ROW)


def feedback_text(answer: Answer) -> str:
    """Return what the employee is told about an item."""
    if answer.not_applicable:
        return f"Tidak berlaku: {answer.reason.strip()}"
    return answer.feedback.strip() or answer.reason.strip()


def _section(table: FormTable, title: str, span: int) -> Group:
    cell = table.text(0, title, CELL_STRONG, span=span)
    return Group(rows=((replace(cell, scope="Row", is_tinted=False),),))


def _result(
    table: FormTable, kind: RowKind, number: str, result: WorkResult, dossier: Dossier
) -> Group:
    plan, answer = dossier.plan, dossier.appraisal.draft.answer(result.key)
    columns = RESULT_COLUMNS[kind]
    assigned = f"\n(Penugasan dari {result.assigned_by})" if result.assigned_by.strip() else ""
    shared = {
        "number": number,
        "supports": result.supports,
        "result": f"{result.text}{assigned}",
        "feedback": feedback_text(answer),
    }
    spans = []
    rows: list[Row] = []
    for place, column in enumerate(columns):
        if column.key in _SPANNING:
            cell = table.text(place, shared[column.key], CELL_TEXT)
            if column.key == "result":
                cell = with_history(table, cell, plan, PlanPart.RESULT, result.key)
            spans.append(_spanning(cell, column.key))
    for indicator in result.indicators or (_BLANK,):
        texts = {
            "aspect": indicator.aspect.value if indicator.aspect else "",
            "indicator": indicator.text,
            "target": indicator.target,
            "perspective": indicator.perspective,
            "realisation": answer.realisation(indicator.key) if indicator.key else "",
        }
        rows.append(
            tuple(
                with_history(
                    table,
                    table.text(place, texts[column.key], CELL_TEXT),
                    plan,
                    _HISTORIES[column.key],
                    indicator.key,
                )
                if column.key in _HISTORIES
                else table.text(place, texts[column.key], CELL_TEXT)
                for place, column in enumerate(columns)
                if column.key not in _SPANNING
            )
        )
    return Group(rows=tuple(rows), spans=tuple(spans))


def _spanning(cell: Cell, key: str) -> Cell:
    if key == "number":
        return replace(cell, align="center", repeats=True, scope="Row")
    if key == "result":
        return replace(cell, afterwards="(lanjutan)")
    return cell
