"""A staff list as an office exports it, of invented people: any number of rows, none at fault."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from pathlib import Path

from openpyxl import Workbook

from kinerja_desktop.core import nip as nip_rules

TODAY = date(2026, 11, 24)
HEADING = (
    *("NO", "NIP", "NAMA", "GELAR DEPAN", "GELAR BELAKANG", "GOLONGAN", "JABATAN"),
    *("UNIT KERJA", "OPD", "TANGGAL LAHIR", "JENIS KELAMIN", "STATUS PEGAWAI"),
)
FIRST = (
    *("Rina", "Dedi", "Sari", "Budi", "Nur'aini", "Agus", "Fitri", "Hendra", "Wulan", "Yusuf"),
    *("Ratna", "Joko", "Kartika", "Eko", "Lestari", "Bayu", "Maya", "Surya", "Dewi", "Rahmat"),
)
MIDDLE = ("Contoh", "Umpama", "Misal", "Teladan", "Andai", "Permisalan", "Ibarat", "Perumpamaan")
LAST = (
    *("Wijaya", "Santosa", "Kusuma", "Pratama", "Hidayat", "Nugraha", "Saputra", "Lubis"),
    *("Siregar", "Harahap", "Nasution", "Wibowo", "Gunawan", "Setiawan", "Halim", "Ma'rifah"),
)
TITLES = (("", ""), ("", "S.E."), ("Drs.", ""), ("dr.", "Sp.A."), ("", "S.Kom., M.T."))
POSITIONS = ("Analis Keuangan Ahli Muda", "Guru Ahli Pertama", "Pengelola Data", "Arsiparis Mahir")
GRADES = ("III/a", "III/b", "III/c", "III/d", "IV/a")
BORN_FROM, BIRTHDAYS = date(1968, 1, 1), 9_000


def write_csv(path: Path, rows: int) -> None:
    """Write semicolons and a byte order mark, as spreadsheet programs do here."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADING)
        writer.writerows(people(rows))


def write_xlsx(path: Path, rows: int) -> None:
    """Write the running number as a number, everything else as text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Pegawai")
    sheet.append(HEADING)
    for person in people(rows):
        sheet.append(person)
    book.save(path)


WRITERS = {"xlsx": write_xlsx, "csv": write_csv}


def people(rows: int) -> Iterator[tuple[object, ...]]:
    """Yield the rows below the heading."""
    names = list(product(FIRST, MIDDLE, LAST))
    for number in range(rows):
        born = BORN_FROM + timedelta(days=number % BIRTHDAYS)
        sex = number % 2 + 1
        nip = f"{born:%Y%m%d}{born.year + 24}{number % 12 + 1:02}{sex}{number // BIRTHDAYS + 1:03}"
        check = nip_rules.check(nip, TODAY)
        assert check.nip is not None, nip
        assert not check.warnings, nip
        front, back = TITLES[number % len(TITLES)]
        yield (
            *(number + 1, nip, " ".join(names[number * 7 % len(names)]), front, back),
            *(GRADES[number % len(GRADES)], POSITIONS[number % len(POSITIONS)]),
            *(f"Subbagian {number % 60 + 1}", f"Dinas Contoh {number % 60 // 4 + 1}"),
            *(f"{born:%d-%m-%Y}", "LP"[sex - 1], "PNS"),
        )
