"""The first window must be there at once: what it loads is watched in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kinerja_desktop.data.store import open_store
from kinerja_desktop.data.vault import QUICK_COST, create_vault
from kinerja_desktop.paths import find_paths

ROOT = Path(__file__).resolve().parent.parent
HEAVY = (
    "alembic",
    "cryptography",
    "kinerja_desktop.data",
    "kinerja_desktop.reports",
    "kinerja_desktop.services",
    "kinerja_desktop.signing",
    "kinerja_desktop.ui.main_window",
    "kinerja_desktop.ui.pages",
    "PIL",
    "pyhanko",
    "pypdfium2",
    "python_calamine",
    "reportlab",
    "sqlalchemy",
    "sqlcipher3",
)

# Looks at the modules when the window is mapped, when its first screen is painted, and when the
# rest has been loaded.
WATCH = """
import json, sys, time
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from kinerja_desktop import app as composition
from kinerja_desktop.paths import find_paths
from kinerja_desktop.ui.application import Application
from kinerja_desktop.ui.preferences import Preferences

found = {}

def look(moment):
    found.setdefault(moment, [name for name in sys.argv[2:] if name in sys.modules])

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            look("mapped")
        if event.type() == QEvent.Type.Paint and type(watched).__name__.endswith("Screen"):
            look("painted")
        return False

paths = find_paths(Path(sys.argv[1]))
preferences = Preferences(paths.settings)
app = Application(["test"], preferences.current)
watch = Watch()
app.installEventFilter(watch)
program = composition.begin(app, paths, preferences)
app.removeEventFilter(watch)
end = time.monotonic() + 60
while "kinerja_desktop.ui.pages" not in sys.modules and time.monotonic() < end:
    app.processEvents()
    time.sleep(0.005)
program.close()
found["screen"] = type(program.top.screen_shown).__name__
look("loaded")
print(json.dumps(found))
"""


def watch(folder: Path) -> dict[str, list[str] | str]:
    done = subprocess.run(
        [sys.executable, "-c", WATCH, str(folder), *HEAVY],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, list[str] | str] = json.loads(done.stdout)
    return found


def prepare_store(folder: Path) -> None:
    paths = find_paths(folder)
    paths.data.mkdir()
    key, _code = create_vault(paths.key, "kertas payung delima senja", cost=QUICK_COST)
    open_store(paths, key, create=True).close()


@pytest.mark.parametrize(
    ("screen", "prepared"), [("FirstStartScreen", False), ("UnlockScreen", True)]
)
def test_the_first_screen_loads_nothing_heavy(tmp_path: Path, screen: str, prepared: bool) -> None:
    folder = tmp_path / "data"
    if prepared:
        prepare_store(folder)
    found = watch(folder)
    assert found["screen"] == screen
    assert found["mapped"] == []
    assert found["painted"] == []
    assert "sqlalchemy" in found["loaded"]
