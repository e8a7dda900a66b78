from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kinerja_desktop.core.observation import Observation, Valence
from kinerja_desktop.core.period import Period
from kinerja_desktop.core.staff import DEFAULT_LIST, Employee
from kinerja_desktop.core.unit_tree import unit_tree
from kinerja_desktop.errors import InvalidError, KinerjaError, NotFoundError
from kinerja_desktop.services import Services
from kinerja_desktop.services.observing import ObservationFilter
from kinerja_desktop.services.searching import Question
from tests.office import SEMESTER, Office

UNITS = ("Bagian Umum", "Bagian Keuangan", "Bagian Hukum", "Sekretariat")


def forty(services: Services, list_id: int, letter: str) -> tuple[int, ...]:
    """Add forty people to a list, ten to a unit; the list stays the one shown."""
    services.lists.choose(list_id)
    return tuple(
        services.staff.add(Employee(name=f"{letter} {n:02}", unit=UNITS[n % 4], position="Analis"))
        for n in range(40)
    )


def shown(services: Services, period_id: int = 0) -> set[int]:
    return {row.employee.id for row in services.staff.list_staff(period_id)}


def test_two_lists_of_forty_are_kept_apart(services: Services) -> None:
    other = services.lists.add("Puskesmas")
    first = forty(services, DEFAULT_LIST, "Umum")
    second = forty(services, other, "Medis")
    assert shown(services) == set(second)
    services.lists.choose(DEFAULT_LIST)
    assert shown(services) == set(first)
    assert [view.count for view in services.lists.views()] == [40, 40]
    rows = services.staff.list_staff()
    tree = unit_tree(services.staff.units(), (row.employee for row in rows))
    assert [branch.count for branch in tree if not branch.depth] == [10, 10, 10, 10]
    assert sum(branch.count for branch in tree if not branch.depth) == len(rows)


def test_a_rating_in_one_list_never_appears_in_the_other(office: Office) -> None:
    services, period_id = office.services, office.period_id
    office.ready(office.rina)
    other = services.lists.add("Puskesmas")
    services.lists.choose(other)
    there = services.staff.add(Employee(name="Medis"), period_id=period_id)
    assert shown(services, period_id) == {there}
    assert {row.employee.id for row in services.documents.rows(period_id)} == {there}
    home = services.insights.home(period_id)
    assert home.people == 1
    assert not home.predicates
    assert services.searching.find(Question(text="Rina", period_id=period_id)) == ()
    wanted = ObservationFilter(start=SEMESTER.start, end=SEMESTER.end)
    assert services.observing.timeline(wanted, period_id) == ()
    services.lists.choose(DEFAULT_LIST)
    assert there not in shown(services, period_id)
    assert len(services.observing.timeline(wanted, period_id)) == 1
    assert there not in {row.employee.id for row in services.documents.rows(period_id)}


def test_a_period_keeps_its_members_of_the_other_list(office: Office) -> None:
    services = office.services
    services.lists.choose(services.lists.add("Puskesmas"))
    there = services.staff.add(Employee(name="Medis"), period_id=office.period_id)
    assert [row.employee.id for row in services.periods.candidates()] == [there]
    period = services.periods.view(office.period_id).period
    services.periods.save(period, ())
    assert set(services.periods.members(office.period_id)) == set(office.ids)


def test_overlapping_periods_are_refused_across_lists(office: Office) -> None:
    services = office.services
    services.lists.choose(services.lists.add("Puskesmas"))
    other = Period(name="Triwulan II", start=date(2026, 4, 1), end=date(2026, 6, 30))
    with pytest.raises(InvalidError) as caught:
        services.periods.create(other, office.ids)
    assert "members" in caught.value.fields


def test_names_of_lists_are_written_and_told_apart(services: Services) -> None:
    other = services.lists.add("  Puskesmas   Serang ")
    assert services.lists.views()[1].staff_list.name == "Puskesmas Serang"
    for call in (
        lambda: services.lists.add(" "),
        lambda: services.lists.add("PUSKESMAS SERANG"),
        lambda: services.lists.rename(DEFAULT_LIST, "puskesmas serang"),
    ):
        with pytest.raises(InvalidError) as caught:
            call()
        assert set(caught.value.fields) == {"name"}
    services.lists.rename(other, "puskesmas Serang")
    services.lists.rename(DEFAULT_LIST, "Dinas")
    assert [view.staff_list.name for view in services.lists.views()] == [
        "Dinas",
        "puskesmas Serang",
    ]


def test_a_removed_list_gives_its_people_to_another_and_comes_back(office: Office) -> None:
    services = office.services
    other = services.lists.add("Puskesmas")
    services.lists.choose(other)
    here, gone = (services.staff.add(Employee(name=name)) for name in ("Medis", "Lama"))
    services.staff.archive(gone, "moved")
    removed = services.lists.remove(other, DEFAULT_LIST)
    assert [(view.count, view.is_current) for view in services.lists.views()] == [(4, True)]
    assert {here} <= shown(services)
    assert [row.employee.id for row in services.staff.list_staff(archived=True)] == [gone]
    services.lists.put_back(removed)
    assert [(view.count, view.is_current) for view in services.lists.views()] == [
        (3, False),
        (1, True),
    ]
    assert shown(services) == {here}


def test_the_default_list_stays(services: Services) -> None:
    other = services.lists.add("Puskesmas")
    for wrong, into in ((DEFAULT_LIST, other), (other, other)):
        with pytest.raises(KinerjaError):
            services.lists.remove(wrong, into)
    with pytest.raises(NotFoundError):
        services.lists.remove(other, 99)
    assert len(services.lists.views()) == 2


def test_who_has_moved_leaves_the_list_and_stays_readable(office: Office) -> None:
    """Marked as moved: gone from the rating list, the record and the draft as before."""
    services = office.services
    appraisal = office.signed(office.rina)
    before = services.documents.pdf(appraisal.id, "evaluation_document")
    services.staff.archive(office.rina, "moved", date(2026, 6, 20))
    assert office.rina not in shown(services, office.period_id)
    card = services.staff.summary(office.rina, office.period_id)
    assert card.employee.is_archived
    assert card.appraisal is not None
    assert services.documents.pdf(appraisal.id, "evaluation_document") == before


def test_everything_of_a_person_is_kept(services: Services) -> None:
    whole = Employee(
        name="Rina Contohwati",
        front_title="Dra.",
        back_title="M.Si.",
        nip="198503122010012001",
        other_number="480 123 456",
        grade="III/c",
        position="Analis",
        unit="Bagian Umum",
        agency="Dinas Contoh",
        birth_date=date(1985, 3, 12),
        status="aktif",
        grade_since=date(2022, 4, 1),
        position_since=date(2024, 1, 2),
    )
    employee_id = services.staff.add(whole)
    assert services.staff.get(employee_id) == replace(whole, id=employee_id)


def test_notes_of_a_list_are_found_in_it(services: Services) -> None:
    services.lists.choose(services.lists.add("Puskesmas"))
    there = services.staff.add(Employee(name="Medis"))
    services.observing.record(
        Observation(
            employee_id=there,
            happened_on=date(2026, 3, 1),
            recorded_at=services.clock(),
            valence=Valence.PLUS,
            text="Membantu antrean.",
        )
    )
    wanted = ObservationFilter(start=SEMESTER.start, end=SEMESTER.end)
    assert len(services.observing.timeline(wanted)) == 1


def test_periods_count_and_plans_are_copied_within_the_list_shown(office: Office) -> None:
    services, period_id = office.services, office.period_id
    office.plan(office.rina)
    services.lists.choose(services.lists.add("Puskesmas"))
    first = services.staff.add(Employee(name="Medis"), period_id=period_id)
    second = services.staff.add(Employee(name="Apoteker"), period_id=period_id)
    (view,) = services.periods.views()
    assert (view.member_count, view.elsewhere_count) == (2, 3)
    assert services.planning.sources(period_id, first) == ()
    office.plan(second)
    names = [source.employee_name for source in services.planning.sources(period_id, first)]
    assert names == ["Apoteker"]
    services.lists.choose(DEFAULT_LIST)
    (view,) = services.periods.views()
    assert (view.member_count, view.elsewhere_count) == (3, 2)
