"""The shared side of a talk: all that the conversation window ever gets, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from kinerja_desktop.core.appraisal import Answer
from kinerja_desktop.core.discussion import ActionItem, AgendaStep, Choice, Discussion, Ink
from kinerja_desktop.core.instrument import Predicate
from kinerja_desktop.core.methods.method import Item, Result, as_decimal
from kinerja_desktop.core.observation import Observation, Valence
from kinerja_desktop.core.staff import Employee, Sex
from kinerja_desktop.data.store import Work
from kinerja_desktop.i18n import _
from kinerja_desktop.services.appraisal_view import AppraisalView, view_of
from kinerja_desktop.services.appraisers import deciding_day, profile_on
from kinerja_desktop.services.item_words import item_words
from kinerja_desktop.settings import Settings


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
    item_keys: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SharedRating:
    """The rating of one item as it is shown from step 4 on.

    `steps` are those to choose from, lowest first; none where a number is typed: `value`.
    """

    key: str
    item: str
    step: int | None
    value: Decimal | None
    steps: tuple[int, ...]
    applies: bool
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
    self_steps: tuple[tuple[str, int], ...] = ()
    actions: tuple[ActionItem, ...] = ()
    comment: str = ""
    no_comment: bool = False
    choice: Choice | None = None
    remark: str = ""
    refusal_reason: str = ""
    witness: str = ""
    employee_ink: Ink = Ink()
    appraiser_ink: Ink = Ink()

    @property
    def employee_was_heard(self) -> bool:
        """Whether the employee spoke first, or the reason why not is written."""
        return bool(self.story.strip() or self.story_skipped.strip())

    def note(self, step: AgendaStep) -> str:
        return dict(self.notes).get(step.value, "")

    def with_note(self, step: AgendaStep, text: str) -> TalkState:
        others = tuple(pair for pair in self.notes if pair[0] != step.value)
        return replace(self, notes=(*others, (step.value, text)) if text else others)

    def with_self_step(self, key: str, step: int | None) -> TalkState:
        others = tuple(pair for pair in self.self_steps if pair[0] != key)
        return replace(self, self_steps=others if step is None else (*others, (key, step)))


@dataclass(frozen=True, kw_only=True)
class SharedTalk:
    """All that the conversation window ever gets: one employee, nothing private.

    Ratings and the result are empty when preparation chose not to show them. `called` is how one
    speaks to the employee ("Ibu Siti").
    """

    discussion_id: int
    employee_name: str
    called: str
    called_in_full: str
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
    predicate_word: str
    total: Decimal | None
    has_ratings: bool
    shows_self: bool
    state: TalkState


_STATE_FIELDS = tuple(TalkState.__dataclass_fields__)


def shared_talk(look: Work, talk: Discussion, settings: Settings, *, today: date) -> SharedTalk:
    """Return what the window of a talk may show; private notes have no way in."""
    appraisal = look.appraisals.get(talk.appraisal_id)
    view = view_of(look, appraisal.period_id, appraisal.employee_id, settings)
    day = deciding_day(view.period, today)
    profile = profile_on(look, appraisal.employee_id, day)
    words = item_words(look, appraisal.period_id)
    shown, draft = talk.shown_parts, appraisal.draft
    result = view.evaluate(draft)
    return SharedTalk(
        discussion_id=talk.id,
        employee_name=view.employee.name,
        called=called(view.employee),
        called_in_full=called(view.employee, in_full=True),
        signature_name=view.employee.display_name,
        employee_nip=view.employee.nip,
        position=view.employee.position,
        period_name=view.period.name,
        appraiser_name=profile.appraiser.display_name,
        appraiser_nip=profile.appraiser.nip,
        reviewer_name=profile.reviewer.display_name,
        minutes=talk.minutes,
        opening_question=personal(talk.opening_question, view.employee),
        objection_days=settings.objection_days,
        strengths=_points(view.notes, talk.strengths, words, "evidence" in shown),
        growth=_points(view.notes, talk.growth, words, "evidence" in shown),
        ratings=_ratings(view, result) if "item_ratings" in shown else (),
        results_rating=draft.results_rating if "final" in shown else None,
        behaviour_rating=draft.behaviour_rating if "final" in shown else None,
        predicate=result.predicate if "final" in shown else None,
        predicate_word=_predicate_word(view, result) if "final" in shown else "",
        total=result.total if "final" in shown else None,
        has_ratings=view.method.has_ratings,
        shows_self="self" in shown,
        state=state_of(talk),
    )


def state_of(talk: Discussion) -> TalkState:
    """Return the shared part of a discussion."""
    return TalkState(**{name: getattr(talk, name) for name in _STATE_FIELDS})


def called(employee: Employee, *, in_full: bool = False) -> str:
    """Return how one speaks to a person: "Ibu Siti", in full "Ibu Siti Rahmawati".

    An initial or a particle is no name to call somebody by; then the whole name stands.
    """
    first = employee.name.partition(" ")[0]
    name = employee.name if in_full or len(first.strip(".")) < 3 else first
    sex = employee.sex or _sex_of(employee.nip)
    if sex == Sex.FEMALE:
        return _("Ms {name}").format(name=name)
    if sex == Sex.MALE:
        return _("Mr {name}").format(name=name)
    return name


def personal(text: str, employee: Employee) -> str:
    """Return a question of the data files with "Ibu/Bapak" as it fits the person."""
    sex = employee.sex or _sex_of(employee.nip)
    if sex is None:
        return text
    return text.replace("Ibu/Bapak", "Ibu" if sex == Sex.FEMALE else "Bapak")


def _sex_of(digits: str) -> Sex | None:
    """Read the fifteenth digit of a NIP: 1 a man, 2 a woman (Perka BKN 22/2007)."""
    return {"1": Sex.MALE, "2": Sex.FEMALE}.get(digits[14:15]) if len(digits) == 18 else None


def with_state(talk: Discussion, state: TalkState) -> Discussion:
    return replace(talk, **{name: getattr(state, name) for name in _STATE_FIELDS})


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
            item_keys=note.item_keys,
        )
        for note in (visible[i] for i in chosen if i in visible)
    )


def _predicate_word(view: AppraisalView, result: Result) -> str:
    return view.method.words[result.predicate] if result.predicate is not None else ""


def _value(result: Result, item: Item, answer: Answer) -> Decimal | None:
    """Return the number in force of an item that is counted in numbers."""
    found = result.values.get(item.key)
    return answer.value if found is None else as_decimal(found)


def _ratings(view: AppraisalView, result: Result) -> tuple[SharedRating, ...]:
    plan = view.plan
    return tuple(
        SharedRating(
            key=item.key,
            item=item.name,
            step=(answer := view.appraisal.draft.answer(item.key)).step,
            value=_value(result, item, answer),
            steps=() if item.scale.is_typed else tuple(item.scale.steps()),
            applies=not answer.not_applicable,
            anchor=item.anchor(answer.step),
            expectation=plan.expectation(item.key) if plan else "",
            feedback=answer.feedback,
        )
        for item in view.items
    )
