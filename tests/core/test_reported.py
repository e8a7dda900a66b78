from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from kinerja_desktop.core.observation import NoteKind, Observation, Valence
from kinerja_desktop.core.plan import Aspect, WorkIndicator, WorkResult
from kinerja_desktop.core.reported import reported, unit_of

QUANTITY = WorkIndicator(key="a", text="Laporan tersusun", target="12 laporan per tahun")
QUALITY = WorkIndicator(key="b", aspect=Aspect.QUALITY, text="Tanpa koreksi", target="80-90 %")
RESULT = WorkResult(key="rhk", text="Laporan keuangan", indicators=(QUANTITY, QUALITY))
REPORT = Observation(
    id=1,
    employee_id=1,
    happened_on=date(2026, 3, 31),
    recorded_at=datetime(2026, 3, 31, 16),
    valence=Valence.ZERO,
    text="Rekap triwulan.",
    kind=NoteKind.REPORT,
    realisation="3 laporan",
    item_keys=("rhk",),
)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("12 laporan per bulan", "laporan"),
        ("80-90 %", "%"),
        ("85%", "%"),
        ("1.200 Dokumen", "dokumen"),
        ("7", ""),
        ("", ""),
    ],
)
def test_the_unit_is_the_first_word_after_the_numbers(text: str, unit: str) -> None:
    assert unit_of(text) == unit


def test_the_newest_report_of_the_same_unit_holds() -> None:
    newer = replace(REPORT, id=2, happened_on=date(2026, 5, 31), realisation="5 laporan")
    share = replace(REPORT, id=3, realisation="88 %")
    found = reported(RESULT, (newer, REPORT, share))
    assert [(one.indicator.key, one.words, one.note.id) for one in found] == [
        ("a", "5 laporan", 2),
        ("b", "88 %", 3),
    ]


def test_only_reports_of_this_result_with_a_realisation_count() -> None:
    others = (
        replace(REPORT, kind=NoteKind.EVENT),
        replace(REPORT, item_keys=("other",)),
        replace(REPORT, realisation=" "),
        replace(REPORT, text=""),
    )
    assert reported(RESULT, others) == ()
    assert reported(replace(RESULT, indicators=()), (REPORT,)) == ()


def test_a_report_whose_unit_fits_nothing_is_of_the_quantity_else_of_the_first() -> None:
    words = (replace(REPORT, realisation="selesai tiga"),)
    assert [one.indicator.key for one in reported(RESULT, words)] == ["a"]
    turned = replace(RESULT, indicators=(QUALITY, QUANTITY))
    assert [one.indicator.key for one in reported(turned, words)] == ["a"]
    alone = replace(RESULT, indicators=(QUALITY,))
    assert [one.indicator.key for one in reported(alone, words)] == ["b"]
