"""Search: joins the box, the list and the service; pages, Pengaturan and commands are found too."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from kinerja_desktop.core.finding import FEWEST_LETTERS
from kinerja_desktop.i18n import N_, _
from kinerja_desktop.services.searching import HitKind, Question
from kinerja_desktop.ui.search import Finding, SearchBox
from kinerja_desktop.ui.search_results import SearchResults

if TYPE_CHECKING:
    from collections.abc import Callable

    from kinerja_desktop.core.period import Period
    from kinerja_desktop.services.searching import Hit, SearchService
    from kinerja_desktop.ui.frame import Frame

MOST_PAGES = 3
# Icon, the word of one, the word of the chip.
_KINDS = {
    HitKind.PERSON: ("user", N_("Employee"), N_("Employees")),
    HitKind.NOTE: ("notebook-pen", N_("Note"), N_("Notes")),
    HitKind.PLAN: ("target", N_("Plan"), N_("Plans")),
    HitKind.TALK: ("messages-square", N_("Discussion"), N_("Discussions")),
}


class Search(QObject):
    """Asks the service while the person types; opening a finding goes to its page.

    `went` names the page, what to show there, and the period it belongs to (0: any).
    """

    went = Signal(str, object, int)

    def __init__(
        self, frame: Frame, service: SearchService, box: SearchBox, *, window: QWidget
    ) -> None:
        super().__init__(window)
        self._runner = frame.runner
        self._service = service
        self._box = box
        self._fixed: tuple[Finding, ...] = ()
        self._opener: QWidget | None = None
        self._question = Question(text="")
        self._period_id = 0
        self.results = SearchResults(frame.theme, box, parent=window)
        self.results.set_kinds(tuple((kind, _(words[2])) for kind, words in _KINDS.items()))
        box.asked.connect(self.ask)
        box.moved.connect(self.results.rows.move_by)
        box.entered.connect(self._on_entered)
        box.given_up.connect(self.give_up)
        box.narrowing.connect(self.results.focus_kinds)
        self.results.given_up.connect(self.give_up)
        self.results.narrowed.connect(lambda: self.ask(self._box.text().strip()))
        self.results.opened.connect(self._on_opened)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    def set_fixed(self, findings: tuple[Finding, ...]) -> None:
        """Offer these by their title: pages and commands."""
        self._fixed = findings

    def set_period(self, period: Period | None) -> None:
        """Look in this period first."""
        self._period_id = period.id if period is not None else 0
        self.results.set_period(period.name if period is not None else "")

    def begin(self) -> None:
        """Move the focus to the box and remember where it was."""
        focused = QApplication.focusWidget()
        if not self._is_own(focused):
            self._opener = focused
        self._box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._box.selectAll()

    def ask(self, text: str) -> None:
        self._question = asked = Question(
            text=text,
            kind=self.results.kind,
            period_id=0 if self.results.is_everywhere else self._period_id,
        )
        if len(text) < FEWEST_LETTERS:
            self.results.hide()
            return
        self._runner.run(
            self,
            lambda _progress: self._service.find(asked),
            lambda hits: self._on_found(asked, hits),
        )

    def give_up(self) -> None:
        """Close the list and give the focus back."""
        self._end()
        if self._opener is not None and self._opener.isVisible():
            self._opener.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._box.clearFocus()

    def _end(self) -> None:
        self._question = replace(self._question, text="")
        self.results.hide()
        self.results.begin_anew()
        self._box.reset()

    def _on_found(self, asked: Question, hits: tuple[Hit, ...]) -> None:
        if asked != self._question:
            return
        wanted = asked.text.casefold()
        is_all = asked.kind is None
        own = [f for f in self._fixed if is_all and wanted in f.title.casefold()]
        self.results.show_findings((*own[:MOST_PAGES], *(self._finding(hit) for hit in hits)))

    def _on_entered(self) -> None:
        text = self._box.text().strip()
        if text != self._question.text:
            self.ask(text)
        elif self.results.isVisible():
            self.results.rows.open_current()

    def _on_opened(self) -> None:
        self._end()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Close the list when one goes on elsewhere in the window."""
        if new is not None and not self._is_own(new):
            self.results.hide()

    def _is_own(self, widget: QWidget | None) -> bool:
        return widget is self._box or (widget is not None and self.results.isAncestorOf(widget))

    def _finding(self, hit: Hit) -> Finding:
        targets: dict[HitKind, tuple[str, dict[str, object]]] = {
            HitKind.PERSON: ("staff", {"employee_id": hit.employee_id}),
            HitKind.NOTE: ("observations", {"observation_id": hit.observation_id}),
            HitKind.PLAN: ("staff", {"employee_id": hit.employee_id, "tab": "plan"}),
            HitKind.TALK: ("discussion", {"employee_id": hit.employee_id}),
        }
        page, target = targets[hit.kind]
        if hit.kind == HitKind.NOTE and not hit.period_id:
            page, target = targets[HitKind.PERSON]
        icon, word, _words = _KINDS[hit.kind]
        return Finding(
            icon=icon,
            title=hit.title,
            line=hit.line,
            kind=_(word),
            on_open=lambda: self.went.emit(page, target, hit.period_id),
        )


def page_findings(
    pages: tuple[tuple[str, str, str], ...], go: Callable[[str], object]
) -> tuple[Finding, ...]:
    """Return findings for (key, title, icon) of pages."""
    return tuple(
        Finding(icon=icon, title=title, line="", kind=_("Page"), on_open=partial(go, key))
        for key, title, icon in pages
    )
