"""Fictional people and their dossiers; nobody of them is real."""

from __future__ import annotations

import datetime as dt
import io
import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

from PIL import Image

from kinerja_desktop.core.appraisal import Answer, Appraisal, Draft, Rating, Stage
from kinerja_desktop.core.discussion import ActionItem, Choice, Ink
from kinerja_desktop.core.dossier import Dossier, TalkRecord
from kinerja_desktop.core.instrument import Instrument
from kinerja_desktop.core.methods import METHODS
from kinerja_desktop.core.methods.method import items_of
from kinerja_desktop.core.period import OrganisationResult, Period
from kinerja_desktop.core.plain import from_plain
from kinerja_desktop.core.plan import Aspect, Plan, ResultKind, WorkIndicator, WorkResult
from kinerja_desktop.core.sealing import record_of, seal
from kinerja_desktop.core.staff import Employee, Employment, Official, OfficialRole, Profile
from kinerja_desktop.paths import resource_dir

JAKARTA = dt.timezone(dt.timedelta(hours=7))
CREATED = dt.datetime(2026, 7, 6, 9, 52, tzinfo=JAKARTA)

RINA = Employee(
    id=1,
    name="Rina Contohwati",
    back_title="S.E.",
    nip="198503122010012001",
    grade="III/c",
    position="Analis Keuangan Ahli Muda",
    unit="Sub Bagian Keuangan, Dinas Contoh",
    agency="Pemerintah Kabupaten Contoh",
)
DEDI = Employee(
    id=2,
    name="Dedi Misalkan",
    back_title="S.Pd.",
    nip="199207182022211005",
    employment=Employment.PPPK,
    grade="IX",
    position="Guru Ahli Pertama",
    unit="SD Negeri Contoh 1",
    agency="Pemerintah Kabupaten Contoh",
)
BUDI = Official(
    id=1,
    role=OfficialRole.APPRAISER,
    name="Budi Teladan",
    front_title="Drs.",
    back_title="M.Si.",
    nip="197811052003121002",
    grade="IV/a",
    position="Sekretaris Dinas",
    unit="Dinas Contoh",
    agency="Pemerintah Kabupaten Contoh",
)
SRI = Official(
    id=2,
    role=OfficialRole.REVIEWER,
    name="Sri Misalnya",
    front_title="Ir.",
    back_title="M.T.",
    nip="197002141996032003",
    grade="IV/c",
    position="Kepala Dinas",
    unit="Dinas Contoh",
    agency="Pemerintah Kabupaten Contoh",
)
PROFILE = Profile(
    appraiser=BUDI, reviewer=SRI, agency="Pemerintah Kabupaten Contoh", place="Serang"
)
PERIOD = Period(
    id=1,
    name="Semester I 2026",
    start=dt.date(2026, 1, 1),
    end=dt.date(2026, 6, 30),
    unit_result=OrganisationResult.BAIK,
)
STROKES = (
    tuple(
        (20 + 6 * i, 90 + 40 * ((i * 7) % 5 - 2) / 2, 0.3 + 0.1 * (i % 4), 12.0 * i)
        for i in range(30)
    ),
    tuple((40 + 9 * i, 130 - 3 * (i % 3), 0.5, 500 + 10.0 * i) for i in range(16)),
)
INK = Ink(
    strokes=STROKES,
    width=420,
    height=160,
    signed_at=dt.datetime(2026, 7, 6, 9, 41, tzinfo=JAKARTA),
)
NOTE = (
    "Daftar periksa dokumen pencairan dilanjutkan dan dibagikan kepada tim. Rekap mingguan dikirim "
    "sebelum pukul 15.00 dengan dukungan rekap loket. Mengikuti pelatihan aplikasi keuangan paling "
    "lambat 30 September 2026."
)
ACTIONS = (
    ActionItem(
        key="a1",
        what="Membagikan daftar periksa dokumen pencairan kepada tim",
        measure="dipakai oleh 3 rekan",
        support="waktu satu jam dalam rapat Senin",
        due_on=dt.date(2026, 8, 31),
        who="Rina Contohwati",
        if_then="Jika berkas masuk setelah pukul 14.00, maka diperiksa lebih dahulu esok paginya.",
    ),
    ActionItem(
        key="a2",
        what="Mengikuti pelatihan aplikasi keuangan",
        measure="sertifikat pelatihan",
        support="izin dua hari",
        due_on=dt.date(2026, 9, 30),
        who="Rina Contohwati",
    ),
)


def instrument_of(method: str) -> Instrument:
    path = resource_dir() / "instruments" / f"{method}.json"
    return from_plain(Instrument, json.loads(path.read_text(encoding="utf-8")))


def indicator(key: str, aspect: Aspect, text: str, target: str) -> WorkIndicator:
    return WorkIndicator(key=key, aspect=aspect, text=text, target=target)


RESULTS = (
    WorkResult(
        key="r1",
        text="Laporan keuangan bulanan tersusun lengkap dan tepat waktu",
        supports="Laporan keuangan dinas disajikan wajar tanpa pengecualian",
        indicators=(
            indicator("r1a", Aspect.QUANTITY, "Jumlah laporan keuangan bulanan", "6 laporan"),
            indicator("r1b", Aspect.QUALITY, "Laporan tanpa koreksi angka", "95 %"),
            indicator("r1c", Aspect.TIME, "Diserahkan paling lambat tanggal 5", "6 bulan"),
        ),
    ),
    WorkResult(
        key="r2",
        text="Dokumen pencairan diperiksa sesuai ketentuan",
        supports="Realisasi anggaran sesuai rencana penarikan",
        indicators=(
            indicator("r2a", Aspect.QUANTITY, "Jumlah dokumen yang diperiksa", "240 dokumen"),
            indicator("r2b", Aspect.COST, "Tidak ada kelebihan bayar", "0 rupiah"),
        ),
    ),
    WorkResult(
        key="r3",
        kind=ResultKind.ADDITIONAL,
        text="Anggota tim penyusun standar biaya",
        assigned_by="Kepala Dinas",
        indicators=(indicator("r3a", Aspect.QUANTITY, "Rancangan standar biaya", "1 rancangan"),),
    ),
)
ANSWERS = (
    Answer(
        key="r1",
        step=0,
        feedback="Pertahankan ketepatan waktu; cocokkan angka dengan buku besar sebelum dikirim.",
        realisations=(("r1a", "6 laporan"), ("r1b", "93 %"), ("r1c", "6 bulan")),
    ),
    Answer(
        key="r2",
        step=1,
        feedback="Daftar periksa sangat membantu tim.",
        realisations=(("r2a", "251 dokumen"), ("r2b", "0 rupiah")),
    ),
    Answer(key="r3", step=0, realisations=(("r3a", "1 rancangan"),)),
    Answer(
        key="berorientasi_pelayanan",
        step=1,
        feedback="Menjawab pertanyaan loket dengan ramah dan cepat.",
    ),
    Answer(key="akuntabel", step=0),
    Answer(
        key="kompeten", step=0, feedback="Berbagi cara kerja aplikasi keuangan dengan rekan baru."
    ),
    Answer(key="harmonis", step=0),
    Answer(key="loyal", step=0),
    Answer(key="adaptif", step=0),
    Answer(key="kolaboratif", step=1),
)
TALK = TalkRecord(
    held_on=dt.date(2026, 7, 6),
    comment="Terima kasih. Saya setuju dengan kedua rencana.",
    choice=Choice.READ,
    actions=ACTIONS,
    employee_ink=INK,
)


def sealed(dossier: Dossier) -> Dossier:
    return replace(dossier, seal=seal(record_of(dossier)))


def with_items(dossier: Dossier) -> Dossier:
    """Work out items and result again after a change of plan or answers."""
    items = items_of(dossier.instrument, dossier.plan)
    method = METHODS[dossier.period.method]
    result = method.result(dossier.appraisal.draft, items, dossier.instrument, False)
    return replace(dossier, items=items, result=result)


def make_dossier() -> Dossier:
    """Rina's appraisal, not final yet."""
    instrument = instrument_of("permenpanrb_6_2022")
    plan = Plan(
        period_id=1,
        employee_id=1,
        work_results=RESULTS,
        expectations=(("akuntabel", "Selisih kas dilaporkan pada hari yang sama."),),
    )
    draft = Draft(answers=ANSWERS, results_rating=Rating.MEETS, behaviour_rating=Rating.ABOVE)
    return with_items(
        Dossier(
            employee=RINA,
            profile=PROFILE,
            period=PERIOD,
            instrument=instrument,
            plan=plan,
            items=(),
            appraisal=Appraisal(id=1, period_id=1, employee_id=1, stage=Stage.SIGNED, draft=draft),
            result=METHODS["permenpanrb_6_2022"].result(draft, (), instrument, False),
            talk=TALK,
            box_note=NOTE,
            place="Serang",
            dated_on=dt.date(2026, 7, 6),
        )
    )


def make_weighted_dossier() -> Dossier:
    """The same person appraised by weighted indicators: 3,60."""
    method = "weighted_indicators"
    instrument = instrument_of(method)
    answers = (
        Answer(key="disiplin", step=4, reason="Dua kali mengganti jadwal rekan yang sakit."),
        Answer(
            key="kualitas_pekerjaan",
            step=3,
            reason="Dua angka berbeda dengan buku besar; sejak April daftar periksa dipakai.",
        ),
        Answer(key="kerja_sama", step=4),
    )
    base = make_dossier()
    draft = Draft(answers=answers)
    return with_items(
        replace(
            base,
            period=replace(PERIOD, method=method),
            instrument=instrument,
            plan=Plan(period_id=1, employee_id=1),
            appraisal=replace(base.appraisal, draft=draft),
        )
    )


def talk_with(dossier: Dossier, **changes: Any) -> Dossier:
    return replace(dossier, talk=replace(dossier.talk, **changes))


def emblem() -> bytes:
    picture = io.BytesIO()
    Image.new("RGBA", (300, 340), (10, 60, 120, 255)).save(picture, "PNG")
    return picture.getvalue()


def make_old_dossier() -> Dossier:
    """The same person in the second half of 2021, by PP 30/2019: 105,49 without a new idea."""
    method = "pp_30_2019"
    base = make_dossier()
    main = RESULTS[0], replace(RESULTS[1], indicators=RESULTS[1].indicators[:1])
    aspects = ("orientasi_pelayanan", "komitmen", "inisiatif_kerja", "kerja_sama")
    answers = (
        ANSWERS[0],
        Answer(
            key="r2",
            value=Decimal(110),
            reason="Dokumen tambahan atas perintah kepala dinas",
            realisations=(("r2a", "251 dokumen"),),
        ),
        ANSWERS[2],
        *(Answer(key=key, value=Decimal(100)) for key in aspects),
        Answer(key="kepemimpinan", not_applicable=True, reason="Tidak memimpin"),
        Answer(key="new_idea", step=0),
    )
    period = replace(PERIOD, name="Semester II 2021", method=method, start=dt.date(2021, 7, 1))
    return with_items(
        replace(
            base,
            period=replace(period, end=dt.date(2021, 12, 31)),
            instrument=instrument_of(method),
            plan=replace(base.plan, work_results=(*main, RESULTS[2])),
            appraisal=replace(base.appraisal, draft=Draft(answers=answers)),
            dated_on=dt.date(2022, 1, 6),
        )
    )
