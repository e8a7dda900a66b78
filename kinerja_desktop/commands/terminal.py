"""Writing to the terminal: results on stdout, progress and warnings on stderr."""

from __future__ import annotations

import json
import sys
from typing import Any


def say(text: str = "") -> None:
    sys.stdout.write(f"{text}\n")


def warn(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def say_json(value: Any) -> None:
    """Write exactly one JSON value."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


class ProgressLine:
    """A progress on one line of stderr; silent where stderr is no terminal."""

    def __init__(self) -> None:
        self._is_shown = sys.stderr.isatty()
        self._has_written = False

    def step(self, done: int, total: int, what: str = "") -> None:
        if self._is_shown and total:
            sys.stderr.write(f"\r{done}/{total} {what}\x1b[K")
            sys.stderr.flush()
            self._has_written = True

    def end(self) -> None:
        """Clear the line."""
        if self._has_written:
            sys.stderr.write("\r\x1b[K")
            self._has_written = False
