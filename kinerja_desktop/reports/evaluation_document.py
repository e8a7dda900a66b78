"""DOKUMEN EVALUASI KINERJA PEGAWAI (PermenPANRB 6/2022) and its appendix, the talk's outcome."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kinerja_desktop.reports.captions import period_name, predicate_caption
from kinerja_desktop.reports.form_head import (
    write_agency_and_period,
    write_emblem,
    write_titles,
)
from kinerja_desktop.reports.form_pages import FormPages, open_pages
from kinerja_desktop.reports.form_table import FormTable, Group
from kinerja_desktop.reports.numbered_boxes import box, box_table, pair, person_boxes
from kinerja_desktop.reports.page_style import BODY, MM, NOTE, SMALL, STRONG
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
from kinerja_desktop.reports.text_lines import Line, height_of, plain_line
from kinerja_desktop.reports.typesetting import TextStyle

if TYPE_CHECKING:
    from datetime import datetime

    from kinerja_desktop.core.dossier import Dossier

TITLE_TEXT: Final = "DOKUMEN EVALUASI KINERJA PEGAWAI"
SHORT_TITLE: Final = "Dokumen Evaluasi Kinerja Pegawai"
NEEDS: Final = frozenset({"permenpanrb_6_2022"})

_PADDINGS: Final = (1.25 * MM, 0.95 * MM, 0.65 * MM)
_NOTE_STYLES: Final = (BODY, TextStyle(size=8.5), TextStyle(size=8))
_NOTE_BOX: Final = 26 * MM
_NOTE_BOX_WIDE: Final = 44 * MM
_LARGE: Final = TextStyle(font=STRONG.font, size=10)
_GOES_ON: Final = "(bersambung ke Lampiran)"


def build(
    dossier: Dossier,
    *,
    paper: str = "A4",
    created_at: datetime,
    fields: tuple[str, ...] = (),
    emblem: bytes | None = None,
) -> bytes:
    """Return the document as PDF; see Report for what is raised."""
    check_method(dossier, NEEDS)
    wanted = wanted_fields(dossier, fields, offered=(APPRAISER_FIELD, EMPLOYEE_FIELD))
    pages = open_pages(dossier, SHORT_TITLE, paper=paper, is_turned=False, created_at=created_at)
    write_emblem(pages, emblem)
    write_titles(pages, TITLE_TEXT, (f"PERIODE: {period_name(dossier.period)}",))
    write_agency_and_period(pages, dossier, is_stacked=True)
    signatures = SignaturePair(
        pages, employee_signatory(dossier, wanted), appraiser_signatory(dossier, wanted)
    )
    rest = _Sheet(pages, dossier, signatures).write()
    pages.turn()
    write_appendix(pages, dossier, note_rest=rest)
    return pages.finish()


REPORT: Final = Report(
    key="evaluation_document",
    title="Dokumen evaluasi",
    needs=NEEDS,
    build=build,
)


class _Sheet:
    """Boxes 1 to 7: the roomiest setting that keeps them on one page."""

    def __init__(self, pages: FormPages, dossier: Dossier, signatures: SignaturePair) -> None:
        self._pages = pages
        self._dossier = dossier
        self._signatures = signatures

    def write(self) -> tuple[Line, ...]:
        """Draw the boxes and return the lines of box 5 that found no room."""
        room = self._pages.room - self._signatures.height
        for padding in _PADDINGS:
            table = box_table(self._pages, padding=padding)
            boxes = self._boxes(table)
            used = sum(table.height(box) for box in boxes)
            for style in _NOTE_STYLES:
                note = self._note_box(table, style)
                spare = room - used - table.height(note)
                if spare >= 0:
                    note = self._widened(note, spare)
                    self._draw(table, (*boxes, note))
                    return ()
        return self._write_long(table, boxes, room - used)

    def _write_long(
        self, table: FormTable, boxes: tuple[Group, ...], room: float
    ) -> tuple[Line, ...]:
        """Write what does not fit one page: the note goes on in the appendix, if need be all."""
        note = self._note_box(table, BODY)
        head, text = note.rows[0], note.rows[1][0]
        count = 0
        shown = table.height(replace(note, rows=(head, (replace(text, lines=()),)), min_row=0))
        shown += SMALL.pitch
        for line in text.lines:
            shown += line.pitch
            if shown > room:
                break
            count += 1
        if count < min(2, len(text.lines)):
            self._draw(table, (*boxes, note))
            return ()
        lines = (*text.lines[:count], plain_line(_GOES_ON, NOTE))
        cut = replace(note, rows=(head, (replace(text, lines=lines),)), min_row=0)
        self._draw(table, (*boxes, cut))
        return text.lines[count:]

    def _draw(self, table: FormTable, groups: tuple[Group, ...]) -> None:
        *before, last = groups
        with table.drawn():
            for group in before:
                table.place(group)
            table.place(last, tail=self._signatures.height)
        self._pages.need(self._signatures.height)
        self._signatures.draw()

    def _boxes(self, table: FormTable) -> tuple[Group, ...]:
        dossier = self._dossier
        unit_result = dossier.period.unit_result
        outcome = (
            ("CAPAIAN KINERJA ORGANISASI", unit_result.value if unit_result else ""),
            ("PREDIKAT KINERJA PEGAWAI", predicate_caption(dossier)),
        )
        rows = tuple(pair(table, caption, text, _LARGE) for caption, text in outcome)
        return (*person_boxes(table, dossier), box(table, "4", "EVALUASI KINERJA", rows))

    def _note_box(self, table: FormTable, style: TextStyle) -> Group:
        note = self._dossier.box_note.strip() or "-"
        cell = table.text(1, note, style, span=3)
        group = box(table, "5", "CATATAN/REKOMENDASI", ((cell,),))
        return self._widened(group, _NOTE_BOX - height_of(cell.lines))

    def _widened(self, note: Group, spare: float) -> Group:
        """Give box 5 some of the height that is left over, by empty lines."""
        head, (cell,) = note.rows
        have = height_of(cell.lines)
        wanted = min(have + spare, max(have, _NOTE_BOX_WIDE))
        blank = plain_line("", BODY)
        count = max(0, int((wanted - have) / blank.pitch))
        return replace(note, rows=(head, (replace(cell, lines=(*cell.lines, *[blank] * count)),)))
