from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.core.person_names import split_titles, tidy_capitals


@pytest.mark.parametrize(
    ("text", "front", "name", "back"),
    [
        ("Dr. H. M. Rifa'i, S.T., M.T. & M.Sc.", "Dr. H.", "M. Rifa'i", "S.T., M.T. & M.Sc."),
        ("Prof. Dr. Ir. Budi", "Prof. Dr. Ir.", "Budi", ""),
        ("Dr.Ir. Budi Teladan, M.T.", "Dr.Ir.", "Budi Teladan", "M.T."),
        ("drg. Ani", "drg.", "Ani", ""),
        ("apt. Ani, S.Farm.", "apt.", "Ani", "S.Farm."),
        ("Drs AHMAD", "Drs", "AHMAD", ""),
        ("H.M. Yusuf", "", "H.M. Yusuf", ""),
        ("H. M. Yusuf", "H.", "M. Yusuf", ""),
        ("Hj. Aisyah", "Hj.", "Aisyah", ""),
        ("Moh. Fajar", "", "Moh. Fajar", ""),
        ("St. Lisa Sandra", "", "St. Lisa Sandra", ""),
        ("Dr.", "", "Dr.", ""),
        ("Irma Drajat", "", "Irma Drajat", ""),
        ("", "", "", ""),
    ],
)
def test_titles_are_split_off(text: str, front: str, name: str, back: str) -> None:
    parts = split_titles(text)
    assert (parts.front_title, parts.name, parts.back_title) == (front, name, back)


@pytest.mark.parametrize(
    ("name", "tidy"),
    [
        ("SITI NUR'AINI MA'RIFAH", "Siti Nur'aini Ma'rifah"),
        ("M. RIFA'I", "M. Rifa'i"),
        ("TB. ALAMSYAH", "Tb. Alamsyah"),
        ("A.A. NGURAH-PUTRA", "A.A. Ngurah-Putra"),
        ("I GUSTI NGURAH", "I Gusti Ngurah"),
        ("Siti NUR", "Siti NUR"),
        ("A", "A"),
    ],
)
def test_capitals_are_tidied(name: str, tidy: str) -> None:
    assert tidy_capitals(name) == tidy


@given(st.text(alphabet=st.characters(categories=("Lu", "Ll", "Zs", "Po"))))
def test_tidying_twice_changes_nothing_more(name: str) -> None:
    assert tidy_capitals(tidy_capitals(name)).casefold() == tidy_capitals(name).casefold()
