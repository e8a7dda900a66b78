"""RINCIAN NILAI of PP 30/2019: targets, realisations and values, and how they are summed up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kinerja_desktop.core.methods.attainment import converted, reached
from kinerja_desktop.core.methods.reckoning import BEHAVIOUR, Reckoning
from kinerja_desktop.core.plan import ResultKind
from kinerja_desktop.reports.captions import fraction_text
from kinerja_desktop.reports.form_table import Cell, FormTable, Group, Row
from kinerja_desktop.reports.page_style import BODY, HEAD, MM, NOTE, SMALL, STRONG, TITLE
from kinerja_desktop.reports.text_lines import text_lines

if TYPE_CHECKING:
    from kinerja_desktop.core.dossier import Dossier
    from kinerja_desktop.core.methods.method import Item
    from kinerja_desktop.reports.form_pages import FormPages
    from kinerja_desktop.reports.typesetting import TextStyle

_COLUMNS: Final = (
    ("NO", 0.05),
    ("RENCANA HASIL KERJA DAN INDIKATOR", 0.43),
    ("TARGET", 0.15),
    ("REALISASI", 0.15),
    ("CAPAIAN (%)", 0.11),
    ("NILAI", 0.11),
)
_TITLES: Final = {ResultKind.MAIN: "A. KINERJA UTAMA", ResultKind.ADDITIONAL: "B. KINERJA TAMBAHAN"}
_NOT_ROUNDED: Final = (
    "Capaian dibulatkan ke persen penuh sebelum dikonversi; nilai kinerja dibandingkan sebelum "
    "dibulatkan. Kinerja tambahan paling banyak 10, nilai SKP paling banyak 120."
)


def write_values(pages: FormPages, dossier: Dossier, found: Reckoning) -> None:
    """Write every value with what it comes from; a value set by the appraiser with both."""
    pages.write("H2", "RINCIAN NILAI", TITLE, align="center")
    pages.skip(2 * MM)
    *widths, _last = (share * pages.width for _title, share in _COLUMNS)
    columns = (*widths, pages.width - sum(widths))
    table = FormTable(pages, columns)
    heads = tuple(table.head(place, title, HEAD) for place, (title, _) in enumerate(_COLUMNS))
    table = FormTable(pages, columns, head=(heads,))
    with table.drawn():
        for kind, title in _TITLES.items():
            own = [i for i in dossier.items if i.work_result and i.work_result.kind == kind]
            if own:
                table.place(_title(table, title), tail=14 * MM)
            for number, item in enumerate(own, start=1):
                table.place(_result(table, dossier, found, str(number), item))
        table.place(_title(table, "C. PERILAKU KERJA"), tail=14 * MM)
        behaviour = [item for item in dossier.items if item.section == BEHAVIOUR]
        for number, item in enumerate(behaviour, start=1):
            table.place(_behaviour(table, dossier, found, str(number), item))
        table.place(_title(table, "D. JUMLAH"), tail=14 * MM)
        for caption, value in _sums(found):
            table.place(_sum(table, caption, value))
    pages.skip(1.5 * MM)
    pages.write("P", _NOT_ROUNDED, SMALL)


def _title(table: FormTable, text: str) -> Group:
    return Group(rows=((replace(table.text(0, text, STRONG, span=6), scope="Row"),),))


def _result(table: FormTable, dossier: Dossier, found: Reckoning, number: str, item: Item) -> Group:
    answer = dossier.appraisal.draft.answer(item.key)
    head = replace(table.text(1, item.name, STRONG, span=4), scope="Row")
    note = _note(dossier, found, item)
    lines = (*head.lines, *text_lines(note, NOTE, table.room_in(1, 4)))
    value = _middle(table, 5, fraction_text(found.values.get(item.key)), STRONG)
    rows: list[Row] = [(replace(head, lines=lines), value)]
    for indicator in item.work_result.indicators if item.work_result else ():
        percent = reached(indicator, answer.realisation(indicator.key))
        own = None if percent is None else converted(percent)
        rows.append(
            (
                table.text(1, indicator.text, BODY),
                table.text(2, indicator.target, BODY),
                table.text(3, answer.realisation(indicator.key) or "-", BODY),
                _middle(table, 4, fraction_text(percent)),
                _middle(table, 5, fraction_text(own)),
            )
        )
    return Group(rows=tuple(rows), spans=(_number(table, number),))


def _note(dossier: Dossier, found: Reckoning, item: Item) -> str:
    """Say why a value is another than the computed one, or that the item does not apply."""
    answer = dossier.appraisal.draft.answer(item.key)
    reason = answer.reason.strip()
    if answer.value is not None and item.work_result is not None:
        computed = found.computed.get(item.key)
        typed = f"Ditetapkan penilai: {reason or '-'}"
        return typed if computed is None else f"{typed} (hasil hitung {fraction_text(computed)})"
    return f"Tidak berlaku: {reason}" if answer.not_applicable else answer.feedback.strip()


def _behaviour(
    table: FormTable, dossier: Dossier, found: Reckoning, number: str, item: Item
) -> Group:
    cell = table.text(1, item.name, BODY, span=4)
    note = text_lines(_note(dossier, found, item), NOTE, table.room_in(1, 4))
    cell = replace(cell, lines=(*cell.lines, *note), scope="Row")
    value = _middle(table, 5, fraction_text(found.values.get(item.key)))
    return Group(rows=((cell, value),), spans=(_number(table, number),))


def _sums(found: Reckoning) -> list[tuple[str, str]]:
    one, other = found.weights
    results, behaviour = fraction_text(found.results), fraction_text(found.behaviour)
    rows = [
        ("Rata-rata nilai kinerja utama", fraction_text(found.main)),
        ("Kinerja tambahan: jumlah nilai : 100", fraction_text(found.extra)),
        ("Nilai SKP: kinerja utama + kinerja tambahan", results),
        ("Nilai perilaku kerja: rata-rata aspek", behaviour),
        (f"{one} % × {results} + {other} % × {behaviour}", fraction_text(found.half)),
    ]
    if found.first_half is not None:
        first, half = fraction_text(found.first_half.value), fraction_text(found.half)
        rows.append((f"({first} semester I + {half} semester II) : 2", fraction_text(found.total)))
    return rows


def _sum(table: FormTable, caption: str, value: str) -> Group:
    label = replace(table.text(0, caption, BODY, span=5), scope="Row", is_tinted=True)
    return Group(rows=((label, _middle(table, 5, value, STRONG)),))


def _number(table: FormTable, number: str) -> Cell:
    return replace(table.text(0, number, BODY), align="center", repeats=True, scope="Row")


def _middle(table: FormTable, column: int, text: str, style: TextStyle = BODY) -> Cell:
    return replace(table.text(column, text or "-", style), align="center")
