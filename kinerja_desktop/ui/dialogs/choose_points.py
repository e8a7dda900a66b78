"""ChoosePointsDialog: which notes are opened in a talk; only notes the employee may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.core.observation import SOURCE_WORDS
from kinerja_desktop.i18n import _, short_date
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.messages import EmptyLine
from kinerja_desktop.ui.widgets.note_list import EvidenceLine, EvidenceList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.core.observation import Observation
    from kinerja_desktop.ui.frame import Frame


class ChoosePointsDialog(Dialog):
    """`chosen` holds the ids, at most `most`; with one, another takes its place."""

    def __init__(
        self,
        frame: Frame,
        title: str,
        notes: Sequence[Observation],
        *,
        chosen: Sequence[int],
        most: int,
        parent: QWidget,
    ) -> None:
        super().__init__(frame.theme, title, verb=_("Use"), width=560, parent=parent)
        self._notes, self._most = tuple(notes), most
        self.chosen = tuple(i for i in chosen if i in {note.id for note in notes})
        words = _("Private notes are not in this list; they are never opened in a talk.")
        self.body.addWidget(Text(self.theme, words, look="small text-3", lines=0, parent=self))
        self.list = EvidenceList(self.theme, title, parent=self)
        self.list.setMinimumHeight(self.theme.px(300))
        self.list.check_toggled.connect(self._on_check_toggled)
        self.list.row_opened.connect(lambda key: self._on_check_toggled(key, True))
        nothing = _("There is no note of this kind that the employee may see.")
        self.body.addWidget(self.list if notes else EmptyLine(self.theme, nothing, parent=self))
        self.primary.setEnabled(bool(notes))
        self.list.setVisible(bool(notes))
        self._show()

    def _show(self) -> None:
        lines = [
            EvidenceLine(
                key=note.id,
                sign=int(note.valence),
                day=short_date(note.happened_on, year=False),
                source=_(SOURCE_WORDS[note.source]),
                text=note.text,
                checked=note.id in self.chosen,
            )
            for note in self._notes
        ]
        self.list.show_rows(lines)

    def _on_check_toggled(self, key: int, wanted: bool) -> None:
        others = tuple(i for i in self.chosen if i != key)
        if wanted:
            others = (*others, key)[-self._most :]
        self.chosen = others
        self._show()
