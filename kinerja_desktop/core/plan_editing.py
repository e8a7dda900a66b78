"""Changing a plan one step at a time: what it still lacks, new results, their order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from kinerja_desktop.core.plan import (
    PERSPECTIVES,
    Aspect,
    Plan,
    ResultKind,
    WorkIndicator,
    WorkResult,
    new_key,
)


class Lack(StrEnum):
    """What a plan can lack, in the order it is written."""

    RESULTS = "results"
    TEXT = "text"
    INDICATORS = "indicators"
    INDICATOR = "indicator"
    TARGET = "target"


@dataclass(frozen=True, kw_only=True)
class Gap:
    """The first thing missing. The keys say where; empty where the plan has no results."""

    lack: Lack
    result_key: str = ""
    indicator_key: str = ""


def in_order(plan: Plan) -> tuple[WorkResult, ...]:
    """Return the results as they are shown and printed: A. Utama, then B. Tambahan."""
    return tuple(result for kind in ResultKind for result in plan.of_kind(kind))


def first_gap(plan: Plan) -> Gap | None:
    """Return the first empty place of a plan, None when it is complete."""
    if not plan.work_results:
        return Gap(lack=Lack.RESULTS)
    return next((gap for result in in_order(plan) if (gap := _gap_of(result))), None)


def _gap_of(result: WorkResult) -> Gap | None:
    if not result.text.strip():
        return Gap(lack=Lack.TEXT, result_key=result.key)
    if not result.indicators:
        return Gap(lack=Lack.INDICATORS, result_key=result.key)
    for indicator in result.indicators:
        if not indicator.is_complete:
            lack = Lack.TARGET if indicator.text.strip() else Lack.INDICATOR
            return Gap(lack=lack, result_key=result.key, indicator_key=indicator.key)
    return None


def new_indicator(result: WorkResult, *, leads_unit: bool) -> WorkIndicator:
    """Return an empty indicator with the first aspect the result does not use yet.

    Leaders of a unit have perspectives in place of aspects (form for JPT).
    """
    if leads_unit:
        return WorkIndicator(key=new_key("iki"), aspect=None, perspective=PERSPECTIVES[0])
    used = {indicator.aspect for indicator in result.indicators}
    free = next((aspect for aspect in Aspect if aspect not in used), Aspect.QUANTITY)
    return WorkIndicator(key=new_key("iki"), aspect=free)


def unused_aspects(result: WorkResult) -> tuple[Aspect, ...]:
    used = {indicator.aspect for indicator in result.indicators}
    return tuple(aspect for aspect in Aspect if aspect not in used)


def with_new_result(plan: Plan, kind: ResultKind, *, leads_unit: bool) -> tuple[Plan, str]:
    """Return the plan with an empty result of a kind, ready to be written, and its key."""
    result = WorkResult(key=new_key("rhk"), kind=kind)
    first = new_indicator(result, leads_unit=leads_unit)
    result = replace(result, indicators=(first,))
    return plan.with_result(result), result.key


def moved(plan: Plan, key: str, step: int) -> Plan:
    """Return the plan with a result one place up (-1) or down (+1) within its kind."""
    result = plan.find(key)
    if result is None:
        return plan
    group = [r.key for r in plan.of_kind(result.kind)]
    place = group.index(key) + step
    if not 0 <= place < len(group):
        return plan
    other = plan.find(group[place])
    if other is None:
        return plan
    swapped = {key: other, other.key: result}
    return replace(plan, work_results=tuple(swapped.get(r.key, r) for r in plan.work_results))


def without_indicator(result: WorkResult, key: str) -> WorkResult:
    kept = tuple(indicator for indicator in result.indicators if indicator.key != key)
    return replace(result, indicators=kept)


def with_indicator(result: WorkResult, indicator: WorkIndicator) -> WorkResult:
    """Return the result with this indicator in place of the one with its key, or added."""
    if all(old.key != indicator.key for old in result.indicators):
        return replace(result, indicators=(*result.indicators, indicator))
    changed = tuple(indicator if old.key == indicator.key else old for old in result.indicators)
    return replace(result, indicators=changed)
