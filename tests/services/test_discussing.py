from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.discussion import (
    ActionItem,
    ActionState,
    AgendaStep,
    Choice,
    Discussion,
    Ink,
)
from kinerja_desktop.core.observation import Valence
from kinerja_desktop.errors import InvalidError, KinerjaError
from kinerja_desktop.i18n import use_language
from kinerja_desktop.services.shared_talk import TalkState
from tests.office import INK, PRIVATE, Office


def test_a_talk_needs_a_rating_it_belongs_to(office: Office) -> None:
    view = office.services.discussing.prepare(office.period_id, office.rina)
    assert view.discussion.opening_question
    with pytest.raises(KinerjaError):
        office.services.discussing.save_preparation(view.discussion)


def test_the_opening_question_speaks_the_language_of_the_window(office: Office) -> None:
    use_language("en")
    view = office.services.discussing.prepare(office.period_id, office.rina)
    assert view.discussion.opening_question.startswith("Tell me about one piece of work")
    assert view.discussion.opening_question == view.questions[0]
    assert len(view.questions) == 5


def test_a_talk_does_not_start_before_the_rating_is_ready(office: Office) -> None:
    appraisal = office.rate(office.rina)
    talk = office.services.discussing.save_preparation(Discussion(appraisal_id=appraisal.id))
    with pytest.raises(KinerjaError):
        office.services.discussing.start(talk.id)


def test_starting_moves_the_rating_into_the_talk_and_can_be_resumed(office: Office) -> None:
    office.ready(office.rina)
    talk = office.prepare(office.rina)
    office.services.discussing.start(talk.id)
    view = office.services.appraising.view(office.period_id, office.rina)
    assert view.appraisal.stage == Stage.IN_DISCUSSION
    state = TalkState(step=AgendaStep.GROWTH, elapsed_s=1570, story="Menata ulang arsip.")
    office.services.discussing.save_state(talk.id, state)
    assert office.services.discussing.start(talk.id).state == state


def test_the_shared_side_holds_nothing_private(office: Office) -> None:
    office.plan(office.rina)
    shown = office.note(office.rina)
    hidden = office.note(
        office.rina, valence=Valence.MINUS, text=PRIVATE, impact=PRIVATE, is_visible=False
    )
    appraisal = office.rate(office.rina, evidence=(shown.id, hidden.id))
    office.services.appraising.mark_ready(appraisal.id)
    talk = office.prepare(office.rina)
    talk = office.services.discussing.save_preparation(
        replace(talk, strengths=(shown.id,), growth=(hidden.id,))
    )
    shared = office.services.discussing.start(talk.id)
    assert PRIVATE not in repr(shared)
    assert "Dedi Misalkan" not in repr(shared)
    assert [point.text for point in shared.strengths] == [shown.text]
    assert shared.growth == ()


def test_only_the_chosen_parts_are_shown(office: Office) -> None:
    office.ready(office.rina)
    talk = office.prepare(office.rina)
    office.services.discussing.save_preparation(replace(talk, shown_parts=frozenset()))
    shared = office.services.discussing.start(talk.id)
    assert shared.ratings == ()
    assert shared.predicate is None
    assert shared.results_rating is None


@pytest.mark.parametrize(
    ("state", "fields"),
    [
        (TalkState(), {"choice"}),
        (TalkState(choice=Choice.READ), {"employee_ink", "appraiser_ink", "comment"}),
        (
            TalkState(
                choice=Choice.READ_WITH_REMARKS,
                employee_ink=INK,
                appraiser_ink=INK,
                no_comment=True,
            ),
            {"remark"},
        ),
        (TalkState(choice=Choice.READ, refusal_reason="Menolak"), {"appraiser_ink"}),
    ],
)
def test_an_unfinished_end_is_refused_by_field(
    office: Office, state: TalkState, fields: set[str]
) -> None:
    office.ready(office.rina)
    talk = office.prepare(office.rina)
    office.services.discussing.start(talk.id)
    with pytest.raises(InvalidError) as caught:
        office.services.discussing.finish(talk.id, state)
    assert set(caught.value.fields) == fields


@pytest.mark.parametrize(
    ("choice", "stage"),
    [
        (Choice.READ, Stage.SIGNED),
        (Choice.READ_WITH_REMARKS, Stage.SIGNED),
        (Choice.OBJECTS, Stage.OBJECTION),
        (Choice.NOT_TODAY, Stage.IN_DISCUSSION),
    ],
)
def test_the_employees_choice_decides_the_stage(
    office: Office, choice: Choice, stage: Stage
) -> None:
    office.ready(office.rina)
    ended = office.talk(office.rina, choice)
    appraisal = office.services.appraising.view(office.period_id, office.rina).appraisal
    assert appraisal.stage == stage
    assert ended.is_signed == (choice != Choice.NOT_TODAY)
    assert ended.private_note == PRIVATE


def test_a_typed_name_is_as_good_as_strokes(office: Office) -> None:
    office.ready(office.rina)
    talk = office.prepare(office.rina)
    office.services.discussing.start(talk.id)
    typed = Ink(typed_name="Rina Contohwati")
    office.services.discussing.finish(
        talk.id,
        TalkState(choice=Choice.READ, employee_ink=typed, appraiser_ink=typed, no_comment=True),
    )
    assert (
        office.services.discussing.prepare(office.period_id, office.rina).discussion.employee_ink
        == typed
    )


def test_an_agreed_plan_can_be_done_or_carried_over(office: Office) -> None:
    office.ready(office.rina)
    talk = office.prepare(office.rina)
    office.services.discussing.start(talk.id)
    action = ActionItem(key="a", what="Mengirim rekap", due_on=date(2026, 3, 1))
    office.services.discussing.save_state(talk.id, TalkState(actions=(action,)))
    (row,) = office.services.staff.summary(office.rina, office.period_id).actions
    assert row.is_late
    office.services.discussing.set_action_state(talk.id, "a", ActionState.DONE)
    (row,) = office.services.staff.summary(office.rina, office.period_id).actions
    assert row.is_done
    assert not row.is_late
