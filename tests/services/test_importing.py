from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from kinerja_desktop.core.chosen_fields import FieldGroup
from kinerja_desktop.core.column_matching import MatchOrigin, choose
from kinerja_desktop.core.import_lines import Outcome
from kinerja_desktop.core.period import Period
from kinerja_desktop.core.staff_import import EntryKind, ImportPlan, plan_as_json
from kinerja_desktop.data.store import Store
from kinerja_desktop.errors import (
    Cancelled,
    NotFoundError,
    StaleError,
    UnreadableFileError,
)
from kinerja_desktop.importing.opened_list import ImportRequest
from kinerja_desktop.progress import Silent
from kinerja_desktop.services.importing import (
    GoneAction,
    GoneChoice,
    ImportChoice,
    ImportingService,
    TextForm,
)

LISTS = Path(__file__).parents[1] / "files/staff-lists"
SAMPLES = sorted(path.name.removesuffix(".expect.json") for path in LISTS.glob("*.expect.json"))
LAST_MONTH, THIS_MONTH = LISTS / "bulan-lalu.xlsx", LISTS / "bulan-ini.xlsx"
TWO = "NIP\tNama\tUnit Kerja\n198503122010012001\tRINA\tDinas\n199207182022211005\tDEDI\tSekolah\n"


class StopAt:
    """A person who presses Stop at the given step."""

    def __init__(self, step: int) -> None:
        self.left = step

    def step(self, done: int, total: int, what: str = "") -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled(done, total, what)


@pytest.fixture
def importing(store: Store, now: datetime) -> ImportingService:
    return ImportingService(store, lambda: now)


def names(store: Store) -> set[str]:
    with store.reading() as look:
        return {one.name for one in look.staff.list()}


def plan_of(importing: ImportingService, source: Path | str) -> ImportPlan:
    return importing.preview(ImportRequest(source=source), Silent())


def bring_in(importing: ImportingService, source: Path | str) -> ImportPlan:
    plan = plan_of(importing, source)
    importing.commit(plan, None, Silent())
    return plan


def test_looking_and_previewing_write_nothing(importing: ImportingService, store: Store) -> None:
    look = importing.look(LAST_MONTH, Silent())
    assert (look.rows_total, look.header_row, look.sheet) == (120, 4, "September 2026")
    assert plan_of(importing, LAST_MONTH).count(EntryKind.NEW) == 120
    assert names(store) == set()
    assert importing.last_import() is None


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_comes_out_as_expected(importing: ImportingService, name: str) -> None:
    wanted = json.loads((LISTS / f"{name}.expect.json").read_text("utf-8"))
    look = importing.look(LISTS / name, Silent())
    for key in ("sheet", "header_row", "header_rows", "rows_total"):
        assert getattr(look, key) == wanted[key], key
    form = {"kind": look.kind, "encoding": look.encoding, "delimiter": look.delimiter}
    assert {key: value for key, value in form.items() if value} == wanted["form"]
    found = plan_as_json(plan_of(importing, LISTS / name))
    assert (found["valid"], found["new"]) == (wanted["valid"], wanted["valid"])
    keys = ("row", "cell", "field", "code", "level", "value")
    assert [[one[key] for key in keys] for one in found["problems"]] == [
        [one[key] for key in keys] for one in wanted["problems"]
    ]
    nips = [person["nip"] for person in found["people"]]
    assert hashlib.sha256("\n".join(nips).encode()).hexdigest() == wanted["nips_sha256"]


def test_a_text_is_looked_at_again_in_another_form(
    importing: ImportingService, tmp_path: Path
) -> None:
    path = tmp_path / "daftar.csv"
    path.write_bytes("NIP;Nama\n198503122010012001;Ayú\n".encode("cp850"))
    look = importing.look(path, Silent())
    assert (look.kind, look.encoding, look.delimiter, look.is_in_use) == (
        "csv",
        "cp1252",
        ";",
        False,
    )
    path.unlink()  # the stick was pulled out: the bytes are kept
    (tmp_path / ".~lock.daftar.csv#").touch()
    form = TextForm(encoding="cp850", delimiter=";")
    look = importing.look(path, Silent(), form=form)
    assert (look.encoding, look.delimiter, look.is_in_use) == ("cp850", ";", True)
    plan = importing.preview(ImportRequest(source=path, form=form), Silent())
    assert plan.entries[0].employee.name == "Ayú"
    assert (plan.source.kind, plan.source.encoding) == ("csv", "cp850")
    assert importing.look(LAST_MONTH, Silent()).encoding == ""


def test_two_months_are_imported_with_the_counts_expected(
    importing: ImportingService, store: Store
) -> None:
    first = importing.commit(plan_of(importing, LAST_MONTH), None, Silent())
    assert (first.added, first.rows_total, first.refused) == (120, 120, 0)
    second = importing.commit(plan_of(importing, THIS_MONTH), None, Silent())
    assert (second.added, second.changed, second.same, second.skipped) == (6, 11, 104, 0)
    total = second.added + second.changed + second.same + second.skipped + second.refused
    assert total == second.rows_total == 121
    with store.reading() as look:
        staff = look.staff.list()
        assert len(staff) == len({one.nip for one in staff}) == 126
    again = plan_of(importing, THIS_MONTH)
    assert again.count(EntryKind.SAME) == 121
    assert len(again.gone) == 5


def test_damaged_numbers_are_never_stored(importing: ImportingService, store: Store) -> None:
    report = importing.commit(plan_of(importing, LISTS / "angka-rusak.xlsx"), None, Silent())
    assert (report.added, report.refused, report.rows_total) == (290, 10, 300)
    with store.reading() as look:
        assert all(not one.nip.endswith("000") for one in look.staff.list())


def test_undo_gives_the_earlier_list_back(importing: ImportingService, store: Store) -> None:
    bring_in(importing, LAST_MONTH)
    with store.reading() as look:
        before = look.staff.list(archived=None)
    plan = plan_of(importing, THIS_MONTH)
    gone = GoneChoice(employee_id=plan.gone[0].id, action=GoneAction.ARCHIVED)
    report = importing.commit(plan, ImportChoice(gone=(gone,)), Silent())
    assert report.archived == 1
    undone = importing.undo_last()
    assert (undone.removed, undone.restored, undone.kept) == (6, 12, 0)
    with store.reading() as look:
        assert look.staff.list(archived=None) == before


def test_an_import_is_undone_once(importing: ImportingService) -> None:
    with pytest.raises(NotFoundError):
        importing.undo_last()
    bring_in(importing, TWO)
    last = importing.last_import()
    assert last is not None
    assert last.can_undo
    assert last.summary["added"] == 2
    importing.undo_last()
    last = importing.last_import()
    assert last is not None
    assert not last.can_undo
    with pytest.raises(NotFoundError):
        importing.undo_last()


def test_undo_keeps_what_was_edited_since(importing: ImportingService, store: Store) -> None:
    bring_in(importing, TWO)
    bring_in(importing, TWO.replace("Dinas", "Badan").replace("RINA", "RINA RAHAYU"))
    with store.work() as work:
        rina = work.staff.find_by_nip("198503122010012001")
        assert rina is not None
        work.staff.save(replace(rina, unit="Kecamatan"))
    assert importing.undo_last().kept == 1
    with store.reading() as look:
        rina = look.staff.find_by_nip("198503122010012001")
    assert rina is not None
    assert (rina.name, rina.unit) == ("Rina", "Kecamatan")


@pytest.mark.parametrize("step", [0, 1])
def test_stopping_leaves_everything_as_it_was(
    importing: ImportingService, store: Store, step: int
) -> None:
    plan = plan_of(importing, LISTS / "angka-rusak.xlsx")
    with pytest.raises(Cancelled):
        importing.commit(plan, None, StopAt(step))
    assert names(store) == set()
    assert importing.last_import() is None


def test_the_same_plan_twice_makes_no_second_copies(
    importing: ImportingService, store: Store
) -> None:
    plan = bring_in(importing, TWO)
    with pytest.raises(StaleError):
        importing.commit(plan, None, Silent())
    assert len(names(store)) == 2


def test_a_change_made_meanwhile_is_not_overwritten(
    importing: ImportingService, store: Store
) -> None:
    bring_in(importing, TWO)
    plan = plan_of(importing, TWO.replace("Dinas", "Badan"))
    with store.work() as work:
        rina = work.staff.find_by_nip("198503122010012001")
        assert rina is not None
        work.staff.save(replace(rina, unit="Kecamatan"))
    with pytest.raises(StaleError):
        importing.commit(plan, None, Silent())


def test_only_chosen_rows_are_imported(importing: ImportingService, store: Store) -> None:
    plan = plan_of(importing, TWO)
    report = importing.commit(plan, ImportChoice(rows=frozenset({3})), Silent())
    assert (report.added, report.skipped) == (1, 1)
    assert names(store) == {"Dedi"}


def test_kinds_of_changes_are_left_as_they_are_for_everybody(
    importing: ImportingService, store: Store
) -> None:
    importing.commit(plan_of(importing, LAST_MONTH), None, Silent())
    plan = plan_of(importing, THIS_MONTH)
    fields = {entry.row: {change.field for change in entry.changes} for entry in plan.entries}
    only_position = {row for row, names in fields.items() if names == {"position"}}
    with_unit = {row for row, names in fields.items() if "unit" in names}
    assert only_position
    assert with_unit
    declined = frozenset({FieldGroup.POSITION})
    with store.reading() as look:
        posts = {one.id: one.position for one in look.staff.list()}
    report = importing.commit(plan, ImportChoice(declined=declined), Silent())
    assert (report.changed, report.skipped) == (11 - len(only_position), len(only_position))
    assert report.added + report.changed + report.same + report.skipped == report.rows_total
    with store.reading() as look:
        after = {one.id: one for one in look.staff.list()}
    assert all(after[key].position == post for key, post in posts.items())
    entries = {entry.row: entry for entry in plan.entries}
    for row in with_unit:
        before = entries[row].before
        assert before is not None
        assert after[before.id].unit == entries[row].employee.unit
    account = importing.last_account()
    assert account is not None
    changed = [line for line in account.lines if line.outcome is Outcome.CHANGED]
    assert "position" not in {change.field for line in changed for change in line.changes}
    importing.undo_last()
    with store.reading() as look:
        assert {one.id: one.position for one in look.staff.list()} == posts


def test_who_has_no_nip_waits_for_a_word(importing: ImportingService, store: Store) -> None:
    plan = plan_of(importing, "NIP\tNama\tUnit Kerja\n\tRINA\tDinas\n")
    assert importing.commit(plan, None, Silent()).skipped == 1
    importing.commit(plan, ImportChoice(rows=frozenset({2})), Silent())
    assert names(store) == {"Rina"}


def test_who_moved_is_archived_with_the_reason(importing: ImportingService, store: Store) -> None:
    bring_in(importing, TWO)
    plan = plan_of(importing, "\n".join(TWO.splitlines()[:2]))
    dedi = plan.gone[0]
    choices = (
        GoneChoice(employee_id=dedi.id, action=GoneAction.MOVED),
        GoneChoice(employee_id=9999, action=GoneAction.MOVED),
    )
    assert importing.commit(plan, ImportChoice(gone=choices), Silent()).archived == 1
    with store.reading() as look:
        archived = look.staff.list(archived=True)
    assert [one.name for one in archived] == ["Dedi"]
    assert archived[0].archive_reason


def test_a_layout_is_remembered_for_the_next_list(importing: ImportingService) -> None:
    first = "NIP\tNama\tKode\n198503122010012001\tRINA\tBagian Umum\n"
    columns = choose(importing.look(first, Silent()).columns, 2, "unit")
    plan = importing.preview(ImportRequest(source=first, columns=columns), Silent())
    importing.commit(plan, None, Silent())
    look = importing.look("Kode\tNama\tNIP\nBagian Umum\tDEDI\t199207182022211005\n", Silent())
    assert look.is_remembered
    assert [column.field for column in look.columns] == ["unit", "name", "nip"]
    assert look.columns[0].origin is MatchOrigin.REMEMBERED


def test_a_layout_can_be_forgotten(importing: ImportingService) -> None:
    importing.commit(plan_of(importing, TWO), ImportChoice(remember_layout=False), Silent())
    assert not importing.look(TWO, Silent()).is_remembered


def test_an_import_is_written_into_the_register(importing: ImportingService, store: Store) -> None:
    bring_in(importing, TWO)
    importing.undo_last()
    with store.reading() as look:
        actions = [entry.action for entry in look.audit.entries()]
    assert actions[-2:] == ["staff_imported", "import_undone"]


def test_a_file_that_is_no_list_changes_nothing(
    importing: ImportingService, store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "foto.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(UnreadableFileError):
        importing.look(path, Silent())
    assert names(store) == set()


def test_new_people_become_members_of_the_period(importing: ImportingService, store: Store) -> None:
    with store.work() as work:
        period_id = work.periods.add(
            Period(name="Semester I", start=date(2026, 1, 1), end=date(2026, 6, 30))
        )
    importing.commit(plan_of(importing, TWO), ImportChoice(period_id=period_id), Silent())
    with store.reading() as look:
        assert len(look.periods.members(period_id)) == 2
