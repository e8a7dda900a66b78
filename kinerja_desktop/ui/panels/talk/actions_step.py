"""Step 5: the plan written together, at most three, beside the employee's own words."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.discussion import ACTION_LIMIT, ActionItem, AgendaStep
from kinerja_desktop.i18n import _, ngettext
from kinerja_desktop.ui.panels.talk.action_form import ActionForm
from kinerja_desktop.ui.panels.talk.action_rows import ActionHead, ActionRow
from kinerja_desktop.ui.panels.talk.panes import Room, StepPane, TwoPanes
from kinerja_desktop.ui.panels.talk.words import result_sentence
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.labels import IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import Divider, column, row

if TYPE_CHECKING:
    from kinerja_desktop.services.shared_talk import SharedTalk
    from kinerja_desktop.ui.panels.talk.keeper import TalkKeeper
    from kinerja_desktop.ui.theme.theme import Theme


class WordsCard(Card):
    """What the employee said and wants, and the result once it may be seen."""

    def __init__(self, theme: Theme, talk: SharedTalk, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, margins=(24, 18, 24, 14), parent=parent)
        self._talk = talk
        words = _("The words of {called}").format(called=talk.called)
        self._said = self._block("message-circle", words)
        self._line = Divider(theme, parent=self)
        self._wanted = self._block("life-buoy", _("What would help"))
        self._second = Divider(theme, parent=self)
        self._result = Text(theme, look="talk-small text-2", lines=0, parent=self)
        self.body.setSpacing(13)
        for part in (self._said, self._line, self._wanted, self._second, self._result):
            self.add(part)
        self.body.addStretch(1)

    def show_words(self, said: str, wanted: str, *, heard: bool) -> None:
        self._show(self._said, f"“{said.strip()}”" if said.strip() else "–")
        self._show(self._wanted, wanted.strip() or "–")
        result = result_sentence(self._talk) if heard else ""
        self._result.set_marked(result)
        self._result.setVisible(bool(result))
        self._second.setVisible(bool(result))

    def _block(self, icon: str, title: str) -> QWidget:
        block = QWidget(self)
        sign = IconLabel(self.theme, icon, color="primary", size=20, parent=block)
        name = Text(self.theme, title, look="talk-small/600", lines=0, parent=block)
        head = row(column(sign, None, margins=(0, 2, 0, 0)), name, gap=10)
        head.setStretch(1, 1)
        text = Text(self.theme, look="talk", lines=0, parent=block)
        text.setObjectName("words")
        block.setLayout(column(head, text, gap=8))
        return block

    def _show(self, block: QWidget, words: str) -> None:
        text = block.findChild(Text, "words")
        if isinstance(text, Text):
            text.set_text(words)


class ActionsPane(StepPane):
    STEP = AgendaStep.ACTIONS

    def __init__(
        self, theme: Theme, talk: SharedTalk, keeper: TalkKeeper, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme,
            talk,
            keeper,
            title=_("Shared plans"),
            subtitle=_("A small step that can begin next week."),
            parent=parent,
        )
        self._opened = ""
        self.words = WordsCard(theme, talk)
        self.rows = column(gap=0)
        self.add = Button(theme, _("Add a plan"), kind="link", icon="plus", height=40)
        self.count = Text(theme, look="talk-caption text-3", parent=self)
        card = Card(theme, margins=(24, 0, 24, 10))
        card.body.setSpacing(0)
        card.add(ActionHead(theme, parent=card))
        card.add(Divider(theme, parent=card))
        card.body.addLayout(self.rows)
        card.body.addStretch(1)
        card.body.addLayout(row(self.add, None, self.count))
        self._panes = TwoPanes(self.words, card, left_width=344, parent=self)
        self.body.addWidget(self._panes, 1)
        self.add.clicked.connect(self._on_add_clicked)

    def show_state(self) -> None:
        said = self.state.employee_view or self.state.story
        heard = self.state.employee_was_heard
        self.words.show_words(said, self.state.help_wanted, heard=heard)
        self._opened = ""
        self._show_rows()

    def first_focus(self) -> QWidget | None:
        return None if self.state.actions else self.add

    def fit(self, room: Room) -> None:
        super().fit(room)
        self._panes.fit(room, self.theme.scale)

    def forms(self) -> list[ActionForm]:
        return self.findChildren(ActionForm)

    def _show_rows(self) -> None:
        while (item := self.rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        actions = self.state.actions
        for number, action in enumerate(actions, start=1):
            if number > 1:
                self.rows.addWidget(Divider(self.theme, parent=self))
            is_open = action.key == self._opened
            shown = self._form(action) if is_open else self._row(number, action)
            self.rows.addWidget(shown)
            shown.show()  # at once, so that it can take the focus
        self._show_count(len(actions))

    def _show_count(self, count: int) -> None:
        self.add.setVisible(count < ACTION_LIMIT)
        words = ngettext(
            "{n} plan, at most {most} so that it stays light",
            "{n} plans, at most {most} so that it stays light",
            count,
        )
        self.count.set_text(words.format(n=count, most=ACTION_LIMIT))

    def _row(self, number: int, action: ActionItem) -> ActionRow:
        shown = ActionRow(self.theme, number, action, parent=self)
        shown.opened.connect(self._on_row_opened)
        return shown

    def _form(self, action: ActionItem) -> ActionForm:
        form = ActionForm(self.theme, action, parent=self)
        form.edited.connect(self._on_action_edited)
        form.closed.connect(self._on_form_closed)
        form.removed.connect(self._on_removed)
        return form

    def _on_row_opened(self, key: str) -> None:
        self._opened = key
        self._tidy()
        self._show_rows()
        for form in self.forms():
            form.what.setFocus()

    def _on_add_clicked(self) -> None:
        who = self.talk.employee_name.partition(" ")[0]
        action = ActionItem(key=uuid.uuid4().hex, who=who)
        self._tidy()
        self.keeper.change(actions=(*self.state.actions, action))
        self._on_row_opened(action.key)

    def _tidy(self) -> None:
        """Forget a plan that was begun and left empty."""
        kept = tuple(a for a in self.state.actions if a.what.strip() or a.key == self._opened)
        self.keeper.change(actions=kept)

    def _on_action_edited(self, action: ActionItem) -> None:
        actions = tuple(action if a.key == action.key else a for a in self.state.actions)
        self.keeper.change(actions=actions)

    def _on_form_closed(self) -> None:
        self._opened = ""
        self._tidy()
        self._show_rows()
        self.add.setFocus()

    def _on_removed(self) -> None:
        kept = tuple(a for a in self.state.actions if a.key != self._opened)
        self.keeper.take(replace(self.state, actions=kept))
        self._on_form_closed()
