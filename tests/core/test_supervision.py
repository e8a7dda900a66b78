from __future__ import annotations

from datetime import date

import pytest

from kinerja_desktop.core.staff import Official, OfficialRole
from kinerja_desktop.core.supervision import (
    Acting,
    Appraisers,
    Supervision,
    Term,
    clash,
    fault_of,
    in_charge,
    is_same,
    tell_the_same,
    terms,
    with_new,
)
from kinerja_desktop.i18n import use_language


def official(name: str, *, nip: str = "", position: str = "", grade: str = "") -> Official:
    return Official(role=OfficialRole.APPRAISER, name=name, nip=nip, position=position, grade=grade)


BUDI, SRI, RINA = official("Budi"), official("Sri", position="Kepala"), official("Rina")
OWN = official("Saya")
JANUARY, JUNE, JULY, YEAR_END = (
    date(2026, 1, 1),
    date(2026, 6, 30),
    date(2026, 7, 1),
    date(2026, 12, 31),
)


def relation(
    one: Official,
    start: date | None = None,
    end: date | None = None,
    *,
    acting: Acting = Acting.NO,
    reviewer: Official | None = None,
) -> Supervision:
    return Supervision(
        employee_id=1, appraiser=one, start=start, end=end, acting=acting, reviewer=reviewer
    )


@pytest.fixture(autouse=True)
def _english(_indonesian: None) -> None:
    use_language("en")


def test_both_days_of_a_relation_belong_to_it() -> None:
    one = relation(BUDI, JANUARY, JUNE)
    found = [in_charge([one], day) for day in (date(2025, 12, 31), JANUARY, JUNE, JULY)]
    assert found == [None, one, one, None]


def test_an_acting_officer_counts_while_acting() -> None:
    head, acting = (
        relation(BUDI),
        relation(SRI, date(2026, 3, 1), date(2026, 4, 30), acting=Acting.PLT),
    )
    days = (date(2026, 2, 28), date(2026, 3, 1), date(2026, 4, 30), date(2026, 5, 1))
    assert [in_charge([head, acting], day) for day in days] == [head, acting, acting, head]


def test_an_acting_officer_has_the_prefix_before_the_post() -> None:
    assert relation(SRI, acting=Acting.PLH).official.position == "Plh. Kepala"
    assert relation(SRI).official == SRI


def test_a_period_names_every_appraiser_with_the_days() -> None:
    relations = (relation(BUDI, None, JUNE), relation(SRI, JULY))
    assert terms(relations, JANUARY, YEAR_END, own=OWN) == (
        Term(official=BUDI, start=JANUARY, end=JUNE),
        Term(official=SRI, start=JULY, end=YEAR_END),
    )


def test_where_nobody_is_named_the_own_appraiser_is() -> None:
    assert terms((), JANUARY, YEAR_END, own=OWN) == (
        Term(official=OWN, start=JANUARY, end=YEAR_END),
    )
    [first, second] = terms([relation(SRI, JULY)], JANUARY, YEAR_END, own=OWN)
    assert (first.official, first.end, second.official) == (OWN, JUNE, SRI)


def test_relations_of_the_same_person_are_one_term() -> None:
    relations = (relation(BUDI, JANUARY, JUNE), relation(BUDI, JULY))
    assert terms(relations, JANUARY, YEAR_END, own=OWN) == (
        Term(official=BUDI, start=JANUARY, end=YEAR_END),
    )


def test_a_new_appraiser_ends_the_one_before_the_day_before() -> None:
    found = with_new([relation(BUDI)], relation(SRI, JULY))
    assert [(one.appraiser, one.start, one.end) for one in found] == [
        (BUDI, None, JUNE),
        (SRI, JULY, None),
    ]


def test_an_appraiser_for_a_time_gives_the_post_back() -> None:
    found = with_new([relation(BUDI)], relation(SRI, date(2026, 3, 1), date(2026, 4, 30)))
    assert [(one.appraiser, one.start, one.end) for one in found] == [
        (BUDI, None, date(2026, 2, 28)),
        (SRI, date(2026, 3, 1), date(2026, 4, 30)),
        (BUDI, date(2026, 5, 1), None),
    ]
    assert clash(found) is None


def test_who_is_covered_wholly_is_replaced() -> None:
    assert with_new([relation(BUDI, JULY)], relation(SRI, JANUARY)) == (relation(SRI, JANUARY),)


def test_an_acting_officer_stands_beside_the_appraiser() -> None:
    found = with_new([relation(BUDI)], relation(SRI, JULY, acting=Acting.PLT))
    assert found == (relation(BUDI), relation(SRI, JULY, acting=Acting.PLT))
    assert fault_of(found) == ""


@pytest.mark.parametrize(
    ("relations", "words"),
    [
        ((relation(official(" ")),), "Write the name of the appraiser."),
        ((relation(BUDI, JULY, JUNE),), "Budi: the end lies before the start."),
        (
            (relation(BUDI), relation(SRI, JULY)),
            "Budi and Sri are appraiser on the same days. End one before the other.",
        ),
        ((relation(official("Ayu", nip="123")),), "The NIP of Ayu must have 18 digits."),
        ((relation(official("Ayu", grade="V/x")),), "Write the grade like III/c or IX."),
        (
            (relation(BUDI, reviewer=official("Ayu", nip="123")),),
            "The NIP of Ayu must have 18 digits.",
        ),
    ],
)
def test_what_cannot_be_is_said(relations: tuple[Supervision, ...], words: str) -> None:
    assert fault_of(relations) == words


def test_a_person_is_known_by_nip_before_the_name() -> None:
    one = official("Budi Teladan", nip="197811052003121002")
    assert is_same(one, official("B. Teladan", nip="197811052003121002"))
    assert is_same(one, official("BUDI TELADAN"))
    assert not is_same(one, official("Budi Teladan", nip="197811052003121003"))
    assert not is_same(official(""), official(""))


def test_a_nip_alone_is_completed_from_who_is_known() -> None:
    known = official("Budi Teladan", nip="197811052003121002", position="Sekretaris")
    appraisers = Appraisers(own=OWN, today={4: SRI}, known=(OWN, known))
    assert appraisers.completed(official("", nip="197811052003121002")) == known
    assert appraisers.completed(BUDI) == BUDI
    assert (appraisers.of(4), appraisers.of(5)) == (SRI, OWN)


def test_histories_are_equal_whatever_their_records_are_called() -> None:
    stored = Supervision(id=7, employee_id=1, appraiser=BUDI)
    assert tell_the_same([stored], [relation(BUDI)])
    assert not tell_the_same([stored], [relation(BUDI, JULY)])
