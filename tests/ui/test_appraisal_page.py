from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.appraisal import Answer, Rating, Stage
from kinerja_desktop.core.methods.permenpanrb_6_2022 import BEHAVIOUR, RESULTS
from kinerja_desktop.core.observation import NoteKind, Source
from kinerja_desktop.core.period import OrganisationResult
from kinerja_desktop.services import Services
from kinerja_desktop.services.appraising import AppraisalView
from kinerja_desktop.ui.dialogs.newer_version import NewerVersionDialog
from kinerja_desktop.ui.dialogs.reason import ReasonDialog
from kinerja_desktop.ui.frame import Frame
from kinerja_desktop.ui.pages.appraisal_page import AppraisalPage
from kinerja_desktop.ui.preferences import Preferences
from kinerja_desktop.ui.size_class import size_class_of
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.item_list import ItemHead, ItemLine
from kinerja_desktop.ui.widgets.note_list import EvidenceLine
from tests.office import SEMESTER, Office
from tests.ui.appraising import open_appraisal_page

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(services: Services) -> Office:
    made = Office(services)
    made.plan(made.rina)
    return made


@pytest.fixture
def page(qtbot: QtBot, frame: Frame, services: Services, office: Office) -> AppraisalPage:
    return open_appraisal_page(qtbot, frame, services, office)


def stored(page: AppraisalPage, services: Services, employee_id: int) -> AppraisalView:
    page.leave()
    assert page.period is not None
    return services.appraising.view(page.period.id, employee_id)


def evidence(page: AppraisalPage) -> list[EvidenceLine]:
    return [row for row in page.board.evidence.list.rows.rows if isinstance(row, EvidenceLine)]


def rate_all(page: AppraisalPage, step: int) -> None:
    view = page.session.view
    assert view is not None
    for item in view.items:
        page.board.items.list.row_chosen.emit(item.key)
        QTest.keyClicks(page.board.rating.steps, str(step + 2))


def ready(page: AppraisalPage, office: Office, services: Services) -> None:
    page.leave()
    note = office.note(office.rina)
    appraisal = office.rate(office.rina, evidence=(note.id,))
    services.appraising.mark_ready(appraisal.id)


def test_digits_rate_from_the_evidence_and_the_focus_stays_on_the_page(
    page: AppraisalPage, office: Office, services: Services
) -> None:
    office.note(office.rina)
    page.refresh()
    board = page.board
    first = f"rhk-{office.rina}-0"
    board.evidence.show_all()
    QTest.keyClick(board.evidence.list, Qt.Key.Key_3)
    assert page.session.draft.answer(first).step == 1
    for _item in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Down, CONTROL)
    assert board.evidence.list.isHidden()
    assert QApplication.focusWidget() is board.rating.steps


def test_digits_rate_from_the_link_beside_and_are_letters_where_one_types(
    page: AppraisalPage, office: Office
) -> None:
    rating, first = page.board.rating, f"rhk-{office.rina}-0"
    rating.apply_link.setFocus()
    QTest.keyClick(rating.apply_link, Qt.Key.Key_3)
    assert page.session.draft.answer(first).step == 1
    rating.feedback.setFocus()
    QTest.keyClick(rating.feedback, Qt.Key.Key_1)
    assert page.session.draft.answer(first).step == 1
    assert rating.feedback.text() == "1"


def test_a_digit_rates_the_item_and_saving_needs_no_button(
    page: AppraisalPage, office: Office, services: Services
) -> None:
    QTest.keyClick(page.board.rating.steps, Qt.Key.Key_3)
    QTest.keyClicks(page.board.rating.targets.fields()[0], "6 laporan")
    QTest.keyClicks(page.board.rating.feedback, "Tepat waktu.")
    view = stored(page, services, office.rina)
    answer = view.appraisal.draft.answer(f"rhk-{office.rina}-0")
    assert answer.step == 1
    assert answer.realisation(f"iki-{office.rina}-0") == "6 laporan"
    assert answer.feedback == "Tepat waktu."
    assert view.appraisal.stage == Stage.DRAFT


def test_nothing_is_chosen_before_the_appraiser_chooses(page: AppraisalPage) -> None:
    assert page.board.rating.steps.value() is None
    ratings = page.board.result.ratings
    assert [control.value() for control in ratings.controls.values()] == [None, None]
    assert page.board.result.settled.text() == "0 dari 9 dinilai"
    assert not page.board.result.next.isEnabled()
    assert not page.board.result.quadrant.isVisible()


def test_the_suggestion_stands_beside_and_moves_nothing(page: AppraisalPage) -> None:
    rate_all(page, 1)
    ratings = page.board.result.ratings
    assert "di atas" in ratings._hints[RESULTS].text()
    assert ratings.controls[RESULTS].value() is None
    assert not page.board.result.quadrant.isVisible()


def test_what_is_missing_is_named(page: AppraisalPage) -> None:
    rate_all(page, 0)
    page.session.edit_answer("step", Answer(key="adaptif"))
    page.session.edit_answer("step", Answer(key="kolaboratif"))
    words = page.board.result.missing.text()
    assert words == "Predikat muncul setelah Adaptif dan Kolaboratif dinilai."
    page.session.edit_answer("step", Answer(key="adaptif", step=0))
    page.session.edit_answer("step", Answer(key="kolaboratif", step=0))
    assert page.board.result.missing.text() == "Pilih kedua rating; setelah itu predikat muncul."


def test_a_complete_rating_shows_its_predicate_and_goes_on_to_the_talk(
    page: AppraisalPage, office: Office, services: Services, qtbot: QtBot
) -> None:
    rate_all(page, 0)
    ratings = page.board.result.ratings
    QTest.keyClick(ratings.controls[RESULTS], Qt.Key.Key_2)
    QTest.keyClick(ratings.controls[BEHAVIOUR], Qt.Key.Key_3)
    assert page.board.result.predicate.text() == "Baik"
    assert page.board.result.quadrant.isVisible()
    with qtbot.waitSignal(page.went) as went:
        page.board.result.next.click()
    assert went.args == ["discussion", {"employee_id": office.rina}]
    assert stored(page, services, office.rina).appraisal.stage == Stage.READY


def test_a_predicate_at_the_edge_waits_for_evidence_or_a_reason(
    page: AppraisalPage, office: Office
) -> None:
    note = office.note(office.rina, "akuntabel")
    rate_all(page, 1)
    for name in (RESULTS, BEHAVIOUR):
        page.board.result.ratings.chosen.emit(name, Rating.ABOVE)
    assert page.board.reason.isVisible()
    assert not page.board.result.next.isEnabled()
    QTest.keyClicks(page.board.reason.area, "Karena melampaui semua target. " * 2)
    assert page.board.result.next.isEnabled()
    page.session.edit("justification", replace(page.session.draft, justification=""))
    assert not page.board.result.next.isEnabled()
    page.board.items.list.row_chosen.emit("akuntabel")
    page.board.evidence.list.check_toggled.emit(note.id, True)
    assert not page.board.reason.isVisible()
    assert page.board.result.next.isEnabled()


def test_above_beside_a_main_result_below_asks_why_though_a_note_is_linked(
    page: AppraisalPage, office: Office
) -> None:
    note = office.note(office.rina, "akuntabel")
    rate_all(page, 1)
    page.session.edit_answer(
        "step", Answer(key=f"rhk-{office.rina}-0", step=-1, evidence=(note.id,))
    )
    for name in (RESULTS, BEHAVIOUR):
        page.board.result.ratings.chosen.emit(name, Rating.ABOVE)
    assert "hasil kerja utama" in page.board.reason._words.text()
    assert not page.board.result.next.isEnabled()
    QTest.keyClicks(page.board.reason.area, "Target diturunkan atas perintah kepala dinas. " * 2)
    assert page.board.result.next.isEnabled()


def test_a_check_links_a_note_to_the_item(
    page: AppraisalPage, office: Office, services: Services
) -> None:
    note = office.note(office.rina, "akuntabel")
    page.board.items.list.row_chosen.emit("akuntabel")
    assert [line.key for line in evidence(page)] == [note.id]
    page.board.evidence.list.choose(note.id)
    QTest.keyClick(page.board.evidence.list, Qt.Key.Key_Space)
    assert evidence(page)[0].checked
    draft = stored(page, services, office.rina).appraisal.draft
    assert draft.answer("akuntabel").evidence == (note.id,)
    page.board.rating.links.unlinked.emit(note.id)
    assert not evidence(page)[0].checked


def test_notes_of_other_items_can_be_linked_too(page: AppraisalPage, office: Office) -> None:
    other = office.note(office.rina, "kompeten")
    page.board.items.list.row_chosen.emit("akuntabel")
    assert evidence(page) == []
    page.board.rating.links.link.click()
    assert [line.key for line in evidence(page)] == [other.id]


def test_a_realisation_is_taken_from_a_report_only_when_asked_and_names_its_source(
    page: AppraisalPage, office: Office, services: Services
) -> None:
    first = f"rhk-{office.rina}-0"
    report = office.note(
        office.rina,
        first,
        kind=NoteKind.REPORT,
        realisation="5 laporan",
        source=Source.DOCUMENT,
        told_by="Bendahara",
        happened_on=date(2026, 5, 31),
    )
    page.refresh()
    rating = page.board.rating
    (field,) = rating.targets.fields()
    assert rating.reported.words.text() == "5 laporan, 31 Mei 2026 (Dokumen)"
    assert field.text() == ""
    rating.reported.take.click()
    assert field.text() == "5 laporan"
    assert not rating.reported.take.isVisible()
    assert rating.reported.words.text() == "Dari laporan: 5 laporan, 31 Mei 2026 (Dokumen)"
    answer = stored(page, services, office.rina).appraisal.draft.answer(first)
    assert answer.realisations == ((f"iki-{office.rina}-0", "5 laporan"),)
    assert answer.evidence == (report.id,)
    field.selectAll()
    QTest.keyClicks(field, "6 laporan")
    assert rating.reported.take.isVisible()
    assert page.undo_stack is not None
    page.undo_stack.undo()
    page.undo_stack.undo()
    assert field.text() == ""
    page.board.items.list.row_chosen.emit("kompeten")
    assert not rating.reported.isVisible()


def test_evidence_says_who_vouches_what_kind_it_is_and_that_it_came_late(
    page: AppraisalPage, office: Office
) -> None:
    first = f"rhk-{office.rina}-0"
    office.note(office.rina, first, happened_on=date(2026, 6, 20))
    office.note(office.rina, first, source=Source.PEER, told_by="Sari", kind=NoteKind.TEAM)
    office.note(office.rina, first, text="", situation="Rapat")
    page.refresh()
    told, seen = evidence(page)
    assert told.source == "Rekan kerja · keanggotaan tim · dicatat terlambat"
    assert seen.source == "Pengamatan"
    assert (told.mark, seen.mark) == ("clock", "")
    assert page.board.evidence._voices.text() == "1 dilihat, 1 diceritakan"


def test_an_item_without_notes_offers_to_write_one(
    page: AppraisalPage, office: Office, qtbot: QtBot
) -> None:
    page.board.items.list.row_chosen.emit("loyal")
    with qtbot.waitSignal(page.note_wanted) as asked:
        page.board.evidence.add_button.click()
    assert asked.args == [office.rina, "loyal"]


def test_an_item_that_does_not_apply_needs_its_reason(page: AppraisalPage) -> None:
    rate_all(page, 0)
    page.board.items.list.row_chosen.emit("loyal")
    page.board.rating.apply_link.click()
    assert page.board.rating.not_applicable.isVisible()
    assert page.board.result.settled.text() == "8 dari 9 dinilai"
    QTest.keyClicks(page.board.rating.not_applicable.reason, "Baru masuk bulan ini.")
    assert page.board.result.settled.text() == "9 dari 9 dinilai"
    page.board.rating.apply_link.click()
    assert page.board.rating.steps.isVisible()


def test_undo_takes_back_one_answer_at_a_time(page: AppraisalPage) -> None:
    QTest.keyClick(page.board.rating.steps, Qt.Key.Key_3)
    page.session.end_field()
    QTest.keyClicks(page.board.rating.feedback, "Baik.")
    assert page.undo_stack is not None
    page.undo_stack.undo()
    assert page.board.rating.feedback.text() == ""
    assert page.board.rating.steps.value() == 1
    page.undo_stack.undo()
    assert page.board.rating.steps.value() is None
    page.undo_stack.redo()
    assert page.board.rating.steps.value() == 1


def test_keys_walk_over_items_and_people(page: AppraisalPage, office: Office) -> None:
    QTest.keyClick(page.board.rating.steps, Qt.Key.Key_Down, CONTROL)
    assert page.board.items.list.current_key() == f"rhk-{office.rina}-1"
    QTest.keyClick(page.board.rating.steps, Qt.Key.Key_1)
    QTest.keyClick(page.board.rating.steps, Qt.Key.Key_PageDown, CONTROL)
    assert page.session.view is not None
    assert page.session.view.employee.id != office.rina
    QTest.keyClick(page.board.items.list, Qt.Key.Key_PageUp, CONTROL)
    assert page.session.view.employee.id == office.rina
    assert page.session.draft.answer(f"rhk-{office.rina}-1").step == -1


def test_a_person_without_a_plan_is_sent_to_the_plan(
    page: AppraisalPage, office: Office, qtbot: QtBot
) -> None:
    page.open_person(office.ids[1])
    assert "Rencana belum ada" in page.notices.texts["plan"]
    button = page.notices.findChildren(Button)[-1]
    with qtbot.waitSignal(page.went) as went:
        button.click()
    assert went.args == ["staff", {"employee_id": office.ids[1], "tab": "plan"}]


def test_a_rating_in_discussion_is_closed_until_it_is_opened_again(
    page: AppraisalPage, office: Office, services: Services
) -> None:
    ready(page, office, services)
    talk = office.prepare(office.rina)
    services.discussing.start(talk.id)
    assert "Sedang didiskusikan" in page.notices.texts["stage"]
    assert not page.board.rating.steps.isEnabled()
    assert not page.board.result.next.isVisible()
    page._again.open_again()
    assert "stage" not in page.notices.texts
    assert page.board.rating.steps.isEnabled()


def test_a_signed_rating_is_changed_by_a_new_version_with_a_reason(
    page: AppraisalPage, office: Office, services: Services
) -> None:
    ready(page, office, services)
    office.talk(office.rina)
    assert "Perubahan membuat versi 2" in page.notices.texts["stage"]
    page._again.make_version()
    (dialog,) = page.window().findChildren(ReasonDialog)
    dialog.submit()
    assert dialog.is_open
    dialog.area.setPlainText("Angka realisasi keliru.")
    dialog.submit()
    view = stored(page, services, office.rina)
    assert view.appraisal.revision == 2
    assert view.appraisal.reopen_reason == "Angka realisasi keliru."
    assert page.board.rating.steps.isEnabled()


def another_saves(services: Services, office: Office) -> None:
    view = services.appraising.view(office.period_id, office.rina)
    draft = view.appraisal.draft.with_answer(Answer(key="loyal", step=-1))
    services.appraising.save_draft(view.appraisal, draft)


@pytest.mark.parametrize("keeps_mine", [True, False])
def test_somebody_who_saved_first_is_not_overwritten_unasked(
    page: AppraisalPage, office: Office, services: Services, keeps_mine: bool
) -> None:
    QTest.keyClick(page.board.rating.steps, Qt.Key.Key_3)
    another_saves(services, office)
    page.leave()
    (dialog,) = page.window().findChildren(NewerVersionDialog)
    if keeps_mine:
        dialog.submit()
    else:
        dialog.dropped.emit()
    draft = stored(page, services, office.rina).appraisal.draft
    assert draft.answer(f"rhk-{office.rina}-0").step == (1 if keeps_mine else None)
    assert draft.answer("loyal").step == (None if keeps_mine else -1)
    shown = page.session.draft.answer(f"rhk-{office.rina}-0").step
    assert shown == (1 if keeps_mine else None)


def test_the_own_saving_does_not_disturb_what_is_being_typed(page: AppraisalPage) -> None:
    feedback = page.board.rating.feedback
    QTest.keyClicks(feedback, "Enam laporan")
    page.leave()
    QTest.keyClicks(feedback, " terkirim")
    assert feedback.text() == "Enam laporan terkirim"
    assert page.undo_stack is not None
    assert page.undo_stack.canUndo()


def test_the_list_shows_sections_marks_and_counts(page: AppraisalPage, office: Office) -> None:
    office.note(office.rina, "akuntabel")
    rows = page.board.items.list.rows.rows
    heads = [row.title for row in rows if isinstance(row, ItemHead)]
    assert heads == ["A. Utama", "Perilaku kerja"]
    notes = {row.key: row.notes for row in rows if isinstance(row, ItemLine)}
    assert notes["akuntabel"] == 1
    assert notes["loyal"] == 0


@pytest.mark.parametrize("has_result", [True, False])
@pytest.mark.parametrize("window", [(1366, 689), (1280, 641), (1093, 535)])
def test_the_page_fits_every_window(
    page: AppraisalPage,
    office: Office,
    services: Services,
    window: tuple[int, int],
    has_result: bool,
) -> None:
    office.rate(office.rina, 1)
    period = services.periods.list()[0]
    result = OrganisationResult.SANGAT_KURANG if has_result else None
    members = services.periods.members(period.id)
    services.periods.save(replace(period, unit_result=result), members)
    page.refresh()
    size = size_class_of(*window)
    page.set_size_class(size)
    for _ in range(5):
        QApplication.processEvents()
    room = window[0] - (56 if size.compact_navigation else 200)
    assert page.minimumSizeHint().width() <= room
    assert page.minimumSizeHint().height() <= window[1] - 56


def test_with_little_room_one_pane_is_shown_at_a_time(page: AppraisalPage) -> None:
    page.set_size_class(size_class_of(1093, 535, 1.5))
    board = page.board
    assert [p.isVisible() for p in (board.items, board.rating, board.evidence)] == [
        False,
        True,
        False,
    ]
    board.rating.links.link.click()
    assert board.evidence.isVisible()
    assert not board.rating.isVisible()


@pytest.fixture
def weighted(qtbot: QtBot, frame: Frame, services: Services, office: Office) -> AppraisalPage:
    period = replace(
        SEMESTER,
        name="Semester II 2026",
        start=SEMESTER.end.replace(month=7, day=1),
        end=SEMESTER.end.replace(month=12, day=31),
        method="weighted_indicators",
    )
    period_id = services.periods.create(period, office.ids)
    made = AppraisalPage(frame, services)
    qtbot.addWidget(made)
    made.resize(1118, 617)
    made.show_period(next(p for p in services.periods.list() if p.id == period_id))
    made.show()
    return made


def test_a_score_at_the_end_says_what_it_still_needs(
    weighted: AppraisalPage, preferences: Preferences
) -> None:
    preferences.change(evidence_for_extremes=2)
    rating = weighted.board.rating
    QTest.keyClicks(rating.anchors, "4")
    assert not rating.backing.isVisible()
    QTest.keyClicks(rating.anchors, "5")
    assert rating.backing.isVisible()
    assert "2 catatan" in rating.backing.text.text()
    QTest.keyClicks(rating.feedback, "Menyiapkan pengganti bagi seluruh tim setiap ada izin. " * 2)
    assert not rating.backing.isVisible()


def test_the_names_of_all_open_items_are_told(weighted: AppraisalPage) -> None:
    told = weighted.board.result.missing.toolTip().splitlines()
    assert told == ["Disiplin", "Kualitas pekerjaan", "Kerja sama"]


def test_indicators_are_rated_on_anchors_and_total_exactly(weighted: AppraisalPage) -> None:
    view = weighted.session.view
    assert view is not None
    assert not weighted.board.result.ratings.isVisible()
    for item, step in zip(view.items, "434", strict=True):
        weighted.board.items.list.row_chosen.emit(item.key)
        assert weighted.board.result.total.isVisible() is False
        QTest.keyClicks(weighted.board.rating.anchors, step)
    result = weighted.board.result
    assert result.total.text() == "3,60"
    assert result.predicate.text() == "Baik"
    assert result.missing.text() == "4 × 30 + 3 × 40 + 4 × 30, dibagi 100"
    assert weighted.board.items._sum.text() == "100"
