"""The list of evidence as a sheet."""

from __future__ import annotations

from kinerja_desktop.core.evidence_list import EvidenceList
from kinerja_desktop.exporting.sheet import Sheet, SheetColumn
from kinerja_desktop.i18n import _, short_date


def evidence_rows(shown: EvidenceList) -> Sheet:
    """Return one row for every note both sides may see."""
    return Sheet(
        name=_("List of evidence"),
        lead=(f"{shown.person}, {shown.period}", shown.count_words()),
        columns=(
            SheetColumn(heading=_("Day of the event"), width=16),
            SheetColumn(heading=_("Recorded"), width=28),
            SheetColumn(heading=_("Item"), width=24),
            SheetColumn(heading=_("Direction"), width=18),
            SheetColumn(heading=_("What happened"), width=80, is_long=True),
            SheetColumn(heading=_("Source"), width=34),
            SheetColumn(heading=_("Attachments"), width=34),
        ),
        rows=tuple(
            (
                short_date(entry.happened_on),
                entry.recorded,
                entry.items,
                entry.direction,
                entry.told,
                entry.source,
                entry.files,
            )
            for entry in shown.entries
        ),
    )
