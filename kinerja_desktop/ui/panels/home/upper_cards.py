"""The upper cards of Beranda: what is due, how far the ratings are, what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.i18n import SHORT_MONTHS, WEEKDAYS, _, clock, language
from kinerja_desktop.ui.dialogs.all_rows import AllRowsDialog
from kinerja_desktop.ui.widgets.badges import STAGES
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.layouts import column
from kinerja_desktop.ui.widgets.messages import EmptyLine
from kinerja_desktop.ui.widgets.row_buttons import DateRow, DueRow, StageCount, StageRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtCore import SignalInstance

    from kinerja_desktop.core.rows import DateRow as ComingDate
    from kinerja_desktop.core.rows import DueRow as DueWork
    from kinerja_desktop.services.insights import HomeView
    from kinerja_desktop.ui.theme.theme import Theme

CARD_MARGINS = (10, 12, 10, 10)
SOON_DAYS = 3
DUE_LOOKS = {
    "late_actions": ("triangle-alert", "warn"),
    "quiet_people": ("eye-off", "warn"),
    "incomplete_notes": ("list-checks", "neutral"),
    "ready": ("calendar-check", "primary"),
    "signed": ("pen-line", "primary"),
    "open_objections": ("scale", "warn"),
    "without_plan": ("clipboard-list", "neutral"),
}
# shown stage: the stages it counts
SHOWN_STAGES = {
    Stage.NOT_STARTED: (Stage.NOT_STARTED,),
    Stage.DRAFT: (Stage.DRAFT,),
    Stage.READY: (Stage.READY, Stage.IN_DISCUSSION),
    Stage.SIGNED: (Stage.SIGNED, Stage.OBJECTION),
    Stage.FINAL: (Stage.FINAL, Stage.SUBMITTED),
}


@dataclass(frozen=True, kw_only=True)
class People:
    """Some people and the words that say which; what a link to Pegawai carries."""

    ids: tuple[int, ...]
    words: str


class LinkCard(Card):
    """A card whose body is a list of links, with one more at the right of its head."""

    def __init__(self, theme: Theme, title: str, *, parent: QWidget) -> None:
        self.more = Button(theme, "", kind="link", height=24)
        super().__init__(theme, title=title, right=self.more, margins=CARD_MARGINS, parent=parent)
        self.more.hide()
        if self.head is not None:
            self.head.setContentsMargins(6, 0, 6, 0)
        self._title = title
        self._rows: list[QAbstractButton] = []
        self._row_height = 0
        self._nothing = EmptyLine(theme, "", parent=self)
        self._nothing.setContentsMargins(6, 4, 6, 0)
        self._nothing.hide()
        self._list = column(gap=0)
        self.body.addLayout(self._list)
        self.body.addWidget(self._nothing)
        self.body.addStretch(1)

    @property
    def rows(self) -> list[QAbstractButton]:
        return list(self._rows)

    def show_links(self, rows: Sequence[QAbstractButton], *, nothing: str = "") -> None:
        """Show these rows in place of those before; without any, say `nothing`."""
        for old in self._rows:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = list(rows)
        for row in self._rows:
            self._list.addWidget(row)
            row.show()
        self._fit()
        self._nothing.set_text(nothing)
        self._nothing.setVisible(not rows)

    def set_row_height(self, height: int, *, tight: bool) -> None:
        """Give way: lower rows, and less room below the head."""
        self._row_height = height
        self.body.setSpacing(4 if tight else 8)
        self._fit()

    def show_more(self, words: str) -> None:
        """Say in the head what leads to the rest; "" hides it."""
        self.more.setText(words)
        self.more.setVisible(bool(words))
        self.more.updateGeometry()

    def _fit(self) -> None:
        if not self._row_height:
            return
        for row in self._rows:
            if isinstance(row, DueRow | DateRow | StageRow):
                row.set_row_height(self._row_height)


class DueCard(LinkCard):
    """Perlu dikerjakan; `due_chosen` gives the row of core."""

    due_chosen = Signal(object)

    def __init__(self, theme: Theme, *, parent: QWidget) -> None:
        super().__init__(theme, _("To do"), parent=parent)
        self._due: tuple[DueWork, ...] = ()
        self._most = 4
        self._ending = ""
        self.more.clicked.connect(self._on_more_clicked)

    def show_due(self, due: tuple[DueWork, ...], *, ending: str = "") -> None:
        """Show what is due, or the sentence that ends a closed period."""
        self._due, self._ending = due, ending
        self._show()

    def set_most(self, most: int) -> None:
        """Show at most so many rows; the rest is behind a link."""
        self._most = most
        self._show()

    def _show(self) -> None:
        due = () if self._ending else self._due
        nothing = self._ending or _("Nothing is due.")
        self.show_links([self._row(work) for work in due[: self._most]], nothing=nothing)
        rest = len(due) - self._most
        self.show_more(_("{count} more").format(count=rest) if rest > 0 else "")

    def _row(self, work: DueWork) -> DueRow:
        icon, tone = DUE_LOOKS[work.key]
        words = (work.count, work.title, ", ".join(work.names))
        row = DueRow(self.theme, words, icon=icon, tone=tone, parent=self)
        row.clicked.connect(lambda: self.due_chosen.emit(work))
        return row

    def _on_more_clicked(self) -> None:
        rows = [self._row(work) for work in self._due]
        AllRowsDialog(self.theme, _("To do"), rows, parent=self).open()


class StagesCard(LinkCard):
    """Kemajuan penilaian; `people_chosen` gives the People in a stage."""

    people_chosen = Signal(object)

    def __init__(self, theme: Theme, *, parent: QWidget) -> None:
        super().__init__(theme, _("Progress of ratings"), parent=parent)
        if self.head is not None:
            self.head.caption.setAlignment(Qt.AlignmentFlag.AlignRight)

    def show_stages(self, view: HomeView) -> None:
        theme = self.theme
        words = {stage: _(STAGES[stage].word) for stage in SHOWN_STAGES}
        widest = max(theme.width(word, "body") for word in words.values())
        rows: list[QAbstractButton] = []
        for stage, counted in SHOWN_STAGES.items():
            ids = tuple(i for part in counted for i in view.stages.get(part, ()))
            count = StageCount(
                icon=STAGES[stage].icon,
                word=words[stage],
                count=len(ids),
                total=view.people,
                token="border-strong" if stage == Stage.NOT_STARTED else "primary",
            )
            row = StageRow(theme, count, word_width=widest, parent=self)
            row.setEnabled(bool(ids))
            people = People(ids=ids, words=words[stage])
            connect(row.clicked, self.people_chosen, people)
            rows.append(row)
        self.show_links(rows)
        begun = _("{count} of {total} begun")
        if self.head is not None:
            self.head.caption.set_text(begun.format(count=view.started, total=view.people))


class DatesCard(LinkCard):
    """Jadwal terdekat; `date_chosen` gives the row of core."""

    date_chosen = Signal(object)
    MOST = 3

    def __init__(self, theme: Theme, *, parent: QWidget) -> None:
        super().__init__(theme, _("Coming dates"), parent=parent)
        self._dates: tuple[ComingDate, ...] = ()
        self._today: date | None = None
        self.more.clicked.connect(self._on_more_clicked)

    def show_dates(self, dates: tuple[ComingDate, ...], today: date) -> None:
        self._dates, self._today = dates, today
        nothing = _("No talk is planned. Dates are set while preparing a talk.")
        self.show_links([self._row(coming) for coming in dates[: self.MOST]], nothing=nothing)
        self.show_more(_("Show all") if dates else "")

    def _row(self, coming: ComingDate) -> DateRow:
        when = coming.when
        day = (str(when.day), SHORT_MONTHS[language()][when.month - 1])
        weekday = WEEKDAYS[language()][when.weekday()]
        moment = f"{weekday} {clock(when.time())}" if coming.has_time else weekday
        words = (coming.title, " · ".join(filter(None, (moment, coming.place))))
        is_soon = self._today is not None and (when.date() - self._today).days <= SOON_DAYS
        row = DateRow(self.theme, day, words, soon=is_soon, parent=self)
        row.clicked.connect(lambda: self.date_chosen.emit(coming))
        return row

    def _on_more_clicked(self) -> None:
        rows = [self._row(coming) for coming in self._dates]
        AllRowsDialog(self.theme, _("Coming dates"), rows, parent=self).open()


def connect(clicked: SignalInstance, told: SignalInstance, value: object) -> None:
    """Let a press tell a value."""
    clicked.connect(lambda: told.emit(value))


def ending_words(view: HomeView) -> str:
    """Say how a closed period ended: Periode selesai: 12 final, 1 keberatan."""
    final = len(view.stages.get(Stage.FINAL, ())) + len(view.stages.get(Stage.SUBMITTED, ()))
    parts = [_("{count} final").format(count=final)]
    if objections := len(view.stages.get(Stage.OBJECTION, ())):
        parts.append(_("{count} objections").format(count=objections))
    if rest := view.people - final - objections:
        parts.append(_("{count} not finished").format(count=rest))
    return _("Period closed: {counts}.").format(counts=", ".join(parts))
