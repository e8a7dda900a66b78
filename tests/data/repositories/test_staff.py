from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest

from kinerja_desktop.core.changes import Changes, Kind
from kinerja_desktop.core.observation import Observation, Valence
from kinerja_desktop.core.staff import Employee, Employment, Official, OfficialRole, Profile, Sex
from kinerja_desktop.data.store import Store
from kinerja_desktop.errors import NotFoundError, StorageError

WHOLE = Employee(
    name="Ratna Kusumawardani",
    front_title="Dra.",
    back_title="M.Si.",
    nip="197001011995032001",
    other_number="1234",
    employment=Employment.PPPK,
    grade="IX",
    position="Analis Kepegawaian",
    unit="Bagian Umum",
    agency="Dinas Pendidikan",
    birth_date=date(1970, 1, 1),
    sex=Sex.FEMALE,
    status="aktif",
    leads_unit=True,
    archived_on=date(2026, 1, 2),
    archive_reason="pensiun",
    grade_since=date(2024, 4, 1),
    position_since=date(2025, 7, 1),
)


def names(store: Store, *, archived: bool | None = False) -> list[str]:
    with store.reading() as look:
        return [employee.name for employee in look.staff.list(archived=archived)]


@pytest.mark.parametrize("value", [WHOLE, Employee(name="Budi")])
def test_an_employee_comes_back_as_it_was_saved(store: Store, value: Employee) -> None:
    with store.work() as work:
        new_id = work.staff.add(value)
        assert work.staff.get(new_id) == replace(value, id=new_id)
        assert work.staff.list(archived=None) == (replace(value, id=new_id),)


def test_the_list_is_sorted_by_name_without_case(store: Store) -> None:
    with store.work() as work:
        work.staff.add_many(Employee(name=name) for name in ("dewi", "Citra", "Ayu", "ábel"))
    assert names(store) == ["Ayu", "Citra", "dewi", "ábel"]


def test_archived_people_are_listed_apart(store: Store) -> None:
    with store.work() as work:
        work.staff.add_many([Employee(name="Ada"), WHOLE])
    assert names(store) == ["Ada"]
    assert names(store, archived=True) == [WHOLE.name]
    assert names(store, archived=None) == ["Ada", WHOLE.name]


def test_saving_changes_one_and_tells_it(store: Store, heard: list[Changes]) -> None:
    with store.work() as work:
        first, second = work.staff.add_many([Employee(name="Ada"), Employee(name="Budi")])
    with store.work() as work:
        work.staff.save(Employee(id=second, name="Budi", position="Kepala"))
    with store.reading() as look:
        assert look.staff.get(first).position == ""
        assert look.staff.get(second).position == "Kepala"
    assert heard[-1] == {(Kind.STAFF, second)}


def test_a_nip_finds_who_is_still_here_before_who_left(store: Store) -> None:
    with store.work() as work:
        work.staff.add(WHOLE)
        here = work.staff.add(replace(WHOLE, archived_on=None))
        found = work.staff.find_by_nip(WHOLE.nip)
        assert found is not None
        assert found.id == here


def test_an_empty_nip_finds_nobody(store: Store) -> None:
    with store.work() as work:
        work.staff.add(Employee(name="Honorer"))
        assert work.staff.find_by_nip("") is None
        assert work.staff.find_by_nip("197001011995032001") is None


def test_who_is_gone_is_said(store: Store) -> None:
    with store.work() as work:
        for call in (
            lambda: work.staff.get(5),
            lambda: work.staff.save(Employee(id=5, name="x")),
            lambda: work.staff.save_many([Employee(id=5, name="x")]),
        ):
            with pytest.raises(NotFoundError):
                call()


def test_units_are_found_again_or_made_once(store: Store) -> None:
    with store.work() as work:
        work.staff.add_many(
            [
                Employee(name="a", unit="Umum", agency="Dinas A"),
                Employee(name="b", unit="Umum", agency="Dinas A"),
                Employee(name="c", unit="Umum", agency="Dinas B"),
                Employee(name="d", agency="Dinas B"),
            ]
        )
        work.staff.add(Employee(name="e", unit="Umum", agency="Dinas A"))
        units = work.units.all()
        assert [(unit.agency, unit.name) for unit in units] == [
            ("Dinas A", "Umum"),
            ("Dinas B", "Umum"),
        ]


def test_moving_to_another_unit_is_saved(store: Store) -> None:
    with store.work() as work:
        new_id = work.staff.add(WHOLE)
        work.staff.save(replace(WHOLE, id=new_id, unit="Bagian Keuangan"))
        assert work.staff.get(new_id).unit == "Bagian Keuangan"


def test_many_are_added_and_changed_at_once(store: Store) -> None:
    people = [Employee(name=f"Pegawai {n:05}", unit=f"Unit {n % 40}") for n in range(3000)]
    with store.work() as work:
        ids = work.staff.add_many(people)
        assert len(set(ids)) == 3000
        work.staff.save_many(
            replace(person, id=new_id, grade="III/c")
            for new_id, person in zip(ids, people, strict=True)
        )
        listed = work.staff.list()
    assert [(e.id, e.name, e.grade) for e in listed] == [
        (new_id, person.name, "III/c") for new_id, person in zip(ids, people, strict=True)
    ]


def test_adding_and_changing_nobody_is_nothing(store: Store, heard: list[Changes]) -> None:
    with store.work() as work:
        assert work.staff.add_many([]) == ()
        work.staff.save_many([])
        work.staff.remove_many([])
    assert heard == []


def test_added_people_can_be_taken_back(store: Store, period_id: int, heard: list[Changes]) -> None:
    with store.work() as work:
        stays, *added = work.staff.add_many(Employee(name=f"{n}") for n in range(12_000))
        work.periods.set_members(period_id, added[:5])
    with store.work() as work:
        work.staff.remove_many(added)
    assert names(store) == ["0"]
    assert heard[-1] == {(Kind.STAFF, employee_id) for employee_id in added}
    assert stays not in added


def test_people_with_work_about_them_are_not_taken_back(
    store: Store, employee_id: int, note_of: Callable[..., Observation], now: datetime
) -> None:
    with store.work() as work:
        work.observations.add(note_of(employee_id, recorded_at=now))
    with store.work() as work, pytest.raises(StorageError, match="already have notes"):
        work.staff.remove_many([employee_id])
    assert names(store) == ["Siti Rahmawati"]


def test_the_profile_is_kept_and_replaced(store: Store, heard: list[Changes]) -> None:
    appraiser = Official(role=OfficialRole.APPRAISER, name="Ratna", nip="197001011995032001")
    reviewer = Official(role=OfficialRole.REVIEWER, name="Bupati")
    profile = Profile(appraiser=appraiser, reviewer=reviewer, agency="Dinas", place="Sleman")
    with store.work() as work:
        assert work.profile.load() is None
        work.profile.save(replace(profile, place="Bantul"))
        work.profile.save(profile)
        assert work.profile.load() == profile
    assert heard == [{(Kind.PROFILE, 1)}]


def test_work_about_people_is_counted_by_kind(store: Store) -> None:
    with store.work() as work:
        busy, idle = work.staff.add_many([Employee(name="Ada"), Employee(name="Budi")])
        for _time in range(2):
            work.observations.add(
                Observation(
                    employee_id=busy,
                    happened_on=date(2026, 6, 1),
                    recorded_at=datetime(2026, 6, 1, 9),
                    valence=Valence.PLUS,
                    text="Menyusun daftar periksa.",
                )
            )
        assert work.staff.work_about([busy, idle]) == {busy: {Kind.OBSERVATION: 2}}
