"""NumberField: a decimal number in a range, typed; the wheel and the arrow keys change nothing."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kinerja_desktop.i18n import _, number
from kinerja_desktop.ui.widgets.inputs import TextInput, set_state

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.theme.theme import Theme

_NUMBER = re.compile(r"-?\d{1,6}(?:[.,]\d{1,4})?")


def shown_number(value: Decimal) -> str:
    """Return a number with the decimals it has: 96,5."""
    exponent = value.normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return number(value, places)


class NumberField(TextInput):
    """`value_changed(Decimal or None)` for every number within the limits, None when emptied.

    Anything else stays to be read and corrected: `problem` says what is wrong, `told` that it
    changed.
    """

    value_changed = Signal(object)
    told = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        limits: tuple[int, int] = (0, 100),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name, parent=parent)
        self._limits = limits
        self._value: Decimal | None = None
        self.problem = ""
        self.textEdited.connect(self._on_text_edited)

    def set_limits(self, lowest: int, highest: int) -> None:
        self._limits = (lowest, highest)

    def value(self) -> Decimal | None:
        """Return the last number within the limits, None when empty."""
        return self._value

    def set_value(self, value: Decimal | None) -> None:
        """Show a number without telling; what was typed and is no number gives way."""
        if value == self._value and (self.problem or self.text()):
            return
        self._value = value
        self.setText("" if value is None else shown_number(value))
        self._tell("")

    def forget_typed(self) -> None:
        """Show the last number within the limits in place of what is none."""
        self.setText("" if self._value is None else shown_number(self._value))
        self._tell("")

    def _on_text_edited(self, text: str) -> None:
        text = text.strip()
        if not text:
            self._take(None)
            return
        lowest, highest = self._limits
        found = Decimal(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None
        if found is None or not lowest <= found <= highest:
            kept = "–" if self._value is None else shown_number(self._value)
            words = _("“{text}” is no number from {lowest} to {highest}; {kept} still counts.")
            told = words.format(text=text[:12], lowest=lowest, highest=highest, kept=kept)
            self._tell(told)
            return
        self._take(found)

    def _take(self, value: Decimal | None) -> None:
        self._tell("")
        if value != self._value:
            self._value = value
            self.value_changed.emit(value)

    def _tell(self, problem: str) -> None:
        set_state(self, "error", on=bool(problem))
        self.setAccessibleDescription(problem)
        if problem != self.problem:
            self.problem = problem
            self.told.emit(problem)
