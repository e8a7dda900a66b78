from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kinerja_desktop.core.import_problems import problem
from kinerja_desktop.core.staff import Employee, Employment, Sex
from kinerja_desktop.core.staff_import import (
    EntryKind,
    FieldChange,
    ImportPlan,
    PlanEntry,
    Source,
    compare,
    plan_as_json,
)
from kinerja_desktop.core.staff_rows import Judged, ListedPerson

BORN = date(1985, 3, 12)
SOURCE = Source(file_name="daftar.xlsx", sheet="Juni", header_row=3)
LISTED = ListedPerson(
    row=4,
    nip="198503122010012001",
    name="RINA CONTOHWATI",
    back_title="S.E.",
    employment=Employment.PNS,
    grade="III/c",
    position="Analis Keuangan",
    unit="Bagian Umum",
    birth_date=BORN,
    sex=Sex.FEMALE,
)
STORED = Employee(
    id=7,
    nip="198503122010012001",
    name="Rina Contohwati",
    back_title="S.E.",
    grade="III/c",
    position="Analis Keuangan",
    unit="Bagian Umum",
    agency="Kota Contoh",
    birth_date=BORN,
    sex=Sex.FEMALE,
    leads_unit=True,
)


def plan(*people: ListedPerson, staff: tuple[Employee, ...] = (), **options: Any) -> ImportPlan:
    return compare(Judged(people=people, problems=()), staff, SOURCE, **options)


def entry(person: ListedPerson, *staff: Employee, **options: Any) -> PlanEntry:
    return plan(person, staff=staff, **options).entries[0]


def test_an_unknown_nip_is_new() -> None:
    found = entry(LISTED)
    assert (found.kind, found.needs_confirmation, found.before) == (EntryKind.NEW, False, None)
    assert found.employee.name == "Rina Contohwati"
    assert found.employee.employment is Employment.PNS


def test_the_same_person_is_the_same() -> None:
    found = entry(LISTED, STORED)
    assert found.kind is EntryKind.SAME
    assert found.changes == ()
    assert found.employee == STORED


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("name", "RINA  CONTOHWATI"),
        ("back_title", "S. E."),
        ("position", "ANALIS KEUANGAN"),
        ("unit", "Bagian  Umum "),
        ("grade", ""),
        ("agency", ""),
    ],
)
def test_notation_and_blanks_are_no_change(field: str, text: str) -> None:
    assert entry(LISTED._replace(**{field: text}), STORED).kind is EntryKind.SAME  # type: ignore[arg-type]


def test_kinds_of_apostrophe_and_dash_are_no_change() -> None:
    stored = replace(STORED, name="Nur'aini", position="Guru - Ahli Muda")
    listed = LISTED._replace(name="Nur’aini", position="Guru – Ahli Muda")
    assert entry(listed, stored).kind is EntryKind.SAME


def test_a_changed_field_shows_old_and_new_and_nothing_else_changes() -> None:
    found = entry(LISTED._replace(grade="III/d", birth_date=date(1985, 3, 13)), STORED)
    assert found.kind is EntryKind.CHANGED
    assert found.changes == (
        FieldChange(field="grade", old="III/c", new="III/d"),
        FieldChange(field="birth_date", old="1985-03-12", new="1985-03-13"),
    )
    assert found.employee == replace(STORED, grade="III/d", birth_date=date(1985, 3, 13))


def test_a_blank_in_the_store_is_filled() -> None:
    found = entry(LISTED, replace(STORED, birth_date=None, sex=None))
    assert [change.old for change in found.changes] == ["", ""]
    assert found.employee.sex is Sex.FEMALE


def test_names_are_tidied_unless_switched_off() -> None:
    other = LISTED._replace(name="RINA RAHAYU")
    assert entry(other, STORED).employee.name == "Rina Rahayu"
    assert entry(other, STORED, tidy_names=False).employee.name == "RINA RAHAYU"
    assert entry(LISTED, STORED, tidy_names=False).kind is EntryKind.SAME
    assert entry(LISTED, tidy_names=False).employee.name == "RINA CONTOHWATI"
    assert plan(LISTED).tidied == (("RINA CONTOHWATI", "Rina Contohwati"),)
    assert plan(LISTED, tidy_names=False).tidied == ()


def test_small_letters_in_the_file_correct_capitals_in_the_store() -> None:
    found = entry(LISTED._replace(name="Rina Contohwati"), replace(STORED, name="RINA CONTOHWATI"))
    assert [change.field for change in found.changes] == ["name"]


def test_without_a_nip_name_and_birth_date_decide_and_ask() -> None:
    listed = LISTED._replace(nip="", grade="III/d")
    found = entry(listed, STORED)
    assert (found.kind, found.needs_confirmation) == (EntryKind.CHANGED, True)
    assert found.employee.nip == STORED.nip
    assert entry(listed._replace(grade="III/c"), STORED).needs_confirmation is False


def test_someone_without_a_nip_whom_nobody_knows_asks_too() -> None:
    assert entry(LISTED._replace(nip="")).needs_confirmation is True


def test_a_nip_is_given_to_someone_entered_without_one() -> None:
    found = entry(LISTED, replace(STORED, nip=""))
    assert found.needs_confirmation is True
    assert found.changes == (FieldChange(field="nip", old="", new=LISTED.nip),)


def test_namesakes_of_one_birthday_are_not_mixed_up() -> None:
    twins = (replace(STORED, id=1, nip=""), replace(STORED, id=2, nip=""))
    assert entry(LISTED._replace(nip=""), *twins).kind is EntryKind.NEW
    other = replace(STORED, nip="198503122010012002")
    assert entry(LISTED, other).kind is EntryKind.NEW
    assert entry(LISTED._replace(nip="", birth_date=None), STORED).kind is EntryKind.NEW


def test_who_is_not_in_the_file_is_gone_unless_archived() -> None:
    archived = replace(STORED, id=8, nip="1", name="Arsip", archived_on=date(2026, 1, 1))
    absent = replace(STORED, id=9, nip="2", name="Joko")
    assert plan(LISTED, staff=(STORED, archived, absent)).gone == (absent,)


def test_who_is_in_a_refused_row_is_not_gone() -> None:
    refused = LISTED._replace(is_valid=False)
    assert plan(refused, staff=(STORED,)).gone == ()
    assert plan(refused._replace(nip=""), staff=(STORED,)).gone == ()
    assert plan(refused._replace(name=""), staff=(STORED,)).gone == ()
    assert plan(refused, staff=(STORED,)).refused == 1


def test_coming_back_from_the_archive_asks() -> None:
    archived = replace(STORED, archived_on=date(2026, 1, 1), archive_reason="Pindah")
    found = entry(LISTED, archived)
    assert found.needs_confirmation is True
    assert found.changes == (FieldChange(field="archived_on", old="2026-01-01", new=""),)
    assert found.employee == STORED


def test_someone_here_goes_before_someone_archived_with_the_same_nip() -> None:
    archived = replace(STORED, id=1, archived_on=date(2026, 1, 1))
    assert entry(LISTED, STORED, archived).before == STORED
    assert entry(LISTED, archived, STORED).before == STORED


def test_the_plan_as_json_counts_and_gives_people_as_the_file_has_them() -> None:
    refused = LISTED._replace(row=5, is_valid=False)
    fault = problem("nip_duplicate", (5, "B"), "nip", value="1985", others=(6,))
    judged = Judged(people=(LISTED, refused), problems=(fault,))
    made = compare(judged, (), SOURCE)
    assert made.double == 1
    assert plan_as_json(made) == {
        "form": {},
        "sheet": "Juni",
        "header_row": 3,
        "rows_total": 2,
        "valid": 1,
        "new": 1,
        "changed": 0,
        "same": 0,
        "gone": 0,
        "problems": [
            {
                "row": 5,
                "cell": "B5",
                "field": "nip",
                "code": "nip_duplicate",
                "level": "error",
                "message": fault.message,
                "value": "1985",
                "others": [6],
            }
        ],
        "people": [
            {
                "row": 4,
                "nip": "198503122010012001",
                "name": "RINA CONTOHWATI",
                "front_title": None,
                "back_title": "S.E.",
                "grade": "III/c",
                "position": "Analis Keuangan",
                "unit": "Bagian Umum",
                "birth_date": "1985-03-12",
                "sex": "P",
            }
        ],
    }


def test_blanks_are_null_for_programs() -> None:
    bare = ListedPerson(row=1, name="Rina")
    person = plan_as_json(plan(bare))["people"][0]
    assert person["nip"] is None
    assert person["birth_date"] is None
    assert person["sex"] is None


NO_NUMBER = LISTED._replace(nip="", birth_date=None)
STORED_WITHOUT = replace(STORED, nip="", birth_date=None)


def test_without_number_and_birth_date_name_and_unit_decide() -> None:
    assert entry(NO_NUMBER, STORED_WITHOUT).kind is EntryKind.SAME
    assert entry(NO_NUMBER, replace(STORED_WITHOUT, unit="Bagian Lain")).kind is EntryKind.NEW
    assert entry(NO_NUMBER, STORED_WITHOUT, replace(STORED_WITHOUT, id=8)).kind is EntryKind.NEW
    moved = entry(NO_NUMBER._replace(grade="III/d"), STORED_WITHOUT)
    assert (moved.kind, moved.needs_confirmation) == (EntryKind.CHANGED, True)


def test_another_number_is_known_again_whatever_else_is_blank() -> None:
    police = replace(STORED, nip="", other_number="87654321")
    listed = NO_NUMBER._replace(other_number="87654321", unit="Bagian Lain")
    assert [change.field for change in entry(listed, police).changes] == ["unit"]
    assert entry(listed._replace(other_number="87654322"), police).kind is EntryKind.NEW


def test_titles_typed_into_the_name_are_no_change() -> None:
    stored = replace(STORED, name="Dr. Rina Contohwati, S.E.", back_title="")
    listed = LISTED._replace(name="Rina Contohwati", front_title="Dr.")
    assert entry(listed, stored).kind is EntryKind.SAME
    assert entry(listed._replace(name="Rina Contoh"), stored).kind is EntryKind.CHANGED


def test_another_spelling_of_the_grade_is_no_change() -> None:
    assert entry(LISTED, replace(STORED, grade="Penata (III/c)")).kind is EntryKind.SAME
