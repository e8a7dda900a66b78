"""ImportAccount: one import with all its rows, as it is shown, printed and written out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from kinerja_desktop.core.import_lines import ImportLine, Outcome
from kinerja_desktop.core.import_words import outcome_word
from kinerja_desktop.i18n import _, clock, long_date, ngettext, number

OF_THE_FILE = tuple(outcome for outcome in Outcome if outcome is not Outcome.ARCHIVED)


@dataclass(frozen=True, kw_only=True)
class ImportAccount:
    """`lines` hold one for every row of the file; `rows_total` is what the import counted.

    An import of an earlier version has no lines. `is_undone`: it was taken back since.
    """

    import_id: int
    at: datetime
    file_name: str
    rows_total: int
    lines: tuple[ImportLine, ...]
    is_undone: bool = False
    is_sample: bool = False

    def counts(self) -> dict[Outcome, int]:
        """Return how many lines there are of each outcome; those of the file add up to its rows."""
        found = Counter(line.outcome for line in self.lines)
        return {outcome: found[outcome] for outcome in Outcome}

    def count_words(self) -> str:
        """Return the counts in one line: Added 6 · Changed 11 · Same 104 = 121 rows in the file."""
        counts = self.counts()
        parts = [
            f"{outcome_word(outcome)} {number(counts[outcome])}"
            for outcome in OF_THE_FILE
            if counts[outcome] or outcome in {Outcome.ADDED, Outcome.CHANGED, Outcome.SAME}
        ]
        rows = ngettext("{count} row in the file", "{count} rows in the file", self.rows_total)
        return f"{' · '.join(parts)} = {rows.format(count=number(self.rows_total))}"

    def when_words(self) -> str:
        """Say when it was, and whether it was taken back."""
        words = _("Imported on {day}, {time}").format(
            day=long_date(self.at.date()), time=clock(self.at.time())
        )
        return _("{words}; taken back").format(words=words) if self.is_undone else words
