"""What every document promises: fields, draft mark, sample stamp, sealed record."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest

from kinerja_desktop.core.dossier import Dossier
from kinerja_desktop.errors import KinerjaError
from kinerja_desktop.reports import REPORTS, reports_for
from kinerja_desktop.reports.evaluation_document import build
from tests.reports.dossiers import CREATED, make_weighted_dossier, sealed
from tests.reports.pdf_look import Pdf

Look = Callable[[bytes], Pdf]


def field_names(pdf: Pdf) -> list[str]:
    with pikepdf.open(pdf.path) as opened:
        form = opened.Root.get("/AcroForm")
        return [str(field.T) for field in form.Fields] if form is not None else []


def test_a_final_document_has_the_field_of_the_appraiser(
    final_dossier: Dossier, look: Look
) -> None:
    pdf = look(build(final_dossier, created_at=CREATED))
    assert field_names(pdf) == [REPORTS["evaluation_document"].field] == ["Penilai"]


def test_the_employee_gets_a_field_when_asked(final_dossier: Dossier, look: Look) -> None:
    pdf = look(build(final_dossier, created_at=CREATED, fields=("Pegawai",)))
    assert sorted(field_names(pdf)) == ["Pegawai", "Penilai"]


def test_an_unknown_field_is_refused(final_dossier: Dossier) -> None:
    with pytest.raises(ValueError, match="Bendahara"):
        build(final_dossier, created_at=CREATED, fields=("Bendahara",))


def test_a_draft_says_so_on_every_page_and_has_no_field(dossier: Dossier, look: Look) -> None:
    pdf = look(build(dossier, created_at=CREATED, fields=("Pegawai",)))
    assert all("DRAF" in page and "Draf, belum final" in page for page in pdf.page_texts())
    assert field_names(pdf) == []
    with pikepdf.open(pdf.path) as opened:
        assert len(opened.attachments) == 0


def test_a_final_document_is_not_marked(final_dossier: Dossier, look: Look) -> None:
    text = look(build(final_dossier, created_at=CREATED)).text
    assert "DRAF" not in text
    assert "CONTOH ·" not in text


def test_made_up_data_is_stamped_on_every_page(dossier: Dossier, look: Look) -> None:
    sample = replace(dossier, is_sample=True)
    for changed in (sample, sealed(sample)):
        pages = look(build(changed, created_at=CREATED)).page_texts()
        assert all("CONTOH · DATA REKAAN" in page for page in pages)


def test_the_record_inside_is_what_the_printed_seal_is_of(
    final_dossier: Dossier, look: Look
) -> None:
    pdf = look(build(final_dossier, created_at=CREATED))
    with pikepdf.open(pdf.path) as opened:
        data = opened.attachments["penilaian.json"].get_file().read_bytes()
    assert hashlib.sha256(data).hexdigest() == final_dossier.seal
    assert json.loads(data)["employee"]["nip"] == final_dossier.employee.nip
    assert final_dossier.seal in pdf.flat.replace(" ", "")
    assert f"Segel {final_dossier.seal[:8]}…{final_dossier.seal[-4:]}" in pdf.page_texts()[0]


def test_a_seal_of_other_data_is_refused(final_dossier: Dossier) -> None:
    changed = replace(final_dossier, box_note="Lain sekali.")
    with pytest.raises(KinerjaError):
        build(changed, created_at=CREATED)


def test_every_page_says_that_only_the_file_can_be_checked(
    final_dossier: Dossier, look: Look
) -> None:
    for page in look(build(final_dossier, created_at=CREATED)).page_texts():
        assert "Hanya berkas elektroniknya yang dapat diperiksa keasliannya" in page


def test_another_method_is_refused() -> None:
    with pytest.raises(ValueError, match="weighted_indicators"):
        build(sealed(make_weighted_dossier()), created_at=CREATED)


def test_each_method_has_its_documents() -> None:
    official = [report.key for report in reports_for("permenpanrb_6_2022")]
    assert official == ["evaluation_document", "evaluation_form"]
    assert [report.key for report in reports_for("weighted_indicators")] == ["indicator_sheet"]
