from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kinerja_desktop.core.discussion import AGENDA_MINUTES, ActionItem, Discussion
from kinerja_desktop.core.fairness.hint import UNIT
from kinerja_desktop.core.fairness.talk import (
    GOAL_WORDS,
    MeetingState,
    follow_up_days,
    goal_gaps,
    is_if_then,
    is_story_told,
    meeting_state,
    plan_from_story,
    self_gap,
    self_gap_hint,
    surprise,
    surprise_hint,
)
from tests.core.fairness.readings import near, vectors


@pytest.mark.parametrize("row", vectors("smart"))
def test_goals_agree_with_the_examples(row: dict[str, Any]) -> None:
    told = row["goal"]
    goal = ActionItem(
        key="k",
        what=told["apa"],
        measure=told["ukuran"],
        support=told["dukungan"],
        due_on=date.fromisoformat(told["batas"]),
    )
    missing = goal_gaps(
        goal,
        item_key=told["indikator"],
        today=date.fromisoformat(row["today"]),
        last_day=date.fromisoformat(row["period_end"]),
    )
    assert len(GOAL_WORDS) - len(missing) == row["expect"]["skor"]


def test_an_empty_goal_lacks_everything() -> None:
    gaps = goal_gaps(ActionItem(key="k"), item_key="", today=date.min, last_day=date.max)
    assert gaps == tuple(GOAL_WORDS)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Jika tanggal 2 rekap belum saya terima, maka saya menelepon bendahara hari itu juga.",
            True,
        ),
        ("Bila rapat mundur, saya mengirim kabar.", True),
        ("Saya akan lebih disiplin.", False),
        ("Jika sempat.", False),
    ],
)
def test_an_if_then_plan_is_recognised(text: str, wanted: bool) -> None:
    assert is_if_then(text) is wanted


@pytest.mark.parametrize("row", vectors("followup"))
def test_follow_ups_move_past_weekends_and_holidays(row: dict[str, Any]) -> None:
    holidays = [date.fromisoformat(text) for text in row["holidays"]]
    found = follow_up_days(date.fromisoformat(row["discussion"]), holidays, days=row["days"])
    assert [day.isoformat() for day in found] == row["expect"]["dates"]


def test_a_follow_up_is_missed_only_after_its_day() -> None:
    day = date(2026, 7, 20)
    assert meeting_state(day, day, is_held=False) == MeetingState.PLANNED
    assert meeting_state(day, date(2026, 7, 21), is_held=False) == MeetingState.MISSED
    assert meeting_state(day, date(2026, 7, 21), is_held=True) == MeetingState.DONE


@pytest.mark.parametrize("row", vectors("self_gap"))
def test_different_views_agree_with_the_example(row: dict[str, Any]) -> None:
    found = self_gap(row["self"], row["score"])
    assert list(found.gaps) == row["expect"]["gap"]
    assert list(found.topics) == row["expect"]["topics"]
    assert found.opener == 0


def test_two_topics_at_most_the_widest_first() -> None:
    found = self_gap([5, 3, 1, 2], [3, 2, 4, 1])
    assert found.topics == (2, 0)
    assert found.opener is None


def test_the_shared_sentence_says_how_far_apart() -> None:
    hint = self_gap_hint(UNIT, "Kualitas pekerjaan", 1)
    assert hint is not None
    assert hint.text.startswith("Berbeda 1 tingkat pada Kualitas pekerjaan.")
    assert self_gap_hint(UNIT, "x", 0) is None


@pytest.mark.parametrize("row", vectors("no_surprise"))
def test_notes_told_in_time_agree_with_the_example(row: dict[str, Any]) -> None:
    days = [date.fromisoformat(n["shared"]) if n["shared"] else None for n in row["negatives"]]
    found = surprise(days, date.fromisoformat(row["discussion"]), days=row["min_days"])
    assert found.share == near(row["expect"]["share"])
    assert found.not_told == row["expect"]["not_shared"]
    hint = surprise_hint(UNIT, found)
    assert hint is not None
    assert hint.text.startswith("2 catatan perbaikan belum pernah disampaikan.")


def test_telling_on_the_eve_of_the_talk_is_late() -> None:
    talk = date(2026, 7, 6)
    assert not surprise([date(2026, 6, 29)], talk).asks
    assert surprise([date(2026, 6, 30)], talk).asks
    assert surprise_hint(UNIT, surprise([], talk)) is None


def test_the_story_becomes_the_first_plan() -> None:
    talk = Discussion(appraisal_id=1, story=" Loket kedua dibuka bersama. ")
    plan = plan_from_story(talk)
    assert plan is not None
    assert plan.what == "Loket kedua dibuka bersama."
    assert is_story_told(talk)
    assert plan_from_story(Discussion(appraisal_id=1)) is None
    assert not is_story_told(Discussion(appraisal_id=1))
    assert is_story_told(Discussion(appraisal_id=1, story_skipped="Tidak ingin bercerita"))


@pytest.mark.parametrize("minutes", AGENDA_MINUTES)
def test_the_steps_of_a_talk_fill_its_minutes(minutes: int) -> None:
    assert sum(AGENDA_MINUTES[minutes]) == minutes
