"""Words of the official forms: periods, dates, numbers, choices. Indonesian in every language."""

from __future__ import annotations

from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

from kinerja_desktop.core.appraisal import Rating
from kinerja_desktop.core.discussion import Choice
from kinerja_desktop.core.instrument import Predicate
from kinerja_desktop.core.methods.method import as_decimal
from kinerja_desktop.core.methods.pp_30_2019 import WORDS
from kinerja_desktop.core.period import Period, PeriodKind
from kinerja_desktop.core.ranks import rank_and_grade
from kinerja_desktop.i18n import MONTHS, long_date

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from kinerja_desktop.core.dossier import Dossier
    from kinerja_desktop.core.staff import Employee, Official
    from kinerja_desktop.core.supervision import Term

RATING_CAPTIONS: Final = {
    Rating.ABOVE: "DIATAS EKSPEKTASI",
    Rating.MEETS: "SESUAI EKSPEKTASI",
    Rating.BELOW: "DIBAWAH EKSPEKTASI",
}
PREDICATE_CAPTIONS: Final = {
    Predicate.SANGAT_BAIK: "SANGAT BAIK",
    Predicate.BAIK: "BAIK",
    Predicate.BUTUH_PERBAIKAN: "BUTUH PERBAIKAN",
    Predicate.KURANG: "KURANG (MISCONDUCT)",
    Predicate.SANGAT_KURANG: "SANGAT KURANG",
}
CHOICE_WORDS: Final = {
    Choice.READ: "Sudah membaca dan mendiskusikan hasil ini",
    Choice.READ_WITH_REMARKS: "Sudah membaca, dengan catatan",
    Choice.OBJECTS: "Mengajukan keberatan",
    Choice.NOT_TODAY: "Belum ingin menandatangani pada hari diskusi",
}
APPRAISERS_CAPTION: Final = "PENILAI DALAM PERIODE"
NOT_SET: Final = "belum ditetapkan"
FILE_ONLY: Final = "Hanya berkas elektroniknya yang dapat diperiksa keasliannya; hasil cetak tidak."
OFFICE_AID: Final = (
    "Alat bantu unit. Hasil ini tidak menggantikan predikat kinerja resmi menurut "
    "PermenPANRB 6/2022."
)
_ROMAN: Final = ("I", "II", "III", "IV")


def identity_rows(person: Employee | Official, *, unit_caption: str) -> tuple[tuple[str, str], ...]:
    """Return the five caption and text pairs of a person on a form; nothing known prints `-`."""
    place = person.agency if unit_caption == "INSTANSI" else person.unit or person.agency
    return (
        ("NAMA", person.display_name or "-"),
        ("NIP", person.nip or "-"),
        ("PANGKAT/GOL. RUANG", rank_and_grade(person.grade)),
        ("JABATAN", person.position or "-"),
        (unit_caption, place or "-"),
    )


def period_name(period: Period) -> str:
    """Return the chosen part of `PERIODE: TRIWULAN I/II/III/IV-AKHIR`."""
    month = period.start.month
    if period.kind == PeriodKind.YEAR:
        return "AKHIR"
    if period.kind == PeriodKind.SEMESTER:
        return f"SEMESTER {_ROMAN[(month - 1) // 6]}"
    if period.kind == PeriodKind.QUARTER:
        return f"TRIWULAN {_ROMAN[(month - 1) // 3]}"
    return f"BULAN {MONTHS['id'][month - 1].upper()}"


def period_span(period: Period) -> str:
    """01 JANUARI SD 30 JUNI TAHUN 2026."""
    start, end = period.start, period.end
    first = f"{start.day:02d} {MONTHS['id'][start.month - 1].upper()}"
    last = f"{end.day:02d} {MONTHS['id'][end.month - 1].upper()}"
    if start.year != end.year:
        return f"{first} {start.year} SD {last} {end.year}"
    return f"{first} SD {last} TAHUN {end.year}"


def appraisers_sentence(dossier: Dossier) -> str:
    """Name all appraisers of the period with their months; nothing when there was one."""
    if len(dossier.terms) < 2:
        return ""
    return "; ".join(
        f"{term.official.display_name}"
        f"{f', {term.official.position}' if term.official.position else ''}"
        f" ({_term_span(term)})"
        for term in dossier.terms
    )


def _term_span(term: Term) -> str:
    """Januari s.d. Juni 2026; with the days where a month is not whole."""
    start, end = term.start, term.end
    is_whole = start.day == 1 and (end + timedelta(days=1)).day == 1
    if not is_whole:
        return f"{long_date(start, 'id')} s.d. {long_date(end, 'id')}"
    first, last = (f"{MONTHS['id'][day.month - 1]} {day.year}" for day in (start, end))
    if start.year == end.year:
        first = first.removesuffix(f" {start.year}")
    return last if (start.year, start.month) == (end.year, end.month) else f"{first} s.d. {last}"


def place_and_date(place: str, day: date | None) -> str:
    """Serang, 31 Desember 2025; a date not known yet is a line to be filled by hand."""
    day_text = long_date(day, "id") if day else "." * 32
    return f"{place}, {day_text}" if place.strip() else day_text


def predicate_caption(dossier: Dossier) -> str:
    """Return the predicate in capitals, or nothing while there is none."""
    predicate = dossier.result.predicate
    return PREDICATE_CAPTIONS[predicate] if predicate else ""


def old_predicate_caption(dossier: Dossier) -> str:
    """Return the predicate in capitals, in the words of PP 30/2019."""
    predicate = dossier.result.predicate
    return WORDS[predicate].upper() if predicate else ""


def agency_of(dossier: Dossier) -> str:
    """Return (NAMA INSTANSI) in capitals."""
    return (dossier.profile.agency or dossier.employee.agency).upper()


def decimal_text(value: Decimal, places: int) -> str:
    """3,60; rounded half up."""
    rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return f"{rounded:f}".replace(".", ",")


def fraction_text(value: Fraction | Decimal | None) -> str:
    """105,49 of an exact value; nothing while there is none."""
    if value is None:
        return ""
    exact = value if isinstance(value, Decimal) else as_decimal(value)
    return decimal_text(exact, 2)


def plain_decimal(value: Decimal) -> str:
    """30 for 30.0, 12,5 for 12.50."""
    return f"{value.normalize():f}".replace(".", ",")


def seal_mark(seal: str) -> str:
    """Return the first eight and last four digits of a seal, as the footer shows it."""
    return f"{seal[:8]}…{seal[-4:]}" if seal else ""


def seal_groups(seal: str) -> str:
    """Return the whole seal in groups of eight digits, to be compared by eye."""
    return " ".join(seal[at : at + 8] for at in range(0, len(seal), 8))


def seal_sentence(seal: str) -> str:
    """Say the whole seal and what it is the fingerprint of."""
    return (
        f"Segel data (SHA-256): {seal_groups(seal)}. Data penilaian terlampir di dalam berkas PDF "
        f"ini; sidik SHA-256 lampiran itu sama dengan segel. {FILE_ONLY}"
    )
