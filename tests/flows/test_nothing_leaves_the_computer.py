"""No connection: the whole journey, the windows and the commands, watched at the sockets."""

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
from tests.flows.outside import OPEN_STORE, environment, run
from tests.test_app import PASSPHRASE

STAFF_LIST = Path(__file__).parent.parent / "files" / "staff-lists" / "siasn-export.xlsx"

# Families 2 and 10 are IPv4 and IPv6; names are looked up before anything is sent.
WATCH = """
import sys
seen = []
def _watch(event, args):
    if event == "socket.__new__":
        if args[1] in (2, 10):
            seen.append([event, str(args[1:])])
    elif event in ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"):
        if getattr(args[0], "family", 2) in (2, 10):
            seen.append([event, str(args[1:])])
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.getnameinfo"):
        seen.append([event, str(args)])
sys.addaudithook(_watch)
"""
JOURNEY = """
import glob, json
from kinerja_desktop.cli import main
codes = [main(["demo", "--output", sys.argv[1]])]
codes.append(main(["import", sys.argv[2], "--dry-run", "--json"]))
codes.append(main(["verify", *sorted(glob.glob(sys.argv[1] + "/documents/*.pdf"))]))
from pathlib import Path
libraries = Path("/proc/self/maps").read_text() if sys.platform == "linux" else ""
print()
print(json.dumps({"codes": codes, "seen": seen, "network": "Qt6Network" in libraries}))
"""
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
def test_the_whole_journey_opens_no_socket(tmp_path: Path) -> None:
    found = run(WATCH + JOURNEY, str(tmp_path / "demo"), str(STAFF_LIST))
    assert found["codes"] == [0, 0, 0]
    assert found["seen"] == []
    assert not found["network"], "Qt's network library is loaded"
    assert len(list((tmp_path / "demo" / "documents").glob("*.pdf"))) >= 6


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
