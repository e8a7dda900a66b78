"""What would still be wrong with a value typed anew."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja_desktop.core.retyped import Retyped, Verdict, judge_retyped
from kinerja_desktop.core.staff_rows import ListedPerson

TODAY = date(2026, 11, 24)
RINA = ListedPerson(row=5, nip="198503122010012001", name="Rina Contohwati")
PEOPLE = (RINA, ListedPerson(row=6, name="Dedi Misalkan", is_valid=False))


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("nip", "199207182022211005", ""),
        ("nip", "19920718 202221 1 005", ""),
        ("nip", "1992071820222110", "nip_length"),
        ("nip", "1,99207E+17", "nip_damaged"),
        ("nip", "199213182022211005", "nip_birth_date"),
        ("nip", "199207182022131005", "nip_appointment"),
        ("nip", "199207182022213005", "nip_sex"),
        ("nip", "199207182022211000", "nip_sequence_zero"),
        ("nip", "130455678", "nip_other"),
        ("name", "Dedi", ""),
        ("name", "  ", "name_missing"),
        ("birth_date", "18-07-1992", ""),
        ("birth_date", "", ""),
        ("birth_date", "31-02-1992", "date_invalid"),
        ("grade_since", "01-04-2022", ""),
        ("position_since", "", ""),
        ("position_since", "tahun lalu", "since_unknown"),
        ("grade", "Penata Muda (III/a)", ""),
        ("grade", "", ""),
        ("grade", "V/f", "grade_unknown"),
    ],
)
def test_a_value_is_judged_by_the_rules_of_the_list(field: str, text: str, code: str) -> None:
    typed = Retyped(row=6, field=field, text=text)
    assert judge_retyped(typed, PEOPLE, (), TODAY).code == code


def test_the_number_of_somebody_else_names_the_other_row() -> None:
    typed = Retyped(row=6, field="nip", text="19850312 201001 2 001")
    verdict = judge_retyped(typed, PEOPLE, (), TODAY)
    assert verdict == Verdict(code="nip_duplicate", others=(5,))
    assert verdict.is_error


def test_the_number_of_a_row_that_is_left_out_or_of_the_row_itself_is_free() -> None:
    number = "198503122010012001"
    assert not judge_retyped(Retyped(row=6, field="nip", text=number), PEOPLE, {5}, TODAY).code
    assert not judge_retyped(Retyped(row=5, field="nip", text=number), PEOPLE, (), TODAY).code


def test_what_only_deserves_a_look_is_no_error() -> None:
    assert not Verdict(code="nip_sequence_zero").is_error
    assert not Verdict().is_error
