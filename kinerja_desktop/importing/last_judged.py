"""The last judgement: a look at a list and its comparison ask for the same one."""

from __future__ import annotations

from collections.abc import Callable

from kinerja_desktop.core.staff_rows import Judged


class LastJudged:
    """Keeps the answer to the last question; a question is everything a judgement depends on."""

    def __init__(self) -> None:
        self._kept: tuple[object, Judged] | None = None

    def of(self, question: object, judge: Callable[[], Judged]) -> Judged:
        """Return the answer to `question`, judging only if another one was asked before."""
        if self._kept is None or self._kept[0] != question:
            self._kept = None  # two answers would not be needed at once
            self._kept = (question, judge())
        return self._kept[1]
