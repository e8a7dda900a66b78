"""An import to show: what became of its rows, and what taking it back would do."""

from __future__ import annotations

from datetime import datetime

from kinerja_desktop.core.import_account import ImportAccount
from kinerja_desktop.core.import_lines import ImportLine, Outcome, Why
from kinerja_desktop.core.import_problems import problem
from kinerja_desktop.core.staff_import import FieldChange
from kinerja_desktop.services.import_values import CarriesWork, EditedSince
from kinerja_desktop.services.importing import UndoPreview

WHEN = datetime(2026, 6, 25, 14, 32)
FILE = "staf-06-2026.xlsx"
LONG = "Pengelola Pengadaan Barang/Jasa Ahli Muda"


def import_account() -> ImportAccount:
    lines = (
        ImportLine(
            row=2,
            outcome=Outcome.ADDED,
            name="Rina Contohwati, S.E., M.M.",
            number="198503122010012001",
        ),
        ImportLine(
            row=3,
            outcome=Outcome.CHANGED,
            name="Dedi Misalkan",
            number="199207182022211005",
            changes=(FieldChange(field="position", old="Analis", new=LONG),),
        ),
        ImportLine(row=4, outcome=Outcome.SAME, name="Sari Umpama", number="199001012015032002"),
        ImportLine(row=5, outcome=Outcome.LEFT_OUT, name="Prof. Budi Seandainya", why=Why.BY_HAND),
        ImportLine(
            row=6,
            outcome=Outcome.REFUSED,
            name="Joko Prasetyo",
            problems=(problem("nip_length", (6, "B"), "nip", value="19850312201001200"),),
        ),
        ImportLine(row=0, outcome=Outcome.ARCHIVED, name="Tuti Andaikan"),
    )
    return ImportAccount(import_id=1, at=WHEN, file_name=FILE, rows_total=5, lines=lines)


def undo_preview() -> UndoPreview:
    return UndoPreview(
        import_id=1,
        at=WHEN,
        file_name=FILE,
        removed=tuple(f"Pegawai Contoh {n}" for n in range(1, 10)),
        edited=("Pegawai Contoh 2",),
        carrying=(CarriesWork(name="Rina Contohwati, S.E.", notes=2, plans=1, appraisals=0),),
        restored=("Dedi Misalkan", "Sari Umpama"),
        kept=(EditedSince(name="Dedi Misalkan", fields=("unit", "position")),),
    )
