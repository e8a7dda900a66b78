"""Rubric: whether anchors can be used: every step filled, short, observable, about the work.

A counted frequency such as "never late" is fair in an anchor, so absolutes are not marked.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kinerja_desktop.core.instrument import Anchor, Instrument, Scale
from kinerja_desktop.core.wording import is_observable, trait_words
from kinerja_desktop.i18n import N_, _

ANCHOR_LIMIT = 90


class Flaw(StrEnum):
    """What can be wrong with an anchor."""

    MISSING = "missing"
    LONG = "long"
    UNSEEN = "unseen"
    TRAIT = "trait"


FLAW_WORDS = {
    Flaw.MISSING: N_("Step {step} of {item} has no anchor yet."),
    Flaw.LONG: N_("Step {step} of {item} has {n} characters; up to {most} are read quickly."),
    Flaw.UNSEEN: N_("Step {step} of {item} says neither what is done nor how often."),
    Flaw.TRAIT: N_("Step {step} of {item} judges the person: “{word}”."),
}


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One flaw of one step. `key` is the indicator's or the section's."""

    flaw: Flaw
    key: str
    step: int
    text: str


def lint_rubric(instrument: Instrument) -> tuple[Finding, ...]:
    """Return what to improve in the anchors of an instrument; nothing is refused for it."""
    found: list[Finding] = []
    for section in instrument.sections:
        own = [one for one in section.indicators if one.anchors]
        for indicator in own:
            scale = instrument.scale_of(section, indicator)
            found += _findings(indicator.key, indicator.word, indicator.anchors, scale)
        if section.anchors or section.from_plan or len(own) < len(section.indicators):
            scale = instrument.scale_of(section)
            found += _findings(section.key, section.title, section.anchors, scale)
    return tuple(found)


def _findings(key: str, item: str, anchors: tuple[Anchor, ...], scale: Scale) -> list[Finding]:
    texts = {anchor.step: anchor.text.strip() for anchor in anchors}
    found = []
    for step in scale.steps():
        for flaw, word in _flaws(texts.get(step, "")):
            text = _(FLAW_WORDS[flaw]).format(
                step=step, item=item, n=len(texts.get(step, "")), most=ANCHOR_LIMIT, word=word
            )
            found.append(Finding(flaw=flaw, key=key, step=step, text=text))
    return found


def _flaws(text: str) -> list[tuple[Flaw, str]]:
    if not text:
        return [(Flaw.MISSING, "")]
    found = [(Flaw.TRAIT, flag.text) for flag in trait_words(text)]
    if len(text) > ANCHOR_LIMIT:
        found.append((Flaw.LONG, ""))
    if not is_observable(text):
        found.append((Flaw.UNSEEN, ""))
    return found
