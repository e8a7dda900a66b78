"""OpenedCopies: attachments written out to be looked at, in a private folder that is emptied."""

from __future__ import annotations

import itertools
import shutil
import tempfile
import weakref
from pathlib import Path

from kinerja_desktop.errors import KinerjaError
from kinerja_desktop.i18n import _

PREFIX = "kinerja-lampiran-"


class OpenedCopies:
    """Files readable by this person only; `clear` removes them, and so does the end of the run.

    What a crash left behind is removed before the first file is written.
    """

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._numbers = itertools.count(1)

    def write(self, name: str, data: bytes) -> Path:
        """Write a file and return where it is; raises KinerjaError when it cannot be written."""
        try:
            place = self._own_folder() / str(next(self._numbers))
            place.mkdir(mode=0o700)
            path = place / (Path(name).name or "lampiran")
            path.touch(mode=0o600)
            path.write_bytes(data)
        except OSError as error:
            text = _("{name} cannot be opened: there is no room for a temporary copy.")
            raise KinerjaError(text.format(name=name), details=str(error)) from error
        return path

    def clear(self) -> None:
        """Remove every copy; one that another program holds open goes later."""
        if self._folder is not None:
            for place in self._folder.iterdir():
                shutil.rmtree(place, ignore_errors=True)

    def _own_folder(self) -> Path:
        if self._folder is None:
            for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
                shutil.rmtree(left, ignore_errors=True)
            self._folder = Path(tempfile.mkdtemp(prefix=PREFIX))
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        return self._folder
