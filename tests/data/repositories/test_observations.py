from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import event

from kinerja_desktop.core.changes import Changes, Kind
from kinerja_desktop.core.observation import NoteKind, Observation, Revision, Source, Valence
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.data.store import Store
from kinerja_desktop.errors import NotFoundError, StaleError, StorageError

Make = Callable[..., Observation]
LATER = datetime(2026, 4, 1, 8, 0, tzinfo=UTC)


def test_a_note_comes_back_as_it_was_saved(
    store: Store, employee_id: int, note_of: Make, heard: list[Changes]
) -> None:
    note = note_of(
        employee_id,
        happened_at=time(9, 30),
        recorded_at=datetime.fromisoformat("2026-03-02T10:00:00+07:00"),
        valence=Valence.MINUS,
        source=Source.PEER,
        situation="Rapat",
        impact="Tertunda",
        item_keys=("rhk-2", "harmonis", "rhk-1"),
        is_visible=False,
        shared_on=date(2026, 3, 5),
        kind=NoteKind.REPORT,
        realisation="4 dari 6 laporan",
        told_by="Kepala Seksi Arsip",
    )
    with store.work() as work:
        new_id = work.observations.add(note)
        assert work.observations.get(new_id) == replace(note, id=new_id, version=1)
    assert heard[-1] == {(Kind.OBSERVATION, new_id)}


def test_a_moment_keeps_its_offset_or_its_lack_of_one(
    store: Store, employee_id: int, note_of: Make
) -> None:
    naive = datetime.fromisoformat("2026-03-02T10:00:00")
    with store.work() as work:
        new_id = work.observations.add(note_of(employee_id, recorded_at=naive))
        assert work.observations.get(new_id).recorded_at == naive


def test_notes_are_listed_newest_first_within_a_span(
    store: Store, employee_id: int, note_of: Make
) -> None:
    days = [(1, None), (5, time(9)), (5, time(14)), (5, None), (9, None)]
    with store.work() as work:
        ids = [
            work.observations.add(
                note_of(employee_id, happened_on=date(2026, 3, day), happened_at=at)
            )
            for day, at in days
        ]
        listed = [note.id for note in work.observations.list()]
        assert listed == [ids[4], ids[2], ids[1], ids[3], ids[0]]
        within = work.observations.list(start=date(2026, 3, 5), end=date(2026, 3, 9))
        assert [note.id for note in within] == listed[:4]
        assert [n.id for n in work.observations.list(end=date(2026, 3, 1))] == [ids[0]]
        assert [n.id for n in work.observations.list(start=date(2026, 3, 9))] == [ids[4]]


def test_notes_of_one_employee_are_listed(store: Store, employee_id: int, note_of: Make) -> None:
    with store.work() as work:
        other = work.staff.add(Employee(name="Budi"))
        work.observations.add(note_of(employee_id))
        mine = work.observations.add(note_of(other))
        assert [note.id for note in work.observations.list(employee_id=other)] == [mine]


def test_a_deleted_note_is_marked_and_can_be_restored(
    store: Store, employee_id: int, note_of: Make, heard: list[Changes]
) -> None:
    with store.work() as work:
        note_id = work.observations.add(note_of(employee_id), files=(("a.txt", b"isi"),))
        before = work.observations.get(note_id)
    with store.work() as work:
        work.observations.mark_deleted(note_id, LATER)
        assert work.observations.list() == ()
        [deleted] = work.observations.list(deleted=True)
        assert deleted.deleted_at == LATER
        work.observations.restore(note_id)
        assert work.observations.list() == (before,)
    assert heard[-1] == {(Kind.OBSERVATION, note_id)}


def test_changing_the_wording_keeps_the_earlier_one(
    store: Store, employee_id: int, note_of: Make
) -> None:
    with store.work() as work:
        note_id = work.observations.add(note_of(employee_id))
        first = work.observations.get(note_id)
        second = work.observations.save(replace(first, text="Lebih baik"), at=LATER)
        assert second.version == 2
        assert second.revisions == (
            Revision(
                changed_at=LATER,
                valence=Valence.PLUS,
                text=first.text,
                situation="",
                impact="",
                happened_on=first.happened_on,
                source=first.source,
                kind=first.kind,
                item_keys=first.item_keys,
            ),
        )
        third = work.observations.save(replace(second, valence=Valence.ZERO), at=LATER)
        assert [earlier.text for earlier in third.revisions] == [first.text, "Lebih baik"]
        assert work.observations.get(note_id) == third


def test_changing_day_source_kind_or_ties_keeps_what_was_there(
    store: Store, employee_id: int, note_of: Make
) -> None:
    with store.work() as work:
        note_id = work.observations.add(note_of(employee_id, item_keys=("a",)))
        first = work.observations.get(note_id)
        told = replace(first, source=Source.TOLD, told_by="Kepala loket", kind=NoteKind.TEAM)
        second = work.observations.save(told, at=LATER)
        moved = replace(second, happened_on=date(2026, 3, 1), item_keys=("b", "a"))
        third = work.observations.save(moved, at=LATER)
        oldest, newer = third.revisions
        assert (oldest.source, oldest.told_by, oldest.kind) == (Source.DIRECT, "", NoteKind.EVENT)
        assert (oldest.happened_on, oldest.item_keys) == (first.happened_on, ("a",))
        assert (newer.source, newer.told_by, newer.kind) == (
            Source.TOLD,
            "Kepala loket",
            NoteKind.TEAM,
        )
        assert (newer.happened_on, newer.item_keys) == (first.happened_on, ("a",))


def test_who_may_see_it_and_when_it_was_told_are_no_new_version(
    store: Store, employee_id: int, note_of: Make
) -> None:
    with store.work() as work:
        first = work.observations.get(work.observations.add(note_of(employee_id)))
        changed = replace(first, is_visible=False, shared_on=date(2026, 3, 5))
        second = work.observations.save(changed, at=LATER)
        assert second == replace(changed, version=2)
        assert work.observations.save(second, at=LATER).revisions == ()


def test_a_note_without_a_fact_is_listed_only_when_asked_for_and_counts_nowhere(
    store: Store, employee_id: int, note_of: Make
) -> None:
    with store.work() as work:
        fact = work.observations.add(note_of(employee_id))
        draft = work.observations.add(note_of(employee_id, text=""))
        assert [note.id for note in work.observations.list()] == [fact]
        both = work.observations.list(with_drafts=True)
        assert {note.id: note.is_draft for note in both} == {fact: False, draft: True}
        span = date(2026, 1, 1), date(2026, 12, 31)
        assert work.observations.count_by_employee(*span) == {employee_id: 1}


def test_an_outdated_note_is_refused(store: Store, employee_id: int, note_of: Make) -> None:
    with store.work() as work:
        note_id = work.observations.add(note_of(employee_id))
        first = work.observations.get(note_id)
        work.observations.save(replace(first, text="b"), at=LATER)
    with pytest.raises(StaleError), store.work() as work:
        work.observations.save(replace(first, text="c"), at=LATER)
    with store.reading() as look:
        assert look.observations.get(note_id).text == "b"


def test_saving_does_not_bring_a_deleted_note_back(
    store: Store, employee_id: int, note_of: Make
) -> None:
    with store.work() as work:
        note_id = work.observations.add(note_of(employee_id))
        note = work.observations.get(note_id)
        work.observations.mark_deleted(note_id, LATER)
        assert work.observations.save(note, at=LATER).deleted_at == LATER


def test_attached_files_are_kept_byte_for_byte(
    store: Store, employee_id: int, note_of: Make
) -> None:
    data = bytes(range(256)) * 5000
    with store.work() as work:
        note_id = work.observations.add(
            note_of(employee_id), files=(("surat.pdf", data), ("tanpa", b""))
        )
        added = work.observations.attach(note_id, "foto.png", b"png")
        first, second, third = work.observations.get(note_id).attachments
        assert (first.name, first.media_type, first.size_bytes) == (
            "surat.pdf",
            "application/pdf",
            len(data),
        )
        assert first.sha256 == hashlib.sha256(data).hexdigest()
        assert second.media_type == ""
        assert third == added
        assert work.observations.attachment(first.id) == (first, data)
        assert work.observations.attachment(second.id) == (second, b"")


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE attachment_contents SET data = x'00'",
        "DELETE FROM attachment_contents",
    ],
)
def test_an_altered_file_is_not_handed_out(
    store: Store, employee_id: int, note_of: Make, harm: str
) -> None:
    with store.work() as work:
        note_id = work.observations.add(note_of(employee_id), files=(("surat.pdf", b"asli"),))
        [attachment] = work.observations.get(note_id).attachments
    with store.database.writing() as connection:
        connection.exec_driver_sql(harm)
    with store.reading() as look, pytest.raises(StorageError, match=r"surat\.pdf"):
        look.observations.attachment(attachment.id)


def test_what_is_gone_is_said(store: Store) -> None:
    with store.work() as work:
        for call in (
            lambda: work.observations.get(7),
            lambda: work.observations.attachment(7),
            lambda: work.observations.attach(7, "a", b""),
            lambda: work.observations.mark_deleted(7, LATER),
            lambda: work.observations.restore(7),
        ):
            with pytest.raises(NotFoundError):
                call()


def test_notes_are_counted_by_item_and_by_employee(
    store: Store, employee_id: int, note_of: Make
) -> None:
    with store.work() as work:
        other = work.staff.add(Employee(name="Budi"))
        work.observations.add(note_of(employee_id, item_keys=("a", "b")))
        work.observations.add(note_of(employee_id, item_keys=("a",)))
        work.observations.add(note_of(employee_id))
        work.observations.add(note_of(other, item_keys=("a",)))
        work.observations.add(note_of(other, happened_on=date(2025, 12, 31)))
        gone = work.observations.add(note_of(other, item_keys=("a",)))
        work.observations.mark_deleted(gone, LATER)
        counts = work.observations.count_by_employee(date(2026, 1, 1), date(2026, 6, 30))
    assert counts == {employee_id: 3, other: 1}


def test_a_long_list_takes_few_questions_and_the_second_time_one(
    store: Store, employee_id: int, note_of: Make
) -> None:
    with store.work() as work:
        for number in range(300):
            day = date(2026, 1, 1) + timedelta(days=number % 180)
            work.observations.add(note_of(employee_id, happened_on=day, item_keys=("a", "b")))
    asked: list[str] = []

    def listen(*arguments: object) -> None:
        asked.append(str(arguments[2]))

    engine = store.database._engine
    event.listen(engine, "before_cursor_execute", listen)
    counts = []
    for _time in range(2):
        asked.clear()
        with store.reading() as look:
            assert len(look.observations.list()) == 300
        counts.append(len([statement for statement in asked if statement.startswith("SELECT")]))
    event.remove(engine, "before_cursor_execute", listen)
    assert counts == [5, 1]


def test_quick_phrases_keep_their_order(store: Store, heard: list[Changes]) -> None:
    with store.work() as work:
        work.phrases.save(("Rapi.", "Tepat waktu."))
        work.phrases.save(("Tepat waktu.", "Rapi.", "Membantu rekan."))
    with store.reading() as look:
        assert look.phrases.all() == ("Tepat waktu.", "Rapi.", "Membantu rekan.")
    assert heard[-1] == {(Kind.PROFILE, 0)}
