"""Searching people, notes and agreed plans; capitals and accents do not matter."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from kinerja_desktop.data.store import Store
from kinerja_desktop.i18n import short_date

HIT_LIMIT = 7


class HitKind(StrEnum):
    """What was found."""

    PERSON = "person"
    NOTE = "note"
    PLAN = "plan"


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One line of the search: title, a second line, and where it leads."""

    kind: HitKind
    title: str
    line: str
    employee_id: int
    observation_id: int = 0


class SearchService:
    """Looks through everything of one period, and people of all, within the list shown."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, text: str, period_id: int) -> tuple[Hit, ...]:
        """Return at most seven hits, people first; nothing for fewer than two letters."""
        wanted = plain_letters(text)
        if len(wanted) < 2:
            return ()
        with self._store.reading() as look:
            people = look.staff.list(archived=None, list_id=look.lists.current().id)
            period = look.periods.get(period_id) if period_id else None
            notes = look.observations.list(start=period.start, end=period.end) if period else ()
            plans = look.plans.list(period_id) if period else ()
        names = {p.id: p.name for p in people}
        hits = [
            Hit(kind=HitKind.PERSON, title=p.display_name, line=p.position, employee_id=p.id)
            for p in people
            if wanted in plain_letters(f"{p.display_name} {p.nickname} {p.nip} {p.position}")
        ]
        hits += [
            Hit(
                kind=HitKind.NOTE,
                title=names[n.employee_id],
                line=f"{short_date(n.happened_on)} · {n.text}",
                employee_id=n.employee_id,
                observation_id=n.id,
            )
            for n in notes
            if n.employee_id in names
            and wanted in plain_letters(f"{n.text} {n.situation} {n.impact}")
        ]
        hits += [
            Hit(
                kind=HitKind.PLAN,
                title=result.text,
                line=names[plan.employee_id],
                employee_id=plan.employee_id,
            )
            for plan in plans
            if plan.employee_id in names
            for result in plan.work_results
            if wanted in plain_letters(result.text)
        ]
        return tuple(hits[:HIT_LIMIT])


def plain_letters(text: str) -> str:
    """Return a text without accents and capitals."""
    if text.isascii():
        return text.strip().casefold()
    parts = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))
