"""The registered documents."""

from __future__ import annotations

from kinerja_desktop.reports import (
    evaluation_document,
    evaluation_form,
    indicator_sheet,
    performance_report,
)
from kinerja_desktop.reports.report import Report

REPORTS: dict[str, Report] = {
    report.key: report
    for report in (
        evaluation_document.REPORT,
        evaluation_form.REPORT,
        performance_report.REPORT,
        indicator_sheet.REPORT,
    )
}


def reports_for(method: str) -> tuple[Report, ...]:
    """Return the documents of a method, the one that is handed over first."""
    return tuple(report for report in REPORTS.values() if method in report.needs)
