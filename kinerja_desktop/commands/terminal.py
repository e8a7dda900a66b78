"""Writing to the terminal: results on stdout, progress and warnings on stderr.

Every text can be written, whatever the code page: what a terminal does not know is put plainly.
"""

from __future__ import annotations

import codecs
import io
import os
import signal
import sys
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TextIO

from kinerja_desktop.errors import KinerjaError
from kinerja_desktop.i18n import _

if TYPE_CHECKING:
    from kinerja_desktop.progress import Progress

PLAINLY = "kinerja-plainly"
PLAIN_SIGNS = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "›": ">", "×": "x"}
)


def prepare_output() -> None:
    """Get both streams ready: no code page stops them, and a closed one swallows what comes."""
    codecs.register_error(PLAINLY, _plainly)
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=PLAINLY)


def end_output() -> None:
    """Write out what is left; when nobody reads any more, let the interpreter end in peace."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def say(text: str = "") -> None:
    """Write a line of the result. Raises KinerjaError when it has no room."""
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        message = _("The result could not be written. Make room there, then run it again.")
        raise KinerjaError(message, details=str(error)) from error


def warn(text: str) -> None:
    """Write a line beside the result; where nobody can read it, it is lost."""
    with suppress(OSError):
        sys.stderr.write(f"{text}\n")


class StopsAtSteps:
    """Lets Ctrl+C stop work at its steps only: what is being written is written whole.

    Use as `with StopsAtSteps(progress) as steps`; pressed after the last step it comes too late.
    """

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._is_wanted = False
        self._before: Any = None

    def __enter__(self) -> Self:
        self._before = signal.signal(signal.SIGINT, self._on_interrupt)
        return self

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGINT, self._before)

    def step(self, done: int, total: int, what: str = "") -> None:
        if self._is_wanted:
            raise KeyboardInterrupt
        self._progress.step(done, total, what)

    def _on_interrupt(self, _signal: int, _frame: object) -> None:
        self._is_wanted = True


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


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _plainly(error: UnicodeError) -> tuple[str, int]:
    """Put signs a code page lacks as their nearest ASCII, halves of a sign as a JSON escape."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end]
    if any(unicodedata.category(sign) == "Cs" for sign in text):
        return text.encode("ascii", "backslashreplace").decode("ascii"), error.end
    bare = unicodedata.normalize("NFKD", text.translate(PLAIN_SIGNS))
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return letters.encode("ascii", "replace").decode("ascii"), error.end
