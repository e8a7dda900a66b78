from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.core.observation import Observation
from kinerja_desktop.core.plan import Plan, WorkResult
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.data.repositories import memory
from kinerja_desktop.data.repositories.memory import Memory
from kinerja_desktop.data.store import Store, Work

Make = Callable[..., Observation]


def names(store: Store) -> list[str]:
    with store.reading() as look:
        return [person.name for person in look.staff.list(archived=None)]


def people(*names: str) -> list[Employee]:
    return [Employee(id=place, name=name) for place, name in enumerate(names, start=1)]


def test_the_same_value_is_given_again(store: Store, employee_id: int) -> None:
    with store.reading() as look:
        first = look.staff.list()
    with store.reading() as look:
        assert look.staff.list()[0] is first[0]
    assert first[0].id == employee_id


def test_a_commit_makes_a_list_look_again(store: Store, employee_id: int) -> None:
    assert names(store) == ["Siti Rahmawati"]
    with store.work() as work:
        work.staff.save(replace(work.staff.get(employee_id), name="Siti Aminah"))
    assert names(store) == ["Siti Aminah"]


def test_a_work_sees_its_own_changes_and_a_rollback_leaves_none(
    store: Store, employee_id: int
) -> None:
    assert names(store) == ["Siti Rahmawati"]
    seen: list[str] = []

    def rename_and_stumble() -> None:
        with store.work() as work:
            work.staff.save(replace(work.staff.get(employee_id), name="Siti Aminah"))
            seen.extend(person.name for person in work.staff.list())
            raise RuntimeError

    with pytest.raises(RuntimeError):
        rename_and_stumble()
    assert seen == ["Siti Aminah"]
    assert names(store) == ["Siti Rahmawati"]


def test_a_deleted_note_is_remembered_as_deleted(
    store: Store, employee_id: int, note_of: Make
) -> None:
    with store.work() as work:
        note = work.observations.add(note_of(employee_id))
    with store.reading() as look:
        assert look.observations.list()[0].deleted_at is None
    with store.work() as work:
        work.observations.mark_deleted(note, datetime(2026, 6, 1, 9))
    with store.reading() as look:
        assert look.observations.list() == ()
        assert look.observations.list(deleted=True)[0].deleted_at == datetime(2026, 6, 1, 9)


def test_one_changed_plan_of_many_is_read_anew(store: Store, period_id: int) -> None:
    with store.work() as work:
        ids = work.staff.add_many(Employee(name=f"Orang {n}") for n in range(150))
        for person in ids:
            plan = Plan(period_id=period_id, employee_id=person)
            work.plans.save(plan.with_result(WorkResult(key=f"rhk-{person}")))
    with store.reading() as look:
        plans = look.plans.list(period_id)
    assert [plan.employee_id for plan in plans] == list(ids)
    with store.work() as work:
        work.plans.save(replace(plans[7], expectations=(("akuntabel", "Rapi"),)))
    with store.reading() as look:
        again = look.plans.list(period_id)
    assert again[7].expectations == (("akuntabel", "Rapi"),)
    assert again[8] is plans[8]


def test_who_looks_at_an_older_state_leaves_nothing_behind() -> None:
    kept = Memory()
    old_look = kept.look()
    kept.forget(frozenset({(Kind.STAFF, 1)}))
    assert [p.name for p in old_look.all_of(Kind.STAFF, [1], lambda _ids: people("Old"))] == ["Old"]
    new_look = kept.look()
    assert [p.name for p in new_look.all_of(Kind.STAFF, [1], lambda _ids: people("New"))] == ["New"]
    assert kept.values == {(Kind.STAFF, 1): people("New")[0]}


def test_only_what_is_missing_is_read() -> None:
    kept = Memory()
    kept.look().all_of(Kind.STAFF, [1], lambda _ids: people("Ani"))
    asked: list[list[int]] = []

    def read(ids: list[int]) -> list[Employee]:
        asked.append(ids)
        return [Employee(id=2, name="Budi")]

    found = kept.look().all_of(Kind.STAFF, [2, 1], read)
    assert [person.name for person in found] == ["Budi", "Ani"]
    assert asked == [[2]]


def test_a_full_memory_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MOST_VALUES", 2)
    kept = Memory()
    kept.look().all_of(Kind.STAFF, [1, 2], lambda _ids: people("Ani", "Budi"))
    kept.look().all_of(Kind.PLAN, [1], lambda _ids: people("Citra"))
    assert set(kept.values) == {(Kind.PLAN, 1)}


def test_what_is_gathered_is_gathered_once_until_a_commit(store: Store, employee_id: int) -> None:
    def gather(look: Work) -> tuple[Employee, ...]:
        return look.once("people", look.staff.list)

    with store.reading() as look:
        first = gather(look)
    with store.reading() as look:
        assert gather(look) is first
    with store.work() as work:
        work.staff.add(Employee(name="Budi"))
        assert len(gather(work)) == 2
    with store.reading() as look:
        assert [person.name for person in gather(look)] == ["Budi", "Siti Rahmawati"]


def test_what_an_older_look_gathers_is_not_kept() -> None:
    kept = Memory()
    old_look = kept.look()
    kept.forget(frozenset())
    assert old_look.once("names", lambda: "old") == "old"
    assert kept.look().once("names", lambda: "new") == "new"
    assert old_look.once("names", lambda: "old") == "old"


def test_only_so_much_that_was_gathered_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MOST_MADE", 2)
    kept = Memory()
    for name in ("a", "b", "c"):
        kept.look().once(name, lambda: "made")
    assert list(kept.made) == ["c"]
