from __future__ import annotations

import pytest

from kinerja_desktop.core.column_matching import (
    FIELD_LABELS,
    MatchOrigin,
    as_layout,
    choose,
    field_label,
    layout_key,
    match_columns,
    sample_rows,
)
from kinerja_desktop.core.headings import Caption, Heading, heading_at
from kinerja_desktop.core.reference import header_synonyms
from kinerja_desktop.core.source_table import SourceRow, SourceTable

PERSON = ("1", "198503122010012001", "Rina", "III/c", "Analis", "Dinas", "P")


def table(heading: tuple[str, ...], *rows: tuple[str, ...]) -> SourceTable:
    everything = (heading, *rows)
    return SourceTable(
        sheet=None,
        rows=tuple(SourceRow(number=i, cells=cells) for i, cells in enumerate(everything, 1)),
    )


def heading_of(list_table: SourceTable) -> Heading:
    found = heading_at(list_table, 1)
    assert found is not None
    return found


def fields(heading: tuple[str, ...], *rows: tuple[str, ...]) -> dict[str, str | None]:
    list_table = table(heading, *(rows or (PERSON,)))
    found = match_columns(list_table, heading_of(list_table))
    return {column.letter: column.field for column in found}


@pytest.mark.parametrize("field", [field for field in header_synonyms() if field in FIELD_LABELS])
def test_every_synonym_is_an_exact_match(field: str) -> None:
    for synonym in header_synonyms()[field]:
        list_table = table((synonym.upper(),), ("x",))
        found = match_columns(list_table, heading_of(list_table))[0]
        assert (found.field, found.origin) == (field, MatchOrigin.EXACT)


def test_a_field_has_one_column_the_most_usual_one() -> None:
    found = fields(("NIP", "Nama", "Perangkat Daerah", "Unit Kerja"), ("1", "2", "3", "4"))
    assert found == {"A": "nip", "B": "name", "C": None, "D": "unit"}


def test_a_filled_column_goes_before_an_empty_one() -> None:
    found = fields(("Kedudukan Hukum Nama", "Status CPNS PNS"), ("", "P"))
    assert found == {"A": None, "B": "status"}


def test_the_first_of_two_equal_headings_is_taken() -> None:
    assert fields(("Nama", "Nama"), ("a", "b")) == {"A": "name", "B": None}


def test_name_and_nip_may_share_a_column() -> None:
    found = fields(("NAMA / NIP", "NIP"), ("a", "b"))
    assert found == {"A": "name_nip", "B": None}


def test_abbreviations_are_guesses_and_say_so() -> None:
    list_table = table(("NIP", "Nama", "Jbtan", "Tg Lhr", "NIK", "No"), PERSON)
    found = {c.heading: c for c in match_columns(list_table, heading_of(list_table))}
    assert (found["Jbtan"].field, found["Jbtan"].origin) == ("position", MatchOrigin.GUESS)
    assert found["Tg Lhr"].field == "birth_date"
    assert found["NIK"].origin is MatchOrigin.UNUSED
    assert found["No"].field is None


def test_spaced_letters_are_guesses() -> None:
    list_table = table(("N I P", "N A M A"), PERSON)
    found = match_columns(list_table, heading_of(list_table))
    assert [(c.field, c.origin) for c in found] == [
        ("nip", MatchOrigin.GUESS),
        ("name", MatchOrigin.GUESS),
    ]


def test_what_the_import_cannot_keep_is_not_guessed_to_be_something_else() -> None:
    assert fields(("NIP", "Nama", "TMT CPNS"), PERSON)["C"] is None


def test_groups_turn_their_words_around() -> None:
    captions = (Caption(levels=("Jabatan", "Nama")), Caption(levels=("Gol", "Ruang")))
    list_table = table(("Jabatan", "Gol"), ("Nama", "Ruang"), ("a", "b"))
    found = match_columns(list_table, Heading(row=1, rows=2, captions=captions))
    assert [column.field for column in found] == ["position", "grade"]


def test_samples_come_from_the_first_row_and_one_further_on() -> None:
    rows = [(str(i), f"orang {i}") for i in range(1, 6)]
    list_table = table(("NIP", "Nama"), *rows)
    heading = heading_of(list_table)
    assert sample_rows(list_table, heading) == (2, 4)
    assert match_columns(list_table, heading)[1].samples == ("orang 1", "orang 3")
    assert sample_rows(table(("NIP", "Nama")), heading) == ()


def test_choosing_a_column_frees_the_other_one() -> None:
    list_table = table(("NIP", "Nama", "Alias"), PERSON)
    chosen = choose(match_columns(list_table, heading_of(list_table)), 2, "name")
    assert [column.field for column in chosen] == ["nip", None, "name"]
    assert chosen[2].origin is MatchOrigin.CHOSEN
    assert choose(chosen, 2, None)[2].field is None


def test_a_layout_is_remembered_whatever_the_order_of_columns() -> None:
    first = table(("NIP", "Nama", "Alias", "Nama"), PERSON)
    matched = choose(match_columns(first, heading_of(first)), 2, "unit")
    layout = as_layout(matched)
    second = table(("Alias", "NIP", "Nama", "Nama"), PERSON)
    found = match_columns(second, heading_of(second), layout)
    assert layout_key(found) == layout_key(matched)
    assert [column.field for column in found][:4] == ["unit", "nip", "name", None]
    assert found[0].origin is MatchOrigin.REMEMBERED
    assert found[3].origin is MatchOrigin.UNUSED


def test_a_layout_with_unknown_fields_is_not_believed() -> None:
    list_table = table(("NIP", "Nama"), PERSON)
    found = match_columns(list_table, heading_of(list_table), {"nip": "salary"})
    assert found[0].field == "nip"


def test_every_field_has_a_label() -> None:
    assert all(field_label(field) for field in FIELD_LABELS)
    assert field_label("other_number")
