"""The account of the newest import, read from what the store keeps of it."""

from __future__ import annotations

from kinerja_desktop.core.import_account import ImportAccount
from kinerja_desktop.core.import_lines import from_stored
from kinerja_desktop.data.store import Work


def last_account(look: Work, *, is_sample: bool = False) -> ImportAccount | None:
    """Return the newest import with all its lines, or None."""
    stored = look.imports.last()
    if stored is None:
        return None
    return ImportAccount(
        import_id=stored.id,
        at=stored.at,
        file_name=stored.file_name,
        rows_total=int(stored.summary.get("rows_total", 0)),
        lines=tuple(from_stored(line) for line in look.imports.lines(stored.id)),
        is_undone=stored.is_undone,
        is_sample=is_sample,
    )
