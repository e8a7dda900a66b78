"""PreparationCard: what only the supervisor sees before a talk. `edited(field, Discussion)`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.discussion import CHECKS, GROWTH_LIMIT, Discussion
from kinerja_desktop.i18n import N_, _
from kinerja_desktop.ui.panels.discussing.words import (
    CHECK_WORDS,
    are_points_chosen,
    check_caption,
    point_words,
)
from kinerja_desktop.ui.widgets.badges import Badge, BadgeLook
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.field import Audience
from kinerja_desktop.ui.widgets.inputs import TextArea, TextInput
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import Divider, column, row, scrolling
from kinerja_desktop.ui.widgets.lines import PointBlock
from kinerja_desktop.ui.widgets.messages import EmptyLine
from kinerja_desktop.ui.widgets.switches import CheckBox

if TYPE_CHECKING:
    from kinerja_desktop.core.observation import Observation
    from kinerja_desktop.services.discussing import PreparationView
    from kinerja_desktop.ui.size_class import SizeClass
    from kinerja_desktop.ui.theme.theme import Theme

PRIVATE = BadgeLook(icon="lock", word=N_("Only you"))
NOTE_LIMIT = 600
STRENGTHS, GROWTH = "strengths", "growth"
_AUTOMATIC = "points_chosen"


class PointsSection(QWidget):
    """Head with a link, then the chosen notes as blocks."""

    wanted = Signal()

    def __init__(
        self, theme: Theme, title: str, empty: str, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme, self._empty = theme, empty
        self.caption = Text(theme, look="caption text-3", parent=self)
        self.link = Button(theme, "", kind="link", height=24, parent=self)
        self.link.clicked.connect(self.wanted)
        self._blocks = column(gap=6)
        name = Text(theme, title, look="strong", parent=self)
        head = row(name, self.caption, None, self.link, gap=10)
        self.setLayout(column(head, self._blocks, gap=4))

    def show_points(
        self, view: PreparationView, notes: list[Observation], *, link: str, icon: str = ""
    ) -> None:
        self.link.setText(link)
        self.link.set_icon(icon)
        while (item := self._blocks.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for note in notes:
            words = point_words(view, note)
            told = words.told or _("not told yet")
            block = PointBlock(
                self.theme, words.title, words.sentence, sign=words.sign, meta=words.meta, told=told
            )
            if not words.told:
                block.warn(told)
            self._blocks.addWidget(block)
        if not notes:
            self._blocks.addWidget(EmptyLine(self.theme, self._empty))


class PreparationCard(Card):
    """Checks, points, opening question and private note."""

    edited = Signal(str, object)
    field_left = Signal()
    points_wanted = Signal(str)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, margins=(0, 12, 0, 12), parent=parent)
        self._view: PreparationView | None = None
        self._talk = Discussion(appraisal_id=0)
        title = Text(theme, _("Preparation"), look="heading", parent=self)
        head = row(title, None, Badge(theme, PRIVATE, parent=self), margins=(20, 0, 20, 0))
        self.body.addLayout(head)
        content = QWidget(self)
        self._box = column(gap=10, margins=(20, 0, 14, 0))
        content.setLayout(self._box)
        area = scrolling(content, parent=self)
        self.body.addWidget(area, 1)
        self._make_checks()
        self._box.addWidget(Divider(theme, parent=self))
        self._make_points()
        self._make_question()
        self._make_note()

    def _make_checks(self) -> None:
        self.checks: dict[str, CheckBox] = {}
        self._captions: dict[str, Text] = {}
        lines = column(gap=0)
        for key in CHECKS:
            check = CheckBox(self.theme, _(CHECK_WORDS[key]), parent=self)
            caption = Text(self.theme, look="small text-3", parent=self)
            self.checks[key], self._captions[key] = check, caption
            line = row(check, None, caption, gap=12)
            lines.addLayout(line)
            if key == _AUTOMATIC:
                # follows from the notes chosen below
                check.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                check.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            else:
                check.toggled.connect(lambda on, key=key: self._on_check_toggled(key, on))
        self._box.addLayout(lines)

    def _make_points(self) -> None:
        empty = _("Choose a strength the employee may see.")
        self.strengths = PointsSection(self.theme, _("Strength to open with"), empty, parent=self)
        empty = _("Choose at most two notes the employee may see.")
        self.growth = PointsSection(self.theme, _("Growth"), empty, parent=self)
        self.strengths.wanted.connect(lambda: self.points_wanted.emit(STRENGTHS))
        self.growth.wanted.connect(lambda: self.points_wanted.emit(GROWTH))
        self._box.addWidget(self.strengths)
        self._box.addWidget(self.growth)

    def _make_question(self) -> None:
        name = _("Opening question")
        self.question = TextInput(self.theme, name, parent=self)
        self.other = Button(
            self.theme, _("Another example"), kind="link", icon="refresh-cw", height=24
        )
        self.other.clicked.connect(self._on_other_wanted)
        self.question.textEdited.connect(lambda text: self._edit("opening_question", text))
        self.question.editingFinished.connect(self.field_left)
        head = row(Text(self.theme, name, look="strong", parent=self), None, self.other)
        self._box.addLayout(column(head, self.question, gap=4))

    def _make_note(self) -> None:
        name = _("Private note")
        self.note = TextArea(self.theme, name, lines=3, limit=NOTE_LIMIT, parent=self)
        words = _("never shown, printed or exported")
        self.note.counter.show()
        head = row(
            Text(self.theme, name, look="strong", parent=self),
            Audience(self.theme, words, icon="lock", parent=self),
            None,
            self.note.counter,
            gap=10,
        )
        self._box.addLayout(head)
        self._box.addWidget(self.note, 1)
        self.note.edited.connect(lambda text: self._edit("private_note", text))

    def fit(self, size: SizeClass) -> None:
        tall = size.height == "tall"
        for check in self.checks.values():
            check.setMinimumHeight(self.theme.px(29 if tall else 26))
        self._box.setSpacing(10 if tall else 7)

    def show_view(self, view: PreparationView, talk: Discussion) -> None:
        """Show a preparation; what is being typed is not disturbed."""
        self._view, self._talk = view, talk
        for key, check in self.checks.items():
            blocked = check.blockSignals(True)
            check.setChecked(are_points_chosen(talk) if key == _AUTOMATIC else key in talk.checks)
            check.blockSignals(blocked)
            self._captions[key].set_text(check_caption(key, talk))
        self._show_points(view, talk)
        if self.question.text() != talk.opening_question:
            self.question.setText(talk.opening_question)
            self.question.setCursorPosition(0)
        self.note.set_text(talk.private_note)

    def _show_points(self, view: PreparationView, talk: Discussion) -> None:
        notes = {note.id: note for note in view.notes}
        strengths = [notes[i] for i in talk.strengths if i in notes]
        growth = [notes[i] for i in talk.growth if i in notes]
        words = _("Change") if strengths else _("Choose")
        self.strengths.show_points(view, strengths, link=words)
        full = len(growth) >= GROWTH_LIMIT
        words, icon = (_("Change"), "") if full else (_("Add"), "plus")
        self.growth.show_points(view, growth, link=words, icon=icon)
        counted = _("{n} of at most {most}").format(n=len(growth), most=GROWTH_LIMIT)
        self.growth.caption.set_text(counted)

    def _edit(self, field: str, value: Any) -> None:
        self.edited.emit(field, replace(self._talk, **{field: value}))

    def _on_check_toggled(self, key: str, on: bool) -> None:
        checks = self._talk.checks | {key} if on else self._talk.checks - {key}
        self._edit("checks", frozenset(checks))
        self.field_left.emit()

    def _on_other_wanted(self) -> None:
        questions = self._view.questions if self._view is not None else ()
        if not questions:
            return
        now = self._talk.opening_question
        place = questions.index(now) if now in questions else -1
        self._edit("opening_question", questions[(place + 1) % len(questions)])
        self.field_left.emit()
