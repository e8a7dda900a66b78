from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kinerja_desktop.core.objection import is_late, last_day

VECTORS = Path(__file__).parents[1] / "files" / "vectors"


def rows(name: str, rule: str = "") -> list[Any]:
    lines = (VECTORS / name).read_text(encoding="utf-8").splitlines()
    found = [json.loads(line) for line in lines if line]
    return [pytest.param(row, id=row["id"]) for row in found if row.get("rule", "") == rule]


@pytest.mark.parametrize("row", rows("objection-dates.jsonl"))
def test_the_last_day_to_object_counts_from_receipt(row: dict[str, Any]) -> None:
    received = date.fromisoformat(row["received"])
    assert last_day(received, row["days"]).isoformat() == row["expect"]["last_day"]
    if "filed" in row:
        filed = date.fromisoformat(row["filed"])
        assert is_late(filed, received, row["days"]) is row["expect"]["late"]


@pytest.mark.parametrize("row", rows("fairness.jsonl", "objection"))
def test_the_example_of_the_paper_agrees(row: dict[str, Any]) -> None:
    received = date.fromisoformat(row["received"])
    assert last_day(received, row["days"]).isoformat() == row["expect"]["deadline"]
