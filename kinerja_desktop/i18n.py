"""Language on every floor: _() and N_(), Indonesian and English dates and numbers.

Source texts are English; Indonesian is the complete catalogue and the default.
"""

from __future__ import annotations

import gettext
import struct
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from kinerja_desktop.paths import resource_dir

if TYPE_CHECKING:
    from datetime import date, time

DOMAIN = "kinerja_desktop"
LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}

MONTHS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November "
    "Desember".split(),
    "en": "January February March April May June July August September October November "
    "December".split(),
}
SHORT_MONTHS = {
    "id": "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split(),
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
}
WEEKDAYS = {
    "id": "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split(),
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}
SHORT_WEEKDAYS = {
    "id": "Sen Sel Rab Kam Jum Sab Min".split(),
    "en": "Mon Tue Wed Thu Fri Sat Sun".split(),
}


class _Speech:
    """The language in force. One per process, as gettext itself has it."""

    def __init__(self) -> None:
        self.language = "en"
        self._catalogue: gettext.NullTranslations | None = None

    def use(self, language: str) -> None:
        self.language, self._catalogue = language, None

    @property
    def catalogue(self) -> gettext.NullTranslations:
        """The catalogue, read when the first word is needed: an empty window needs none."""
        if self._catalogue is None:
            self._catalogue = _read_catalogue(self.language)
        return self._catalogue


_speech = _Speech()


def use_language(language: str) -> None:
    """Switch every floor to a language of LANGUAGES; unknown ones fall back to Indonesian."""
    _speech.use(language if language in LANGUAGES else "id")


def _read_catalogue(language: str) -> gettext.NullTranslations:
    """Return the catalogue; when it is missing or damaged the source text is shown, English."""
    try:
        return gettext.translation(DOMAIN, resource_dir() / "locale", [language], fallback=True)
    except (OSError, ValueError, struct.error):
        return gettext.NullTranslations()


def language() -> str:
    """Return the language in force, a key of LANGUAGES."""
    return _speech.language


def _(message: str) -> str:
    """Translate a message into the language in force."""
    return _speech.catalogue.gettext(message)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name
    """Mark a message for the catalogue; it is translated with _() when shown."""
    return message


def in_every_language(message: str) -> frozenset[str]:
    """Return how a message is worded in each language the program speaks."""
    return frozenset(_read_catalogue(language).gettext(message) for language in LANGUAGES)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Choose the form for a count; Indonesian has one form."""
    return _speech.catalogue.ngettext(singular, plural, count)


def long_date(day: date, lang: str | None = None) -> str:
    """25 Juni 2026. `lang` "id" is used on official forms in every interface language."""
    return f"{day.day} {MONTHS[lang or _speech.language][day.month - 1]} {day.year}"


def short_date(day: date, *, year: bool = True) -> str:
    """25 Jun 2026, or 25 Jun."""
    text = f"{day.day} {SHORT_MONTHS[_speech.language][day.month - 1]}"
    return f"{text} {day.year}" if year else text


def weekday_date(day: date, *, year: bool = True) -> str:
    """Kamis, 25 Juni 2026."""
    name = WEEKDAYS[_speech.language][day.weekday()]
    text = f"{name}, {day.day} {MONTHS[_speech.language][day.month - 1]}"
    return f"{text} {day.year}" if year else text


def short_weekday_date(day: date) -> str:
    """Sen 6 Jul 2026."""
    return f"{SHORT_WEEKDAYS[_speech.language][day.weekday()]} {short_date(day)}"


def clock(moment: time) -> str:
    """09.00 in Indonesian, 09:00 in English."""
    return moment.strftime("%H.%M" if _speech.language == "id" else "%H:%M")


def number(value: Decimal | float, places: int = 0) -> str:
    """1.234,50 in Indonesian, 1,234.50 in English; rounded half up."""
    text = f"{_half_up(value, places):,.{places}f}"
    if _speech.language == "id":
        text = text.translate(str.maketrans(",.", ".,"))
    return text


def file_size(size_bytes: int) -> str:
    """182 KB, 4,7 MB, 14,2 GB."""
    if size_bytes < 1024**2:
        return f"{max(1, round(size_bytes / 1024))} KB"
    if size_bytes < 1024**3:
        return f"{number(size_bytes / 1024**2, 1)} MB"
    return f"{number(size_bytes / 1024**3, 1)} GB"


def _half_up(value: Decimal | float, places: int) -> Decimal:
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
