"""PP 30/2019 in the window: from the period to the signed report, by figures and typed values."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.services import Services
from kinerja_desktop.services.finalising import FinalRequest
from kinerja_desktop.services.verifying import verify_file
from kinerja_desktop.ui.dialogs.other_total import OtherTotalDialog
from kinerja_desktop.ui.dialogs.period import PeriodDialog
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.pages.appraisal_page import AppraisalPage
from kinerja_desktop.ui.panels.talk.words import rating_word, result_sentence
from kinerja_desktop.ui.widgets.item_list import ItemHead, ItemLine
from tests.office import Office
from tests.ui.appraising import open_appraisal_page
from tests.ui.test_wheel_over_scores import turn_over

ASPECTS = ("orientasi_pelayanan", "komitmen", "inisiatif_kerja", "kerja_sama")
IDENTITY_PASSPHRASE = "delapan huruf"


@pytest.fixture
def office(services: Services, qtbot: QtBot, frame: Frame) -> Office:
    """Return the office with a period of late 2021, made in its dialog as the dates propose."""
    made = Office(services)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = PeriodDialog(frame, services, period=None, parent=window)
    dialog.open()
    dialog.form.start.setDate(QDate(2021, 7, 1))
    dialog.primary.click()
    made.period_id = next(p.id for p in services.periods.list() if p.start.year == 2021)
    made.plan(made.rina)
    return made


@pytest.fixture
def page(qtbot: QtBot, frame: Frame, services: Services, office: Office) -> AppraisalPage:
    return open_appraisal_page(qtbot, frame, services, office)


def choose(page: AppraisalPage, key: str) -> None:
    page.board.items.list.row_chosen.emit(key)


def typed(page: AppraisalPage, key: str, words: str) -> None:
    choose(page, key)
    QTest.keyClicks(page.board.rating.marks.number.field, words)


def realised(page: AppraisalPage, key: str, words: str) -> None:
    choose(page, key)
    (field,) = page.board.rating.targets.fields()
    field.clear()
    QTest.keyClicks(field, words)


def rate_all(page: AppraisalPage, office: Office) -> None:
    realised(page, f"rhk-{office.rina}-0", "6 laporan")
    realised(page, f"rhk-{office.rina}-1", "5")
    for key in ASPECTS:
        typed(page, key, "100")
    choose(page, "kepemimpinan")
    page.board.rating.apply_link.click()
    QTest.keyClicks(page.board.rating.not_applicable.reason, "Tidak memimpin")
    choose(page, "new_idea")
    QTest.keyClick(page.board.rating.anchors, Qt.Key.Key_0)


def test_from_the_period_to_the_signed_report(
    page: AppraisalPage, office: Office, services: Services, tmp_path: Path, qtbot: QtBot
) -> None:
    rate_all(page, office)
    bar = page.board.result
    # 6 of 6 laporan: 109; 5 of 6: 83 %: 73; mean 91; NK = 70 % × 91 + 30 % × 100 = 93.7
    assert bar.total.text() == "93,70"
    assert bar.predicate.text() == "Baik"
    assert bar.missing.text() == "91 × 70 + 100 × 30, dibagi 100"
    assert bar.bands._words == ["Sangat Kurang", "Kurang", "Cukup", "Baik", "Sangat Baik"]
    with qtbot.waitSignal(page.went):
        bar.next.click()
    office.talk(office.rina)
    appraisal = services.appraising.view(office.period_id, office.rina).appraisal
    services.identities.make(IDENTITY_PASSPHRASE)
    request = FinalRequest(
        appraisal_id=appraisal.id,
        version=appraisal.version,
        box_note="Dilanjutkan.",
        place="Serang",
        dated_on=services.clock().date(),
        identity_id=services.identities.list()[0].id,
        folder=str(tmp_path),
    )
    done = services.finalising.finalise(request, IDENTITY_PASSPHRASE)
    (path,) = done.copies
    assert verify_file(path).verdict == "valid"
    told = subprocess.run(
        ["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=True
    ).stdout
    assert told.count("Signature Validation: Signature is Valid.") == 1
    document = pypdfium2.PdfDocument(path)
    text = " ".join(one.get_textpage().get_text_bounded() for one in document)
    document.close()
    assert "LAPORAN DOKUMEN PENILAIAN KINERJA" in text
    assert "93,70" in text
    assert services.appraising.view(office.period_id, office.rina).appraisal.stage == Stage.FINAL


def test_targets_and_realisations_give_the_value_of_a_result(
    page: AppraisalPage, office: Office
) -> None:
    key = f"rhk-{office.rina}-0"
    number = page.board.rating.marks.number
    assert number.isVisible()
    assert "belum lengkap" in number.note.text()
    realised(page, key, "7,2 laporan")
    share = page.board.rating.targets.shares[f"iki-{office.rina}-0"]
    assert share.text() == "120 %"
    assert "Makin besar makin baik" in share.toolTip()
    assert number.note.text() == "Dihitung dari realisasi: 120,00."
    assert number.field.text() == ""
    (line,) = [one for one in lines(page) if one.key == key]
    assert line.mark == "120"
    assert page.board.result.settled.text() == "1 dari 8 dinilai"


def lines(page: AppraisalPage) -> list[ItemLine]:
    return [row for row in page.board.items.list.rows.rows if isinstance(row, ItemLine)]


def test_a_value_typed_over_the_computed_one_asks_why(page: AppraisalPage, office: Office) -> None:
    key = f"rhk-{office.rina}-0"
    realised(page, key, "6")
    number = page.board.rating.marks.number
    assert not number.reason.isVisible()
    QTest.keyClicks(number.field, "96,5")
    assert number.reason.isVisible()
    assert "Dihitung dari realisasi: 109,00." in number.note.text()
    assert page.board.result.settled.text() == "0 dari 8 dinilai"
    QTest.keyClicks(number.reason, "Sistem mati dua minggu")
    assert page.board.result.settled.text() == "1 dari 8 dinilai"
    answer = page.session.draft.answer(key)
    assert (answer.value, answer.reason) == (Decimal("96.5"), "Sistem mati dua minggu")


def test_what_lies_outside_is_said_and_the_last_value_stays(page: AppraisalPage) -> None:
    typed(page, "komitmen", "115")
    number = page.board.rating.marks.number
    QTest.keyClicks(number.field, "0")
    assert number.problem.isVisible()
    assert page.session.draft.answer("komitmen").value == Decimal(115)
    choose(page, "kerja_sama")
    assert not number.problem.isVisible()
    choose(page, "komitmen")
    assert number.field.text() == "115"


def test_a_digit_begins_a_value_from_the_list(page: AppraisalPage) -> None:
    choose(page, "komitmen")
    page.board.items.list.setFocus()
    QTest.keyClick(page.board.items.list, Qt.Key.Key_9)
    field = page.board.rating.marks.number.field
    QTest.keyClicks(field, "5")
    assert page.session.draft.answer("komitmen").value == Decimal(95)


def test_the_sections_stand_with_their_weights(page: AppraisalPage) -> None:
    heads = [row for row in page.board.items.list.rows.rows if isinstance(row, ItemHead)]
    assert [head.words for head in heads] == [
        "Sasaran kinerja pegawai bobot 70",
        "Perilaku kerja bobot 30",
        "Ide baru",
    ]
    assert page.board.items._sum.text() == "100"
    assert not page.board.items._aid.isVisible()


def test_another_total_needs_its_reason_and_the_computed_one_stays(
    page: AppraisalPage, office: Office, services: Services
) -> None:
    rate_all(page, office)
    page.board.deciding.other.click()
    (dialog,) = page.window().findChildren(OtherTotalDialog)
    dialog.submit()
    assert dialog.is_open
    QTest.keyClicks(dialog.field, "85")
    dialog.submit()
    assert dialog.is_open
    dialog.area.setPlainText("Putusan keberatan")
    dialog.submit()
    bar = page.board.result
    assert (bar.total.text(), bar.predicate.text()) == ("85,00", "Cukup")
    assert bar.computed.text() == "hasil hitung 93,70"
    page.steps.show()
    page.leave()
    draft = services.appraising.view(office.period_id, office.rina).appraisal.draft
    assert draft.typed_total_reason == "Putusan keberatan"
    assert replace(draft, typed_total=None, typed_total_reason="") != draft


def test_the_wheel_changes_no_value(page: AppraisalPage, office: Office) -> None:
    rate_all(page, office)
    typed(page, "komitmen", "")
    before = page.session.draft
    choose(page, f"rhk-{office.rina}-0")
    assert turn_over(page) > 40
    choose(page, "komitmen")
    assert turn_over(page) > 40
    assert page.session.draft == before


def test_the_talk_shows_values_and_the_words_of_the_rule(
    page: AppraisalPage, office: Office, services: Services, qtbot: QtBot
) -> None:
    rate_all(page, office)
    with qtbot.waitSignal(page.went):
        page.board.result.next.click()
    prepared = office.prepare(office.rina)
    shown = replace(prepared, shown_parts=prepared.shown_parts | {"final"})
    services.discussing.save_preparation(shown)
    shared = services.discussing.start(prepared.id)
    told = {rating.key: (rating.steps, rating_word(rating)) for rating in shared.ratings}
    assert told[f"rhk-{office.rina}-0"] == ((), "109,00")
    assert told["komitmen"] == ((), "100,00")
    assert told["kepemimpinan"] == ((), "tidak berlaku")
    assert told["new_idea"] == ((0, 1), "0")
    assert result_sentence(shared) == "Hasil: 93,70, predikat **Baik**."
