"""The demo as a person starts it: without a screen, from the command line, into a folder.

The process then looks at a list and verifies the documents, and its sockets are watched.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

from kinerja_desktop.ui.tour_ground import SIZE, Stop
from kinerja_desktop.ui.tour_stops import STOPS
from tests.flows.outside import WATCH, environment

pytestmark = pytest.mark.slow

STAFF_LIST = Path(__file__).parent.parent / "files" / "staff-lists" / "siasn-export.xlsx"
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
COLOURS_AT_LEAST = 60
DARK = "-gelap"
STAGES = "store import plan observe rate talk finalise verify backup screens".split()
COUNTS = "employees observations ratings discussions documents".split()
NAMES_OF_THE_DESIGNS = """
    01-beranda 02-pegawai 03-impor-periksa 04-observasi 05-catat-cepat 06-penilaian 07-diskusi
    08-tanda-tangan 09-hasil 10-periksa-pdf 11-kunci 12-mulai 13-pengaturan 13b-pengaturan-metode
    14-kosong 16-rencana-skp 17-periode 18-diskusi-persiapan 19-finalkan 20-pulihkan
    22-pegawai-tabel-observasi 23-impor-kolom 24-toast-dan-spanduk 25-penilaian-indikator
    26-penilaian 40-komponen
""".split()


@dataclass(frozen=True, kw_only=True)
class Run:
    folder: Path
    code: int
    told: str
    found: Any


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("demo")
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", WATCH + JOURNEY, str(folder), str(STAFF_LIST)],
        env={name: value for name, value in environment().items() if name not in hidden},
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(ended.stdout.splitlines()[-1]) if ended.returncode == 0 else None
    return Run(folder=folder, code=ended.returncode, told=ended.stderr, found=found)


def picture(run: Run, name: str) -> Image.Image:
    return Image.open(run.folder / "screens" / f"{name}.png").convert("RGB")


def test_it_ends_well_and_tells_nothing_but_its_stages(run: Run) -> None:
    assert run.code == 0, run.told
    assert run.found["codes"] == [0, 0, 0]
    assert [line for line in run.told.splitlines() if not line.startswith("[")] == []


def test_it_opens_no_socket_and_loads_no_network(run: Run) -> None:
    assert run.found["seen"] == []
    assert not run.found["network"], "Qt's network library is loaded"


def test_the_summary_has_what_programs_read(run: Run) -> None:
    summary = json.loads((run.folder / "summary.json").read_text("utf-8"))
    assert sorted(summary) == ["counts", "seconds"]
    assert sorted(summary["counts"]) == sorted(COUNTS)
    assert all(count > 0 for count in summary["counts"].values())
    assert sorted(summary["seconds"]) == sorted(STAGES)


def test_three_people_have_both_documents_validly_signed(run: Run) -> None:
    signed: Counter[str] = Counter()
    for path in (run.folder / "documents").glob("*.pdf"):
        report = subprocess.run(
            ["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=True
        ).stdout
        assert report.count("Signature Validation: Signature is Valid.") == 1, path.name
        signed[path.stem.removesuffix("_evaluasi")] += 1
    assert len(signed) >= 3
    assert set(signed.values()) == {2}


def test_every_stop_has_a_name_of_its_own_and_every_design_a_stop() -> None:
    names = [stop.name for stop in STOPS]
    assert len(set(names)) == len(names)
    assert set(NAMES_OF_THE_DESIGNS) <= set(names)


def test_every_page_and_dialog_is_pictured_in_both_looks(run: Run) -> None:
    wanted = {f"{stop.name}{ending}.png" for stop in STOPS for ending in ("", DARK)}
    assert {path.name for path in (run.folder / "screens").iterdir()} == wanted


@pytest.mark.parametrize("name", [stop.name for stop in STOPS])
@pytest.mark.parametrize("ending", ["", DARK])
def test_a_picture_is_whole_and_not_blank(run: Run, name: str, ending: str) -> None:
    taken = picture(run, f"{name}{ending}")
    assert taken.size == SIZE
    assert len(taken.getcolors(SIZE[0] * SIZE[1]) or []) > COLOURS_AT_LEAST


@pytest.mark.parametrize("stop", STOPS, ids=[stop.name for stop in STOPS])
def test_the_dark_look_differs_except_in_the_talk(run: Run, stop: Stop) -> None:
    light, dark = picture(run, stop.name), picture(run, f"{stop.name}{DARK}")
    is_same = ImageChops.difference(light, dark).getbbox() is None
    assert is_same == stop.is_always_light
