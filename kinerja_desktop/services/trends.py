"""Gathers what the trends of one person are drawn from."""

from __future__ import annotations

from collections.abc import Iterable

from kinerja_desktop.core.appraisal import Appraisal, Stage
from kinerja_desktop.core.methods import METHODS
from kinerja_desktop.core.methods.method import items_of
from kinerja_desktop.core.period import Period
from kinerja_desktop.core.trend import RatedIn, Trend, trends
from kinerja_desktop.data.store import Work

NEWEST = 6
ALL_ITEMS = False  # for a predicate of the past the two overall ratings are enough


def trends_of(
    look: Work, appraisals: Iterable[Appraisal], periods: Iterable[Period], chosen: Period | None
) -> tuple[Trend, ...]:
    """Return the lines of one person over the newest periods of the chosen method and length."""
    if chosen is None:
        return ()
    current = {a.period_id: a for a in appraisals if a.stage != Stage.SUPERSEDED}
    same = sorted(
        (p for p in periods if (p.method, p.kind) == (chosen.method, chosen.kind)),
        key=lambda period: period.start,
    )[-NEWEST:]
    if sum(period.id in current for period in same) < 2:
        return ()
    return trends([_rated_in(look, period, current.get(period.id)) for period in same])


def _rated_in(look: Work, period: Period, appraisal: Appraisal | None) -> RatedIn:
    if appraisal is None:
        return RatedIn(period=period)
    instrument = look.instruments.get(appraisal.instrument_id or period.instrument_id)
    items = items_of(instrument, look.plans.get(period.id, appraisal.employee_id))
    method = METHODS[period.method]
    result = method.result(appraisal.draft, items, instrument, ALL_ITEMS)
    final = appraisal.final
    return RatedIn(
        period=period,
        items=items,
        draft=appraisal.draft,
        predicate=final.predicate if final is not None else result.predicate,
    )
