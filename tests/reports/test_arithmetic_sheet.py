"""How a result comes about on paper: every step, inside the margins, readable for everybody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from pdfua import validate

from kinerja_desktop.core.arithmetic import Arithmetic
from kinerja_desktop.core.methods.method import Line
from kinerja_desktop.i18n import use_language
from kinerja_desktop.reports.arithmetic_sheet import arithmetic_sheet
from tests.reports.page_checks import misplaced, overprinted
from tests.reports.pdf_look import Pdf

WHEN = datetime(2026, 6, 25, 14, 32)
LONG = "diketik: angka dari laporan triwulan yang dikoreksi bendahara (dihitung: 104,44)"


def made(times: int = 1, *, is_complete: bool = True, is_sample: bool = False) -> bytes:
    lines = (
        Line(label="Laporan keuangan bulanan tepat waktu", calculation=LONG, value="110,00"),
        Line(label="Nilai akhir", calculation="340 : 100", value="3,4", is_sum=True),
    )
    shown = Arithmetic(
        person="Rina Contohwati, S.E.",
        period="Semester I 2026",
        method="Indikator berbobot",
        lines=lines * times,
        deciding=(),
        is_complete=is_complete,
    )
    return arithmetic_sheet(shown, paper="A4", created_at=WHEN, is_sample=is_sample)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("times", [1, 40])
def test_all_steps_stand_in_the_margins(
    look: Callable[[bytes], Pdf], language: str, times: int
) -> None:
    use_language(language)
    pdf = look(made(times))
    assert pdf.flat.count("340 : 100") == times
    assert misplaced(pdf) == []
    assert overprinted(pdf) == []
    assert [finding.message for finding in validate(str(pdf.path)).findings] == []


def test_what_decides_waits_for_the_predicate(look: Callable[[bytes], Pdf]) -> None:
    use_language("id")
    assert "setelah ada predikat" in look(made(is_complete=False)).flat
    assert "Tidak ada satu nilai pun" in look(made()).flat


def test_invented_data_is_named(look: Callable[[bytes], Pdf]) -> None:
    use_language("id")
    assert "Data rekaan." in look(made(is_sample=True)).flat
    assert "Data rekaan." not in look(made()).flat
