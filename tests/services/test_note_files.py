from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from kinerja_desktop.core.observation import ATTACHMENT_LIMIT_BYTES
from kinerja_desktop.data.store import Store
from kinerja_desktop.errors import KinerjaError, StorageError, UnreadableFileError
from kinerja_desktop.services.note_files import FileLook, OpenedFile
from tests.office import Office
from tests.reports.test_tagged_canvas import sample_document

PNG = bytes.fromhex("89504e470d0a1a0a") + b"rest"


def attached(office: Office, name: str, data: bytes) -> tuple[int, int]:
    """Return the ids of a new note and of its only file."""
    note = replace(office.note(office.rina), id=0)
    key = office.services.observing.record(note, ((name, data),))
    (attachment,) = office.services.observing.get(key).attachments
    return key, attachment.id


def opened(office: Office, name: str, data: bytes) -> OpenedFile:
    return office.services.note_files.open(attached(office, name, data)[1])


def test_a_file_is_copied_hashed_and_opens_when_the_original_is_gone(
    office: Office, tmp_path: Path
) -> None:
    files, original = office.services.note_files, tmp_path / "daftar_periksa.txt"
    original.write_bytes(b"isi daftar periksa")
    name, data = files.read(original)
    _note, key = attached(office, name, data)
    original.unlink()
    attachment, stored = files.content(key)
    assert stored == b"isi daftar periksa"
    assert attachment.sha256 == hashlib.sha256(stored).hexdigest()
    assert files.open(key).text == "isi daftar periksa"


def test_a_file_over_the_limit_is_refused_with_its_size(office: Office, tmp_path: Path) -> None:
    large = tmp_path / "film.mp4"
    large.write_bytes(bytes(ATTACHMENT_LIMIT_BYTES + 1))
    with pytest.raises(KinerjaError, match=r"film\.mp4.*10,0 MB"):
        office.services.note_files.read(large)
    with pytest.raises(KinerjaError, match=r"hilang\.txt"):
        office.services.note_files.read(tmp_path / "hilang.txt")


@pytest.mark.parametrize(
    ("name", "data", "look", "text"),
    [
        ("foto.png", PNG, FileLook.PICTURE, ""),
        ("catatan.txt", b"\xef\xbb\xbfTepat waktu", FileLook.TEXT, "Tepat waktu"),
        ("lama.csv", "caf\xe9".encode("cp1252"), FileLook.TEXT, "caf\xe9"),
        ("lebar.txt", "Sesuai".encode("utf-16"), FileLook.TEXT, "Sesuai"),
        ("bukan.txt", b"a\0b", FileLook.OTHER, ""),
        ("surat.docx", b"PK\x03\x04", FileLook.OTHER, ""),
        ("tanpa_akhiran", b"kata", FileLook.OTHER, ""),
    ],
)
def test_what_a_file_is_decides_how_it_is_shown(
    office: Office, name: str, data: bytes, look: FileLook, text: str
) -> None:
    shown = opened(office, name, data)
    assert (shown.look, shown.text) == (look, text)


def test_the_pages_of_a_pdf_are_shown_and_a_damaged_one_is_said(office: Office) -> None:
    shown = opened(office, "surat.pdf", sample_document())
    assert shown.look == FileLook.PAGES
    assert len(shown.sizes) >= 1
    picture = office.services.note_files.page(shown, 0, 72.0)
    assert picture.width > 100
    with pytest.raises(UnreadableFileError):
        opened(office, "rusak.pdf", b"%PDF-1.7 rusak")


def test_an_altered_copy_is_named_and_not_handed_out(office: Office, store: Store) -> None:
    files = office.services.note_files
    note, key = attached(office, "bukti.txt", b"asli")
    assert files.altered(note) == frozenset()
    with store.database.writing() as connection:
        connection.exec_driver_sql("UPDATE attachment_contents SET data = x'00'")
    assert files.altered(note) == {key}
    with pytest.raises(StorageError, match=r"bukti\.txt"):
        files.open(key)


def test_a_copy_is_written_where_it_is_wanted_and_nowhere_else(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "sementara"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    _note, key = attached(office, "surat.docx", b"PK\x03\x04")
    office.services.note_files.open(key)
    target = tmp_path / "surat.docx"
    office.services.note_files.save_copy(key, target)
    assert target.read_bytes() == b"PK\x03\x04"
    assert list(temporary.iterdir()) == []
    with pytest.raises(StorageError, match="tidak_ada"):
        office.services.note_files.save_copy(key, tmp_path / "tidak_ada" / "surat.docx")
