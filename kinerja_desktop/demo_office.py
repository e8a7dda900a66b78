"""The office of the demo: who works in it, out of an imported staff list, and who is above."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kinerja_desktop.core.appraisal import Rating
from kinerja_desktop.core.document import Delivery, Document
from kinerja_desktop.core.staff import Employee, Profile
from kinerja_desktop.services.sample_office import SampleOffice

UNIT = "Bagian Umum"
AGENCY, PLACE = "PEMERINTAH KABUPATEN TIRTASARI", "Tirtasari"
NAME_LIMIT = 18

# For each invented person in turn, what the member of the list does whose part they give.
POSTS = (
    "Pengadministrasi Perkantoran",
    "Sumber Daya Manusia Aparatur",
    "Arsiparis",
    "Pranata Komputer",
    "Pengelola Pengadaan",
    "Operator Layanan Operasional",
    "Perencana",
    "Analis Keuangan",
    "Arsiparis",
    "Pranata Komputer",
    "Pengolah Data",
    "Pengadministrasi Perkantoran",
)

DRAFTS = ("Fajar Nugroho", "Lina Marlina")
MOST_NOTED = "Siti Rahmawati"
# Two who differ from the rest, so that a distribution can be seen.
OVERALL = {
    "Nur Aini": (Rating.ABOVE, Rating.ABOVE),
    "Maya Puspitasari": (Rating.BELOW, Rating.MEETS),
}
CHECKLIST = ("daftar_periksa.txt", b"1. Lampiran lengkap\n2. Angka cocok dengan buku\n3. Paraf\n")


def demo_profile(office: SampleOffice) -> Profile:
    """Return the invented appraiser and reviewer, at work in the demo's agency."""
    known = office.profile
    return Profile(
        appraiser=replace(known.appraiser, position="Kepala Bagian Umum", unit=UNIT, agency=AGENCY),
        reviewer=replace(
            known.reviewer,
            position="Asisten Administrasi Umum",
            unit="Sekretariat Daerah",
            agency=AGENCY,
        ),
        agency=AGENCY,
        place=PLACE,
    )


def chosen_members(people: Iterable[Employee]) -> tuple[Employee, ...]:
    """Return one person for each of POSTS, all in one unit; no two of the same name.

    Of those that fit, the shortest name is taken: the pictures have little room.
    """
    free = {
        person.name: person
        for person in people
        if len(person.name) <= NAME_LIMIT and not person.grade.startswith("IV/")
    }
    chosen = []
    for post in POSTS:
        fitting = (person for person in free.values() if post in person.position)
        person = min(fitting, key=lambda one: len(one.display_name))
        chosen.append(replace(free.pop(person.name), unit=UNIT, agency=AGENCY))
    return tuple(chosen)


def deliveries(documents: Iterable[Document], on: date, way: str) -> tuple[Delivery, ...]:
    """Return the lines of the log with which documents are handed over."""
    return tuple(
        Delivery(
            document_id=document.id,
            delivered_on=on,
            recipient="BKPSDM Tirtasari",
            way=way,
        )
        for document in documents
    )
