"""UndoImportDialog: says by name what taking an import back does, before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.core.import_words import field_word
from kinerja_desktop.i18n import _, clock, long_date, ngettext, number
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.labels import IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.services.import_values import CarriesWork
    from kinerja_desktop.services.importing import UndoPreview
    from kinerja_desktop.ui.theme.theme import Theme

MOST_NAMES = 6


class UndoImportDialog(Dialog):
    """`accepted` when the person wants exactly this; the safe choice has the focus."""

    def __init__(self, theme: Theme, preview: UndoPreview, *, parent: QWidget) -> None:
        super().__init__(
            theme, _("Take the import back?"), verb=_("Take it back"), width=560, parent=parent
        )
        when = _("{file}, imported on {day}, {time}").format(
            file=preview.file_name,
            day=long_date(preview.at.date()),
            time=clock(preview.at.time()),
        )
        self.body.addWidget(Text(theme, when, look="small text-3", lines=2, parent=self))
        self.sentences: list[str] = []
        self._add_leaving(preview)
        self._add_restored(preview)
        self._add_staying(preview)
        if not (preview.removed or preview.restored):
            self._add("info", "text-3", _("There is nothing left to take back."))
            self.primary.setEnabled(False)

    def first_focus(self) -> QWidget:
        return self.cancel

    def _add_leaving(self, preview: UndoPreview) -> None:
        if preview.removed:
            count = len(preview.removed)
            words = ngettext(
                "{count} person the import added is removed",
                "{count} people the import added are removed",
                count,
            )
            self._add("user", "text-2", words.format(count=number(count)), preview.removed)
        if preview.edited:
            count = len(preview.edited)
            words = ngettext(
                "{count} of them was edited since; that goes too",
                "{count} of them were edited since; that goes too",
                count,
            )
            self._add("triangle-alert", "warn", words.format(count=number(count)), preview.edited)

    def _add_restored(self, preview: UndoPreview) -> None:
        if preview.restored:
            count = len(preview.restored)
            words = ngettext(
                "{count} person gets back what was there",
                "{count} people get back what was there",
                count,
            )
            self._add("undo-2", "text-2", words.format(count=number(count)), preview.restored)
        if preview.kept:
            count = len(preview.kept)
            words = ngettext(
                "{count} was edited since and keeps that",
                "{count} were edited since and keep that",
                count,
            )
            names = [
                f"{one.name} ({', '.join(map(field_word, one.fields))})" for one in preview.kept
            ]
            self._add("pencil", "text-2", words.format(count=number(count)), names)

    def _add_staying(self, preview: UndoPreview) -> None:
        if preview.carrying:
            count = len(preview.carrying)
            words = ngettext(
                "{count} person the import added stays: there is work about them",
                "{count} people the import added stay: there is work about them",
                count,
            )
            names = [f"{one.name} ({_work_words(one)})" for one in preview.carrying]
            self._add("shield-check", "text-2", words.format(count=number(count)), names)

    def _add(self, icon: str, color: str, words: str, names: Iterable[str] = ()) -> None:
        theme, shown = self.theme, names_words(tuple(names))
        self.sentences.append(f"{words}: {shown}" if shown else words)
        lines = column(Text(theme, words, look="medium", lines=0, parent=self), gap=1)
        if shown:
            lines.addWidget(Text(theme, shown, look="small text-2", lines=0, parent=self))
        mark = column(IconLabel(theme, icon, color=color, parent=self), None, margins=(0, 2, 0, 0))
        line = row(mark, lines, gap=10)
        line.setStretch(1, 1)
        self.body.addLayout(line)


def names_words(names: Sequence[str]) -> str:
    """Return the first names, and how many more there are; titles have commas of their own."""
    shown = "; ".join(names[:MOST_NAMES])
    left = len(names) - MOST_NAMES
    if left <= 0:
        return shown
    return _("{names}; and {count} more").format(names=shown, count=number(left))


def _work_words(one: CarriesWork) -> str:
    parts = (
        ngettext("{count} note", "{count} notes", one.notes).format(count=number(one.notes))
        if one.notes
        else "",
        _("plan") if one.plans else "",
        _("rating") if one.appraisals else "",
    )
    return ", ".join(part for part in parts if part)
