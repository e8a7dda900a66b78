from __future__ import annotations

from datetime import datetime

from kinerja_desktop.core.appraisal import Draft
from kinerja_desktop.core.fairness.hint import Rule
from kinerja_desktop.core.hint_answers import Reply
from kinerja_desktop.core.observation import Valence
from kinerja_desktop.data.store import Store
from kinerja_desktop.services.prompting import PromptService
from kinerja_desktop.settings import Settings
from tests.office import Office


def contradicted(office: Office) -> Draft:
    """Rate Rina above on everything while the notes on one value say otherwise."""
    office.plan(office.rina)
    for _note in range(4):
        office.note(office.rina, "loyal", valence=Valence.MINUS)
    return office.rate(office.rina, 1).draft


def test_nothing_speaks_before_the_first_judgement(office: Office) -> None:
    office.plan(office.rina)
    for _note in range(4):
        office.note(office.rina, "loyal", valence=Valence.MINUS)
    view = office.services.appraising.view(office.period_id, office.rina)
    assert office.services.prompting.of_person(view, Draft()) == ()
    assert office.services.prompting.of_period(office.period_id).shown == ()


def test_at_most_one_for_an_item_and_three_in_all(office: Office) -> None:
    draft = contradicted(office)
    view = office.services.appraising.view(office.period_id, office.rina)
    hints = office.services.prompting.of_person(view, draft)
    assert len(hints) == 3
    assert len({hint.subject for hint in hints}) == 3
    assert (hints[0].rule, hints[0].subject.item_key) == (Rule.CONSISTENCY, "loyal")
    prompts = office.services.prompting.of_period(office.period_id)
    assert prompts.shown == hints
    assert prompts.subjects[hints[0].subject] == "Rina Contohwati · Loyal"


def test_a_prompt_that_names_its_item_is_headed_by_the_person_alone(office: Office) -> None:
    office.rate(office.rina)
    prompts = office.services.prompting.of_period(office.period_id)
    named = [hint for hint in prompts.shown if hint.rule == Rule.SUFFICIENCY]
    assert named
    assert {prompts.subjects[hint.subject] for hint in named} == {"Rina Contohwati"}


def test_an_answered_prompt_stays_away_until_its_numbers_change(office: Office) -> None:
    draft = contradicted(office)
    prompting = office.services.prompting
    view = office.services.appraising.view(office.period_id, office.rina)
    first = prompting.of_person(view, draft)[0]
    prompting.answer(office.period_id, first, Reply.RIGHT)
    assert first not in prompting.of_person(view, draft)
    answered = prompting.of_period(office.period_id).answered
    assert [(one.key, one.reply) for one in answered] == [(first.key, Reply.RIGHT)]
    office.note(office.rina, "loyal", valence=Valence.MINUS)
    view = office.services.appraising.view(office.period_id, office.rina)
    again = prompting.of_person(view, draft)[0]
    assert again.rule == Rule.CONSISTENCY
    assert again.key != first.key


def test_an_answer_can_be_taken_back(office: Office) -> None:
    draft = contradicted(office)
    prompting = office.services.prompting
    view = office.services.appraising.view(office.period_id, office.rina)
    before = prompting.of_person(view, draft)
    prompting.answer(office.period_id, before[0], Reply.DONE)
    prompting.take_back(office.period_id, before[0].key)
    assert prompting.of_person(view, draft) == before


def test_later_is_for_today(office: Office, store: Store, now: datetime) -> None:
    draft = contradicted(office)
    view = office.services.appraising.view(office.period_id, office.rina)
    first = office.services.prompting.of_person(view, draft)[0]
    office.services.prompting.answer(office.period_id, first, Reply.LATER)
    assert first not in office.services.prompting.of_person(view, draft)
    tomorrow = PromptService(store, lambda: now.replace(day=26), Settings)
    assert tomorrow.of_person(view, draft)[0].subject == first.subject


def test_scores_are_read_again_without_any_name(office: Office) -> None:
    office.plan(office.rina)
    for key in ("loyal", "akuntabel"):
        office.note(office.rina, key, text="Bu RINA menutup loket; contohwati tidak rinai.")
    office.rate(office.rina, 1)
    cells = office.services.prompting.nameless_cells(office.period_id, 7)
    assert {cell.subject.item_key for cell in cells} == {"loyal", "akuntabel"}
    assert [cell.called for cell in cells] == ["Pegawai A", "Pegawai B"]
    for cell in cells:
        [(sign, words)] = cell.texts
        assert sign == 1
        assert words.startswith(f"Bu {cell.called} menutup loket; {cell.called} tidak rinai.")
        assert (cell.name, cell.score) == ("Rina Contohwati", 1)
