"""The import report on paper: every row once, all in the margins, readable for everybody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from pdfua import validate

from kinerja_desktop.core.import_account import ImportAccount
from kinerja_desktop.core.import_lines import ImportLine, Outcome, Why
from kinerja_desktop.core.import_problems import problem
from kinerja_desktop.core.staff_import import FieldChange
from kinerja_desktop.errors import Cancelled
from kinerja_desktop.i18n import use_language
from kinerja_desktop.progress import Silent
from kinerja_desktop.reports.import_report import import_report
from tests.reports.page_checks import misplaced, overprinted
from tests.reports.pdf_look import Pdf

Look = Callable[[bytes], Pdf]
WHEN = datetime(2026, 6, 25, 14, 32)
LONG = "Pengelola Pengadaan Barang/Jasa Ahli Muda pada Bagian Perencanaan dan Keuangan"
LINES = (
    ImportLine(row=2, outcome=Outcome.ADDED, name="Rina Contohwati, S.E.", number="1" * 18),
    ImportLine(
        row=3,
        outcome=Outcome.CHANGED,
        name="Dedi Misalkan",
        changes=(FieldChange(field="position", old=LONG, new=f"{LONG} II"),),
    ),
    ImportLine(row=4, outcome=Outcome.SAME, name="Sari Umpama"),
    ImportLine(row=5, outcome=Outcome.LEFT_OUT, name="Prof. Dr. Ir. Budi", why=Why.NOT_CHOSEN),
    ImportLine(
        row=6,
        outcome=Outcome.REFUSED,
        problems=(problem("nip_length", (6, "B"), "nip", value="1985"),),
    ),
    ImportLine(row=0, outcome=Outcome.ARCHIVED, name="Joko Prasetyo"),
)


def account(times: int = 1, *, is_sample: bool = False) -> ImportAccount:
    return ImportAccount(
        import_id=1,
        at=WHEN,
        file_name="daftar-pegawai-juni.xlsx",
        rows_total=5 * times,
        lines=LINES * times,
        is_sample=is_sample,
    )


def made(times: int = 1, paper: str = "A4", *, is_sample: bool = False) -> bytes:
    shown = account(times, is_sample=is_sample)
    return import_report(shown, Silent(), paper=paper, created_at=WHEN)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_long_reports_keep_to_the_page(look: Look, language: str, paper: str) -> None:
    use_language(language)
    pdf = look(made(40, paper))
    assert len(pdf.page_texts()) > 5
    assert pdf.flat.count("Rina Contohwati, S.E.") == 40
    assert pdf.flat.count("Joko Prasetyo") == 40
    assert misplaced(pdf) == []
    assert overprinted(pdf) == []


def test_the_golden_text_is_complete_in_indonesian(
    look: Look, golden: Callable[[str, Pdf], None]
) -> None:
    pdf = look(made())
    golden("import_report", pdf)
    assert "Ditambah 1 · Berubah 1 · Sama 1 · Dilewati 1 · Ditolak 1 = 5 baris" in pdf.flat
    assert "Diimpor 25 Juni 2026, 14.32" in pdf.flat


def test_reports_of_invented_people_say_so(look: Look) -> None:
    assert "Data rekaan." in look(made(is_sample=True)).flat
    assert "Data rekaan." not in look(made()).flat


def test_the_accessibility_check_finds_nothing(look: Look) -> None:
    pdf = look(made(8))
    assert [finding.message for finding in validate(str(pdf.path)).findings] == []


def test_the_same_report_gives_the_same_bytes() -> None:
    assert made(3) == made(3)


def test_a_long_report_can_be_stopped() -> None:
    class Stopped:
        def step(self, done: int, total: int, what: str = "") -> None:
            if done:
                raise Cancelled(done, total, what)

    with pytest.raises(Cancelled):
        import_report(account(40), Stopped(), paper="A4", created_at=WHEN)
