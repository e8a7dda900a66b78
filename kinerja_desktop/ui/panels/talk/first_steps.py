"""Steps 1 and 2: the agenda, and the employee's own words before any rating is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from kinerja_desktop.core.discussion import AGENDA_MINUTES, STEPS, AgendaStep
from kinerja_desktop.i18n import _, ngettext
from kinerja_desktop.ui.panels.talk.fields import TalkArea, TalkField, TalkInput
from kinerja_desktop.ui.panels.talk.panes import Room, StepPane, TwoPanes
from kinerja_desktop.ui.panels.talk.words import AGENDA_WORDS
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.labels import IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import row
from kinerja_desktop.ui.widgets.painting import RIGHT, Canvas, Painted, draw_box, draw_text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.services.shared_talk import SharedTalk
    from kinerja_desktop.ui.panels.talk.keeper import TalkKeeper
    from kinerja_desktop.ui.theme.theme import Theme


class TalkAgenda(Painted):
    """The seven steps with their minutes."""

    ROW, LOW_ROW, SMALL_ROW, BAR = 48, 44, 36, 120

    def __init__(self, theme: Theme, minutes: int, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        words = [_(AGENDA_WORDS[step]) for step in STEPS]
        self.rows = list(zip(words, AGENDA_MINUTES[minutes], strict=True))
        self._row = self.ROW
        told = ". ".join(f"{n}. {text}, {m}" for n, (text, m) in enumerate(self.rows, start=1))
        self.setAccessibleName(told)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fit(self, room: Room) -> None:
        low = self.SMALL_ROW if room.is_small else self.LOW_ROW
        self._row = low if room.is_low else self.ROW
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, len(self.rows) * self.theme.px(self._row))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, tall = self.theme, self.theme.px(self._row)
        most = max(minutes for _text, minutes in self.rows)
        words = [ngettext("{n} minute", "{n} minutes", m).format(n=m) for _text, m in self.rows]
        widest = max(theme.width(text, "talk/500") for text in words)
        room = max(theme.px(100), round(widest) + 16)
        with Canvas(self, theme) as canvas:
            for place, (text, minutes) in enumerate(self.rows):
                top = place * tall
                box = QRectF(0, top, 34, tall)
                draw_text(canvas, theme, box, str(place + 1), look="talk/600 primary")
                box = QRectF(34, top, self.width() - 34 - self.BAR - room - 16, tall)
                draw_text(canvas, theme, box, text, look="talk text")
                track = QRectF(self.width() - room - self.BAR, top + (tall - 8) / 2, self.BAR, 8)
                draw_box(canvas, track, radius=4, fill=theme.color("surface-2"))
                bar = QRectF(track.left(), track.top(), self.BAR * minutes / most, 8)
                draw_box(canvas, bar, radius=4, fill=theme.color("seq-2"))
                box = QRectF(0, top, self.width(), tall)
                draw_text(canvas, theme, box, words[place], look="talk/500 text-2", align=RIGHT)


class OpeningPane(StepPane):
    STEP = AgendaStep.OPENING

    def __init__(
        self, theme: Theme, talk: SharedTalk, keeper: TalkKeeper, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme,
            talk,
            keeper,
            title=_("Thank you for taking the time"),
            subtitle=_("What we will talk about, and for how long."),
            parent=parent,
        )
        purpose = Card(theme, margins=(24, 20, 24, 20))
        purpose.add(self._line("target", _("Our purpose")))
        aim = _("We look at {period} together and write the plan for what comes next.")
        purpose.add(Text(theme, aim.format(period=talk.period_name), look="talk", lines=0))
        words = _("The result is not final before {called} has spoken.")
        purpose.add(Text(theme, words.format(called=talk.called), look="talk", lines=0))
        purpose.body.addStretch(1)
        agenda = Card(theme, margins=(24, 12, 24, 12))
        self.agenda = TalkAgenda(theme, talk.minutes, parent=agenda)
        agenda.add(self.agenda)
        agenda.body.addStretch(1)
        self._panes = TwoPanes(purpose, agenda, left_width=344, parent=self)
        self.body.addWidget(self._panes, 1)

    def _line(self, icon: str, title: str) -> QWidget:
        holder = QWidget(self)
        sign = IconLabel(self.theme, icon, color="primary", size=20, parent=holder)
        words = Text(self.theme, title, look="talk-small/600", parent=holder)
        holder.setLayout(row(sign, words, None, gap=10))
        return holder

    def fit(self, room: Room) -> None:
        super().fit(room)
        self._panes.fit(room, self.theme.scale)
        self.agenda.fit(room)


class StoryPane(StepPane):
    STEP = AgendaStep.STORY

    def __init__(
        self, theme: Theme, talk: SharedTalk, keeper: TalkKeeper, *, parent: QWidget | None = None
    ) -> None:
        title = _("The story of {called}").format(called=talk.called)
        super().__init__(
            theme, talk, keeper, title=title, subtitle=talk.opening_question, parent=parent
        )
        words = _("The words of {called}").format(called=talk.called)
        self.story = TalkArea(theme, words, lines=5, parent=self)
        self.skip_button = Button(theme, _("Prefers not to tell…"), kind="plain", height=40)
        self.reason = TalkInput(theme, _("Reason why the story is skipped"), parent=self)
        label = _("Why is this step skipped?")
        self.reason_field = TalkField(theme, label, self.reason, parent=self)
        card = Card(theme, margins=(24, 18, 24, 14))
        card.add(TalkField(theme, words, self.story, icon="message-circle", parent=card), 1)
        card.add(self.reason_field)
        card.body.addLayout(row(None, self.skip_button))
        self.body.addWidget(card, 1)
        self.story.edited.connect(lambda text: keeper.change(story=text))
        self.reason.textEdited.connect(lambda text: keeper.change(story_skipped=text))
        self.skip_button.clicked.connect(self._on_skip_clicked)
        keeper.changed.connect(self._show_skip)
        self._is_skipping = bool(keeper.state.story_skipped)

    @property
    def keeps_only_title(self) -> bool:
        return False

    def show_state(self) -> None:
        self.story.set_text(self.state.story)
        self.reason.setText(self.state.story_skipped)
        self._show_skip()

    def first_focus(self) -> QWidget | None:
        return self.story

    def _show_skip(self) -> None:
        told = bool(self.state.story.strip())
        self.reason_field.setVisible(self._is_skipping and not told)
        self.skip_button.setVisible(not self._is_skipping and not told)

    def _on_skip_clicked(self) -> None:
        self._is_skipping = True
        self._show_skip()
        self.reason.setFocus()
