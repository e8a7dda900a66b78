"""Step 7: four equal choices, both signatures with equal tools, the comment once more."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QWidget

from kinerja_desktop.core import discussion
from kinerja_desktop.core.discussion import AgendaStep, Ink
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.panels.talk.comment_step import no_comment_check
from kinerja_desktop.ui.panels.talk.fields import ErrorLine, TalkArea, TalkField, TalkInput
from kinerja_desktop.ui.panels.talk.panes import Room, StepPane, TwoPanes
from kinerja_desktop.ui.panels.talk.signature_box import SignatureBox
from kinerja_desktop.ui.panels.talk.words import choice_words, result_sentence
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.choices import Choice, ChoiceCards
from kinerja_desktop.ui.widgets.labels import IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from kinerja_desktop.services.shared_talk import SharedTalk
    from kinerja_desktop.ui.panels.talk.keeper import TalkKeeper
    from kinerja_desktop.ui.theme.theme import Theme

NOT_TODAY = discussion.Choice.NOT_TODAY
REMARKS = discussion.Choice.READ_WITH_REMARKS


class ChoicePane(QWidget):
    """The four choices, the remark, and what a signature means."""

    def __init__(
        self, theme: Theme, talk: SharedTalk, keeper: TalkKeeper, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        words = _("{called}, choose one").format(called=talk.called)
        label = Text(theme, words, look="talk-small/600 text-2", parent=self)
        offered = [Choice(value=v, title=t, line=line) for v, t, line in choice_words(talk)]
        self.cards = ChoiceCards(theme, words, offered, parent=self)
        self.remark = TalkArea(theme, _("Remark"), lines=2, parent=self)
        self.remark_field = TalkField(theme, _("Remark (printed)"), self.remark, parent=self)
        self.error = ErrorLine(theme, parent=self)
        meaning = _("A signature means having read, not always agreeing.")
        sign = IconLabel(theme, "info", color="info", size=18, parent=self)
        text = Text(theme, meaning, look="talk-small text-2", lines=0, parent=self)
        note = row(column(sign, None, margins=(0, 3, 0, 0)), text, gap=10)
        note.setStretch(1, 1)
        self.setLayout(column(label, self.cards, self.error, self.remark_field, note, None, gap=8))
        self._keeper = keeper
        self.cards.value_changed.connect(self._on_choice_made)
        self.remark.edited.connect(lambda text: keeper.change(remark=text))

    def first_card(self) -> QWidget:
        """Return the chosen card, else the first, to give it the focus."""
        cards = self.cards.findChildren(QAbstractButton)
        return next((card for card in cards if card.isChecked()), cards[0])

    def show_state(self) -> None:
        state = self._keeper.state
        self.cards.set_value(state.choice)
        self.remark.set_text(state.remark)
        self._show_remark()

    def show_errors(self, fields: dict[str, str]) -> None:
        self.error.show_text(fields.get("choice", ""))
        self.remark_field.set_error(fields.get("remark", ""))

    def _on_choice_made(self, choice: discussion.Choice) -> None:
        self.error.show_text("")
        self._keeper.change(choice=choice)
        self._show_remark()
        if choice == REMARKS:
            self.remark.setFocus()

    def _show_remark(self) -> None:
        self.remark_field.setVisible(self._keeper.state.choice == REMARKS)


class EmployeeSignature(QWidget):
    """The employee's pad; instead of it the reason for not signing, and a witness."""

    def __init__(
        self,
        theme: Theme,
        talk: SharedTalk,
        keeper: TalkKeeper,
        *,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._reason, self._witness = keeper.state.refusal_reason, keeper.state.witness
        self._refuses = bool(self._reason)
        self.box = SignatureBox(
            theme, _("Employee"), name=talk.signature_name, nip=talk.employee_nip, now=now
        )
        self.refuse = Button(theme, _("Does not sign…"), kind="link", height=40)
        self.box.add_to_head(self.refuse)
        self.reason = TalkInput(theme, _("Reason for not signing (printed)"), parent=self)
        self.witness = TalkInput(theme, _("Witness"), parent=self)
        self.sign = Button(theme, _("Sign after all"), height=40, parent=self)
        title = Text(theme, _("The employee does not sign"), look="talk-small/600", parent=self)
        self.refusal = boxed(
            column(
                title,
                TalkField(theme, self.reason.accessibleName(), self.reason),
                TalkField(theme, self.witness.accessibleName(), self.witness),
                row(self.sign, None),
                None,
                gap=10,
                margins=(0, 8, 0, 0),
            )
        )
        self.setLayout(column(self.box, self.refusal, gap=0))
        self.box.changed.connect(self._on_signed)
        self.refuse.clicked.connect(lambda: self._set_refusing(on=True))
        self.sign.clicked.connect(lambda: self._set_refusing(on=False))
        self.reason.textEdited.connect(self._on_refusal_edited)
        self.witness.textEdited.connect(self._on_refusal_edited)

    def show_state(self) -> None:
        state = self._keeper.state
        self.box.show_ink(state.employee_ink)
        self.reason.setText(self._reason)
        self.witness.setText(self._witness)
        self.show_mode()

    def show_mode(self) -> None:
        """Show the pad, or the reason: also when the employee does not want to sign today."""
        waits = self._keeper.state.choice == NOT_TODAY
        refuses = self._refuses or waits
        self.box.setVisible(not refuses)
        self.refusal.setVisible(refuses)
        self.sign.setVisible(not waits)
        self.refuse.setVisible(not self._keeper.state.employee_ink.is_given)
        self._store(refuses=refuses)

    def _store(self, *, refuses: bool) -> None:
        self._keeper.change(
            refusal_reason=self._reason if refuses else "",
            witness=self._witness if refuses else "",
        )

    def _set_refusing(self, *, on: bool) -> None:
        self._refuses = on
        self.show_mode()
        (self.reason if on else self.box.pad).setFocus()

    def _on_signed(self, ink: Ink) -> None:
        self._keeper.change(employee_ink=ink)
        self.refuse.setVisible(not ink.is_given)

    def _on_refusal_edited(self) -> None:
        self._reason, self._witness = self.reason.text(), self.witness.text()
        self._store(refuses=True)


class SigningPane(StepPane):
    STEP = AgendaStep.SIGNING

    def __init__(
        self,
        theme: Theme,
        talk: SharedTalk,
        keeper: TalkKeeper,
        *,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, talk, keeper, title=_("Signature"), parent=parent)
        self.choice = ChoicePane(theme, talk, keeper, parent=self)
        self.employee = EmployeeSignature(theme, talk, keeper, now=now, parent=self)
        self.appraiser = SignatureBox(
            theme, _("Appraiser"), name=talk.appraiser_name, nip=talk.appraiser_nip, now=now
        )
        pads = row(column(self.employee, None, gap=0), column(self.appraiser, None, gap=0), gap=24)
        pads.setStretch(0, 1)
        pads.setStretch(1, 1)
        self._pads = pads
        card = Card(theme, margins=(24, 8, 24, 16))
        card.body.addLayout(pads)
        card.body.addSpacing(4)
        card.add(Divider(theme, parent=card))
        self._add_comment(card)
        card.body.addStretch(1)
        self._panes = TwoPanes(self.choice, card, left_width=412, gap=28, parent=self)
        self.body.addWidget(self._panes, 1)
        self.appraiser.changed.connect(lambda ink: keeper.change(appraiser_ink=ink))
        self.choice.cards.value_changed.connect(lambda _value: self.employee.show_mode())

    def _add_comment(self, card: Card) -> None:
        theme = self.theme
        name = _("The employee's comment")
        label = Text(theme, name, look="talk-small/600", parent=card)
        printer = IconLabel(theme, "printer", color="text-3", size=18, parent=card)
        printed = Text(theme, _("printed"), look="talk-caption text-3", parent=card)
        self.comment = TalkArea(theme, name, lines=1, parent=card)
        self.none = no_comment_check(theme, card)
        self.comment_error = ErrorLine(theme, parent=card)
        card.body.setSpacing(4)
        card.body.addLayout(row(label, 4, printer, printed, None, self.none, gap=6))
        card.add(self.comment)
        card.add(self.comment_error)
        self.comment.edited.connect(self._on_comment_edited)
        self.none.toggled.connect(self._on_none_toggled)

    def show_state(self) -> None:
        heard = self.state.employee_was_heard
        self.set_subtitle(result_sentence(self.talk) if heard else "")
        self.choice.show_state()
        self.employee.show_state()
        self.appraiser.show_ink(self.state.appraiser_ink)
        self.comment.set_text(self.state.comment)
        self._show_check()
        self.show_errors({})

    def show_errors(self, fields: dict[str, str]) -> None:
        self.choice.show_errors(fields)
        self.employee.box.set_error(fields.get("employee_ink", ""))
        self.appraiser.set_error(fields.get("appraiser_ink", ""))
        self.comment_error.show_text(fields.get("comment", ""))
        places: dict[str, QWidget] = {
            "choice": self.choice.first_card(),
            "remark": self.choice.remark,
            "employee_ink": self.employee.box.pad,
            "appraiser_ink": self.appraiser.pad,
            "comment": self.comment,
        }
        for name, place in places.items():
            if name in fields:
                place.setFocus()
                return

    @property
    def keeps_only_title(self) -> bool:
        return False

    def first_focus(self) -> QWidget | None:
        return self.choice.first_card()

    def fit(self, room: Room) -> None:
        super().fit(room)
        self._panes.fit(room, self.theme.scale)
        directions = QBoxLayout.Direction
        side_by_side = not room.is_stacked
        self._pads.setDirection(directions.LeftToRight if side_by_side else directions.TopToBottom)
        self.employee.box.fit(room)
        self.appraiser.fit(room)

    def _on_comment_edited(self, text: str) -> None:
        none = self.state.no_comment and not text.strip()
        self.keeper.take(replace(self.state, comment=text, no_comment=none))
        self.comment_error.show_text("")
        self._show_check()

    def _on_none_toggled(self, on: bool) -> None:
        self.keeper.change(no_comment=on)
        self.comment_error.show_text("")

    def _show_check(self) -> None:
        blocked = self.none.blockSignals(True)
        self.none.setChecked(self.state.no_comment)
        self.none.setEnabled(not self.state.comment.strip())
        self.none.blockSignals(blocked)
