"""The dialog in which an identity to sign with is made or brought."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.data.store import Store
from kinerja_desktop.services import Services
from kinerja_desktop.services.sample_data import fill
from kinerja_desktop.signing.identity import make_identity
from kinerja_desktop.ui.dialogs.identity import BRING, IdentityDialog
from kinerja_desktop.ui.frame import Frame

PASSWORD = "sandi sertifikat"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(1093, 535)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(
    window: QWidget, frame: Frame, store: Store, services: Services, now: datetime
) -> IdentityDialog:
    fill(store, now)
    made = IdentityDialog(frame, services, parent=window)
    made.open()
    return made


def bring(dialog: IdentityDialog, path: Path, password: str) -> None:
    dialog.way.set_value(BRING)
    dialog.way.value_changed.emit(BRING)
    dialog.path.setText(str(path))
    dialog.password.setText(password)
    dialog.primary.click()


def test_a_passphrase_may_begin_with_a_digit(dialog: IdentityDialog) -> None:
    assert dialog.first_focus() is dialog.first
    dialog.way.set_value(BRING)
    dialog.way.value_changed.emit(BRING)
    assert dialog.first_focus() is dialog.way


def test_a_short_passphrase_is_refused_under_its_field(
    dialog: IdentityDialog, services: Services
) -> None:
    dialog.first.setText("pendek")
    dialog.second.setText("pendek")
    dialog.primary.click()
    assert dialog.first_field.error.text.text() == "Paling sedikit 8 karakter."
    assert services.identities.list() == ()


def test_enter_makes_it_once_the_passphrase_stands_twice(
    qtbot: QtBot, dialog: IdentityDialog, services: Services
) -> None:
    qtbot.keyClicks(dialog.first, PASSWORD)
    qtbot.keyClicks(dialog.second, PASSWORD)
    qtbot.keyClick(dialog.second, Qt.Key.Key_Return)
    assert len(services.identities.list()) == 1


def test_what_was_made_is_told_and_its_fingerprint_copied(
    qtbot: QtBot, dialog: IdentityDialog, services: Services
) -> None:
    dialog.first.setText(PASSWORD)
    dialog.second.setText(PASSWORD)
    dialog.primary.click()
    (made,) = services.identities.list()
    assert dialog.label.text() == "Dra. Ratna Kusumawardani, M.Si."
    assert dialog.fingerprint.text() == made.fingerprint
    with qtbot.waitSignal(dialog.made) as told:
        dialog.close_button.click()
    assert told.args == [made.id, PASSWORD]


def test_a_certificate_is_brought_with_its_password(
    dialog: IdentityDialog, services: Services, tmp_path: Path
) -> None:
    made = make_identity(
        "Ratna Kusumawardani", "", agency="", passphrase=PASSWORD, today=datetime.now(tz=UTC).date()
    )
    path = tmp_path / "ratna.p12"
    path.write_bytes(made.pkcs12)
    bring(dialog, path, "salah")
    assert dialog.password_field.error.isVisible()
    bring(dialog, path, PASSWORD)
    (brought,) = services.identities.list()
    assert brought.fingerprint.replace(" ", "").lower() == made.fingerprint_sha256
    assert dialog.primary.text() == "Selesai"
    dialog.copy_fingerprint()
    assert QApplication.clipboard().text() == brought.fingerprint


def test_a_file_that_is_no_certificate_is_told_above(
    dialog: IdentityDialog, services: Services, tmp_path: Path
) -> None:
    path = tmp_path / "surat.p12"
    path.write_bytes(b"bukan sertifikat")
    bring(dialog, path, PASSWORD)
    assert dialog.trouble.isVisible()
    assert services.identities.list() == ()
