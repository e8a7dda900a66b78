"""The log: rotates, lies in the person's log folder, holds no names and no appraisal text."""

from __future__ import annotations

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

LOG_BYTES, LOG_FILES = 256 * 1024, 3

log = logging.getLogger("kinerja_desktop")


class LogFile(RotatingFileHandler):
    """A full drive or a pulled stick costs the line, and nobody is told of it elsewhere."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        if not isinstance(sys.exception(), OSError):
            super().handleError(record)


def start_log(folder: Path) -> None:
    """Write the log into a folder of the person; without a writable folder there is none."""
    log.setLevel(logging.INFO)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = LogFile(
            folder / "kinerja.log",
            maxBytes=LOG_BYTES,
            backupCount=LOG_FILES,
            encoding="utf-8",
            delay=True,
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
