"""Search: joins the box, the list and the service; pages, Pengaturan and commands are found too."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.search import Finding, SearchBox, SearchResults

if TYPE_CHECKING:
    from collections.abc import Callable

    from kinerja_desktop.services.searching import Hit, SearchService
    from kinerja_desktop.ui.frame import Frame

_ICONS = {"person": "user", "note": "notebook-pen", "plan": "target"}


class Search(QObject):
    """Asks the service while the person types; opening a finding goes to its page."""

    went = Signal(str, object)  # page key, target

    def __init__(
        self, frame: Frame, service: SearchService, box: SearchBox, *, window: QWidget
    ) -> None:
        super().__init__(window)
        self._runner = frame.runner
        self._service = service
        self._box = box
        self._fixed: tuple[Finding, ...] = ()
        self._opener: QWidget | None = None
        self._question = ""
        self.period_id = 0
        self.results = SearchResults(frame.theme, box, parent=window)
        box.asked.connect(self.ask)
        box.moved.connect(self.results.move_by)
        box.entered.connect(self._on_entered)
        box.given_up.connect(self.give_up)
        self.results.opened.connect(box.reset)

    def set_fixed(self, findings: tuple[Finding, ...]) -> None:
        """Offer these by their title: pages and commands."""
        self._fixed = findings

    def begin(self) -> None:
        """Move the focus to the box and remember where it was."""
        focused = QApplication.focusWidget()
        self._opener = focused if focused is not self._box else self._opener
        self._box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._box.selectAll()

    def ask(self, text: str) -> None:
        self._question = text
        if len(text) < 2:
            self.results.hide()
            return
        period_id = self.period_id
        self._runner.run(
            self,
            lambda _progress: self._service.find(text, period_id),
            lambda hits: self._on_found(text, hits),
        )

    def give_up(self) -> None:
        """Close the list and give the focus back."""
        self._question = ""
        self.results.hide()
        self._box.reset()
        if self._opener is not None and self._opener.isVisible():
            self._opener.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._box.clearFocus()

    def _on_found(self, text: str, hits: tuple[Hit, ...]) -> None:
        if text != self._question:
            return
        wanted = text.casefold()
        own = [f for f in self._fixed if wanted in f.title.casefold()]
        self.results.show_findings((*own[:3], *(self._finding(hit) for hit in hits)))

    def _on_entered(self) -> None:
        text = self._box.text().strip()
        if text != self._question:
            self.ask(text)
        else:
            self.results.open_current()

    def _finding(self, hit: Hit) -> Finding:
        page = "staff"
        target: dict[str, object] = {"employee_id": hit.employee_id}
        if hit.observation_id:
            page, target = "observations", {"observation_id": hit.observation_id}
        elif str(hit.kind) == "plan":
            target = {"employee_id": hit.employee_id, "tab": "plan"}
        return Finding(
            icon=_ICONS[str(hit.kind)],
            title=hit.title,
            line=hit.line,
            on_open=self._opening(page, target),
        )

    def _opening(self, page: str, target: dict[str, object]) -> Callable[[], None]:
        return lambda: self.went.emit(page, target)


def page_findings(
    pages: tuple[tuple[str, str, str], ...], go: Callable[[str], object]
) -> tuple[Finding, ...]:
    """Return findings for (key, title, icon) of pages."""
    return tuple(
        Finding(icon=icon, title=title, line=_("Page"), on_open=partial(go, key))
        for key, title, icon in pages
    )
