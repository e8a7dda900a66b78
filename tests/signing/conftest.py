"""Three people with certificates, and a document of ours signed by all of them."""

from __future__ import annotations

import pytest

from tests.signing.papers import People, document, person, record, signed_by


@pytest.fixture(scope="session")
def people() -> People:
    return People(
        employee=person("Siti Nur'aini, S.E.", "Pegawai"),
        appraiser=person("Drs. Bambang Wirawan, M.Si.", "Penilai"),
        reviewer=person("Dr. Ratna Kusumaningtyas", "Atasan"),
    )


@pytest.fixture(scope="session")
def unsigned() -> bytes:
    return document(record())


@pytest.fixture(scope="session")
def signed(unsigned: bytes, people: People) -> bytes:
    return signed_by(unsigned, people, ("Pegawai", "Penilai", "Atasan"))
