"""Coverage floors, checked at the end of a whole run with --cov: branches and lines together."""

from __future__ import annotations

import json
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

# The first pattern that fits a file decides; percentages of lines and branches of the group.
FLOORS = (
    ("kinerja_desktop/core/methods/*", 100),
    ("kinerja_desktop/core/nip.py", 100),
    ("kinerja_desktop/core/sealing.py", 100),
    ("kinerja_desktop/core/staff_import.py", 100),
    ("kinerja_desktop/core/*", 95),
    ("kinerja_desktop/data/*", 95),
    ("kinerja_desktop/services/*", 95),
    ("kinerja_desktop/ui/*", 85),
)


def measured(files: dict[str, Any]) -> dict[str, tuple[int, int]]:
    """Return (covered, all) lines and branches for every pattern."""
    sums = {pattern: (0, 0) for pattern, _floor in FLOORS}
    for name, file in files.items():
        path = name.replace("\\", "/")
        pattern = next((p for p, _floor in FLOORS if fnmatch(path, p)), None)
        if pattern is None:
            continue
        summary = file["summary"]
        covered, total = sums[pattern]
        sums[pattern] = (
            covered + summary["covered_lines"] + summary["covered_branches"],
            total + summary["num_statements"] + summary["num_branches"],
        )
    return sums


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a whole run that left a group below its floor; parts of a run are not judged."""
    plugin = session.config.pluginmanager.get_plugin("_cov")
    controller = getattr(plugin, "cov_controller", None)
    whole = not session.config.option.markexpr and not session.config.option.keyword
    is_worker = hasattr(session.config, "workerinput")
    if controller is None or is_worker or not whole or session.config.args_source.name == "ARGS":
        return
    report = Path(session.config.rootpath) / "build" / "coverage.json"
    report.parent.mkdir(exist_ok=True)
    controller.cov.json_report(outfile=str(report))
    files = json.loads(report.read_text(encoding="utf-8"))["files"]
    sums = measured(files)
    terminal = session.config.pluginmanager.get_plugin("terminalreporter")
    for pattern, floor in FLOORS:
        covered, total = sums[pattern]
        share = 100 * covered / total if total else 0.0
        word = "ok" if share >= floor else "BELOW"
        if terminal is not None:
            terminal.write_line(f"coverage {pattern}: {share:.1f} % (floor {floor} %) {word}")
        if share < floor:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
