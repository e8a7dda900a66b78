"""Invented talks of the sample office: prepared, held, signed."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from datetime import datetime, timedelta

from kinerja_desktop.core.discussion import (
    CHECKS,
    ActionItem,
    AgendaStep,
    Choice,
    Discussion,
    Ink,
    Stroke,
)
from kinerja_desktop.core.observation import Observation, Valence
from kinerja_desktop.services.sample_office import SampleOffice


def sample_talk(
    office: SampleOffice, appraisal_id: int, notes: tuple[Observation, ...], when: datetime
) -> Discussion:
    """Return a prepared talk on the given day; nothing of it has been said yet."""
    texts = office.texts["talk"]
    shown = [note for note in notes if note.is_visible]
    return Discussion(
        appraisal_id=appraisal_id,
        scheduled_at=when,
        place=texts["place"],
        checks=frozenset(CHECKS[:3]),
        strengths=tuple(n.id for n in shown if n.valence == Valence.PLUS)[-1:],
        growth=tuple(n.id for n in shown if n.valence == Valence.MINUS)[-1:],
        opening_question=texts["opening"],
        private_note=texts["private"],
        shown_parts=frozenset({"evidence", "item_ratings", "final"}),
    )


def sample_ending(office: SampleOffice, talk: Discussion, name: str, when: datetime) -> Discussion:
    """Return the talk as it was held: words, plans, comment, choice and both signatures."""
    texts = office.texts["talk"]
    actions = tuple(
        ActionItem(
            key=f"act-{talk.appraisal_id}-{number}",
            what=plain["what"],
            measure=plain["measure"],
            support=plain["support"],
            due_on=(when + timedelta(days=plain["days"])).date(),
            who=name,
            if_then=plain["if_then"],
        )
        for number, plain in enumerate(texts["actions"], start=1)
    )
    return replace(
        talk,
        started_at=when,
        ended_at=when + timedelta(minutes=43),
        step=AgendaStep.SIGNING,
        elapsed_s=43 * 60,
        story=texts["story"],
        employee_view=texts["view"],
        help_wanted=texts["help"],
        actions=actions,
        comment=texts["comment"],
        choice=Choice.READ,
        employee_ink=sample_ink(name, when + timedelta(minutes=41)),
        appraiser_ink=sample_ink("Ratna", when + timedelta(minutes=42)),
        objection_told=True,
    )


def sample_ink(name: str, when: datetime) -> Ink:
    """Return an invented signature, loops and a flourish; the same for the same name."""
    dice = random.Random(name)  # noqa: S311 - reproducible invention, no secret
    loops, slant, height = dice.uniform(15, 34), dice.uniform(-0.1, 0.5), dice.uniform(24, 34)
    phase, sway, points = dice.uniform(0, 6), dice.uniform(2, 9), 110
    width, start = dice.uniform(120, 190), dice.uniform(44, 70)
    word = []
    for step in range(points):
        t = step / points
        swing = height * (1.1 - 0.8 * t) * math.sin(loops * t + phase)
        swing *= 1 + 0.4 * math.cos(sway * t + phase)
        x = start + width * t + (9 + 6 * t) * math.cos(loops * t + phase) + slant * swing
        word.append((x, 62 - swing, 0.45 + 0.25 * math.sin(9 * t), step * 9.0))
    tail: Stroke = tuple(
        (start + i * width / 26, 84 - (6 + sway) * math.sin(i / 9) ** 2, 0.5, 990 + i * 8.0)
        for i in range(28)
    )
    return Ink(strokes=(tuple(word), tail), width=387, height=150, signed_at=when)
