"""How hard a passphrase is to guess: a rough, honest estimate, said in words."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import pairwise

from kinerja_desktop.i18n import N_

PASSPHRASE_MINIMUM = 8

BITS_PER_WORD = 11.0
LETTERS_OF_A_WORD = 5
LETTERS, DIGITS, OTHERS = 26, 10, 33
# One guess costs a quarter of a second (Argon2id); a determined thief uses a hundred machines.
SECONDS_PER_GUESS = 0.25 / 100

_HOUR, _YEAR = 3600.0, 31_557_600.0
_COMMON = re.compile(
    r"(?:password|passw0rd|rahasia|sandi|kinerja|admin|qwerty|bismillah|indonesia|sayang)\W*\d*",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Strength:
    """`level` 0 (too short) to 4; `word` and `effort` are marked for translation."""

    level: int
    word: str
    effort: str


_TOO_SHORT = Strength(level=0, word=N_("Too short"), effort=N_("at least 8 characters"))
# at least this many seconds to guess
_STEPS = (
    (1000 * _YEAR, Strength(level=4, word=N_("Very strong"), effort=N_("thousands of years"))),
    (100 * _YEAR, Strength(level=3, word=N_("Strong"), effort=N_("hundreds of years"))),
    (10 * _YEAR, Strength(level=3, word=N_("Strong"), effort=N_("tens of years"))),
    (_YEAR / 12, Strength(level=2, word=N_("Fair"), effort=N_("months or a few years"))),
    (_HOUR, Strength(level=1, word=N_("Weak"), effort=N_("hours or days"))),
    (0.0, Strength(level=1, word=N_("Weak"), effort=N_("minutes"))),
)


def strength(text: str) -> Strength:
    """Judge a passphrase; four random words are strong, eight letters are weak."""
    if len(text) < PASSPHRASE_MINIMUM:
        return _TOO_SHORT
    seconds = 2 ** (bits(text) - 1) * SECONDS_PER_GUESS
    return next(found for limit, found in _STEPS if seconds >= limit)


def bits(text: str) -> float:
    """Return an estimate of the entropy in bits: the lower of words and of signs."""
    plain = text.strip()
    if _COMMON.fullmatch(plain):
        return 10.0
    by_signs = _varied_length(plain) * math.log2(_alphabet(plain))
    words = re.findall(r"[^\W\d_]{3,}", plain.casefold())
    if len(words) > 1 and sum(map(len, words)) > len(plain) * 0.7:
        return min(by_signs, len(set(words)) * BITS_PER_WORD + _digits_beside_words(plain))
    if plain.isalpha() and plain[1:].islower():
        return min(by_signs, len(plain) / LETTERS_OF_A_WORD * BITS_PER_WORD)
    return by_signs


def _alphabet(text: str) -> int:
    size = 0
    if any(c.islower() for c in text):
        size += LETTERS
    if any(c.isupper() for c in text):
        size += LETTERS
    if any(c.isdigit() for c in text):
        size += DIGITS
    if any(not c.isalnum() for c in text):
        size += OTHERS
    return max(size, 2)


def _varied_length(text: str) -> int:
    """Count signs without repeats (aaa) and runs (1234, abcd): those add nothing."""
    steps = [ord(b) - ord(a) for a, b in pairwise(text)]
    dull = sum(1 for a, b in pairwise(steps) if a == b and abs(a) <= 1)
    return max(1, len(text) - dull)


def _digits_beside_words(text: str) -> float:
    return 3.0 * min(4, sum(c.isdigit() for c in text))
