"""OpeningAgain: says where a rating stands; one that was ready or final is opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kinerja_desktop.core.methods.method import ItemKind
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.dialogs.reason import ReasonDialog
from kinerja_desktop.ui.notices import Notice
from kinerja_desktop.ui.panels.appraising.stage_notice import Opening, stage_notice

if TYPE_CHECKING:
    from kinerja_desktop.services.appraising import AppraisalView, AppraisingService
    from kinerja_desktop.ui.page import Page
    from kinerja_desktop.ui.panels.appraising.session import RatingSession


class OpeningAgain(QObject):
    """The notice of the stage, and what it offers."""

    def __init__(self, page: Page, appraising: AppraisingService, session: RatingSession) -> None:
        super().__init__(page)
        self._page, self._appraising, self._session = page, appraising, session

    def stored_id(self) -> int:
        """Return the appraisal's id; asked on the desk lane, after the saving before it."""
        appraisal = self._session.appraisal
        return appraisal.id if appraisal is not None else 0

    def show_stage(self, view: AppraisalView) -> None:
        """Say why a rating cannot be edited, or that its plan is missing."""
        notices = self._page.notices
        notices.clear("stage")
        notices.clear("plan")
        told = stage_notice(view)
        if told is not None:
            again = {Opening.SAME: self.open_again, Opening.NEXT: self.make_version}
            notice = Notice(
                text=told.text,
                tone="neutral",
                icon=told.icon,
                action=told.button,
                on_action=again.get(told.opening),
            )
            notices.show_notice("stage", notice)
        elif view.method.has_ratings and not any(i.kind == ItemKind.RESULT for i in view.items):
            notice = Notice(
                text=_("No plan yet: there are no work results to rate."),
                action=_("Open the plan"),
                on_action=lambda: self._page.go("staff", employee_id=view.employee.id, tab="plan"),
            )
            notices.show_notice("plan", notice)

    def open_again(self) -> None:
        """Rate the same version again."""
        if self._page.hold.is_on:
            return
        self._page.run(lambda _progress: self._appraising.back_to_draft(self.stored_id()))

    def make_version(self) -> None:
        """Ask for the reason, then make the next version."""
        view = self._session.view
        if view is None or self._page.hold.is_on:
            return
        old = view.appraisal
        words = _("Make version {n}").format(n=old.revision + 1)
        dialog = ReasonDialog(
            self._page.frame,
            words,
            verb=words,
            explanation=_("The version before stays readable and sealed as it is."),
            parent=self._page.window(),
        )
        reopen = self._appraising.reopen
        dialog.accepted.connect(lambda: self._page.run(lambda _p: reopen(old.id, dialog.reason)))
        dialog.open()
