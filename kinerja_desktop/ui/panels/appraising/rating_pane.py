"""RatingPane: one item with its scale, its printed feedback and its evidence; the middle pane."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.appraisal import FEEDBACK_LIMIT, REASON_MINIMUM, Answer
from kinerja_desktop.core.gates import needs_backing
from kinerja_desktop.core.instrument import THREE_STEPS
from kinerja_desktop.core.methods.method import Item, ItemKind
from kinerja_desktop.i18n import N_, _, ngettext, short_date
from kinerja_desktop.ui.panels.appraising.item_form import (
    Expectation,
    GuidanceLines,
    TargetTable,
)
from kinerja_desktop.ui.panels.appraising.item_scale import ItemScale
from kinerja_desktop.ui.panels.appraising.linked_notes import LinkedNotes
from kinerja_desktop.ui.panels.appraising.reported_line import ReportedLine
from kinerja_desktop.ui.widgets.badges import Badge, BadgeLook
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.field import Audience, Notice
from kinerja_desktop.ui.widgets.inputs import TextArea
from kinerja_desktop.ui.widgets.labels import ElidedText, Text
from kinerja_desktop.ui.widgets.layouts import boxed, column, row, scrolling

if TYPE_CHECKING:
    from decimal import Decimal

    from kinerja_desktop.core.methods.method import Result
    from kinerja_desktop.services.appraising import AppraisalView
    from kinerja_desktop.ui.panels.appraising.number_scale import NumberScale
    from kinerja_desktop.ui.theme.theme import Theme
    from kinerja_desktop.ui.widgets.anchors import AnchorScale
    from kinerja_desktop.ui.widgets.rating import SegmentedRating

SECTION_WORDS = {True: N_("Main"), False: N_("Additional")}


class RatingPane(Card):
    """`answered(field, Answer)` after every edit; `field_left` when a text loses the focus."""

    answered = Signal(str, object)
    field_left = Signal()
    linking_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, margins=(0, 2, 4, 2), parent=parent)
        self._item: Item | None = None
        self._answer = Answer(key="")
        self._is_locked = False
        self._is_tall, self._is_compact = True, False
        self._wraps: dict[QWidget, QWidget] = {}
        inside = column(gap=0, margins=(19, 10, 15, 12))
        self._inside = inside
        self._add_head()
        self.targets = TargetTable(theme, parent=self)
        self.reported = ReportedLine(theme, parent=self)
        self.guidance_head = Text(
            theme, _("Guidance of behaviour"), look="caption/500 text-3", parent=self
        )
        self.guidance = GuidanceLines(theme, parent=self)
        self.expectation = Expectation(theme, parent=self)
        for part, space in (
            (self.targets, 10),
            (self.reported, 0),
            (self.guidance_head, 6),
            (self.guidance, 0),
            (self.expectation, 6),
        ):
            self._wraps[part] = boxed(column(space, part, gap=0), parent=self)
            inside.addWidget(self._wraps[part])
        self._add_scale()
        self._add_feedback()
        inside.addStretch(1)
        self.area = scrolling(boxed(inside), parent=self)
        self.body.addWidget(self.area, 1)
        self._connect()

    def _add_head(self) -> None:
        theme = self.theme
        self.badge = Badge(theme, BadgeLook(icon="", word="", tone="primary"), parent=self)
        self.assigned = ElidedText(theme, look="caption text-3", parent=self)
        self.place = Text(theme, look="caption text-3", parent=self)
        line = row(self.badge, self.assigned, self.place, gap=10)
        line.setStretchFactor(self.assigned, 1)
        self.title = Text(theme, look="heading", lines=2, parent=self)
        self.description = Text(theme, look="small text-2", lines=2, parent=self)
        self._inside.addLayout(line)
        self._inside.addSpacing(6)
        self._inside.addWidget(self.title)
        self._inside.addWidget(self.description)

    def _add_scale(self) -> None:
        self.marks = ItemScale(self.theme, parent=self)
        self.steps, self.anchors = self.marks.steps, self.marks.anchors
        self.apply_link, self.not_applicable = self.marks.apply_link, self.marks.not_applicable
        self._inside.addSpacing(10)
        self._inside.addWidget(self.marks)

    def _add_feedback(self) -> None:
        theme = self.theme
        self.feedback_title = Text(theme, look="strong", parent=self)
        self.audience = Audience(theme, _("the employee sees it; printed"), parent=self)
        self.feedback = TextArea(theme, _("Feedback"), lines=3, limit=FEEDBACK_LIMIT, parent=self)
        self.feedback.counter.show()
        line = row(self.feedback_title, self.audience, self.feedback.counter, gap=10)
        line.setStretchFactor(self.audience, 1)
        self.backing = Notice(theme, icon_color="info", parent=self)
        self.links = LinkedNotes(theme, parent=self)
        self._inside.addSpacing(8)
        self._inside.addLayout(line)
        self._inside.addSpacing(6)
        self._inside.addWidget(self.feedback)
        self._inside.addWidget(self.backing)
        self._inside.addSpacing(8)
        self._inside.addWidget(self.links)

    def _connect(self) -> None:
        self.targets.realised.connect(self._on_realised)
        self.targets.field_left.connect(self.field_left)
        self.reported.taken.connect(lambda answer: self._tell("realisation of reports", answer))
        self.marks.step_chosen.connect(self._on_step_chosen)
        self.marks.value_typed.connect(self._on_value_typed)
        self.marks.apply_wanted.connect(self._on_apply_clicked)
        self.marks.reason_edited.connect(
            lambda text: self._tell("reason", replace(self._answer, reason=text))
        )
        self.marks.field_left.connect(self.field_left)
        self.feedback.edited.connect(
            lambda text: self._tell("feedback", replace(self._answer, feedback=text))
        )
        self.feedback.installEventFilter(self)
        self.links.unlinked.connect(self._on_unlinked)
        self.links.linking_wanted.connect(self.linking_wanted)

    def show_item(
        self,
        view: AppraisalView,
        item: Item,
        answer: Answer,
        *,
        locked: bool,
        result: Result | None = None,
        evidence_needed: int = 1,
    ) -> None:
        """Show an item with what was answered; the same item keeps focus and cursor.

        `result` is where the whole draft stands; `evidence_needed` notes carry a score at
        either end of its scale.
        """
        is_other = self._item is None or self._item.key != item.key
        self._item, self._is_locked = item, locked
        if is_other:
            self.area.verticalScrollBar().setValue(0)
        self._show_head(view, item)
        self._show_question(view, item, answer)
        self.reported.show_item(item, view.notes, answer, locked=locked)
        self.show_answer(answer, result)
        self._show_backing(view, item, answer, evidence_needed)
        days = [
            (n.id, short_date(n.happened_on, year=False))
            for n in sorted(view.notes, key=lambda n: (n.happened_on, n.id))
            if n.id in answer.evidence
        ]
        self.links.show_links(days, locked=locked)

    def _show_backing(
        self, view: AppraisalView, item: Item, answer: Answer, evidence_needed: int
    ) -> None:
        """Say what a score at either end still needs, where scores make the predicate."""
        lacks = not view.method.has_ratings and needs_backing(item, answer, evidence_needed)
        told = ngettext(
            "A score at the end of the scale needs {n} linked note, or a reason of {most} "
            "characters as a written exception.",
            "A score at the end of the scale needs {n} linked notes, or a reason of {most} "
            "characters as a written exception.",
            evidence_needed,
        )
        self.backing.set_text(told.format(n=evidence_needed, most=REASON_MINIMUM))
        self.backing.setVisible(lacks)

    def _show_head(self, view: AppraisalView, item: Item) -> None:
        same = [i for i in view.items if i.kind == item.kind and i.is_main == item.is_main]
        if item.kind == ItemKind.RESULT:
            same = [i for i in view.items if i.kind == item.kind]
        self.place.set_text(
            _("{done} of {total}").format(done=same.index(item) + 1, total=len(same))
        )
        self.badge.set_look(BadgeLook(icon="", word=_badge_word(item), tone="primary"))
        result = item.work_result
        assigned = ""
        if result is not None and result.assigned_by:
            assigned = _("assigned by {who}").format(who=result.assigned_by)
        elif item.kind == ItemKind.INDICATOR:
            assigned = _("anchors of version {n}").format(n=view.instrument.version)
        self.assigned.set_text(assigned)
        self.title.set_text(item.name)
        words = item.indicator.description if item.indicator is not None else ""
        self.description.set_text(words)
        self.description.setVisible(bool(words))

    def _show_question(self, view: AppraisalView, item: Item, answer: Answer) -> None:
        result, indicator = item.work_result, item.indicator
        has_targets = result is not None and bool(result.indicators)
        self._wraps[self.targets].setVisible(has_targets)
        if result is not None and has_targets:
            self.targets.show_result(result, answer, locked=self._is_locked)
        guidance = indicator.guidance if indicator is not None else ()
        for part in (self.guidance_head, self.guidance):
            self._wraps[part].setVisible(bool(guidance))
        self.guidance.show_lines(guidance)
        special = view.plan.expectation(item.key) if view.plan is not None else ""
        shows_special = bool(special) and item.kind == ItemKind.BEHAVIOUR
        self._wraps[self.expectation].setVisible(shows_special)
        self.expectation.show_words(special)
        is_scale = item.scale != THREE_STEPS
        self.marks.show_item(item, is_compact=self._is_compact)
        lines = 3 if self._is_tall and not guidance and not is_scale else 2
        self.feedback.setFixedHeight(lines * self.theme.line("body") + 22)
        short = is_scale or self._is_compact
        words = _("the employee sees it") if short else _("the employee sees it; printed")
        self.audience.text.set_text(words)
        self.feedback_title.set_text(_("Short reason") if is_scale else _("Feedback"))

    def show_answer(self, answer: Answer, result: Result | None = None) -> None:
        """Show what is answered, as it stands after an edit, an undo or another item."""
        self._answer = answer
        self.marks.show_answer(answer, result, locked=self._is_locked)
        self.feedback.set_text(answer.feedback)
        self.feedback.setReadOnly(self._is_locked)

    @property
    def item_key(self) -> str:
        return self._item.key if self._item is not None else ""

    def set_blind(self, *, is_blind: bool) -> None:
        """Leave the feedback out while earlier marks are hidden: its words would tell them."""
        for part in (self.feedback_title, self.audience, self.feedback, self.feedback.counter):
            part.setVisible(not is_blind)

    def scale(self) -> SegmentedRating | AnchorScale | NumberScale:
        """Return what rates the shown item."""
        return self.marks.control()

    def fit(self, *, is_low: bool, is_compact: bool) -> None:
        """Give way to a smaller window."""
        self.anchors.set_row_height(36 if is_low else 42)
        self._is_tall, self._is_compact = not is_low, is_compact

    def _tell(self, field: str, answer: Answer) -> None:
        self._answer = answer
        self.answered.emit(field, answer)

    def _on_realised(self, key: str, words: str) -> None:
        pairs = dict(self._answer.realisations)
        pairs[key] = words
        kept = tuple((name, text) for name, text in pairs.items() if text)
        self._tell(f"realisation {key}", replace(self._answer, realisations=kept))

    def _on_step_chosen(self, step: int | None) -> None:
        self._tell("step", replace(self._answer, step=step))

    def _on_value_typed(self, value: Decimal | None) -> None:
        self._tell("value", replace(self._answer, value=value))

    def _on_apply_clicked(self) -> None:
        away = not self._answer.not_applicable
        step = None if away else self._answer.step
        value = None if away else self._answer.value
        changed = replace(self._answer, not_applicable=away, step=step, value=value)
        self._tell("step", changed)
        (self.not_applicable.reason if away else self.scale()).setFocus()

    def _on_unlinked(self, note_id: int) -> None:
        kept = tuple(i for i in self._answer.evidence if i != note_id)
        self._tell("evidence", replace(self._answer, evidence=kept))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.feedback and event.type() == QEvent.Type.FocusOut:
            self.field_left.emit()
        return super().eventFilter(watched, event)


def _badge_word(item: Item) -> str:
    if item.kind == ItemKind.RESULT:
        return _(SECTION_WORDS[item.is_main])
    weight = item.indicator.weight if item.indicator is not None else None
    if weight:
        return _("Weight {n}").format(n=f"{weight.normalize():f}")
    return _("Work behaviour")
