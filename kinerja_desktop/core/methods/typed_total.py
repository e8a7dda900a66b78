"""A total typed in place of the computed one: it counts once it says why; both stay to be seen."""

from __future__ import annotations

from fractions import Fraction

from kinerja_desktop.core.appraisal import Draft
from kinerja_desktop.core.instrument import Scale
from kinerja_desktop.core.methods.method import Line
from kinerja_desktop.i18n import _, number


def total_in_force(draft: Draft, computed: Fraction, scale: Scale) -> Fraction | None:
    """Return the total that counts: the typed one with its reason, else the computed one.

    None while a typed total lacks its reason or lies outside the scale.
    """
    typed = draft.typed_total
    if typed is None:
        return computed
    if not scale.holds(typed) or not draft.typed_total_reason.strip():
        return None
    return Fraction(typed)


def typed_total_lines(draft: Draft) -> tuple[Line, ...]:
    """Return the step in which a typed total takes the place of the computed one, if it does."""
    if draft.typed_total is None:
        return ()
    reason = draft.typed_total_reason.strip()
    words = _("set by the appraiser: {reason}").format(reason=reason)
    if not reason:
        words = _("set by the appraiser, but not why")
    value = number(draft.typed_total, 2)
    return (Line(label=_("Another total"), calculation=words, value=value, is_sum=True),)
