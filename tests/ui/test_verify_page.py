"""Periksa PDF as a person uses it, with real signed files and files somebody laid hands on."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.data.store import Store
from kinerja_desktop.services import Services
from kinerja_desktop.services.verifying import check_file
from kinerja_desktop.ui.dialogs.verify import VerifyDialog
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.pages.verify_page import VerifyPage
from kinerja_desktop.ui.panels.verifying.verdict_parts import ChangeBlock, DigestRow
from kinerja_desktop.ui.panels.verifying.verify_panel import VerifyPanel
from kinerja_desktop.ui.widgets.verdicts import EventLine
from tests.signing.papers import People, document, person, signed_by
from tests.ui.signed_office import SignedOffice
from tests.ui.tampering import from_elsewhere, locked, painted_over, with_a_changed_byte


@pytest.fixture
def office(store: Store, services: Services, now: datetime) -> SignedOffice:
    return SignedOffice(store, services, now)


@pytest.fixture
def signed(office: SignedOffice, tmp_path: Path) -> Path:
    """Return the evaluation document of Siti, signed and final."""
    return office.finalise("Siti", tmp_path)[0]


@pytest.fixture
def page(qtbot: QtBot, frame: Frame, services: Services) -> VerifyPage:
    made = VerifyPage(frame, services)
    qtbot.addWidget(made)
    made.resize(1118, 617)
    made.show()
    return made


@pytest.fixture
def panel(page: VerifyPage) -> VerifyPanel:
    return page.panel


def told(panel: VerifyPanel) -> str:
    return panel.card.verdict.title.text()


def test_an_untouched_file_is_original(panel: VerifyPanel, signed: Path) -> None:
    panel.check_files([signed])
    assert told(panel) == "Asli"
    assert panel.card.findChildren(ChangeBlock) == []
    events = panel.card.findChildren(EventLine)[-1].accessibleName()
    assert "Siti Rahmawati, S.E., pegawai, tanda tangan gambar" in events
    assert "pejabat penilai, sertifikat digital" in events
    assert "Disegel" in events


def test_a_painted_over_place_is_told_and_tinted(
    panel: VerifyPanel, signed: Path, tmp_path: Path
) -> None:
    panel.check_files([painted_over(signed, tmp_path / "berubah.pdf")])
    assert told(panel) == "Berubah setelah ditandatangani"
    assert "25 Juni 2026" in panel.card.verdict.sentence.text()
    block = panel.card.findChildren(ChangeBlock)[-1]
    assert "SANGAT BAIK" in block.accessibleName()
    (box,) = panel.card.paper.sheets[0].places
    assert box[0] * 595 == pytest.approx(78, abs=4)
    assert box[2] * 595 == pytest.approx(282, abs=4)
    assert panel.card.paper.sheets[0].image is not None
    assert "Diubah di luar aplikasi" in panel.card.findChildren(EventLine)[-1].accessibleName()


def test_the_signed_version_can_be_saved_and_is_original(
    panel: VerifyPanel, signed: Path, tmp_path: Path
) -> None:
    panel.check_files([painted_over(signed, tmp_path / "berubah.pdf")])
    panel.save_signed_version(tmp_path / "asli.pdf")
    assert (tmp_path / "asli.pdf").read_bytes() == signed.read_bytes()
    assert told(panel) == "Asli"
    assert "asli.pdf" in panel.notices.texts["saved"]


def test_a_changed_byte_is_told_without_a_place(
    panel: VerifyPanel, signed: Path, tmp_path: Path
) -> None:
    panel.check_files([with_a_changed_byte(signed, tmp_path / "bita.pdf")])
    assert told(panel) == "Berubah setelah ditandatangani"
    assert not panel.card.legend.isVisible()


def test_an_older_version_is_valid_but_not_the_latest(
    panel: VerifyPanel, office: SignedOffice, signed: Path, store: Store
) -> None:
    old = office.row("Siti").appraisal_id
    draft = office.services.appraising.reopen(old, "Salah tulis realisasi.")
    office.services.appraising.mark_ready(draft.id)
    view = office.services.finalising.check(draft.id)
    assert view.can_finalise is False
    panel.check_files([signed])
    assert told(panel) == "Asli"
    office.finalise("Siti", reason="Perbaikan tanpa diskusi baru.")
    panel.check_files([signed])
    assert told(panel) == "Sah, tetapi bukan versi terakhir"


def test_a_file_from_another_computer_has_an_unknown_signer(
    qtbot: QtBot, frame: Frame, signed: Path
) -> None:
    panel = VerifyPanel(frame, check_file)
    qtbot.addWidget(panel)
    panel.check_files([signed])
    assert told(panel) == "Utuh, tetapi penanda tangan tidak dikenal di sini"
    row = panel.card.findChildren(DigestRow)[-1]
    row.copy.click()
    copied = QApplication.clipboard().text().split()
    assert len(copied) == 16
    assert row.value.text().split() == copied


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("locked", "Rusak atau terkunci sandi"),
        ("broken", "Rusak atau terkunci sandi"),
        ("elsewhere", "Tanpa tanda tangan"),
        ("foreign", "Bukan berkas dari aplikasi ini"),
        ("draft", "Tanpa tanda tangan"),
    ],
)
def test_other_files_get_their_own_word(
    panel: VerifyPanel, office: SignedOffice, signed: Path, tmp_path: Path, kind: str, title: str
) -> None:
    path = tmp_path / "lain.pdf"
    if kind == "locked":
        locked(signed, path)
    elif kind == "broken":
        path.write_bytes(signed.read_bytes()[:900])
    elif kind == "elsewhere":
        from_elsewhere(path)
    elif kind == "foreign":
        people = People(
            employee=person("Siti", "Pegawai"),
            appraiser=person("Bambang", "Penilai"),
            reviewer=person("Ratna", "Atasan"),
        )
        path.write_bytes(signed_by(document(None), people, ("Penilai",)))
    else:
        draft = office.row("Budi").appraisal_id
        path.write_bytes(office.services.documents.pdf(draft, "evaluation_document"))
    panel.check_files([path])
    assert told(panel) == title
    assert panel.list.rows.rows[0].caption == title


def test_several_files_are_listed_newest_first_and_kept(
    panel: VerifyPanel, signed: Path, tmp_path: Path
) -> None:
    panel.check_files([signed])
    panel.check_files([from_elsewhere(tmp_path / "undangan.pdf"), tmp_path / "hilang.pdf"])
    titles = [row.title for row in panel.list.rows.rows]
    assert titles == ["undangan.pdf", "hilang.pdf", signed.name]
    assert panel.count.text() == "3 berkas"
    panel.list.setCurrentIndex(panel.list.rows.index(1))
    assert told(panel) == "Tidak dapat dibaca"
    panel.list.setCurrentIndex(panel.list.rows.index(2))
    assert told(panel) == "Asli"


def test_files_can_be_dropped(panel: VerifyPanel, signed: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(signed)), QUrl("https://contoh.go.id/a.pdf")])
    event = QDropEvent(
        QPointF(20, 20),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    panel.zone.dropEvent(event)
    assert [row.title for row in panel.list.rows.rows] == [signed.name]


def test_the_page_begins_with_one_button(panel: VerifyPanel) -> None:
    assert panel.empty.isVisible()
    assert panel.empty.button.kind == "primary"
    assert not panel.card.isVisible()


def test_over_the_lock_screen_the_panel_fits_a_small_window(
    qtbot: QtBot, frame: Frame, signed: Path
) -> None:
    window = VerifyPanel(frame, check_file)
    qtbot.addWidget(window)
    window.resize(1093, 535)
    window.show()
    panel = VerifyPanel(frame, check_file)
    dialog = VerifyDialog(frame.theme, panel, parent=window)
    dialog.open()
    panel.check_files([signed])
    assert panel.card.isVisible()
    assert panel.left.isVisible()
    window.resize(820, 535)
    assert panel.card.isVisible()
    assert not panel.left.isVisible()
    panel.card.back.click()
    assert panel.left.isVisible()
    dialog.primary.click()
    assert not dialog.is_open
