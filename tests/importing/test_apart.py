"""Old workbooks, read in a process of their own: whatever happens there becomes a sentence."""

from __future__ import annotations

import ctypes
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import date
from multiprocessing import spawn
from pathlib import Path

import psutil
import pytest

from kinerja_desktop.errors import Cancelled, UnreadableFileError
from kinerja_desktop.importing import apart, read_file
from kinerja_desktop.importing.confined import JobLimits
from kinerja_desktop.importing.limits import APART_BYTES
from kinerja_desktop.importing.opened_list import ImportRequest, ListReader
from kinerja_desktop.progress import Progress, Silent

FILES = Path(__file__).parents[1] / "files/old-workbooks"
LIST = FILES / "daftar.xls"
TODAY = date(2026, 11, 24)


class AtStep:
    """Does something at the first step that is watched, while the other process works."""

    def __init__(self, act: Callable[[], None]) -> None:
        self._acts = [act]

    def step(self, done: int, total: int, what: str = "") -> None:
        assert done <= total, what
        if self._acts and multiprocessing.active_children():
            self._acts.pop()()


def refusal(path: Path, progress: Progress | None = None) -> UnreadableFileError:
    with pytest.raises(UnreadableFileError) as caught:
        read_file(path, progress or Silent())
    return caught.value


def test_an_old_workbook_is_a_list() -> None:
    opened = ListReader().open(ImportRequest(source=LIST), Silent())
    look = opened.look(today=TODAY)
    assert (look.kind, look.sheet, look.header_row, look.rows_total) == ("xls", "Pegawai", 3, 4)
    assert [(sheet.name, sheet.rows) for sheet in look.sheets] == [
        ("Rekap", 1),
        ("Pegawai", 6),
        ("Lama", 21),
    ]
    plan = opened.plan((), today=TODAY)
    assert [person.nip for person in plan.people if person.is_valid] == [
        "198503122010012001",
        "199207182022211005",
        "197911032005011002",
    ]
    assert plan.people[0].birth_date == date(1985, 3, 12)
    assert plan.people[0].name == "Rina Ayú Lestari"
    assert [(one.row, one.cell, one.code) for one in plan.problems] == [(7, "A7", "nip_damaged")]


@pytest.mark.parametrize("name", ["kunci.xls", "kunci.xlsx"])
def test_a_password_is_recognised(name: str) -> None:
    said = refusal(FILES / name)
    assert said.code == "protected"
    assert "kata sandi" in said.message


def test_cells_far_apart_end_only_the_other_process() -> None:
    assert refusal(FILES / "jauh.xls").code == "too_large"


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9])
def test_a_container_that_breaks_off_is_refused(tmp_path: Path, share: float) -> None:
    path = tmp_path / "putus.xls"
    data = LIST.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert refusal(path).code in {"unreadable", "too_large"}


def test_a_document_of_another_program_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "surat.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert refusal(path).code == "unreadable"


def test_the_death_of_the_other_process_is_a_sentence() -> None:
    def kill() -> None:
        for child in multiprocessing.active_children():
            os.kill(child.pid or 0, signal.SIGKILL)

    said = refusal(FILES / "daftar.xls", AtStep(kill))
    assert said.code == "too_large"
    assert "pembacaannya dihentikan" in said.message


@pytest.mark.skipif(sys.platform == "win32", reason="there the bytes are sent otherwise")
def test_a_reader_that_cannot_even_start_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "besar.xls"
    path.write_bytes(LIST.read_bytes() + bytes(1_000_000))  # more than a pipe takes at once
    monkeypatch.setattr(spawn, "_python_exe", b"/bin/false")
    assert refusal(path).code == "too_large"


def test_a_reader_that_is_too_slow_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "APART_SECONDS", 0.0)
    assert "not ready" in refusal(LIST).details
    assert multiprocessing.active_children() == []


def test_stop_ends_the_other_process() -> None:
    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_file(LIST, AtStep(stop))
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux counts like this")
def test_the_other_process_never_takes_more_memory_than_it_may() -> None:
    most = 0

    def watch() -> None:
        nonlocal most
        ends, own = time.monotonic() + 30, psutil.Process().cmdline()
        while not done.is_set() and time.monotonic() < ends:
            for child in psutil.Process().children():
                try:
                    if child.cmdline() != own:  # until it has begun, its memory is that of here
                        most = max(most, child.memory_info().rss)
                except psutil.NoSuchProcess:
                    continue

    done = threading.Event()
    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        assert refusal(FILES / "jauh.xls").code == "too_large"
    finally:
        done.set()
        watcher.join()
    assert 0 < most < APART_BYTES


def test_the_command_line_reads_old_workbooks_and_says_nothing_of_dying_readers() -> None:
    for name, code in (("daftar.xls", 1), ("jauh.xls", 2), ("kunci.xls", 2)):
        found = subprocess.run(
            [Path(sys.prefix) / "bin/kinerja-desktop", "import", "--dry-run", FILES / name],
            capture_output=True,
            text=True,
            check=False,
        )
        assert found.returncode == code, found.stderr
        assert "panicked" not in found.stderr
        assert "memory allocation" not in found.stderr


def test_the_limits_for_windows_have_the_size_that_windows_expects() -> None:
    if ctypes.sizeof(ctypes.c_void_p) == 8:
        assert ctypes.sizeof(JobLimits) == 144


BUNDLE = """#!{python}
import sys
sys.frozen, sys.executable = True, __file__
if "-c" in sys.argv:  # bundles do the same for the helpers of multiprocessing
    exec(sys.argv[sys.argv.index("-c") + 1])
    sys.exit()
from kinerja_desktop.cli import main
sys.exit(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_a_frozen_bundle_can_read_apart(tmp_path: Path) -> None:
    bundle = tmp_path / "kinerja-desktop"
    bundle.write_text(BUNDLE.format(python=sys.executable), encoding="utf-8")
    bundle.chmod(0o755)
    found = subprocess.run(
        [bundle, "import", "--dry-run", "--json", LIST],
        capture_output=True,
        text=True,
        check=False,
    )
    assert json.loads(found.stdout)["form"] == {"kind": "xls"}, found.stderr
    assert found.returncode == 1


def test_a_binary_workbook_is_read_apart_too() -> None:
    opened = ListReader().open(ImportRequest(source=FILES / "daftar.xlsb"), Silent())
    assert opened.look(today=TODAY).kind == "xlsb"
    people = opened.plan((), today=TODAY).people
    assert [(person.row, person.name, person.unit) for person in people] == [
        (2, "Rina Ayú", "Dinas A"),
        (3, "Dedi", "Dinas B"),
    ]
