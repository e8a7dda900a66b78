"""The short names of what notes are tied to."""

from __future__ import annotations

from kinerja_desktop.data.store import Work


def item_words(look: Work, period_id: int) -> dict[str, str]:
    """Return the short name of every item key of a period: its values and all its plans."""
    if not period_id:
        return {}
    instrument = look.instruments.get(look.periods.get(period_id).instrument_id)
    words = {indicator.key: indicator.word for indicator in instrument.indicators()}
    for plan in look.plans.list(period_id):
        words.update({result.key: result.word for result in plan.work_results})
    return words
