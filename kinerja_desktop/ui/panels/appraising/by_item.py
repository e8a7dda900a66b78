"""ByItem: the mode in which one item is rated across all people; begun, kept and ended."""

from __future__ import annotations

from dataclasses import replace
from random import SystemRandom
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kinerja_desktop.core.appraisal import EDITABLE_STAGES, Answer
from kinerja_desktop.core.by_item import ItemRound, begin_round, marked, without_mark
from kinerja_desktop.core.methods.method import ItemKind

if TYPE_CHECKING:
    from kinerja_desktop.core.methods.method import Item
    from kinerja_desktop.core.rows import StaffRow
    from kinerja_desktop.ui.panels.appraising.board import RatingBoard
    from kinerja_desktop.ui.panels.appraising.session import RatingSession

SEED_BITS = 32


class ByItem(QObject):
    """Knows the round under way. `wanted(employee id, item key)`: that is to be shown next."""

    wanted = Signal(int, str)
    ended = Signal()

    def __init__(self, board: RatingBoard, session: RatingSession, *, parent: QObject) -> None:
        super().__init__(parent)
        self._board, self._session = board, session
        self._names: dict[int, str] = {}
        self._open_ids: list[int] = []
        self._last: tuple[int, ...] = ()
        self.round: ItemRound | None = None
        board.items.by_item.clicked.connect(self.toggle)
        board.people.left.connect(self.end)
        board.people.item_chosen.connect(self._begin)
        board.people.list.row_chosen.connect(self._on_person_chosen)

    @property
    def is_on(self) -> bool:
        return self.round is not None

    def toggle(self) -> None:
        """Begin with the item in hand, or the first everybody has; end a round under way."""
        if self.is_on:
            self.end()
            return
        keys = [item.key for item in self._common()]
        if keys and self._open_ids:
            chosen = self._board.rating.item_key
            self._begin(chosen if chosen in keys else keys[0])

    def end(self) -> None:
        """Show one person with all items again."""
        if self.is_on:
            self.round = None
            self._board.set_by_item(on=False)
            self.ended.emit()
            self._board.items.list.setFocus()

    def show_people(self, people: tuple[StaffRow, ...]) -> None:
        """Take the people of the period; a round of other people ends."""
        self._names = {one.employee.id: one.employee.name for one in people}
        self._open_ids = [one.employee.id for one in people if one.stage in EDITABLE_STAGES]
        if self.round is not None and not set(self.round.order) <= set(self._names):
            self.end()

    def step(self, by: int) -> None:
        """Go to the next person of the order, or the one before."""
        view = self._session.view
        if self.round is not None and view is not None:
            self.wanted.emit(self.round.neighbour(view.employee.id, by), self.round.item_key)

    def shown(self, answer: Answer) -> Answer:
        """Return an answer as it may be seen: without its mark until this visit has its own."""
        return without_mark(answer) if self._hides() else answer

    def written(self, field: str, answer: Answer) -> Answer:
        """Return what is stored of an answer edited while the earlier one was hidden."""
        view, stored = self._session.view, self._session.draft.answer(answer.key)
        if self.round is None or view is None or not self._hides():
            return answer
        if field not in {"step", "value"}:
            return replace(stored, evidence=answer.evidence)
        now = marked(stored, answer)
        self.round = self.round.with_answer(view.employee.id, stored, now)
        return now

    def show_round(self, item: Item, answer: Answer) -> None:
        """Show where the round stands after an edit, an undo or another person."""
        view = self._session.view
        if self.round is None or view is None:
            return
        employee_id = view.employee.id
        if not self._hides():
            self.round = self.round.with_answer(employee_id, answer, answer)
        self._board.rating.set_blind(is_blind=self._hides())
        self._board.people.show_round(self.round, self._names, item.scale)
        self._board.people.list.choose(str(employee_id))

    def _hides(self) -> bool:
        view = self._session.view
        return self.round is not None and view is not None and self.round.hides(view.employee.id)

    def _common(self) -> list[Item]:
        """Return the items everybody has: those of the instrument, not of a plan."""
        view = self._session.view
        items = view.items if view is not None else ()
        return [item for item in items if item.kind != ItemKind.RESULT]

    def _begin(self, key: str) -> None:
        seed = SystemRandom().getrandbits(SEED_BITS)
        self.round = begin_round(key, self._open_ids, seed=seed, last=self._last)
        self._last = self.round.order
        self._board.people.show_items(self._common(), key)
        self._board.set_by_item(on=True)
        self._board.people.list.setFocus()
        self.wanted.emit(self.round.order[0], key)

    def _on_person_chosen(self, key: str) -> None:
        if self.round is not None:
            self.wanted.emit(int(key), self.round.item_key)
