from __future__ import annotations

from dataclasses import replace

import pytest

from kinerja_desktop.errors import InvalidError
from kinerja_desktop.services import Services
from tests.office import PROFILE


def test_a_fresh_store_has_no_profile(services: Services) -> None:
    assert services.profile.load() is None


def test_a_profile_is_kept_as_written(services: Services) -> None:
    services.profile.save(PROFILE)
    stored = services.profile.load()
    assert stored is not None
    assert stored.appraiser.display_name == "Drs. Budi Teladan, M.Si."
    assert stored.reviewer.position == "Kepala Dinas"
    assert (stored.agency, stored.place) == ("PEMERINTAH KOTA SERANG", "Serang")


def test_a_regent_has_neither_nip_nor_grade(services: Services) -> None:
    regent = replace(PROFILE.reviewer, nip="", grade="", name="Bupati Contoh")
    services.profile.save(replace(PROFILE, reviewer=regent))


def test_faults_are_told_by_person_and_field(services: Services) -> None:
    wrong = replace(
        PROFILE,
        appraiser=replace(PROFILE.appraiser, name=" ", nip="123"),
        reviewer=replace(PROFILE.reviewer, grade="Z"),
    )
    with pytest.raises(InvalidError) as caught:
        services.profile.save(wrong)
    assert set(caught.value.fields) == {"appraiser.name", "appraiser.nip", "reviewer.grade"}
