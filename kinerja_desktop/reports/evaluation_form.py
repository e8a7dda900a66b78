"""EVALUASI KINERJA PEGAWAI, quantitative approach (PermenPANRB 6/2022): one lying sheet or more.

Officials and functional positions have aspects and the superior's result beside their own;
heads of units have perspectives instead.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kinerja_desktop.core.appraisal import Rating
from kinerja_desktop.core.instrument import Predicate
from kinerja_desktop.core.period import OrganisationResult
from kinerja_desktop.reports.behaviour_rows import behaviour_group
from kinerja_desktop.reports.captions import (
    NOT_SET,
    PREDICATE_CAPTIONS,
    RATING_CAPTIONS,
    identity_rows,
    period_name,
    seal_sentence,
)
from kinerja_desktop.reports.distribution_curve import HEIGHT, WIDTH, draw_curve
from kinerja_desktop.reports.form_head import (
    write_agency_and_period,
    write_appraisers,
    write_titles,
)
from kinerja_desktop.reports.form_pages import FormPages, open_pages
from kinerja_desktop.reports.form_table import Cell, FormTable, Group, Row
from kinerja_desktop.reports.page_style import HEAD, MM, NOTE, SMALL, STRONG
from kinerja_desktop.reports.report import APPRAISER_FIELD, Report, check_method, wanted_fields
from kinerja_desktop.reports.result_rows import RESULT_COLUMNS, RowKind, result_groups
from kinerja_desktop.reports.signatories import appraiser_signatory
from kinerja_desktop.reports.signature_block import SignatureBlock
from kinerja_desktop.reports.text_lines import choice_lines, draw_lines, height_of, text_lines
from kinerja_desktop.reports.typesetting import BOLD, TextStyle

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from kinerja_desktop.core.dossier import Dossier

TITLE_TEXT: Final = "EVALUASI KINERJA PEGAWAI"
SHORT_TITLE: Final = "Evaluasi Kinerja Pegawai"
NEEDS: Final = frozenset({"permenpanrb_6_2022"})
_GROUP_LINES: Final = {
    False: "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL",
    True: "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI",
}
_PEOPLE_SHARES: Final = (0.03, 0.15, 0.32, 0.03, 0.15, 0.32)
_BEHAVIOUR_SHARES: Final = (0.03, 0.47, 0.25, 0.25)
_HEAD: Final = TextStyle(font=BOLD, size=7.5)
_OPTION: Final = TextStyle(size=8.5)
_CHOSEN: Final = TextStyle(font=BOLD, size=8.5)
_SIGNATURE_WIDTH: Final = 88 * MM
_SEAL_WIDTH: Final = 120 * MM
_INNER: Final = 1.2 * MM
_FOOTNOTE: Final = "* Pilih salah satu; yang tidak dipilih dicoret."


def build(
    dossier: Dossier,
    *,
    paper: str = "A4",
    created_at: datetime,
    fields: tuple[str, ...] = (),
    emblem: bytes | None = None,
) -> bytes:
    """Return the form as PDF; it has no emblem and no place for the employee's signature."""
    del emblem
    check_method(dossier, NEEDS)
    wanted = wanted_fields(dossier, fields, offered=(APPRAISER_FIELD,))
    pages = open_pages(dossier, SHORT_TITLE, paper=paper, is_turned=True, created_at=created_at)
    _write_head(pages, dossier)
    _write_people(pages, dossier)
    write_appraisers(pages, dossier)
    pages.skip(2 * MM)
    _write_organisation(pages, dossier.period.unit_result)
    pages.skip(2 * MM)
    signature = SignatureBlock(appraiser_signatory(dossier, wanted), _SIGNATURE_WIDTH)
    _write_results(pages, dossier)
    _write_behaviour(pages, dossier)
    _write_outcome(pages, dossier, signature.height)
    _write_signature(pages, signature, seal_sentence(dossier.seal) if dossier.is_final else "")
    return pages.finish()


REPORT: Final = Report(
    key="evaluation_form",
    title="Evaluasi kinerja",
    needs=NEEDS,
    build=build,
    suffix="evaluasi",
)


def _write_head(pages: FormPages, dossier: Dossier) -> None:
    lines = (
        "PENDEKATAN HASIL KERJA KUANTITATIF",
        _GROUP_LINES[dossier.employee.leads_unit],
        f"PERIODE: {period_name(dossier.period)}",
    )
    write_titles(pages, TITLE_TEXT, lines)
    write_agency_and_period(pages, dossier, is_stacked=False)


def _write_people(pages: FormPages, dossier: Dossier) -> None:
    *widths, _ = (share * pages.width for share in _PEOPLE_SHARES)
    table = FormTable(pages, (*widths, pages.width - sum(widths)), padding=0.9 * MM)
    unit = "INSTANSI" if dossier.employee.leads_unit else "UNIT KERJA"
    left = identity_rows(dossier.employee, unit_caption="UNIT KERJA")
    right = identity_rows(dossier.profile.appraiser, unit_caption=unit)
    heads = (
        table.head(0, "NO", HEAD),
        table.head(1, "PEGAWAI YANG DINILAI", HEAD, span=2),
        table.head(3, "NO", HEAD),
        table.head(4, "PEJABAT PENILAI KINERJA", HEAD, span=2),
    )
    rows: list[Row] = [heads]
    for number, (own, other) in enumerate(zip(left, right, strict=True), start=1):
        cells: list[Cell] = []
        for column, (caption, text) in ((0, own), (3, other)):
            cells += [
                replace(table.text(column, str(number), _OPTION), align="center"),
                replace(table.text(column + 1, caption, _OPTION), scope="Row"),
                table.text(column + 2, text, _OPTION),
            ]
        rows.append(tuple(cells))
    with table.drawn():
        for row in rows:
            table.place(Group(rows=(row,)))


def _write_organisation(pages: FormPages, result: OrganisationResult | None) -> None:
    table = FormTable(pages, (pages.width,), padding=0.9 * MM)
    options = tuple(OrganisationResult)
    chosen = options.index(result) if result else None
    titles = [option.value for option in options]
    with table.drawn():
        table.place(Group(rows=((table.head(0, "CAPAIAN KINERJA ORGANISASI*", HEAD),),)))
        table.place(Group(rows=((_options(table, 1, titles, chosen),),)))
    _write_pattern(pages, result)


def _write_pattern(pages: FormPages, result: OrganisationResult | None) -> None:
    """Write POLA DISTRIBUSI with its curve in a box; without a result there is no curve."""
    height = HEIGHT if result else STRONG.pitch
    pages.need(height + 2 * _INNER)
    top, x = pages.y, pages.left + _INNER
    pages.y -= height + 2 * _INNER
    pages.rules.box(pages.left, pages.y, pages.width, top - pages.y)
    pages.is_fresh = False
    with pages.canvas.mark("P"):
        baseline = top - _INNER - STRONG.rise
        width = pages.canvas.text((x, baseline), "POLA DISTRIBUSI:", STRONG)
        if result is None:
            place = (x + width + 2 * MM, baseline)
            pages.canvas.text(place, f"capaian kinerja organisasi {NOT_SET}", NOTE)
    if result:
        middle = pages.left + (pages.width - WIDTH) / 2
        draw_curve(pages.canvas, (middle, top - _INNER), result)


def _write_results(pages: FormPages, dossier: Dossier) -> None:
    kind = RowKind.UNIT_HEAD if dossier.employee.leads_unit else RowKind.OFFICER
    shares = [column.share for column in RESULT_COLUMNS[kind]]
    *widths, _ = (share * pages.width for share in shares)
    columns = (*widths, pages.width - sum(widths))
    table = FormTable(pages, columns)
    titles = tuple(
        table.head(number, column.title, _HEAD)
        for number, column in enumerate(RESULT_COLUMNS[kind])
    )
    numbers = tuple(table.head(n, f"({n + 1})", _HEAD) for n in range(len(titles)))
    table = FormTable(pages, columns, head=(titles, numbers))
    draft = dossier.appraisal.draft
    with table.drawn():
        for group, tail in result_groups(table, dossier, kind):
            table.place(group, tail=tail)
        table.place(_rating(table, len(columns), "RATING HASIL KERJA*", draft.results_rating))


def _write_behaviour(pages: FormPages, dossier: Dossier) -> None:
    *widths, _ = (share * pages.width for share in _BEHAVIOUR_SHARES)
    columns = (*widths, pages.width - sum(widths))
    table = FormTable(pages, columns)
    heads = (
        table.head(0, "NO", _HEAD),
        table.head(1, "PERILAKU KERJA", _HEAD),
        table.head(2, "EKSPEKTASI KHUSUS PIMPINAN", _HEAD),
        table.head(3, "UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG", _HEAD),
    )
    table = FormTable(pages, columns, head=(heads,))
    with table.drawn():
        for section in dossier.instrument.sections:
            items = [item for item in dossier.items if item.section == section.key]
            if section.from_plan or not items:
                continue
            if section.key != "behaviour":
                table.place(_title(table, len(columns), section.title.upper()), tail=14 * MM)
            for number, item in enumerate(items, start=1):
                table.place(behaviour_group(table, dossier, str(number), item))


def _write_outcome(pages: FormPages, dossier: Dossier, signature_height: float) -> None:
    """Write the last two ratings; they stay on the page of the signature."""
    table = FormTable(pages, (pages.width,))
    rating = _rating(table, 1, "RATING PERILAKU KERJA*", dossier.appraisal.draft.behaviour_rating)
    predicate = _predicate(table, 1, dossier.result.predicate)
    below = signature_height + SMALL.pitch + 4 * MM
    pages.need(table.height(rating) + table.height(predicate) + below)
    with table.drawn():
        table.place(rating)
        table.place(predicate)


def _rating(table: FormTable, span: int, title: str, rating: Rating | None) -> Group:
    chosen = list(RATING_CAPTIONS).index(rating) if rating is not None else None
    options = _options(table, span, list(RATING_CAPTIONS.values()), chosen)
    return Group(rows=((table.head(0, title, HEAD, span=span),), (options,)), is_kept=True)


def _predicate(table: FormTable, span: int, predicate: Predicate | None) -> Group:
    chosen = list(PREDICATE_CAPTIONS).index(predicate) if predicate else None
    options = _options(table, span, list(PREDICATE_CAPTIONS.values()), chosen)
    head = table.head(0, "PREDIKAT KINERJA PEGAWAI*", HEAD, span=span)
    return Group(rows=((head,), (options,)), is_kept=True)


def _title(table: FormTable, span: int, text: str) -> Group:
    return Group(rows=((table.head(0, text, HEAD, span=span),),))


def _options(table: FormTable, span: int, titles: Sequence[str], chosen: int | None) -> Cell:
    """Return the row of options; read aloud it says which one is chosen."""
    lines = choice_lines(titles, chosen, (_OPTION, _CHOSEN), table.room_in(0, span))
    alt = "Belum dipilih: " + ", ".join(titles)
    if chosen is not None:
        alt = f"Dipilih: {titles[chosen]}; pilihan lain dicoret"
    return Cell(column=0, lines=lines, span=span, align="center", alt=alt)


def _write_signature(pages: FormPages, signature: SignatureBlock, seal_text: str) -> None:
    pages.skip(1.5 * MM)
    pages.write("P", _FOOTNOTE, SMALL)
    pages.skip(2 * MM)
    pages.need(signature.height)
    lines = text_lines(seal_text, SMALL, _SEAL_WIDTH)
    if lines:
        top = pages.y - signature.height + height_of(lines)
        with pages.canvas.mark("P"):
            draw_lines(pages.canvas, (pages.left, top, _SEAL_WIDTH), lines)
    signature.draw(pages.canvas, (pages.left + pages.width - _SIGNATURE_WIDTH, pages.y))
    pages.y -= signature.height
    pages.is_fresh = False
