from __future__ import annotations

import pytest

from kinerja_desktop.core.passphrase import bits, strength


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("", 0),
        ("pendek", 0),
        ("12345678", 1),
        ("aaaaaaaaaaaa", 1),
        ("password123", 1),
        ("rahasia2024", 1),
        ("kertas payung", 1),
        ("penilaian", 1),
        ("kertas payung delima senja", 3),
        ("kertas payung delima senja lampu", 4),
        ("xK7#pQ2!vR9&", 4),
    ],
)
def test_strength_is_judged_by_how_long_guessing_takes(text: str, level: int) -> None:
    assert strength(text).level == level


def test_the_same_word_again_adds_nothing() -> None:
    assert bits("payung payung payung payung") < bits("kertas payung delima senja")


def test_a_longer_random_text_is_never_weaker() -> None:
    assert bits("xK7#pQ2!") < bits("xK7#pQ2!vR9&")
