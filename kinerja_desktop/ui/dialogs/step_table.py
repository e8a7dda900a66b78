"""Steps of a calculation as rich text in the colours of the look: what, how, and what it gives."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kinerja_desktop.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinerja_desktop.core.methods.method import Line
    from kinerja_desktop.ui.theme.theme import Theme

SHARES = (34, 43, 23)


def step_table(theme: Theme, lines: Sequence[Line]) -> str:
    """Return a table; sums stand on a tinted ground in bold."""
    ink = theme.color("text-3").name()
    words = (_("Step"), _("Calculation"), _("Gives"))
    heads = "".join(
        f'<td width="{share}%" align="{_side(place)}" style="color:{ink}">{escape(word)}</td>'
        for place, (word, share) in enumerate(zip(words, SHARES, strict=True))
    )
    rows = "".join(_row(theme, line) for line in lines)
    return f'<table width="100%" cellspacing="0" cellpadding="5"><tr>{heads}</tr>{rows}</table>'


def _row(theme: Theme, line: Line) -> str:
    ground = f' bgcolor="{theme.color("surface-2").name()}"' if line.is_sum else ""
    weight = ' style="font-weight:600"' if line.is_sum else ""
    quiet = f' style="color:{theme.color("text-2").name()}"'
    cells = ((line.label, weight), (line.calculation, quiet), (line.value, weight))
    inside = "".join(
        f'<td align="{_side(place)}"{look}>{escape(words)}</td>'
        for place, (words, look) in enumerate(cells)
    )
    return f"<tr{ground}>{inside}</tr>"


def _side(place: int) -> str:
    return "right" if place == len(SHARES) - 1 else "left"
