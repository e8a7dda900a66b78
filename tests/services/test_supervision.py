from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from kinerja_desktop.core.appraisal import Appraisal
from kinerja_desktop.core.period import PeriodKind
from kinerja_desktop.core.staff import Official, OfficialRole
from kinerja_desktop.core.supervision import Acting, Supervision
from kinerja_desktop.data.store import Store
from kinerja_desktop.data.vault import DataKey
from kinerja_desktop.errors import InvalidError, KinerjaError, NotFoundError
from kinerja_desktop.paths import Paths
from kinerja_desktop.services import Services, build_services
from kinerja_desktop.services.finalising import FinalRequest
from kinerja_desktop.services.staff_changes import NewAppraiser, StaffChange
from kinerja_desktop.ui.preferences import Preferences
from tests.office import PROFILE, Office
from tests.reports.pdf_look import Pdf

BUDI, SRI = PROFILE.appraiser, PROFILE.reviewer
RATNA = Official(
    role=OfficialRole.APPRAISER, name="Ratna Lain", nip="197001011995032001", position="Kepala"
)
BUPATI = Official(role=OfficialRole.REVIEWER, name="Bupati Contoh")
JUNE, JULY = date(2026, 6, 30), date(2026, 7, 1)
PASSPHRASE = "delapan huruf"
At = Callable[[date], Services]


@pytest.fixture
def at(store: Store, paths: Paths, data_key: DataKey, preferences: Preferences) -> At:
    """Return the services of the office on another day."""

    def services_on(day: date) -> Services:
        moment = datetime(day.year, day.month, day.day, 9)
        return build_services(
            store, paths, data_key, clock=lambda: moment, settings=lambda: preferences.current
        )

    return services_on


def relation(
    appraiser: Official,
    start: date | None = None,
    end: date | None = None,
    *,
    reviewer: Official | None = None,
    acting: Acting = Acting.NO,
) -> Supervision:
    return Supervision(
        employee_id=0,
        appraiser=appraiser,
        reviewer=reviewer,
        acting=acting,
        start=start,
        end=end,
    )


def begin(services: Services, employee_id: int, new: NewAppraiser) -> None:
    services.changes.change_many((employee_id,), StaffChange(appraiser=new))


def finalise(services: Services, appraisal: Appraisal) -> None:
    services.finalising.finalise(
        FinalRequest(
            appraisal_id=appraisal.id,
            version=appraisal.version,
            box_note="",
            place="Serang",
            dated_on=services.clock().date(),
            identity_id=services.identities.make(PASSPHRASE),
        ),
        PASSPHRASE,
    )


def test_without_a_history_the_profile_appraises(office: Office) -> None:
    view = office.services.supervision.view(office.rina)
    assert (view.relations, view.appraiser, view.reviewer) == ((), BUDI, SRI)
    assert [one.name for one in office.services.supervision.officials()] == [BUDI.name, SRI.name]


def test_a_supervisor_changes_on_the_first_of_july(office: Office, at: At) -> None:
    """Before that day Budi with his superior, from that day on Ratna with hers."""
    begin(office.services, office.rina, NewAppraiser(appraiser=RATNA, reviewer=BUPATI, start=JULY))
    before, after = at(JUNE).supervision.view(office.rina), at(JULY).supervision.view(office.rina)
    assert (before.appraiser, before.reviewer) == (BUDI, SRI)
    assert (after.appraiser, after.reviewer) == (RATNA, BUPATI)
    assert [one.name for one in office.services.supervision.officials()] == [
        BUDI.name,
        SRI.name,
        BUPATI.name,
        RATNA.name,
    ]


@pytest.fixture
def year(office: Office, at: At) -> Office:
    """Return the office on 5 January 2027; Ratna appraises Rina since July of the year."""
    office.services = at(date(2027, 1, 5))
    period = office.services.periods.view(office.period_id).period
    whole = replace(period, name="Tahun 2026", kind=PeriodKind.YEAR, end=date(2026, 12, 31))
    office.services.periods.save(whole, office.ids)
    new = NewAppraiser(appraiser=RATNA, reviewer=BUPATI, start=JULY)
    begin(office.services, office.rina, new)
    return office


@pytest.mark.parametrize("report", ["evaluation_form", "evaluation_document"])
def test_the_forms_name_both_with_their_months(year: Office, tmp_path: Path, report: str) -> None:
    appraisal = year.ready(year.rina)
    page = Pdf(tmp_path / "nilai.pdf", year.services.documents.pdf(appraisal.id, report))
    assert "PENILAI DALAM PERIODE" in page.flat
    assert "Drs. Budi Teladan, M.Si., Sekretaris Dinas (Januari s.d. Juni 2026)" in page.flat
    assert "Ratna Lain, Kepala (Juli s.d. Desember 2026)" in page.flat
    others = year.ready(year.ids[1])
    page = Pdf(tmp_path / "lain.pdf", year.services.documents.pdf(others.id, report))
    assert "PENILAI DALAM PERIODE" not in page.flat
    assert "Ratna" not in page.flat


def test_the_objection_goes_to_the_superior_of_the_last_appraiser(year: Office) -> None:
    for employee_id, superior in ((year.rina, BUPATI), (year.ids[1], SRI)):
        year.ready(employee_id)
        talk = year.services.discussing.start(year.prepare(employee_id).id)
        assert talk.reviewer_name == superior.display_name
        gates = year.services.finalising.check(
            year.services.appraising.view(year.period_id, employee_id).appraisal.id
        ).dossier
        assert gates.profile.reviewer == replace(superior, id=0)


def test_only_the_appraiser_of_the_last_day_can_sign(year: Office) -> None:
    appraisal = year.signed(year.rina)
    with pytest.raises(KinerjaError, match="Ratna Lain"):
        finalise(year.services, appraisal)
    assert year.services.documents.list(appraisal.id) == ()
    begin(year.services, year.rina, NewAppraiser(appraiser=BUDI, start=date(2026, 12, 1)))
    finalise(year.services, appraisal)
    assert len(year.services.documents.list(appraisal.id)) == 2


def test_an_acting_officer_is_named_while_acting(office: Office, at: At) -> None:
    march = relation(SRI, date(2026, 3, 1), date(2026, 3, 31), acting=Acting.PLT)
    office.services.supervision.save(office.rina, (march,))
    acting = at(date(2026, 3, 31)).supervision.view(office.rina)
    assert acting.appraiser.position == "Plt. Kepala Dinas"
    assert acting.reviewer == SRI
    assert at(date(2026, 4, 1)).supervision.view(office.rina).appraiser == BUDI


def test_an_acting_officer_has_the_superior_of_the_post(office: Office) -> None:
    relations = (relation(RATNA, reviewer=BUPATI), relation(SRI, acting=Acting.PLH))
    office.services.supervision.save(office.rina, relations)
    view = office.services.supervision.view(office.rina)
    assert (view.appraiser.position, view.reviewer) == ("Plh. Kepala Dinas", BUPATI)


def test_a_superior_nobody_named_is_blank_not_wrong(office: Office) -> None:
    office.services.supervision.save(office.rina, (relation(RATNA),))
    assert office.services.supervision.view(office.rina).reviewer.name == ""


def test_a_final_rating_is_printed_with_the_people_of_then(office: Office, at: At) -> None:
    """Who moves, retires or gets another appraiser changes nothing that is final."""
    services = office.services
    appraisal = office.signed(office.rina)
    finalise(services, appraisal)
    report = "evaluation_form"
    stored = services.documents.pdf(appraisal.id, report)
    begin(services, office.rina, NewAppraiser(appraiser=RATNA, reviewer=BUPATI))
    change = StaffChange(unit="Unit Lain", archive_reason="retired")
    services.changes.change_many((office.rina,), change)
    later = at(date(2027, 1, 5))
    assert later.documents.pdf(appraisal.id, report) == stored
    dossier = later.finalising.check(appraisal.id).dossier
    assert dossier.profile.appraiser == BUDI
    assert dossier.employee.unit == "Sub Bagian Keuangan"
    assert later.staff.get(office.rina).unit == "Unit Lain"


def test_a_history_with_a_fault_is_refused(office: Office) -> None:
    both = (relation(BUDI), relation(RATNA, JULY))
    with pytest.raises(InvalidError) as caught:
        office.services.supervision.save(office.rina, both)
    assert set(caught.value.fields) == {"relations"}
    assert office.services.supervision.view(office.rina).relations == ()
    with pytest.raises(NotFoundError):
        office.services.supervision.save(99, ())


def test_many_change_at_once_and_are_taken_back(office: Office) -> None:
    services = office.services
    other = services.lists.add("Puskesmas")
    before = {key: services.staff.get(key) for key in office.ids}
    services.supervision.save(office.rina, (relation(BUDI),))
    history = services.supervision.view(office.rina).relations
    change = StaffChange(
        unit=" Sekretariat  Umum ",
        list_id=other,
        appraiser=NewAppraiser(appraiser=RATNA, start=JULY),
        archive_reason="moved",
        archived_on=JUNE,
    )
    done = services.changes.change_many(office.ids, change)
    assert done.count == 3
    for key in office.ids:
        person = services.staff.get(key)
        assert (person.unit, person.list_id) == ("Sekretariat Umum", other)
        assert (person.archived_on, person.archive_reason) == (JUNE, "moved")
    assert [
        (one.appraiser.name, one.start, one.end)
        for one in services.supervision.view(office.rina).relations
    ] == [(BUDI.name, None, JUNE), (RATNA.name, JULY, None)]
    services.changes.take_back(done)
    assert {key: services.staff.get(key) for key in office.ids} == before
    assert [replace(one, id=0) for one in services.supervision.view(office.rina).relations] == [
        replace(one, id=0) for one in history
    ]
    assert services.supervision.view(office.ids[1]).relations == ()


def test_taking_back_keeps_what_was_changed_since(office: Office) -> None:
    services = office.services
    change = StaffChange(unit="Sekretariat", appraiser=NewAppraiser(appraiser=RATNA))
    done = services.changes.change_many(office.ids[:2], change)
    services.staff.save(replace(services.staff.get(office.rina), unit="Bagian Hukum"))
    services.supervision.save(office.rina, (relation(SRI),))
    services.changes.take_back(done)
    assert services.staff.get(office.rina).unit == "Bagian Hukum"
    assert services.supervision.view(office.rina).appraiser.name == SRI.name
    assert services.staff.get(office.ids[1]).unit == "SD Negeri Contoh 1"
    assert services.supervision.view(office.ids[1]).appraiser == BUDI


def test_a_change_of_many_happens_for_all_or_nobody(office: Office) -> None:
    services = office.services
    with pytest.raises(NotFoundError):
        services.changes.change_many((*office.ids, 99), StaffChange(unit="Sekretariat"))
    wrong = NewAppraiser(appraiser=RATNA, start=JULY, end=JUNE)
    for change, field in (
        (StaffChange(), "change"),
        (StaffChange(archive_reason=" "), "archive_reason"),
        (StaffChange(unit="Sekretariat", appraiser=wrong), "relations"),
    ):
        with pytest.raises(InvalidError) as caught:
            services.changes.change_many(office.ids, change)
        assert set(caught.value.fields) == {field}
    assert "Sekretariat" not in {services.staff.get(key).unit for key in office.ids}


def test_who_has_it_already_does_not_count(office: Office) -> None:
    change = StaffChange(unit="Sub Bagian Keuangan")
    done = office.services.changes.change_many((*office.ids, office.rina), change)
    assert {old.id for old, _new in done.people} == set(office.ids[1:])


def test_a_plan_is_assigned_from_the_appraiser_of_the_person(office: Office) -> None:
    begin(office.services, office.rina, NewAppraiser(appraiser=RATNA))
    planning = office.services.planning
    assert planning.view(office.period_id, office.rina).assigners[0] == "Kepala"
    assert planning.view(office.period_id, office.ids[1]).assigners[0] == "Sekretaris Dinas"
