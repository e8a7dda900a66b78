"""Objection: until when it can be made (PP 30/2019 Pasal 59) and where it stands (M25)."""

from __future__ import annotations

from datetime import date, timedelta

DAYS = 14


def last_day(received_on: date, days: int = DAYS) -> date:
    """Return the last day to object: calendar days, the day of receipt is not counted."""
    return received_on + timedelta(days=days)


def is_late(filed_on: date, received_on: date, days: int = DAYS) -> bool:
    """Whether an objection came after its last day: it is marked, never refused."""
    return filed_on > last_day(received_on, days)
