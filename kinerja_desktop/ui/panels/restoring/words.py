"""What backups are called: when, why, in which state, and how they differ from now."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from kinerja_desktop.i18n import (
    N_,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    _,
    clock,
    file_size,
    language,
    ngettext,
    number,
    short_date,
)
from kinerja_desktop.services.backups import Cause
from kinerja_desktop.ui.dialogs.choose_backup import BackupWords

if TYPE_CHECKING:
    from kinerja_desktop.services.backups import Backup

CAUSE_WORDS = {
    Cause.CLOSING: N_("on closing"),
    Cause.DAILY: N_("daily"),
    Cause.MANUAL: N_("made by hand"),
    Cause.BEFORE_IMPORT: N_("before an import"),
    Cause.BEFORE_RESTORE: N_("before restoring"),
    Cause.BEFORE_UPGRADE: N_("before an upgrade"),
}
# the counts of a backup in the order they are shown, with their names
COUNTS = (
    ("employees", N_("Staff")),
    ("observations", N_("Notes")),
    ("appraisals", N_("Ratings")),
    ("final_documents", N_("Final documents")),
)
# the long English names do not fit the column
DAY_NAMES = {"id": WEEKDAYS["id"], "en": SHORT_WEEKDAYS["en"]}


def moment(made_at: datetime) -> str:
    """Kamis, 25 Jun 13.12."""
    day = DAY_NAMES[language()][made_at.weekday()]
    return f"{day}, {short_date(made_at.date(), year=False)} {clock(made_at.time())}"


def count_words(backup: Backup, key: str) -> str:
    """Return a count, or a dash where the data could not be opened when it was copied."""
    return number(backup.counts[key]) if key in backup.counts else "–"


def backup_words(backup: Backup) -> BackupWords:
    """Return a backup as a line to choose: when, why, and what is in it where that is known."""
    parts = [_(CAUSE_WORDS[backup.cause])]
    if backup.counts:
        known = {"people": count_words(backup, "employees")}
        known["notes"] = count_words(backup, "observations")
        parts.append(_("{people} people, {notes} notes").format(**known))
    when = f"{short_date(backup.made_at.date())}, {clock(backup.made_at.time())}"
    return BackupWords(backup=backup, when=when, line=" · ".join(parts))


def state_of(backup: Backup) -> tuple[str, str, str]:
    """Return icon, word and colour of a backup's state."""
    if not backup.is_usable:
        return "triangle-alert", _("Damaged"), "danger"
    if not backup.is_proven:
        return "circle-dashed", _("Not tested"), "text-3"
    return "shield-check", _("Tested"), "success"


def difference(now: int, then: int) -> str:
    """Say how the chosen number differs from the present one."""
    if now == then:
        return _("the same")
    words = _("{count} fewer") if then < now else _("{count} more of them")
    return words.format(count=number(abs(now - then)))


def age_words(made_at: datetime, today: date) -> str:
    days = (today - made_at.date()).days
    if days <= 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    return ngettext("{count} day ago", "{count} days ago", days).format(count=number(days))


def about(backup: Backup, today: date) -> str:
    """2 hari lalu · 4,7 MB · database dan berkas kunci."""
    parts = (age_words(backup.made_at, today), file_size(backup.size_bytes), _("data and key file"))
    return " · ".join(parts)
