"""The worked examples of the fair-appraisal paper, one line each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

VECTORS = Path(__file__).parents[2] / "files" / "vectors" / "fairness.jsonl"


def vectors(rule: str) -> list[Any]:
    """Return the rows of a rule as parameters."""
    rows = [json.loads(line) for line in VECTORS.read_text(encoding="utf-8").splitlines() if line]
    found = [pytest.param(row, id=row["id"]) for row in rows if row["rule"] == rule]
    assert found
    return found


def near(value: Any, places: int = 4) -> Any:
    """Compare as the examples are printed: to four decimals."""
    return pytest.approx(float(value), abs=0.51 * 10**-places)
