"""The right column of Beranda: the spread of predicates, and how evenly people are noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QWidget

from kinerja_desktop.core.instrument import Predicate
from kinerja_desktop.core.methods import predicate_word
from kinerja_desktop.i18n import N_, _, ngettext, number
from kinerja_desktop.services.insights import PREDICATES_FROM
from kinerja_desktop.ui.panels.home.upper_cards import People, connect
from kinerja_desktop.ui.widgets.badges import Badge, BadgeLook
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column, row
from kinerja_desktop.ui.widgets.plots import DotDistribution
from kinerja_desktop.ui.widgets.row_buttons import FactLink

if TYPE_CHECKING:
    from kinerja_desktop.services.insights import HomeView
    from kinerja_desktop.ui.theme.theme import Theme

ONLY_YOU = BadgeLook(icon="lock", word=N_("Only you"))


class PredicatesCard(Card):
    """Sebaran predikat sementara: a dot a person, from five people on."""

    def __init__(self, theme: Theme, *, parent: QWidget) -> None:
        title = _("Predicates so far")
        super().__init__(theme, title=title, margins=(16, 12, 16, 10), parent=parent)
        if self.head is not None:
            self.head.caption.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.dots = DotDistribution(theme, title, parent=self)
        self.dots.setMinimumHeight(60)
        # As high as there is room for: more dots do not make the page scroll.
        self.dots.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.waiting = Text(theme, look="small text-3", lines=0, parent=self)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.dots)
        self._stack.addWidget(boxed(column(4, self.waiting, None, gap=0), parent=self))
        self.body.addLayout(self._stack, 1)

    def show_predicates(self, view: HomeView) -> None:
        counts = view.predicates
        people = sum(counts.values())
        order = tuple(reversed(Predicate))
        method = view.period.method
        self.dots.show_items([(predicate_word(method, p), counts.get(p, 0)) for p in order])
        words = ngettext("{count} person", "{count} people", people).format(count=number(people))
        waiting = ngettext(
            "Appears once {wanted} ratings are complete; {count} is so far.",
            "Appears once {wanted} ratings are complete; {count} are so far.",
            people,
        )
        self.waiting.set_text(waiting.format(wanted=PREDICATES_FROM, count=people))
        self._stack.setCurrentIndex(0 if view.shows_predicates else 1)
        if self.head is not None:
            self.head.caption.set_text(words if view.shows_predicates else "")


class EvennessCard(Card):
    """Keseimbangan: notes per person, who is noted rarely. `people_chosen` gives People."""

    people_chosen = Signal(object)
    balance_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget) -> None:
        self.badge = Badge(theme, ONLY_YOU)
        self.open_small = Button(theme, _("Show"), kind="link", height=24)
        self.open_small.setAccessibleName(_("Open balance"))
        right = boxed(row(self.badge, self.open_small))
        super().__init__(
            theme, title=_("Evenness"), right=right, margins=(10, 12, 10, 10), parent=parent
        )
        if self.head is not None:
            self.head.setContentsMargins(6, 0, 6, 0)
        self.body.setSpacing(0)
        self.body.addSpacing(6)
        self._facts = column(gap=0)
        self.body.addLayout(self._facts)
        self.body.addStretch(1)
        words = _("Not printed, not shown in the talk.")
        self.promise = Text(theme, words, look="caption text-3", lines=0, parent=self)
        self.body.addLayout(row(self.promise, margins=(6, 6, 6, 0)))
        self.open = Button(theme, _("Open balance"), height=28, parent=self)
        for button in (self.open, self.open_small):
            button.clicked.connect(self.balance_wanted)
        self.prompts = Text(theme, look="caption text-2", parent=self)
        foot = row(self.open, None, self.prompts, gap=8, margins=(6, 6, 6, 0))
        self._foot = boxed(foot, parent=self)
        self.body.addWidget(self._foot)
        self._parts: list[QWidget] = []
        self._view: HomeView | None = None
        self.set_short(short=False)

    @property
    def links(self) -> list[FactLink]:
        return [part for part in self._parts if isinstance(part, FactLink)]

    def set_short(self, *, short: bool) -> None:
        """Give way: the range without the median, a link in the head in place of the button."""
        self._is_short = short
        self.badge.setVisible(not short)
        self.open_small.setVisible(short)
        self._foot.setVisible(not short)
        if self._view is not None:
            self.show_evenness(self._view)

    def show_prompts(self, count: int) -> None:
        """Say how many prompts wait; the page behind the button tells which."""
        words = _("{n} to read again").format(n=number(count)) if count else ""
        self.prompts.set_text(words)
        self.open_small.setText(f"{_('Show')} ({number(count)})" if count else _("Show"))
        self.open_small.setToolTip(words)
        self.open_small.setAccessibleDescription(words)
        self.open_small.updateGeometry()

    def show_evenness(self, view: HomeView) -> None:
        self._view = view
        spread = self._spread(view)
        everybody = tuple(person.id for person in view.coverage.people)
        rare = tuple(i for i in everybody if i in view.coverage.rare)
        facts = (
            (_("Notes per person"), spread, People(ids=everybody, words="")),
            self._people(_("Below half the median"), rare),
            self._people(_("Without any note"), view.silent),
        )
        for part in self._parts:
            self._facts.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        for name, value, people in facts:
            self._add(name, value, people)

    def _spread(self, view: HomeView) -> str:
        lowest, highest = (number(count) for count in view.note_range)
        if self._is_short:
            return _("{lowest} – {highest}").format(lowest=lowest, highest=highest)
        median = number(view.note_median, 0 if view.note_median == int(view.note_median) else 1)
        words = _("{lowest} – {highest}, median {median}")
        return words.format(lowest=lowest, highest=highest, median=median)

    def _people(self, name: str, ids: tuple[int, ...]) -> tuple[str, str, People]:
        count = ngettext("{count} person", "{count} people", len(ids))
        return name, count.format(count=number(len(ids))), People(ids=ids, words=name)

    def _add(self, name: str, value: str, people: People) -> None:
        if self._parts:
            line = boxed(row(Divider(self.theme), margins=(6, 0, 6, 0)), parent=self)
            self._parts.append(line)
            self._facts.addWidget(line)
        link = FactLink(self.theme, name, value, parent=self)
        link.setEnabled(bool(people.ids))
        connect(link.clicked, self.people_chosen, people)
        self._parts.append(link)
        self._facts.addWidget(link)
