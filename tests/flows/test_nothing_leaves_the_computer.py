"""No connection: the windows, watched at the sockets. The whole journey is in test_demo.py."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kinerja_desktop.data.store import open_store
from kinerja_desktop.data.vault import QUICK_COST, create_vault
from kinerja_desktop.paths import find_paths
from tests.flows.outside import OPEN_STORE, WATCH, environment, run
from tests.test_app import PASSPHRASE

WINDOW = """
found["seen"] = seen
for key in ("staff", "observations", "appraisal", "results", "verify", "settings", "restore"):
    program.main.open_page(key)
    until(lambda: program.main.pages.page.KEY == key)
finish()
"""
ATTEMPT = """
import json, socket
made = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
made.bind(("127.0.0.1", 0))
made.close()
local = socket.socketpair()
for end in local:
    end.close()
print(json.dumps(seen))
"""


@pytest.fixture
def prepared(tmp_path: Path) -> Path:
    paths = find_paths(tmp_path / "data")
    paths.data.mkdir(parents=True)
    key, _code = create_vault(paths.key, PASSPHRASE, cost=QUICK_COST)
    open_store(paths, key, create=True).close()
    return paths.data


def test_the_watch_sees_a_socket_of_the_internet() -> None:
    events = [event for event, _what in run(WATCH + ATTEMPT)]
    assert events == ["socket.__new__", "socket.bind"]


@pytest.mark.slow
def test_opening_working_and_closing_with_a_backup_opens_no_socket(prepared: Path) -> None:
    found = run(WATCH + OPEN_STORE + WINDOW, str(prepared))
    assert found["seen"] == []
    assert list((prepared / "backups").iterdir())


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_the_system_sees_no_internet_call_of_the_window(prepared: Path, tmp_path: Path) -> None:
    log = tmp_path / "calls.txt"
    script = WATCH + OPEN_STORE + WINDOW
    command = ["strace", "-f", "-qq", "-e", "trace=%network", "-o", str(log)]
    done = subprocess.run(
        [*command, sys.executable, "-c", script, str(prepared)],
        capture_output=True,
        text=True,
        check=False,
        env=environment(),
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout.strip().splitlines()[-1])["page"] == "home"
    calls = log.read_text()
    assert re.findall(r".*AF_INET.*", calls) == []
