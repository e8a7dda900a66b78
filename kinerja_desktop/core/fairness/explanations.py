"""Why a hint appears: its rule and how often it would be wrong, in words, on demand."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja_desktop.core.fairness.hint import Rule
from kinerja_desktop.i18n import N_


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """Both are messages for the catalogue. Rates hold for a scale of 1 to 5 (simulated)."""

    rule: str
    false_alarm: str


BY_RULE = N_("It counts what is recorded; there is nothing to be wrong about.")
UNMEASURED = N_("It is a prompt to read, not a measurement.")

EXPLANATIONS = {
    Rule.SUFFICIENCY: Explanation(
        rule=N_(
            "Number of notes, spread over four parts of the period, both signs and two sources "
            "give an index of 0 to 100; below 50, or with one note, it is low."
        ),
        false_alarm=BY_RULE,
    ),
    Rule.ATTENTION: Explanation(
        rule=N_("Fewer than half the median of notes; from four people and a median of four."),
        false_alarm=BY_RULE,
    ),
    Rule.RECENCY: Explanation(
        rule=N_(
            "Five notes or more, at least three of the last 30 days, and chance alone would give "
            "as many in at most 5 of 100 even diaries."
        ),
        false_alarm=N_("At most 5 of 100 even diaries; usually fewer."),
    ),
    Rule.PULL: Explanation(
        rule=N_(
            "The score lies a step nearer to the notes of these 30 days than to the others; "
            "three notes or more on each side."
        ),
        false_alarm=N_("About 3 of 100 correct scores."),
    ),
    Rule.CONSISTENCY: Explanation(
        rule=N_(
            "From four notes: score and summary of the notes are one and a half steps apart. "
            "With two or three: they point in opposite directions."
        ),
        false_alarm=N_(
            "About 4 of 100 correct scores with four notes, 1 of 100 with ten; more often at "
            "either end of the scale, since few notes are read as nearer the middle."
        ),
    ),
    Rule.UNDOCUMENTED: Explanation(
        rule=N_("A score without a linked note; at either end of the scale a reason is needed."),
        false_alarm=BY_RULE,
    ),
    Rule.FLAT_PERSON: Explanation(
        rule=N_(
            "All scores are alike while the summaries of the notes spread by 0.8 steps or more "
            "(1.0 with three items); only items with three notes count."
        ),
        false_alarm=N_("2 to 6 of 100 people who really are even."),
    ),
    Rule.FLAT_UNIT: Explanation(
        rule=N_("Eight people, three items, and 6 of 10 people have one score on every item."),
        false_alarm=UNMEASURED,
    ),
    Rule.LEVEL: Explanation(
        rule=N_("The mean of eight people or more is 0.8 spreads away from the reference."),
        false_alarm=N_("About 3 of 100 usual teams of eight, fewer with more people."),
    ),
    Rule.CENTRAL: Explanation(
        rule=N_("15 scores or more, and 8 of 10 of them on one step."),
        false_alarm=N_("About 1 of 100 usual units."),
    ),
    Rule.CONTRAST: Explanation(
        rule=N_(
            "From ten people in a row: what a score exceeds its notes by falls as the score "
            "before it rises, more than 95 of 100 other orders would show."
        ),
        false_alarm=N_("At most 5 of 100 orders without any pattern."),
    ),
    Rule.REREAD: Explanation(
        rule=N_("Two steps apart (one of three) between reading with and without a name."),
        false_alarm=UNMEASURED,
    ),
    Rule.GROUPS: Explanation(
        rule=N_("Groups of five people or more, compared by an exact test; names are not used."),
        false_alarm=N_("At most 5 of 100 comparisons of alike groups."),
    ),
    Rule.CHANGE: Explanation(
        rule=N_("A person's mean moved by a whole step and no sentence says why."),
        false_alarm=BY_RULE,
    ),
    Rule.COPIED: Explanation(
        rule=N_("Ten scores or more, and 9 of 10 are those of last period."),
        false_alarm=BY_RULE,
    ),
    Rule.DISTRIBUTION: Explanation(
        rule=N_("Shares of predicates beside the guideline for the unit's own result."),
        false_alarm=BY_RULE,
    ),
    Rule.SELF_GAP: Explanation(
        rule=N_("A whole step between the employee's own view and the score."),
        false_alarm=BY_RULE,
    ),
    Rule.NO_SURPRISE: Explanation(
        rule=N_("Fewer than 8 of 10 notes to improve were told a week before the talk."),
        false_alarm=BY_RULE,
    ),
    Rule.SHARED_FRAME: Explanation(
        rule=N_("On average more than half a step from the target of the examples."),
        false_alarm=UNMEASURED,
    ),
}
