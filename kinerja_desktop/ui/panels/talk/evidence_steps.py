"""Steps 3 and 4: strengths, then growth one point at a time with both ratings side by side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.discussion import AgendaStep
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.panels.talk.fields import TalkArea, TalkField
from kinerja_desktop.ui.panels.talk.panes import Room, StepPane, TwoPanes
from kinerja_desktop.ui.panels.talk.points import PointPager, PointView
from kinerja_desktop.ui.panels.talk.words import THREE, rating_word
from kinerja_desktop.ui.theme.theme import Theme
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import Divider, column, row
from kinerja_desktop.ui.widgets.rating import RATING_WORDS, SegmentedChoice

if TYPE_CHECKING:
    from kinerja_desktop.services.shared_talk import SharedRating, SharedTalk
    from kinerja_desktop.ui.panels.talk.keeper import TalkKeeper

SEGMENT_SCALE = 1.25
POINT_WIDTH = 635


class StrengthsPane(StepPane):
    STEP = AgendaStep.STRENGTHS

    def __init__(
        self, theme: Theme, talk: SharedTalk, keeper: TalkKeeper, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme,
            talk,
            keeper,
            title=_("Strengths"),
            subtitle=_("What went well, and what it brought about."),
            parent=parent,
        )
        card = Card(theme, margins=(24, 20, 24, 20))
        card.body.setSpacing(16)
        for number, point in enumerate(talk.strengths):
            if number:
                card.add(Divider(theme, parent=card))
            view = PointView(theme, parent=card)
            view.show_point(point)
            card.add(view)
        if not talk.strengths:
            words = _("Name a strength together and write it down here.")
            card.add(Text(theme, words, look="talk text-2", lines=0, parent=card))
        card.body.addStretch(1)
        label = _("What we keep from this")
        self.note = TalkArea(theme, label, lines=4, parent=self)
        noted = Card(theme, margins=(24, 18, 24, 20))
        noted.add(TalkField(theme, label, self.note, icon="message-circle", parent=noted), 1)
        self._panes = TwoPanes(card, noted, left_width=POINT_WIDTH, parent=self)
        self.body.addWidget(self._panes, 1)
        self.note.edited.connect(self._on_note_edited)

    def show_state(self) -> None:
        self.note.set_text(self.state.note(self.STEP))

    def first_focus(self) -> QWidget | None:
        return self.note

    def fit(self, room: Room) -> None:
        super().fit(room)
        self._panes.fit(room, self.theme.scale)

    def _on_note_edited(self, text: str) -> None:
        self.keeper.take(self.state.with_note(self.STEP, text))


class RatingView(QWidget):
    """One item: the appraiser's step with its words, the employee's own beside it."""

    def __init__(
        self,
        theme: Theme,
        talk: SharedTalk,
        rating: SharedRating,
        keeper: TalkKeeper,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._key, self._keeper = rating.key, keeper
        box = column(gap=6)
        box.addWidget(Text(theme, rating.item, look="talk-small/600", lines=0, parent=self))
        if talk.shows_self and rating.steps:
            words = _("Self-assessment")
            large = _larger(theme, self)
            self.own = SegmentedChoice(large, words, self._options(rating), parent=self)
            self.own.set_value(dict(keeper.state.self_steps).get(rating.key))
            self.own.value_changed.connect(self._on_own_step_chosen)
            name = Text(theme, words, look="talk-small text-2", parent=self)
            box.addLayout(row(name, None, self.own, gap=12))
        said = _("Appraiser: **{step}**").format(step=rating_word(rating))
        self.said = Text(theme, look="talk", lines=0, parent=self)
        self.said.set_marked(said)
        box.addWidget(self.said)
        for text in self._reasons(rating):
            box.addWidget(Text(theme, text, look="talk-small text-2", lines=0, parent=self))
        self.setLayout(box)

    def _options(self, rating: SharedRating) -> list[tuple[int, str]]:
        if rating.steps == THREE:
            return [(step, _(RATING_WORDS[step])) for step in rating.steps]
        return [(step, str(step)) for step in rating.steps]

    def _reasons(self, rating: SharedRating) -> list[str]:
        found = []
        if rating.anchor:
            found.append(_("It means: “{anchor}”").format(anchor=rating.anchor))
        if rating.expectation:
            words = _("Special expectation: {text}")
            found.append(words.format(text=rating.expectation))
        return found

    def _on_own_step_chosen(self, step: int) -> None:
        self._keeper.take(self._keeper.state.with_self_step(self._key, step))


class GrowthPane(StepPane):
    STEP = AgendaStep.GROWTH

    def __init__(
        self, theme: Theme, talk: SharedTalk, keeper: TalkKeeper, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme,
            talk,
            keeper,
            title=_("Growth"),
            subtitle=_("One thing at a time: what happened, and how it looks from both sides."),
            parent=parent,
        )
        self.point = PointView(theme, parent=self)
        self.nothing = Text(theme, look="talk text-2", lines=0, parent=self)
        self.nothing.set_text(_("Talk about what could become easier next time."))
        self.pager = PointPager(theme, parent=self)
        self._ratings = column(gap=12)
        self._line = Divider(theme, parent=self)
        self.title_row.addWidget(self.pager)
        card = Card(theme, margins=(24, 16, 24, 8))
        card.body.setSpacing(12)
        for part in (self.point, self.nothing, self._line):
            card.add(part)
        card.body.addLayout(self._ratings)
        card.body.addStretch(1)
        self._panes = TwoPanes(card, self._make_words(), left_width=POINT_WIDTH, parent=self)
        self.body.addWidget(self._panes, 1)
        self.pager.turned.connect(lambda _place: self.show_state())

    def _make_words(self) -> Card:
        theme, called = self.theme, self.talk.called
        view = _("How does {called} see it?").format(called=called)
        wanted = _("What would help?")
        self.view = TalkArea(theme, view, lines=3, parent=self)
        self.help = TalkArea(theme, wanted, lines=3, parent=self)
        card = Card(theme, margins=(24, 18, 24, 20))
        card.body.setSpacing(14)
        card.add(TalkField(theme, view, self.view, icon="message-circle", parent=card), 1)
        card.add(TalkField(theme, wanted, self.help, icon="life-buoy", parent=card), 1)
        self.view.edited.connect(lambda text: self.keeper.change(employee_view=text))
        self.help.edited.connect(lambda text: self.keeper.change(help_wanted=text))
        return card

    def show_state(self) -> None:
        points = self.talk.growth
        self.pager.show_count(len(points))
        self.point.setVisible(bool(points))
        self.nothing.setVisible(not points)
        if points:
            self.point.show_point(points[self.pager.place])
        self._show_ratings()
        self.view.set_text(self.state.employee_view)
        self.help.set_text(self.state.help_wanted)

    def first_focus(self) -> QWidget | None:
        return self.view

    def fit(self, room: Room) -> None:
        super().fit(room)
        self._panes.fit(room, self.theme.scale)

    def _show_ratings(self) -> None:
        while (item := self._ratings.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        heard = self.state.employee_was_heard
        points = self.talk.growth
        keys = points[self.pager.place].item_keys if points else ()
        shown = [rating for rating in self.talk.ratings if rating.key in keys]
        self._line.setVisible(bool(self.talk.ratings) and (bool(shown) or not heard))
        if not heard and self.talk.ratings:
            words = _("Ratings appear once the story of {called} is written in step 2.")
            text = Text(
                self.theme, words.format(called=self.talk.called), look="talk-small text-3", lines=0
            )
            self._ratings.addWidget(text)
            return
        for rating in shown:
            self._ratings.addWidget(RatingView(self.theme, self.talk, rating, self.keeper))


def _larger(theme: Theme, parent: QWidget) -> Theme:
    """Return a look in which a segmented choice has 16 px words and is 40 high."""
    large = Theme(replace(theme.look, scale=theme.scale * SEGMENT_SCALE, touch=False))
    large.setParent(parent)
    follow = large.set_look
    theme.changed.connect(
        lambda: follow(replace(theme.look, scale=theme.scale * SEGMENT_SCALE, touch=False))
    )
    return large
