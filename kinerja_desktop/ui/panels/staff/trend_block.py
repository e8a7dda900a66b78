"""TrendBlock: how the predicate or one indicator of a person stood, period by period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.inputs import ComboBox
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import column, row
from kinerja_desktop.ui.widgets.trend_line import TrendItem, TrendLine

if TYPE_CHECKING:
    from kinerja_desktop.core.trend import Trend
    from kinerja_desktop.ui.theme.theme import Theme


class TrendBlock(QWidget):
    """Hidden until two periods of one kind have a value."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trends: tuple[Trend, ...] = ()
        self.which = ComboBox(theme, _("Shown line"), dense=True)
        self.head = Text(theme, _("Over the periods"), look="strong", parent=self)
        self.line = TrendLine(theme, _("Over the periods"), parent=self)
        self.setLayout(column(row(self.head, None, self.which, gap=8), self.line, gap=8))
        self.which.value_chosen.connect(lambda _key: self._show())
        self.hide()

    def show_trends(self, trends: tuple[Trend, ...]) -> None:
        """Show a person's lines; the one chosen before stays where the person has it."""
        self._trends = trends
        self.which.set_options([(trend.key, trend.name) for trend in trends])
        self.setVisible(bool(trends))
        self._show()

    def _show(self) -> None:
        chosen = next((t for t in self._trends if t.key == self.which.value()), None)
        points = chosen.points if chosen is not None else ()
        self.line.show_items(
            [TrendItem(head=p.period_name, place=p.place, told=p.told) for p in points]
        )
