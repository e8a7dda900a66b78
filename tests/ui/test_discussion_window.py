from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.discussion import (
    AGENDA_MINUTES,
    SHOWN_PARTS,
    STEPS,
    AgendaStep,
    Choice,
    Discussion,
)
from kinerja_desktop.core.observation import Valence
from kinerja_desktop.errors import KinerjaError
from kinerja_desktop.services import Services
from kinerja_desktop.ui.discussion_window import DiscussionWindow, TalkCalls
from kinerja_desktop.ui.panels.talk.actions_step import ActionsPane
from kinerja_desktop.ui.panels.talk.comment_step import CommentPane
from kinerja_desktop.ui.panels.talk.evidence_steps import GrowthPane, RatingView
from kinerja_desktop.ui.panels.talk.first_steps import OpeningPane, StoryPane
from kinerja_desktop.ui.panels.talk.signing_step import SigningPane
from kinerja_desktop.ui.runner import InlineRunner
from kinerja_desktop.ui.theme.theme import Look, Theme
from kinerja_desktop.ui.widgets.buttons import Button, IconButton
from kinerja_desktop.ui.widgets.signature import SignaturePad
from tests.office import PRIVATE, Office

SIZES = ((1366, 689), (1280, 641), (1093, 535))
Key = Qt.Key


class Talk:
    """A prepared talk in a real store, and its window."""

    def __init__(self, services: Services, runner: InlineRunner, office: Office) -> None:
        self.services, self.runner = services, runner
        office.plan(office.rina)
        strength = office.note(office.rina)
        growth = office.note(
            office.rina,
            "kolaboratif",
            valence=Valence.MINUS,
            text="Rekap terlambat tiga jam tanpa kabar.",
        )
        second = office.note(
            office.rina, "adaptif", valence=Valence.MINUS, text="Cara baru belum dicoba."
        )
        hidden = office.note(office.rina, "loyal", text=PRIVATE, is_visible=False)
        appraisal = office.rate(office.rina, evidence=(strength.id,))
        services.appraising.mark_ready(appraisal.id)
        self.appraisal_id = appraisal.id
        self.strength_id = strength.id
        saved = services.discussing.save_preparation(
            Discussion(
                appraisal_id=appraisal.id,
                strengths=(strength.id, hidden.id),
                growth=(growth.id, second.id),
                opening_question="Apa yang paling membanggakan?",
                private_note=f"Catatan pribadi: {PRIVATE}",
                shown_parts=frozenset(SHOWN_PARTS),
            )
        )
        self.id = saved.id
        self.employee_id = office.rina
        self.period_id = office.period_id

    def open(self, qtbot: QtBot, look: Look | None = None) -> DiscussionWindow:
        discussing = self.services.discussing
        calls = TalkCalls(
            save=partial(discussing.save_state, self.id),
            finish=partial(discussing.finish, self.id),
            now=self.services.clock,
        )
        window = DiscussionWindow(discussing.start(self.id), self.runner, calls, look=look)
        qtbot.addWidget(window)
        window.resize(1366, 689)
        window.show()
        window.activateWindow()
        QApplication.processEvents()
        return window

    def stored(self) -> Discussion:
        return self.services.discussing.prepare(self.period_id, self.employee_id).discussion

    def stage(self) -> Stage:
        view = self.services.appraising.view(self.period_id, self.employee_id)
        return view.appraisal.stage


@pytest.fixture
def talk(services: Services, runner: InlineRunner) -> Talk:
    return Talk(services, runner, Office(services))


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, talk: Talk) -> DiscussionWindow:
    return talk.open(qtbot)


def story_of(window: DiscussionWindow) -> StoryPane:
    pane = window.steps[1]
    assert isinstance(pane, StoryPane)
    return pane


def growth_of(window: DiscussionWindow) -> GrowthPane:
    pane = window.steps[3]
    assert isinstance(pane, GrowthPane)
    return pane


def actions_of(window: DiscussionWindow) -> ActionsPane:
    pane = window.steps[4]
    assert isinstance(pane, ActionsPane)
    return pane


def comment_of(window: DiscussionWindow) -> CommentPane:
    pane = window.steps[5]
    assert isinstance(pane, CommentPane)
    return pane


def signing_of(window: DiscussionWindow) -> SigningPane:
    pane = window.steps[6]
    assert isinstance(pane, SigningPane)
    return pane


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key) -> None:
    QTest.keyClick(focused(), key)


def type_text(text: str) -> None:
    QTest.keyClicks(focused(), text)


def tab_to(target: QWidget, most: int = 60) -> None:
    """Press Tab until the target has the focus, as a person without a mouse does."""
    for _ in range(most):
        if focused() is target:
            return
        press(Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {target.accessibleName()!r}")


def draw(pad: SignaturePad) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(pad, left, pos=QPoint(40, 30))
    for x, y in ((60, 70), (90, 25), (120, 80), (150, 40)):
        QTest.mouseMove(pad, QPoint(x, y))
    QTest.mouseRelease(pad, left, pos=QPoint(150, 40))


def texts_of(model: QAbstractItemModel) -> Iterator[str]:
    for place in range(model.rowCount()):
        for role in range(40):
            yield str(model.index(place, 0).data(role))


def everything_said(window: QWidget) -> Iterator[str]:
    """Every text a person or a screen reader could find in a window."""
    for widget in (window, *window.findChildren(QWidget)):
        yield widget.windowTitle()
        yield widget.toolTip()
        yield widget.whatsThis()
        yield widget.statusTip()
        yield widget.accessibleName()
        yield widget.accessibleDescription()
        if isinstance(widget, (QLabel, QAbstractButton, QLineEdit)):
            yield widget.text()
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        if isinstance(widget, QTextEdit):
            yield widget.toPlainText()
            yield widget.placeholderText()
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from texts_of(widget.model())


def shown_texts(window: QWidget) -> list[str]:
    return [label.text() for label in window.findChildren(QLabel) if label.isVisible()]


def test_the_seven_steps_can_be_walked_by_keyboard_alone(
    qtbot: QtBot, window: DiscussionWindow, talk: Talk
) -> None:
    press(Key.Key_PageDown)
    type_text("Menata ulang berkas.")
    press(Key.Key_PageDown)
    type_text("Daftar periksa tetap dipakai.")
    press(Key.Key_PageDown)
    type_text("Rekap datang sore.")
    press(Key.Key_Tab)
    type_text("Rekap pukul 14.00.")
    press(Key.Key_PageDown)
    press(Key.Key_Space)
    type_text("Mengirim rekap")
    press(Key.Key_Tab)
    type_text("sebelum pukul 15.00")
    press(Key.Key_Return)
    press(Key.Key_PageDown)
    type_text("Terima kasih.")
    press(Key.Key_PageDown)
    press(Key.Key_Space)
    signing = signing_of(window)
    for box in (signing.employee.box, signing.appraiser):
        tab_to(box.type)
        press(Key.Key_Space)
        type_text("Nama Terang")
        press(Key.Key_Return)
    with qtbot.waitSignal(window.finished):
        press(Key.Key_PageDown)
    stored = talk.stored()
    assert stored.story == "Menata ulang berkas."
    assert stored.note(AgendaStep.STRENGTHS) == "Daftar periksa tetap dipakai."
    assert stored.employee_view == "Rekap datang sore."
    assert stored.help_wanted == "Rekap pukul 14.00."
    assert [(a.what, a.measure) for a in stored.actions] == [
        ("Mengirim rekap", "sebelum pukul 15.00")
    ]
    assert stored.comment == "Terima kasih."
    assert stored.choice == Choice.READ
    assert stored.employee_ink.typed_name == "Nama Terang"
    assert talk.stage() == Stage.SIGNED


def test_the_seven_steps_can_be_walked_by_mouse(
    qtbot: QtBot, window: DiscussionWindow, talk: Talk, services: Services
) -> None:
    for _ in range(6):
        click(window.foot.next)
    comment_of(window).keeper.change(story="Cerita.")
    signing = signing_of(window)
    click(signing.choice.first_card())
    draw(signing.employee.box.pad)
    draw(signing.appraiser.pad)
    click(signing.none)
    with qtbot.waitSignal(window.finished):
        click(window.foot.next)
    stored = talk.stored()
    assert stored.step == AgendaStep.SIGNING
    assert stored.no_comment
    assert len(stored.employee_ink.strokes) == 1
    assert len(stored.employee_ink.strokes[0]) >= 5
    assert stored.employee_ink.strokes[0][0][:2] == (40.0, 30.0)
    assert (stored.employee_ink.width, stored.employee_ink.height) == (
        signing.employee.box.pad.width(),
        signing.employee.box.pad.height(),
    )
    assert stored.employee_ink.signed_at == services.clock()
    assert stored.appraiser_ink.strokes
    assert stored.objection_told


def test_nothing_private_is_anywhere_in_the_window(window: DiscussionWindow) -> None:
    story_of(window).keeper.change(story="Cerita.")
    said: list[str] = []
    for place in range(len(STEPS)):
        window.show_step(place)
        said += everything_said(window)
    assert any("Rekap terlambat" in text for text in said)
    assert [text for text in said if PRIVATE in text] == []
    assert [text for text in said if "Dedi" in text or "Sari Umpama" in text] == []


def test_ratings_wait_for_the_employees_words(window: DiscussionWindow) -> None:
    window.show_step(3)
    pane = growth_of(window)
    assert pane.findChildren(RatingView) == []
    assert any("setelah cerita" in text for text in shown_texts(window))
    window.show_step(6)
    assert not any("predikat" in text for text in shown_texts(window))
    story_of(window).keeper.change(story_skipped="Belum siap bercerita")
    window.show_step(3)
    assert [view.said.text() for view in pane.findChildren(RatingView) if view.isVisible()] == [
        "Penilai: Sesuai ekspektasi"
    ]
    window.show_step(6)
    assert any("predikat Baik" in text for text in shown_texts(window))


def test_a_skip_reason_can_be_written_instead_of_a_story(
    window: DiscussionWindow, talk: Talk
) -> None:
    window.show_step(1)
    pane = story_of(window)
    assert not pane.reason_field.isVisible()
    click(pane.skip_button)
    type_text("Ingin langsung ke rencana")
    window.keeper.save_now()
    assert talk.stored().story_skipped == "Ingin langsung ke rencana"


def test_growth_points_come_one_at_a_time(window: DiscussionWindow) -> None:
    window.show_step(3)
    pane = growth_of(window)
    assert pane.point.text.text() == "Rekap terlambat tiga jam tanpa kabar."
    click(pane.pager.after)
    assert pane.point.text.text() == "Cara baru belum dicoba."
    assert not pane.pager.after.isEnabled()


def test_the_employee_gives_an_own_step_beside_the_appraisers(
    window: DiscussionWindow, talk: Talk
) -> None:
    story_of(window).keeper.change(story="Cerita.")
    window.show_step(3)
    view = next(v for v in growth_of(window).findChildren(RatingView) if v.isVisible())
    view.own.setFocus()
    press(Key.Key_3)
    window.keeper.save_now()
    assert talk.stored().self_steps == (("kolaboratif", 1),)


@pytest.mark.parametrize("minutes", list(AGENDA_MINUTES))
def test_the_minutes_of_the_agenda_add_up(
    qtbot: QtBot, theme: Theme, talk: Talk, minutes: int
) -> None:
    stored = talk.stored()
    talk.services.discussing.save_preparation(replace(stored, minutes=minutes))
    pane = talk.open(qtbot).steps[0]
    assert isinstance(pane, OpeningPane)
    assert sum(each for _words, each in pane.agenda.rows) == minutes


def test_typing_is_saved_at_a_pause_without_a_button(
    qtbot: QtBot, window: DiscussionWindow, talk: Talk
) -> None:
    window.show_step(1)
    with qtbot.waitSignal(window.keeper.saved):
        type_text("Kalimat yang tidak boleh hilang")
    assert talk.stored().story.startswith("Kalimat")


def test_escape_leaves_and_the_talk_goes_on_where_it_was(
    qtbot: QtBot, window: DiscussionWindow, talk: Talk
) -> None:
    window.show_step(1)
    type_text("Setengah kal")
    with qtbot.waitSignal(window.left):
        press(Key.Key_Escape)
    assert not window.isVisible()
    assert talk.stage() == Stage.IN_DISCUSSION
    again = talk.open(qtbot)
    assert again.keeper.state.step == AgendaStep.STORY
    assert story_of(again).story.text() == "Setengah kal"


def test_what_cannot_be_saved_is_said_and_does_not_hold_the_person(
    qtbot: QtBot, theme: Theme, talk: Talk
) -> None:
    def refuse(_state: object) -> None:
        raise KinerjaError("Drive penuh.")

    calls = TalkCalls(save=refuse, finish=refuse, now=talk.services.clock)
    window = DiscussionWindow(talk.services.discussing.start(talk.id), talk.runner, calls)
    qtbot.addWidget(window)
    window.show()
    window.show_step(1)
    story_of(window).story.setFocus()
    story_of(window).keeper.change(story="Cerita.")
    window.leave()
    assert window.isVisible()
    assert "Drive penuh." in window.foot.words.text()
    with qtbot.waitSignal(window.left):
        window.leave()


def test_finishing_says_what_is_missing_and_stays(window: DiscussionWindow, talk: Talk) -> None:
    window.show_step(6)
    click(window.foot.next)
    signing = signing_of(window)
    assert window.isVisible()
    assert signing.choice.error.isVisible()
    click(signing.choice.first_card())
    click(window.foot.next)
    assert not signing.choice.error.isVisible()
    assert signing.employee.box.error.isVisible()
    assert signing.appraiser.error.isVisible()
    assert signing.comment_error.isVisible()
    assert focused() is signing.employee.box.pad
    assert talk.stage() == Stage.IN_DISCUSSION


def test_the_right_to_object_names_the_term_and_the_addressee(window: DiscussionWindow) -> None:
    window.show_step(6)
    said = " ".join(everything_said(window))
    assert "14 hari sejak dokumen diterima, kepada Ir. Sri Misalnya, M.T." in said


def test_an_objection_is_stored_as_one(qtbot: QtBot, window: DiscussionWindow, talk: Talk) -> None:
    window.show_step(6)
    signing = signing_of(window)
    click(signing.choice.cards.findChildren(QAbstractButton)[2])
    for box in (signing.employee.box, signing.appraiser):
        draw(box.pad)
    click(signing.none)
    with qtbot.waitSignal(window.finished):
        click(window.foot.next)
    assert talk.stage() == Stage.OBJECTION


def test_a_remark_must_be_written_when_it_is_chosen(window: DiscussionWindow, talk: Talk) -> None:
    window.show_step(6)
    signing = signing_of(window)
    click(signing.choice.cards.findChildren(QAbstractButton)[1])
    assert focused() is signing.choice.remark
    click(window.foot.next)
    assert signing.choice.remark_field.error.isVisible()
    type_text("Mohon dicatat.")
    window.keeper.save_now()
    assert talk.stored().remark == "Mohon dicatat."


def test_refusing_is_recorded_with_reason_and_witness(
    qtbot: QtBot, window: DiscussionWindow, talk: Talk
) -> None:
    window.show_step(6)
    signing = signing_of(window)
    click(signing.choice.first_card())
    click(signing.employee.refuse)
    assert not signing.employee.box.isVisible()
    type_text("Tidak bersedia")
    press(Key.Key_Tab)
    type_text("Sari")
    draw(signing.appraiser.pad)
    with qtbot.waitSignal(window.finished):
        click(window.foot.next)
    stored = talk.stored()
    assert (stored.refusal_reason, stored.witness) == ("Tidak bersedia", "Sari")
    assert not stored.employee_ink.is_given
    assert talk.stage() == Stage.SIGNED


def test_not_today_keeps_the_talk_open(qtbot: QtBot, window: DiscussionWindow, talk: Talk) -> None:
    window.show_step(6)
    signing = signing_of(window)
    click(signing.choice.cards.findChildren(QAbstractButton)[3])
    assert signing.employee.refusal.isVisible()
    with qtbot.waitSignal(window.finished):
        click(window.foot.next)
    assert talk.stored().choice == Choice.NOT_TODAY
    assert talk.stage() == Stage.IN_DISCUSSION


def test_a_reason_for_not_signing_goes_when_the_employee_signs_after_all(
    window: DiscussionWindow,
) -> None:
    window.show_step(6)
    signing = signing_of(window)
    click(signing.employee.refuse)
    type_text("Belum yakin")
    assert window.keeper.state.refusal_reason == "Belum yakin"
    click(signing.employee.sign)
    assert window.keeper.state.refusal_reason == ""
    draw(signing.employee.box.pad)
    assert window.keeper.state.employee_ink.is_given


def test_a_signature_is_drawn_anew_or_taken_from_a_picture(
    window: DiscussionWindow, tmp_path_factory: pytest.TempPathFactory
) -> None:
    window.show_step(6)
    box = signing_of(window).employee.box
    draw(box.pad)
    click(box.again)
    assert not window.keeper.state.employee_ink.is_given
    picture = tmp_path_factory.mktemp("ink") / "ttd.png"
    image = QImage(1200, 500, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    assert image.save(str(picture))
    box.take_picture(str(picture))
    stored = QImage.fromData(window.keeper.state.employee_ink.picture)
    assert (stored.width(), stored.height()) == (864, 360)
    (picture.parent / "bukan.png").write_text("bukan gambar")
    box.take_picture(str(picture.parent / "bukan.png"))
    assert box.error.isVisible()


def test_signatures_are_there_again_when_the_talk_goes_on(
    qtbot: QtBot, window: DiscussionWindow, talk: Talk
) -> None:
    window.show_step(6)
    draw(signing_of(window).employee.box.pad)
    before = window.keeper.state.employee_ink
    window.leave()
    again = talk.open(qtbot)
    pad = signing_of(again).employee.box.pad
    assert pad.space() == (before.width, before.height)
    assert [p[:2] for p in pad.strokes()[0]] == [p[:2] for p in before.strokes[0]]
    assert signing_of(again).employee.box.when.text() == "14.32"


def test_a_plan_left_empty_is_forgotten_and_three_are_enough(window: DiscussionWindow) -> None:
    window.show_step(4)
    pane = actions_of(window)
    click(pane.add)
    press(Key.Key_Return)
    assert not window.keeper.state.actions
    for number in range(3):
        click(pane.add)
        type_text(f"Langkah {number}")
        press(Key.Key_Return)
    written = [plan.what for plan in window.keeper.state.actions]
    assert written == ["Langkah 0", "Langkah 1", "Langkah 2"]
    assert not pane.add.isVisible()


def test_a_plan_is_opened_again_with_enter_and_removed(window: DiscussionWindow) -> None:
    window.show_step(4)
    pane = actions_of(window)
    click(pane.add)
    type_text("Langkah")
    press(Key.Key_Return)
    row = pane.rows.itemAt(0)
    assert row is not None
    shown = row.widget()
    assert shown is not None
    shown.setFocus()
    press(Key.Key_Return)
    form = pane.forms()[0]
    form.if_then.setFocus()
    type_text("Jika ramai, maka saya menunda.")
    form.removed.emit()
    assert window.keeper.state.actions == ()


def test_b_hides_the_screen_and_shows_it_again(window: DiscussionWindow) -> None:
    window.foot.next.setFocus()
    press(Key.Key_B)
    assert window.cover.isVisible()
    assert not window.foot.isVisible()
    press(Key.Key_B)
    assert not window.cover.isVisible()
    assert window.foot.isVisible()


def test_b_is_a_letter_where_words_are_written(window: DiscussionWindow) -> None:
    window.show_step(1)
    press(Key.Key_B)
    assert not window.cover.isVisible()
    assert story_of(window).story.text() == "b"


def test_a_screen_that_goes_away_leaves_a_cover(window: DiscussionWindow) -> None:
    window._on_screen_removed(window.screen())
    assert window.cover.isVisible()
    assert window.cover.title.text() == "Layar terputus"
    click(window.cover.button)
    assert window.foot.isVisible()


def test_the_capture_key_of_the_shell_does_nothing_here(window: DiscussionWindow) -> None:
    before = set(QApplication.topLevelWidgets())
    QTest.keyClick(focused(), Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert set(QApplication.topLevelWidgets()) == before


def test_the_window_is_light_whatever_the_program_is(
    qtbot: QtBot, theme: Theme, talk: Talk
) -> None:
    window = talk.open(qtbot, Look(scheme="dark", scale=1.3))
    assert window.theme.scheme == "light"
    assert window.theme.font("talk").pixelSize() == 22


def test_larger_and_smaller_text_step_through_three_sizes(window: DiscussionWindow) -> None:
    assert not window.head.smaller.isEnabled()
    click(window.head.larger)
    assert window.theme.font("talk").pixelSize() == 22
    click(window.head.larger)
    assert window.theme.font("talk").pixelSize() == 26
    assert not window.head.larger.isEnabled()


def test_the_time_can_be_paused_and_is_kept(window: DiscussionWindow, talk: Talk) -> None:
    for _ in range(61):
        window.clock.tick()
    assert window.head.time.text() == "01.01"
    click(window.head.pause)
    assert not window.clock.is_running
    window.leave()
    assert talk.stored().elapsed_s == 61


def test_over_the_time_of_a_step_only_the_weight_of_the_digits_changes(
    window: DiscussionWindow,
) -> None:
    for _ in range(180):
        window.clock.tick()
    assert window.head.time._style == "talk/500"
    window.clock.tick()
    assert window.head.time._style == "talk/600"
    assert window.head.time._color == "text"


def test_the_notes_that_were_opened_count_as_told(
    qtbot: QtBot, window: DiscussionWindow, talk: Talk
) -> None:
    test_not_today_keeps_the_talk_open(qtbot, window, talk)
    notes = talk.services.discussing.prepare(talk.period_id, talk.employee_id).notes
    told = {note.text: note.shared_on for note in notes}
    assert told[PRIVATE] is None
    assert told["Rekap terlambat tiga jam tanpa kabar."] == datetime(2026, 6, 25).date()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_size", [0, 2])
def test_every_step_fits_across_and_every_control_is_large(
    window: DiscussionWindow, size: tuple[int, int], text_size: int
) -> None:
    window.resize(*size)
    window._set_size(text_size)
    story_of(window).keeper.change(story="Cerita.")
    for place, pane in enumerate(window.steps):
        window.show_step(place)
        QApplication.processEvents()
        assert pane.minimumSizeHint().width() <= window.width(), (place, size)
        for button in (*window.findChildren(Button), *window.findChildren(IconButton)):
            if button.isVisible():
                assert button.height() >= 40, button.accessibleName() or button.text()
        for field in window.findChildren(QLineEdit):
            if field.isVisible() and not field.objectName().startswith("qt_"):
                assert field.height() >= 40


def test_everything_that_takes_the_focus_has_a_name(window: DiscussionWindow) -> None:
    for place in range(len(STEPS)):
        window.show_step(place)
        for widget in window.findChildren(QWidget):
            reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible()
            if reached and not widget.objectName().startswith("qt_"):
                named = widget.accessibleName() or (
                    isinstance(widget, QAbstractButton) and widget.text()
                )
                assert named, (place, widget)
