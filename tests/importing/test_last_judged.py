from __future__ import annotations

from datetime import date

from kinerja_desktop.core.staff_rows import Judged
from kinerja_desktop.i18n import language, use_language
from kinerja_desktop.importing.last_judged import LastJudged
from kinerja_desktop.importing.opened_list import CellFix, ImportRequest, ListReader
from kinerja_desktop.progress import Silent

TODAY = date(2026, 11, 24)
TEXT = "NIP\tNama\n1985\tRina\n199207182022211005\tDedi\n"


def test_a_list_is_judged_anew_only_when_the_question_is_another() -> None:
    asked: list[str] = []

    def answer(name: str) -> Judged:
        asked.append(name)
        return Judged(people=(), problems=())

    last = LastJudged()
    first = last.of("a", lambda: answer("a"))
    assert last.of("a", lambda: answer("a again")) is first
    last.of("b", lambda: answer("b"))
    last.of("a", lambda: answer("a"))
    assert asked == ["a", "b", "a"]


def test_what_was_repaired_left_out_or_spoken_since_is_judged_anew() -> None:
    reader = ListReader()

    def codes(**changes: object) -> list[str]:
        request = ImportRequest(source=TEXT, **changes)  # type: ignore[arg-type]
        plan = reader.open(request, Silent()).plan((), today=TODAY)
        return [problem.code for problem in plan.problems] + [f"{plan.valid} valid"]

    assert codes() == codes() == ["nip_length", "1 valid"]
    fix = CellFix(row=2, field="nip", value="198503122010012001")
    assert codes(fixes=(fix,)) == ["2 valid"]
    assert codes(left_out=frozenset({3})) == ["nip_length", "0 valid"]


def test_problems_are_said_in_the_language_in_force() -> None:
    reader, before = ListReader(), language()

    def message() -> str:
        plan = reader.open(ImportRequest(source=TEXT), Silent()).plan((), today=TODAY)
        return plan.problems[0].message

    try:
        use_language("en")
        english = message()
        use_language("id")
        assert message() != english
    finally:
        use_language(before)
