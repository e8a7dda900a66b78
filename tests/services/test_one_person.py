"""One person with every field, typed in or imported: kept as it is, printed with every title."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kinerja_desktop.core.staff import Employee, Employment, Sex
from kinerja_desktop.progress import Silent
from kinerja_desktop.services.importing import ImportRequest
from tests.office import Office
from tests.reports.pdf_look import Pdf

WHOLE = Employee(
    name="St. Nur’aini Ma’rifah",
    front_title="Dr. Hj.",
    back_title="S.Sos., M.Si., Ph.D.",
    nip="198003122006042001",
    employment=Employment.PNS,
    grade="IV/a",
    position="Analis Kebijakan Ahli Madya – Bidang A/B",
    unit="Subbagian Umum & Kepegawaian",
    agency="Pemerintah Kota Serang",
    birth_date=date(1980, 3, 12),
    sex=Sex.FEMALE,
    status="PNS Daerah",
    grade_since=date(2023, 4, 1),
    position_since=date(2024, 1, 2),
)
COLUMNS = {
    "NIP": WHOLE.nip,
    "Gelar Depan": WHOLE.front_title,
    "Nama": WHOLE.name,
    "Gelar Belakang": WHOLE.back_title,
    "Golongan": WHOLE.grade,
    "TMT Golongan": "01-04-2023",
    "Jabatan": WHOLE.position,
    "TMT Jabatan": "2-1-2024",
    "Unit Kerja": WHOLE.unit,
    "Instansi": WHOLE.agency,
    "Tanggal Lahir": "12 Maret 1980",
    "Jenis Kelamin": "P",
    "Status Pegawai": WHOLE.status,
}


def typed(office: Office) -> int:
    return office.services.staff.add(WHOLE, period_id=office.period_id)


def imported(office: Office) -> int:
    importing = office.services.importing
    text = "\n".join("\t".join(line) for line in (COLUMNS.keys(), COLUMNS.values()))
    plan = importing.preview(ImportRequest(source=text), Silent())
    assert plan.problems == ()
    importing.commit(plan, None, Silent())
    people = [row.employee for row in office.services.staff.list_staff()]
    return next(one.id for one in people if one.nip == WHOLE.nip)


@pytest.mark.parametrize("bring", [typed, imported])
def test_every_field_is_kept_and_the_form_shows_the_same_characters(
    office: Office, tmp_path: Path, bring: object
) -> None:
    assert callable(bring)
    employee_id = bring(office)
    assert office.services.staff.get(employee_id) == replace(WHOLE, id=employee_id)
    members = office.services.periods.members(office.period_id)
    period = office.services.periods.view(office.period_id).period
    office.services.periods.save(period, tuple(dict.fromkeys((*members, employee_id))))
    appraisal = office.ready(employee_id)
    pdf = office.services.documents.pdf(appraisal.id, "evaluation_document")
    page = Pdf(tmp_path / "form.pdf", pdf).flat
    for words in (
        "Dr. Hj. St. Nur’aini Ma’rifah, S.Sos., M.Si., Ph.D.",
        WHOLE.nip,
        "Pembina (IV/a)",
        WHOLE.position,
        WHOLE.unit,
    ):
        assert words in page, page
