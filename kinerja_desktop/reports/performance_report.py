"""LAPORAN DOKUMEN PENILAIAN KINERJA (PP 30/2019): boxes 1 to 12, then how the values came about.

Objections come after this document and have their own; boxes 7 to 9 stand empty for the pen.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kinerja_desktop.core.methods.reckoning import NEW_IDEA, Reckoning, reckon
from kinerja_desktop.reports.captions import (
    fraction_text,
    old_predicate_caption,
    period_name,
)
from kinerja_desktop.reports.form_head import write_agency_and_period, write_emblem, write_titles
from kinerja_desktop.reports.form_pages import FormPages, open_pages
from kinerja_desktop.reports.form_table import FormTable, Group, Row
from kinerja_desktop.reports.numbered_boxes import box, box_table, pair, person_boxes
from kinerja_desktop.reports.page_style import BODY, MM, SMALL, STRONG
from kinerja_desktop.reports.report import (
    APPRAISER_FIELD,
    EMPLOYEE_FIELD,
    Report,
    check_method,
    wanted_fields,
)
from kinerja_desktop.reports.signatories import (
    appraiser_signatory,
    employee_signatory,
    reviewer_signatory,
)
from kinerja_desktop.reports.signature_pair import SignaturePair, draw_middle
from kinerja_desktop.reports.talk_appendix import write_appendix
from kinerja_desktop.reports.text_lines import height_of, plain_line
from kinerja_desktop.reports.typesetting import TextStyle
from kinerja_desktop.reports.value_rows import write_values

if TYPE_CHECKING:
    from datetime import datetime

    from kinerja_desktop.core.dossier import Dossier

TITLE_TEXT: Final = "LAPORAN DOKUMEN PENILAIAN KINERJA"
SHORT_TITLE: Final = "Laporan Dokumen Penilaian Kinerja"
NEEDS: Final = frozenset({"pp_30_2019"})
_LARGE: Final = TextStyle(font=STRONG.font, size=10)
_PEN_ROOM: Final = 28 * MM
_EMPTY_BOXES: Final = (
    ("7", "KEBERATAN"),
    ("8", "PENJELASAN PEJABAT PENILAI ATAS KEBERATAN"),
    ("9", "KEPUTUSAN ATASAN PEJABAT PENILAI"),
)


def build(
    dossier: Dossier,
    *,
    paper: str = "A4",
    created_at: datetime,
    fields: tuple[str, ...] = (),
    emblem: bytes | None = None,
) -> bytes:
    """Return the report with its values and the talk's appendix; see Report for what is raised."""
    check_method(dossier, NEEDS)
    wanted = wanted_fields(dossier, fields, offered=(APPRAISER_FIELD, EMPLOYEE_FIELD))
    pages = open_pages(dossier, SHORT_TITLE, paper=paper, is_turned=False, created_at=created_at)
    write_emblem(pages, emblem)
    write_titles(pages, TITLE_TEXT, (f"PERIODE: {period_name(dossier.period)}",))
    write_agency_and_period(pages, dossier, is_stacked=True)
    found = reckon(dossier.appraisal.draft, dossier.items, dossier.instrument)
    signatures = SignaturePair(
        pages,
        employee_signatory(dossier, wanted),
        appraiser_signatory(dossier, wanted),
        numbers=("10", "11"),
    )
    _write_boxes(pages, dossier, found)
    pages.need(2 * signatures.height)
    signatures.draw()
    draw_middle(pages, reviewer_signatory(dossier), "12")
    pages.turn()
    write_values(pages, dossier, found)
    pages.turn()
    write_appendix(pages, dossier)
    return pages.finish()


REPORT: Final = Report(
    key="performance_report",
    title="Laporan penilaian kinerja",
    needs=NEEDS,
    build=build,
)


def _write_boxes(pages: FormPages, dossier: Dossier, found: Reckoning) -> None:
    table = box_table(pages)
    with table.drawn():
        for person in person_boxes(table, dossier):
            table.place(person)
        table.place(box(table, "4", "PENILAIAN KINERJA", _outcome(table, dossier, found)))
        table.place(_text_box(table, "5", "PERMASALAHAN", "-"))
        table.place(_text_box(table, "6", "REKOMENDASI", dossier.box_note.strip() or "-"))
    pages.turn()
    table = box_table(pages)
    with table.drawn():
        for number_text, title in _EMPTY_BOXES:
            table.place(_text_box(table, number_text, title, "", room=_PEN_ROOM))


def _outcome(table: FormTable, dossier: Dossier, found: Reckoning) -> tuple[Row, ...]:
    idea = ""
    if dossier.appraisal.draft.answer(NEW_IDEA).is_settled:
        idea = "Ada" if found.has_new_idea else "Tidak ada"
    one, other = found.weights
    rows = [
        (f"NILAI SKP (BOBOT {one} %)", fraction_text(found.results)),
        (f"NILAI PERILAKU KERJA (BOBOT {other} %)", fraction_text(found.behaviour)),
        ("NILAI SKP + PERILAKU", fraction_text(found.half)),
        ("IDE BARU", idea),
        *_total_rows(dossier, found),
        ("PREDIKAT KINERJA PEGAWAI", old_predicate_caption(dossier)),
    ]
    return tuple(pair(table, caption, text, _LARGE) for caption, text in rows)


def _total_rows(dossier: Dossier, found: Reckoning) -> list[tuple[str, str]]:
    rows = []
    if found.first_half is not None:
        rows.append(("NILAI SEMESTER I (PP 46/2011)", fraction_text(found.first_half.value)))
    draft = dossier.appraisal.draft
    if draft.typed_total is not None:
        reason = draft.typed_total_reason.strip()
        words = f"{fraction_text(found.total)}; ditetapkan lain karena: {reason}"
        rows.append(("NILAI MENURUT PERHITUNGAN", words))
    total = dossier.result.total
    rows.append(("NILAI KINERJA PEGAWAI", fraction_text(total)))
    return rows


def _text_box(table: FormTable, number: str, title: str, text: str, *, room: float = 0) -> Group:
    cell = table.text(1, text, BODY, span=3)
    blank = plain_line("", BODY)
    count = max(0, int((room - height_of(cell.lines)) / SMALL.pitch))
    cell = replace(cell, lines=(*cell.lines, *[blank] * count) or (blank,))
    return replace(box(table, number, title, ((cell,),)), is_kept=True)
