"""The page Penilaian before a person, alone in its window."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from kinerja_desktop.services import Services
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.pages.appraisal_page import AppraisalPage
from tests.office import Office


def open_appraisal_page(
    qtbot: QtBot, frame: Frame, services: Services, office: Office
) -> AppraisalPage:
    """Show the page with Rina in the period of the office."""
    page = AppraisalPage(frame, services)
    qtbot.addWidget(page)
    page.resize(1118, 617)
    page.show_target({"employee_id": office.rina})
    page.show_period(services.periods.view(office.period_id).period)
    page.show()
    page.activateWindow()
    return page
