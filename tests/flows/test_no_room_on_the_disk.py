"""A disk that is full while saving: one sentence, the words stay, nothing is half done.

Needs a small file system of its own, which only root can mount.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.data.store import open_store
from kinerja_desktop.data.vault import QUICK_COST, create_vault
from kinerja_desktop.paths import find_paths
from kinerja_desktop.services import Services, build_services
from kinerja_desktop.settings import Settings
from kinerja_desktop.ui.dialogs.finalise import FinaliseDialog
from kinerja_desktop.ui.dialogs.quick_note import QuickNoteDialog
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.pages.appraisal_page import AppraisalPage
from kinerja_desktop.ui.runner import InlineRunner
from tests.conftest import NOW
from tests.office import Office

ROOM = "6m"
IDENTITY = "kunci tanda tangan"
WORDS = "Menyelesaikan rekap sebelum tenggat."


class Disk:
    """A small disk that can be filled to the last byte."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def fill(self) -> None:
        with (self.place / "ballast").open("wb", buffering=0) as file:
            size = 1 << 16
            while size:
                try:
                    file.write(b"\0" * size)
                except OSError:
                    size //= 2

    def make_room(self) -> None:
        (self.place / "ballast").unlink(missing_ok=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    place = tmp_path / "stick"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(place)]
    if os.name != "posix" or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no small file system can be mounted here: that needs root")
    yield Disk(place)
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.fixture
def office(disk: Disk, runner: InlineRunner) -> Iterator[Office]:
    """Return an office whose data lies on the small disk."""
    paths = find_paths(disk.place / "data")
    paths.data.mkdir()
    key, _code = create_vault(paths.key, "kertas payung", cost=QUICK_COST)
    store = open_store(paths, key, announce=runner.announce, create=True)
    services = build_services(store, paths, key, clock=lambda: NOW, settings=Settings)
    yield Office(services)
    disk.make_room()
    store.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1366, 689)
    made.show()
    return made


def is_one_sentence(text: str) -> bool:
    """Whether a person can read it: no code, no path of the program, an end."""
    return text.endswith(".") and "Error" not in text and "sqlite" not in text.lower()


def notes_of(services: Services, office: Office) -> int:
    return len(services.appraising.view(office.period_id, office.rina).notes)


def test_a_note_that_cannot_be_saved_stays_in_its_dialog(
    window: QWidget, frame: Frame, disk: Disk, office: Office
) -> None:
    services = office.services
    period = services.periods.view(office.period_id).period
    dialog = QuickNoteDialog(
        frame, services, period=period, target=(office.rina, "akuntabel"), parent=window
    )
    dialog.open()
    dialog.form.sign.set_value(1)
    dialog.form.text.setFocus()
    QTest.keyClicks(dialog.form.text, WORDS * 12)
    disk.fill()
    dialog.submit()
    assert dialog.is_open
    assert dialog.trouble.isVisible()
    assert is_one_sentence(dialog.trouble.accessibleName() or dialog.trouble.text.text())
    assert dialog.form.text.text() == WORDS * 12
    disk.make_room()
    assert notes_of(services, office) == 0
    dialog.submit()
    assert dialog.isHidden()
    assert notes_of(services, office) == 1


def test_a_rating_that_cannot_be_saved_says_so_and_keeps_the_words(
    window: QWidget, frame: Frame, disk: Disk, office: Office
) -> None:
    services = office.services
    office.plan(office.rina)
    page = AppraisalPage(frame, services, parent=window)
    page.resize(1318, 617)
    page.show_period(services.periods.view(office.period_id).period)
    page.show_target({"employee_id": office.rina})
    page.show()
    disk.fill()
    QTest.keyClicks(page.board.rating.feedback, WORDS * 12)
    page.leave()
    texts = list(page.notices.texts.values())
    assert len(texts) == 1, texts
    assert is_one_sentence(texts[0])
    assert page.board.rating.feedback.text() == WORDS * 12
    disk.make_room()
    page.leave()
    draft = services.appraising.view(office.period_id, office.rina).appraisal.draft
    assert WORDS * 12 in [answer.feedback for answer in draft.answers]


def test_nothing_is_final_when_the_document_finds_no_room(
    window: QWidget, frame: Frame, disk: Disk, office: Office
) -> None:
    services = office.services
    appraisal = office.signed(office.rina)
    services.identities.make(IDENTITY)
    dialog = FinaliseDialog(frame, services, appraisal_id=appraisal.id, parent=window)
    dialog.begin()
    dialog.form.passphrase.setText(IDENTITY)
    disk.fill()
    dialog.submit()
    assert dialog.is_open
    assert dialog.trouble.isVisible()
    assert is_one_sentence(dialog.trouble.accessibleName() or dialog.trouble.text.text())
    disk.make_room()
    view = services.appraising.view(office.period_id, office.rina)
    assert view.appraisal.stage == Stage.SIGNED
    assert services.documents.list(appraisal.id) == ()
    dialog.submit()
    view = services.appraising.view(office.period_id, office.rina)
    assert view.appraisal.stage == Stage.FINAL
