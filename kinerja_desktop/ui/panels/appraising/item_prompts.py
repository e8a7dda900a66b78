"""ItemPrompts: one reading prompt below the rating, for an item that was judged before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kinerja_desktop.core.fairness.hint import Offer
from kinerja_desktop.core.hint_answers import Reply
from kinerja_desktop.ui.panels.prompting.prompt_strip import PromptStrip
from kinerja_desktop.ui.widgets.layouts import boxed, row

if TYPE_CHECKING:
    from kinerja_desktop.core.fairness.hint import Hint
    from kinerja_desktop.services.appraising import AppraisalView
    from kinerja_desktop.services.prompting import PromptService
    from kinerja_desktop.ui.page import Page
    from kinerja_desktop.ui.panels.appraising.board import RatingBoard
    from kinerja_desktop.ui.panels.appraising.session import RatingSession

AT_NOTES = frozenset({Offer.TIMELINE, Offer.SHARE})


class ItemPrompts(QObject):
    """Asks when an item is come back to, never while it is rated for the first time.

    While one item is rated across all people the earlier scores are away, and so are prompts.
    """

    def __init__(
        self, page: Page, prompting: PromptService, session: RatingSession, board: RatingBoard
    ) -> None:
        super().__init__(page)
        self._page, self._prompting = page, prompting
        self._session, self._board = session, board
        self._place: tuple[int, str] = (0, "")
        self._step: int | None = None
        self.strip = PromptStrip(page.theme)
        self._frame = boxed(row(self.strip, margins=(19, 0, 15, 10)), parent=board.rating)
        board.rating.body.addWidget(self._frame)
        self._frame.hide()
        self.strip.replied.connect(self._on_replied)

    def show_item(self, item_key: str) -> None:
        """Follow to an item; a score changed since it was entered takes its prompt away."""
        view = self._session.view
        if view is None:
            return
        place = (view.employee.id, item_key)
        step = self._session.draft.answer(item_key).step
        if place == self._place:
            self._frame.setVisible(not self._frame.isHidden() and step == self._step)
            return
        self._place, self._step = place, step
        self._frame.hide()
        if step is not None and not self._session.is_locked:
            self._ask(view)

    def _ask(self, view: AppraisalView) -> None:
        place, draft = self._place, self._session.draft
        of_person = self._prompting.of_person
        self._page.run(
            lambda _progress: of_person(view, draft),
            lambda hints: self._show(place, hints),
        )

    def _show(self, place: tuple[int, str], hints: tuple[Hint, ...]) -> None:
        if place != self._place or self._board.result.isHidden():
            return
        about = [hint for hint in hints if hint.subject.item_key in {place[1], ""}]
        if about:
            self.strip.show_hint(max(about, key=lambda hint: hint.subject.item_key))
        self._frame.setVisible(bool(about))

    def _on_replied(self, hint: Hint, reply: Reply) -> None:
        view = self._session.view
        if view is None:
            return
        answer, period_id = self._prompting.answer, view.period.id
        self._page.run(lambda _progress: answer(period_id, hint, reply), lambda _: self._ask(view))
        if reply == Reply.DONE:
            self._do(hint)

    def _do(self, hint: Hint) -> None:
        rating, subject = self._board.rating, hint.subject
        if hint.offer == Offer.NOTE:
            self._page.note_wanted.emit(subject.employee_id, subject.item_key)
        elif hint.offer == Offer.LINK:
            rating.linking_wanted.emit()
        elif hint.offer in AT_NOTES:
            about = {"employee_id": subject.employee_id, "item_key": subject.item_key}
            self._page.go("observations", **about)
        elif hint.offer == Offer.REASON:
            rating.feedback.setFocus()
        else:
            rating.scale().setFocus()
