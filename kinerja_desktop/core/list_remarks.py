"""What else is to be known of a list: what it hides, and the examples of the template in it."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja_desktop.i18n import _, ngettext, number


@dataclass(frozen=True, kw_only=True)
class ListRemarks:
    """Hidden rows and columns are read; hidden sheets only when chosen; examples never."""

    hidden_rows: int = 0
    hidden_columns: int = 0
    hidden_sheets: tuple[str, ...] = ()
    examples: int = 0

    def sentences(self) -> tuple[str, ...]:
        """Return a sentence for everything there is to tell."""
        return tuple(filter(None, (self.examples_words(), self._hidden(), self._sheets())))

    def examples_words(self) -> str:
        words = ngettext(
            "{count} example row of the template is left out.",
            "{count} example rows of the template are left out.",
            self.examples,
        )
        return words.format(count=number(self.examples)) if self.examples else ""

    def _hidden(self) -> str:
        parts = []
        if self.hidden_rows:
            words = ngettext("{count} row", "{count} rows", self.hidden_rows)
            parts.append(words.format(count=number(self.hidden_rows)))
        if self.hidden_columns:
            words = ngettext("{count} column", "{count} columns", self.hidden_columns)
            parts.append(words.format(count=number(self.hidden_columns)))
        told = _("Hidden in the file, but read all the same: {parts}.")
        return told.format(parts=", ".join(parts)) if parts else ""

    def _sheets(self) -> str:
        count = len(self.hidden_sheets)
        words = ngettext(
            "{count} hidden sheet is not read unless you choose it: {names}.",
            "{count} hidden sheets are not read unless you choose them: {names}.",
            count,
        )
        names = ", ".join(self.hidden_sheets)
        return words.format(count=number(count), names=names) if count else ""


NO_REMARKS = ListRemarks()
