"""The import fuzz in one process: every case against a store with people in it.

`fuzz import` calls main with SEED FIRST END STEP FOLDER, and hears one JSON value a line.
"""

from __future__ import annotations

import json
import re
import resource
import time
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from kinerja_desktop.core.staff import Employee
from kinerja_desktop.data.store import Store, open_store
from kinerja_desktop.data.vault import QUICK_COST, create_vault
from kinerja_desktop.errors import InvalidError, UnreadableFileError
from kinerja_desktop.i18n import use_language
from kinerja_desktop.paths import Paths, find_paths
from kinerja_desktop.progress import Silent
from kinerja_desktop.services.importing import ImportingService, ImportRequest, TextForm
from scripts.fuzzes.cases import Case, case_of
from scripts.fuzzes.workbooks import FILES

CODES = {"unreadable", "empty", "too_large", "protected"}
MOST_MB = 1024
MOST_SECONDS = 120
_ADDRESS_SPACE = 3 * 1024**3
_NOW = datetime(2026, 11, 24, 9)  # noqa: DTZ001 - local wall time, as everywhere
_ALL_STATES = None


@dataclass(frozen=True, kw_only=True)
class Tried:
    """What became of a case: plan, invalid, a code of refusal, or a fault in words."""

    number: int
    kind: str
    outcome: str
    seconds: float
    peak_mb: int


class Ground:
    """A store with last month's people; nothing of it may change."""

    def __init__(self, folder: Path) -> None:
        self._paths: Paths = find_paths(folder / "data")
        self._paths.data.mkdir(parents=True)
        key, _code = create_vault(self._paths.key, "kertas payung", cost=QUICK_COST)
        self.store: Store = open_store(self._paths, key, create=True)
        self.importing = ImportingService(self.store, lambda: _NOW)
        self._file = folder / "daftar"
        request = ImportRequest(source=FILES / "staff-lists/bulan-lalu.xlsx")
        self.importing.commit(self.importing.preview(request, Silent()), None, Silent())
        self._before = self._staff()

    def try_case(self, case: Case) -> Tried:
        self._file.write_bytes(case.data)
        _forget_peak()
        begin = time.perf_counter()
        try:
            outcome = self._outcome(case)
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            outcome = f"fault {type(error).__name__}: {error}"
        seconds = time.perf_counter() - begin
        peak = _peak_mb()
        if outcome in CODES | {"plan", "invalid"}:
            if seconds > MOST_SECONDS:
                outcome = f"fault: {outcome} after {seconds:.0f} s"
            if peak > MOST_MB:
                outcome = f"fault: {outcome} with {peak} MB"
        return Tried(
            number=case.number, kind=case.kind, outcome=outcome, seconds=seconds, peak_mb=peak
        )

    def is_untouched(self) -> bool:
        last = self.importing.last_import()
        return self._staff() == self._before and last is not None and last.id == 1

    def _outcome(self, case: Case) -> str:
        form = TextForm(encoding=case.encoding, delimiter=case.delimiter)
        request = ImportRequest(
            source=self._file, sheet=case.sheet, header_row=case.header_row, form=form
        )
        try:
            look = self.importing.look(
                self._file, Silent(), sheet=case.sheet, header_row=case.header_row, form=form
            )
            plan = self.importing.preview(request, Silent())
        except UnreadableFileError as error:
            is_clear = error.code in CODES and len(error.message) > 20
            return error.code if is_clear else f"fault: no sentence {error.code}"
        except InvalidError as error:
            return "invalid" if error.message else "fault: no sentence"
        return "plan" if look.rows_total == plan.rows_total else "fault: counts differ"

    def _staff(self) -> list[Employee]:
        with self.store.reading() as look:
            return list(look.staff.list(archived=_ALL_STATES))


def _forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _peak_mb() -> int:
    """Return the highest of this process since the last case, and of all readers apart."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    own = re.search(r"VmHWM:\s+(\d+) kB", status)
    apart = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return max(int(own[1]) if own else 0, apart) // 1024


def main(arguments: list[str]) -> int:
    seed, first, end, step = map(int, arguments[:4])
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESS_SPACE, _ADDRESS_SPACE))
    use_language("id")
    ground = Ground(Path(arguments[4]))
    for number in range(first, end, step):
        print(json.dumps({"begin": number}), flush=True)
        print(json.dumps(asdict(ground.try_case(case_of(seed, number)))), flush=True)
    print(json.dumps({"untouched": ground.is_untouched()}), flush=True)
    return 0
