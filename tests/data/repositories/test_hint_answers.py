from __future__ import annotations

from datetime import date, datetime

from kinerja_desktop.core.hint_answers import HintAnswer, Reply, kept_away
from kinerja_desktop.core.period import Period
from kinerja_desktop.data.store import Store

FIRST = datetime(2026, 6, 24, 9, 0)
LATER = datetime(2026, 6, 25, 9, 0)


def answer(key: str, reply: Reply, when: datetime = FIRST) -> HintAnswer:
    return HintAnswer(key=key, text=f"Kalimat {key}", reply=reply, answered_at=when)


def test_the_newest_answer_is_kept_and_can_be_taken_back(store: Store) -> None:
    with store.work() as work:
        period = Period(name="S", start=date(2026, 1, 1), end=date(2026, 6, 30))
        first, second = work.periods.add(period), work.periods.add(period)
        work.hint_answers.save(first, answer("a", Reply.LATER))
        work.hint_answers.save(first, answer("b", Reply.RIGHT))
        work.hint_answers.save(first, answer("a", Reply.DONE, LATER))
        work.hint_answers.save(second, answer("c", Reply.RIGHT))
    with store.reading() as look:
        assert look.hint_answers.list(first) == (
            answer("a", Reply.DONE, LATER),
            answer("b", Reply.RIGHT),
        )
    with store.work() as work:
        work.hint_answers.remove(first, "a")
        work.hint_answers.remove(first, "never answered")
    with store.reading() as look:
        assert [one.key for one in look.hint_answers.list(first)] == ["b"]
        assert [one.key for one in look.hint_answers.list(second)] == ["c"]


def test_later_holds_for_the_day_and_the_others_for_good() -> None:
    answers = [answer("a", Reply.LATER), answer("b", Reply.RIGHT), answer("c", Reply.DONE)]
    assert kept_away(answers, FIRST.date()) == {"a", "b", "c"}
    assert kept_away(answers, LATER.date()) == {"b", "c"}
