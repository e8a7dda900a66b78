"""The rooms of the house by name. Each is entered by a call that returns what is to be looked at.

Pages come from PAGES with every tab and section they have, so a new page is a new room by itself;
dialogs are listed here, and `unlisted_dialogs` names those that are not.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.appraisal import Draft, Stage
from kinerja_desktop.core.instrument import FIVE_STEPS, THREE_STEPS
from kinerja_desktop.core.objection import ObjectionState
from kinerja_desktop.core.staff import Employee
from kinerja_desktop.core.supervision import Acting, Supervision
from kinerja_desktop.core.unit_tree import UnitBranch
from kinerja_desktop.i18n import _
from kinerja_desktop.services.observing import ObservationFilter
from kinerja_desktop.ui import dialogs
from kinerja_desktop.ui.dialogs.all_rows import AllRowsDialog
from kinerja_desktop.ui.dialogs.amend_plan import AmendPlanDialog
from kinerja_desktop.ui.dialogs.apply_plan import ApplyPlanDialog
from kinerja_desktop.ui.dialogs.appraiser import AppraiserDialog
from kinerja_desktop.ui.dialogs.appraiser_history import AppraiserHistoryDialog
from kinerja_desktop.ui.dialogs.archive import ArchiveDialog
from kinerja_desktop.ui.dialogs.arithmetic import ArithmeticDialog
from kinerja_desktop.ui.dialogs.attachment import AttachmentDialog
from kinerja_desktop.ui.dialogs.blind_reading import BlindReadingDialog
from kinerja_desktop.ui.dialogs.change_many import ChangeManyDialog
from kinerja_desktop.ui.dialogs.choose_backup import ChooseBackupDialog
from kinerja_desktop.ui.dialogs.choose_points import ChoosePointsDialog
from kinerja_desktop.ui.dialogs.choose_unit import ChooseUnitDialog
from kinerja_desktop.ui.dialogs.copy_plan import CopyPlanDialog
from kinerja_desktop.ui.dialogs.crash import CrashDialog
from kinerja_desktop.ui.dialogs.credit_points import CreditPointsDialog
from kinerja_desktop.ui.dialogs.delivery import DeliveryDialog
from kinerja_desktop.ui.dialogs.employee import EmployeeDialog
from kinerja_desktop.ui.dialogs.finalise import FinaliseDialog
from kinerja_desktop.ui.dialogs.finalise_many import FinaliseManyDialog
from kinerja_desktop.ui.dialogs.help import HelpDialog
from kinerja_desktop.ui.dialogs.identity import IdentityDialog
from kinerja_desktop.ui.dialogs.import_report import ImportReportDialog
from kinerja_desktop.ui.dialogs.indicator import IndicatorDialog
from kinerja_desktop.ui.dialogs.keys import KeysDialog
from kinerja_desktop.ui.dialogs.move_into import MoveIntoDialog
from kinerja_desktop.ui.dialogs.name import NameDialog
from kinerja_desktop.ui.dialogs.new_sheet import NewSheetDialog
from kinerja_desktop.ui.dialogs.newer_version import NewerVersionDialog
from kinerja_desktop.ui.dialogs.other_total import OtherTotalDialog
from kinerja_desktop.ui.dialogs.paper import PaperDialog, licences_text
from kinerja_desktop.ui.dialogs.passphrase import PassphraseDialog
from kinerja_desktop.ui.dialogs.period import PeriodDialog
from kinerja_desktop.ui.dialogs.periods import PeriodsDialog
from kinerja_desktop.ui.dialogs.question import QuestionDialog
from kinerja_desktop.ui.dialogs.quick_note import QuickNoteDialog
from kinerja_desktop.ui.dialogs.reason import ReasonDialog
from kinerja_desktop.ui.dialogs.section_name import SectionNameDialog
from kinerja_desktop.ui.dialogs.staff_lists import StaffListsDialog
from kinerja_desktop.ui.dialogs.submission_log import SubmissionLogDialog
from kinerja_desktop.ui.dialogs.undo_import import UndoImportDialog
from kinerja_desktop.ui.dialogs.unit import UnitDialog
from kinerja_desktop.ui.dialogs.units import UnitsDialog
from kinerja_desktop.ui.dialogs.verify import VerifyDialog
from kinerja_desktop.ui.dialogs.without_passphrase import WithoutPassphraseDialog
from kinerja_desktop.ui.pages import PAGES
from kinerja_desktop.ui.pages.appraisal_page import AppraisalPage
from kinerja_desktop.ui.panels.restoring.words import backup_words
from kinerja_desktop.ui.panels.verifying.verify_panel import VerifyPanel
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.row_buttons import DateRow
from kinerja_desktop.ui.widgets.tabs import Tabs
from tests.ui.house import House, settle
from tests.ui.imported import import_account, undo_preview

FILES = Path(__file__).parent.parent / "files"
Room = Callable[[House], QWidget]


# Pages.


def shell(house: House) -> QWidget:
    """Return the whole window: what stands around the page belongs to the room."""
    assert house.holder is not None
    return house.holder


def page_room(key: str) -> Room:
    def enter(house: House) -> QWidget:
        house.page(key)
        return shell(house)

    return enter


def person_room(key: str, stage: Stage) -> Room:
    def enter(house: House) -> QWidget:
        house.page(key, employee_id=house.one(stage).employee.id)
        return shell(house)

    return enter


def staff_tab(place: int) -> Room:
    def enter(house: House) -> QWidget:
        page = house.page("staff", employee_id=house.one(Stage.DRAFT).employee.id)
        tabs = next(found for found in page.findChildren(Tabs) if found.isVisible())
        key = tabs._tabs[place][0]
        tabs.set_value(key)
        tabs.chosen.emit(key)
        settle()
        return shell(house)

    return enter


def settings_section(place: int) -> Room:
    def enter(house: House) -> QWidget:
        page = house.page("settings")
        sections = page.sections  # type: ignore[attr-defined]
        house.page("settings", section=list(sections)[place])
        return shell(house)

    return enter


def verified(house: House) -> QWidget:
    page = house.page("verify")
    page.panel.check_files([house.document])  # type: ignore[attr-defined]
    settle()
    return shell(house)


def import_step(step: int) -> Room:
    """Go through the list with twelve faults up to a step; nothing is applied."""

    def enter(house: House) -> QWidget:
        page = house.page("import_staff")
        page._begin_anew()  # type: ignore[attr-defined]
        if step >= 1:
            page.files.source_given.emit(FILES / "staff-lists" / "dua-belas-salah.xlsx")  # type: ignore[attr-defined]
        if step >= 2:
            page.columns.check_wanted.emit()  # type: ignore[attr-defined]
        settle()
        return shell(house)

    return enter


def in_weighted_period(house: House) -> QWidget:
    house.window.navigation.switcher.period_chosen.emit(house.weighted_id)
    house.page("appraisal")
    return shell(house)


def in_period_of_2021(house: House) -> QWidget:
    house.window.navigation.switcher.period_chosen.emit(house.old_id)
    page = house.page("appraisal", employee_id=house.rows()[0].employee.id)
    page.board.items.list.choose(page.session.view.items[0].key)  # type: ignore[attr-defined]
    settle()
    return shell(house)


def by_item(house: House) -> QWidget:
    page = house.page("appraisal", employee_id=house.one(Stage.DRAFT).employee.id)
    page.by_item.toggle()  # type: ignore[attr-defined]
    settle()
    return shell(house)


def objected(house: House) -> QWidget:
    """Show an objection that came late and is being examined."""
    objecting, row = house.services.objecting, house.one(Stage.FINAL)
    found = objecting.view(house.period_id, row.employee.id).objection
    if found.state == ObjectionState.NONE:
        late = replace(
            found,
            received_on=date(2026, 6, 1),
            filed_on=date(2026, 6, 20),
            statement="Laporan April dan Mei dikirim tepat waktu.",
        )
        objecting.examine(objecting.file(late))
    house.page("objection", employee_id=row.employee.id)
    return shell(house)


def page_rooms() -> Iterator[tuple[str, Room]]:
    for page in PAGES:
        yield page.KEY, page_room(page.KEY)
    for place, name in enumerate(("summary", "plan", "notes", "ratings", "actions", "history")):
        yield f"staff/{name}", staff_tab(place)
    for stage in (Stage.NOT_STARTED, Stage.READY, Stage.SIGNED, Stage.FINAL):
        for key in ("staff", "appraisal", "discussion", "results"):
            yield f"{key}/{stage.value}", person_room(key, stage)
    yield "objection/final", objected
    for place in range(8):
        yield f"settings/{place}", settings_section(place)
    yield "verify/valid", verified
    yield "import_staff/columns", import_step(1)
    yield "import_staff/review", import_step(2)
    yield "appraisal/weighted", in_weighted_period
    yield "appraisal/by_numbers", in_period_of_2021
    yield "appraisal/by_item", by_item


# Dialogs.

DialogMaker = Callable[[House], Dialog]


def _documents(house: House) -> Dialog:
    documents = house.services.documents.list(house.one(Stage.FINAL).appraisal_id)
    return DeliveryDialog(house.frame, house.services, documents=documents, parent=house.window)


def _points(house: House) -> Dialog:
    row = house.one(Stage.DRAFT)
    notes = house.services.appraising.view(house.period_id, row.employee.id).notes
    title = _("Strengths")
    return ChoosePointsDialog(
        house.frame, title, notes, chosen=(notes[0].id,), most=2, parent=house.window
    )


def _copy_plan(house: House) -> Dialog:
    planning = house.services.planning
    plan = planning.view(house.period_id, house.one(Stage.NOT_STARTED).employee.id).plan
    return CopyPlanDialog(house.frame, planning, plan=plan, parent=house.window)


def _indicator(house: House) -> Dialog:
    view = house.services.periods.view(house.weighted_id)
    indicator = view.instrument.indicators()[0]
    return IndicatorDialog(
        house.theme, indicator, scale=FIVE_STEPS, locked=False, parent=house.window
    )


def _amend_plan(house: House) -> Dialog:
    today = house.services.clock().date()
    return AmendPlanDialog(house.frame, today=today, parent=house.window)


def _apply_plan(house: House) -> Dialog:
    rows = house.services.staff.list_staff(house.period_id)
    return ApplyPlanDialog(house.frame, rows, owner_name="Siti Rahmawati", parent=house.window)


def _quick_note(house: House) -> Dialog:
    target = (house.one(Stage.DRAFT).employee.id, "")
    return QuickNoteDialog(
        house.frame, house.services, period=house.period, target=target, parent=house.window
    )


def _backups(house: House) -> Dialog:
    words = tuple(backup_words(backup) for backup in house.services.backups.list())
    return ChooseBackupDialog(house.theme, words, parent=house.window)


def _choose_unit(house: House) -> Dialog:
    tree = [
        UnitBranch(name=f"Bagian {place}", depth=place % 5, count=place) for place in range(200)
    ]
    return ChooseUnitDialog(
        house.theme, tree, [branch.name for branch in tree], parent=house.window
    )


def _new_sheet(house: House) -> Dialog:
    sheet = house.services.security.new_recovery_sheet()
    return NewSheetDialog(house.frame, house.services, sheet, parent=house.window)


def _all_rows(house: House) -> Dialog:
    rows = [DateRow(house.theme, ("25", "JUN"), ("Siti Rahmawati", "13.10")) for _n in range(6)]
    return AllRowsDialog(house.theme, _("Coming dates"), rows, parent=house.window)


def _import_report(house: House) -> Dialog:
    return ImportReportDialog(house.theme, import_account(), parent=house.window)


def _undo_import(house: House) -> Dialog:
    return UndoImportDialog(house.theme, undo_preview(), parent=house.window)


def _verify(house: House) -> Dialog:
    panel = VerifyPanel(house.frame, house.services.verifying.check)
    return VerifyDialog(house.theme, panel, parent=house.window)


def _employee(house: House) -> Dialog:
    return EmployeeDialog(
        house.frame,
        house.services,
        employee=house.one(Stage.DRAFT).employee,
        period_id=house.period_id,
        parent=house.window,
    )


def _appraiser(house: House) -> Dialog:
    known = house.services.supervision.officials()
    today = date(2026, 6, 25)
    return AppraiserDialog(house.frame, known, today=today, parent=house.window)


def _appraiser_history(house: House) -> Dialog:
    """The history of somebody with three appraisers, one of them acting."""
    services, person = house.services, house.one(Stage.DRAFT).employee
    own, superior = services.supervision.officials()[:2]
    first, second, third = date(2026, 1, 1), date(2026, 4, 1), date(2026, 5, 1)
    relations = (
        Supervision(employee_id=person.id, appraiser=superior, end=first - timedelta(days=1)),
        Supervision(employee_id=person.id, appraiser=own, reviewer=superior, start=first),
        Supervision(
            employee_id=person.id, appraiser=superior, acting=Acting.PLT, start=second, end=third
        ),
    )
    services.supervision.save(person.id, relations)
    return AppraiserHistoryDialog(house.frame, services, person, parent=house.window)


def _attachment(house: House) -> Dialog:
    """A text file of a note."""
    observing = house.services.observing
    person = house.one(Stage.DRAFT).employee.id
    span = ObservationFilter(employee_id=person)
    note = observing.timeline(span)[0].observation
    if not note.attachments:
        observing.save(note, (("daftar_periksa.txt", b"1. Bukti bayar\n2. Faktur"),))
    attachment = observing.get(note.id).attachments[0]
    return AttachmentDialog(house.frame, house.services, attachment, parent=house.window)


def _change_many(house: House) -> Dialog:
    """Everything that can be changed is asked for."""
    ids = tuple(row.employee.id for row in house.services.staff.list_staff(house.period_id))
    made = ChangeManyDialog(house.frame, house.services, ids, parent=house.window)
    for check in (made.has_unit, made.has_appraiser, made.has_archive):
        check.setChecked(True)
    return made


def _finalise_many(house: House) -> Dialog:
    ids = tuple(r.appraisal_id for r in house.rows() if r.stage in {Stage.SIGNED, Stage.READY})
    return FinaliseManyDialog(house.frame, house.services, appraisal_ids=ids, parent=house.window)


def _arithmetic(house: House) -> Dialog:
    view = house.services.appraising.view(house.period_id, house.one(Stage.FINAL).employee.id)
    shown = view.arithmetic(view.appraisal.draft)
    return ArithmeticDialog(house.theme, shown, parent=house.window)


def _blind_reading(house: House) -> Dialog:
    cells = house.services.prompting.nameless_cells(house.period_id, 1)
    return BlindReadingDialog(house.theme, cells, THREE_STEPS, parent=house.window)


def _credit_points(house: House) -> Dialog:
    person = house.one(Stage.FINAL).employee
    rows = house.services.staff.summary(person.id, house.period_id).history
    return CreditPointsDialog(house.theme, person, rows, parent=house.window)


def _other_total(house: House) -> Dialog:
    draft = Draft(typed_total=Decimal("3.9"), typed_total_reason="2026")
    computed = Decimal("3.6")
    return OtherTotalDialog(
        house.theme, draft, computed=computed, scale=FIVE_STEPS, parent=house.window
    )


DIALOGS: dict[type[Dialog], DialogMaker] = {
    AllRowsDialog: _all_rows,
    AmendPlanDialog: _amend_plan,
    ApplyPlanDialog: _apply_plan,
    AppraiserDialog: _appraiser,
    AppraiserHistoryDialog: _appraiser_history,
    ArchiveDialog: lambda h: ArchiveDialog(
        h.frame, Employee(name="Siti Rahmawati"), today=date(2026, 6, 25), parent=h.window
    ),
    ArithmeticDialog: _arithmetic,
    AttachmentDialog: _attachment,
    BlindReadingDialog: _blind_reading,
    ChangeManyDialog: _change_many,
    ChooseBackupDialog: _backups,
    ChoosePointsDialog: _points,
    ChooseUnitDialog: _choose_unit,
    CopyPlanDialog: _copy_plan,
    CrashDialog: lambda h: CrashDialog(h.theme, "ValueError: 17", parent=h.window),
    CreditPointsDialog: _credit_points,
    DeliveryDialog: _documents,
    EmployeeDialog: _employee,
    FinaliseDialog: lambda h: FinaliseDialog(
        h.frame, h.services, appraisal_id=h.one(Stage.SIGNED).appraisal_id, parent=h.window
    ),
    FinaliseManyDialog: _finalise_many,
    HelpDialog: lambda h: HelpDialog(h.theme, "appraisal", parent=h.window),
    IdentityDialog: lambda h: IdentityDialog(h.frame, h.services, parent=h.window),
    IndicatorDialog: _indicator,
    KeysDialog: lambda h: KeysDialog(h.theme, parent=h.window),
    MoveIntoDialog: lambda h: MoveIntoDialog(
        h.theme,
        _("Remove list"),
        _("Its people and the units below it belong to another unit from now on."),
        label=_("Their list from now on"),
        verb=_("Remove list"),
        options=[(1, _("Main list"))],
        parent=h.window,
    ),
    NameDialog: lambda h: NameDialog(h.frame, _("New list"), h.services.lists.add, parent=h.window),
    NewSheetDialog: _new_sheet,
    ImportReportDialog: _import_report,
    NewerVersionDialog: lambda h: NewerVersionDialog(h.frame, _("Undo"), parent=h.window),
    OtherTotalDialog: _other_total,
    PaperDialog: lambda h: PaperDialog(h.theme, _("Licences"), licences_text(), parent=h.window),
    PassphraseDialog: lambda h: PassphraseDialog(
        h.frame, h.services, has_old=True, parent=h.window
    ),
    PeriodDialog: lambda h: PeriodDialog(h.frame, h.services, parent=h.window),
    PeriodsDialog: lambda h: PeriodsDialog(h.frame, h.services, parent=h.window),
    QuestionDialog: lambda h: QuestionDialog(
        h.theme, _("Make a new recovery sheet?"), _("Undo"), verb=_("Make sheet"), parent=h.window
    ),
    QuickNoteDialog: _quick_note,
    ReasonDialog: lambda h: ReasonDialog(
        h.frame,
        _("Reopen the rating"),
        verb=_("Make a new version"),
        explanation=_("The version before stays readable and sealed as it is."),
        parent=h.window,
    ),
    SectionNameDialog: lambda h: SectionNameDialog(h.theme, parent=h.window),
    StaffListsDialog: lambda h: StaffListsDialog(h.frame, h.services.lists, parent=h.window),
    SubmissionLogDialog: lambda h: SubmissionLogDialog(
        h.frame,
        h.services.submissions,
        rows=h.services.submissions.rows(h.period_id),
        parent=h.window,
    ),
    UnitDialog: lambda h: UnitDialog(
        h.frame, h.services.units, h.services.staff.units(), parent=h.window
    ),
    UnitsDialog: lambda h: UnitsDialog(h.frame, h.services.units, parent=h.window),
    UndoImportDialog: _undo_import,
    VerifyDialog: _verify,
    WithoutPassphraseDialog: lambda h: WithoutPassphraseDialog(h.theme, parent=h.window),
}


def dialog_room(make: DialogMaker) -> Room:
    def enter(house: House) -> QWidget:
        house.window.show()
        dialog = make(house)
        begin = getattr(dialog, "begin", dialog.open)
        begin()
        settle()
        assert dialog.is_open
        return dialog

    return enter


def unlisted_dialogs() -> set[str]:
    """Return the dialogs of ui/dialogs that are no room yet."""
    found = set()
    for module in pkgutil.iter_modules(dialogs.__path__):
        for thing in vars(importlib.import_module(f"{dialogs.__name__}.{module.name}")).values():
            if isinstance(thing, type) and issubclass(thing, Dialog) and thing is not Dialog:
                found.add(thing)
    return {kind.__name__ for kind in found - set(DIALOGS)}


def rooms() -> dict[str, Room]:
    """Return every room of the main window and its dialogs, by name."""
    found = dict(page_rooms())
    for kind, make in DIALOGS.items():
        found[kind.__name__] = dialog_room(make)
    return found


def leave(house: House) -> None:
    """Close what a room opened over the window, and return to the period of today."""
    for page in house.window.findChildren(AppraisalPage):
        page.by_item.end()
    for dialog in house.window.window().findChildren(Dialog):
        dialog.hide()
        dialog.deleteLater()
    if house.window.period is None or house.window.period.id != house.period_id:
        house.window.navigation.switcher.period_chosen.emit(house.period_id)
    settle()
