"""Observing: recording notes, tying them, the timeline, delete and undo."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from kinerja_desktop.core.methods.method import Item, items_of
from kinerja_desktop.core.observation import (
    ATTACHMENT_LIMIT_BYTES,
    SPOKEN_SOURCES,
    NoteKind,
    Observation,
    Source,
    Valence,
    too_large,
)
from kinerja_desktop.core.rows import ObservationRow
from kinerja_desktop.data.store import Store, Work
from kinerja_desktop.errors import InvalidError, KinerjaError
from kinerja_desktop.i18n import _
from kinerja_desktop.services.clock import Clock
from kinerja_desktop.services.item_words import item_words


@dataclass(frozen=True, kw_only=True)
class ObservationFilter:
    """What the timeline shows; None, "" and no kinds mean everything."""

    start: date | None = None
    end: date | None = None
    employee_id: int | None = None
    item_key: str = ""
    valence: Valence | None = None
    source: Source | None = None
    kinds: frozenset[NoteKind] = frozenset()
    text: str = ""
    only_incomplete: bool = False
    only_untied: bool = False

    def accepts(self, row: ObservationRow) -> bool:
        note = row.observation
        return (
            (not self.item_key or self.item_key in note.item_keys or self.item_key in row.items)
            and self.valence in {None, note.valence}
            and self.source in {None, note.source}
            and (not self.kinds or note.kind in self.kinds)
            and (not self.only_incomplete or bool(note.missing))
            and (not self.only_untied or not note.item_keys)
            and (not self.text or self._is_told_in(row))
        )

    def _is_told_in(self, row: ObservationRow) -> bool:
        note, wanted = row.observation, self.text.casefold()
        told = (note.told_by, note.realisation, row.employee_name)
        texts = (note.text, note.situation, note.impact, *told)
        return any(wanted in text.casefold() for text in texts)


class ObservingService:
    """Everything about notes."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def items_for(self, period_id: int, employee_id: int) -> tuple[Item, ...]:
        """Return what a note about this person can be tied to."""
        with self._store.reading() as look:
            period = look.periods.get(period_id)
            instrument = look.instruments.get(period.instrument_id)
            return items_of(instrument, look.plans.get(period_id, employee_id))

    def record(self, note: Observation, files: tuple[tuple[str, bytes], ...] = ()) -> int:
        """Save a new note with attachments of at most 10 MB; raises InvalidError by field.

        One that tells no fact yet is kept as a draft, which is no evidence.
        """
        self._check(note, files)
        with self._store.work() as work:
            _refuse_in_closed_period(work, note)
            return work.observations.add(_tidy(replace(note, recorded_at=self._clock())), files)

    def save(self, note: Observation, files: tuple[tuple[str, bytes], ...] = ()) -> Observation:
        """Save an edited note; what it said before is kept. Frozen notes are refused.

        The fact of a note can be rewritten, not taken out again: it may count somewhere already.
        """
        self._check(note, files)
        with self._store.work() as work:
            self._refuse_when_frozen(work, note.id)
            _refuse_in_closed_period(work, note)
            if note.is_draft and not work.observations.get(note.id).is_draft:
                raise InvalidError({"text": _("Write what happened; one sentence is enough.")})
            saved = work.observations.save(_tidy(note), at=self._clock())
            for name, data in files:
                work.observations.attach(note.id, name, data)
        return saved

    def tie(self, observation_id: int, item_keys: tuple[str, ...]) -> Observation:
        """Say what a note is about; no keys send it back among those waiting to be tied."""
        with self._store.work() as work:
            self._refuse_when_frozen(work, observation_id)
            note = work.observations.get(observation_id)
            return work.observations.save(replace(note, item_keys=item_keys), at=self._clock())

    def set_visible(self, observation_id: int, *, visible: bool) -> None:
        with self._store.work() as work:
            self._refuse_when_frozen(work, observation_id)
            note = work.observations.get(observation_id)
            work.observations.save(replace(note, is_visible=visible), at=self._clock())

    def mark_shared(self, observation_id: int, on: date | None) -> None:
        """Note the day it was told to the employee; None takes it back. Frozen notes are refused.

        What was told when is part of what an objection looks at.
        """
        with self._store.work() as work:
            self._refuse_when_frozen(work, observation_id)
            note = work.observations.get(observation_id)
            work.observations.save(replace(note, shared_on=on), at=self._clock())

    def delete(self, observation_id: int) -> None:
        """Mark a note as deleted; restore brings it back with everything."""
        with self._store.work() as work:
            self._refuse_when_frozen(work, observation_id)
            work.observations.mark_deleted(observation_id, self._clock())

    def restore(self, observation_id: int) -> None:
        with self._store.work() as work:
            self._refuse_when_frozen(work, observation_id)
            work.observations.restore(observation_id)

    def get(self, observation_id: int) -> Observation:
        with self._store.reading() as look:
            return look.observations.get(observation_id)

    def is_frozen(self, observation_id: int) -> bool:
        """Whether the note supports a result that is signed, so that it stays as it is."""
        with self._store.reading() as look:
            return _supports_signed(look, look.observations.get(observation_id))

    def timeline(self, wanted: ObservationFilter, period_id: int = 0) -> tuple[ObservationRow, ...]:
        """Return notes about people of the list, with names and item words, the newest first.

        Drafts are among them.
        """
        with self._store.reading() as look:
            key = ("timeline", wanted.start, wanted.end, wanted.employee_id, period_id)
            rows = look.once(key, lambda: _rows(look, wanted, period_id))
        return tuple(row for row in rows if wanted.accepts(row))

    def _check(self, note: Observation, files: tuple[tuple[str, bytes], ...]) -> None:
        wrong: dict[str, str] = {}
        if not note.employee_id:
            wrong["employee"] = _("Choose the person first.")
        if note.happened_on > self._clock().date():
            wrong["happened_on"] = _("This day has not come yet.")
        for name, data in files:
            if len(data) > ATTACHMENT_LIMIT_BYTES:
                wrong["files"] = too_large(name, len(data))
        if wrong:
            raise InvalidError(wrong)

    def _refuse_when_frozen(self, work: Work, observation_id: int) -> None:
        if _supports_signed(work, work.observations.get(observation_id)):
            raise KinerjaError(_("This note supports a result that is signed; it stays as it is."))


def _rows(look: Work, wanted: ObservationFilter, period_id: int) -> tuple[ObservationRow, ...]:
    """Return the notes of the span about the wanted person, or about everybody of the list."""
    notes = look.observations.list(
        start=wanted.start, end=wanted.end, employee_id=wanted.employee_id, with_drafts=True
    )
    people = look.staff.list(archived=None, list_id=look.lists.current().id)
    words = item_words(look, period_id)
    names = {p.id: p.name for p in people}
    return tuple(
        ObservationRow(
            observation=note,
            employee_name=names[note.employee_id],
            items=tuple(words[key] for key in note.item_keys if key in words),
        )
        for note in notes
        if note.employee_id in names
    )


def _supports_signed(look: Work, note: Observation) -> bool:
    return any(
        note.id in answer.evidence
        for appraisal in look.appraisals.history(note.employee_id)
        if not appraisal.is_editable
        for answer in appraisal.draft.answers
    )


def _refuse_in_closed_period(work: Work, note: Observation) -> None:
    """Refuse a note on a day that lies only in closed periods of this person."""
    around = [
        period
        for period in work.periods.list()
        if period.contains(note.happened_on) and note.employee_id in work.periods.members(period.id)
    ]
    if around and all(period.is_closed for period in around):
        text = _("{period} is closed. Choose another day, or reopen the period first.")
        raise InvalidError({"happened_on": text.format(period=around[0].name)})


def _tidy(note: Observation) -> Observation:
    """Return a note without outer spaces, and without what its source and kind do not ask for."""
    is_spoken, is_report = note.source in SPOKEN_SOURCES, note.kind == NoteKind.REPORT
    return replace(
        note,
        text=note.text.strip(),
        situation=note.situation.strip(),
        impact=note.impact.strip(),
        told_by=note.told_by.strip() if is_spoken else "",
        realisation=note.realisation.strip() if is_report else "",
    )
