from __future__ import annotations

import json
from pathlib import Path

import pytest

from kinerja_desktop.commands.demo_folder import prepare_folder, write_summary
from kinerja_desktop.errors import KinerjaError


def test_a_new_folder_is_made_with_all_above_it(tmp_path: Path) -> None:
    documents, screens = prepare_folder(tmp_path / "a" / "b")
    assert documents.is_dir()
    assert screens.is_dir()


def test_a_demo_replaces_an_earlier_one_even_if_it_was_cut_off(tmp_path: Path) -> None:
    documents, _screens = prepare_folder(tmp_path)
    (documents / "alt.pdf").write_bytes(b"x")
    prepare_folder(tmp_path)
    assert list(documents.iterdir()) == []


def test_other_files_in_the_folder_stay(tmp_path: Path) -> None:
    (tmp_path / "catatan.txt").write_bytes(b"x")
    prepare_folder(tmp_path)
    assert (tmp_path / "catatan.txt").exists()


@pytest.mark.parametrize("name", ["documents", "screens"])
def test_a_folder_of_a_person_is_never_emptied(tmp_path: Path, name: str) -> None:
    own = tmp_path / name / "surat.odt"
    own.parent.mkdir()
    own.write_bytes(b"surat")
    with pytest.raises(KinerjaError, match="demo"):
        prepare_folder(tmp_path)
    assert own.read_bytes() == b"surat"
    assert not (tmp_path / "summary.json").exists()


def test_what_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_bytes(b"x")
    with pytest.raises(KinerjaError, match="tidak dapat ditulis"):
        prepare_folder(tmp_path / "berkas")
    with pytest.raises(KinerjaError, match="tidak dapat ditulis"):
        write_summary(tmp_path / "berkas", {})


def test_the_summary_is_json(tmp_path: Path) -> None:
    write_summary(tmp_path, {"counts": {"employees": 3}, "seconds": {}})
    found = json.loads((tmp_path / "summary.json").read_text("utf-8"))
    assert found["counts"] == {"employees": 3}
