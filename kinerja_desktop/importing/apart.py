"""Reading in a process of its own: the death of the reader becomes a sentence.

python-calamine aborts the whole process when a workbook asks for too much memory. What could
not be measured (old .xls, .xlsb, a workbook written in an odd way) is read where that does no
harm. The process is spawned, as in a bundle for Windows; `cli.main` lets it begin there.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import pickle
import signal
import time
from collections.abc import Mapping
from multiprocessing.connection import Connection

from kinerja_desktop.core.source_table import Merge
from kinerja_desktop.errors import UnreadableFileError
from kinerja_desktop.importing.confined import confine
from kinerja_desktop.importing.importer import SourceFile
from kinerja_desktop.importing.limits import APART_BYTES, APART_SECONDS
from kinerja_desktop.importing.refusals import died, protected, too_large, unreadable
from kinerja_desktop.importing.sheets import read_sheets
from kinerja_desktop.progress import Progress, Silent

_LOOKS_EVERY_S = 0.05


def read_apart(
    data: bytes, kind: str, merges: Mapping[str, tuple[Merge, ...]], progress: Progress
) -> SourceFile:
    """Return all sheets as read_sheets does, within APART_BYTES and APART_SECONDS.

    Raises UnreadableFileError, also when the reader dies or is too slow; Stop ends it.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    reader = context.Process(target=_answer, args=(theirs,), daemon=True)
    with ours:
        with theirs:
            reader.start()
        try:
            # Not as an argument: a process that dies at once would never take it.
            ours.send((data, kind, dict(merges)))
            return _outcome(ours, progress)
        except (EOFError, OSError) as error:
            raise died(str(error)) from error
        finally:
            reader.kill()
            reader.join()
            reader.close()


def _outcome(ours: Connection, progress: Progress) -> SourceFile:
    ends = time.monotonic() + APART_SECONDS
    while not ours.poll(_LOOKS_EVERY_S):
        progress.step(0, 1)
        if time.monotonic() > ends:
            raise died(f"not ready after {APART_SECONDS} s")
    answer = pickle.loads(ours.recv_bytes())  # noqa: S301 - from our own process
    if isinstance(answer, SourceFile):
        return answer
    code, details = answer
    raise _refusal(code, details)


def _refusal(code: str, details: str) -> UnreadableFileError:
    if code == "protected":
        return protected()
    return too_large(details) if code == "too_large" else unreadable(details)


def _answer(theirs: Connection) -> None:
    """Read and send the rows, or why not; runs in the process apart."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is heard by who asked
    confine(APART_BYTES)
    # Who asked may be gone.
    with contextlib.suppress(EOFError, OSError):
        theirs.send_bytes(pickle.dumps(_read(*theirs.recv())))


def _read(
    data: bytes, kind: str, merges: dict[str, tuple[Merge, ...]]
) -> SourceFile | tuple[str, str]:
    """Return the rows, or the code and the details of a refusal."""
    try:
        return read_sheets(data, kind, merges, Silent())
    except UnreadableFileError as error:
        return error.code, error.details
    except MemoryError:
        return "too_large", "memory"
