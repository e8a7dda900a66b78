from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.core.appraisal import Answer
from kinerja_desktop.core.by_item import begin_round, marked, without_mark

IDS = st.lists(st.integers(1, 500), min_size=1, max_size=40, unique=True)


@given(ids=IDS, seed=st.integers(0, 2**32))
def test_everybody_comes_once_and_the_next_visit_has_another_order(
    ids: list[int], seed: int
) -> None:
    first = begin_round("disiplin", ids, seed=seed)
    again = begin_round("disiplin", ids, seed=seed, last=first.order)
    assert sorted(first.order) == sorted(again.order) == sorted(ids)
    assert (first.order != again.order) == (len(ids) > 1)


def test_the_same_seed_gives_the_same_order() -> None:
    assert begin_round("a", range(9), seed=4) == begin_round("a", range(9), seed=4)


def test_the_mark_is_hidden_until_given_and_what_was_before_stays_known() -> None:
    old = Answer(key="disiplin", step=4, feedback="Tepat waktu.", evidence=(3,))
    found = begin_round("disiplin", (7, 9), seed=1)
    assert found.hides(7)
    assert without_mark(old) == Answer(key="disiplin", evidence=(3,))
    now = marked(old, Answer(key="disiplin", step=2, evidence=(3, 5)))
    assert now == Answer(key="disiplin", step=2, feedback="Tepat waktu.", evidence=(3, 5))
    found = found.with_answer(7, old, now).with_answer(7, now, Answer(key="disiplin", step=3))
    assert not found.hides(7)
    assert found.hides(9)
    assert found.before[7].step == 4
    assert found.given[7].step == 3


def test_the_ends_of_the_order_hold() -> None:
    found = begin_round("disiplin", (1, 2, 3), seed=2)
    first, *_middle, last = found.order
    assert found.neighbour(first, -1) == first
    assert found.neighbour(last, 1) == last
    assert found.neighbour(first, 2) == last
    assert found.neighbour(99, 1) == first
