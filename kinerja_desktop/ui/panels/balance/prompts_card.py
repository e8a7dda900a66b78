"""PromptsCard (Untuk dibaca ulang): three prompts at most, and what was answered before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kinerja_desktop.i18n import _, ngettext, short_date
from kinerja_desktop.ui.panels.prompting.prompt_strip import PromptStrip
from kinerja_desktop.ui.panels.prompting.words import REPLY_WORDS
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import boxed, column, row
from kinerja_desktop.ui.widgets.lines import StatusLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.core.hint_answers import HintAnswer
    from kinerja_desktop.services.prompting import Prompts
    from kinerja_desktop.ui.theme.theme import Theme

MOST_ANSWERED = 5


class PromptsCard(Card):
    """`replied` gives the Hint and the Reply, `taken_back` the key of an answered prompt.

    `nameless_wanted` asks to read a few scores again without names.
    """

    replied = Signal(object, object)
    taken_back = Signal(str)
    nameless_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget) -> None:
        super().__init__(theme, title=_("To read again"), parent=parent)
        self.nothing = Text(
            theme, _("Nothing asks for a second reading now."), look="small text-3", lines=0
        )
        self.nothing.setParent(self)
        self.strips = [PromptStrip(theme, parent=self) for _place in range(3)]
        self._answered = column(gap=6)
        self._list = boxed(self._answered, parent=self)
        self._list.hide()
        self.reviewed = StatusLine(theme, "", icon="check", parent=self)
        self.look = Button(theme, "", kind="link", height=24, parent=self)
        self.look.setCheckable(True)
        foot = row(self.reviewed, self.look)
        foot.setStretchFactor(self.reviewed, 1)
        for part in (self.nothing, *self.strips):
            self.body.addWidget(part)
        self.nameless = Button(theme, _("Read again without names…"), kind="link", height=24)
        self.nameless.clicked.connect(self.nameless_wanted)
        self.body.addLayout(row(self.nameless, None))
        self.body.addStretch(1)
        self.body.addLayout(foot)
        self.body.addWidget(self._list)
        for strip in self.strips:
            strip.replied.connect(self.replied)
        self.look.toggled.connect(self._on_look_toggled)
        self._on_look_toggled(wanted=False)
        self._parts: list[QWidget] = []

    def show_prompts(self, prompts: Prompts) -> None:
        for place, strip in enumerate(self.strips):
            is_shown = place < len(prompts.shown)
            if is_shown:
                hint = prompts.shown[place]
                strip.show_hint(hint, name=prompts.subjects.get(hint.subject, ""))
            strip.setVisible(is_shown)
        count, answered = len(prompts.shown), len(prompts.answered)
        self.nothing.setVisible(not count)
        told = ngettext("{n} thing", "{n} things", count)
        if self.head is not None:
            self.head.caption.set_text(told.format(n=count) if count else "")
        told = ngettext("{n} thing looked at", "{n} things looked at", answered)
        self.reviewed.text.set_text(told.format(n=answered))
        self.reviewed.setVisible(bool(answered))
        self.look.setVisible(bool(answered))
        self._list.setVisible(bool(answered) and self.look.isChecked())
        self._show_answered(prompts.answered[:MOST_ANSWERED])

    def _show_answered(self, answered: tuple[HintAnswer, ...]) -> None:
        for part in self._parts:
            self._answered.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = [self._answer_row(answer) for answer in answered]
        for part in self._parts:
            self._answered.addWidget(part)

    def _answer_row(self, answer: HintAnswer) -> QWidget:
        words = Text(self.theme, answer.text, look="small text-2", lines=2)
        told = f"{_(REPLY_WORDS[answer.reply])} · {short_date(answer.answered_at.date())}"
        again = Button(self.theme, _("Show again"), kind="link", height=24)
        again.clicked.connect(lambda: self.taken_back.emit(answer.key))
        line = row(Text(self.theme, told, look="caption text-3"), None, again)
        return boxed(column(words, line, gap=2), parent=self._list)

    def _on_look_toggled(self, wanted: bool) -> None:
        self.look.setText(_("Hide") if wanted else _("Show"))
        self.look.updateGeometry()
        self._list.setVisible(wanted)
