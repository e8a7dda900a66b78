"""Taking an import back: told beforehand by name, work never lost, also after a restart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from kinerja_desktop.core.appraisal import Appraisal
from kinerja_desktop.core.observation import Observation, Valence
from kinerja_desktop.core.period import Period
from kinerja_desktop.core.plan import Plan
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.data.store import Store, Work, open_store
from kinerja_desktop.data.vault import DataKey
from kinerja_desktop.errors import NotFoundError, StaleError
from kinerja_desktop.importing.opened_list import ImportRequest
from kinerja_desktop.paths import Paths
from kinerja_desktop.progress import Silent
from kinerja_desktop.services.import_values import CarriesWork, EditedSince
from kinerja_desktop.services.importing import (
    GoneAction,
    GoneChoice,
    ImportChoice,
    ImportingService,
)

RINA, DEDI = "198503122010012001", "199207182022211005"
TWO = f"NIP\tNama\tUnit Kerja\n{RINA}\tRINA\tDinas\n{DEDI}\tDEDI\tSekolah\n"
SARI = "199001012015032002"


@pytest.fixture
def importing(store: Store, now: datetime) -> ImportingService:
    return ImportingService(store, lambda: now)


def bring_in(importing: ImportingService, source: str, choice: ImportChoice | None = None) -> None:
    plan = importing.preview(ImportRequest(source=source), Silent())
    importing.commit(plan, choice, Silent())


def person(store: Store, number: str) -> Employee:
    with store.reading() as look:
        found = look.staff.find_by_nip(number)
    assert found is not None
    return found


def edit(store: Store, number: str, **changes: str) -> None:
    with store.work() as work:
        found = work.staff.find_by_nip(number)
        assert found is not None
        work.staff.save(replace(found, **changes))  # type: ignore[arg-type]


def note(store: Store, number: str) -> None:
    with store.work() as work:
        found = work.staff.find_by_nip(number)
        assert found is not None
        work.observations.add(
            Observation(
                employee_id=found.id,
                happened_on=date(2026, 6, 1),
                valence=Valence.PLUS,
                text="Memimpin apel pagi",
                recorded_at=datetime(2026, 6, 1, 9),
            )
        )


def plan(store: Store, number: str) -> None:
    with store.work() as work:
        found = work.staff.find_by_nip(number)
        assert found is not None
        work.plans.save(Plan(period_id=period_of(work), employee_id=found.id))


def appraise(store: Store, number: str) -> None:
    with store.work() as work:
        found = work.staff.find_by_nip(number)
        assert found is not None
        work.appraisals.save(Appraisal(period_id=period_of(work), employee_id=found.id))


def period_of(work: Work) -> int:
    return work.periods.add(
        Period(name="Semester I", start=date(2026, 1, 1), end=date(2026, 6, 30))
    )


def names(store: Store) -> set[str]:
    with store.reading() as look:
        return {one.name for one in look.staff.list()}


def test_what_will_be_taken_back_is_told_by_name(importing: ImportingService, store: Store) -> None:
    bring_in(importing, TWO)
    plain = importing.undo_preview()
    assert (plain.removed, plain.edited, plain.carrying) == (("Dedi", "Rina"), (), ())
    assert (plain.restored, plain.kept) == ((), ())
    assert names(store) == {"Rina", "Dedi"}
    assert importing.undo_last(plain).removed == 2
    assert names(store) == set()


@pytest.mark.parametrize(
    ("work_on", "counts"), [(note, (1, 0, 0)), (plan, (0, 1, 0)), (appraise, (0, 0, 1))]
)
def test_who_carries_work_is_named_and_never_removed(
    importing: ImportingService,
    store: Store,
    work_on: Callable[[Store, str], None],
    counts: tuple[int, int, int],
) -> None:
    bring_in(importing, TWO)
    work_on(store, RINA)
    told = importing.undo_preview()
    notes, plans, appraisals = counts
    assert told.carrying == (
        CarriesWork(name="Rina", notes=notes, plans=plans, appraisals=appraisals),
    )
    assert told.removed == ("Dedi",)
    report = importing.undo_last(told)
    assert (report.removed, report.carrying) == (1, 1)
    assert names(store) == {"Rina"}
    last = importing.last_import()
    assert last is not None
    assert not last.can_undo


def test_people_edited_since_are_named_with_what_they_keep(
    importing: ImportingService, store: Store
) -> None:
    bring_in(importing, TWO)
    bring_in(importing, TWO.replace("Dinas", "Badan").replace("RINA", "RINA RAHAYU"))
    edit(store, RINA, unit="Kecamatan")
    told = importing.undo_preview()
    assert told.kept == (EditedSince(name="Rina Rahayu", fields=("unit",)),)
    assert told.restored == ("Rina Rahayu",)
    assert told.removed == ()
    importing.undo_last(told)
    assert (person(store, RINA).name, person(store, RINA).unit) == ("Rina", "Kecamatan")


def test_added_people_edited_since_are_named_before_they_leave(
    importing: ImportingService, store: Store
) -> None:
    bring_in(importing, TWO)
    edit(store, DEDI, position="Guru")
    told = importing.undo_preview()
    assert (told.removed, told.edited) == (("Dedi", "Rina"), ("Dedi",))


def test_people_archived_with_the_import_come_back(
    importing: ImportingService, store: Store
) -> None:
    bring_in(importing, TWO)
    gone = GoneChoice(employee_id=person(store, DEDI).id, action=GoneAction.ARCHIVED)
    bring_in(importing, "\n".join(TWO.splitlines()[:2]), ImportChoice(gone=(gone,)))
    assert names(store) == {"Rina"}
    assert importing.undo_preview().restored == ("Dedi",)
    importing.undo_last()
    assert names(store) == {"Rina", "Dedi"}


def test_undo_does_only_what_was_said(importing: ImportingService, store: Store) -> None:
    bring_in(importing, TWO)
    told = importing.undo_preview()
    note(store, RINA)
    with pytest.raises(StaleError, match="Tidak ada yang diurungkan"):
        importing.undo_last(told)
    assert names(store) == {"Rina", "Dedi"}
    assert importing.undo_last(importing.undo_preview()).removed == 1


def test_undo_survives_a_restart(
    importing: ImportingService, store: Store, paths: Paths, data_key: DataKey, now: datetime
) -> None:
    bring_in(importing, TWO)
    bring_in(importing, TWO.replace("Dinas", "Badan") + f"{SARI}\tSARI\tDinas\n")
    edit(store, DEDI, unit="SD Negeri 2")
    store.close()
    again = open_store(paths, data_key)
    later = ImportingService(again, lambda: now)
    told = later.undo_preview()
    assert (told.removed, told.restored, told.kept) == (("Sari",), ("Rina",), ())
    later.undo_last(told)
    with again.reading() as look:
        assert {(one.name, one.unit) for one in look.staff.list()} == {
            ("Rina", "Dinas"),
            ("Dedi", "SD Negeri 2"),
        }
    again.close()


def test_there_is_nothing_to_tell_of_without_an_import(importing: ImportingService) -> None:
    with pytest.raises(NotFoundError):
        importing.undo_preview()
    assert importing.last_account() is None


def test_the_account_says_when_it_was_taken_back(
    importing: ImportingService, tmp_path: Path
) -> None:
    bring_in(importing, TWO)
    importing.undo_last()
    account = importing.last_account()
    assert account is not None
    assert account.is_undone
    assert account.when_words().endswith("sudah diurungkan")
