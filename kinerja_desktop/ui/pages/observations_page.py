"""The page Observations: a sentence of filters, the timeline with its inbox, one note in full."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QUndoStack
from PySide6.QtWidgets import QStackedLayout

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.i18n import N_, _, long_date, ngettext, number
from kinerja_desktop.services.observing import ObservationFilter
from kinerja_desktop.ui.page import Frame, Page
from kinerja_desktop.ui.panels.observing.filters import NoteFilters
from kinerja_desktop.ui.panels.observing.note_doings import NoteDoings
from kinerja_desktop.ui.panels.observing.note_pane import NotePane
from kinerja_desktop.ui.panels.observing.tie_box import DIGITS
from kinerja_desktop.ui.panels.observing.timeline_card import (
    ALL,
    INCOMPLETE,
    UNTIED,
    TimelineCard,
)
from kinerja_desktop.ui.size_class import SizeClass, Width
from kinerja_desktop.ui.widgets.empty import EmptyState
from kinerja_desktop.ui.widgets.layouts import boxed, column, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.core.methods.method import Item
    from kinerja_desktop.core.rows import ObservationRow
    from kinerja_desktop.services import Services
    from kinerja_desktop.services.periods import PeriodView

PANE_WIDTHS = {Width.WIDE: 396, Width.MEDIUM: 360, Width.NARROW: 320}


class ObservationsPage(Page):
    KEY = "observations"
    TITLE = N_("Observations")
    ICON = "notebook-pen"
    SHOWS = frozenset({Kind.OBSERVATION, Kind.STAFF, Kind.PERIOD, Kind.PLAN})

    def __init__(self, frame: Frame, services: Services, *, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent=parent)
        self._services = services
        self._rows: tuple[ObservationRow, ...] = ()
        self._value_words: dict[str, str] = {}
        self._target: dict[str, Any] = {}
        self.undo_stack = QUndoStack(self)
        theme = self.theme
        self.filters = NoteFilters(theme, parent=self)
        self.card = TimelineCard(theme, parent=self)
        self.list = self.card.list
        self.pane = NotePane(theme, parent=self)
        self.doings = NoteDoings(self, services, self.card, self.pane, self.undo_stack)
        self.empty = EmptyState(
            theme,
            _("No notes yet"),
            _(
                "Note one small event of today. One sentence is enough, so that you need not "
                "rely on memory when you rate."
            ),
            button=_("Record observation"),
            parent=self,
        )
        self.empty.add_keys(_("or press"), "Ctrl N", _("on any page"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        panes = row(self.card, self.pane, gap=12)
        panes.setStretch(0, 1)
        self.pane.setFixedWidth(PANE_WIDTHS[Width.WIDE])
        content = column(self.filters, gap=12)
        content.addLayout(panes, 1)
        self._pages = QStackedLayout()
        self._pages.addWidget(boxed(content, parent=self))
        self._pages.addWidget(self.empty)
        self.body.addLayout(self._pages, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self._show_rows)
        self.card.reset_wanted.connect(self._reset)
        self.card.note_wanted.connect(lambda: self.note_wanted.emit(*self.note_target))
        self.card.view_chosen.connect(self._show_rows)
        self.list.row_chosen.connect(lambda _key: self._show_current())
        self.list.row_opened.connect(self._on_row_opened)
        self.list.customContextMenuRequested.connect(self._on_menu_requested)
        self.empty.pressed.connect(lambda: self.note_wanted.emit(0, ""))
        self.pane.back_wanted.connect(lambda: self._show_one_pane(detail=False))
        self._bind("Ctrl+F", self, self.filters.text.setFocus)
        self._bind("F2", self.card, self.doings.edit)
        self._bind("Delete", self.card, self.doings.delete)
        self._bind("Ctrl+C", self.card, self.doings.copy)
        for digit in DIGITS:
            self._bind(digit, self.list, partial(self._press, digit))

    def _bind(self, keys: str, where: QWidget, call: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), where)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(call)

    # The base.

    def refresh(self) -> None:
        if (period := self.period) is None:
            return
        self.filters.show_period(period)
        span = ObservationFilter(start=period.start, end=period.end)
        self.run(
            lambda _progress: (
                self._services.periods.view(period.id),
                self._services.observing.timeline(span, period.id),
            ),
            lambda read: self._take(*read),
        )

    def show_target(self, target: dict[str, Any]) -> None:
        self._target = dict(target)
        self.mark_stale()

    def fit(self, size: SizeClass) -> None:
        self.filters.fit(size)
        self.pane.back.setVisible(size.is_single)
        if size.is_single:
            self.pane.setMinimumWidth(0)
            self.pane.setMaximumWidth(16777215)
            self._show_one_pane(detail=False)
        else:
            self.pane.setFixedWidth(self.theme.px(PANE_WIDTHS[size.width]))
            self.card.show()
            self.filters.show()
            self.pane.setVisible(self.card.current() is not None)

    def first_focus(self) -> QWidget | None:
        return self.list if self._rows else self.empty.button

    @property
    def note_target(self) -> tuple[int, str]:
        keys = {word: key for key, word in self._value_words.items()}
        return self.filters.person.value() or 0, keys.get(self.filters.item.value(), "")

    def panes(self) -> list[QWidget]:
        return [self.filters, self.card, self.pane]

    def toast_pane(self) -> QWidget | None:
        return self.pane.buttons if self.pane.isVisible() else None

    # Showing.

    def _take(self, view: PeriodView, rows: tuple[ObservationRow, ...]) -> None:
        self._rows = rows
        self._value_words = {i.key: i.word for i in view.instrument.indicators()}
        people = {row.observation.employee_id: row.employee_name for row in rows}
        self.filters.show_people(sorted(people.items(), key=lambda person: person[1]))
        self.filters.show_items(self._item_words(), values=frozenset(self._value_words.values()))
        self.card.show_waiting(rows)
        self._show_target_rows()
        self._show_rows()

    def _item_words(self) -> list[str]:
        found = {word for row in self._rows for word in row.items}
        values = [word for word in self._value_words.values() if word in found]
        return [*sorted(found.difference(values), key=str.casefold), *values]

    def _show_target_rows(self) -> None:
        target, self._target = self._target, {}
        if not target:
            return
        key = str(target.get("item_key", ""))
        self.filters.choose(
            employee_id=int(target.get("employee_id", 0)),
            item=self._value_words.get(key, key),
            month=target.get("month"),
        )
        self.card.views.set_value(next((v for v in (UNTIED, INCOMPLETE) if target.get(v)), ALL))
        self.doings.next_key = int(target.get("observation_id", 0))

    def _show_rows(self) -> None:
        view = self.card.views.value()
        waiting = ObservationFilter(only_untied=view == UNTIED, only_incomplete=view == INCOMPLETE)
        shown = [row for row in self.filters.shown_of(self._rows) if waiting.accepts(row)]
        self._pages.setCurrentIndex(0 if self._rows else 1)
        wanted, self.doings.next_key = self.doings.next_key, 0
        self.card.show_rows(shown, self._services.clock().date(), wanted=wanted)
        self._tell_count(len(shown))
        self._show_current()

    def _tell_count(self, shown: int) -> None:
        count = len(self._rows)
        if self.period is not None and not count:
            words = _("{period} began on {day}")
            day = long_date(self.period.start)
            self.set_subtitle(words.format(period=self.period.name, day=day))
        elif self.filters.is_narrowed or self.card.views.value() != ALL:
            words = _("{n} of {count} notes")
            self.set_subtitle(words.format(n=number(shown), count=number(count)))
        else:
            words = ngettext("{n} note · newest first", "{n} notes · newest first", count)
            self.set_subtitle(words.format(n=number(count)))

    def _show_current(self) -> None:
        row = self.card.current()
        if not self.size_class.is_single:
            self.pane.setVisible(row is not None)
        if row is None:
            return
        values = frozenset(self._value_words.values())
        results = frozenset(word for word in row.items if word not in values)
        today = self._services.clock().date()
        self.pane.show_row(row, today, result_words=results)
        self._read_surroundings(row.observation.id, row.observation.employee_id)

    def _read_surroundings(self, key: int, employee_id: int) -> None:
        """Ask what the note can be tied to, whether it is frozen and its files are whole."""
        if (period := self.period) is None:
            return
        observing, files = self._services.observing, self._services.note_files

        def read(_progress: object) -> tuple[tuple[Item, ...], frozenset[int], bool]:
            items = observing.items_for(period.id, employee_id)
            return items, files.altered(key), observing.is_frozen(key)

        self.run(read, lambda found: self._show_surroundings(key, *found))

    def _show_surroundings(
        self, key: int, items: tuple[Item, ...], altered: frozenset[int], frozen: bool
    ) -> None:
        if self.list.current_key() != key or not self.isVisible():
            return
        self.pane.show_surroundings(items, altered)
        if frozen:
            why = _("This note supports a signed result: it can be copied, not changed.")
            self.pane.set_locked(locked=True, why=why)
        elif self.period is not None and self.period.is_closed:
            self.pane.set_locked(locked=True, why=_("This period is closed: read only."))

    def _show_one_pane(self, *, detail: bool) -> None:
        self.card.setVisible(not detail)
        self.filters.setVisible(not detail)
        self.pane.setVisible(detail)

    # What the person does.

    def _reset(self) -> None:
        self.card.views.set_value(ALL)
        self.filters.reset.click()

    def _press(self, digit: str) -> None:
        """Choose what an untied note is about."""
        if self.pane.tie_box is not None and self.pane.isVisible():
            self.pane.tie_box.press(digit)

    def _on_row_opened(self, _key: int) -> None:
        box = self.pane.tie_box
        if self.size_class.is_single and not self.pane.isVisible():
            self._show_one_pane(detail=True)
        elif box is not None and box.is_ready:
            box.tie()
        else:
            self.doings.edit()

    def _on_menu_requested(self, place: Any) -> None:
        if self.card.current() is not None:
            self.pane.make_menu().popup(self.list.viewport().mapToGlobal(place))
