"""CreditPointsDialog: angka kredit from final predicates, with every step shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.core.credit_points import (
    NO_BASE,
    Credit,
    credit_levels,
    explain_credits,
    level_of,
    months_of,
)
from kinerja_desktop.core.methods import METHODS, predicate_word
from kinerja_desktop.i18n import _, ngettext
from kinerja_desktop.ui.dialogs.step_table import step_table
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.field import Field, Notice
from kinerja_desktop.ui.widgets.inputs import ComboBox
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import row
from kinerja_desktop.ui.widgets.number_field import NumberField
from kinerja_desktop.ui.widgets.reading_text import ReadingText
from kinerja_desktop.ui.widgets.switches import CheckBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.core.rows import HistoryRow
    from kinerja_desktop.core.staff import Employee
    from kinerja_desktop.ui.theme.theme import Theme

MOST_BASE = 2000


class CreditPointsDialog(Dialog):
    """Level and base can be changed; every final result is a check. Nothing is stored."""

    def __init__(
        self, theme: Theme, employee: Employee, rows: Sequence[HistoryRow], *, parent: QWidget
    ) -> None:
        title = _("Credit points")
        super().__init__(theme, title, verb=_("Close"), width=760, height=600, parent=parent)
        self.cancel.hide()
        words = f"{employee.display_name} · {employee.position}".rstrip(" ·")
        self.body.addWidget(Text(theme, words, look="small text-2", lines=2, parent=self))
        levels = [(one, one.name) for one in credit_levels()]
        self.level = ComboBox(theme, _("Level of the post"), options=levels, parent=self)
        found = level_of(employee.position)
        self.level.set_value(found or levels[0][0])
        self.base = NumberField(theme, _("Base of the rank"), limits=(0, MOST_BASE), parent=self)
        caption = "" if found else _("the position names none")
        level = Field(theme, _("Level of the post"), self.level, caption=caption, parent=self)
        self._base_field = Field(
            theme,
            _("Base of the rank"),
            self.base,
            caption=_("typed, if there is one"),
            parent=self,
        )
        line = row(level, self._base_field, gap=16)
        line.setStretch(0, 1)
        line.setStretch(1, 1)
        self.body.addLayout(line)
        self._final = [one for one in reversed(rows) if one.predicate is not None]
        self.checks = [self._check(one) for one in self._final]
        for check in self.checks:
            self.body.addWidget(check)
        self.nothing = Notice(
            theme, _("Nothing is final yet; points come from final predicates."), parent=self
        )
        self.nothing.setVisible(not self._final)
        self.body.addWidget(self.nothing)
        self.text = ReadingText(theme, title, parent=self)
        self.body.addWidget(self.text, 1)
        self.level.value_chosen.connect(lambda _level: self._show())
        self.base.value_changed.connect(lambda _value: self._show())
        self.base.told.connect(self._base_field.set_error)
        self._show()

    def _check(self, one: HistoryRow) -> CheckBox:
        months = months_of(one.start, one.end)
        told = ngettext("{n} month", "{n} months", months).format(n=months)
        word = predicate_word(one.method, one.predicate)
        check = CheckBox(self.theme, f"{one.period_name}: {word}, {told}", parent=self)
        check.setChecked(self._counts(one))
        check.toggled.connect(lambda _on: self._show())
        return check

    def _counts(self, one: HistoryRow) -> bool:
        """Choose official results beforehand, those that lie in a longer one left out."""
        inside = any(
            other is not one
            and other.start <= one.start
            and one.end <= other.end
            and (other.start, other.end) != (one.start, one.end)
            for other in self._final
        )
        return METHODS[one.method].is_official and not inside

    def credits(self) -> tuple[Credit, ...]:
        """Return the points of every checked result, the oldest first."""
        level = self.level.value()
        return tuple(
            Credit(level=level, predicate=one.predicate, months=months_of(one.start, one.end))
            for one, check in zip(self._final, self.checks, strict=True)
            if check.isChecked() and one.predicate is not None
        )

    def _show(self) -> None:
        lines = explain_credits(self.credits(), base=self.base.value() or NO_BASE)
        self.text.setHtml(step_table(self.theme, lines))
        self.text.setVisible(bool(lines))
