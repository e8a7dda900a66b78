from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.core.column_matching import match_columns
from kinerja_desktop.core.headings import find_heading, heading_at
from kinerja_desktop.core.list_rows import split_joint
from kinerja_desktop.core.source_table import Merge, SourceRow, SourceTable
from kinerja_desktop.core.staff import Employment, Sex
from kinerja_desktop.core.staff_rows import Judged, ListedPerson, judge
from kinerja_desktop.errors import Cancelled

TODAY = date(2026, 11, 24)
HEADING = ("No", "NIP", "Nama", "Golongan", "Tanggal Lahir", "L/P", "Unit Kerja", "Status Pegawai")
RINA = ("1", "198503122010012001", "RINA CONTOHWATI, S.E.", "III/c", "12-03-1985", "P", "Dinas", "")
DEDI = ("2", "199207182022211005", "DEDI MISALKAN", "IX", "18-07-1992", "L", "SD 1", "PPPK")
NUMBERS = frozenset({0})


def read(
    *rows: tuple[str, ...],
    heading: tuple[str, ...] = HEADING,
    numbers: dict[int, frozenset[int]] | None = None,
    merges: tuple[Merge, ...] = (),
    fixes: dict[tuple[int, str], str] | None = None,
) -> Judged:
    """Judge rows under a heading in row 1; the first of them is row 2."""
    table = SourceTable(
        sheet=None,
        rows=tuple(
            SourceRow(number=i, cells=cells, numbers=(numbers or {}).get(i, frozenset()))
            for i, cells in enumerate((heading, *rows), start=1)
        ),
        merges=merges,
    )
    found = find_heading(table)
    assert found is not None
    return judge(table, found, match_columns(table, found), today=TODAY, fixes=fixes)


def changed(row: tuple[str, ...], **cells: str) -> tuple[str, ...]:
    places = {"no": 0, "nip": 1, "name": 2, "grade": 3, "birth": 4, "sex": 5, "unit": 6}
    texts = list(row)
    for name, text in cells.items():
        texts[places[name]] = text
    return tuple(texts)


def codes(judged: Judged) -> list[tuple[str, str]]:
    return [(problem.cell, problem.code) for problem in judged.problems]


def test_a_good_row_is_read_whole() -> None:
    judged = read(RINA)
    assert judged.problems == ()
    assert judged.people == (
        ListedPerson(
            row=2,
            nip="198503122010012001",
            name="RINA CONTOHWATI",
            back_title="S.E.",
            employment=Employment.PNS,
            grade="III/c",
            unit="Dinas",
            birth_date=date(1985, 3, 12),
            sex=Sex.FEMALE,
        ),
    )


@pytest.mark.parametrize(
    ("cells", "cell", "code", "is_valid"),
    [
        ({"nip": "1,98503E+17"}, "B2", "nip_damaged", False),
        ({"nip": "19850312201001200"}, "B2", "nip_length", False),
        ({"nip": "belum ada"}, "B2", "nip_length", False),
        ({"nip": "131234567"}, "B2", "nip_other", True),
        ({"nip": ""}, "B2", "nip_missing", True),
        ({"birth": "13-03-1985"}, "B2", "nip_differs", True),
        ({"sex": "L"}, "B2", "nip_differs", True),
        ({"nip": "198513122010012001"}, "B2", "nip_birth_date", False),
        ({"nip": "198503122010132001"}, "B2", "nip_appointment", False),
        ({"nip": "198503122010013001"}, "B2", "nip_sex", False),
        ({"nip": "198503122010012000"}, "B2", "nip_sequence_zero", True),
        ({"name": " - "}, "C2", "name_missing", False),
        ({"birth": "31-02-1985"}, "E2", "date_invalid", False),
        ({"grade": "III/f"}, "D2", "grade_unknown", True),
    ],
)
def test_every_fault_names_its_cell_and_rule(
    cells: dict[str, str], cell: str, code: str, *, is_valid: bool
) -> None:
    judged = read(changed(RINA, **cells))
    assert codes(judged) == [(cell, code)]
    assert judged.people[0].is_valid is is_valid
    assert judged.problems[0].message
    assert (judged.valid != ()) is is_valid


def test_a_number_cell_is_damaged_and_never_double() -> None:
    row = changed(RINA, nip="198503122010012000")
    judged = read(row, row, numbers={2: frozenset({1}), 3: frozenset({1})})
    assert codes(judged) == [("B2", "nip_damaged"), ("B3", "nip_damaged")]


def test_a_double_nip_refuses_every_row_that_has_it() -> None:
    judged = read(RINA, DEDI, changed(RINA, nip="19850312 201001 2 001"))
    assert codes(judged) == [("B2", "nip_duplicate"), ("B4", "nip_duplicate")]
    assert [problem.others for problem in judged.problems] == [(4,), (2,)]
    assert [person.row for person in judged.valid] == [3]


def test_of_very_many_doubles_only_the_first_are_named() -> None:
    judged = read(*[RINA] * 5000)
    assert {problem.code for problem in judged.problems} == {"nip_duplicate"}
    assert len(judged.problems) == 5000
    assert {len(problem.others) for problem in judged.problems} <= {21, 22}
    assert "2, 3, 4" in judged.problems[-1].message
    assert "20, 21, …;" in judged.problems[-1].message


def test_two_faults_of_one_row_are_both_told() -> None:
    judged = read(changed(RINA, nip="123", name="", grade="III/z"))
    assert codes(judged) == [
        ("B2", "nip_length"),
        ("C2", "name_missing"),
        ("D2", "grade_unknown"),
    ]


@pytest.mark.parametrize("text", ["Perempuan", "F", "wanita", "p"])
def test_sex_is_read_in_every_spelling(text: str) -> None:
    assert read(changed(RINA, sex=text)).people[0].sex is Sex.FEMALE


def test_an_unknown_sex_stays_blank() -> None:
    assert read(changed(RINA, sex="?")).people[0].sex is None


@pytest.mark.parametrize(
    ("cells", "employment"),
    [
        ({"nip": "76030927"}, Employment.OTHER),
        ({"nip": "131234567"}, Employment.PNS),
        ({"nip": "", "grade": ""}, Employment.PPPK),
    ],
)
def test_employment_without_a_nip_comes_from_the_rest(
    cells: dict[str, str], employment: Employment
) -> None:
    row = changed(DEDI, grade="III/c") if "131234567" in cells.values() else DEDI
    assert read(changed(row, **cells)).people[0].employment is employment


def test_nothing_known_means_other_employment() -> None:
    assert read(changed(RINA, nip="", grade="")).people[0].employment is Employment.OTHER


@pytest.mark.parametrize(
    "row",
    [
        ("", "", "", "", "", "", "", ""),
        ("1", "2", "3", "4", "5", "6", "7", "8"),
        ("(1)", "(2)", "(3)", "", "", "", "", ""),
        HEADING,
        ("", "", "SEKRETARIAT", "", "", "", "", ""),
        ("A", "", "SEKRETARIAT", "", "", "", "", ""),
        ("II.", "", "BIDANG", "", "", "", "", ""),
        ("", "", "Jumlah", "12", "", "", "", ""),
        ("Jumlah", "", "12 orang", "", "", "", "", ""),
        ("", "", "", "", "", "", "Serang, 2 November 2026", ""),
        ("", "NIP. 19730727 200101 1 006", "", "", "", "", "", ""),
        ("", "", "NIP. 19730727 200101 1 006", "", "", "", "Kepala Dinas", ""),
    ],
)
def test_rows_that_are_no_person_are_passed_over(row: tuple[str, ...]) -> None:
    judged = read(RINA, row, DEDI)
    assert [person.row for person in judged.people] == [2, 4]
    assert judged.problems == ()


def test_a_nip_alone_in_its_row_is_a_person_without_a_name() -> None:
    judged = read(("", "198503122010012001", "", "", "", "", "", ""))
    assert codes(judged) == [("C2", "name_missing")]


def test_nobody_stands_below_the_signature() -> None:
    judged = read(
        RINA,
        ("", "", "Mengetahui,", "", "", "", "Serang, 2 November 2026", ""),
        ("", "", "Drs. BUDI TELADAN", "", "", "", "Ir. SITI", ""),
    )
    assert [person.row for person in judged.people] == [2]


def test_a_merged_cell_counts_for_every_row_it_covers() -> None:
    unit = Merge(top=2, bottom=3, left=6, right=6)
    judged = read(RINA, changed(DEDI, unit=""), merges=(unit,))
    assert [person.unit for person in judged.people] == ["Dinas", "Dinas"]


def test_a_person_merged_over_two_rows_is_one_person() -> None:
    merges = tuple(Merge(top=2, bottom=3, left=column, right=column) for column in (1, 2))
    judged = read(RINA, ("", "", "", "", "", "", "lanjutan", ""), merges=merges)
    assert [person.row for person in judged.people] == [2]
    assert judged.problems == ()


@pytest.mark.parametrize(
    ("text", "name", "nip"),
    [
        ("BUDI, S.E.\n198006142005032001", "BUDI, S.E.", "198006142005032001"),
        ("Budi\nNIP. 19710317 200101 1 004", "Budi", "19710317 200101 1 004"),
        ("Budi\nNIP : 198410142005041003", "Budi", "198410142005041003"),
        ("Budi / 198410142005041003", "Budi", "198410142005041003"),
        ("198410142005041003\nBudi", "Budi", "198410142005041003"),
        ("NIP 198410142005041003 - Budi", "Budi", "198410142005041003"),
        ("Budi\n1,98503E+17", "Budi", "1,98503E+17"),
        ("Budi", "Budi", ""),
        ("Budi\nNIP. -", "Budi", ""),
    ],
)
def test_name_and_nip_of_one_cell_are_taken_apart(text: str, name: str, nip: str) -> None:
    assert split_joint(text) == (name, nip)


@pytest.mark.parametrize("text", ["1" * 100_000 + "x", "NIP" + " " * 100_000 + "x", "é" * 100_000])
def test_an_endless_joint_cell_is_read_as_a_name(text: str) -> None:
    assert split_joint(text) == (" ".join(text.split()), "")


def test_stop_is_heard_while_rows_are_judged() -> None:
    told: list[tuple[int, int]] = []

    class Stopping:
        def step(self, done: int, total: int, what: str = "") -> None:
            told.append((done, total))
            if done > 500:
                raise Cancelled(what)

    rows = tuple(SourceRow(number=i, cells=("x",) * 3) for i in range(2, 10_000))
    table = SourceTable(sheet=None, rows=(SourceRow(number=1, cells=HEADING), *rows))
    heading = find_heading(table)
    assert heading is not None
    columns = match_columns(table, heading)
    with pytest.raises(Cancelled):
        judge(table, heading, columns, today=TODAY, progress=Stopping())
    assert told[-1][0] < 1000


def test_a_joint_cell_that_is_a_number_is_damaged() -> None:
    judged = read(
        ("1", "198503122010012000", "III/c"),
        heading=("No", "NAMA / NIP", "Golongan"),
        numbers={2: frozenset({1})},
    )
    assert codes(judged) == [("B2", "nip_damaged"), ("B2", "name_missing")]


def test_a_cell_typed_anew_repairs_its_row() -> None:
    row = changed(RINA, nip="198503122010012000")
    numbers = {2: frozenset({1})}
    judged = read(row, DEDI, numbers=numbers, fixes={(2, "nip"): "198503122010012001"})
    assert judged.problems == ()
    assert judged.people[0].nip == "198503122010012001"


def test_half_of_a_joint_cell_can_be_typed_anew() -> None:
    judged = read(
        ("1", "Rina\nNIP 1985", "III/c"),
        heading=("No", "NAMA / NIP", "Golongan"),
        fixes={(2, "nip"): "198503122010012001", (2, "unit"): "tidak ada kolomnya"},
    )
    assert judged.problems == ()
    assert judged.people[0].name == "Rina"


def test_the_rank_stands_in_for_a_missing_grade() -> None:
    judged = read(
        ("198503122010012001", "Rina", "Penata Tk. I"), heading=("NIP", "Nama", "Pangkat")
    )
    assert judged.people[0].grade == "III/d"


def test_a_list_without_a_nip_column_is_matched_by_name() -> None:
    table = SourceTable(
        sheet=None,
        rows=(
            SourceRow(number=1, cells=("Nama", "Unit Kerja")),
            SourceRow(number=2, cells=("Rina", "Dinas")),
        ),
    )
    heading = heading_at(table, 1)
    assert heading is not None
    judged = judge(table, heading, match_columns(table, heading), today=TODAY)
    assert [(p.cell, p.code) for p in judged.problems] == [("A2", "nip_missing")]


CELLS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["198503122010012001", "NIP", "Nama", "III/c", "12-03-1985", "-", "null", "P", "1"]
    ),
)
ROWS = st.lists(st.lists(CELLS, max_size=9).map(tuple), max_size=8)


@given(ROWS, st.sets(st.tuples(st.integers(2, 9), st.integers(0, 8))))
def test_judging_never_raises(rows: list[tuple[str, ...]], numeric: set[tuple[int, int]]) -> None:
    numbers = {
        number: frozenset(column for row, column in numeric if row == number)
        for number in range(2, 10)
    }
    judged = read(*rows, numbers=numbers)
    assert len({person.row for person in judged.people}) == len(judged.people)
    refused = {p.row for p in judged.problems if p.level.value == "error"}
    assert {person.row for person in judged.people if not person.is_valid} == refused


@given(st.permutations(range(len(HEADING))))
def test_the_order_of_columns_does_not_matter(order: list[int]) -> None:
    def turned(row: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(row[index] for index in order)

    faulty = changed(DEDI, nip="199207182022215005", grade="III/z")
    straight = read(RINA, DEDI, faulty)
    mixed = read(turned(RINA), turned(DEDI), turned(faulty), heading=turned(HEADING))
    assert mixed.people == straight.people
    assert [(p.row, p.code) for p in mixed.problems] == [(p.row, p.code) for p in straight.problems]
