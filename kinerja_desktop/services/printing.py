"""Builds the PDF of a report from a dossier and the settings."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from kinerja_desktop.core.dossier import Dossier
from kinerja_desktop.errors import KinerjaError
from kinerja_desktop.i18n import _
from kinerja_desktop.reports.picture import read_picture
from kinerja_desktop.reports.report import Report
from kinerja_desktop.settings import Settings


def built_pdf(
    report: Report, dossier: Dossier, settings: Settings, *, created_at: datetime
) -> bytes:
    """Return the bytes of one report; the same dossier and moment give the same bytes."""
    return report.build(
        dossier, paper=settings.paper, created_at=created_at, emblem=_emblem(settings.logo_file)
    )


def check_emblem(path: Path) -> None:
    """Raise KinerjaError when a file is no picture that can stand on documents."""
    try:
        data = path.read_bytes()
    except OSError as error:
        message = _("The file cannot be read. Nothing was changed.")
        raise KinerjaError(message, details=str(error)) from error
    read_picture(data)


def _emblem(name: str) -> bytes | None:
    """Return the office's emblem; a missing file leaves its place empty."""
    try:
        return Path(name).read_bytes() if name else None
    except OSError:
        return None
