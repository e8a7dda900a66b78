"""Ctrl+C in the terminal: one sentence, the exit code of shells, and nothing half done."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kinerja_desktop.commands.terminal import StopsAtSteps
from kinerja_desktop.importing.opened_list import ImportRequest
from kinerja_desktop.progress import Silent
from kinerja_desktop.services import Services

LIST = Path(__file__).parent.parent / "files" / "staff-lists" / "siasn-export.xlsx"

PRESS_WHILE_READING = """
import signal, sys
from kinerja_desktop.cli import main
def press(name, given):
    if name == "open" and str(given[0]) == sys.argv[1]:
        signal.raise_signal(signal.SIGINT)
sys.addaudithook(press)
sys.exit(main(["import", sys.argv[1], "--dry-run", "--json"]))
"""


class PressesCtrlC:
    """A progress that is watched by somebody impatient."""

    def step(self, _done: int, _total: int, _what: str = "") -> None:
        signal.raise_signal(signal.SIGINT)


def test_an_import_that_is_stopped_says_so_and_ends_with_130() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PRESS_WHILE_READING, str(LIST)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 130
    assert done.stderr == "Dihentikan. Tidak ada yang berubah.\n"
    assert done.stdout == ""


def test_ctrl_c_while_people_are_stored_takes_all_of_them_back(services: Services) -> None:
    plan = services.importing.preview(ImportRequest(source=LIST), Silent())
    with pytest.raises(KeyboardInterrupt), StopsAtSteps(PressesCtrlC()) as steps:
        services.importing.commit(plan, None, steps)
    assert services.staff.is_empty()
    assert services.importing.commit(plan, None, Silent())
    assert not services.staff.is_empty()


def test_ctrl_c_after_the_last_step_comes_too_late() -> None:
    with StopsAtSteps(Silent()) as steps:
        steps.step(1, 1)
        signal.raise_signal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
