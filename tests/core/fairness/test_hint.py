from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.core import distribution, fairness, wording
from kinerja_desktop.core.evidence import Level, Sufficiency
from kinerja_desktop.core.fairness import (
    beside_notes,
    calibration,
    diary,
    explanations,
    groups,
    levels,
    rereading,
    shapes,
    talk,
)
from kinerja_desktop.core.fairness.hint import (
    TEXT_LIMIT,
    UNIT,
    Hint,
    Offer,
    Rule,
    Subject,
    chosen,
    decimal,
    listed,
    make_hint,
    step_word,
)
from kinerja_desktop.core.instrument import FIVE_STEPS, THREE_STEPS
from kinerja_desktop.core.period import OrganisationResult
from kinerja_desktop.i18n import _, use_language

FORBIDDEN = {
    "id": "bias|curang|tidak adil|pilih kasih|salah menilai|mencurigakan|melanggar|subjektif"
    "|terlalu",
    "en": "bias|biased|cheats?|unfair|favou?ritism|misjudged|suspicious|violates?|subjective|too",
}


def messages() -> list[str]:
    """Return every message of the hints, their explanations and the distribution's sentences."""
    folder = Path(fairness.__path__[0])
    found = [
        text
        for _file, _line, message, _notes, _context in extract_from_dir(
            folder, keywords={"_": None, "N_": None, "ngettext": (1, 2)}
        )
        for text in ([message] if isinstance(message, str) else message)
    ]
    found += wording.KIND_WORDS.values()
    assert len(found) > 60
    return found


@pytest.mark.parametrize("language", FORBIDDEN)
def test_no_hint_uses_a_forbidden_word(language: str) -> None:
    use_language(language)
    pattern = re.compile(rf"\b(?:{FORBIDDEN[language]})\b", re.IGNORECASE)
    texts = [_(message) for message in messages()]
    texts += [distribution.warning_words(one) for one in standings()]
    assert [text for text in texts if pattern.search(text)] == []


def standings() -> list[distribution.Standing]:
    return [
        distribution.standing(limit, {}, 12)
        for result in OrganisationResult
        for limit in distribution.guideline(result)
    ]


def every_hint() -> list[Hint | None]:
    """Return one hint of every kind with names and words as long as they come."""
    who, item = "Dra. Siti Rahmawati Contoh", "Berorientasi Pelayanan"
    signs = [[1, 1, 1, 1], [-1, -1, 1, -1], [1, 0, 1], [-1, -1, -1]]
    summaries = [Fraction(text) for text in "3.6 3 4.1 3.7 3.5 2.9 4.2 3.6 3.4 2.8 4.3".split()]
    day = date(2026, 6, 30)
    return [
        diary.sufficiency_hint(
            UNIT, item, Sufficiency(count=1, index=33, level=Level.LOW), target=4
        ),
        diary.attention_hint(
            dict(enumerate((12, 12, 12, 12, 12, 2, 1, 0))), dict.fromkeys(range(8), who)
        ),
        diary.recency_hint(
            UNIT,
            diary.Recency(count=36, last30=14, last42=20, p=Fraction(1, 100), centroid=0.7, z=2.0),
        ),
        *(
            beside_notes.pull_hint(
                UNIT, beside_notes.pull(4, [-1, -1, 0], [1, 1, 1], FIVE_STEPS, edge=edge)
            )
            for edge in beside_notes.Edge
        ),
        beside_notes.consistency_hint(
            UNIT, beside_notes.consistency(5, [1, 1, -1, -1, -1], FIVE_STEPS)
        ),
        beside_notes.support_hint(UNIT, 1, THREE_STEPS, beside_notes.Support.NEEDED),
        beside_notes.consistency_hint(
            UNIT, beside_notes.consistency(-1, [1, 1, 1, 1, -1] * 5, THREE_STEPS)
        ),
        beside_notes.pull_hint(UNIT, beside_notes.pull(1, [-1, -1, 0], [1, 1, 1], THREE_STEPS)),
        shapes.flat_person_hint(
            UNIT,
            shapes.flat_person([0] * 11, [*signs, *signs, *signs[:3]], THREE_STEPS),
            ["Laporan keuangan", "x", "y", "Kolaboratif", *["z"] * 7],
        ),
        shapes.flat_person_hint(
            UNIT, shapes.flat_person([4] * 4, signs, FIVE_STEPS), [item, item, item, item]
        ),
        shapes.flat_unit_hint(shapes.flat_unit([[4, 4, 4]] * 40, FIVE_STEPS)),
        levels.level_shift_hint(levels.level_shift([4.6] * 40, (3.9, 0.55))),
        levels.level_shift_hint(levels.level_shift([3.1] * 40, (3.9, 0.55))),
        shapes.central_hint(shapes.central([0, 10, 160, 10, 0], FIVE_STEPS)),
        shapes.contrast_hint(shapes.contrast([4, 2, 5, 3, 4, 2, 5, 3, 4, 2, 5], summaries)),
        rereading.blind_reading_hint(rereading.blind_reading([5, 5, 5], [1, 1, 1], FIVE_STEPS)),
        levels.change_hint(
            UNIT, who, before=Fraction(4), now=Fraction(2), scale=FIVE_STEPS, reason=""
        ),
        levels.copied_hint(levels.copied([3] * 120, [3] * 120)),
        talk.self_gap_hint(UNIT, item, -2),
        talk.surprise_hint(UNIT, talk.surprise([None] * 12, day)),
        calibration.frame_hint(calibration.frame([5, 5, 5, 1], [1, 2, 4, 5])),
    ]


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_hint_is_short_and_can_be_explained(language: str) -> None:
    use_language(language)
    for hint in every_hint():
        assert hint is not None
        assert len(hint.text) <= TEXT_LIMIT, hint.text
        assert hint.numbers
        assert explanations.EXPLANATIONS[hint.rule].rule


def test_every_rule_is_explained() -> None:
    assert set(explanations.EXPLANATIONS) == set(Rule)


def hint(rule: Rule, employee: int = 1, item: str = "k", inputs: object = 0) -> Hint:
    return make_hint(
        rule,
        "x",
        Offer.OPEN,
        numbers=(),
        inputs=inputs,
        subject=Subject(employee_id=employee, item_key=item),
    )


def test_the_strongest_hint_of_an_item_is_shown_and_three_on_a_screen() -> None:
    asked = iter(
        [
            hint(Rule.CONSISTENCY),
            hint(Rule.UNDOCUMENTED, item="c"),
            hint(Rule.RECENCY),
            hint(Rule.PULL, item="b"),
            hint(Rule.FLAT_PERSON, item=""),
        ]
    )
    found = chosen(asked)
    assert [one.rule for one in found] == [Rule.CONSISTENCY, Rule.UNDOCUMENTED, Rule.PULL]
    assert [one.rule for one in asked] == [Rule.FLAT_PERSON]


def test_an_answered_hint_stays_away_until_its_inputs_change() -> None:
    asked = hint(Rule.CONSISTENCY, inputs=[5, 2, 3])
    assert chosen([asked], {asked.key}) == ()
    assert chosen([hint(Rule.CONSISTENCY, inputs=[5, 2, 4])], {asked.key}) != ()


def test_a_key_tells_people_items_and_rules_apart() -> None:
    keys = {
        one.key
        for one in (
            hint(Rule.PULL),
            hint(Rule.PULL, employee=2),
            hint(Rule.PULL, item="b"),
            hint(Rule.RECENCY),
        )
    }
    assert len(keys) == 4
    assert hint(Rule.PULL).key == hint(Rule.PULL).key


@given(st.lists(st.tuples(st.sampled_from(Rule), st.integers(1, 4), st.sampled_from("abc"))))
def test_limits_hold_for_any_hints(wanted: list[tuple[Rule, int, str]]) -> None:
    found = chosen([hint(rule, employee, item) for rule, employee, item in wanted])
    assert len(found) <= 3
    assert len({one.subject for one in found}) == len(found)


def test_words_and_numbers_are_listed_as_people_write_them() -> None:
    assert listed([]) == ""
    assert listed(["Rina"]) == "Rina"
    assert listed(["Rina", "Joko"]) == "Rina dan Joko"
    assert decimal(Fraction(5, 8), 1) == "0,6"
    assert step_word(1, THREE_STEPS) == "‘di atas’"
    assert step_word(0, THREE_STEPS) == "‘sesuai’"
    assert step_word(5, FIVE_STEPS) == "5"
    assert groups.SMALLEST_GROUP == 5
