"""Which survey a part of a workbook needs."""

from __future__ import annotations

from kinerja_desktop.importing.extents import Found, Survey
from kinerja_desktop.importing.refusals import unreadable
from kinerja_desktop.importing.sheet_scan import SheetScan, is_plain_sheet
from kinerja_desktop.importing.xml_survey import XmlSurvey

_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
_SHEET = b"sheetData"


def survey_of(name: str, head: bytes) -> Survey:
    """Return the survey of a part, fed with its first piece already."""
    start = head.lstrip(_BEFORE_XML)
    survey: Survey
    if head and start and not start.startswith(b"<"):
        if name.lower().endswith((".xml", ".rels")):
            raise unreadable(f"{name} is no XML")
        survey = _BinarySurvey()
    elif is_plain_sheet(head.removeprefix(b"\xef\xbb\xbf")):
        survey = SheetScan(name)
    else:
        survey = XmlSurvey(name) if head else _BinarySurvey()
    survey.feed(head)
    return survey


class _BinarySurvey:
    """A picture or the like. The reader is lenient: a sheet with rubbish before it is one."""

    def __init__(self) -> None:
        self._rest = b""
        self._is_sure = True

    def feed(self, chunk: bytes) -> None:
        self._is_sure = self._is_sure and _SHEET not in self._rest + chunk
        self._rest = chunk[-len(_SHEET) :]

    def finish(self) -> Found:
        return Found(is_sure=self._is_sure)
