"""Groups of people beside each other (M13): never names, never groups under five people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from kinerja_desktop.core.fairness.figures import Comparison, compare_means, fisher
from kinerja_desktop.core.fairness.hint import decimal
from kinerja_desktop.core.staff import Employee, Employment, Sex
from kinerja_desktop.i18n import N_, _

SMALLEST_GROUP = 5
UNEVEN_NOTES = Fraction(3, 2)
RARE = Fraction(5, 100)
AGE_BANDS = ((30, N_("under 30")), (40, N_("30 to 39")), (50, N_("40 to 49")))
OLDEST_BAND = N_("50 and older")
SEX_WORDS = {Sex.FEMALE: N_("women"), Sex.MALE: N_("men")}
EMPLOYMENT_WORDS = {Employment.PNS: "PNS", Employment.PPPK: "PPPK"}
GRADE_WORDS = {"I": "I/II", "II": "I/II", "III": "III", "IV": "IV"}


def sex_group(person: Employee, day: date) -> str:
    """Return the group by sex, or nothing where it is not recorded."""
    del day
    return SEX_WORDS[person.sex] if person.sex else ""


def age_group(person: Employee, day: date) -> str:
    """Return the age band on a day, or nothing without a birth date."""
    born = person.birth_date
    if born is None:
        return ""
    age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    return next((word for limit, word in AGE_BANDS if age < limit), OLDEST_BAND)


def grade_group(person: Employee, day: date) -> str:
    """Return the band of golongan of a PNS, or nothing."""
    del day
    if person.employment != Employment.PNS:
        return ""
    return GRADE_WORDS.get(person.grade.partition("/")[0], "")


def employment_group(person: Employee, day: date) -> str:
    """Return PNS or PPPK, or nothing for others."""
    del day
    return EMPLOYMENT_WORDS.get(person.employment, "")


GROUPINGS: dict[str, tuple[str, Callable[[Employee, date], str]]] = {
    "sex": (N_("Women and men"), sex_group),
    "age": (N_("Age"), age_group),
    "grade": (N_("Golongan"), grade_group),
    "employment": (N_("Employment"), employment_group),
}


@dataclass(frozen=True, kw_only=True)
class Member:
    """One rated person in a group. `residual` is score less implied score; `notes` their count."""

    group: str = ""
    is_top: bool
    score: Fraction
    residual: Fraction
    notes: int


@dataclass(frozen=True, kw_only=True)
class TopRate:
    """How many of a group have the top predicate."""

    group: str = ""
    top: int
    people: int

    @property
    def rate(self) -> Fraction:
        return Fraction(self.top, self.people)


@dataclass(frozen=True, kw_only=True)
class RateGap:
    """Two groups beside each other. A ratio is None where nobody has the top predicate."""

    low: TopRate
    high: TopRate

    @property
    def is_shown(self) -> bool:
        return min(self.low.people, self.high.people) >= SMALLEST_GROUP

    @property
    def ratio(self) -> Fraction | None:
        return _ratio(self.low.rate, self.high.rate)

    @property
    def ratio_if_one_moves(self) -> Fraction | None:
        """Return the ratio after one top predicate went to the lower group."""
        if not self.high.top:
            return None
        low = Fraction(self.low.top + 1, self.low.people)
        return _ratio(low, Fraction(self.high.top - 1, self.high.people))

    @property
    def p(self) -> Fraction:
        """Fisher's exact test, two-sided."""
        return fisher(self.low.top, self.low.people, self.high.top, self.high.people)


def _ratio(one: Fraction, other: Fraction) -> Fraction | None:
    low, high = sorted((one, other))
    return low / high if high else None


def rate_gap(one: TopRate, other: TopRate) -> RateGap:
    """Put two groups in order of their rate of top predicates (M13.2)."""
    low, high = sorted((one, other), key=lambda found: found.rate)
    return RateGap(low=low, high=high)


@dataclass(frozen=True, kw_only=True)
class GroupReading:
    """The groups with the lowest and the highest rate. `rates` is None if any group is small.

    `residuals` are compared where the scores differ by more than chance, and None elsewhere.
    """

    rates: RateGap | None = None
    scores: Comparison | None = None
    residuals: Comparison | None = None
    notes: tuple[Fraction, Fraction] = (Fraction(0), Fraction(0))

    @property
    def notes_differ(self) -> bool:
        """Whether one group has more than one and a half times the notes of the other."""
        low, high = sorted(self.notes)
        return high > UNEVEN_NOTES * low

    @property
    def diary_explains(self) -> bool:
        """Whether a gap in scores is gone once the diary is taken into account."""
        if self.scores is None or self.residuals is None:
            return False
        return self.scores.p <= RARE < self.residuals.p


def compare_groups(members: Iterable[Member]) -> GroupReading | None:
    """Compare groups (M13); None with fewer than two, without rates where one is under five."""
    groups: dict[str, list[Member]] = {}
    for member in members:
        if member.group:
            groups.setdefault(member.group, []).append(member)
    if len(groups) < 2:
        return None
    if min(len(people) for people in groups.values()) < SMALLEST_GROUP:
        return GroupReading()
    rates = [
        TopRate(group=name, top=sum(m.is_top for m in people), people=len(people))
        for name, people in sorted(groups.items())
    ]
    rates.sort(key=lambda found: found.rate)
    gap = rate_gap(rates[0], rates[-1])
    low, high = groups[gap.low.group], groups[gap.high.group]
    scores = compare_means([m.score for m in low], [m.score for m in high])
    residuals = None
    if scores.p <= RARE:
        residuals = compare_means([m.residual for m in low], [m.residual for m in high])
    return GroupReading(
        rates=gap,
        scores=scores,
        residuals=residuals,
        notes=(_mean_notes(low), _mean_notes(high)),
    )


def _mean_notes(people: Sequence[Member]) -> Fraction:
    return Fraction(sum(member.notes for member in people), len(people))


def group_lines(found: GroupReading) -> tuple[str, ...]:
    """Say the reading in sentences: uneven notes first, then rates, then what may explain them."""
    gap = found.rates
    if gap is None:
        return (_("There is a group of fewer than 5 people; nothing is compared."),)
    lines = []
    if found.notes_differ:
        text = _("Notes per person: {low} and {high}. Complete them first.")
        lines.append(text.format(low=decimal(found.notes[0], 1), high=decimal(found.notes[1], 1)))
    text = _("Top predicate: {a} of {n} {one}, {b} of {m} {other}; {chance} (p = {p}).")
    can_be_chance = gap.p > RARE
    lines.append(
        text.format(
            a=gap.low.top,
            n=gap.low.people,
            one=_(gap.low.group),
            b=gap.high.top,
            m=gap.high.people,
            other=_(gap.high.group),
            chance=_("this can be chance") if can_be_chance else _("rarely by chance alone"),
            p=decimal(gap.p),
        )
    )
    if found.diary_explains:
        lines.append(_("The notes explain the gap: beside the diary the scores are alike."))
    return tuple(lines)
