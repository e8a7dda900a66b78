"""Step 6: what the employee wants to add, in own words, or that there is nothing to add."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.core.discussion import AgendaStep
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.panels.talk.fields import TalkArea, TalkField
from kinerja_desktop.ui.panels.talk.panes import StepPane
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.layouts import row
from kinerja_desktop.ui.widgets.switches import CheckBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.services.shared_talk import SharedTalk
    from kinerja_desktop.ui.panels.talk.keeper import TalkKeeper
    from kinerja_desktop.ui.theme.theme import Theme


def no_comment_check(theme: Theme, parent: QWidget) -> CheckBox:
    """Make the check that says there is no comment, 40 high."""
    check = CheckBox(theme, _("No comment"), look="talk-small text", side=22, parent=parent)
    check.setMinimumHeight(theme.px(40))
    theme.changed.connect(lambda: check.setMinimumHeight(theme.px(40)))
    return check


class CommentPane(StepPane):
    STEP = AgendaStep.COMMENT

    def __init__(
        self, theme: Theme, talk: SharedTalk, keeper: TalkKeeper, *, parent: QWidget | None = None
    ) -> None:
        title = _("The comment of {called}").format(called=talk.called)
        question = _("What would {called} like to add or to put right?")
        super().__init__(
            theme,
            talk,
            keeper,
            title=title,
            subtitle=question.format(called=talk.called),
            parent=parent,
        )
        label = _("In own words")
        self.comment = TalkArea(theme, label, lines=5, parent=self)
        self.none = no_comment_check(theme, self)
        card = Card(theme, margins=(24, 18, 24, 14))
        card.add(TalkField(theme, label, self.comment, icon="message-circle", parent=card), 1)
        card.body.addLayout(row(self.none, None))
        self.body.addWidget(card, 1)
        self.comment.edited.connect(self._on_comment_edited)
        self.none.toggled.connect(lambda on: keeper.change(no_comment=on))

    @property
    def keeps_only_title(self) -> bool:
        return False

    def show_state(self) -> None:
        self.comment.set_text(self.state.comment)
        self._show_check()

    def first_focus(self) -> QWidget | None:
        return self.comment

    def _on_comment_edited(self, text: str) -> None:
        self.keeper.change(comment=text, no_comment=self.state.no_comment and not text.strip())
        self._show_check()

    def _show_check(self) -> None:
        blocked = self.none.blockSignals(True)
        self.none.setChecked(self.state.no_comment)
        self.none.setEnabled(not self.state.comment.strip())
        self.none.blockSignals(blocked)
