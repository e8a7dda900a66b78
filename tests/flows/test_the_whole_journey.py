"""From a staff list on a stick to signed documents, through store and services."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.data.store import open_store
from kinerja_desktop.data.vault import unlock, unlock_with_recovery
from kinerja_desktop.journey import FINAL_COUNT, PASSPHRASE, DemoStore, Journey
from kinerja_desktop.paths import find_paths
from kinerja_desktop.services.verifying import verify_file
from kinerja_desktop.settings import Settings


@pytest.fixture(scope="module")
def travelled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Journey, DemoStore, Path]:
    folder = tmp_path_factory.mktemp("journey")
    journey = Journey(find_paths(folder / "data"), folder / "documents")
    opened = journey.run(Settings)
    opened.store.close()
    return journey, opened, folder


def test_the_journey_counts_what_it_made(travelled: tuple[Journey, DemoStore, Path]) -> None:
    counts = travelled[0].figures.counts
    assert counts["employees"] == 160
    assert counts["observations"] > 100
    assert counts["ratings"] > 50
    assert counts["discussions"] > FINAL_COUNT
    assert counts["documents"] == 2 * FINAL_COUNT


def test_another_program_calls_every_document_validly_signed(
    travelled: tuple[Journey, DemoStore, Path],
) -> None:
    documents = sorted((travelled[2] / "documents").glob("*.pdf"))
    assert len(documents) == 2 * FINAL_COUNT
    for path in documents:
        report = subprocess.run(
            ["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=True
        ).stdout
        assert report.count("Signature Validation: Signature is Valid.") == 1, report
        assert "Total document signed" in report


def test_a_changed_byte_of_a_document_is_noticed(
    travelled: tuple[Journey, DemoStore, Path], tmp_path: Path
) -> None:
    original = next((travelled[2] / "documents").glob("*.pdf")).read_bytes()
    place = original.index(b"stream") + 40
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(original[:place] + bytes([original[place] ^ 1]) + original[place + 1 :])
    assert verify_file(changed).verdict == "altered"


def test_the_store_opens_again_with_passphrase_and_with_the_sheet(
    travelled: tuple[Journey, DemoStore, Path],
) -> None:
    _journey, opened, folder = travelled
    paths = find_paths(folder / "data")
    key = unlock(paths.key, PASSPHRASE)
    assert unlock_with_recovery(paths.key, " ".join(opened.recovery_groups)) == key
    store = open_store(paths, key)
    with store.reading() as look:
        stages = [appraisal.stage for appraisal in look.appraisals.list(opened.period_id)]
        assert look.audit.broken() is None
    store.close()
    assert stages.count(Stage.FINAL) + stages.count(Stage.SUBMITTED) == FINAL_COUNT


def test_no_name_can_be_read_in_the_files_of_the_store(
    travelled: tuple[Journey, DemoStore, Path],
) -> None:
    for path in (travelled[2] / "data").rglob("*"):
        if path.is_file():
            assert b"SUKARMAN" not in path.read_bytes().upper(), path
