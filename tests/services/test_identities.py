from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kinerja_desktop.errors import InvalidError, KinerjaError, UnreadableFileError, WrongKeyError
from kinerja_desktop.services import Services
from kinerja_desktop.signing.identity import make_identity
from tests.office import Office


def test_an_identity_carries_the_appraisers_name_and_nip(office: Office) -> None:
    office.services.identities.make("delapan huruf")
    (row,) = office.services.identities.list()
    assert row.label == "Drs. Budi Teladan, M.Si."
    assert row.nip == "197811052003121002"
    assert row.not_after.year == 2029
    assert len(row.fingerprint.split()) == 16
    assert not row.is_expired


def test_a_short_passphrase_is_refused(office: Office) -> None:
    with pytest.raises(InvalidError):
        office.services.identities.make("pendek")


def test_without_a_profile_there_is_no_name_to_certify(services: Services) -> None:
    with pytest.raises(KinerjaError):
        services.identities.make("delapan huruf")


def test_a_brought_certificate_is_taken_in(office: Office, tmp_path: Path) -> None:
    made = make_identity(
        "Budi Teladan", "", agency="Dinas Contoh", passphrase="rahasia", today=date(2026, 6, 1)
    )
    path = tmp_path / "budi.p12"
    path.write_bytes(made.pkcs12)
    with pytest.raises(WrongKeyError):
        office.services.identities.bring(path, "salah")
    office.services.identities.bring(path, "rahasia")
    (row,) = office.services.identities.list()
    assert not row.is_own
    office.services.identities.remove(row.id)
    assert office.services.identities.list() == ()


def test_a_file_that_is_no_certificate_gets_a_sentence(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "foto.p12"
    path.write_bytes(b"bukan sertifikat")
    with pytest.raises(UnreadableFileError):
        office.services.identities.bring(path, "rahasia")
    with pytest.raises(KinerjaError):
        office.services.identities.bring(tmp_path / "hilang.p12", "rahasia")


def test_a_huge_file_is_refused_without_being_read_whole(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "film.p12"
    with path.open("wb") as file:
        file.truncate(20 * 1024**3)  # a hole: it takes no room
    with pytest.raises(UnreadableFileError, match=r"larger than 1\.0 MB|lebih besar dari 1,0 MB"):
        office.services.identities.bring(path, "rahasia")
    assert office.services.identities.list() == ()
