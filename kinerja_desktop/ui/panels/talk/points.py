"""PointCard: a note both may see, large. PointPager moves between two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.panels.talk.words import point_meta
from kinerja_desktop.ui.widgets.badges import SignMark
from kinerja_desktop.ui.widgets.buttons import IconButton
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from kinerja_desktop.services.shared_talk import SharedPoint
    from kinerja_desktop.ui.theme.theme import Theme


class PointView(QWidget):
    """Sign, what it is about, day and source; situation, what happened, effect."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = SignMark(theme, 1, size=28, parent=self)
        self.title = Text(theme, look="talk/600", lines=0, parent=self)
        self.meta = Text(theme, look="talk-caption text-3", lines=0, parent=self)
        self.situation = Text(theme, look="talk-small text-3", lines=0, parent=self)
        self.text = Text(theme, look="talk", lines=0, parent=self)
        self.impact = Text(theme, look="talk-small text-2", lines=0, parent=self)
        words = column(
            self.title, self.meta, 4, self.situation, self.text, self.impact, gap=2
        )  # fmt: skip
        line = row(column(self._sign, None), words, gap=14)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_point(self, point: SharedPoint) -> None:
        self._sign.set_sign(int(point.valence))
        self.title.set_text(point.title or _("A note"))
        self.meta.set_text(point_meta(point))
        self.situation.set_text(point.situation)
        self.situation.setVisible(bool(point.situation))
        self.text.set_text(point.text)
        impact = _("Effect: {impact}").format(impact=point.impact) if point.impact else ""
        self.impact.set_text(impact)
        self.impact.setVisible(bool(impact))


class PointPager(QWidget):
    """Which of the points is shown, with two buttons; hidden while there is only one."""

    turned = Signal(int)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count, self.place = 0, 0
        self.words = Text(theme, look="talk-caption text-3", parent=self)
        self.before = IconButton(theme, "chevron-left", _("Point before"), size=40, boxed=True)
        self.after = IconButton(theme, "chevron-right", _("Next point"), size=40, boxed=True)
        self.setLayout(row(None, self.words, 4, self.before, self.after, gap=8))
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))

    def show_count(self, count: int) -> None:
        self._count = count
        self.setVisible(count > 1)
        self._show()

    def _turn(self, step: int) -> None:
        self.place = min(max(self.place + step, 0), self._count - 1)
        self._show()
        self.turned.emit(self.place)

    def _show(self) -> None:
        words = _("Point {n} of {count}").format(n=self.place + 1, count=self._count)
        self.words.set_text(words)
        self.before.setEnabled(self.place > 0)
        self.after.setEnabled(self.place < self._count - 1)
