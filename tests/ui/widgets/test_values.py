"""Widgets that hold a value: keyboard, mouse, silence when set by the program."""

from __future__ import annotations

from datetime import date, time
from itertools import pairwise

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.i18n import use_language
from kinerja_desktop.ui.theme.theme import Theme
from kinerja_desktop.ui.widgets.anchors import AnchorScale, BandStrip
from kinerja_desktop.ui.widgets.buttons import Button, IconButton
from kinerja_desktop.ui.widgets.chips import CaptureChips, FilterChips
from kinerja_desktop.ui.widgets.choices import Choice, ChoiceCards, ChoiceRows
from kinerja_desktop.ui.widgets.dates import DateField, TimeField
from kinerja_desktop.ui.widgets.field import Field
from kinerja_desktop.ui.widgets.inputs import ComboBox, PasswordInput, TextArea, TextInput
from kinerja_desktop.ui.widgets.layouts import column
from kinerja_desktop.ui.widgets.people_block import PeopleBlock
from kinerja_desktop.ui.widgets.rating import SegmentedChoice, SegmentedRating
from kinerja_desktop.ui.widgets.sign_choice import SignChoice
from kinerja_desktop.ui.widgets.switches import CheckBox, Switch
from kinerja_desktop.ui.widgets.tab_order import shown_stops
from kinerja_desktop.ui.widgets.tabs import Tabs

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def test_a_rating_starts_with_nothing_chosen(qtbot: QtBot, theme: Theme) -> None:
    rating = SegmentedRating(theme, "Rating")
    qtbot.addWidget(rating)
    assert rating.value() is None
    assert rating.accessibleDescription() == ""


@pytest.mark.parametrize(("key", "value"), [(Key.Key_1, -1), (Key.Key_2, 0), (Key.Key_3, 1)])
def test_digits_rate(qtbot: QtBot, theme: Theme, key: Qt.Key, value: int) -> None:
    rating = SegmentedRating(theme, "Rating")
    qtbot.addWidget(rating)
    with qtbot.waitSignal(rating.value_changed) as told:
        qtbot.keyClick(rating, key)
    assert told.args == [value]
    assert rating.accessibleDescription() != ""


def test_arrows_move_the_rating_and_stop_at_the_ends(qtbot: QtBot, theme: Theme) -> None:
    rating = SegmentedRating(theme, "Rating")
    qtbot.addWidget(rating)
    seen: list[object] = []
    rating.value_changed.connect(seen.append)
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Left):
        qtbot.keyClick(rating, key)
    assert seen == [-1, 0, 1, 0]
    qtbot.keyClick(rating, Key.Key_Delete)
    assert rating.value() is None


def test_a_click_rates_the_part_below_it(qtbot: QtBot, theme: Theme) -> None:
    rating = SegmentedRating(theme, "Rating")
    qtbot.addWidget(rating)
    rating.resize(486, 44)
    qtbot.mouseClick(rating, LEFT, pos=QPoint(400, 20))
    assert rating.value() == 1


def test_setting_a_value_tells_nobody(qtbot: QtBot, theme: Theme) -> None:
    rating = SegmentedRating(theme, "Rating")
    combo = ComboBox(theme, "Jenis", options=[(1, "satu"), (2, "dua")])
    choice = SegmentedChoice(theme, "Ukuran", [(1, "100 %"), (2, "115 %")], value=1)
    area = TextArea(theme, "Umpan balik")
    day = DateField(theme, "Mulai", value=date(2026, 1, 1))
    for widget in (rating, combo, choice, area, day):
        qtbot.addWidget(widget)
    told: list[object] = []
    for signal in (
        rating.value_changed,
        combo.value_chosen,
        choice.value_changed,
        area.edited,
        day.value_changed,
    ):
        signal.connect(told.append)
    rating.set_value(1)
    combo.set_value(2)
    choice.set_value(2)
    area.set_text("Enam laporan terkirim.")
    day.set_value(date(2026, 7, 1))
    assert told == []
    assert (rating.value(), combo.value(), choice.value()) == (1, 2, 2)
    assert (area.text(), day.value()) == ("Enam laporan terkirim.", date(2026, 7, 1))


def test_a_segmented_choice_tells_the_chosen_key(qtbot: QtBot, theme: Theme) -> None:
    choice = SegmentedChoice(theme, "Jenis", [("m", "Bulan"), ("s", "Semester")], value="m")
    qtbot.addWidget(choice)
    with qtbot.waitSignal(choice.value_changed) as told:
        qtbot.keyClick(choice, Key.Key_Right)
    assert told.args == ["s"]


def test_a_combo_keeps_its_value_when_options_change(qtbot: QtBot, theme: Theme) -> None:
    combo = ComboBox(theme, "Pegawai", options=[(1, "Agus"), (2, "Budi")])
    qtbot.addWidget(combo)
    combo.set_value(2)
    combo.set_options([(2, "Budi"), (3, "Dewi")])
    assert combo.value() == 2
    combo.set_options([(3, "Dewi")])
    assert combo.value() == 3


def test_dates_speak_indonesian(qtbot: QtBot, theme: Theme) -> None:
    field = DateField(theme, "Tanggal", value=date(2026, 8, 25), weekday=True)
    qtbot.addWidget(field)
    assert field.text() == "Sel 25 Agu 2026"
    use_language("en")
    other = DateField(theme, "Date", value=date(2026, 5, 25))
    qtbot.addWidget(other)
    assert other.text() == "25 May 2026"


def test_an_optional_date_can_be_none(qtbot: QtBot, theme: Theme) -> None:
    field = DateField(theme, "Tenggat", optional=True)
    qtbot.addWidget(field)
    assert field.value() is None
    with qtbot.waitSignal(field.value_changed) as told:
        field.setDate(QDate(2026, 9, 30))
    assert told.args == [date(2026, 9, 30)]


def test_a_time_is_written_with_a_dot(qtbot: QtBot, theme: Theme) -> None:
    field = TimeField(theme, "Jam", value=time(13, 10))
    qtbot.addWidget(field)
    assert field.text() == "13.10"
    field.set_value(time(9, 5))
    assert field.value() == time(9, 5)


def test_a_text_area_counts_and_keeps_what_is_too_long(qtbot: QtBot, theme: Theme) -> None:
    area = TextArea(theme, "Catatan", limit=1000)
    qtbot.addWidget(area)
    qtbot.keyClicks(area, "dua kata")
    assert area.counter.text() == "8 / 1.000"
    area.set_text("x" * 1001)
    assert len(area.text()) == 1001
    assert area.counter.text() == "1.001 / 1.000"


def test_lines_of_a_text_area_are_twenty_pixels_apart(qtbot: QtBot, theme: Theme) -> None:
    area = TextArea(theme, "Catatan")
    qtbot.addWidget(area)
    area.resize(300, 120)
    area.show()
    area.set_text("satu\ndua\ntiga")
    qtbot.keyClick(area, Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(area, Key.Key_Return)
    document = area.document()
    layout = document.documentLayout()
    tops = []
    block = document.begin()
    while block.isValid():
        tops.append(layout.blockBoundingRect(block).top())
        block = block.next()
    assert [round(b - a) for a, b in pairwise(tops)] == [20, 20, 20]


def test_tab_leaves_a_text_area(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    area = TextArea(theme, "Catatan", parent=window)
    other = TextInput(theme, "Lain", parent=window)
    window.show()
    window.activateWindow()
    area.setFocus()
    qtbot.keyClick(area, Key.Key_Tab)
    assert area.text() == ""
    assert window.focusWidget() is other


def test_the_eye_shows_a_password(qtbot: QtBot, theme: Theme) -> None:
    field = PasswordInput(theme, "Frasa sandi")
    qtbot.addWidget(field)
    assert field.echoMode() == QLineEdit.EchoMode.Password
    field.eye.click()
    assert field.echoMode() == QLineEdit.EchoMode.Normal
    qtbot.keyClick(field, Key.Key_F8, modifier=Qt.KeyboardModifier.AltModifier)
    assert field.echoMode() == QLineEdit.EchoMode.Password


def test_tab_passes_the_eye_so_that_a_phrase_is_repeated(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    first = PasswordInput(theme, "Frasa sandi", parent=window)
    second = PasswordInput(theme, "Ulangi", parent=window)
    window.setLayout(column(first, second))
    window.show()
    window.activateWindow()
    first.setFocus()
    assert shown_stops(window) == [first, second]
    qtbot.keyClick(first, Key.Key_Tab)
    assert window.focusWidget() is second


def test_a_field_says_what_is_wrong(qtbot: QtBot, theme: Theme) -> None:
    control = TextInput(theme, "")
    field = Field(theme, "NIP", control, hint="18 angka")
    qtbot.addWidget(field)
    field.show()
    assert control.accessibleName() == "NIP"
    field.set_error("NIP harus 18 angka")
    assert field.error.isVisible()
    assert not field.hint.isVisible()
    assert control.property("error") is True
    assert control.accessibleDescription() == "NIP harus 18 angka"
    field.set_error("")
    assert field.hint.isVisible()
    assert control.property("error") is False


def test_one_filter_chip_is_chosen_at_a_time(qtbot: QtBot, theme: Theme) -> None:
    chips = FilterChips(theme, "Saring", options=[("a", "Semua", 12), ("d", "Draf", 5)])
    qtbot.addWidget(chips)
    assert chips.value() == "a"
    draft = chips._chips["d"]
    with qtbot.waitSignal(chips.chosen) as told:
        qtbot.mouseClick(draft, LEFT)
    assert told.args == ["d"]
    chips.set_options([("a", "Semua", 11), ("d", "Draf", 4), ("f", "Final", 1)])
    assert chips.value() == "d"
    assert draft.accessibleName() == "Draf 4"
    chips.set_options([("a", "Semua", 11)])
    assert chips.value() == "a"


def test_several_capture_chips_may_be_chosen(qtbot: QtBot, theme: Theme) -> None:
    chips = CaptureChips(theme, "Hasil", options=[("r1", "Laporan", "1"), ("k", "Kompeten", "")])
    qtbot.addWidget(chips)
    heard: list[object] = []
    chips.changed.connect(heard.append)
    chips.toggle(0)
    chips.toggle(1)
    chips.toggle(7)
    assert heard == [("r1",), ("r1", "k")]
    chips.set_options([("k", "Kompeten", ""), ("l", "Loyal", "")])
    assert chips.values() == ("k",)


def test_no_sign_is_preselected(qtbot: QtBot, theme: Theme) -> None:
    signs = SignChoice(theme, "Jenis")
    qtbot.addWidget(signs)
    assert signs.value() is None
    with qtbot.waitSignal(signs.value_changed) as told:
        qtbot.mouseClick(signs._buttons[-1], LEFT)
    assert told.args == [-1]
    assert signs.value() == -1
    signs.set_value(None)
    assert signs.value() is None


def test_anchors_are_chosen_by_digit_arrow_and_click(qtbot: QtBot, theme: Theme) -> None:
    scale = AnchorScale(theme, "Patokan")
    qtbot.addWidget(scale)
    scale.show_anchors([(step, f"patokan {step}") for step in range(1, 6)])
    assert scale.value() is None
    scale.resize(400, scale.sizeHint().height())
    qtbot.keyClick(scale, Key.Key_2)
    assert scale.value() == 2
    qtbot.keyClick(scale, Key.Key_Up)
    assert scale.value() == 3
    qtbot.mouseClick(scale, LEFT, pos=QPoint(40, 10))
    assert scale.value() == 5
    assert scale.accessibleDescription() == "5: patokan 5"


@pytest.mark.parametrize(("total", "band"), [(1.0, 0), (3.59, 3), (3.4, 3), (5.0, 4), (None, -1)])
def test_a_total_lights_the_band_it_lies_in(
    qtbot: QtBot, theme: Theme, total: float | None, band: int
) -> None:
    strip = BandStrip(theme)
    qtbot.addWidget(strip)
    limits = [(value, str(value)) for value in (1, 1.8, 2.6, 3.4, 4.2, 5)]
    strip.show_bands(list("abcde"), limits, total=total)
    assert strip._band() == band
    assert not strip.grab().isNull()


def test_choices_start_empty_and_tell(qtbot: QtBot, theme: Theme) -> None:
    options = [Choice(value="a", title="Sudah membaca"), Choice(value="b", title="Keberatan")]
    for kind in (ChoiceRows, ChoiceCards):
        choices = kind(theme, "Pilih satu", options)
        qtbot.addWidget(choices)
        assert choices.value() is None
        with qtbot.waitSignal(choices.value_changed) as told:
            qtbot.mouseClick(choices._buttons["b"], LEFT)
        assert told.args == ["b"]
        choices.set_value("a")
        assert choices.value() == "a"


def test_enter_presses_a_button_and_leaves_ctrl_enter_to_the_dialog(
    qtbot: QtBot, theme: Theme
) -> None:
    for button in (Button(theme, "Selesai"), IconButton(theme, "x", "Tutup")):
        qtbot.addWidget(button)
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, Key.Key_Return)
        with qtbot.assertNotEmitted(button.clicked):
            qtbot.keyClick(button, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_people_are_counted_searched_and_all_chosen(qtbot: QtBot, theme: Theme) -> None:
    block = PeopleBlock(theme)
    qtbot.addWidget(block)
    block.show()
    people = [(key, f"Pegawai {key}") for key in range(14)]
    block.show_people(people, chosen=range(13), note="Joko pindah")
    assert block.title.text() == "13 dari 14 pegawai"
    assert block.search.isVisible()
    block.search.setText("pegawai 13")
    assert [check.text() for check in block._checks.values() if check.isVisible()] == ["Pegawai 13"]
    with qtbot.waitSignal(block.changed) as told:
        block.all.click()
    assert len(told.args[0]) == 14


def test_all_people_can_be_let_go_at_once_to_choose_a_few(qtbot: QtBot, theme: Theme) -> None:
    block = PeopleBlock(theme)
    qtbot.addWidget(block)
    block.show()
    block.show_people([(key, f"Pegawai {key}") for key in range(14)], chosen=range(14))
    tall = block.sizeHint().height()
    assert block.all.text() == "Kosongkan"
    block.all.click()
    assert block.chosen() == ()
    block.search.setText("pegawai 1")
    assert block.sizeHint().height() == tall
    block.all.click()
    assert block.chosen() == (1, 10, 11, 12, 13)
    assert block.all.text() == "Kosongkan"
    block.search.setText("")
    assert block.all.text() == "Pilih semua"


def test_checks_and_switches_follow_the_keyboard(qtbot: QtBot, theme: Theme) -> None:
    check, switch = CheckBox(theme, "Terpilih"), Switch(theme, "Terlihat")
    for widget in (check, switch):
        qtbot.addWidget(widget)
        qtbot.keyClick(widget, Key.Key_Space)
        assert widget.isChecked()
        assert not widget.grab().isNull()


def test_tabs_move_with_arrows_and_keep_their_choice(qtbot: QtBot, theme: Theme) -> None:
    tabs = Tabs(theme, "Bagian", tabs=[("r", "Ringkasan", None), ("o", "Observasi", 29)])
    qtbot.addWidget(tabs)
    with qtbot.waitSignal(tabs.chosen) as told:
        qtbot.keyClick(tabs, Key.Key_Right)
    assert told.args == ["o"]
    tabs.show_tabs([("p", "Rencana", None), ("o", "Observasi", 30)])
    assert tabs.value() == "o"
    qtbot.mouseClick(tabs, LEFT, pos=QPoint(4, 10))
    assert tabs.value() == "p"


def test_the_calendar_opens_at_this_month_without_red_and_chooses_nothing(
    qtbot: QtBot, theme: Theme
) -> None:
    field = DateField(theme, "Tenggat", optional=True)
    qtbot.addWidget(field)
    field.resize(140, 32)
    field.show()
    qtbot.mouseClick(field, LEFT, pos=QPoint(130, 16))
    calendar = field.calendarWidget()
    colors = {calendar.weekdayTextFormat(day).foreground().color().name() for day in Qt.DayOfWeek}
    assert colors == {theme.color("text").name()}
    assert calendar.monthShown() == QDate.currentDate().month()
    assert field.value() is None
    calendar.window().close()


@pytest.mark.parametrize("x", [1, 4, 60, 105])
def test_a_press_beside_the_icon_changes_no_date(qtbot: QtBot, theme: Theme, x: int) -> None:
    field = DateField(theme, "Mulai", value=date(2026, 7, 1))
    qtbot.addWidget(field)
    field.resize(140, 32)
    field.show()
    qtbot.mouseClick(field, LEFT, pos=QPoint(x, 16))
    assert field.value() == date(2026, 7, 1)


def test_a_blank_date_is_typed_and_blanked_by_keys(qtbot: QtBot, theme: Theme) -> None:
    field = DateField(theme, "Diterima", optional=True)
    qtbot.addWidget(field)
    field.show()
    today = date.today()  # noqa: DTZ011 - local day
    qtbot.keyClick(field, Key.Key_Up)
    assert field.value() == today
    qtbot.keyClick(field, Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, Key.Key_Delete)
    assert field.value() is None
    qtbot.keyClicks(field, "07")
    assert field.value() == today.replace(day=7)
