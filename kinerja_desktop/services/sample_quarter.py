"""An earlier quarter of the sample office, rated by weighted indicators; plain values."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from kinerja_desktop.core.appraisal import Answer, Draft
from kinerja_desktop.core.methods.method import Item
from kinerja_desktop.core.observation import Observation, Source, Valence
from kinerja_desktop.core.period import Period, PeriodKind, end_of
from kinerja_desktop.services.sample_office import SampleOffice, workday

# For each indicator of the starter set: whose notes tell of it, and the step that was given.
TOLD = (("akuntabel", 4), ("results", 3), ("kolaboratif", 4))
NOTES_EACH = 4
SOURCES = (Source.DIRECT, Source.REPORT)
FEEDBACK = (
    "Tenggat laporan dijaga sejak awal triwulan; bila terlambat, kabar diberikan lebih dulu.",
    "Dua laporan berbeda dengan buku besar; sejak November daftar periksa dipakai.",
    "Membantu rekan tanpa diminta dan membagi hasil kerja tepat waktu.",
)


def quarter_before(office: SampleOffice) -> Period:
    """Return the last quarter of the year before the sample period."""
    start = date(office.period().start.year - 1, 10, 1)
    return Period(
        name=f"Triwulan IV {start.year}",
        kind=PeriodKind.QUARTER,
        start=start,
        end=end_of(PeriodKind.QUARTER, start),
        method="weighted_indicators",
    )


def quarter_notes(
    office: SampleOffice, items: tuple[Item, ...], employee_id: int
) -> tuple[Observation, ...]:
    """Return notes of that quarter about one person, oldest first."""
    period = quarter_before(office)
    total = len(items) * NOTES_EACH
    notes = []
    for number in range(total):
        place = number % len(items)
        pool = office.texts["notes"][TOLD[place][0]]
        valence, text, situation, impact = pool[number // len(items) % len(pool)]
        day = workday(period.start + timedelta(days=round(period.days * (number + 0.5) / total)))
        notes.append(
            Observation(
                employee_id=employee_id,
                happened_on=day,
                happened_at=time(9 + number % 6, 15),
                recorded_at=datetime.combine(day, time(16, 5)),
                valence=Valence(valence),
                source=SOURCES[number % len(SOURCES)],
                text=text,
                situation=situation,
                impact=impact,
                item_keys=(items[place].key,),
            )
        )
    return tuple(notes)


def quarter_draft(items: tuple[Item, ...], notes: tuple[Observation, ...]) -> Draft:
    """Return a step, a sentence and two notes for every indicator."""
    answers = []
    for place, item in enumerate(items):
        linked = tuple(note.id for note in notes if item.key in note.item_keys)[:2]
        answers.append(
            Answer(key=item.key, step=TOLD[place][1], feedback=FEEDBACK[place], evidence=linked)
        )
    return Draft(answers=tuple(answers))
