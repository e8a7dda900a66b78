"""The pages of the program, in the order of the navigation; sub-pages last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.ui.pages.appraisal_page import AppraisalPage
from kinerja_desktop.ui.pages.balance_page import BalancePage
from kinerja_desktop.ui.pages.discussion_page import DiscussionPage
from kinerja_desktop.ui.pages.home_page import HomePage
from kinerja_desktop.ui.pages.import_staff_page import ImportStaffPage
from kinerja_desktop.ui.pages.objection_page import ObjectionPage
from kinerja_desktop.ui.pages.observations_page import ObservationsPage
from kinerja_desktop.ui.pages.restore_page import RestorePage
from kinerja_desktop.ui.pages.results_page import ResultsPage
from kinerja_desktop.ui.pages.settings_page import SettingsPage
from kinerja_desktop.ui.pages.staff_page import StaffPage
from kinerja_desktop.ui.pages.verify_page import VerifyPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.services import Services
    from kinerja_desktop.ui.frame import Frame
    from kinerja_desktop.ui.page import Page

PAGES: tuple[type[Page], ...] = (
    HomePage,
    StaffPage,
    ObservationsPage,
    AppraisalPage,
    DiscussionPage,
    ResultsPage,
    VerifyPage,
    SettingsPage,
    BalancePage,
    ImportStaffPage,
    RestorePage,
    ObjectionPage,
)


# what changes the present data or the computer, and has no sense in a backup
PRESENT_ONLY = frozenset({SettingsPage, ImportStaffPage, RestorePage})


def pages_of(services: Services) -> tuple[type[Page], ...]:
    """Return the pages of a store: in a backup that is looked into only those that show."""
    if services.looks_at is None:
        return PAGES
    return tuple(page for page in PAGES if page not in PRESENT_ONLY)


def build_page(
    page_class: type[Page], frame: Frame, services: Services, *, parent: QWidget
) -> Page:
    """Build a page; all take the same three things."""
    make: Callable[..., Page] = page_class
    return make(frame, services, parent=parent)
