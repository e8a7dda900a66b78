from __future__ import annotations

import pytest

from kinerja_desktop.core.listed_appraisers import listed_official

NUMBER = "197811052003121002"


@pytest.mark.parametrize(
    ("text", "front", "name", "back", "digits"),
    [
        ("Drs. Budi Teladan, M.Si.", "Drs.", "Budi Teladan", "M.Si.", ""),
        (
            "Drs. BUDI TELADAN, M.Si. NIP 19781105 200312 1 002",
            "Drs.",
            "Budi Teladan",
            "M.Si.",
            NUMBER,
        ),
        (NUMBER, "", "", "", NUMBER),
        ("19781105 200312 1 002", "", "", "", NUMBER),
        ("Bupati Contoh", "", "Bupati Contoh", "", ""),
    ],
)
def test_a_name_or_a_nip_or_both_are_read(
    text: str, front: str, name: str, back: str, digits: str
) -> None:
    found = listed_official(text)
    assert (found.front_title, found.name, found.back_title, found.nip) == (
        front,
        name,
        back,
        digits,
    )
