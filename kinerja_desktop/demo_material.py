"""What the demo's pictures need beside the filled store: other stores, a list, a forged copy."""

from __future__ import annotations

import csv
import re
import shutil
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from kinerja_desktop.core.staff import Employee
from kinerja_desktop.data.store import Store, open_store
from kinerja_desktop.data.vault import create_vault
from kinerja_desktop.demo_clock import MOMENT
from kinerja_desktop.errors import KinerjaError
from kinerja_desktop.journey import DemoStore
from kinerja_desktop.paths import find_paths
from kinerja_desktop.services import Services, build_services
from kinerja_desktop.services.backups import BackupService
from kinerja_desktop.services.sample_office import sample_office
from kinerja_desktop.services.sample_year import fill_year
from kinerja_desktop.settings import Settings
from kinerja_desktop.ui.tour_ground import TourMaterial

HEADS = "No;Nama Lengkap;N.I.P;Gol/Ruang;Jabatan;Unit Kerja;L/P;Tgl. Lahir;Ket.".split(";")
LATE_DAYS = 10
NEWCOMERS = (
    ("Ahmad Fauzan, A.Md.", "199501012020121002", "II/d", "Arsiparis Terampil", "L", "01/01/1995"),
    ("Wahyu Setiawan, S.E.", "199807232022031004", "III/a", "Analis Keuangan", "L", "23/07/1998"),
)
SPOILT = ("Teguh Prabowo", "1,98904E+17", "II/d", "Pengelola Data", "L", "17/04/1989")


@contextmanager
def tour_material(
    opened: DemoStore, folder: Path, documents: Path, settings: Callable[[], Settings]
) -> Iterator[TourMaterial]:
    """Lay everything into the folder; the other stores are closed at the end."""
    if opened.talk is None:
        raise KinerjaError("no talk was held")
    services = opened.services
    signed = sorted(documents.glob("*[!i].pdf"))
    genuine = Path(shutil.copy(signed[1], folder))
    with ExitStack() as stores:
        bare, _bare_store = _empty_store(folder / "kosong", services, settings, stores)
        fresh, _fresh_store = _empty_store(folder / "baru", services, settings, stores)
        year, year_store = _empty_store(folder / "setahun", services, settings, stores)
        fill_year(year_store, MOMENT)
        office = sample_office(MOMENT)
        people = tuple(fresh.staff.add(person.employee) for person in office.people)
        fresh.periods.create(office.period(), people)
        yield TourMaterial(
            services=services,
            late=replace(services, backups=_late_backups(opened, folder / "lama", settings)),
            fresh=fresh,
            bare=bare,
            year=year,
            quarter_id=opened.quarter_id,
            main_id=opened.main_id,
            talk=opened.talk,
            recovery_groups=opened.recovery_groups,
            documents=(forged_copy(signed[0], folder / signed[0].name), genuine),
            staff_list=monthly_list(
                [row.employee for row in services.staff.list_staff()],
                folder / "daftar_pegawai_juni.csv",
            ),
        )


def _empty_store(
    folder: Path, filled: Services, settings: Callable[[], Settings], stores: ExitStack
) -> tuple[Services, Store]:
    """Make a store that knows the appraiser and nothing else."""
    paths = find_paths(folder)
    paths.data.mkdir(parents=True)
    key, _code = create_vault(paths.key, None)
    store = open_store(paths, key, create=True)
    stores.callback(store.close)
    services = build_services(store, paths, key, clock=filled.clock, settings=settings)
    profile = filled.profile.load()
    if profile is not None:
        services.profile.save(profile)
    return services, store


def _late_backups(
    opened: DemoStore, folder: Path, settings: Callable[[], Settings]
) -> BackupService:
    """Return the backups as they would be, had nothing been closed for LATE_DAYS."""
    paths = find_paths(folder)
    last = MOMENT.date() - timedelta(days=LATE_DAYS)
    for backup in opened.services.backups.list():
        if backup.made_at.date() <= last:
            shutil.copytree(backup.folder, paths.backups / backup.folder.name)
    return BackupService(opened.store, paths, opened.services.clock, settings)


def monthly_list(people: list[Employee], path: Path) -> Path:
    """Write a later staff list: two newcomers, three changes, a spoilt NIP, one person gone."""
    gone, promoted, moved, renamed = people[3], people[8], people[20], people[40]
    changed = {
        promoted.id: replace(promoted, grade="IV/a"),
        moved.id: replace(moved, position="Penata Layanan Operasional"),
        renamed.id: replace(renamed, back_title="S.Sos., M.Si."),
    }
    kept = [changed.get(person.id, person) for person in people if person.id != gone.id]
    rows = [_line_of(person) for person in kept]
    unit = people[8].unit
    for name, number, grade, position, sex, born in (*NEWCOMERS, SPOILT):
        rows.insert(5, [name, number, grade, position, unit, sex, born, ""])
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file, delimiter=";")
        lines.writerow(["DAFTAR PEGAWAI BULAN JUNI 2026"])
        lines.writerow([])
        lines.writerow(HEADS)
        lines.writerows([number, *row] for number, row in enumerate(rows, start=1))
    return path


def _line_of(person: Employee) -> list[str]:
    born = person.birth_date.strftime("%d/%m/%Y") if person.birth_date else ""
    return [
        person.display_name,
        person.nip,
        person.grade,
        person.position,
        person.unit,
        person.sex or "",
        born,
        "",
    ]


def forged_copy(source: Path, target: Path) -> Path:
    """Write a copy whose first page names another predicate, appended after the signature."""
    data = source.read_bytes()
    page = _last_object(data, rb"/Contents \d+ 0 R[^\0]*?/StructParents 0")
    content = int(re.findall(rb"/Contents (\d+) 0 R", page)[0])
    stream = re.findall(rb"\n%d 0 obj.*?stream\r?\n(.*?)endstream" % content, data, re.DOTALL)[-1]
    before, _word, after = zlib.decompressobj().decompress(stream).rpartition(b"(BAIK) Tj")
    painted = before + b"(SANGAT BAIK) Tj" + after
    root, info, size = (
        int(re.findall(rb"/" + name + rb" (\d+)", data)[-1]) for name in (b"Root", b"Info", b"Size")
    )
    last = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
    place = len(data) + 1
    body = b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (
        content, len(painted), painted,
    )  # fmt: skip
    table = b"xref\n%d 1\n%010d 00000 n \n" % (content, place)
    numbers = (size, root, info, last)
    trailer = b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /Prev %d >>\n" % numbers
    end = b"startxref\n%d\n%%%%EOF\n" % (place + len(body))
    target.write_bytes(data + b"\n" + body + table + trailer + end)
    return target


def _last_object(data: bytes, inside: bytes) -> bytes:
    """Return the newest object, from its number to endobj, that holds a pattern."""
    objects = re.findall(rb"(?<=\n)\d+ 0 obj\n<<.*?endobj", data, re.DOTALL)
    return next(bytes(text) for text in reversed(objects) if re.search(inside, text))
