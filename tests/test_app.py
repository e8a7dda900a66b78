"""The program from outside: started in a process of its own, with real threads and a real store."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kinerja_desktop.data.store import open_store
from kinerja_desktop.data.vault import QUICK_COST, create_vault, unlock
from kinerja_desktop.paths import find_paths

PASSPHRASE = "kertas payung delima senja"
ROOT = Path(__file__).resolve().parent.parent

BEGINNING = """
import json, sys, time
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from kinerja_desktop.app import begin
from kinerja_desktop.paths import find_paths
from kinerja_desktop.ui.application import Application
from kinerja_desktop.ui.preferences import Preferences

PASSPHRASE = "kertas payung delima senja"
paths = find_paths(Path(sys.argv[1]))
preferences = Preferences(paths.settings)
app = Application(["test"], preferences.current)
caught = []
app.last_net.install()
app.last_net.caught.connect(lambda bug: caught.append(bug.report))
program = begin(app, paths, preferences)
found = {}

def until(is_so, seconds=60):
    end = time.monotonic() + seconds
    while not is_so():
        app.processEvents()
        time.sleep(0.005)
        if time.monotonic() > end:
            raise SystemExit(f"waited in vain: {found}")

def working():
    return program.main is not None and program.main.pages.page is not None

def finish():
    program.top.close()
    until(lambda: program.session is None)
    found["caught"] = caught
    print(json.dumps(found))
"""

FIRST_START = """
screen = program.top.screen_shown
found["screen"] = type(screen).__name__
screen.profile_step.own.set_text("name", "Ratna Kusumawardani")
screen.forward.click()
step = screen.security_step
step.passphrase.setText(PASSPHRASE)
step.repeated.setText(PASSPHRASE)
until(lambda: step.groups)
for answer, number in zip(step.answers, step.wanted):
    answer.setText(step.groups[number - 1])
screen.forward.click()
screen.data_step.data.set_value(sys.argv[2])
screen.forward.click()
screen.forward.click()
until(working)
found["code"] = " ".join(step.groups)
found["is_sample"] = program.session.is_sample
found["page"] = program.main.pages.page.KEY
"""

UNLOCK = """
screen = program.top.screen_shown
found["screen"] = type(screen).__name__
screen.passphrase.setText(PASSPHRASE)
screen.open.click()
until(working)
found["page"] = program.main.pages.page.KEY
"""


def run(script: str, *arguments: str) -> dict[str, Any]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", BEGINNING + script, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        timeout=180,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


@pytest.fixture
def prepared(tmp_path: Path) -> Path:
    """Return a data folder with a store behind PASSPHRASE."""
    paths = find_paths(tmp_path / "data")
    paths.data.mkdir(parents=True)
    key, _code = create_vault(paths.key, PASSPHRASE, cost=QUICK_COST)
    open_store(paths, key, create=True).close()
    return paths.data


HEAVY = """
heavy = ("sqlalchemy", "reportlab", "pyhanko", "kinerja_desktop.services")
found["visible"] = program.top.isVisible()
found["screen"] = type(program.top.screen_shown).__name__
found["heavy"] = [name for name in heavy if name in sys.modules]
print(json.dumps(found))
sys.stdout.flush()
import os
os._exit(0)
"""


def test_the_first_start_is_shown_before_anything_heavy_is_loaded(tmp_path: Path) -> None:
    found = run(HEAVY, str(tmp_path / "fresh"))
    assert found == {"visible": True, "screen": "FirstStartScreen", "heavy": []}


def test_the_unlock_card_is_shown_before_anything_heavy_is_loaded(prepared: Path) -> None:
    found = run(HEAVY, str(prepared))
    assert found == {"visible": True, "screen": "UnlockScreen", "heavy": []}


@pytest.mark.slow
def test_a_fresh_computer_leads_to_the_import_and_leaves_a_backup(tmp_path: Path) -> None:
    data = tmp_path / "data"
    backed_up = 'until(lambda: any((paths.backups).glob("*/backup.json")))\nfinish()'
    found = run(FIRST_START + backed_up, str(data), "import")

    assert found["screen"] == "FirstStartScreen"
    assert (found["page"], found["is_sample"]) == ("import_staff", False)
    assert found["caught"] == []
    assert {"kinerja.db", "kinerja.key", "kinerja.key.2"} <= {p.name for p in data.iterdir()}
    assert not (data / "first-start").exists()


@pytest.mark.slow
def test_sample_data_is_a_store_of_its_own_and_can_be_left(tmp_path: Path) -> None:
    leave = """
found["people"] = len(program.session.services.staff.list_staff())
program.main.left_sample_data.emit()
until(lambda: not working())
until(working)
found["left"] = not program.session.is_sample
found["own_people"] = len(program.session.services.staff.list_staff())
finish()
"""
    found = run(FIRST_START + leave, str(tmp_path / "data"), "sample")

    assert found["is_sample"]
    assert found["people"] >= 12
    assert (found["left"], found["own_people"]) == (True, 0)
    assert found["caught"] == []
    assert not (tmp_path / "data" / "contoh").exists()


@pytest.mark.slow
def test_a_backup_is_looked_into_and_left_without_a_trace(prepared: Path) -> None:
    look = """
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.services.backups import Cause
own = program.session
staff = own.services.staff
program.runner.run(program, lambda _: own.services.backups.make(Cause.MANUAL))
until(lambda: any(b.cause == Cause.MANUAL for b in own.services.backups.list()))
backup = next(b for b in own.services.backups.list() if b.cause == Cause.MANUAL)
program.runner.run(program, lambda _: staff.add(Employee(name="Siti")))
until(lambda: len(staff.list_staff()) == 1)
before = {p.name: p.read_bytes() for p in sorted(backup.folder.iterdir())}

main = program.main
main.open_page("restore")
until(lambda: program.main.pages.page.KEY == "restore")
program.main.pages.page.chosen.look_wanted.emit(backup)
until(lambda: program.main is not main)
until(working)
seen = program.session
copy = paths.data / "lihat-cadangan"
found["banner"] = [notice for notice in program.main.notices.texts.values()]
found["people"] = len(seen.services.staff.list_staff())
found["pages"] = [entry.KEY for entry in program.main._classes]
found["private"] = oct(copy.stat().st_mode & 0o777)
found["plain"] = b"SQLite format 3" in (copy / "kinerja.db").read_bytes()[:32]
refused = []
for write in (
    lambda _: seen.services.staff.add(Employee(name="Tidak")),
    lambda _: seen.services.backups.make(Cause.MANUAL),
):
    program.runner.run(program, write, on_error=lambda error: refused.append(str(error)))
until(lambda: len(refused) == 2)
found["refused"] = len(refused)
program.main.open_note()
found["dialogs"] = [type(d).__name__ for d in program.top.findChildren(Dialog) if d.isVisible()]

program.main.left_backup.emit()
until(lambda: program.session is own and working() and not copy.exists())
found["page"] = program.main.pages.page.KEY
found["own_people"] = len(program.session.services.staff.list_staff())
found["same"] = before == {p.name: p.read_bytes() for p in sorted(backup.folder.iterdir())}
found["changed"] = program._is_changed
finish()
"""
    look = "from kinerja_desktop.ui.widgets.dialog import Dialog\n" + look
    found = run(UNLOCK + look, str(prepared))

    assert found["caught"] == []
    assert [words for words in found["banner"] if words.startswith("Anda melihat cadangan ")]
    assert (found["people"], found["own_people"]) == (0, 1)
    assert not {"settings", "import_staff", "restore"} & set(found["pages"])
    assert (found["private"], found["plain"]) == ("0o700", False)
    assert (found["refused"], found["dialogs"]) == (2, [])
    assert (found["page"], found["same"], found["changed"]) == ("restore", True, True)


@pytest.mark.slow
def test_a_locked_window_restores_a_backup_without_showing_what_was_there(prepared: Path) -> None:
    restore = """
from kinerja_desktop.services.backups import Cause
from kinerja_desktop.ui.dialogs.choose_backup import ChooseBackupDialog
program.runner.run(program, lambda _: program.session.services.backups.make(Cause.MANUAL))
until(lambda: bool(program.session.services.backups.list()))
program.main.header.lock.click()
cover = program.top.cover
found["offers"] = [cover.verify.isVisible(), cover.restore.isVisible()]
cover.restore.click()
until(lambda: program.top.findChild(ChooseBackupDialog) is not None)
program.top.findChild(ChooseBackupDialog).submit()
until(lambda: not program.top.is_locked)
found["main"] = program.main is None
until(lambda: type(program.top.screen_shown).__name__ == "UnlockScreen")
found["session"] = program.session is None
finish()
"""
    found = run(UNLOCK + restore, str(prepared))

    assert found["caught"] == []
    assert found["offers"] == [True, True]
    assert (found["main"], found["session"]) == (True, True)


@pytest.mark.slow
def test_a_given_up_first_start_leaves_no_key(tmp_path: Path) -> None:
    give_up = FIRST_START.partition("screen.data_step")[0] + "finish()"
    run(give_up, str(tmp_path / "data"), "empty")
    found = run(HEAVY, str(tmp_path / "data"))

    assert found["screen"] == "FirstStartScreen"
    assert not (tmp_path / "data" / "kinerja.key").exists()


@pytest.mark.slow
def test_locking_and_unlocking_keeps_the_page(prepared: Path) -> None:
    lock = """
program.main.open_page("verify")
program.main.header.lock.click()
found["locked"] = program.top.is_locked
found["hidden"] = not program.main.isVisible()
cover = program.top.findChildren(type(screen))[-1]
cover.passphrase.setText("bukan ini")
cover.open.click()
until(lambda: bool(cover.field.error.text.text()))
found["still_locked"] = program.top.is_locked
until(cover.open.isEnabled)
cover.passphrase.setText(PASSPHRASE)
cover.open.click()
until(lambda: not program.top.is_locked)
found["page"] = program.main.pages.page.KEY
finish()
"""
    found = run(UNLOCK + lock, str(prepared))

    assert found == {
        "screen": "UnlockScreen",
        "locked": True,
        "hidden": True,
        "still_locked": True,
        "page": "verify",
        "caught": [],
    }


@pytest.mark.slow
def test_language_and_look_change_in_the_open_window(prepared: Path) -> None:
    change = """
program._open_page("settings")
until(lambda: program.main.header.title.text() == "Pengaturan")
preferences.change(language="en", theme="dark", text_size_percent=130)
until(lambda: program.main.header.title.text() == "Settings")
until(lambda: program.main.pages.page.list.current_key() == "appearance")
found["section"] = program.main.pages.page.list.current_key()
found["dark"] = app.theme.is_dark
found["scale"] = app.theme.scale
finish()
"""
    found = run(UNLOCK + change, str(prepared))

    assert (found["section"], found["dark"], found["scale"]) == ("appearance", True, 1.3)
    assert found["caught"] == []


@pytest.mark.slow
def test_what_was_changed_is_backed_up_on_closing(prepared: Path) -> None:
    change = """
until(lambda: any(paths.backups.glob("*-daily/backup.json")))
from kinerja_desktop.core.staff import Employee
program.runner.run(program, lambda _: program.session.services.staff.add(Employee(name="Siti")))
until(lambda: program._is_changed)
finish()
found["causes"] = sorted(p.name.rpartition("-")[2] for p in paths.backups.iterdir())
print(json.dumps(found))
"""
    found = run(UNLOCK + change, str(prepared))

    assert found["causes"] == ["closing", "daily"]
    assert found["caught"] == []


@pytest.mark.slow
def test_closing_asks_when_what_was_typed_could_not_be_saved(prepared: Path) -> None:
    change = """
from kinerja_desktop.errors import StorageError
from kinerja_desktop.ui.dialogs.closing import ClosingCover
from kinerja_desktop.ui.editing import DraftEditor
def save(draft, version):
    raise StorageError("The disk is full.")
editor = DraftEditor(program.runner, save, parent=program.main)
editor.open("", 0)
editor.edit("text", "not yet stored")
program.close()
until(lambda: any(cover.stay.isVisible() for cover in program.top.findChildren(ClosingCover)))
cover = program.top.findChild(ClosingCover)
found["title"], found["anyway"] = cover._title.text(), cover.anyway.text()
cover.stay.click()
found["still_open"] = program.session is not None and not program.top.is_locked
editor.open("", 0)
finish()
"""
    found = run(UNLOCK + change, str(prepared))

    assert found["title"] == "Ketikan terakhir belum dapat disimpan"
    assert (found["anyway"], found["still_open"]) == ("Tutup tanpa menyimpan", True)
    assert found["caught"] == []


@pytest.mark.slow
def test_a_second_program_on_the_same_data_says_so(prepared: Path) -> None:
    paths = find_paths(prepared)
    script = """
screen = program.top.screen_shown
until(lambda: screen.trouble.isVisible())
found["at_once"] = screen.trouble.text.text()
screen.passphrase.setText(PASSPHRASE)
screen.open.click()
until(lambda: not screen.trouble.isVisible())
until(lambda: screen.trouble.isVisible())
found["text"] = screen.trouble.text.text()
finish()
"""
    store = open_store(paths, unlock(paths.key, PASSPHRASE))
    try:
        found = run(script, str(prepared))
    finally:
        store.close()
    assert found["at_once"].startswith("Data sedang dibuka oleh")
    assert found["text"] == found["at_once"]
    assert found["caught"] == []


@pytest.mark.slow
def test_a_lock_left_by_a_crash_holds_nobody_up(prepared: Path) -> None:
    stale = {"user": "ratna", "host": "lama", "since": "2026-01-05T08:00:00+07:00", "pid": 1}
    (prepared / "kinerja.lock").write_text(json.dumps(stale), encoding="utf-8")
    found = run(UNLOCK + "finish()", str(prepared))
    assert (found["page"], found["caught"]) == ("home", [])


@pytest.mark.slow
def test_a_mistake_opens_the_crash_window_and_the_work_goes_on(prepared: Path) -> None:
    crash = """
from kinerja_desktop.ui.dialogs.crash import CrashDialog
program.runner.run(program, lambda _: 1 // 0)
until(lambda: program.top.findChild(CrashDialog) is not None)
dialog = program.top.findChild(CrashDialog)
found["open"] = dialog.is_open
dialog.primary.click()
found["closed"] = not dialog.is_open
found["works"] = working()
found["reports"] = len(caught)
caught.clear()
finish()
"""
    found = run(UNLOCK + crash, str(prepared))

    assert (found["open"], found["closed"], found["works"], found["reports"]) == (
        True,
        True,
        True,
        1,
    )


@pytest.mark.slow
def test_a_mistake_while_closing_brings_the_window_back(prepared: Path) -> None:
    crash = """
from kinerja_desktop.ui.dialogs.closing import ClosingCover
from kinerja_desktop.ui.dialogs.crash import CrashDialog
program._is_changed = True
program.session.back_up = lambda _progress: 1 // 0
program.close()
until(lambda: program.top.findChild(CrashDialog) is not None)
found["covered"] = isinstance(program.top.cover, ClosingCover)
program.top.findChild(CrashDialog).primary.click()
found["back"] = program.top.cover is None and working() and program.main.isVisible()
del program.session.back_up
found["reports"] = len(caught)
caught.clear()
finish()
"""
    found = run(UNLOCK + crash, str(prepared))

    assert (found["covered"], found["back"], found["reports"]) == (True, True, 1)


@pytest.mark.slow
def test_a_backup_is_restored_from_its_page(prepared: Path) -> None:
    restore = """
from kinerja_desktop.core.staff import Employee
services = program.session.services
until(lambda: any(paths.backups.glob("*/backup.json")))
until(lambda: services.backups.last_made_at() is not None)
services.staff.add(Employee(name="Orang Sementara"))
program.main.open_page("restore")
page = program.main.pages.page
until(lambda: page.list.chosen() is not None)
found["before"] = len(services.staff.list_staff())
page.chosen.restore.click()
until(lambda: program.main is None)
until(lambda: type(program.top.screen_shown).__name__ == "UnlockScreen")
card = program.top.screen_shown
said = [label.text() for label in card.findChildren(QLabel)]
found["said"] = [text for text in said if "dipulihkan" in text]
card.passphrase.setText(PASSPHRASE)
card.open.click()
until(working)
found["after"] = len(program.session.services.staff.list_staff())
causes = [backup.cause.value for backup in program.session.services.backups.list()]
found["set_aside"] = "before_restore" in causes
finish()
"""
    found = run(UNLOCK + restore, str(prepared))

    assert found["before"] == found["after"] + 1
    assert found["set_aside"]
    assert len(found["said"]) == 1
    assert found["caught"] == []


@pytest.mark.slow
def test_sample_data_are_opened_and_left_from_the_settings(prepared: Path) -> None:
    visit = """
def press_sample(wanted):
    before = program.main
    before.open_page("settings", {"section": "sample"})
    before.pages.page.sections["sample"].button.click()
    until(lambda: program.main is not before and working())
    return program.session.is_sample == wanted

found["inside"] = press_sample(True)
found["outside"] = press_sample(False)
finish()
"""
    found = run(UNLOCK + visit, str(prepared))

    assert found["inside"]
    assert found["outside"]
    assert found["caught"] == []
