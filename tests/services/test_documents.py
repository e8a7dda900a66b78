from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.document import Delivery
from kinerja_desktop.errors import UnreadableFileError
from kinerja_desktop.services.copies import file_name, write_whole
from kinerja_desktop.services.finalising import FinalRequest
from kinerja_desktop.ui.preferences import Preferences
from tests.office import PEOPLE, Office


def final(office: Office, employee_id: int) -> int:
    appraisal = office.signed(employee_id)
    identity_id = office.services.identities.make("delapan huruf")
    office.services.finalising.finalise(
        FinalRequest(
            appraisal_id=appraisal.id,
            version=appraisal.version,
            box_note="",
            place="Serang",
            dated_on=date(2026, 6, 25),
            identity_id=identity_id,
        ),
        "delapan huruf",
    )
    return appraisal.id


def test_every_person_has_a_row_and_a_word_why_not(office: Office) -> None:
    final(office, office.rina)
    office.rate(office.ids[1])
    rows = {row.employee.id: row for row in office.services.documents.rows(office.period_id)}
    assert rows[office.rina].stage == Stage.FINAL
    assert rows[office.rina].document_count == 2
    assert rows[office.rina].blocked == ""
    assert rows[office.ids[1]].blocked
    assert rows[office.ids[2]].appraisal_id == 0


def test_anything_before_final_is_a_draft_without_signature(office: Office) -> None:
    appraisal = office.ready(office.rina)
    pdf = office.services.documents.pdf(appraisal.id, "evaluation_document")
    assert b"/ByteRange" not in pdf
    assert len(office.services.documents.pictures(pdf, 40)) >= 1


def test_documents_are_exported_and_names_do_not_collide(office: Office, tmp_path: Path) -> None:
    appraisal_id = final(office, office.rina)
    first = office.services.documents.export((appraisal_id,), tmp_path)
    second = office.services.documents.export((appraisal_id,), tmp_path)
    names = [one.path.name for one in (*first, *second) if one.path]
    assert len(set(names)) == 4
    assert [one.problem for one in first] == ["", ""]


def test_a_pulled_stick_is_said_for_each_document(office: Office, tmp_path: Path) -> None:
    appraisal_id = final(office, office.rina)
    done = office.services.documents.export((appraisal_id,), tmp_path / "gone")
    assert all(one.problem and one.path is None for one in done)


def test_handing_over_is_noted_and_marks_as_submitted(office: Office) -> None:
    appraisal_id = final(office, office.rina)
    document = office.services.documents.list(appraisal_id)[0]
    office.services.documents.deliver(
        Delivery(document_id=document.id, delivered_on=date(2026, 6, 25), recipient="BKPSDM")
    )
    row = office.services.documents.rows(office.period_id)[1]
    assert row.stage == Stage.SUBMITTED


def test_the_documents_of_a_method_are_named(office: Office) -> None:
    keys = [key for key, _title in office.services.documents.reports(office.period_id)]
    assert keys == ["evaluation_document", "evaluation_form"]


def test_file_names_fit_every_system(office: Office) -> None:
    appraisal = office.ready(office.rina)
    dossier = office.services.finalising.check(appraisal.id).dossier
    odd = replace(dossier, employee=replace(PEOPLE[0], name='A/B:"C" ' + "x" * 300))
    name = file_name("{name}_{nip}", odd, "evaluasi")
    assert not set(name) & set('<>:"/\\|?*')
    assert len(name) <= 130
    assert file_name("con", dossier, "") == "dokumen_con.pdf"


def test_an_emblem_that_was_spoilt_is_said(
    office: Office, preferences: Preferences, tmp_path: Path
) -> None:
    path = tmp_path / "lambang.png"
    path.write_bytes(b"bukan gambar")
    appraisal = office.ready(office.rina)
    preferences.change(logo_file=str(path))
    with pytest.raises(UnreadableFileError, match="lambang"):
        office.services.documents.pdf(appraisal.id, "evaluation_document")
    path.unlink()
    assert office.services.documents.pdf(appraisal.id, "evaluation_document")


def test_a_failed_copy_leaves_nothing_beside(tmp_path: Path) -> None:
    place = tmp_path / "surat.pdf"
    (place / "in the way").mkdir(parents=True)
    with pytest.raises(OSError, match="irectory"):
        write_whole(place, b"%PDF")
    assert [one.name for one in tmp_path.iterdir()] == ["surat.pdf"]
