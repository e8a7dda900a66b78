from __future__ import annotations

from dataclasses import replace
from datetime import date

from kinerja_desktop.core.appraisal import Answer, Draft, Rating
from kinerja_desktop.core.period import Period, PeriodKind
from kinerja_desktop.core.trend import RESULT, Trend
from tests.office import SEMESTER, Office

YEARS = (2022, 2023, 2024, 2025)


def rate(office: Office, year: int, rating: Rating, loyal: int | None) -> None:
    office.period_id = create(office, year)
    view = office.services.appraising.view(office.period_id, office.rina)
    draft = Draft(
        answers=(Answer(key="loyal", step=loyal),), results_rating=rating, behaviour_rating=rating
    )
    office.services.appraising.save_draft(view.appraisal, draft)


def create(office: Office, year: int, **changes: object) -> int:
    period = Period(
        name=f"Tahun {year}",
        kind=PeriodKind.YEAR,
        start=date(year, 1, 1),
        end=date(year, 12, 31),
    )
    return office.services.periods.create(
        replace(period, **changes),  # type: ignore[arg-type]
        office.ids,
    )


def lines(office: Office) -> dict[str, Trend]:
    found = office.services.staff.summary(office.rina, office.period_id).trends
    return {line.key: line for line in found}


def test_three_periods_make_a_line_and_one_without_a_value_is_a_gap(office: Office) -> None:
    rate(office, 2022, Rating.MEETS, 0)
    create(office, 2023)
    rate(office, 2024, Rating.ABOVE, None)
    rate(office, 2025, Rating.MEETS, 1)
    found = lines(office)
    result = found[RESULT].points
    assert [point.period_name for point in result] == [f"Tahun {year}" for year in YEARS]
    assert [point.told for point in result] == ["Baik", "", "Sangat Baik", "Baik"]
    assert [point.place for point in result] == [0.75, None, 1.0, 0.75]
    loyal = found["loyal"].points
    assert [point.place for point in loyal] == [0.5, None, None, 1.0]
    assert [point.told for point in loyal] == ["‘sesuai’", "", "", "‘di atas’"]
    assert "harmonis" not in found


def test_periods_of_another_length_are_not_mixed_in_and_one_alone_is_no_line(
    office: Office,
) -> None:
    rate(office, 2024, Rating.MEETS, 0)
    assert lines(office) == {}
    year = office.period_id
    half = replace(
        SEMESTER, name="Semester II 2025", start=date(2025, 7, 1), end=date(2025, 12, 31)
    )
    office.period_id = office.services.periods.create(half, office.ids)
    office.rate(office.rina, 1)
    assert lines(office) == {}
    rate(office, 2023, Rating.ABOVE, 1)
    office.period_id = year
    assert [p.period_name for p in lines(office)[RESULT].points] == ["Tahun 2023", "Tahun 2024"]
