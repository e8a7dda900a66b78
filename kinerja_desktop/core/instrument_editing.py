"""Changing an instrument one step at a time; each step gives a new one, the old stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from kinerja_desktop.core.instrument import Indicator, Instrument, Section
from kinerja_desktop.core.plan import new_key


def uses_weights(instrument: Instrument) -> bool:
    """Whether anything of it has a weight; a new indicator then has one too."""
    has_section = any(section.weight for section in instrument.sections)
    return has_section or any(one.weight is not None for one in instrument.indicators())


def with_section(instrument: Instrument, title: str) -> Instrument:
    """Add an empty section at the end; where sections have weights it begins with none."""
    fresh = Section(key=new_key("sec"), title=title)
    return replace(instrument, sections=(*instrument.sections, fresh))


def without_section(instrument: Instrument, key: str) -> Instrument:
    kept = tuple(section for section in instrument.sections if section.key != key)
    return replace(instrument, sections=kept)


def with_section_weight(instrument: Instrument, key: str, weight: Decimal | None) -> Instrument:
    """Give a section a share of the whole; None or zero takes it away."""
    return _with(instrument, key, lambda section: replace(section, weight=weight or None))


def with_section_title(instrument: Instrument, key: str, title: str) -> Instrument:
    return _with(instrument, key, lambda section: replace(section, title=title))


def with_indicator(instrument: Instrument, key: str, indicator: Indicator) -> Instrument:
    """Put an indicator in the place of the one with its key in a section, or at its end."""

    def put(section: Section) -> Section:
        if all(one.key != indicator.key for one in section.indicators):
            return replace(section, indicators=(*section.indicators, indicator))
        changed = (indicator if one.key == indicator.key else one for one in section.indicators)
        return replace(section, indicators=tuple(changed))

    return _with(instrument, key, put)


def without_indicator(instrument: Instrument, key: str, indicator_key: str) -> Instrument:
    def take(section: Section) -> Section:
        kept = tuple(one for one in section.indicators if one.key != indicator_key)
        return replace(section, indicators=kept)

    return _with(instrument, key, take)


def _with(instrument: Instrument, key: str, change: Callable[[Section], Section]) -> Instrument:
    sections = (change(one) if one.key == key else one for one in instrument.sections)
    return replace(instrument, sections=tuple(sections))
