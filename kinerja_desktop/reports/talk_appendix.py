"""Lampiran: what the talk left behind, what signing means, and how the file is checked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kinerja_desktop.i18n import long_date
from kinerja_desktop.reports.captions import CHOICE_WORDS, seal_sentence
from kinerja_desktop.reports.form_table import Cell, FormTable, Group, Row
from kinerja_desktop.reports.page_style import (
    BODY,
    HEAD,
    MM,
    NOTE,
    STRONG,
    TITLE,
)
from kinerja_desktop.reports.text_lines import Line, plain_line, text_lines
from kinerja_desktop.reports.typesetting import BOLD, TextStyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinerja_desktop.core.discussion import ActionItem
    from kinerja_desktop.core.dossier import Dossier
    from kinerja_desktop.reports.form_pages import FormPages

_SECTION: Final = TextStyle(font=BOLD, size=10)
_PLAN_COLUMNS: Final = (
    ("NO", 0.05),
    ("RENCANA", 0.37),
    ("UKURAN", 0.18),
    ("DUKUNGAN", 0.16),
    ("TENGGAT", 0.12),
    ("PELAKU", 0.12),
)


def write_appendix(pages: FormPages, dossier: Dossier, *, note_rest: Sequence[Line] = ()) -> None:
    """Write the appendix from the top of a page; `note_rest` are lines box 5 had no room for."""
    pages.write("H2", "LAMPIRAN: HASIL DISKUSI", TITLE, align="center")
    employee = dossier.employee
    who = f"{employee.display_name} · NIP {employee.nip or '-'} · {dossier.period.name}"
    pages.write("P", who, BODY, align="center")
    if note_rest:
        _section(pages, "CATATAN/REKOMENDASI (lanjutan kotak 5)")
        pages.write_lines("P", note_rest)
    _section(pages, "PILIHAN DAN KOMENTAR PEGAWAI")
    _write_pairs(pages, _said(dossier))
    _section(pages, "RENCANA BERSAMA")
    _write_plans(pages, dossier.talk.actions)
    _section(pages, "ARTI TANDA TANGAN")
    pages.write("P", _meaning(dossier), BODY)
    if dossier.is_final:
        _section(pages, "KEASLIAN BERKAS")
        pages.write("P", seal_sentence(dossier.seal), BODY)


def _section(pages: FormPages, title: str) -> None:
    pages.skip(5 * MM)
    pages.need(18 * MM)
    pages.write("H3", title, _SECTION)
    pages.skip(1.2 * MM)


def _meaning(dossier: Dossier) -> str:
    reviewer = dossier.profile.reviewer.display_name
    to_whom = f"atasan pejabat penilai kinerja, {reviewer}," if reviewer else "atasan penilai"
    return (
        "Tanda tangan pegawai berarti sudah membaca dan mendiskusikan hasil ini, bukan selalu "
        f"setuju. Pegawai dapat mengajukan keberatan kepada {to_whom} paling lambat "
        f"{dossier.objection_days} hari sejak dokumen diterima."
    )


def _said(dossier: Dossier) -> list[tuple[str, str]]:
    talk = dossier.talk
    held = long_date(talk.held_on, "id") if talk.held_on else "Tidak ada diskusi"
    choice = CHOICE_WORDS[talk.choice] if talk.choice else "-"
    comment = talk.comment.strip() or ("Tidak ada komentar" if talk.no_comment else "-")
    pairs = [
        ("Tanggal diskusi", held),
        ("Alasan tanpa diskusi", dossier.without_talk_reason),
        ("Pilihan pegawai", choice),
        ("Catatan pegawai", talk.remark),
        ("Komentar pegawai", comment),
        ("Alasan tidak menandatangani", talk.refusal_reason),
        ("Saksi", talk.witness),
        ("Dasar predikat", dossier.appraisal.draft.justification),
        ("Alasan revisi", dossier.appraisal.reopen_reason),
    ]
    return [(caption, text.strip()) for caption, text in pairs if text.strip()]


def _write_pairs(pages: FormPages, pairs: list[tuple[str, str]]) -> None:
    first = 0.264 * pages.width
    table = FormTable(pages, (first, pages.width - first))
    with table.drawn():
        for caption, text in pairs:
            head = replace(table.text(0, caption, HEAD), scope="Row", is_tinted=True)
            table.place(Group(rows=((head, table.text(1, text, BODY)),)))


def _write_plans(pages: FormPages, actions: tuple[ActionItem, ...]) -> None:
    if not actions:
        pages.write("P", "Tidak ada rencana yang disepakati.", NOTE)
        return
    *widths, _ = (share * pages.width for _, share in _PLAN_COLUMNS)
    columns = (*widths, pages.width - sum(widths))
    titles = tuple(title for title, _ in _PLAN_COLUMNS)
    table = FormTable(pages, columns)
    heads = tuple(table.head(number, title, HEAD) for number, title in enumerate(titles))
    table = FormTable(pages, columns, head=(heads,))
    with table.drawn():
        for number, action in enumerate(actions, start=1):
            table.place(Group(rows=(_plan_row(table, str(number), action),)))


def _plan_row(table: FormTable, number: str, action: ActionItem) -> Row:
    what = table.text(1, action.what, BODY)
    lines = what.lines
    if action.if_then.strip():
        promise = f"Jika–maka: {action.if_then.strip()}"
        lines = (*lines, *text_lines(promise, NOTE, table.room_in(1)))
    due = long_date(action.due_on, "id") if action.due_on else "-"
    return (
        Cell(
            column=0,
            lines=(plain_line(number, STRONG),),
            align="center",
            repeats=True,
            scope="Row",
        ),
        replace(what, lines=lines),
        table.text(2, action.measure or "-", BODY),
        table.text(3, action.support or "-", BODY),
        table.text(4, due, BODY),
        table.text(5, action.who or "-", BODY),
    )
