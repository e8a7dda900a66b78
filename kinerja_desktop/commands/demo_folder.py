"""The folder of the demo: made ready without touching what is not the demo's, and summed up."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kinerja_desktop.errors import KinerjaError
from kinerja_desktop.i18n import _

SUMMARY, FOLDERS = "summary.json", ("documents", "screens")


def prepare_folder(output: Path) -> tuple[Path, Path]:
    """Return empty folders for documents and screens; an earlier demo's are replaced.

    What no demo has left is never removed: raises KinerjaError, also when the folder cannot be
    written. The summary marks the folder from the start, so that a demo cut off can be repeated.
    """
    documents, screens = (output / name for name in FOLDERS)
    with _troubles(output):
        if not (output / SUMMARY).exists() and any(map(_is_filled, (documents, screens))):
            message = _(
                "In {folder} there are already files that are not of the demo. They were left as "
                "they are. Choose an empty folder."
            )
            raise KinerjaError(message.format(folder=output))
        output.mkdir(parents=True, exist_ok=True)
        write_summary(output, {"counts": {}, "seconds": {}})
        for folder in (documents, screens):
            if folder.exists():
                shutil.rmtree(folder)
            folder.mkdir()
    return documents, screens


def write_summary(output: Path, summary: Mapping[str, Any]) -> None:
    """Write summary.json; raises KinerjaError when it cannot be written."""
    with _troubles(output):
        (output / SUMMARY).write_text(json.dumps(summary, indent=1), encoding="utf-8")


def _is_filled(folder: Path) -> bool:
    return folder.exists() and (not folder.is_dir() or any(folder.iterdir()))


@contextmanager
def _troubles(output: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = _(
            "The folder {folder} cannot be written. Make room there, or choose another one."
        )
        raise KinerjaError(message.format(folder=output), details=str(error)) from error
