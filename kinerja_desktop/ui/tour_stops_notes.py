"""Stops of the tour at notes that wait, at their files, and at what a report realised."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.methods.method import ItemKind
from kinerja_desktop.core.observation import NoteKind, Observation, Source, Valence
from kinerja_desktop.services.observing import ObservationFilter
from kinerja_desktop.ui.dialogs.quick_note import QuickNoteDialog
from kinerja_desktop.ui.pages.appraisal_page import AppraisalPage
from kinerja_desktop.ui.pages.observations_page import ObservationsPage
from kinerja_desktop.ui.tour_ground import Stop, TourGround, settle

if TYPE_CHECKING:
    from kinerja_desktop.core.methods.method import Item

LIST = (
    "Daftar periksa dokumen pencairan\n\n"
    "1. Surat permintaan pembayaran\n2. Bukti bayar dan faktur\n3. Daftar nominatif\n"
)


REPORT_TEXT = "Laporan Januari sampai Mei dikirim, masing-masing sebelum tanggal 5."
LATE_TEXT = "Mengajar pembukuan sederhana bagi pengurus koperasi kelurahan."
UNTIED_TEXT = "Menenangkan pemohon yang menunggu lama."
WRITTEN = frozenset({REPORT_TEXT, LATE_TEXT, UNTIED_TEXT, ""})


def _person(ground: TourGround) -> int:
    return ground.one(Stage.DRAFT).employee.id


def _result(ground: TourGround) -> Item:
    """Return the first work result of the person."""
    items = ground.services.observing.items_for(ground.period.id, _person(ground))
    return next(item for item in items if item.kind == ItemKind.RESULT)


def _write(ground: TourGround) -> int:
    """Write a late contribution, an untied note, a draft, and a report with a file; return it."""
    now = ground.services.clock()
    report = Observation(
        employee_id=_person(ground),
        happened_on=now.date() - timedelta(days=1),
        recorded_at=now,
        valence=Valence.PLUS,
        text=REPORT_TEXT,
        item_keys=(_result(ground).key,),
        kind=NoteKind.REPORT,
        realisation="5 laporan",
        source=Source.DOCUMENT,
    )
    event = replace(report, kind=NoteKind.EVENT, realisation="", source=Source.DIRECT)
    notes = (
        replace(
            event,
            kind=NoteKind.COMMUNITY,
            happened_on=now.date() - timedelta(days=90),
            text=LATE_TEXT,
            source=Source.TOLD,
            told_by="Ketua koperasi",
            item_keys=("kolaboratif",),
        ),
        replace(event, text=UNTIED_TEXT, item_keys=()),
        replace(event, text="", situation="Rapat anggaran triwulan II", item_keys=()),
    )
    for note in notes:
        ground.services.observing.record(note)
    files = (("daftar_periksa.txt", LIST.encode()),)
    return ground.services.observing.record(report, files)


def _take_away(ground: TourGround) -> None:
    """Delete what was written just now."""
    wanted = ObservationFilter(employee_id=_person(ground))
    for row in ground.services.observing.timeline(wanted):
        if row.observation.text in WRITTEN:
            ground.services.observing.delete(row.observation.id)


def _inbox(ground: TourGround) -> None:
    _write(ground)
    page = ground.page(ObservationsPage, untied=True)
    if page.pane.tie_box is not None:
        page.pane.tie_box.press("1")


def _file(ground: TourGround) -> None:
    page = ground.page(ObservationsPage, observation_id=_write(ground))
    if page.pane.note is not None:
        page.doings.open_file(page.pane.note.attachments[0].id)
    settle()


def _taken_over(ground: TourGround) -> None:
    _write(ground)
    ground.page(AppraisalPage, employee_id=_person(ground), item_key=_result(ground).key)


def _report(ground: TourGround) -> None:
    ground.page(ObservationsPage)
    ground.window.open_note(_person(ground))
    dialog = ground.dialog(QuickNoteDialog)
    if not isinstance(dialog, QuickNoteDialog):
        return
    settle()
    form = dialog.form
    form.press_digit(0)
    form.sign.set_value(int(Valence.PLUS))
    form.text.set_text(REPORT_TEXT)
    form.origin.kind.choose(NoteKind.REPORT)
    form.origin.realisation.setText("5 laporan")
    settle()


NOTE_STOPS = (
    Stop(name="observasi-kotak-masuk", visit=_inbox, leave=_take_away),
    Stop(name="observasi-lampiran", visit=_file, leave=_take_away),
    Stop(name="penilaian-dari-laporan", visit=_taken_over, leave=_take_away),
    Stop(name="catat-laporan", visit=_report),
)
