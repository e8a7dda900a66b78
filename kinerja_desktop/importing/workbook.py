"""Workbooks: .xlsx, .xlsm, .xlsb and .ods by what was measured, old .xls in a process apart."""

from __future__ import annotations

from dataclasses import replace

from kinerja_desktop.i18n import N_
from kinerja_desktop.importing.apart import read_apart
from kinerja_desktop.importing.hidden import with_hidden
from kinerja_desktop.importing.importer import Importer, SourceFile, TextForm
from kinerja_desktop.importing.inflated import judge_workbook
from kinerja_desktop.importing.old_workbook import is_locked
from kinerja_desktop.importing.refusals import protected, unreadable
from kinerja_desktop.importing.sheets import read_sheets
from kinerja_desktop.progress import Progress

ZIP_MARK = b"PK\x03\x04"
OLE_MARK = b"\xd0\xcf\x11\xe0"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")  # a new workbook with a password
_STREAMS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))  # of an old one


def _read(data: bytes, _form: TextForm, progress: Progress) -> SourceFile:
    if data.startswith(OLE_MARK):
        if _ENCRYPTED_STREAM in data or is_locked(data):
            raise protected()
        if not any(name in data for name in _STREAMS):
            raise unreadable("a container of another program")
        return read_apart(data, "xls", {}, progress)
    verdict = judge_workbook(data, progress)
    read = read_sheets if verdict.is_plain else read_apart
    file = read(data, verdict.kind, verdict.merges, progress)
    return replace(file, tables=with_hidden(file.tables, verdict.hidden))


def _accepts(head: bytes) -> bool:
    return head.startswith((ZIP_MARK, OLE_MARK))


IMPORTER = Importer(
    key="workbook",
    title=N_("Workbook of a spreadsheet program"),
    suffixes=(".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"),
    accepts=_accepts,
    read=_read,
)
