"""ResultCard: chips, the step that comes next, the people, and what is done with their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.appraisal import ANSWERED_STAGES, Stage
from kinerja_desktop.i18n import N_, _, ngettext
from kinerja_desktop.ui.panels.results.result_list import (
    CHECKED_STAGES,
    ResultHead,
    ResultLine,
    ResultList,
    RowState,
)
from kinerja_desktop.ui.widgets.buttons import Button, make_button
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.chips import FilterChips
from kinerja_desktop.ui.widgets.labels import ElidedText, IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column, row
from kinerja_desktop.ui.widgets.messages import EmptyLine, ProgressBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinerja_desktop.core.rows import ResultRow
    from kinerja_desktop.ui.theme.theme import Theme

ALL = "all"
FINALISE, EXPORT = "finalise", "export"
REOPENED_STAGES = ANSWERED_STAGES | {Stage.FINAL, Stage.SUBMITTED}
# which stages a chip shows
CHIPS = {
    Stage.SIGNED: (N_("Ready to export"), ANSWERED_STAGES),
    Stage.FINAL: (N_("Final"), frozenset({Stage.FINAL})),
    Stage.SUBMITTED: (N_("Sent"), frozenset({Stage.SUBMITTED})),
}
WITHOUT_TALK = frozenset({Stage.READY, Stage.IN_DISCUSSION})
DELIVERED_STAGES = frozenset({Stage.FINAL, Stage.SUBMITTED})


class ResultCard(Card):
    """The left half of Hasil. Knows which people are meant: the checked, else the chosen one."""

    row_chosen = Signal(object)  # ResultRow
    finalise_wanted = Signal(object)  # tuple of ResultRow
    export_wanted = Signal(object)  # tuple of ResultRow
    deliver_wanted = Signal(object)  # tuple of ResultRow
    reopen_wanted = Signal(object)  # ResultRow
    objection_wanted = Signal(object)  # ResultRow
    folder_wanted = Signal()
    log_wanted = Signal()
    preview_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, margins=(1, 10, 1, 12), parent=parent)
        self.rows: tuple[ResultRow, ...] = ()
        self.states: dict[int, RowState] = {}
        self._checked: set[int] = set()
        self._step = FINALISE
        self._is_busy = False
        self.chips = FilterChips(theme, _("Filter by state"), parent=self)
        self.next = make_button(
            theme, "", kind="primary", on_click=self._on_next_clicked, parent=self
        )
        self.heads = ResultHead(theme, parent=self)
        self.list = ResultList(theme, _("Results of people"), parent=self)
        self.none = EmptyLine(theme, _("Nobody is at this stage."), parent=self)
        self.progress = ProgressBlock(theme, parent=self)
        self.folder = ElidedText(theme, look="small text", parent=self)
        self.last = ElidedText(theme, look="caption text-3", parent=self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        theme = self.theme
        top = row(self.chips, self.next, gap=12, margins=(15, 2, 12, 10))
        top.setStretch(0, 1)
        top.setAlignment(self.next, Qt.AlignmentFlag.AlignTop)
        self.body.setSpacing(0)
        self.body.addLayout(top)
        self.body.addWidget(Divider(theme, parent=self))
        self.body.addWidget(self.heads)
        self.body.addSpacing(4)
        self.body.addWidget(self.list, 1)
        self.none_box = boxed(row(self.none, margins=(15, 12, 15, 0)), parent=self)
        self.body.addWidget(self.none_box, 1, Qt.AlignmentFlag.AlignTop)
        self._block = boxed(row(self.progress, margins=(10, 8, 10, 0)), parent=self)
        self.body.addWidget(self._block)
        self._block.hide()
        self._foot = self._make_foot()
        self.body.addWidget(self._foot)

    def _make_foot(self) -> QWidget:
        theme = self.theme
        self.change_folder = Button(theme, _("Change folder"), kind="link", height=24, parent=self)
        self.change_folder.clicked.connect(self.folder_wanted)
        self.change_folder.setAccessibleName(_("Change the folder for copies"))
        self.deliver = self._act(_("Hand over…"), "send", self._on_deliver_clicked)
        self.reopen = self._act(_("Reopen…"), "history", self._on_reopen_clicked)
        self.objection = Button(theme, _("Objection…"), kind="link", height=24, parent=self)
        self.objection.clicked.connect(lambda: self.objection_wanted.emit(self.current()))
        self.log = Button(theme, _("Submission log"), kind="link", height=24, parent=self)
        self.log.clicked.connect(self.log_wanted)
        icon = IconLabel(theme, "folder", color="text-3", parent=self)
        caption = Text(theme, _("Export to"), look="small text-2", parent=self)
        where = row(icon, caption, self.folder, self.change_folder, 4, self.deliver, self.reopen)
        where.setStretchFactor(self.folder, 1)
        trail = row(self.last, self.objection, self.log, gap=12)
        trail.setStretchFactor(self.last, 1)
        lines = column(where, trail, gap=4, margins=(15, 8, 12, 0))
        return boxed(column(Divider(theme, parent=self), lines, gap=0), parent=self)

    def _act(self, words: str, icon: str, on_click: object) -> Button:
        button = Button(self.theme, words, icon=icon, height=28, parent=self)
        button.clicked.connect(on_click)
        return button

    def _connect(self) -> None:
        self.chips.chosen.connect(lambda _value: self._show_lines())
        self.heads.all_toggled.connect(self._on_all_toggled)
        self.list.room_changed.connect(self.heads.stand_over)
        self.list.check_toggled.connect(self._on_check_toggled)
        self.list.row_chosen.connect(self._on_row_chosen)
        self.list.row_opened.connect(lambda _key: self.preview_wanted.emit())
        everybody = QShortcut(QKeySequence.StandardKey.SelectAll, self.list)
        everybody.setContext(Qt.ShortcutContext.WidgetShortcut)
        everybody.activated.connect(lambda: self._on_all_toggled(wanted=True))

    # What is shown.

    def show_rows(self, rows: Sequence[ResultRow]) -> None:
        """Show people; checks and the chosen person stay where they still fit."""
        self.rows = tuple(rows)
        possible = {row.employee.id for row in rows if row.stage in CHECKED_STAGES}
        self._checked &= possible
        counted = [
            (key, _(words), len(self._of(rows, stages))) for key, (words, stages) in CHIPS.items()
        ]
        self.chips.set_options([(ALL, _("All"), len(rows)), *counted])
        self._show_lines()

    def show_folder(self, folder: str) -> None:
        self.folder.set_text(folder or _("not chosen yet"))

    def show_last_delivery(self, words: str) -> None:
        self.last.set_text(words or _("Nothing has been handed over in this period."))

    def show_states(self, states: dict[int, RowState]) -> None:
        """Show where each person (by employee) is in a batch."""
        self.states = dict(states)
        self._show_lines()

    def set_busy(self, *, busy: bool) -> None:
        """Give the foot's place to the progress of a batch."""
        self._is_busy = busy
        self._block.setVisible(busy)
        self._foot.setVisible(not busy)
        self._show_step()

    def choose(self, employee_id: int) -> None:
        """Choose a person, whatever the chips say."""
        if self.list.rows.place_of(employee_id) < 0:
            self.chips.set_value(ALL)
            self._show_lines()
        self.list.choose(employee_id)
        self._show_step()

    def current(self) -> ResultRow | None:
        line = self.list.current_row()
        return line.row if isinstance(line, ResultLine) else None

    def meant(self) -> tuple[ResultRow, ...]:
        """Return the checked people that are shown, else the chosen one."""
        shown = [line.row for line in self.list.rows.rows]
        checked = tuple(row for row in shown if row.employee.id in self._checked)
        current = self.current()
        return checked or ((current,) if current is not None else ())

    def _show_lines(self) -> None:
        wanted = self.chips.value()
        shown = self._of(self.rows, CHIPS[wanted][1]) if wanted in CHIPS else self.rows
        lines = [
            ResultLine(
                row=row,
                checked=row.employee.id in self._checked,
                state=self.states.get(row.employee.id, RowState.NONE),
            )
            for row in shown
        ]
        self.list.show_rows(lines)
        if lines and self.list.current_key() is None:
            self.list.choose(lines[0].key)
            self._on_row_chosen(lines[0].key)
        self.list.setVisible(bool(lines))
        self.none_box.setVisible(not lines)
        possible = [line for line in lines if line.can_be_checked]
        self.heads.show_state(sum(line.checked for line in possible), len(possible))
        self._show_step()

    def _show_step(self) -> None:
        """Let the one primary button say what comes next for the people that are meant."""
        meant = self.meant()
        signed = self._of(meant, ANSWERED_STAGES) or self._of(meant, WITHOUT_TALK)
        stored = tuple(row for row in meant if row.document_count)
        self._step = EXPORT if stored and not signed else FINALISE
        if self._step == EXPORT:
            count = sum(row.document_count for row in stored)
            words = ngettext("Export {n} file", "Export {n} files", count).format(n=count)
        elif len(signed) > 1:
            words = _("Finalise {n}…").format(n=len(signed))
        else:
            words = _("Finalise…")
        self.next.setText(words)
        self.next.set_icon("download" if self._step == EXPORT else "lock")
        self.next.setEnabled(bool(signed or stored) and not self._is_busy)
        self.deliver.setEnabled(bool(self._of(meant, DELIVERED_STAGES)))
        current = self.current()
        is_signed = current is not None and current.stage in REOPENED_STAGES
        self.reopen.setEnabled(is_signed)
        self.objection.setEnabled(is_signed or (current is not None and current.revision > 1))

    def _of(
        self, rows: Sequence[ResultRow], stages: frozenset[Stage] | set[Stage]
    ) -> tuple[ResultRow, ...]:
        return tuple(row for row in rows if row.stage in stages)

    # What the person does.

    def _on_row_chosen(self, _key: object) -> None:
        self._show_step()
        if (current := self.current()) is not None:
            self.row_chosen.emit(current)

    def _on_check_toggled(self, key: int, wanted: bool) -> None:
        (self._checked.add if wanted else self._checked.discard)(key)
        self._show_lines()

    def _on_all_toggled(self, wanted: bool) -> None:
        shown = {line.key for line in self.list.rows.rows if line.can_be_checked}
        self._checked = self._checked | shown if wanted else self._checked - shown
        self._show_lines()

    def _on_next_clicked(self) -> None:
        meant = self.meant()
        if self._step == EXPORT:
            self.export_wanted.emit(tuple(row for row in meant if row.document_count))
        else:
            signed = self._of(meant, ANSWERED_STAGES) or self._of(meant, WITHOUT_TALK)
            self.finalise_wanted.emit(signed)

    def _on_deliver_clicked(self) -> None:
        self.deliver_wanted.emit(self._of(self.meant(), DELIVERED_STAGES))

    def _on_reopen_clicked(self) -> None:
        self.reopen_wanted.emit(self.current())
