"""What an import costs at least: all rows read, written by one statement; nothing else loaded.

python -m scripts.benches.import_limit FILE DATABASE prints one JSON value; the key in hex comes
on standard input. The data file is encrypted, has the tables of the program, and is empty.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import python_calamine as calamine
import sqlcipher3.dbapi2 as sqlcipher

INSERT = """
INSERT INTO employees (nip, name, sort_name, front_title, back_title, grade, position, unit_id,
    agency, birth_date, sex, status, other_number, employment, leads_unit, archive_reason, list_id,
    nickname)
VALUES (?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, '', 'PNS', 0, '', 1, '')
"""
PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON")


class Stages:
    """The seconds of each stage, in order: on the clock, and of the processor.

    The latter are also true when the computer is busy with something else.
    """

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.work: dict[str, float] = {}

    def take(self, name: str, act: Callable[[], Any]) -> Any:
        begin, work = time.perf_counter(), time.process_time()
        found = act()
        self.seconds[name] = time.perf_counter() - begin
        self.work[name] = time.process_time() - work
        return found


def bare_rows(file: Path) -> list[Any]:
    """Read all rows and judge nothing."""
    if file.suffix == ".csv":
        with file.open(encoding="utf-8-sig", newline="") as text:
            return list(csv.reader(text, delimiter=";"))
    with calamine.load_workbook(file) as book:
        return list(book.get_sheet_by_index(0).iter_rows())


def write_bare(database: Path, key: str, rows: list[Any]) -> None:
    """Write all rows below the heading with one statement."""
    people = ((*row[1:3], row[2], *row[3:7], *row[8:12]) for row in rows[1:])
    connection = sqlcipher.connect(str(database), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(INSERT, people)
    connection.execute("COMMIT")
    connection.close()


def peak_mb() -> float:
    """Return the most memory this process held (Linux); what it was started from is left out."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0.0


def main() -> int:
    file, database = map(Path, sys.argv[1:])
    key, stages = sys.stdin.read(), Stages()
    rows = stages.take("read", lambda: bare_rows(file))
    stages.take("write", lambda: write_bare(database, key, rows))
    print(json.dumps({"seconds": stages.seconds, "work": stages.work, "peak_mb": peak_mb()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
