from __future__ import annotations

from dataclasses import replace

import pytest

from kinerja_desktop.core.staff import Unit
from kinerja_desktop.core.unit_tree import unit_tree
from kinerja_desktop.errors import InvalidError, KinerjaError
from kinerja_desktop.progress import Silent
from kinerja_desktop.services import Services
from tests.office import Office


def named(services: Services, name: str) -> Unit:
    return next(view.unit for view in services.units.views() if view.unit.name == name)


def test_the_tree_is_made_and_shown_with_counts(office: Office) -> None:
    services = office.services
    top = services.units.add(Unit(name=" Sekretariat "))
    for name in ("Sub Bagian Keuangan", "Sub Bagian Umum"):
        services.units.save(replace(named(services, name), parent_id=top))
    people = [row.employee for row in services.staff.list_staff()]
    tree = unit_tree(services.staff.units(), people)
    assert [(branch.name, branch.depth, branch.count) for branch in tree] == [
        ("SD Negeri Contoh 1", 0, 1),
        ("Sekretariat", 0, 2),
        ("Sub Bagian Keuangan", 1, 1),
        ("Sub Bagian Umum", 1, 1),
    ]


def test_a_renamed_unit_keeps_its_people(office: Office) -> None:
    services = office.services
    unit = named(services, "Sub Bagian Keuangan")
    services.units.save(replace(unit, name="Bagian Keuangan"))
    assert services.staff.get(office.rina).unit == "Bagian Keuangan"


def test_a_unit_never_stands_below_itself(office: Office) -> None:
    services = office.services
    top = services.units.add(Unit(name="Sekretariat"))
    below = services.units.add(Unit(name="Bagian", parent_id=top))
    for parent_id in (top, below):
        with pytest.raises(InvalidError) as caught:
            services.units.save(Unit(id=top, name="Sekretariat", parent_id=parent_id))
        assert set(caught.value.fields) == {"parent"}
    with pytest.raises(KinerjaError):
        services.units.merge(top, below)


@pytest.mark.parametrize("name", [" ", "SUB BAGIAN  UMUM"])
def test_a_name_that_cannot_be_is_refused(office: Office, name: str) -> None:
    with pytest.raises(InvalidError) as caught:
        office.services.units.add(Unit(name=name))
    assert set(caught.value.fields) == {"name"}


def test_units_are_merged_with_people_and_what_stands_below(office: Office) -> None:
    services = office.services
    money, common = named(services, "Sub Bagian Keuangan"), named(services, "Sub Bagian Umum")
    below = services.units.add(Unit(name="Kas", parent_id=money.id))
    services.units.merge(money.id, common.id)
    assert services.staff.get(office.rina).unit == "Sub Bagian Umum"
    parents = {view.unit.id: view.unit.parent_id for view in services.units.views()}
    assert parents[below] == common.id
    assert money.id not in parents


def test_only_a_unit_without_people_is_removed(office: Office) -> None:
    services = office.services
    with pytest.raises(KinerjaError):
        services.units.remove(named(services, "Sub Bagian Keuangan").id)
    top = services.units.add(Unit(name="Sekretariat"))
    below = services.units.add(Unit(name="Bagian", parent_id=top))
    services.units.remove(top)
    parents = {view.unit.id: (view.unit.parent_id, view.count) for view in services.units.views()}
    assert parents[below] == (0, 0)


def test_units_are_arranged_as_a_list_has_them_and_put_back(office: Office) -> None:
    services = office.services
    rows = "ID\tNAMA_UNOR\tID_ATASAN\n1\tDinas Contoh\t\n2\tSekretariat\t1\n"
    tree = services.importing.unit_tree(
        f"{rows}3\tSub Bagian Keuangan\t2\n4\tSUB BAGIAN UMUM\t2\n5\tTanpa Orang\t1\n", Silent()
    )
    assert tree is not None
    before = services.units.views()
    done = services.units.arrange(tree)
    assert (done.count, len(done.added_ids)) == (2, 2)
    people = [row.employee for row in services.staff.list_staff()]
    branches = unit_tree(services.staff.units(), people)
    assert [(branch.name, branch.depth, branch.count) for branch in branches] == [
        ("Dinas Contoh", 0, 2),
        ("Sekretariat", 1, 2),
        ("Sub Bagian Keuangan", 2, 1),
        ("Sub Bagian Umum", 2, 1),
        ("SD Negeri Contoh 1", 0, 1),
    ]
    assert services.units.arrange(tree).count == 0
    services.units.put_back(done)
    assert services.units.views() == before
