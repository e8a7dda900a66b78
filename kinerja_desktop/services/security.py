"""Security: passphrase, recovery sheet and the state of the register of changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kinerja_desktop.data.store import Store
from kinerja_desktop.data.vault import (
    DataKey,
    change_passphrase,
    needs_passphrase,
    new_recovery,
    unlock,
)
from kinerja_desktop.errors import InvalidError
from kinerja_desktop.i18n import _
from kinerja_desktop.paths import Paths
from kinerja_desktop.reports.recovery_sheet import recovery_sheet
from kinerja_desktop.services.clock import Clock
from kinerja_desktop.services.copies import save_sheet

PASSPHRASE_MINIMUM = 8


@dataclass(frozen=True, kw_only=True)
class NewSheet:
    """A new recovery sheet: the code in eight groups, and the page to print."""

    groups: tuple[str, ...]
    name: str
    made_on: date
    pdf: bytes


class SecurityService:
    """What Pengaturan › Keamanan does with the key file of the open store."""

    def __init__(self, store: Store, paths: Paths, data_key: DataKey, clock: Clock) -> None:
        self._store = store
        self._paths = paths
        self._data_key = data_key
        self._clock = clock

    def has_passphrase(self) -> bool:
        return needs_passphrase(self._paths.key)

    def change_passphrase(self, old: str, new: str) -> None:
        """Rewrite the key file under a new passphrase; the data file is not touched.

        Raises WrongKeyError for the old one, InvalidError for a new one under 8 characters.
        """
        if len(new) < PASSPHRASE_MINIMUM:
            text = _("At least {n} characters; four random words are easy to remember.")
            raise InvalidError({"new": text.format(n=PASSPHRASE_MINIMUM)})
        unlock(self._paths.key, old if self.has_passphrase() else None)
        change_passphrase(self._paths.key, self._data_key, new)
        self._note("passphrase_changed")

    def new_recovery_sheet(self) -> NewSheet:
        """Make a new recovery code; sheets printed earlier stop working."""
        code = new_recovery(self._paths.key, self._data_key)
        with self._store.reading() as look:
            profile = look.profile.load()
        name = profile.appraiser.name if profile else ""
        self._note("recovery_sheet_made")
        today = self._clock().date()
        pdf = recovery_sheet(code.groups, name=name, made_on=today)
        return NewSheet(groups=code.groups, name=name, made_on=today, pdf=pdf)

    def save_sheet(self, sheet: NewSheet, path: Path) -> None:
        """Write the sheet as PDF where the person wants it; the program keeps no copy."""
        save_sheet(path, sheet.pdf)

    def broken_entry(self) -> int | None:
        """Return the first line of the register whose digest does not fit, if any."""
        with self._store.reading() as look:
            return look.audit.broken()

    def _note(self, action: str) -> None:
        with self._store.work() as work:
            work.audit.append(at=self._clock(), action=action, subject="key")
