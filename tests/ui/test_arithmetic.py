"""How a result comes about: on the page, in its window, on paper, and recomputed from paper."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.appraisal import Answer, Draft, Rating
from kinerja_desktop.core.instrument import PREDICATE_WORDS
from kinerja_desktop.core.period import Period
from kinerja_desktop.services import Services
from kinerja_desktop.ui.dialogs.arithmetic import ArithmeticDialog
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.pages.appraisal_page import AppraisalPage
from tests.office import Office
from tests.ui.appraising import open_appraisal_page

WEIGHTED = Period(
    name="Uji coba indikator",
    start=date(2026, 7, 1),
    end=date(2026, 9, 30),
    method="weighted_indicators",
)
PRODUCT = re.compile(r"([\d,]+) × ([\d,]+)\s+([\d,]+)")


@pytest.fixture
def office(services: Services) -> Office:
    made = Office(services)
    made.plan(made.rina)
    return made


@pytest.fixture
def page(qtbot: QtBot, frame: Frame, services: Services, office: Office) -> AppraisalPage:
    return open_appraisal_page(qtbot, frame, services, office)


def weighted(services: Services, office: Office, scores: tuple[int | None, ...]) -> int:
    """Begin a period of weighted indicators; None does not apply. Returns its id."""
    period_id = services.periods.create(WEIGHTED, office.ids)
    view = services.appraising.view(period_id, office.rina)
    answers = tuple(
        Answer(key=item.key, step=score, not_applicable=score is None, reason="Bukan tugasnya.")
        for item, score in zip(view.items, scores, strict=True)
    )
    services.appraising.save_draft(view.appraisal, Draft(answers=answers))
    return period_id


def show(page: AppraisalPage, services: Services, period_id: int) -> None:
    page.show_period(services.periods.view(period_id).period)


def dialog_of(page: AppraisalPage) -> ArithmeticDialog:
    (shown,) = [d for d in page.window().findChildren(ArithmeticDialog) if d.isVisible()]
    return shown


def saved_text(page: AppraisalPage, path: Path) -> str:
    dialog_of(page).save.click()
    (chooser,) = [one for one in page.findChildren(QFileDialog) if one.isVisible()]
    chooser.fileSelected.emit(str(path))
    chooser.reject()
    document = pypdfium2.PdfDocument(path)
    text = "\n".join(one.get_textpage().get_text_bounded() for one in document)
    document.close()
    return text


def figure(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


@pytest.mark.parametrize("scores", [(4, 3, 4), (5, None, 2), (1, 1, 1), (3, 4, 3)])
def test_the_printed_figures_alone_give_total_and_predicate(
    page: AppraisalPage,
    office: Office,
    services: Services,
    tmp_path: Path,
    scores: tuple[int | None, ...],
) -> None:
    period_id = weighted(services, office, scores)
    show(page, services, period_id)
    page.steps.show()
    text = saved_text(page, tmp_path / "perhitungan.pdf")
    products = [tuple(map(figure, found)) for found in PRODUCT.findall(text)]
    assert len(products) == sum(score is not None for score in scores)
    assert all(score * weight == product for score, weight, product in products)
    weights = sum((weight for _score, weight, _product in products), Decimal(0))
    total = sum((product for _score, _weight, product in products), Decimal(0)) / weights
    shown = total.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    view = services.appraising.view(period_id, office.rina)
    bands = sorted(view.instrument.bands, key=lambda band: band.from_total)
    reached = [band for band in bands if total >= band.from_total] or bands[:1]
    words = f"{shown}".replace(".", ",")
    assert re.search(rf"Predikat\s+{words} .*{PREDICATE_WORDS[reached[-1].predicate]}", text)
    assert ("Bukan tugasnya." in text) == (None in scores)


def test_a_border_case_names_the_ratings_that_decide(
    page: AppraisalPage, office: Office, services: Services
) -> None:
    show(page, services, weighted(services, office, (3, 4, 3)))
    strip = page.board.deciding
    assert strip.isVisible()
    assert strip.words.toolTip().splitlines() == [
        "Disiplin: 2 menggantikan 3 akan memberi Butuh Perbaikan.",
        "Kualitas pekerjaan: 3 menggantikan 4 akan memberi Butuh Perbaikan.",
        "Kerja sama: 2 menggantikan 3 akan memberi Butuh Perbaikan.",
    ]
    strip.steps.click()
    assert "Kerja sama: 2 menggantikan 3" in dialog_of(page).text.toPlainText()


def test_nothing_decides_and_no_predicate_shows_while_something_is_open(
    page: AppraisalPage, office: Office
) -> None:
    assert not page.board.deciding.isVisible()
    page.steps.show()
    text = dialog_of(page).text.toPlainText()
    assert "Belum ada predikat" in text
    assert not any(word in text for word in PREDICATE_WORDS.values())


def test_the_quadrant_is_told_with_what_was_typed_last(
    page: AppraisalPage, office: Office, services: Services
) -> None:
    office.rate(office.rina)
    page.refresh()
    draft = page.session.draft
    page.session.edit("behaviour", replace(draft, behaviour_rating=Rating.ABOVE))
    page.steps.show()
    dialog = dialog_of(page)
    assert dialog.shown.lines[-2].value == "Baik"
    assert "perilaku: Di atas ekspektasi" in dialog.text.toPlainText()


def test_the_sheet_is_printed(
    page: AppraisalPage, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    office.rate(office.rina)
    page.refresh()
    page.steps.show()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "cetak.pdf"))
    with qtbot.waitSignal(page.said) as said:
        page.steps.print_on(dialog_of(page).shown, printer)
    assert said.args[0].text == "Dikirim ke pencetak"
    document = pypdfium2.PdfDocument(tmp_path / "cetak.pdf")
    assert len(document) == 1
    document.close()
