"""Run by `bench import`: a list from file to committed store as the program does it, no window.

python -m scripts.benches.import_run FILE DATABASE prints one JSON value; the key in hex comes on
standard input.
"""

from __future__ import annotations

import gc
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from kinerja_desktop.data.store import open_store
from kinerja_desktop.data.vault import DataKey
from kinerja_desktop.paths import find_paths
from kinerja_desktop.progress import Silent
from kinerja_desktop.services.importing import ImportingService, ImportRequest
from scripts.benches.import_limit import Stages, peak_mb

NOW = datetime(2026, 11, 24, 9)  # noqa: DTZ001 - local wall time, as everywhere


def main() -> int:
    file, database = map(Path, sys.argv[1:])
    store = open_store(find_paths(database.parent), DataKey(raw=bytes.fromhex(sys.stdin.read())))
    importing = ImportingService(store, lambda: NOW)
    stages, progress = Stages(), Silent()
    gc.disable()  # as in the window, which collects by a clock of its own
    look = stages.take("look", lambda: importing.look(file, progress))
    request = ImportRequest(source=file, header_row=look.header_row, columns=look.columns)
    plan = stages.take("preview", lambda: importing.preview(request, progress))
    report = stages.take("commit", lambda: importing.commit(plan, None, progress))
    assert report.added == report.rows_total, report
    found: dict[str, Any] = {"seconds": stages.seconds, "work": stages.work, "peak_mb": peak_mb()}
    print(json.dumps(found))
    store.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
