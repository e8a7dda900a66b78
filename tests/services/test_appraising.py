from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from kinerja_desktop.core.appraisal import Answer, Draft, Stage
from kinerja_desktop.errors import InvalidError, KinerjaError, StaleError
from tests.office import Office


def test_the_first_save_starts_the_rating(office: Office) -> None:
    view = office.services.appraising.view(office.period_id, office.rina)
    assert (view.appraisal.id, view.appraisal.stage) == (0, Stage.NOT_STARTED)
    saved = office.services.appraising.save_draft(view.appraisal, Draft())
    assert saved.stage == Stage.DRAFT
    assert saved.started_on is not None
    assert saved.instrument_id == view.instrument.id


def test_the_rating_shows_only_this_persons_notes(office: Office) -> None:
    own = office.note(office.rina)
    office.note(office.ids[1])
    view = office.services.appraising.view(office.period_id, office.rina)
    assert [note.id for note in view.notes] == [own.id]


def test_saving_an_outdated_draft_is_refused_and_nothing_is_lost(office: Office) -> None:
    old = office.rate(office.rina)
    draft = old.draft.with_answer(Answer(key="loyal", step=1))
    office.services.appraising.save_draft(old, draft)
    with pytest.raises(StaleError):
        office.services.appraising.save_draft(old, old.draft)
    view = office.services.appraising.view(office.period_id, office.rina)
    assert view.appraisal.draft.answer("loyal").step == 1


def test_an_incomplete_rating_is_not_ready(office: Office) -> None:
    view = office.services.appraising.view(office.period_id, office.rina)
    saved = office.services.appraising.save_draft(view.appraisal, Draft())
    with pytest.raises(InvalidError):
        office.services.appraising.mark_ready(saved.id)


def test_ready_can_go_back_to_draft_but_signed_cannot(office: Office) -> None:
    ready = office.ready(office.rina)
    assert office.services.appraising.mark_ready(ready.id).stage == Stage.READY
    assert office.services.appraising.back_to_draft(ready.id).stage == Stage.DRAFT
    office.services.appraising.mark_ready(ready.id)
    office.talk(office.rina)
    with pytest.raises(KinerjaError):
        office.services.appraising.back_to_draft(ready.id)


def test_a_signed_rating_cannot_be_edited(office: Office) -> None:
    signed = office.signed(office.rina)
    assert signed.stage == Stage.SIGNED
    with pytest.raises(KinerjaError):
        office.services.appraising.save_draft(signed, Draft())


def test_reopening_makes_a_new_revision_with_a_reason(office: Office) -> None:
    signed = office.signed(office.rina)
    with pytest.raises(InvalidError):
        office.services.appraising.reopen(signed.id, " ")
    again = office.services.appraising.reopen(signed.id, "Realisasi salah tulis")
    assert (again.revision, again.stage) == (2, Stage.DRAFT)
    assert again.draft == signed.draft
    history = office.services.staff.summary(office.rina, office.period_id).history
    assert [row.stage for row in history] == [Stage.DRAFT, Stage.SUPERSEDED]


def test_a_draft_needs_no_reopening(office: Office) -> None:
    draft = office.rate(office.rina)
    with pytest.raises(KinerjaError):
        office.services.appraising.reopen(draft.id, "Tidak perlu")


def test_evaluating_a_draft_needs_no_store(office: Office) -> None:
    office.rate(office.rina)
    view = office.services.appraising.view(office.period_id, office.rina)
    opened = replace(view.appraisal.draft, results_rating=None)
    assert view.evaluate(view.appraisal.draft).is_complete
    assert not view.evaluate(opened).is_complete


def test_the_moment_of_a_judgement_is_kept_until_it_is_made_anew(
    office: Office, now: datetime
) -> None:
    judged = office.services.appraising.judged
    chosen = judged(Answer(key="loyal"), Answer(key="loyal", step=1))
    assert chosen.rated_at == now
    early = replace(chosen, rated_at=now.replace(hour=8))
    assert judged(early, early) == early
    assert judged(early, replace(early, step=0)).rated_at == now
    hidden = replace(early, rated_at=None)
    assert judged(early, hidden).rated_at == now
    yesterday = replace(early, rated_at=now.replace(day=now.day - 1))
    assert judged(yesterday, yesterday).rated_at == now
