"""Earlier versions of a note: each with its day, source, kind, ties and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.observation import NOTE_KIND_WORDS, SOURCE_WORDS
from kinerja_desktop.i18n import _, clock, ngettext, short_date
from kinerja_desktop.ui.panels.observing.note_lines import in_sentence
from kinerja_desktop.ui.widgets.badges import SIGN_BADGES
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import boxed, column, row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kinerja_desktop.core.observation import Revision
    from kinerja_desktop.ui.theme.theme import Theme


class NoteHistory(QWidget):
    """A link that opens what a note said before, the newest first. `words` name items by key."""

    def __init__(
        self, theme: Theme, revisions: tuple[Revision, ...], words: Mapping[str, str]
    ) -> None:
        super().__init__()
        self.theme = theme
        title = ngettext("{n} earlier version", "{n} earlier versions", len(revisions))
        self.link = make_button(
            theme, title.format(n=len(revisions)), kind="link", icon="history", parent=self
        )
        older = column(gap=10)
        for revision in reversed(revisions):
            older.addWidget(self._version(revision, words))
        self.versions = boxed(older, parent=self)
        self.versions.hide()
        self.link.clicked.connect(lambda: self.versions.setVisible(self.versions.isHidden()))
        self.setLayout(column(row(self.link, None), self.versions, gap=4))

    def _version(self, revision: Revision, words: Mapping[str, str]) -> QWidget:
        until = _("until {day}, {time}").format(
            day=short_date(revision.changed_at.date()), time=clock(revision.changed_at.time())
        )
        box = column(gap=2)
        box.addWidget(Text(self.theme, until, look="caption/500 text-3", lines=0))
        box.addWidget(Text(self.theme, facts(revision, words), look="caption text-3", lines=0))
        for part in (revision.situation, revision.text, revision.impact, revision.realisation):
            if part:
                box.addWidget(Text(self.theme, part, look="small text-2", lines=0))
        return boxed(box)


def facts(revision: Revision, words: Mapping[str, str]) -> str:
    """25 Jun 2026 · direct observation · strength · Kompeten: what is known of a version."""
    parts = []
    if revision.happened_on is not None:
        parts.append(short_date(revision.happened_on))
    if revision.source is not None:
        source = in_sentence(_(SOURCE_WORDS[revision.source]))
        parts.append(f"{source} ({revision.told_by})" if revision.told_by else source)
    parts.append(in_sentence(_(SIGN_BADGES[int(revision.valence)].word)))
    if revision.kind is not None:
        parts.append(in_sentence(_(NOTE_KIND_WORDS[revision.kind])))
    if revision.item_keys is not None:
        ties = [words[key] for key in revision.item_keys if key in words]
        parts.append(", ".join(ties) or _("not tied"))
    return " · ".join(parts)
