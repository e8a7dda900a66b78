"""RatingBoard: the three panes and the result bar, and how they give way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.panels.appraising.deciding_strip import DecidingStrip
from kinerja_desktop.ui.panels.appraising.evidence_pane import EvidencePane
from kinerja_desktop.ui.panels.appraising.item_pane import ItemPane
from kinerja_desktop.ui.panels.appraising.people_pane import PeoplePane
from kinerja_desktop.ui.panels.appraising.rating_pane import RatingPane
from kinerja_desktop.ui.panels.appraising.reason_strip import ReasonStrip
from kinerja_desktop.ui.panels.appraising.result_bar import ResultBar
from kinerja_desktop.ui.size_class import Height, SizeClass, Width
from kinerja_desktop.ui.widgets.empty import EmptyState
from kinerja_desktop.ui.widgets.layouts import column, row
from kinerja_desktop.ui.widgets.rating import SegmentedChoice

if TYPE_CHECKING:
    from datetime import date

    from kinerja_desktop.services.appraising import AppraisalView
    from kinerja_desktop.ui.theme.theme import Theme

ITEMS, RATING, EVIDENCE = "items", "rating", "evidence"
SIDES = {Width.WIDE: (280, 284), Width.MEDIUM: (249, 256), Width.NARROW: (231, 240)}
UNLIMITED = 16777215


class RatingBoard(QWidget):
    """`items`, `rating`, `evidence`, `reason`, `deciding`, `result`."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_single, self._is_by_item = False, False
        self.items = ItemPane(theme, parent=self)
        self.people = PeoplePane(theme, parent=self)
        self.rating = RatingPane(theme, parent=self)
        self.evidence = EvidencePane(theme, parent=self)
        self.reason = ReasonStrip(theme, parent=self)
        self.deciding = DecidingStrip(theme, parent=self)
        self.result = ResultBar(theme, parent=self)
        self.empty = EmptyState(
            theme,
            _("Nobody to rate yet"),
            _("Add people to this period first; then their ratings appear here."),
            icon="users",
            parent=self,
        )
        self.chooser = SegmentedChoice(
            theme,
            _("Pane"),
            [(ITEMS, _("Items")), (RATING, _("Rating")), (EVIDENCE, _("Evidence"))],
            value=RATING,
            parent=self,
        )
        self.chooser.value_changed.connect(lambda _value: self._show_panes())
        self.rating.linking_wanted.connect(self._on_linking_wanted)
        self.items.list.row_chosen.connect(lambda _key: self._show_rating())
        self.evidence.emptied.connect(lambda: self.rating.scale().setFocus())
        for pane in (self.items, self.people, self.rating, self.evidence):
            self._connect_digits(pane)
        self._panes = row(self.items, self.people, self.rating, self.evidence, gap=12)
        self._panes.setStretch(2, 1)
        self._box = column(self.chooser, gap=12)
        self._box.addLayout(self._panes, 1)
        for part in (self.reason, self.deciding, self.result, self.empty):
            self._box.addWidget(part)
        self.setLayout(self._box)
        self.empty.hide()
        self.fit(SizeClass())

    def _connect_digits(self, pane: QWidget) -> None:
        """Let digits rate the item from wherever in a pane they are not typed."""
        for digit in range(10):
            shortcut = QShortcut(QKeySequence(str(digit)), pane)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda digit=digit: self._press(digit))

    def _press(self, digit: int) -> None:
        scale = self.rating.scale()
        if scale.isEnabled() and not scale.isHidden():
            scale.press(digit)

    def show_view(self, view: AppraisalView, today: date) -> None:
        """Show another person, or the same one read anew."""
        self.empty.hide()
        self.result.setVisible(not self._is_by_item)
        self._show_panes()
        self.items.show_view(view)
        self.evidence.show_period(view.period, today)
        self.evidence.show_notes(view.notes)

    def show_nobody(self) -> None:
        """Say that the period has no people."""
        for part in (self.items, self.people, self.rating, self.evidence, self.chooser):
            part.hide()
        for strip in (self.reason, self.deciding, self.result):
            strip.hide()
        self.empty.show()

    def set_by_item(self, *, on: bool) -> None:
        """Put people in the place of items; what tells of the whole rating is away meanwhile."""
        self._is_by_item = on
        self.result.setVisible(not on)
        for strip in (self.reason, self.deciding):
            strip.hide()
        self.rating.set_blind(is_blind=False)
        self._show_panes()

    def _on_linking_wanted(self) -> None:
        self.chooser.set_value(EVIDENCE)
        self._show_panes()
        self.evidence.show_all()

    def fit(self, size: SizeClass) -> None:
        self._is_single = size.is_single
        compact = size.height == Height.COMPACT
        left, right = SIDES.get(size.width, (0, 0))
        if compact and left:
            left = 231
        for pane, width in ((self.items, left), (self.people, left), (self.evidence, right)):
            pane.setMinimumWidth(width)
            pane.setMaximumWidth(width or UNLIMITED)
        gap = 10 if compact else 12
        self._panes.setSpacing(gap)
        self._box.setSpacing(gap)
        self.items.set_narrow(is_narrow=size.width != Width.WIDE)
        self.rating.fit(is_low=size.height != Height.TALL, is_compact=compact)
        self.result.fit(size)
        if self.empty.isHidden():
            self._show_panes()

    def panes(self) -> list[QWidget]:
        """Return the parts F6 walks through."""
        sides = (self.items, self.people, self.rating, self.evidence)
        parts = (*sides, self.reason, self.deciding, self.result)
        return [part for part in parts if part.isVisible()]

    def parts_of_person(self) -> tuple[QWidget, ...]:
        """Return what is written and chosen about the one person shown."""
        return self.rating, self.evidence, self.reason, self.deciding, self.result

    def _show_rating(self) -> None:
        if self._is_single:
            self.chooser.set_value(RATING)
            self._show_panes()

    def _show_panes(self) -> None:
        shown = self.chooser.value() if self._is_single else None
        self.chooser.setVisible(self._is_single)
        left, away = (self.items, self.people)[:: -1 if self._is_by_item else 1]
        away.hide()
        for pane, name in ((left, ITEMS), (self.rating, RATING), (self.evidence, EVIDENCE)):
            pane.setVisible(shown in {None, name})
