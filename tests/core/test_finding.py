from __future__ import annotations

import pytest

from kinerja_desktop.core.finding import best_of, excerpt, has_all, spellings, words_of


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("lapor", "Melaporkan hasil rapat"),
        ("lapor", "Pelaporan triwulan"),
        ("tulis", "Menulis notula"),
        ("tulis", "penulisan ulang"),
        ("sapu", "menyapu halaman"),
        ("kirim", "Mengirimkan berkas"),
        ("pakai", "memakai sandi"),
        ("cafe", "Rapat di Café Arsip"),
        ("CAFÉ", "rapat di cafe"),
        ("1985", "NIP 198503122010012001"),
    ],
)
def test_a_root_is_found_in_its_longer_forms(asked: str, text: str) -> None:
    assert has_all(text, words_of(asked))


@pytest.mark.parametrize(("asked", "text"), [("rapat", "kekerapatan"), ("api", "sapi kapir")])
def test_the_middle_of_another_word_is_not_found(asked: str, text: str) -> None:
    assert not has_all(text, words_of(asked))


def test_signs_between_words_do_not_matter() -> None:
    assert words_of('  "rapat", (kas)* AND-') == ("rapat", "kas", "and")
    assert words_of('"*()') == ()


def test_numbers_and_short_words_have_one_spelling() -> None:
    assert spellings("12") == ("12",)
    assert spellings("1985") == ("1985",)
    assert spellings("di") == ("di",)


def test_the_line_with_all_words_is_shown_before_one_with_some() -> None:
    texts = ("Laporan kas", "Rapat bulanan", "Laporan rapat")
    assert best_of(texts, ("laporan", "rapat")) == "Laporan rapat"
    assert best_of(texts, ("rapat", "absen")) == "Rapat bulanan"
    assert best_of(texts, ("absen",)) == "Laporan kas"
    assert best_of((), ("absen",)) == ""


def test_an_excerpt_begins_before_what_was_found() -> None:
    long = "Pada pagi hari semua staf menata berkas lama di gudang belakang, lalu " * 3
    line = excerpt(f"{long}\n menutup rekonsiliasi kas bulan Mei.", ("rekonsiliasi",))
    assert line.startswith("…")
    assert line.index("rekonsiliasi") <= 45
    assert excerpt("Menutup  kas\nbulan Mei", ("kas",)) == "Menutup kas bulan Mei"
