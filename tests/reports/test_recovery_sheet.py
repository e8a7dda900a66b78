"""The recovery sheet: one page, eight groups, and what the code opens and does not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from pdfua import validate

from kinerja_desktop.i18n import use_language
from kinerja_desktop.reports.recovery_sheet import recovery_sheet
from tests.reports.page_checks import misplaced, overprinted
from tests.reports.pdf_look import Pdf

Look = Callable[[bytes], Pdf]
GROUPS = ("7KQF", "M2XD", "9RTP", "4WHA", "LC6E", "3YNB", "V8JG", "5SZU")
DAY = dt.date(2026, 6, 25)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_the_sheet_is_one_page_with_the_groups_in_order(
    look: Look, language: str, paper: str
) -> None:
    use_language(language)
    name = "Prof. Dr. Ir. Hj. Raden Ajeng Kusumaningtyas Purnamasari Wulandari, S.E., M.Si., Ak."
    pdf = look(recovery_sheet(GROUPS, name=name, made_on=DAY, paper=paper))
    assert len(pdf.page_texts()) == 1
    assert [word for word in pdf.flat.split() if word in GROUPS] == list(GROUPS)
    assert name in pdf.flat
    assert misplaced(pdf, left_mm=30, bottom_mm=25) == []
    assert overprinted(pdf) == []


def test_the_golden_text_is_complete_in_indonesian(
    look: Look, golden: Callable[[str, Pdf], None]
) -> None:
    pdf = look(recovery_sheet(GROUPS, name="Dra. Ratna Kusumawardani", made_on=DAY))
    golden("recovery_sheet", pdf)
    assert "Lembar pemulihan" in pdf.flat
    assert "25 Juni 2026" in pdf.flat


def test_the_limits_of_the_code_are_told(look: Look) -> None:
    use_language("en")
    text = look(recovery_sheet(GROUPS, name="", made_on=DAY)).flat
    assert "Only together with the data file and its key file" in text
    assert "It does not bring back a lost or deleted file" in text
    assert "that has its own passphrase" in text


def test_the_accessibility_check_finds_nothing(look: Look) -> None:
    pdf = look(recovery_sheet(GROUPS, name="Ratna", made_on=DAY))
    assert [finding.message for finding in validate(str(pdf.path)).findings] == []


def test_a_code_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="8 groups"):
        recovery_sheet(GROUPS[:7], name="Ratna", made_on=DAY)
