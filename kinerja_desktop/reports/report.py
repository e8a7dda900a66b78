"""Report: what every printed document promises, and what all of them do before drawing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from kinerja_desktop.core.dossier import Dossier
from kinerja_desktop.core.sealing import canonical, record_of
from kinerja_desktop.errors import KinerjaError
from kinerja_desktop.i18n import _

APPRAISER_FIELD, EMPLOYEE_FIELD = "Penilai", "Pegawai"
RECORD_NAME = "penilaian.json"
RECORD_DESCRIPTION = "Salinan data penilaian yang dapat dibaca mesin"


@dataclass(frozen=True, kw_only=True)
class Report:
    """One registered document.

    `title` is the official name, Indonesian in every language. `needs` are the keys of METHODS
    whose appraisals it prints. `suffix` is added to file names. `field` is the signature field
    of the appraiser; `certify` says whether that signature certifies the document.
    `build(dossier, *, paper, created_at, fields, emblem)` returns the PDF: paper is A4 or F4,
    created_at carries its time zone, fields names further signature fields wanted, emblem is a
    PNG or None. It raises ValueError for a method it does not print, KinerjaError for a final
    appraisal whose content no longer matches its seal.
    """

    key: str
    title: str
    needs: frozenset[str]
    build: Callable[..., bytes]
    suffix: str = ""
    field: str = APPRAISER_FIELD
    certify: bool = True


def wanted_fields(
    dossier: Dossier, fields: tuple[str, ...], *, offered: tuple[str, ...]
) -> frozenset[str]:
    """Return the signature fields a page gets: none before it is final, then the appraiser's.

    A field another document has (the form has no place for the employee) is left out. Raises
    ValueError for a name no document has.
    """
    unknown = set(fields) - {APPRAISER_FIELD, EMPLOYEE_FIELD}
    if unknown:
        message = f"no document has the signature fields {sorted(unknown)}"
        raise ValueError(message)
    if not dossier.is_final:
        return frozenset()
    return frozenset({APPRAISER_FIELD, *fields}) & frozenset(offered)


def sealed_record(dossier: Dossier) -> bytes:
    """Return the machine-readable record; its SHA-256 is the seal printed on the page.

    Raises KinerjaError when content and seal differ: such a page would be refused everywhere.
    """
    record = canonical(record_of(dossier))
    if hashlib.sha256(record).hexdigest() != dossier.seal:
        message = _(
            "The data has changed since this appraisal became final. "
            "Use the document that was saved then; nothing was printed."
        )
        raise KinerjaError(message)
    return record


def check_method(dossier: Dossier, needs: frozenset[str]) -> None:
    """Raise ValueError when the document does not print this method."""
    if dossier.period.method not in needs:
        message = f"not a document of the method {dossier.period.method}"
        raise ValueError(message)
