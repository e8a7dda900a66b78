"""The talk on paper: what the employee chose, plans, refusal, and nothing private."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest

from kinerja_desktop.core.discussion import Choice, Discussion, Ink
from kinerja_desktop.core.dossier import Dossier, TalkRecord, talk_record
from kinerja_desktop.reports import REPORTS
from kinerja_desktop.reports.evaluation_document import build
from tests.reports.dossiers import (
    CREATED,
    INK,
    emblem,
    make_dossier,
    make_old_dossier,
    make_weighted_dossier,
    sealed,
    talk_with,
)
from tests.reports.page_checks import misplaced, overprinted
from tests.reports.pdf_look import Pdf

Look = Callable[[bytes], Pdf]
SENTENCE = "Penyusunan laporan pertanggungjawaban keuangan yang andal, transparan, dan akuntabel. "


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        (Choice.READ, "Sudah membaca dan mendiskusikan hasil ini"),
        (Choice.READ_WITH_REMARKS, "Sudah membaca, dengan catatan; lihat Lampiran"),
        (Choice.OBJECTS, "Mengajukan keberatan; lihat Lampiran"),
        (Choice.NOT_TODAY, "Belum ingin menandatangani pada hari diskusi"),
    ],
)
def test_without_strokes_the_choice_is_said_in_words(
    dossier: Dossier, look: Look, choice: Choice, words: str
) -> None:
    changed = sealed(talk_with(dossier, employee_ink=Ink(), choice=choice))
    assert words in " ".join(look(build(changed, created_at=CREATED)).page_texts()[0].split())


def test_a_refusal_is_told_with_reason_and_witness(dossier: Dossier, look: Look) -> None:
    refused = talk_with(
        dossier,
        employee_ink=Ink(),
        choice=Choice.NOT_TODAY,
        refusal_reason="Ingin menunggu berkas lengkap",
        witness="Dedi Misalkan, S.Pd.",
    )
    first, second = look(build(sealed(refused), created_at=CREATED)).page_texts()
    for page in (first, second):
        flat = " ".join(page.split())
        assert "Ingin menunggu berkas lengkap" in flat
        assert "Dedi Misalkan, S.Pd" in flat


def test_a_long_refusal_is_told_in_the_appendix(dossier: Dossier, look: Look) -> None:
    refused = talk_with(
        dossier, employee_ink=Ink(), refusal_reason=SENTENCE * 8, witness="Dedi Misalkan"
    )
    pdf = look(build(sealed(refused), created_at=CREATED))
    first, second = pdf.page_texts()
    assert "lihat Lampiran" in first
    assert " ".join(second.split()).count("pertanggungjawaban") == 8
    assert (misplaced(pdf), overprinted(pdf)) == ([], [])


def test_the_appendix_tells_plans_and_what_signing_means(
    final_dossier: Dossier, look: Look
) -> None:
    text = " ".join(look(build(final_dossier, created_at=CREATED)).page_texts()[1].split())
    for words in (
        "Membagikan daftar periksa dokumen pencairan kepada tim",
        "Jika berkas masuk setelah pukul 14.00",
        "dipakai oleh 3 rekan",
        "waktu satu jam dalam rapat Senin",
        "31 Agustus 2026",
        "bukan selalu setuju",
        "paling lambat 14 hari sejak dokumen diterima",
        "Ir. Sri Misalnya, M.T.",
        "Terima kasih. Saya setuju dengan kedua rencana.",
    ):
        assert words in text


def test_without_a_talk_the_reason_is_printed(dossier: Dossier, look: Look) -> None:
    absent = replace(dossier, talk=TalkRecord(), without_talk_reason="Cuti besar sampai Agustus")
    first, second = look(build(sealed(absent), created_at=CREATED)).page_texts()
    assert "Tanpa diskusi: Cuti besar sampai Agustus" in first
    assert "Cuti besar sampai Agustus" in second
    assert "Tidak ada rencana yang disepakati." in second


@pytest.mark.parametrize("key", list(REPORTS))
def test_private_words_cannot_reach_a_document(look: Look, key: str) -> None:
    secret = "RAHASIA-PENILAI"
    talk = Discussion(
        appraisal_id=1,
        private_note=secret,
        opening_question=secret,
        place=secret,
        notes=(("growth", secret),),
        story_skipped=secret,
        choice=Choice.READ,
        employee_ink=INK,
    )
    made = {"performance_report": make_old_dossier, "indicator_sheet": make_weighted_dossier}
    changed = sealed(replace(made.get(key, make_dossier)(), talk=talk_record(talk)))
    pdf = look(REPORTS[key].build(changed, created_at=CREATED))
    with pikepdf.open(pdf.path) as opened:
        streams = [
            thing.read_bytes() for thing in opened.objects if isinstance(thing, pikepdf.Stream)
        ]
    assert secret not in pdf.text
    assert all(secret.encode() not in stream for stream in streams)


def test_strokes_of_the_employee_are_a_figure_with_words(
    final_dossier: Dossier, look: Look
) -> None:
    text = look(build(final_dossier, created_at=CREATED)).data
    without = sealed(talk_with(final_dossier, employee_ink=Ink()))
    assert len(text) > len(build(without, created_at=CREATED))
    assert b"Goresan tanda tangan Rina Contohwati, S.E." in text


def test_a_typed_name_and_a_picture_are_equal_alternatives(dossier: Dossier, look: Look) -> None:
    typed = sealed(talk_with(dossier, employee_ink=Ink(typed_name="Rina C.")))
    assert "Rina C." in look(build(typed, created_at=CREATED)).flat
    pictured = sealed(talk_with(dossier, employee_ink=Ink(picture=emblem())))
    assert b"Gambar tanda tangan" in build(pictured, created_at=CREATED)
