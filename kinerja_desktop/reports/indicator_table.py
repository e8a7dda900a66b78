"""The table of the indicator sheet: items by section, weights, scores and how they are summed."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from kinerja_desktop.core.instrument import LeftOut
from kinerja_desktop.core.methods.weighted_indicators import places_needed, rounded_half_up
from kinerja_desktop.core.methods.weights import Part, Term, parts_of
from kinerja_desktop.reports.captions import NOT_SET, decimal_text, plain_decimal
from kinerja_desktop.reports.form_table import Cell, FormTable, Group
from kinerja_desktop.reports.page_style import BODY, HEAD, MM, NOTE, SMALL, STRONG
from kinerja_desktop.reports.text_lines import Line, text_lines

if TYPE_CHECKING:
    from kinerja_desktop.core.dossier import Dossier
    from kinerja_desktop.core.instrument import Section
    from kinerja_desktop.core.methods.method import Item
    from kinerja_desktop.reports.form_pages import FormPages

_COLUMNS: Final = (
    ("NO", 0.05),
    ("INDIKATOR", 0.27),
    ("BOBOT", 0.08),
    ("NILAI", 0.07),
    ("PATOKAN YANG TERPENUHI DAN ALASAN", 0.41),
    ("BOBOT × NILAI", 0.12),
)
_BEGINNING: Final = 14 * MM


def write_items(pages: FormPages, dossier: Dossier) -> None:
    """Write every item under its section, what the sections give, and the total."""
    *widths, _last = (share * pages.width for _title, share in _COLUMNS)
    columns = (*widths, pages.width - sum(widths))
    table = FormTable(pages, columns)
    heads = tuple(table.head(number, title, HEAD) for number, (title, _) in enumerate(_COLUMNS))
    table = FormTable(pages, columns, head=(heads,))
    parts = {part.section: part for part in _parts(dossier)}
    shown = [(s, [i for i in dossier.items if i.section == s.key]) for s in _sections(dossier)]
    with table.drawn():
        for section, items in shown:
            if len(shown) > 1:
                table.place(_section_group(table, section), tail=_BEGINNING)
            for number, item in enumerate(items, start=1):
                table.place(_item_group(table, dossier, str(number), item))
            if section.key in parts:
                table.place(_part_group(table, parts[section.key]))
        if dossier.appraisal.draft.typed_total is not None:
            table.place(_computed_group(table, dossier))
        table.place(_total_group(table, dossier))


def _sections(dossier: Dossier) -> list[Section]:
    """Return the sections with something to rate."""
    keys = {item.section for item in dossier.items}
    return [section for section in dossier.instrument.sections if section.key in keys]


def _section_group(table: FormTable, section: Section) -> Group:
    weight = f" (BOBOT {plain_decimal(section.weight)})" if section.weight else ""
    title = table.text(0, f"{section.title.upper()}{weight}", STRONG, span=6)
    return Group(rows=((replace(title, scope="Row"),),))


def _part_group(table: FormTable, part: Part) -> Group:
    """Sum up a weighted section; one that wholly does not apply says where its weight went."""
    if part.is_left_out:
        words, mean = "tidak berlaku; bobotnya dibagi ke bagian lain", "TB"
    elif not part.counted:
        words, mean = "", NOT_SET
    else:
        words = f"{_plain(part.product_sum)} : {_plain(part.weight_sum)}"
        mean = _plain(part.mean)
    label = replace(table.text(0, f"NILAI {part.title.upper()}", BODY, span=2), scope="Row")
    row = (label, table.text(2, words, BODY, span=3), _number(table, 5, mean))
    return Group(rows=(row,), is_kept=True)


def _computed_group(table: FormTable, dossier: Dossier) -> Group:
    """Print the computed total above one that was set in its place, with the reason."""
    draft, computed = dossier.appraisal.draft, dossier.result.computed_total
    label = replace(table.text(0, "HASIL HITUNG", BODY, span=2), scope="Row")
    words = f"Nilai lain ditetapkan penilai: {draft.typed_total_reason.strip()}"
    shown = decimal_text(computed, 2) if computed is not None else NOT_SET
    return Group(rows=((label, table.text(2, words, BODY, span=3), _number(table, 5, shown)),))


def _item_group(table: FormTable, dossier: Dossier, number: str, item: Item) -> Group:
    answer = dossier.appraisal.draft.answer(item.key)
    term = _terms(dossier).get(item.key)
    lines = [*text_lines(item.name, STRONG, table.room_in(1))]
    if item.indicator:
        lines += text_lines(item.indicator.description, SMALL, table.room_in(1))
    weight = product = "–"
    value = "–" if answer.step is None else str(answer.step)
    if term is not None:
        weight = _plain(term.weight)
        if term.value is not None:
            value, product = _plain(term.value), _plain(term.weight * term.value)
    if answer.not_applicable:
        value = "TB"
    cells = (
        replace(table.text(0, number, BODY), align="center", repeats=True),
        Cell(column=1, lines=tuple(lines), scope="Row"),
        _number(table, 2, weight),
        _number(table, 3, value),
        Cell(column=4, lines=_said(table, dossier, item)),
        _number(table, 5, product),
    )
    return Group(rows=(cells,))


def _terms(dossier: Dossier) -> dict[str, Term]:
    """Return what counts of every item: settled weights, scores on the instrument's scale."""
    return {term.item.key: term for part in _parts(dossier) for term in part.terms}


def _parts(dossier: Dossier) -> tuple[Part, ...]:
    return parts_of(dossier.appraisal.draft, dossier.items, dossier.instrument)


def _plain(value: Fraction) -> str:
    return plain_decimal(rounded_half_up(value, 4))


def _number(table: FormTable, column: int, text: str) -> Cell:
    return replace(table.text(column, text, BODY), align="center")


def _said(table: FormTable, dossier: Dossier, item: Item) -> tuple[Line, ...]:
    answer = dossier.appraisal.draft.answer(item.key)
    room = table.room_in(4)
    if answer.not_applicable:
        blocks = dossier.instrument.left_out == LeftOut.BLOCKS
        fate = "nilai akhir tertahan" if blocks else "bobotnya dibagi ke indikator lain"
        words = f"Tidak berlaku (TB): {answer.reason.strip()} ({fate})"
        return text_lines(words, BODY, room)
    lines = text_lines(item.anchor(answer.step), BODY, room)
    for caption, text in (("Alasan", answer.reason), ("Umpan balik", answer.feedback)):
        if text.strip():
            lines += text_lines(f"{caption}: {text.strip()}", NOTE, room)
    return lines


def _total_group(table: FormTable, dossier: Dossier) -> Group:
    result = dossier.result
    total = shown_total(dossier) if result.total is not None else NOT_SET
    arithmetic = result.arithmetic.replace(".", ",")
    text = f"Jumlah bobot × nilai : jumlah bobot = {arithmetic}" if arithmetic else ""
    label = replace(table.text(0, "NILAI AKHIR", STRONG, span=2), scope="Row", is_tinted=True)
    return Group(
        rows=(
            (
                label,
                table.text(2, text, BODY, span=3),
                replace(table.text(5, total, STRONG), align="center"),
            ),
        ),
        is_kept=True,
    )


def shown_total(dossier: Dossier) -> str:
    """Return the total with two decimals, more where rounding would cross a band's limit."""
    total = dossier.result.total
    if total is None:
        return ""
    return decimal_text(total, places_needed(Fraction(total), dossier.instrument))
