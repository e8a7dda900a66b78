"""Discussing: private preparation, the shared talk, its end; what each side may see."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from kinerja_desktop.core.appraisal import Appraisal, Stage
from kinerja_desktop.core.discussion import (
    ActionState,
    Choice,
    Discussion,
    Ink,
)
from kinerja_desktop.core.observation import Observation, Valence
from kinerja_desktop.data.store import Store, Work
from kinerja_desktop.errors import InvalidError, KinerjaError
from kinerja_desktop.i18n import _, language
from kinerja_desktop.paths import resource_dir
from kinerja_desktop.services.appraisal_view import AppraisalView, view_of
from kinerja_desktop.services.clock import Clock
from kinerja_desktop.services.item_words import item_words
from kinerja_desktop.services.shared_talk import (
    SharedTalk,
    TalkState,
    personal,
    shared_talk,
    with_state,
)
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


def opening_questions() -> tuple[str, ...]:
    """Return the prompts for step 2 in the language in force, data a customer can edit."""
    path = resource_dir() / "instruments" / "opening_questions.json"
    return tuple(json.loads(path.read_text(encoding="utf-8"))[language()])


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
        questions = tuple(personal(text, view.employee) for text in opening_questions())
        talk = talk or Discussion(appraisal_id=view.appraisal.id, opening_question=questions[0])
        talk = replace(talk, opening_question=personal(talk.opening_question, view.employee))
        untold = [
            n for n in view.notes if n.valence == Valence.MINUS and n.is_visible and not n.shared_on
        ]
        return PreparationView(
            view=view,
            discussion=talk,
            words=words,
            questions=questions,
            rarely_told=len(untold),
        )

    def save_preparation(self, discussion: Discussion) -> Discussion:
        """Save date, place and private preparation; needs a started rating."""
        if not discussion.appraisal_id:
            raise KinerjaError(_("Begin the rating first; the talk belongs to it."))
        with self._store.work() as work:
            _refuse_when_signed(work, discussion.appraisal_id)
            return work.discussions.save(discussion)

    def stored(self, appraisal_id: int) -> Discussion:
        """Return the talk about an appraisal; one that nobody prepared is stored as it begins."""
        with self._store.work() as work:
            talk = work.discussions.of(appraisal_id)
            if talk is not None:
                return talk
            appraisal = _refuse_when_signed(work, appraisal_id)
            person = work.staff.get(appraisal.employee_id)
            question = personal(opening_questions()[0], person)
            return work.discussions.save(
                Discussion(appraisal_id=appraisal_id, opening_question=question)
            )

    def start(self, discussion_id: int) -> SharedTalk:
        """Begin or resume the talk and return what its window may show."""
        with self._store.work() as work:
            talk = work.discussions.get(discussion_id)
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
            today = self._clock().date()
            return shared_talk(work, talk, self._settings(), today=today)

    def save_state(self, discussion_id: int, state: TalkState) -> None:
        """Save what was written so far."""
        with self._store.work() as work:
            talk = work.discussions.get(discussion_id)
            _refuse_when_signed(work, talk.appraisal_id)
            work.discussions.save(with_state(talk, state))

    def finish(self, discussion_id: int, state: TalkState) -> None:
        """End the talk with the employee's choice; raises InvalidError by field.

        Not today keeps the appraisal in discussion; an objection is noted as such. The notes that
        were opened count as told from now on.
        """
        self._check_end(state)
        stages = {Choice.OBJECTS: Stage.OBJECTION, Choice.NOT_TODAY: Stage.IN_DISCUSSION}
        with self._store.work() as work:
            talk = work.discussions.get(discussion_id)
            appraisal = _refuse_when_signed(work, talk.appraisal_id)
            ended = replace(with_state(talk, state), ended_at=self._clock(), objection_told=True)
            work.discussions.save(ended)
            self._mark_told(work, talk)
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
        """Mark an agreed plan as done, open again or carried over.

        This goes on after signing: the plan itself stays as it was agreed.
        """
        with self._store.work() as work:
            talk = work.discussions.get(discussion_id)
            actions = tuple(
                replace(action, state=state, reason=reason) if action.key == key else action
                for action in talk.actions
            )
            work.discussions.save(replace(talk, actions=actions))

    def _mark_told(self, work: Work, talk: Discussion) -> None:
        now = self._clock()
        opened = (*talk.strengths, *talk.growth) if "evidence" in talk.shown_parts else ()
        for note in (work.observations.get(note_id) for note_id in opened):
            if note.is_visible and note.shared_on is None:
                work.observations.save(replace(note, shared_on=now.date()), at=now)

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
        if signs and not refused and _is_before(state.appraiser_ink, state.employee_ink):
            wrong["appraiser_ink"] = _("The employee signs first. Sign again, please.")
        if signs and not (state.comment.strip() or state.no_comment or refused):
            wrong["comment"] = _("Write the comment, or choose that there is none.")
        if wrong:
            raise InvalidError(wrong)


def _refuse_when_signed(work: Work, appraisal_id: int) -> Appraisal:
    """Return the appraisal of a talk that can still be written in."""
    appraisal = work.appraisals.get(appraisal_id)
    if not (appraisal.is_editable or appraisal.stage == Stage.IN_DISCUSSION):
        raise KinerjaError(_("This talk has ended and is signed; it stays as it is."))
    return appraisal


def _is_before(one: Ink, other: Ink) -> bool:
    """Whether both were given and this one earlier."""
    if one.signed_at is None or other.signed_at is None:
        return False
    return one.is_given and other.is_given and one.signed_at < other.signed_at
