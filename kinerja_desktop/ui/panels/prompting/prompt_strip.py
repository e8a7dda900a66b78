"""PromptStrip: one reading prompt with its three answers, and why it appears on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from kinerja_desktop.core.hint_answers import Reply
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.panels.prompting.words import OFFER_WORDS, why_words
from kinerja_desktop.ui.widgets.buttons import Button, IconButton
from kinerja_desktop.ui.widgets.card import Quiet
from kinerja_desktop.ui.widgets.flow import Flow
from kinerja_desktop.ui.widgets.labels import IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.core.fairness.hint import Hint
    from kinerja_desktop.ui.theme.theme import Theme


class PromptStrip(Quiet):
    """Information only: never amber, never in the way. `replied` gives the Hint and the Reply."""

    replied = Signal(object, object)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, tone="info-soft", margins=(14, 10, 14, 8), parent=parent)
        # In a wide place the words take fewer lines than at the width they would like to have.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._hint: Hint | None = None
        icon = IconLabel(theme, "info", color="info", parent=self)
        self.text = Text(theme, look="body", lines=0, parent=self)
        self.do_it = Button(theme, "", height=28, parent=self)
        self.right = Button(theme, _("Already right"), kind="plain", height=28, parent=self)
        self.later = Button(theme, _("Later"), kind="plain", height=28, parent=self)
        self.why = IconButton(theme, "circle-question-mark", _("Why does this appear?"), size=28)
        self.why.setCheckable(True)
        self.explained = Text(theme, look="caption text-2", lines=0, parent=self)
        self.explained.hide()
        buttons = (self.do_it, self.right, self.later, self.why)
        answers = Flow(parent=self)
        for part in buttons:
            answers.add(part)
        right = column(self.text, answers, self.explained, gap=6)
        line = row(column(icon, None), right, gap=10)
        line.setStretch(1, 1)
        self.body.addLayout(line)
        for button, reply in zip(buttons, Reply, strict=False):
            button.clicked.connect(lambda _on=False, r=reply: self._reply(r))
        self.why.toggled.connect(self.explained.setVisible)

    @property
    def hint(self) -> Hint | None:
        return self._hint

    def show_hint(self, hint: Hint, *, name: str = "") -> None:
        """Show a prompt, with the person's name before it where the page is about many."""
        if self._hint is None or self._hint.key != hint.key:
            self.why.setChecked(False)
        self._hint = hint
        self.text.set_marked(f"**{name}:** {hint.text}" if name else hint.text)
        self.setAccessibleName(self.text.text())
        self.do_it.setText(_(OFFER_WORDS[hint.offer]))
        self.do_it.updateGeometry()
        self.explained.set_text(why_words(hint))

    def _reply(self, reply: Reply) -> None:
        if self._hint is not None:
            self.replied.emit(self._hint, reply)
