from __future__ import annotations

from datetime import date

import pytest

from kinerja_desktop.core.changes import Changes, Kind
from kinerja_desktop.core.staff import (
    DEFAULT_LIST,
    Employee,
    Official,
    OfficialRole,
    StaffList,
    Unit,
)
from kinerja_desktop.core.supervision import Acting, Supervision
from kinerja_desktop.data.store import Store
from kinerja_desktop.errors import NotFoundError

HEAD = Official(
    role=OfficialRole.APPRAISER,
    name="Budi Teladan",
    front_title="Drs.",
    back_title="M.Si.",
    nip="197811052003121002",
    grade="IV/a",
    position="Sekretaris",
    unit="Sekretariat",
    agency="Dinas Contoh",
)
CHIEF = Official(role=OfficialRole.REVIEWER, name="Sri Misalnya", position="Kepala Dinas")


def test_a_fresh_file_has_the_default_list_and_shows_it(store: Store) -> None:
    with store.reading() as look:
        assert look.lists.all() == (StaffList(id=DEFAULT_LIST),)
        assert look.lists.current() == StaffList(id=DEFAULT_LIST)


def test_lists_hold_their_own_people(store: Store) -> None:
    with store.work() as work:
        other = work.lists.add(StaffList(name="Puskesmas"))
        here = work.staff.add(Employee(name="Ada"))
        there, gone = work.staff.add_many(
            (
                Employee(name="Budi", list_id=other),
                Employee(name="Citra", list_id=other, archived_on=date(2026, 1, 2)),
            )
        )
        assert [one.id for one in work.staff.list(list_id=DEFAULT_LIST)] == [here]
        assert [one.id for one in work.staff.list(archived=None, list_id=other)] == [there, gone]
        assert work.lists.counts() == {DEFAULT_LIST: 1, other: 1}


def test_one_list_is_shown_and_the_choice_is_told(store: Store, heard: list[Changes]) -> None:
    with store.work() as work:
        other = work.lists.add(StaffList(name="Puskesmas"))
    with store.work() as work:
        work.lists.choose(other)
    with store.reading() as look:
        assert look.lists.current() == StaffList(id=other, name="Puskesmas")
    assert heard[-1] == {(Kind.STAFF, 0)}


def test_a_list_is_renamed_and_removed(store: Store) -> None:
    with store.work() as work:
        other = work.lists.add(StaffList(name="Puskesmas"))
        work.lists.save(StaffList(id=other, name="Puskesmas Serang"))
        assert work.lists.get(other).name == "Puskesmas Serang"
        work.lists.remove(other)
        with pytest.raises(NotFoundError):
            work.lists.choose(other)
        assert work.lists.add(StaffList(id=other, name="Kembali")) == other


@pytest.mark.parametrize("reviewer", [CHIEF, None])
def test_a_history_comes_back_as_it_was_saved(
    store: Store, employee_id: int, reviewer: Official | None
) -> None:
    relations = (
        Supervision(
            employee_id=employee_id, appraiser=HEAD, reviewer=reviewer, end=date(2026, 6, 30)
        ),
        Supervision(
            employee_id=employee_id,
            appraiser=Official(role=OfficialRole.APPRAISER, name="Rina"),
            acting=Acting.PLT,
            start=date(2026, 7, 1),
        ),
    )
    with store.work() as work:
        work.supervisions.replace_many({employee_id: reversed(relations)})
    with store.reading() as look:
        found = look.supervisions.of(employee_id)
        assert [(one.appraiser, one.reviewer, one.acting, one.start, one.end) for one in found] == [
            (one.appraiser, one.reviewer, one.acting, one.start, one.end) for one in relations
        ]
        assert look.supervisions.of_many((employee_id, 99)).keys() == {employee_id}


def test_an_official_is_kept_once_and_another_post_is_another(
    store: Store, employee_id: int
) -> None:
    with store.work() as work:
        other = work.staff.add(Employee(name="Dewi"))
        work.supervisions.replace_many(
            {key: (Supervision(employee_id=key, appraiser=HEAD),) for key in (employee_id, other)}
        )
        assert work.supervisions.officials() == (HEAD,)
        moved = Official(role=OfficialRole.APPRAISER, name="Budi Teladan", position="Camat")
        work.supervisions.replace_many({other: (Supervision(employee_id=other, appraiser=moved),)})
        assert work.supervisions.officials() == (moved, HEAD)
        assert [one.appraiser for one in work.supervisions.of(employee_id)] == [HEAD]


def test_who_is_taken_back_leaves_no_history(store: Store, employee_id: int) -> None:
    with store.work() as work:
        work.supervisions.replace_many(
            {employee_id: (Supervision(employee_id=employee_id, appraiser=HEAD),)}
        )
    with store.work() as work:
        work.staff.remove_many([employee_id])
    with store.reading() as look:
        assert look.supervisions.of(employee_id) == ()


def test_a_renamed_unit_is_told_for_all_its_people(
    store: Store, employee_id: int, heard: list[Changes]
) -> None:
    with store.work() as work:
        [unit] = work.units.all()
    with store.work() as work:
        work.units.save(Unit(id=unit.id, name="Sekretariat", agency="Dinas"))
    assert heard[-1] == {(Kind.STAFF, 0), (Kind.STAFF, employee_id)}
    with store.reading() as look:
        assert look.staff.get(employee_id).unit == "Sekretariat"


def test_units_stand_below_each_other(store: Store, employee_id: int) -> None:
    with store.work() as work:
        [office] = work.units.all()
        top = work.units.add(Unit(name="Dinas", agency="Dinas"))
        middle = work.units.add(Unit(name="Bidang", agency="Dinas", parent_id=top))
        work.units.save(Unit(id=office.id, name=office.name, agency="Dinas", parent_id=middle))
        assert work.units.counts() == {office.id: 1}
        work.units.remove(middle)
        parents = {unit.id: unit.parent_id for unit in work.units.all()}
        assert parents == {top: 0, office.id: top}
        work.units.move_people(office.id, top)
        assert work.units.counts() == {top: 1}
        assert work.staff.get(employee_id).unit == "Dinas"
