"""HASIL PENILAIAN INDIKATOR: weights, values, anchors and the arithmetic of weighted indicators.

An aid of the unit; the sheet says so and never takes the place of the official form.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from kinerja_desktop.core.instrument import PREDICATE_WORDS
from kinerja_desktop.core.methods.weighted_indicators import places_needed, rounded_half_up
from kinerja_desktop.core.methods.weights import Term, parts_of
from kinerja_desktop.reports.captions import (
    NOT_SET,
    OFFICE_AID,
    decimal_text,
    identity_rows,
    period_name,
    plain_decimal,
)
from kinerja_desktop.reports.form_head import (
    write_agency_and_period,
    write_appraisers,
    write_emblem,
    write_titles,
)
from kinerja_desktop.reports.form_pages import FormPages, open_pages
from kinerja_desktop.reports.form_table import Cell, FormTable, Group
from kinerja_desktop.reports.page_style import BODY, HEAD, MM, NOTE, SMALL, STRONG
from kinerja_desktop.reports.report import (
    APPRAISER_FIELD,
    EMPLOYEE_FIELD,
    Report,
    check_method,
    wanted_fields,
)
from kinerja_desktop.reports.signatories import appraiser_signatory, employee_signatory
from kinerja_desktop.reports.signature_pair import SignaturePair
from kinerja_desktop.reports.talk_appendix import write_appendix
from kinerja_desktop.reports.text_lines import Line, Run, text_lines

if TYPE_CHECKING:
    from datetime import datetime

    from kinerja_desktop.core.dossier import Dossier
    from kinerja_desktop.core.methods.method import Item

TITLE_TEXT: Final = "HASIL PENILAIAN INDIKATOR"
SHORT_TITLE: Final = "Hasil Penilaian Indikator"
NEEDS: Final = frozenset({"weighted_indicators"})
_COLUMNS: Final = (
    ("NO", 0.05),
    ("INDIKATOR", 0.27),
    ("BOBOT", 0.08),
    ("NILAI", 0.07),
    ("PATOKAN YANG TERPENUHI DAN ALASAN", 0.41),
    ("BOBOT × NILAI", 0.12),
)
_PERSON_SHARES: Final = (0.22, 0.39)
_UNROUNDED: Final = "Jenjang dibandingkan dengan nilai yang belum dibulatkan."


def build(
    dossier: Dossier,
    *,
    paper: str = "A4",
    created_at: datetime,
    fields: tuple[str, ...] = (),
    emblem: bytes | None = None,
) -> bytes:
    """Return the sheet and the talk's appendix as PDF; see Report for what is raised."""
    check_method(dossier, NEEDS)
    wanted = wanted_fields(dossier, fields, offered=(APPRAISER_FIELD, EMPLOYEE_FIELD))
    pages = open_pages(dossier, SHORT_TITLE, paper=paper, is_turned=False, created_at=created_at)
    write_emblem(pages, emblem)
    write_titles(pages, TITLE_TEXT, (f"PERIODE: {period_name(dossier.period)}",))
    pages.write("P", OFFICE_AID, NOTE, align="center")
    pages.skip(3 * MM)
    write_agency_and_period(pages, dossier, is_stacked=True)
    _write_people(pages, dossier)
    write_appraisers(pages, dossier)
    pages.skip(3 * MM)
    _write_items(pages, dossier)
    pages.skip(3 * MM)
    signatures = SignaturePair(
        pages,
        employee_signatory(dossier, wanted),
        appraiser_signatory(dossier, wanted),
        numbers=("", ""),
    )
    _write_bands(pages, dossier, signatures.height)
    signatures.draw()
    pages.turn()
    write_appendix(pages, dossier)
    return pages.finish()


REPORT: Final = Report(
    key="indicator_sheet",
    title="Hasil penilaian indikator",
    needs=NEEDS,
    build=build,
)


def _widths(pages: FormPages, shares: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(share * pages.width for share in shares)


def _write_people(pages: FormPages, dossier: Dossier) -> None:
    caption, person = _widths(pages, _PERSON_SHARES)
    table = FormTable(pages, (caption, person, pages.width - caption - person))
    own = identity_rows(dossier.employee, unit_caption="UNIT KERJA")
    other = identity_rows(dossier.profile.appraiser, unit_caption="UNIT KERJA")
    heads = (
        table.head(0, "", HEAD),
        table.head(1, "PEGAWAI YANG DINILAI", HEAD),
        table.head(2, "PEJABAT PENILAI KINERJA", HEAD),
    )
    with table.drawn():
        table.place(Group(rows=(heads,)))
        for (name, text), (_, other_text) in zip(own, other, strict=True):
            head = replace(table.text(0, name, BODY), scope="Row")
            table.place(
                Group(rows=((head, table.text(1, text, BODY), table.text(2, other_text, BODY)),))
            )


def _write_items(pages: FormPages, dossier: Dossier) -> None:
    *widths, _ = _widths(pages, tuple(share for _, share in _COLUMNS))
    columns = (*widths, pages.width - sum(widths))
    table = FormTable(pages, columns)
    heads = tuple(table.head(number, title, HEAD) for number, (title, _) in enumerate(_COLUMNS))
    table = FormTable(pages, columns, head=(heads,))
    with table.drawn():
        for number, item in enumerate(dossier.items, start=1):
            table.place(_item_group(table, dossier, str(number), item))
        table.place(_total_group(table, dossier))


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
    parts = parts_of(dossier.appraisal.draft, dossier.items, dossier.instrument)
    return {term.item.key: term for part in parts for term in part.terms}


def _plain(value: Fraction) -> str:
    return plain_decimal(rounded_half_up(value, 4))


def _number(table: FormTable, column: int, text: str) -> Cell:
    return replace(table.text(column, text, BODY), align="center")


def _said(table: FormTable, dossier: Dossier, item: Item) -> tuple[Line, ...]:
    answer = dossier.appraisal.draft.answer(item.key)
    room = table.room_in(4)
    if answer.not_applicable:
        return text_lines(f"Tidak berlaku (TB): {answer.reason.strip()}", BODY, room)
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


def _write_bands(pages: FormPages, dossier: Dossier, below: float) -> None:
    """Write the bands with the reached one in bold, and keep the signatures with them."""
    bands = sorted(dossier.instrument.bands, key=lambda band: band.from_total, reverse=True)
    caption = 0.22 * pages.width
    table = FormTable(pages, (caption, pages.width - caption))
    runs: list[Run] = []
    for band in bands:
        is_reached = band.predicate == dossier.result.predicate
        style = STRONG if is_reached else BODY
        if runs:
            runs.append(Run(text="; ", style=BODY))
        text = f"{PREDICATE_WORDS[band.predicate]} mulai {decimal_text(band.from_total, 2)}"
        runs.append(Run(text=text, style=style))
    predicate = dossier.result.predicate
    outcome = PREDICATE_WORDS[predicate] if predicate else NOT_SET
    rows = (
        (
            _caption(table, "JENJANG UNIT"),
            Cell(column=1, lines=_band_lines(runs, table.room_in(1))),
        ),
        (
            _caption(table, "HASIL"),
            table.text(1, f"{outcome} (jenjang unit, bukan predikat resmi)", STRONG),
        ),
        (_caption(table, "CATATAN"), table.text(1, dossier.box_note or "-", BODY)),
    )
    groups = [Group(rows=(row,)) for row in rows]
    with table.drawn():
        for group in groups[:-1]:
            table.place(group)
        table.place(groups[-1], tail=below + SMALL.pitch)
    pages.skip(1 * MM)
    pages.write("P", _UNROUNDED, SMALL)
    pages.skip(2 * MM)
    pages.need(below)


def _caption(table: FormTable, text: str) -> Cell:
    return replace(table.text(0, text, HEAD), scope="Row", is_tinted=True)


def _band_lines(runs: list[Run], room: float) -> tuple[Line, ...]:
    """Break between bands where a line would get too wide."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        if lines[-1] and Line(runs=(*lines[-1], run)).width > room:
            lines.append([])
        lines[-1].append(run)
    return tuple(Line(runs=tuple(line)) for line in lines)
