"""Programs in processes of their own: their answer, and nothing on stderr that Qt complains of."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.test_app import BEGINNING, PASSPHRASE, UNLOCK

ROOT = Path(__file__).resolve().parent.parent.parent
# the offscreen platform says so of every window
HARMLESS = "This plugin does not support"
OPEN_STORE = BEGINNING + UNLOCK
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


def environment() -> dict[str, str]:
    return os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        "KINERJA_PASSPHRASE": PASSPHRASE,
    }


def start(script: str, *arguments: str) -> subprocess.Popen[str]:
    """Start a script in a process of its own; Python warnings end it."""
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", script, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
    )


def complaints(stderr: str) -> list[str]:
    """Return what Qt or Python said that they should not have to say."""
    lines = [line for line in stderr.splitlines() if line and HARMLESS not in line]
    words = ("warning", "qt.", "qobject", "qpainter", "qwidget", "qlayout", "traceback", "error")
    return [line for line in lines if line.casefold().lstrip().startswith(words)]


def run(script: str, *arguments: str, seconds: int = 240) -> Any:
    """Run a script to its end; returns the JSON value of its last line."""
    process = start(script, *arguments)
    out, err = process.communicate(timeout=seconds)
    assert process.returncode == 0, out[-3000:] + err[-3000:]
    assert "\n".join(complaints(err)) == ""
    return json.loads(out.strip().splitlines()[-1])
