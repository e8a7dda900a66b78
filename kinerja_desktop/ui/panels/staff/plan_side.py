"""PlanSide: the planned results in two groups with a plus each, and the special expectations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.plan import ResultKind
from kinerja_desktop.i18n import N_, _
from kinerja_desktop.ui.panels.staff.plan_words import agreed_words
from kinerja_desktop.ui.widgets.buttons import IconButton
from kinerja_desktop.ui.widgets.item_list import ItemHead, PlanExtra, PlanLine, PlanList
from kinerja_desktop.ui.widgets.layouts import column

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from kinerja_desktop.core.plan import Plan
    from kinerja_desktop.services.planning import PlanView
    from kinerja_desktop.ui.theme.theme import Theme

EXPECTATIONS, APPENDIX, AGREEMENT = "expectations", "appendix", "agreement"
EXTRAS = frozenset({EXPECTATIONS, APPENDIX, AGREEMENT})
SIDE_WIDTH = 269
HEADS = {ResultKind.MAIN: N_("A. Main"), ResultKind.ADDITIONAL: N_("B. Additional")}
ADDS = {
    ResultKind.MAIN: N_("Add a main work result"),
    ResultKind.ADDITIONAL: N_("Add an additional work result"),
}


class PlanSide(QWidget):
    """`chosen(key)` a result or one of EXTRAS; `add_wanted(ResultKind)`; `move_wanted(step)`."""

    chosen = Signal(object)
    add_wanted = Signal(object)
    delete_wanted = Signal()
    move_wanted = Signal(int)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._is_locked = False
        self._heads: dict[ResultKind, int] = {}
        self.list = PlanList(theme, _("Planned work results"), parent=self)
        self.adds: dict[ResultKind, IconButton] = {}
        for kind, words in ADDS.items():
            button = IconButton(theme, "plus", _(words), size=24, parent=self.list.viewport())
            button.clicked.connect(lambda _on=False, k=kind: self.add_wanted.emit(k))
            button.hide()
            self.adds[kind] = button
        self._placing = QTimer(self, singleShot=True, interval=0)
        self._placing.timeout.connect(self._place)
        self.list.row_chosen.connect(self.chosen)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.delete_wanted)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            move = QShortcut(QKeySequence(keys), self.list)
            move.setContext(Qt.ShortcutContext.WidgetShortcut)
            move.activated.connect(lambda by=step: self.move_wanted.emit(by))
        self.list.verticalScrollBar().valueChanged.connect(self._place)
        self._box = column(self.list, margins=(5, 6, 3, 0))
        self.setLayout(self._box)

    def show_plan(self, plan: Plan, view: PlanView) -> None:
        uses_results = view.uses_results
        rows: list[object] = []
        self._heads = {}
        if uses_results:
            for kind, head in HEADS.items():
                self._heads[kind] = len(rows)
                rows.append(ItemHead(title=_(head)))
                rows += [
                    PlanLine(
                        key=result.key,
                        name=result.text.strip() or _("New work result"),
                        is_complete=result.is_complete,
                        has_lapsed=result.has_lapsed(view.today),
                    )
                    for result in plan.of_kind(kind)
                ]
        rows.append(ItemHead(title=_("Work behaviour"), has_line=uses_results))
        written = sum(bool(text.strip()) for _key, text in plan.expectations)
        caption = _("{count} of {total} values").format(count=written, total=len(view.values))
        name = _("Special expectations")
        rows.append(PlanExtra(key=EXPECTATIONS, name=name, caption=caption))
        if uses_results:
            rows += _more(plan)
        if rows != self.list.rows.rows:
            self.list.show_rows(rows)
        self._placing.start()

    def choose(self, key: str) -> None:
        """Choose a row without telling; the head of the first stays in sight."""
        self.list.choose(key)
        if self.list.rows.place_of(key) == 1:
            self.list.scrollToTop()

    def set_side(self, side: int) -> None:
        """Set the margin so that the words stand `side` from the edge."""
        self._box.setContentsMargins(side - 15, 6, 3 if side > 16 else 0, 0)
        width = SIDE_WIDTH if side > 16 else SIDE_WIDTH - 11
        self.setFixedWidth(round(width * min(self.theme.scale, 1.4)))

    def set_locked(self, *, locked: bool) -> None:
        self._is_locked = locked
        self._place()

    def _place(self) -> None:
        """Put each plus at the right edge of its head."""
        for kind, button in self.adds.items():
            place = self._heads.get(kind)
            button.setVisible(place is not None and not self._is_locked)
            if place is None:
                continue
            box = self.list.visualRect(self.list.rows.index(place))
            side = button.sizeHint().width()
            top = box.top() + (box.height() - side) // 2
            button.setGeometry(box.right() - 9 - side, top, side, side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._placing.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._placing.start()


def _more(plan: Plan) -> list[object]:
    caption = _("{count} of {total} lists").format(count=plan.appendix.filled_count, total=3)
    return [
        ItemHead(title=_("The whole plan"), has_line=True),
        PlanExtra(key=APPENDIX, name=_("Appendix of the plan"), caption=caption),
        PlanExtra(key=AGREEMENT, name=_("Agreement"), caption=agreed_words(plan)),
    ]
