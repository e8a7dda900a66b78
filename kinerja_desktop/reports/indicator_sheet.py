"""HASIL PENILAIAN INDIKATOR: weights, values, anchors and the arithmetic of weighted indicators.

An aid of the unit; the sheet says so and never takes the place of the official form.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kinerja_desktop.core.instrument import PREDICATE_WORDS
from kinerja_desktop.reports.captions import (
    NOT_SET,
    OFFICE_AID,
    decimal_text,
    identity_rows,
    period_name,
)
from kinerja_desktop.reports.form_head import (
    write_agency_and_period,
    write_appraisers,
    write_emblem,
    write_titles,
)
from kinerja_desktop.reports.form_pages import FormPages, open_pages
from kinerja_desktop.reports.form_table import Cell, FormTable, Group
from kinerja_desktop.reports.indicator_table import write_items
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
from kinerja_desktop.reports.text_lines import Line, Run

if TYPE_CHECKING:
    from datetime import datetime

    from kinerja_desktop.core.dossier import Dossier

TITLE_TEXT: Final = "HASIL PENILAIAN INDIKATOR"
SHORT_TITLE: Final = "Hasil Penilaian Indikator"
NEEDS: Final = frozenset({"weighted_indicators"})
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
    write_items(pages, dossier)
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
