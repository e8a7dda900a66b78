"""ActionsTab (Tindak lanjut): what was agreed in talks: done, or carried over with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.i18n import _, long_date, ngettext, short_date
from kinerja_desktop.ui.panels.staff.summary_tab import emptied
from kinerja_desktop.ui.widgets.badges import Badge, BadgeLook
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.card import CardHead
from kinerja_desktop.ui.widgets.labels import ElidedText, Text
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column, row, scrolling
from kinerja_desktop.ui.widgets.messages import EmptyLine
from kinerja_desktop.ui.widgets.switches import CheckBox

if TYPE_CHECKING:
    from kinerja_desktop.core.rows import ActionRow
    from kinerja_desktop.services.person_summary import PersonSummary
    from kinerja_desktop.ui.theme.theme import Theme


class ActionsTab(QWidget):
    """`toggled(discussion id, key, done)`; `carry_wanted(ActionRow)` asks for the reason."""

    toggled = Signal(int, str, bool)
    carry_wanted = Signal(object)
    talk_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.head = CardHead(theme, _("Follow-up"), caption=" ", parent=self)
        self._rows = column(gap=0)
        self._box = column(12, self.head, 4, self._rows, None, gap=0, margins=(20, 0, 20, 12))
        self.setLayout(column(scrolling(boxed(self._box), parent=self)))

    def set_side(self, side: int) -> None:
        """Set the margins left and right."""
        self._box.setContentsMargins(side, 0, side, 12)

    def show_summary(self, summary: PersonSummary) -> None:
        emptied(self._rows)
        done = sum(action.is_done for action in summary.actions)
        count = len(summary.actions)
        words = ngettext("{done} of {count} done", "{done} of {count} done", count)
        self.head.caption.set_text(words.format(done=done, count=count) if count else "")
        for action in summary.actions:
            self._rows.addWidget(Divider(self.theme, parent=self))
            self._rows.addWidget(self._row(action))
        if not summary.actions:
            empty = EmptyLine(
                self.theme,
                _("Nothing agreed yet. Plans are agreed in the talk."),
                parent=self,
            )
            self._rows.addWidget(empty)

    def _row(self, action: ActionRow) -> QWidget:
        check = CheckBox(self.theme, "", parent=self)
        check.setAccessibleName(_("Done: {what}").format(what=action.what))
        check.setChecked(action.is_done)
        check.toggled.connect(lambda on: self.toggled.emit(action.discussion_id, action.key, on))
        look = "body text-3" if action.is_done else "body"
        what = Text(self.theme, action.what, look=look, lines=2, parent=self)
        parts: list[object] = [what]
        if action.is_carried and action.reason:
            reason = _("Carried over: {reason}").format(reason=action.reason)
            parts.append(ElidedText(self.theme, reason, look="caption text-3", parent=self))
        line = row(check, column(*parts, gap=0), gap=10, margins=(0, 8, 0, 8))
        line.setStretch(1, 1)
        if (state := _state(action)) is not None:
            line.addWidget(Badge(self.theme, state, height=22, parent=self))
        if action.due_on is not None:
            day = Text(self.theme, short_date(action.due_on), look="small text-3", parent=self)
            day.setToolTip(long_date(action.due_on))
            line.addWidget(day)
        if not action.is_done and not action.is_carried:
            carry = Button(self.theme, _("Carry over…"), height=28, parent=self)
            carry.clicked.connect(lambda: self.carry_wanted.emit(action))
            line.addWidget(carry)
        return boxed(line, parent=self)


def _state(action: ActionRow) -> BadgeLook | None:
    if action.is_done:
        return BadgeLook(icon="circle-check", word=_("Done"), tone="success")
    if action.is_carried:
        return BadgeLook(icon="corner-down-right", word=_("Carried over"), tone="neutral")
    if action.is_late:
        return BadgeLook(icon="triangle-alert", word=_("Past its date"), tone="warn")
    return None
