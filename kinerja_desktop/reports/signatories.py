"""Who signs a form, and what stands in the place of a signature that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kinerja_desktop.core.discussion import Choice
from kinerja_desktop.reports.captions import CHOICE_WORDS, place_and_date
from kinerja_desktop.reports.report import APPRAISER_FIELD, EMPLOYEE_FIELD
from kinerja_desktop.reports.signature_block import Signatory

if TYPE_CHECKING:
    from datetime import date

    from kinerja_desktop.core.discussion import Ink
    from kinerja_desktop.core.dossier import Dossier, TalkRecord

_LONGEST_WORDS: Final = 150
_SEE_APPENDIX: Final = "Tidak menandatangani. Alasan dan saksi: lihat Lampiran."
_POINTING: Final = frozenset({Choice.READ_WITH_REMARKS, Choice.OBJECTS})


def appraiser_signatory(dossier: Dossier, fields: frozenset[str]) -> Signatory:
    """Return the appraiser's block; the ink comes with the signature, not on the page."""
    official = dossier.profile.appraiser
    return Signatory(
        caption="Pejabat Penilai Kinerja",
        place_and_date=place_and_date(dossier.place, dossier.dated_on),
        name=official.display_name,
        nip=official.nip,
        field=APPRAISER_FIELD if APPRAISER_FIELD in fields else "",
        tooltip="Tanda tangan elektronik pejabat penilai kinerja",
    )


def employee_signatory(dossier: Dossier, fields: frozenset[str]) -> Signatory:
    """Return the employee's block: strokes, or in words what the employee chose."""
    employee, talk = dossier.employee, dossier.talk
    has_field = EMPLOYEE_FIELD in fields
    said = _said(dossier)
    below = has_field or talk.employee_ink.is_given
    return Signatory(
        caption="Pegawai yang Dinilai",
        place_and_date=_employee_date(dossier, has_field=has_field),
        name=employee.display_name,
        nip=employee.nip,
        field=EMPLOYEE_FIELD if has_field else "",
        tooltip="Tanda tangan elektronik pegawai yang dinilai",
        ink=talk.employee_ink,
        words="" if below else said,
        remark=said if below else "",
    )


def reviewer_signatory(dossier: Dossier) -> Signatory:
    """Return the block of the appraiser's superior, who signs with the pen when asked to."""
    reviewer = dossier.profile.reviewer
    return Signatory(
        caption="Atasan Pejabat Penilai Kinerja",
        place_and_date=place_and_date(dossier.place, None),
        name=reviewer.display_name,
        nip=reviewer.nip,
    )


def _said(dossier: Dossier) -> str:
    talk = dossier.talk
    if talk.refusal_reason.strip():
        return _refusal(talk)
    if talk.choice is not None:
        words = CHOICE_WORDS[talk.choice]
        return f"{words}; lihat Lampiran" if talk.choice in _POINTING else words
    reason = dossier.without_talk_reason.strip()
    words = f"Tanpa diskusi: {reason}"
    if not reason:
        return ""
    return words if len(words) <= _LONGEST_WORDS else "Tanpa diskusi; alasan: lihat Lampiran."


def _refusal(talk: TalkRecord) -> str:
    words = f"Tidak menandatangani: {talk.refusal_reason.strip().rstrip('.')}."
    if talk.witness.strip():
        words += f" Saksi: {talk.witness.strip().rstrip('.')}."
    return words if len(words) <= _LONGEST_WORDS else _SEE_APPENDIX


def _employee_date(dossier: Dossier, *, has_field: bool) -> str:
    day = _day_said(dossier.talk.employee_ink, dossier.talk.held_on)
    known = dossier.talk.employee_ink.is_given or dossier.talk.refusal_reason.strip()
    if known:
        return place_and_date(dossier.place, day)
    if has_field:
        return f"{dossier.place}, tanggal pada tanda tangan elektronik"
    return place_and_date(dossier.place, None)


def _day_said(ink: Ink, held_on: date | None) -> date | None:
    return ink.signed_at.date() if ink.signed_at is not None else held_on
