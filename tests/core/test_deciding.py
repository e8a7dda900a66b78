from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.core.appraisal import Answer, Draft, Rating
from kinerja_desktop.core.deciding import Decider, decider_words, deciders, moves
from kinerja_desktop.core.instrument import Predicate
from kinerja_desktop.core.methods import METHODS
from kinerja_desktop.core.methods.method import items_of
from kinerja_desktop.core.methods.permenpanrb_6_2022 import quadrant
from kinerja_desktop.core.methods.pp_30_2019 import METHOD as PP_30_2019
from kinerja_desktop.core.methods.reckoning import NEW_IDEA
from kinerja_desktop.core.plan import Plan, WorkResult
from kinerja_desktop.services.periods import starter_instrument

QUADRANT = METHODS["permenpanrb_6_2022"]
WEIGHTED = METHODS["weighted_indicators"]


def of_ratings(results: Rating, behaviour: Rating) -> tuple[Decider, ...]:
    instrument = starter_instrument(QUADRANT.key)
    draft = Draft(results_rating=results, behaviour_rating=behaviour)
    items = items_of(instrument, None)
    return deciders(QUADRANT, draft, items, instrument, items_required=False)


def of_steps(*steps: int | None) -> tuple[Decider, ...]:
    instrument = starter_instrument(WEIGHTED.key)
    items = items_of(instrument, None)
    answers = tuple(Answer(key=i.key, step=s) for i, s in zip(items, steps, strict=True))
    return deciders(WEIGHTED, Draft(answers=answers), items, instrument, items_required=True)


def test_a_border_case_names_the_two_that_decide() -> None:
    # 30, 40 and 30 percent: (4, 3, 4) is 3.60; only the lighter two lead below 3.40 alone,
    # and the heavy one too, but upwards nothing reaches 4.20
    found = of_steps(4, 3, 4)
    assert {(one.key, int(one.after)) for one in found} == {
        ("disiplin", 3),
        ("kualitas_pekerjaan", 2),
        ("kerja_sama", 3),
    }
    near = of_steps(4, 4, 4)
    assert [(one.key, int(one.before), int(one.after), one.predicate) for one in near] == [
        ("disiplin", 4, 5, Predicate.SANGAT_BAIK),
        ("kualitas_pekerjaan", 4, 5, Predicate.SANGAT_BAIK),
        ("kerja_sama", 4, 5, Predicate.SANGAT_BAIK),
    ]
    two = of_steps(5, 4, 3)
    assert {one.key for one in two} == {"kualitas_pekerjaan", "kerja_sama"}


def test_in_the_quadrant_only_the_two_ratings_decide() -> None:
    found = of_ratings(Rating.ABOVE, Rating.MEETS)
    assert {(one.key, one.predicate) for one in found} == {
        ("behaviour", Predicate.SANGAT_BAIK),
        ("behaviour", Predicate.KURANG),
    }
    assert of_ratings(Rating.MEETS, Rating.BELOW) == (
        Decider(
            key="results",
            before=Decimal(0),
            after=Decimal(-1),
            predicate=Predicate.SANGAT_KURANG,
        ),
        Decider(key="behaviour", before=Decimal(-1), after=Decimal(0), predicate=Predicate.BAIK),
    )


@given(st.sampled_from(Rating), st.sampled_from(Rating))
def test_every_decider_of_the_quadrant_is_a_neighbour(results: Rating, behaviour: Rating) -> None:
    for one in of_ratings(results, behaviour):
        moved = Rating(int(one.after))
        then = quadrant(
            moved if one.key == "results" else results,
            moved if one.key == "behaviour" else behaviour,
        )
        assert abs(one.after - one.before) == 1
        assert one.predicate == then != quadrant(results, behaviour)


def test_what_decides_is_said_in_words() -> None:
    items = items_of(starter_instrument(WEIGHTED.key), None)
    assert decider_words(of_steps(5, 4, 3)[0], items) == (
        "Kualitas pekerjaan: 5 menggantikan 4 akan memberi Sangat Baik."
    )
    assert [decider_words(one, ()) for one in of_ratings(Rating.ABOVE, Rating.MEETS)] == [
        "Rating perilaku kerja: ‘di bawah’ menggantikan ‘sesuai’ akan memberi Kurang.",
        "Rating perilaku kerja: ‘di atas’ menggantikan ‘sesuai’ akan memberi Sangat Baik.",
    ]
    typed = Decider(
        key="a", before=Decimal("91.5"), after=Decimal("90.5"), predicate=Predicate.BAIK
    )
    plan = Plan(period_id=1, employee_id=1, work_results=(WorkResult(key="a", text="Laporan"),))
    words = decider_words(typed, items_of(starter_instrument(PP_30_2019.key), plan))
    assert words == "Laporan: 90,50 menggantikan 91,50 akan memberi Baik."


def test_nothing_decides_before_there_is_a_predicate() -> None:
    assert of_steps(4, None, 4) == ()


def test_typed_values_move_by_a_point_and_an_idea_decides() -> None:
    instrument = starter_instrument(PP_30_2019.key)
    plan = Plan(period_id=1, employee_id=1, work_results=(WorkResult(key="a", text="Laporan"),))
    items = items_of(instrument, plan)
    answers = [Answer(key=i.key, value=Decimal(110)) for i in items if i.key != NEW_IDEA]
    draft = Draft(answers=(*answers, Answer(key=NEW_IDEA, step=0)))
    found = deciders(PP_30_2019, draft, items, instrument, items_required=True)
    assert [(one.key, one.predicate) for one in found] == [(NEW_IDEA, Predicate.SANGAT_BAIK)]
    good = draft.with_answer(Answer(key=NEW_IDEA, step=1))
    keys = {one.key for one in deciders(PP_30_2019, good, items, instrument, items_required=True)}
    assert keys == {item.key for item in items}


def test_the_end_of_a_scale_is_not_passed() -> None:
    plan = Plan(period_id=1, employee_id=1, work_results=(WorkResult(key="a", text="Laporan"),))
    items = items_of(starter_instrument(PP_30_2019.key), plan)
    highest = Draft(answers=(Answer(key="a", value=Decimal(120)), Answer(key="komitmen", step=0)))
    assert [(one.key, int(one.after)) for one in moves(PP_30_2019, highest, items)] == [
        ("a", 119),
        ("komitmen", 1),
    ]
    assert all(one.after <= 5 for one in of_steps(5, 3, 3))
