"""OpeningAgain: a rating that was ready is rated again, a final one gets its next version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.dialogs.reason import ReasonDialog

if TYPE_CHECKING:
    from kinerja_desktop.services.appraising import AppraisingService
    from kinerja_desktop.ui.page import Page
    from kinerja_desktop.ui.panels.appraising.session import RatingSession


class OpeningAgain(QObject):
    """What the notice of the stage offers."""

    def __init__(self, page: Page, appraising: AppraisingService, session: RatingSession) -> None:
        super().__init__(page)
        self._page, self._appraising, self._session = page, appraising, session

    def stored_id(self) -> int:
        """Return the appraisal's id; asked on the desk lane, after the saving before it."""
        appraisal = self._session.appraisal
        return appraisal.id if appraisal is not None else 0

    def open_again(self) -> None:
        """Rate the same version again."""
        self._page.run(lambda _progress: self._appraising.back_to_draft(self.stored_id()))

    def make_version(self) -> None:
        """Ask for the reason, then make the next version."""
        view = self._session.view
        if view is None:
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
