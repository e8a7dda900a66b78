"""Discussing: private preparation, the shared talk, its end; what each side may see."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.discussion import (
    ActionItem,
    ActionState,
    AgendaStep,
    Choice,
    Discussion,
    Ink,
)
from kinerja_desktop.core.instrument import Predicate
from kinerja_desktop.core.observation import Observation, Valence
from kinerja_desktop.core.staff import Profile
from kinerja_desktop.data.store import Look, Store
from kinerja_desktop.errors import InvalidError, KinerjaError
from kinerja_desktop.i18n import _
from kinerja_desktop.paths import resource_dir
from kinerja_desktop.services.appraising import AppraisalView, view_of
from kinerja_desktop.services.clock import Clock
from kinerja_desktop.services.observing import item_words
from kinerja_desktop.settings import Settings


@dataclass(frozen=True, kw_only=True)
class PreparationView:
    """The private page before a talk. `discussion.id` is 0 before the first save."""

    view: AppraisalView
    discussion: Discussion
    words: dict[str, str]
    questions: tuple[str, ...]
    rarely_told: int

    @property
    def notes(self) -> tuple[Observation, ...]:
        return self.view.notes


@dataclass(frozen=True, kw_only=True)
class SharedPoint:
    """A note both may see: what it is about, its day, source, text."""

    title: str
    happened_on: date
    source: str
    situation: str
    text: str
    impact: str
    valence: Valence


@dataclass(frozen=True, kw_only=True)
class SharedRating:
    """The rating of one item as it is shown from step 4 on."""

    item: str
    step: int | None
    anchor: str
    expectation: str
    feedback: str


@dataclass(frozen=True, kw_only=True)
class TalkState:
    """What is written during the talk; saved at every pause, all of it shareable."""

    step: AgendaStep = AgendaStep.OPENING
    elapsed_s: int = 0
    story: str = ""
    story_skipped: str = ""
    employee_view: str = ""
    help_wanted: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    actions: tuple[ActionItem, ...] = ()
    comment: str = ""
    no_comment: bool = False
    choice: Choice | None = None
    remark: str = ""
    refusal_reason: str = ""
    witness: str = ""
    employee_ink: Ink = Ink()
    appraiser_ink: Ink = Ink()


@dataclass(frozen=True, kw_only=True)
class SharedTalk:
    """All that the conversation window ever gets: one employee, nothing private.

    Ratings and the result are empty when preparation chose not to show them.
    """

    discussion_id: int
    employee_name: str
    signature_name: str
    employee_nip: str
    position: str
    period_name: str
    appraiser_name: str
    appraiser_nip: str
    reviewer_name: str
    minutes: int
    opening_question: str
    objection_days: int
    strengths: tuple[SharedPoint, ...]
    growth: tuple[SharedPoint, ...]
    ratings: tuple[SharedRating, ...]
    results_rating: int | None
    behaviour_rating: int | None
    predicate: Predicate | None
    has_ratings: bool
    state: TalkState


_STATE_FIELDS = tuple(TalkState.__dataclass_fields__)


def opening_questions() -> tuple[str, ...]:
    """Return the prompts for step 2, data a customer can edit."""
    path = resource_dir() / "instruments" / "opening_questions.json"
    return tuple(json.loads(path.read_text(encoding="utf-8")))


class DiscussingService:
    """Preparation, talk and end."""

    def __init__(self, store: Store, clock: Clock, settings: Callable[[], Settings]) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings

    def prepare(self, period_id: int, employee_id: int) -> PreparationView:
        with self._store.reading() as look:
            view = view_of(look, period_id, employee_id, self._settings())
            talk = look.discussions.of(view.appraisal.id) if view.appraisal.id else None
            words = item_words(look, period_id)
        talk = talk or Discussion(
            appraisal_id=view.appraisal.id, opening_question=opening_questions()[0]
        )
        untold = [
            n for n in view.notes if n.valence == Valence.MINUS and n.is_visible and not n.shared_on
        ]
        return PreparationView(
            view=view,
            discussion=talk,
            words=words,
            questions=opening_questions(),
            rarely_told=len(untold),
        )

    def save_preparation(self, discussion: Discussion) -> Discussion:
        """Save date, place and private preparation; needs a started rating."""
        if not discussion.appraisal_id:
            raise KinerjaError(_("Begin the rating first; the talk belongs to it."))
        with self._store.work() as work:
            return work.discussions.save(discussion)

    def start(self, discussion_id: int) -> SharedTalk:
        """Begin or resume the talk and return what its window may show."""
        with self._store.work() as work:
            talk = self._find(work, discussion_id)
            appraisal = work.appraisals.get(talk.appraisal_id)
            if appraisal.stage not in {Stage.READY, Stage.IN_DISCUSSION}:
                raise KinerjaError(_("Finish the rating first: mark it as ready for the talk."))
            if appraisal.stage == Stage.READY:
                work.appraisals.save(replace(appraisal, stage=Stage.IN_DISCUSSION))
                work.audit.append(
                    at=self._clock(), action="talk_started", subject=str(appraisal.id)
                )
            if talk.started_at is None:
                talk = work.discussions.save(replace(talk, started_at=self._clock()))
            return self._shared(work, talk)

    def save_state(self, discussion_id: int, state: TalkState) -> None:
        """Save what was written so far."""
        with self._store.work() as work:
            talk = self._find(work, discussion_id)
            work.discussions.save(_with_state(talk, state))

    def finish(self, discussion_id: int, state: TalkState) -> None:
        """End the talk with the employee's choice; raises InvalidError by field.

        Not today keeps the appraisal in discussion; an objection is noted as such.
        """
        self._check_end(state)
        stages = {Choice.OBJECTS: Stage.OBJECTION, Choice.NOT_TODAY: Stage.IN_DISCUSSION}
        with self._store.work() as work:
            talk = self._find(work, discussion_id)
            ended = replace(_with_state(talk, state), ended_at=self._clock(), objection_told=True)
            work.discussions.save(ended)
            appraisal = work.appraisals.get(talk.appraisal_id)
            stage = stages.get(state.choice or Choice.READ, Stage.SIGNED)
            work.appraisals.save(replace(appraisal, stage=stage))
            work.audit.append(
                at=self._clock(),
                action="talk_ended",
                subject=str(appraisal.id),
                detail=state.choice or "",
            )

    def set_action_state(
        self, discussion_id: int, key: str, state: ActionState, reason: str = ""
    ) -> None:
        """Mark an agreed plan as done, open again or carried over."""
        with self._store.work() as work:
            talk = self._find(work, discussion_id)
            actions = tuple(
                replace(action, state=state, reason=reason) if action.key == key else action
                for action in talk.actions
            )
            work.discussions.save(replace(talk, actions=actions))

    def _find(self, look: Look, discussion_id: int) -> Discussion:
        return look.discussions.get(discussion_id)

    def _check_end(self, state: TalkState) -> None:
        wrong: dict[str, str] = {}
        if state.choice is None:
            wrong["choice"] = _("Choose one of the four.")
        if state.choice == Choice.READ_WITH_REMARKS and not state.remark.strip():
            wrong["remark"] = _("Write the remark.")
        signs = state.choice in {Choice.READ, Choice.READ_WITH_REMARKS, Choice.OBJECTS}
        refused = bool(state.refusal_reason.strip())
        if signs and not refused and not state.employee_ink.is_given:
            wrong["employee_ink"] = _("Sign in the field, or type the name.")
        if signs and not state.appraiser_ink.is_given:
            wrong["appraiser_ink"] = _("Sign in the field, or type the name.")
        if signs and not (state.comment.strip() or state.no_comment or refused):
            wrong["comment"] = _("Write the comment, or choose that there is none.")
        if wrong:
            raise InvalidError(wrong)

    def _shared(self, look: Look, talk: Discussion) -> SharedTalk:
        appraisal = look.appraisals.get(talk.appraisal_id)
        view = view_of(look, appraisal.period_id, appraisal.employee_id, self._settings())
        profile = look.profile.load()
        words = item_words(look, appraisal.period_id)
        shown, draft = talk.shown_parts, appraisal.draft
        result = view.evaluate(draft)
        officials = _officials(profile)
        return SharedTalk(
            discussion_id=talk.id,
            employee_name=view.employee.name,
            signature_name=view.employee.display_name,
            employee_nip=view.employee.nip,
            position=view.employee.position,
            period_name=view.period.name,
            appraiser_name=officials[0],
            appraiser_nip=officials[1],
            reviewer_name=officials[2],
            minutes=talk.minutes,
            opening_question=talk.opening_question,
            objection_days=self._settings().objection_days,
            strengths=_points(view.notes, talk.strengths, words, "evidence" in shown),
            growth=_points(view.notes, talk.growth, words, "evidence" in shown),
            ratings=_ratings(view) if "item_ratings" in shown else (),
            results_rating=draft.results_rating if "final" in shown else None,
            behaviour_rating=draft.behaviour_rating if "final" in shown else None,
            predicate=result.predicate if "final" in shown else None,
            has_ratings=view.method.has_ratings,
            state=TalkState(**{name: getattr(talk, name) for name in _STATE_FIELDS}),
        )


def _with_state(talk: Discussion, state: TalkState) -> Discussion:
    return replace(talk, **{name: getattr(state, name) for name in _STATE_FIELDS})


def _officials(profile: Profile | None) -> tuple[str, str, str]:
    if profile is None:
        return "", "", ""
    appraiser = profile.appraiser
    return appraiser.display_name, appraiser.nip, profile.reviewer.display_name


def _points(
    notes: tuple[Observation, ...], chosen: tuple[int, ...], words: dict[str, str], allowed: bool
) -> tuple[SharedPoint, ...]:
    """Return the chosen notes the employee may see: a private one never passes here."""
    if not allowed:
        return ()
    visible = {note.id: note for note in notes if note.is_visible}
    return tuple(
        SharedPoint(
            title=", ".join(words[key] for key in note.item_keys if key in words),
            happened_on=note.happened_on,
            source=note.source.value,
            situation=note.situation,
            text=note.text,
            impact=note.impact,
            valence=note.valence,
        )
        for note in (visible[i] for i in chosen if i in visible)
    )


def _ratings(view: AppraisalView) -> tuple[SharedRating, ...]:
    plan = view.plan
    return tuple(
        SharedRating(
            item=item.name,
            step=(answer := view.appraisal.draft.answer(item.key)).step,
            anchor=item.anchor(answer.step),
            expectation=plan.expectation(item.key) if plan else "",
            feedback=answer.feedback,
        )
        for item in view.items
    )
