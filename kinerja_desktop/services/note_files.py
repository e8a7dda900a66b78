"""Files attached to notes: read, looked at inside the program, checked, saved elsewhere."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kinerja_desktop.core.observation import ATTACHMENT_LIMIT_BYTES, Attachment, too_large
from kinerja_desktop.data.store import Store
from kinerja_desktop.errors import KinerjaError, StorageError
from kinerja_desktop.i18n import _
from kinerja_desktop.reports.preview import PagePicture, PageSize, page_sizes, render_page
from kinerja_desktop.services.copies import write_whole

PICTURE_STARTS = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"BM")
TEXT_SUFFIXES = frozenset({".txt", ".csv", ".md", ".log", ".json", ".xml", ".eml", ".ics", ".tsv"})
TEXT_LETTERS_SHOWN = 200_000
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class FileLook(StrEnum):
    """How a file is shown; OTHER can only be saved and opened in its own program."""

    PICTURE = "picture"
    PAGES = "pages"
    TEXT = "text"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class OpenedFile:
    """A stored file with what is needed to show it; it lies in memory only."""

    attachment: Attachment
    look: FileLook
    data: bytes
    text: str = ""
    sizes: tuple[PageSize, ...] = ()


class NoteFileService:
    """Nothing here leaves a readable file behind, but for copies the person asks for."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def read(self, path: Path) -> tuple[str, bytes]:
        """Return name and content of a file to attach; raises KinerjaError when it cannot be."""
        try:
            size = path.stat().st_size
            if size > ATTACHMENT_LIMIT_BYTES:
                raise KinerjaError(too_large(path.name, size))
            return path.name, path.read_bytes()
        except OSError as error:
            text = _("{name} cannot be read. It may be open in another program.")
            raise KinerjaError(text.format(name=path.name), details=str(error)) from error

    def content(self, attachment_id: int) -> tuple[Attachment, bytes]:
        """Return a stored file; raises StorageError when its bytes were altered."""
        with self._store.reading() as look:
            return look.observations.attachment(attachment_id)

    def open(self, attachment_id: int) -> OpenedFile:
        """Return a stored file to be looked at.

        Raises StorageError when it was altered, UnreadableFileError for a damaged PDF.
        """
        attachment, data = self.content(attachment_id)
        if data.startswith(b"%PDF"):
            sizes = page_sizes(data)
            return OpenedFile(attachment=attachment, look=FileLook.PAGES, data=data, sizes=sizes)
        if data.startswith(PICTURE_STARTS):
            return OpenedFile(attachment=attachment, look=FileLook.PICTURE, data=data)
        text = _read_text(attachment, data)
        look = FileLook.OTHER if text is None else FileLook.TEXT
        return OpenedFile(attachment=attachment, look=look, data=data, text=text or "")

    def page(self, opened: OpenedFile, page: int, dpi: float) -> PagePicture:
        """Return one page (from 0) of a PDF as a picture; call on the desk lane only."""
        return render_page(opened.data, page, dpi=dpi)

    def save_copy(self, attachment_id: int, path: Path) -> None:
        """Write a readable copy where the person wants it. Raises StorageError."""
        _attachment, data = self.content(attachment_id)
        try:
            write_whole(path, data)
        except OSError as error:
            text = _("{name} could not be written to {folder}. The file stays with the note.")
            message = text.format(name=path.name, folder=path.parent)
            raise StorageError(message, details=str(error)) from error

    def altered(self, observation_id: int) -> frozenset[int]:
        """Return the ids of files of a note that are no longer as they were copied."""
        found = set()
        with self._store.reading() as look:
            for attachment in look.observations.get(observation_id).attachments:
                try:
                    look.observations.attachment(attachment.id)
                except StorageError:
                    found.add(attachment.id)
        return frozenset(found)


def _read_text(attachment: Attachment, data: bytes) -> str | None:
    """Return the words of a text file, or None when it is none."""
    is_named_so = Path(attachment.name).suffix.lower() in TEXT_SUFFIXES
    if not (is_named_so or attachment.media_type.startswith("text/")):
        return None
    if data.startswith(UTF_16):
        return data.decode("utf-16", errors="replace")[:TEXT_LETTERS_SHOWN]
    if b"\0" in data:
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    return text[:TEXT_LETTERS_SHOWN]
