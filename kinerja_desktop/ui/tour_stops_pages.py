"""Stops of the tour at pages: every page, its tabs and sections, and its empty states."""

from __future__ import annotations

import shutil
from collections import Counter
from typing import TYPE_CHECKING

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.i18n import _, file_size, short_date
from kinerja_desktop.services.backups import Cause
from kinerja_desktop.ui.pages.appraisal_page import AppraisalPage
from kinerja_desktop.ui.pages.balance_page import BalancePage
from kinerja_desktop.ui.pages.discussion_page import DiscussionPage
from kinerja_desktop.ui.pages.home_page import HomePage
from kinerja_desktop.ui.pages.import_staff_page import ImportStaffPage
from kinerja_desktop.ui.pages.objection_page import ObjectionPage
from kinerja_desktop.ui.pages.observations_page import ObservationsPage
from kinerja_desktop.ui.pages.restore_page import RestorePage
from kinerja_desktop.ui.pages.results_page import ResultsPage
from kinerja_desktop.ui.pages.settings_page import SettingsPage
from kinerja_desktop.ui.pages.staff_page import StaffPage
from kinerja_desktop.ui.pages.verify_page import VerifyPage
from kinerja_desktop.ui.panels.importing.places import ListFile, Place
from kinerja_desktop.ui.tour_ground import Stop, TourGround, settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from kinerja_desktop.ui.page import Page

READABLE = 4  # notes that can be seen without scrolling


def _at(kind: type[Page], stage: Stage | None = None, **target: object) -> Callable[..., None]:
    """Return a visit of a page, about the first person at a stage."""

    def visit(ground: TourGround) -> None:
        about = {} if stage is None else {"employee_id": ground.one(stage).employee.id}
        ground.page(kind, **about, **target)

    return visit


def _main(kind: type[Page], **target: object) -> Callable[..., None]:
    """Return a visit of a page, about the person with most notes."""

    def visit(ground: TourGround) -> None:
        ground.page(kind, employee_id=ground.material.main_id, **target)

    return visit


# Rating.


def _best_told(ground: TourGround, *, behaviour: bool) -> str:
    """Return the item of the main person that most notes tell of."""
    view = ground.services.appraising.view(ground.period.id, ground.material.main_id)
    counts = Counter(key for note in view.notes for key in note.item_keys)
    keys = [item.key for item in view.items if (item.work_result is None) == behaviour]
    return max(keys, key=lambda key: (counts[key] <= READABLE, counts[key]))


def _rating(*, behaviour: bool = False) -> Callable[..., None]:
    def visit(ground: TourGround) -> None:
        key = _best_told(ground, behaviour=behaviour)
        ground.page(AppraisalPage, employee_id=ground.material.main_id, item_key=key)

    return visit


def _weighted(ground: TourGround) -> None:
    ground.window.navigation.switcher.period_chosen.emit(ground.material.quarter_id)
    ground.page(AppraisalPage, employee_id=ground.material.main_id, item_key="kualitas_pekerjaan")


def _weights(ground: TourGround) -> None:
    ground.window.navigation.switcher.period_chosen.emit(ground.material.quarter_id)
    ground.page(SettingsPage, section="method")


def _unfinished_plan(ground: TourGround) -> None:
    """Show the plan of somebody who has begun one."""
    planning, period_id = ground.services.planning, ground.period.id
    plans = {row.employee.id: planning.view(period_id, row.employee.id) for row in ground.rows}
    begun = [
        key
        for key, view in plans.items()
        if view.plan.work_results and not all(r.is_complete for r in view.plan.work_results)
    ]
    ground.page(StaffPage, employee_id=begun[0], tab="plan")


# Import.


def _importing(step: int) -> Callable[..., None]:
    """Return a visit of a step of the import: 0 the file, 1 columns, 2 changes, 3 done."""

    def visit(ground: TourGround) -> None:
        page = ground.page(ImportStaffPage)
        page.files.places.show_places((_stick(ground),))
        if step >= 1:
            page.files.source_given.emit(ground.material.staff_list)
        if step >= 2:
            page.columns.check_wanted.emit()
        if step >= 3:
            page.review.apply_wanted.emit()
        settle()

    return visit


def _stick(ground: TourGround) -> Place:
    """Return an invented stick with the list of the month on it."""
    path = ground.material.staff_list
    caption = f"{short_date(ground.services.clock().date())} · {file_size(path.stat().st_size)}"
    return Place(
        folder=path.parent,
        name="STIK SDM",
        caption=_("{size} free").format(size="14,2 GB") + " · E:",
        icon="usb",
        is_drive=True,
        lists=(ListFile(path=path, caption=caption),),
    )


def _import_report(ground: TourGround) -> None:
    _importing(3)(ground)
    page = ground.page(ImportStaffPage)
    page.done.report.click()
    settle()


def _import_undo(ground: TourGround) -> None:
    _importing(3)(ground)
    page = ground.page(ImportStaffPage)
    page.done.undo.click()
    settle()


def _begin_import_anew(ground: TourGround) -> None:
    ground.page(ImportStaffPage).done.again_wanted.emit()


def _take_import_back(ground: TourGround) -> None:
    """Leave people and backups as they were, for the walk in the other look."""
    services = ground.services
    services.importing.undo_last()
    for backup in services.backups.list():
        if backup.cause == Cause.BEFORE_IMPORT:
            shutil.rmtree(backup.folder)
    _begin_import_anew(ground)


# The rest.


def _delete_note(ground: TourGround) -> None:
    """Delete a note in a window whose backup is old: a banner above, a toast below."""
    window = ground.other_window(ground.material.late)
    page = ground.page_of(window, ObservationsPage)
    page.pane.delete_wanted.emit()


def _bring_note_back(ground: TourGround) -> None:
    pages = ground.holder.findChildren(ObservationsPage)
    for page in pages:
        if page.undo_stack is not None and page.undo_stack.canUndo():
            page.undo_stack.undo()


def _verified(ground: TourGround) -> None:
    page = ground.page(VerifyPage)
    page.panel.check_files(list(ground.material.documents))


def _restoring(ground: TourGround) -> None:
    page = ground.page(RestorePage)
    backups = ground.services.backups.list()
    page.list.choose(str(backups[3].folder))
    page.list.row_chosen.emit(str(backups[3].folder))


def _in_other(name: str, kind: type[Page]) -> Callable[..., None]:
    """Return a visit of a page in the window of another store of the material."""

    def visit(ground: TourGround) -> None:
        window = ground.other_window(getattr(ground.material, name))
        ground.page_of(window, kind)

    return visit


PAGE_STOPS = (
    Stop(name="01-beranda", visit=_at(HomePage)),
    Stop(name="02-pegawai", visit=_main(StaffPage, tab="summary")),
    Stop(name="16-rencana-skp", visit=_unfinished_plan),
    Stop(name="22-pegawai-tabel-observasi", visit=_main(StaffPage, tab="notes")),
    Stop(name="pegawai-penilaian", visit=_main(StaffPage, tab="ratings")),
    Stop(name="pegawai-tindak-lanjut", visit=_at(StaffPage, Stage.FINAL, tab="actions")),
    Stop(name="pegawai-riwayat", visit=_at(StaffPage, Stage.FINAL, tab="history")),
    Stop(name="04-observasi", visit=_at(ObservationsPage)),
    Stop(name="06-penilaian", visit=_rating()),
    Stop(name="26-penilaian", visit=_rating(behaviour=True)),
    Stop(name="25-penilaian-indikator", visit=_weighted),
    Stop(name="penilaian-draf", visit=_at(AppraisalPage, Stage.DRAFT)),
    Stop(name="penilaian-final", visit=_at(AppraisalPage, Stage.FINAL)),
    Stop(name="15-keseimbangan", visit=_at(BalancePage)),
    Stop(name="18-diskusi-persiapan", visit=_main(DiscussionPage)),
    Stop(name="diskusi-selesai", visit=_at(DiscussionPage, Stage.SIGNED)),
    Stop(name="09-hasil", visit=_at(ResultsPage, Stage.FINAL)),
    Stop(name="keberatan", visit=_at(ObjectionPage, Stage.FINAL)),
    Stop(name="10-periksa-pdf", visit=_verified),
    Stop(name="impor-berkas", visit=_importing(0), leave=_begin_import_anew),
    Stop(name="23-impor-kolom", visit=_importing(1), leave=_begin_import_anew),
    Stop(name="03-impor-periksa", visit=_importing(2), leave=_begin_import_anew),
    Stop(name="impor-selesai", visit=_importing(3), leave=_take_import_back),
    Stop(name="impor-laporan", visit=_import_report, leave=_take_import_back),
    Stop(name="impor-urungkan", visit=_import_undo, leave=_take_import_back),
    Stop(name="13-pengaturan", visit=_at(SettingsPage, section="appearance")),
    Stop(name="13b-pengaturan-metode", visit=_at(SettingsPage, section="method")),
    Stop(name="pengaturan-indikator", visit=_weights),
    Stop(name="pengaturan-profil", visit=_at(SettingsPage, section="profile")),
    Stop(name="pengaturan-keamanan", visit=_at(SettingsPage, section="security")),
    Stop(name="pengaturan-cadangan", visit=_at(SettingsPage, section="backups")),
    Stop(name="pengaturan-dokumen", visit=_at(SettingsPage, section="documents")),
    Stop(name="pengaturan-tentang", visit=_at(SettingsPage, section="about")),
    Stop(name="20-pulihkan", visit=_restoring),
    Stop(name="24-toast-dan-spanduk", visit=_delete_note, leave=_bring_note_back),
    Stop(name="beranda-setahun", visit=_in_other("year", HomePage)),
    Stop(name="keseimbangan-setahun", visit=_in_other("year", BalancePage)),
    Stop(name="14-kosong", visit=_in_other("fresh", ObservationsPage)),
    Stop(name="beranda-tanpa-periode", visit=_in_other("bare", HomePage)),
    Stop(name="pegawai-kosong", visit=_in_other("bare", StaffPage)),
    Stop(name="hasil-kosong", visit=_in_other("bare", ResultsPage)),
    Stop(name="diskusi-kosong", visit=_in_other("fresh", DiscussionPage)),
    Stop(name="periksa-pdf-kosong", visit=_in_other("fresh", VerifyPage)),
)
