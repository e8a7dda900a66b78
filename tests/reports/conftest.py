"""Dossiers to print, the golden texts, and a look at documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja_desktop.core.dossier import Dossier
from tests.reports.dossiers import make_dossier, make_weighted_dossier, sealed
from tests.reports.pdf_look import Pdf

GOLDEN = Path(__file__).resolve().parents[1] / "files" / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden texts")


@pytest.fixture
def dossier() -> Dossier:
    return make_dossier()


@pytest.fixture
def final_dossier() -> Dossier:
    return sealed(make_dossier())


@pytest.fixture
def weighted_dossier() -> Dossier:
    return sealed(make_weighted_dossier())


@pytest.fixture
def look(tmp_path: Path) -> Callable[[bytes], Pdf]:
    """Write a PDF into a folder of the test and look at it."""
    return lambda data: Pdf(tmp_path / "document.pdf", data)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, Pdf], None]:
    """Compare the text of every page with tests/files/golden; --update-golden rewrites it."""

    def compare(name: str, pdf: Pdf) -> None:
        pages = pdf.page_texts()
        text = "".join(f"=== {n} ===\n{page}\n" for n, page in enumerate(pages, start=1))
        path = GOLDEN / f"{name}.txt"
        if request.config.getoption("--update-golden", default=False):
            path.write_text(text, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == text

    return compare
