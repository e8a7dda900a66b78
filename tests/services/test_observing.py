from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from kinerja_desktop.core.observation import NoteKind, Observation, Source, Valence
from kinerja_desktop.errors import InvalidError, KinerjaError
from kinerja_desktop.services.observing import ObservationFilter
from tests.office import Office

EVERYTHING = ObservationFilter()


def test_a_note_is_stored_with_the_moment_of_writing(office: Office, now: datetime) -> None:
    note = office.services.observing.get(office.note(office.rina).id)
    assert note.recorded_at == now
    assert note.is_late


@pytest.mark.parametrize(
    ("person", "changes", "field"),
    [
        (0, {}, "employee"),
        (1, {"happened_on": date(2026, 6, 26)}, "happened_on"),
    ],
)
def test_a_note_with_a_fault_is_refused_by_field(
    office: Office, person: int, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(InvalidError) as caught:
        office.note(person and office.rina, **changes)
    assert set(caught.value.fields) == {field}


def test_a_note_without_a_fact_is_a_draft_and_no_evidence(office: Office) -> None:
    services, period = office.services, office.period_id
    office.note(office.rina, "akuntabel")
    draft = office.note(office.rina, "akuntabel", text="  ", situation="Rapat triwulan")
    rows = services.observing.timeline(EVERYTHING, period)
    assert {row.observation.id: row.observation.is_draft for row in rows}[draft.id]
    assert len(services.appraising.view(period, office.rina).notes) == 1
    home = services.insights.home(period)
    assert sum(home.coverage.totals) == 1
    assert {row.key: row.count for row in home.due}["incomplete_notes"] == 1
    stored = services.observing.get(draft.id)
    told = services.observing.save(replace(stored, text="Menyampaikan data tepat waktu."))
    assert len(services.appraising.view(period, office.rina).notes) == 2
    with pytest.raises(InvalidError) as caught:
        services.observing.save(replace(told, text=" "))
    assert set(caught.value.fields) == {"text"}


def test_a_note_belongs_to_the_period_of_its_event(office: Office, now: datetime) -> None:
    """Written in June: an event of February is of this period, one of December of none here."""
    office.note(office.rina, happened_on=date(2026, 2, 3))
    office.note(office.rina, happened_on=date(2025, 12, 3))
    (note,) = office.services.appraising.view(office.period_id, office.rina).notes
    assert note.happened_on == date(2026, 2, 3)
    assert note.recorded_at == now
    assert note.is_late


def test_who_told_and_what_was_realised_stay_with_their_source_and_kind(office: Office) -> None:
    both = {"told_by": " Kepala loket ", "realisation": " 3 laporan "}
    heard = office.note(office.rina, source=Source.TOLD, kind=NoteKind.REPORT, **both)
    seen = office.note(office.rina, source=Source.DIRECT, kind=NoteKind.TEAM, **both)
    observing = office.services.observing
    stored = observing.get(heard.id)
    assert (stored.told_by, stored.realisation) == ("Kepala loket", "3 laporan")
    stored = observing.get(seen.id)
    assert (stored.told_by, stored.realisation) == ("", "")


def test_untied_notes_wait_until_they_are_tied(office: Office) -> None:
    office.plan(office.rina)
    for number in range(10):
        office.note(office.rina, happened_on=date(2026, 3, 1 + number))
    observing, waiting = office.services.observing, ObservationFilter(only_untied=True)
    rows = observing.timeline(EVERYTHING, office.period_id)
    for row in rows[:3]:
        observing.tie(row.observation.id, ())
    inbox = observing.timeline(waiting, office.period_id)
    assert len(inbox) == 3
    tied = observing.tie(inbox[0].observation.id, (f"rhk-{office.rina}-0", "loyal"))
    assert tied.item_keys == (f"rhk-{office.rina}-0", "loyal")
    assert [earlier.item_keys for earlier in tied.revisions] == [("akuntabel",), ()]
    assert len(observing.timeline(waiting, office.period_id)) == 2


def test_a_file_over_the_limit_is_refused_with_its_size(office: Office) -> None:
    note = replace(office.note(office.rina), id=0)
    with pytest.raises(InvalidError) as caught:
        office.services.observing.record(note, (("film.mp4", bytes(11 * 1024 * 1024)),))
    assert "film.mp4" in caught.value.fields["files"]


def test_editing_keeps_the_earlier_wording(office: Office) -> None:
    note = office.services.observing.get(office.note(office.rina).id)
    changed = replace(note, text="Mengirim laporan satu hari lebih awal.", impact="Selesai.")
    saved = office.services.observing.save(changed)
    assert [revision.text for revision in saved.revisions] == [note.text]
    assert saved.text == changed.text


def test_a_deleted_note_comes_back_complete(office: Office) -> None:
    note = office.services.observing.get(office.note(office.rina).id)
    office.services.observing.delete(note.id)
    assert office.services.observing.timeline(EVERYTHING, office.period_id) == ()
    office.services.observing.restore(note.id)
    (row,) = office.services.observing.timeline(EVERYTHING, office.period_id)
    assert row.observation.text == note.text


def test_filters_read_as_a_sentence(office: Office) -> None:
    office.note(office.rina)
    office.note(office.ids[1], "loyal", valence=Valence.MINUS, impact="", source=Source.REPORT)
    observing, period = office.services.observing, office.period_id

    def names(wanted: ObservationFilter) -> list[str]:
        return [row.employee_name for row in observing.timeline(wanted, period)]

    assert names(EVERYTHING) == ["Dedi Misalkan", "Rina Contohwati"]
    assert names(ObservationFilter(employee_id=office.rina)) == ["Rina Contohwati"]
    assert names(ObservationFilter(item_key="loyal")) == ["Dedi Misalkan"]
    assert names(ObservationFilter(valence=Valence.MINUS)) == ["Dedi Misalkan"]
    assert names(ObservationFilter(source=Source.DIRECT)) == ["Rina Contohwati"]
    assert names(ObservationFilter(text="DUA HARI")) == ["Dedi Misalkan", "Rina Contohwati"]
    assert names(ObservationFilter(text="contohwati")) == ["Rina Contohwati"]
    assert names(ObservationFilter(only_incomplete=True)) == ["Dedi Misalkan"]
    assert names(ObservationFilter(start=date(2026, 4, 1))) == []
    assert names(ObservationFilter(kinds=frozenset({NoteKind.TEAM}))) == []
    assert len(names(ObservationFilter(kinds=frozenset({NoteKind.EVENT})))) == 2


def test_what_was_told_and_what_is_visible_can_change(office: Office) -> None:
    note = office.note(office.rina)
    office.services.observing.set_visible(note.id, visible=False)
    office.services.observing.mark_shared(note.id, date(2026, 3, 12))
    stored = office.services.observing.get(note.id)
    assert not stored.is_visible
    assert stored.shared_on == date(2026, 3, 12)


def test_a_note_behind_a_signed_result_is_frozen(office: Office) -> None:
    office.signed(office.rina)
    (row,) = office.services.observing.timeline(EVERYTHING, office.period_id)
    note: Observation = row.observation
    with pytest.raises(KinerjaError):
        office.services.observing.save(replace(note, text="Ditulis ulang."))
    with pytest.raises(KinerjaError):
        office.services.observing.delete(note.id)
    with pytest.raises(KinerjaError):
        office.services.observing.set_visible(note.id, visible=False)
    with pytest.raises(KinerjaError):
        office.services.observing.tie(note.id, ())


def test_items_of_a_person_are_own_results_and_the_values(office: Office) -> None:
    office.plan(office.rina)
    items = office.services.observing.items_for(office.period_id, office.rina)
    assert len(items) == 9


def test_nine_quick_phrases_are_kept_each_once(office: Office) -> None:
    phrases = office.services.phrases
    nine = tuple(f"Kalimat {number}." for number in range(9))
    assert phrases.save((*nine, " Kalimat 1. ", "")) == nine
    with pytest.raises(KinerjaError):
        phrases.save((*nine, "Satu lagi."))
    assert phrases.all() == nine
