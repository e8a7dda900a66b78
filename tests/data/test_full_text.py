from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from kinerja_desktop.core.appraisal import Appraisal
from kinerja_desktop.core.changes import Kind
from kinerja_desktop.core.discussion import ActionItem, Discussion
from kinerja_desktop.core.finding import words_of
from kinerja_desktop.core.observation import Observation, Valence
from kinerja_desktop.core.plan import Plan, WorkIndicator, WorkResult
from kinerja_desktop.core.staff import DEFAULT_LIST
from kinerja_desktop.data.repositories.full_text import Where
from kinerja_desktop.data.store import Store, open_store
from kinerja_desktop.data.vault import DataKey, unlock
from kinerja_desktop.paths import Paths

PASSPHRASE = "kertas payung delima senja"
EVERYWHERE = Where(list_id=DEFAULT_LIST)
OLD_FILES = Path(__file__).parents[1] / "files" / "old"


def note_of(employee_id: int, text: str, **changes: object) -> Observation:
    note = Observation(
        employee_id=employee_id,
        happened_on=date(2026, 3, 10),
        recorded_at=datetime(2026, 3, 10, 16),
        valence=Valence.PLUS,
        text=text,
    )
    return replace(note, **changes)  # type: ignore[arg-type]


def found(
    store: Store, asked: str, kind: Kind = Kind.OBSERVATION, where: Where = EVERYWHERE
) -> tuple[int, ...]:
    with store.reading() as look:
        return look.full_text.find(kind, words_of(asked), where, 20)


def test_a_note_is_found_by_each_of_its_texts(store: Store, employee_id: int) -> None:
    note = note_of(
        employee_id,
        "Melaporkan kas",
        situation="Menjelang audit",
        impact="Café buka",
        told_by="Bu Sumarni",
    )
    with store.work() as work:
        note_id = work.observations.add(note, (("bukti-lembur.pdf", b"x"),))
    for asked in ("lapor", "AUDIT kas", "cafe", "sumarni", "lembur", "mel"):
        assert found(store, asked) == (note_id,), asked
    assert found(store, "lapor gudang") == ()


def test_an_edit_a_deletion_and_its_undo_are_followed(
    store: Store, employee_id: int, now: datetime
) -> None:
    with store.work() as work:
        note_id = work.observations.add(note_of(employee_id, "Menata gudang"))
    with store.work() as work:
        stored = work.observations.get(note_id)
        work.observations.save(replace(stored, text="Menata arsip"), at=now)
    assert (found(store, "gudang"), found(store, "arsip")) == ((), (note_id,))
    with store.work() as work:
        work.observations.mark_deleted(note_id, now)
    assert found(store, "arsip") == ()
    with store.work() as work:
        work.observations.restore(note_id)
    assert found(store, "arsip") == (note_id,)


def test_what_was_rolled_back_is_not_found(store: Store, employee_id: int) -> None:
    def write_and_stumble() -> None:
        with store.work() as work:
            work.observations.add(note_of(employee_id, "Menata gudang"))
            work.full_text.follow(work.changes)
            raise RuntimeError("planted")

    with pytest.raises(RuntimeError, match="planted"):
        write_and_stumble()
    assert found(store, "gudang") == ()


def test_the_latest_comes_first_and_the_limit_is_kept(store: Store, employee_id: int) -> None:
    with store.work() as work:
        ids = [work.observations.add(note_of(employee_id, f"Rapat {n}")) for n in range(30)]
    assert found(store, "rapat") == tuple(reversed(ids))[:20]


def test_plans_and_talks_are_found_in_their_period(
    store: Store, employee_id: int, period_id: int
) -> None:
    indicator = WorkIndicator(key="iki-1", text="Ketepatan rekonsiliasi", target="12 laporan")
    result = WorkResult(key="rhk-1", text="Laporan kas", indicators=(indicator,))
    plan = Plan(period_id=period_id, employee_id=employee_id, work_results=(result,))
    action = ActionItem(key="a-1", what="Pelatihan pivot", who="Rina")
    with store.work() as work:
        plan_id = work.plans.save(plan).id
        appraisal = work.appraisals.save(Appraisal(period_id=period_id, employee_id=employee_id))
        talk = work.discussions.save(Discussion(appraisal_id=appraisal.id, actions=(action,)))
    here = Where(
        list_id=DEFAULT_LIST, period_id=period_id, start=date(2026, 1, 1), end=date(2026, 6, 30)
    )
    elsewhere = replace(here, period_id=period_id + 1)
    assert found(store, "rekonsiliasi laporan", Kind.PLAN, here) == (plan_id,)
    assert found(store, "latih pivot", Kind.DISCUSSION, here) == (talk.id,)
    assert found(store, "rekonsiliasi", Kind.PLAN, elsewhere) == ()
    assert found(store, "pivot", Kind.DISCUSSION, elsewhere) == ()
    assert found(store, "pivot", Kind.OBSERVATION) == ()


def test_a_note_outside_the_days_or_of_another_list_is_left_out(
    store: Store, employee_id: int
) -> None:
    with store.work() as work:
        note_id = work.observations.add(note_of(employee_id, "Menata gudang"))
    year = Where(list_id=DEFAULT_LIST, period_id=1, start=date(2025, 1, 1), end=date(2025, 12, 31))
    assert found(store, "gudang", where=year) == ()
    assert found(store, "gudang", where=Where(list_id=DEFAULT_LIST + 1)) == ()
    assert found(store, "gudang") == (note_id,)


def test_a_file_of_an_older_version_is_searched_after_it_was_opened(paths: Paths) -> None:
    shutil.copytree(OLD_FILES / "0001", paths.data, dirs_exist_ok=True)
    store = open_store(paths, unlock(paths.key, PASSPHRASE))
    with store.reading() as look:
        texts = [note.text for note in look.observations.list()]
    for text in texts:
        assert found(store, text), text
    assert store.database.check() == ()
    store.close()


def test_filling_that_was_cut_off_is_done_at_the_next_opening(
    store: Store, paths: Paths, key: DataKey, employee_id: int
) -> None:
    with store.work() as work:
        note_id = work.observations.add(note_of(employee_id, "Menata gudang"))
    with store.database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO search_words (search_words) VALUES ('delete-all')")
        connection.exec_driver_sql("PRAGMA user_version = 0")
    assert found(store, "gudang") == ()
    store.close()
    again = open_store(paths, key)
    assert found(again, "gudang") == (note_id,)
    again.close()
