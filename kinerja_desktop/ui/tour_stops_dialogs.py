"""Stops of the tour at dialogs, opened the way a person opens them where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.observation import Valence
from kinerja_desktop.i18n import _
from kinerja_desktop.services.security import NewSheet
from kinerja_desktop.ui.dialogs.appraiser_history import AppraiserHistoryDialog
from kinerja_desktop.ui.dialogs.change_many import ChangeManyDialog
from kinerja_desktop.ui.dialogs.crash import CrashDialog
from kinerja_desktop.ui.dialogs.delivery import DeliveryDialog
from kinerja_desktop.ui.dialogs.finalise import FinaliseDialog
from kinerja_desktop.ui.dialogs.finalise_many import FinaliseManyDialog
from kinerja_desktop.ui.dialogs.help import HelpDialog
from kinerja_desktop.ui.dialogs.identity import IdentityDialog
from kinerja_desktop.ui.dialogs.indicator import IndicatorDialog
from kinerja_desktop.ui.dialogs.keys import KeysDialog
from kinerja_desktop.ui.dialogs.new_sheet import NewSheetDialog
from kinerja_desktop.ui.dialogs.newer_version import NewerVersionDialog
from kinerja_desktop.ui.dialogs.paper import PaperDialog, licences_text
from kinerja_desktop.ui.dialogs.passphrase import PassphraseDialog
from kinerja_desktop.ui.dialogs.question import QuestionDialog
from kinerja_desktop.ui.dialogs.quick_note import QuickNoteDialog
from kinerja_desktop.ui.dialogs.without_passphrase import WithoutPassphraseDialog
from kinerja_desktop.ui.pages.appraisal_page import AppraisalPage
from kinerja_desktop.ui.pages.balance_page import BalancePage
from kinerja_desktop.ui.pages.discussion_page import DiscussionPage
from kinerja_desktop.ui.pages.home_page import HomePage
from kinerja_desktop.ui.pages.observations_page import ObservationsPage
from kinerja_desktop.ui.pages.results_page import ResultsPage
from kinerja_desktop.ui.pages.settings_page import SettingsPage
from kinerja_desktop.ui.pages.staff_page import StaffPage
from kinerja_desktop.ui.panels.discussing.preparation import GROWTH
from kinerja_desktop.ui.tour_ground import Stop, TourGround, settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from kinerja_desktop.core.rows import ResultRow
    from kinerja_desktop.ui.widgets.dialog import Dialog


def _person(ground: TourGround, stage: Stage | None = None, tab: str = "summary") -> StaffPage:
    key = ground.material.main_id if stage is None else ground.one(stage).employee.id
    return ground.page(StaffPage, employee_id=key, tab=tab)


# Notes and periods.


def _quick_note(ground: TourGround) -> None:
    ground.page(ObservationsPage)
    ground.window.open_note(ground.material.main_id)
    dialog = ground.dialog(QuickNoteDialog)
    if not isinstance(dialog, QuickNoteDialog):
        return
    form = dialog.form
    form.press_digit(1)
    form.values_chips.set_values(("kompeten",))
    form.sign.set_value(int(Valence.PLUS))
    form.text.set_text(
        "Menyusun daftar periksa sebelum mengirim dokumen pencairan; "
        "bendahara tidak meminta koreksi."
    )


def _edited_note(ground: TourGround) -> None:
    page = ground.page(ObservationsPage, employee_id=ground.material.main_id)
    page.pane.edit_wanted.emit()


def _new_period(ground: TourGround) -> None:
    ground.page(HomePage)
    ground.window.open_period_dialog()


def _periods(ground: TourGround) -> None:
    ground.page(HomePage)
    ground.window.open_periods_dialog()


def _all_dates(ground: TourGround) -> None:
    ground.page(HomePage).dates.more.click()


# People.


def _new_person(ground: TourGround) -> None:
    _person(ground).list.add_wanted.emit()


def _archived_person(ground: TourGround) -> None:
    _person(ground).doings.archive_person()


def _changed_person(ground: TourGround) -> None:
    _person(ground).doings.edit_person()


def _copy_plan(ground: TourGround) -> None:
    plan = _person(ground, Stage.NOT_STARTED, "plan").card.plan
    plan.copy_wanted.emit(plan.editor.draft)


def _apply_plan(ground: TourGround) -> None:
    plan = _person(ground, None, "plan").card.plan
    plan.spread_wanted.emit(plan.editor.draft)


# The talk and the results.


def _points(ground: TourGround) -> None:
    page = ground.page(DiscussionPage, employee_id=ground.material.main_id)
    page.preparation.points_wanted.emit(GROWTH)


def _results(ground: TourGround, stage: Stage) -> tuple[ResultsPage, ResultRow]:
    row = ground.one(stage)
    return ground.page(ResultsPage, employee_id=row.employee.id), row


def _finalise(ground: TourGround) -> None:
    page, row = _results(ground, Stage.SIGNED)
    page.card.finalise_wanted.emit((row,))
    dialog = ground.dialog(FinaliseDialog)
    if isinstance(dialog, FinaliseDialog):
        dialog.form.passphrase.setText("kertas payung")


def _finalise_many(ground: TourGround) -> None:
    page, row = _results(ground, Stage.SIGNED)
    page.card.finalise_wanted.emit((row, ground.one(Stage.READY)))
    ground.dialog(FinaliseManyDialog)


def _deliver(ground: TourGround) -> None:
    page, row = _results(ground, Stage.FINAL)
    page.card.deliver_wanted.emit((row,))
    dialog = ground.dialog(DeliveryDialog)
    if isinstance(dialog, DeliveryDialog):
        dialog.recipient.setText("BKPSDM Tirtasari")


def _log(ground: TourGround) -> None:
    _results(ground, Stage.FINAL)[0].card.log_wanted.emit()


def _new_version(ground: TourGround) -> None:
    page, row = _results(ground, Stage.FINAL)
    page.card.reopen_wanted.emit(row)


# Settings, help and news; what has no button of its own is built as its owner builds it.


def _settings(ground: TourGround, section: str, make: Callable[[SettingsPage], Dialog]) -> None:
    make(ground.page(SettingsPage, section=section)).open()


def _indicator(page: SettingsPage, ground: TourGround) -> Dialog:
    instrument = ground.services.periods.view(ground.period.id).instrument
    return IndicatorDialog(
        ground.theme, instrument.indicators()[0], scale=instrument.scale, locked=True, parent=page
    )


def _new_sheet(page: SettingsPage, ground: TourGround) -> Dialog:
    services = ground.services
    profile = services.profile.load()
    sheet = NewSheet(
        groups=ground.material.recovery_groups,
        name=profile.appraiser.name if profile is not None else "",
        made_on=services.clock().date(),
        pdf=b"",
    )
    return NewSheetDialog(ground.frame, ground.services, sheet, parent=page)


def _question(page: SettingsPage, ground: TourGround) -> Dialog:
    words = _(
        "The new sheet takes the place of the old one: sheets printed earlier no longer open "
        "the data."
    )
    title = _("Make a new recovery sheet?")
    return QuestionDialog(ground.theme, title, words, verb=_("Make sheet"), parent=page)


def _on(section: str, make: Callable[[SettingsPage, TourGround], Dialog]) -> Callable[..., None]:
    return lambda ground: _settings(ground, section, lambda page: make(page, ground))


def _home(make: Callable[[TourGround], Dialog]) -> Callable[..., None]:
    def visit(ground: TourGround) -> None:
        ground.page(HomePage)
        make(ground).open()
        settle()

    return visit


def _blind_reading(ground: TourGround) -> None:
    ground.page(BalancePage).prompts.nameless.click()


def _appraisers(ground: TourGround) -> None:
    page = _person(ground)
    employee = ground.services.staff.get(ground.material.main_id)
    AppraiserHistoryDialog(ground.frame, ground.services, employee, parent=page).open()


def _changed_people(ground: TourGround) -> None:
    page = _person(ground)
    page.list.list.selectAll()
    page.many_doings.change_people()
    dialog = ground.dialog(ChangeManyDialog)
    if isinstance(dialog, ChangeManyDialog):
        dialog.has_unit.setChecked(True)
        dialog.has_appraiser.setChecked(True)


def _other_total(ground: TourGround) -> None:
    ground.window.navigation.switcher.period_chosen.emit(ground.material.quarter_id)
    page = ground.page(AppraisalPage, employee_id=ground.material.main_id)
    page.steps.ask_total()


DIALOG_STOPS = (
    Stop(name="05-catat-cepat", visit=_quick_note),
    Stop(name="observasi-ubah", visit=_edited_note),
    Stop(name="17-periode", visit=_new_period),
    Stop(name="periode-kelola", visit=_periods),
    Stop(name="jadwal-semua", visit=_all_dates),
    Stop(name="pegawai-baru", visit=_new_person),
    Stop(name="pegawai-ubah", visit=_changed_person),
    Stop(name="pegawai-arsipkan", visit=_archived_person),
    Stop(name="pegawai-penilai", visit=_appraisers),
    Stop(name="pegawai-ubah-banyak", visit=_changed_people),
    Stop(name="pegawai-daftar", visit=lambda g: _person(g).many_doings.manage_lists()),
    Stop(name="pegawai-unit", visit=lambda g: _person(g).many_doings.manage_units()),
    Stop(name="salin-rencana", visit=_copy_plan),
    Stop(name="terapkan-rencana", visit=_apply_plan),
    Stop(name="nilai-lain", visit=_other_total),
    Stop(name="baca-ulang-tanpa-nama", visit=_blind_reading),
    Stop(
        name="angka-kredit",
        visit=lambda g: _person(g, Stage.FINAL, "history").card.history.points.click(),
    ),
    Stop(name="diskusi-pilih-poin", visit=_points),
    Stop(name="19-finalkan", visit=_finalise),
    Stop(name="finalkan-beberapa", visit=_finalise_many),
    Stop(name="serahkan", visit=_deliver),
    Stop(name="log-penyerahan", visit=_log),
    Stop(name="versi-baru", visit=_new_version),
    Stop(
        name="versi-lebih-baru",
        visit=_home(
            lambda g: NewerVersionDialog(
                g.frame,
                _("A newer version was saved in the meantime. Yours was not saved yet."),
                parent=g.window,
            )
        ),
    ),
    Stop(
        name="identitas",
        visit=_on("security", lambda p, g: IdentityDialog(g.frame, g.services, parent=p)),
    ),
    Stop(
        name="kata-sandi",
        visit=_on(
            "security", lambda p, g: PassphraseDialog(g.frame, g.services, has_old=True, parent=p)
        ),
    ),
    Stop(name="lembar-pemulihan-tanya", visit=_on("security", _question)),
    Stop(name="lembar-pemulihan-baru", visit=_on("security", _new_sheet)),
    Stop(name="butir-perilaku", visit=_on("method", _indicator)),
    Stop(
        name="lisensi",
        visit=_on(
            "about", lambda p, g: PaperDialog(g.theme, _("Licences"), licences_text(), parent=p)
        ),
    ),
    Stop(name="bantuan", visit=_home(lambda g: HelpDialog(g.theme, "appraisal", parent=g.window))),
    Stop(name="tombol", visit=_home(lambda g: KeysDialog(g.theme, parent=g.window))),
    Stop(
        name="tanpa-frasa-sandi",
        visit=_home(lambda g: WithoutPassphraseDialog(g.theme, parent=g.window)),
    ),
    Stop(
        name="kesalahan-program",
        visit=_home(lambda g: CrashDialog(g.theme, "ValueError: 17", parent=g.window)),
    ),
)
