from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_desktop.core.wording import Kind, check_text, has_verb, starts_with_verb, trait_words

FILES = Path(__file__).parents[1] / "files"


def vectors() -> list[Any]:
    lines = (FILES / "vectors" / "fairness.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line]
    return [pytest.param(row, id=row["id"]) for row in rows if row["rule"] == "text"]


def sentences(name: str) -> list[str]:
    told = json.loads((FILES / "sentences.json").read_text(encoding="utf-8"))
    found: list[str] = told[name]
    assert len(found) == 30
    return found


@pytest.mark.parametrize("row", vectors())
def test_texts_are_checked_as_in_the_examples(row: dict[str, Any]) -> None:
    found = check_text(row["text"])
    assert [[flag.kind.value, flag.text] for flag in found.flags] == row["expect"]["flags"]
    told = {"S": found.has_situation, "B": found.has_behaviour, "I": found.has_impact}
    assert told == row["expect"]["sbi"]


def test_nine_of_ten_sentences_about_the_person_are_marked() -> None:
    missed = [text for text in sentences("judging") if not check_text(text).flags]
    assert len(missed) <= 3, missed


def test_at_most_one_of_ten_factual_sentences_is_marked() -> None:
    marked = [text for text in sentences("factual") if check_text(text).flags]
    assert len(marked) <= 3, marked


def test_a_flag_knows_its_place_and_explains_itself() -> None:
    text = "Budi MALAS, tidak  pernah datang."
    lazy, never = check_text(text).flags
    assert text[lazy.start : lazy.end] == "MALAS"
    assert (lazy.kind, never.kind) == (Kind.TRAIT, Kind.ABSOLUTE)
    assert lazy.explanation.startswith("‘malas’ menilai orangnya.")
    assert text[never.start : never.end] == "tidak  pernah"


def test_whole_words_only_are_marked() -> None:
    assert check_text("Pemalasan data diselesaikan; rajinan kayu dibuat.").flags == ()


@pytest.mark.parametrize("quote", ['"{}"', "“{}”", "‘{}’", "«{}»"])
def test_what_others_said_is_left_alone(quote: str) -> None:
    said = quote.format("dia malas sehingga terlambat")
    assert check_text(f"Rina berkata {said}.").flags == ()
    assert not check_text(f"Rina berkata {said}.").has_impact


def test_the_longer_of_two_phrases_is_marked_once() -> None:
    flags = check_text("Rina paling rajin di bagian umum.").flags
    assert [(flag.kind, flag.text) for flag in flags] == [
        (Kind.COMPARISON, "paling rajin di bagian")
    ]


def test_filled_fields_count_as_situation_and_impact() -> None:
    bare = check_text("Menyerahkan notulen.")
    assert not bare.has_situation
    assert not bare.has_impact
    told = check_text("Menyerahkan notulen.", situation="Rapat", impact="Undangan terkirim")
    assert told.has_situation
    assert told.has_impact


@pytest.mark.parametrize("text", ["12 Mei rekap selesai", "3 Jan", "tanggal lima", "04/06/2026"])
def test_a_date_is_a_situation(text: str) -> None:
    assert check_text(text).has_situation


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Menyusun rekap", True),
        ("Berkas itu lengkap", False),
        ("Dinas di meja depan", False),
        ("Terlambat dua kali", True),
        ("", False),
    ],
)
def test_verbs_are_told_from_words_that_look_like_them(text: str, wanted: bool) -> None:
    assert has_verb(text) is wanted


def test_a_goal_may_begin_with_a_stem() -> None:
    assert starts_with_verb("Kirim rekap tiap Jumat")
    assert starts_with_verb(" Menyusun rekap")
    assert not starts_with_verb("Lebih disiplin")
    assert not starts_with_verb("  ")


def test_anchors_may_count_but_not_judge() -> None:
    assert trait_words("Tidak pernah terlambat.") == ()
    assert [flag.text for flag in trait_words("Pegawai rajin dan ceroboh.")] == ["rajin", "ceroboh"]


@given(st.text(max_size=200))
def test_any_text_can_be_checked(text: str) -> None:
    for flag in check_text(text).flags:
        assert text.lower()[flag.start : flag.end] == flag.text
