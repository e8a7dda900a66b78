"""EndedCard: what came of a talk: the choice, the comment, the plans, and what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.appraisal import ANSWERED_STAGES, Stage
from kinerja_desktop.core.discussion import Choice, Discussion, Ink
from kinerja_desktop.i18n import N_, _, clock, ngettext, short_date
from kinerja_desktop.ui.panels.talk.words import passed
from kinerja_desktop.ui.widgets.badges import STAGES, Badge
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column, row, scrolling
from kinerja_desktop.ui.widgets.verdicts import EventItem, EventLine, VerdictBlock

if TYPE_CHECKING:
    from kinerja_desktop.services.discussing import PreparationView
    from kinerja_desktop.ui.theme.theme import Theme

CHOICE_TITLES = {
    Choice.READ: N_("Read and discussed"),
    Choice.READ_WITH_REMARKS: N_("Read, with a remark"),
    Choice.OBJECTS: N_("The employee objects"),
    Choice.NOT_TODAY: N_("Not signed yet"),
}


class EndedCard(Card):
    """Instead of the preparation once the talk has ended."""

    finalising_wanted = Signal()
    objection_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, margins=(0, 16, 0, 16), parent=parent)
        self.verdict = VerdictBlock(theme, parent=self)
        self.events = EventLine(theme, parent=self)
        self._texts = column(gap=12)
        self.primary = Button(theme, _("Finalise…"), kind="primary", parent=self)
        self.primary.clicked.connect(self.finalising_wanted)
        self.objection = Button(theme, _("Objection…"), parent=self)
        self.objection.clicked.connect(self.objection_wanted)
        self._badge = Badge(theme, STAGES[Stage.SIGNED], parent=self)
        content = column(self.verdict, 4, self.events, self._texts, None, gap=12)
        content.setContentsMargins(20, 0, 14, 0)
        self.body.addWidget(scrolling(boxed(content), parent=self), 1)
        buttons = row(self._badge, None, self.objection, self.primary, margins=(20, 4, 20, 0))
        self.foot = boxed(buttons, parent=self)
        self.add(self.foot)

    def show_view(self, view: PreparationView, *, objection_days: int) -> None:
        talk, stage = view.discussion, view.view.appraisal.stage
        self._badge.set_look(STAGES[stage])
        self.primary.setText(_("Finalise…") if stage in ANSWERED_STAGES else _("Open the document"))
        self._show_verdict(talk, stage, objection_days)
        self.events.show_items(_events(talk, view.view.employee.name))
        while (item := self._texts.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._add_texts(talk)

    def _show_verdict(self, talk: Discussion, stage: Stage, objection_days: int) -> None:
        title = _(CHOICE_TITLES[talk.choice or Choice.READ])
        if talk.choice == Choice.OBJECTS:
            sentence = ngettext(
                "It goes to the appraiser's superior, {n} day from receipt of the document.",
                "It goes to the appraiser's superior, {n} days from receipt of the document.",
                objection_days,
            ).format(n=objection_days)
            self.verdict.show_verdict(title, sentence, tone="warn", icon="scale")
            return
        sentence = _("The talk has ended. Make the rating final to print and sign it.")
        if stage not in ANSWERED_STAGES:
            sentence = _("The talk has ended and the rating is final.")
        self.verdict.show_verdict(title, sentence, tone="success", icon="pen-line")

    def _add_texts(self, talk: Discussion) -> None:
        comment = talk.comment.strip() or (_("No comment") if talk.no_comment else "")
        refused = talk.refusal_reason.strip()
        if refused and talk.witness.strip():
            refused = _("{reason} (witness: {name})").format(reason=refused, name=talk.witness)
        for title, text in (
            (_("The employee's comment"), comment),
            (_("Remark"), talk.remark.strip() if talk.choice == Choice.READ_WITH_REMARKS else ""),
            (_("Reason for not signing"), refused),
        ):
            if text:
                self._texts.addWidget(self._block(title, [text]))
        plans = [_plan_line(what=a.what, due=a.due_on) for a in talk.actions]
        if plans:
            self._texts.addWidget(Divider(self.theme))
            self._texts.addWidget(self._block(_("Shared plans"), plans))

    def _block(self, title: str, lines: list[str]) -> QWidget:
        head = Text(self.theme, title, look="strong")
        texts = [Text(self.theme, line, look="body text-2", lines=0) for line in lines]
        return boxed(column(head, *texts, gap=4))


def _plan_line(*, what: str, due: object) -> str:
    from_day = short_date(due) if due else ""  # type: ignore[arg-type]
    return f"{what} · {from_day}" if from_day else what


def _events(talk: Discussion, name: str) -> list[EventItem]:
    day = short_date(talk.ended_at.date()) if talk.ended_at else ""
    minutes, seconds = divmod(talk.elapsed_s, 60)
    length = ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
    if seconds:
        length = _("{time} minutes").format(time=passed(talk.elapsed_s))
    items = [EventItem(title=_("The talk was held"), note=length, when=day, icon="messages-square")]
    if talk.employee_ink.is_given:
        items.append(_signed(_("Employee"), name, talk.employee_ink))
    if talk.appraiser_ink.is_given:
        items.append(_signed(_("Appraiser"), "", talk.appraiser_ink))
    return items


def _signed(who: str, name: str, ink: Ink) -> EventItem:
    when = clock(ink.signed_at.time()) if ink.signed_at else ""
    title = _("{who} signed").format(who=who)
    ways = _("typed name") if ink.typed_name else _("picture") if ink.picture else _("handwritten")
    note = f"{name} · {ways}" if name else ways
    return EventItem(title=title, note=note, when=when, icon="pen-line")
