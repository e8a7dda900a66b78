from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kinerja_desktop.core.staff import DEFAULT_LIST, Employee, Official, OfficialRole
from kinerja_desktop.core.staff_import import EntryKind, FieldChange, ImportPlan
from kinerja_desktop.core.supervision import Supervision
from kinerja_desktop.progress import Silent
from kinerja_desktop.services import Services
from kinerja_desktop.services.importing import ImportRequest
from tests.office import PROFILE, Office

HEAD = "NIP\tNama\tGolongan\tTMT Golongan\tJabatan\tTMT Jabatan\tAtasan Langsung"
RINA = "198503122010012001"
NEW = "199001012015032004"
RATNA = "197001011995032001"
TODAY = date(2026, 6, 25)


def preview(services: Services, *rows: str) -> ImportPlan:
    source = "\n".join((HEAD, *rows))
    return services.importing.preview(ImportRequest(source=source), Silent())


def row(nip: str, name: str, appraiser: str, *, since: str = "01-04-2022") -> str:
    return f"{nip}\t{name}\tIII/c\t{since}\tAnalis\t2024-01-02\t{appraiser}"


def test_the_dates_of_grade_and_position_are_read_and_stored(office: Office) -> None:
    services = office.services
    plan = preview(services, row(RINA, "Rina Contohwati, S.E.", ""))
    changes = {change.field: change.new for change in plan.entries[0].changes}
    assert changes["grade_since"] == "2022-04-01"
    services.importing.commit(plan, None, Silent())
    person = services.staff.get(office.rina)
    assert (person.grade_since, person.position_since) == (date(2022, 4, 1), date(2024, 1, 2))
    again = preview(services, row(RINA, "Rina Contohwati, S.E.", ""))
    assert again.count(EntryKind.SAME) == 1


def test_a_date_that_is_none_is_named_and_stays_blank(office: Office) -> None:
    plan = preview(office.services, row(RINA, "Rina Contohwati", "", since="31-31-2022"))
    [problem] = plan.problems
    assert (problem.code, problem.cell, problem.field) == ("since_unknown", "D2", "grade_since")
    assert plan.valid == 1
    assert plan.entries[0].employee.grade_since is None


def test_the_own_appraiser_is_no_change(office: Office) -> None:
    plan = preview(
        office.services,
        row(RINA, "Rina Contohwati", PROFILE.appraiser.nip),
        row(NEW, "Baru Saja", "DRS. BUDI TELADAN, M.Si."),
    )
    assert [entry.appraiser for entry in plan.entries] == [None, None]


def test_another_appraiser_begins_today_and_for_new_people_ever_since(office: Office) -> None:
    services = office.services
    listed = f"Ratna Lain, S.H. NIP {RATNA}"
    plan = preview(services, row(RINA, "Rina Contohwati", listed), row(NEW, "Baru Saja", listed))
    assert plan.entries[0].changes[-1] == FieldChange(
        field="appraiser", old="Drs. Budi Teladan, M.Si.", new="Ratna Lain, S.H."
    )
    services.importing.commit(plan, None, Silent())
    [relation] = services.supervision.view(office.rina).relations
    assert (relation.appraiser.nip, relation.start, relation.end) == (RATNA, TODAY, None)
    new = next(one.employee for one in services.staff.list_staff() if one.employee.nip == NEW)
    [relation] = services.supervision.view(new.id).relations
    assert (relation.appraiser.name, relation.start) == ("Ratna Lain", None)
    again = preview(
        services, row(RINA, "Rina Contohwati", RATNA), row(NEW, "Baru Saja", "Ratna Lain")
    )
    assert again.count(EntryKind.SAME) == 2


def test_a_nip_alone_is_completed_from_the_staff(office: Office) -> None:
    services = office.services
    services.staff.add(Employee(name="Ratna Lain", nip=RATNA, position="Kepala", grade="IV/a"))
    plan = preview(
        services, row(RINA, "Rina Contohwati", RATNA), row(NEW, "Baru", RATNA[:-1] + "2")
    )
    first, second = (entry.appraiser for entry in plan.entries)
    assert first == Official(
        role=OfficialRole.APPRAISER, name="Ratna Lain", nip=RATNA, position="Kepala", grade="IV/a"
    )
    assert second is not None
    assert second.name == "19700101 199503 2 002"


@pytest.mark.parametrize("is_edited", [False, True])
def test_undo_gives_the_appraiser_back_unless_changed_since(
    office: Office, is_edited: bool
) -> None:
    services = office.services
    plan = preview(services, row(RINA, "Rina Contohwati", "Ratna Lain"), row(NEW, "Baru", "Ratna"))
    services.importing.commit(plan, None, Silent())
    chief = Official(role=OfficialRole.APPRAISER, name="Sri")
    if is_edited:
        relation = Supervision(employee_id=office.rina, appraiser=chief)
        services.supervision.save(office.rina, (relation,))
    services.importing.undo_last()
    view = services.supervision.view(office.rina)
    assert view.appraiser.name == (chief.name if is_edited else PROFILE.appraiser.name)
    assert len(services.staff.list_staff()) == 3


def test_an_import_belongs_to_the_list_shown(office: Office) -> None:
    """New people join it, only its people can be gone, nobody is taken in a second time."""
    services = office.services
    other = services.lists.add("Puskesmas")
    services.lists.choose(other)
    there = services.staff.add(Employee(name="Medis"))
    plan = preview(services, row(NEW, "Baru Saja", ""), row(RINA, "Rina Contohwati", ""))
    assert [one.id for one in plan.gone] == [there]
    assert [entry.kind for entry in plan.entries] == [EntryKind.NEW, EntryKind.CHANGED]
    services.importing.commit(plan, None, Silent())
    assert {one.employee.name for one in services.staff.list_staff()} == {"Medis", "Baru Saja"}
    assert services.staff.get(office.rina).list_id == DEFAULT_LIST


def test_undo_tells_of_people_who_get_their_appraiser_back(office: Office) -> None:
    services = office.services
    rina = services.staff.get(office.rina)
    plan = preview(
        services,
        f"{RINA}\t{rina.display_name}\t\t\t\t\tRatna Lain, S.H. NIP {RATNA}",
    )
    assert [change.field for change in plan.entries[0].changes] == ["appraiser"]
    services.importing.commit(plan, None, Silent())
    told = services.importing.undo_preview()
    assert (told.restored, told.kept) == ((rina.display_name,), ())
    services.importing.undo_last(told)
    assert services.supervision.view(office.rina).relations == ()


def test_undo_tells_whose_appraiser_was_changed_since(office: Office) -> None:
    services = office.services
    services.importing.commit(
        preview(services, f"{RINA}\tRina Contohwati\t\t\t\t\tRatna Lain NIP {RATNA}"),
        None,
        Silent(),
    )
    services.supervision.save(office.rina, ())
    told = services.importing.undo_preview()
    assert [(one.name, one.fields) for one in told.kept] == [
        ("Rina Contohwati, S.E.", ("appraiser",))
    ]
    services.importing.undo_last(told)
    assert services.supervision.view(office.rina).relations == ()


@pytest.mark.parametrize("name", ["daftar.xlsx", "daftar.csv"])
def test_appraisers_and_dates_go_out_and_come_in_without_a_change(
    office: Office, tmp_path: Path, name: str
) -> None:
    services = office.services
    listed = f"Prof. Dr. Ratna Lain, S.H. NIP {RATNA}"
    plan = preview(services, row(RINA, "Rina Contohwati", listed), row(NEW, "Baru", "Tuti Saja"))
    services.importing.commit(plan, None, Silent())
    services.exporting.save_staff(tmp_path / name, Silent())
    again = services.importing.preview(ImportRequest(source=tmp_path / name), Silent())
    assert again.count(EntryKind.SAME) == again.rows_total == 4
    assert [entry.appraiser for entry in again.entries] == [None] * 4
