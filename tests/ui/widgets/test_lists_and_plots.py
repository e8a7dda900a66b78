from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.evidence import Level
from kinerja_desktop.ui.models.columns import Column
from kinerja_desktop.ui.models.records_model import RecordsModel
from kinerja_desktop.ui.theme.theme import Look, Theme
from kinerja_desktop.ui.widgets.avatar import Avatar, initials
from kinerja_desktop.ui.widgets.badges import STAGES, Badge
from kinerja_desktop.ui.widgets.empty import EmptyState, Logo
from kinerja_desktop.ui.widgets.evidence_strip import EvidenceStrip, StripMark
from kinerja_desktop.ui.widgets.fairness_plots import (
    GuidelineBars,
    GuidelineItem,
    RangeDots,
    RangeItem,
)
from kinerja_desktop.ui.widgets.heat_map import HeatLegend, HeatMap, HeatRow
from kinerja_desktop.ui.widgets.item_list import (
    ItemHead,
    ItemLine,
    ItemList,
    PlanExtra,
    PlanLine,
    PlanList,
)
from kinerja_desktop.ui.widgets.labels import ElidedText, Text, read_marks
from kinerja_desktop.ui.widgets.messages import Banner, HintStrip, ProgressBlock
from kinerja_desktop.ui.widgets.note_list import (
    DayHead,
    EvidenceLine,
    EvidenceList,
    NoteLine,
    NoteList,
)
from kinerja_desktop.ui.widgets.note_table import NoteTable, NoteTableLine
from kinerja_desktop.ui.widgets.person_list import PersonLine, PersonList, PickLine, PickList
from kinerja_desktop.ui.widgets.plots import (
    CountBars,
    CountItem,
    DotDistribution,
    ProgressItem,
    ProgressLines,
)
from kinerja_desktop.ui.widgets.quadrant import Quadrant
from kinerja_desktop.ui.widgets.signature import SignaturePad
from kinerja_desktop.ui.widgets.steps import NumberedSteps, StepBar, Stepper
from kinerja_desktop.ui.widgets.sufficiency import SufficiencyRow
from kinerja_desktop.ui.widgets.tables import Table, TableHead
from kinerja_desktop.ui.widgets.verdicts import EventItem, EventLine, GateRow, VerdictBlock

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
W = TypeVar("W", bound=QWidget)
LONG = (
    "Menyusun daftar periksa sebelum mengirim dokumen pencairan; bendahara tidak meminta koreksi."
)


def people() -> list[PersonLine]:
    names = ("Agus Hidayat", "Budi Santoso", "Dewi Lestari")
    return [
        PersonLine(key=key, name=name, position="Arsiparis", stage=Stage.DRAFT)
        for key, name in enumerate(names, start=1)
    ]


def shown(qtbot: QtBot, widget: W, width: int = 400, height: int = 300) -> W:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    assert not widget.grab().isNull()
    return widget


def test_a_list_keeps_its_choice_when_rows_change(qtbot: QtBot, theme: Theme) -> None:
    plain = shown(qtbot, PersonList(theme, "Pegawai"))
    QAbstractItemModelTester(plain.rows, QAbstractItemModelTester.FailureReportingMode.Fatal, plain)
    plain.show_rows(people())
    plain.choose(2)
    with qtbot.assertNotEmitted(plain.row_chosen):
        plain.show_rows(people()[1:])
    assert plain.current_key() == 2
    plain.show_rows(people()[:1])
    assert plain.current_key() is None


def test_arrows_and_typing_choose_people(qtbot: QtBot, theme: Theme) -> None:
    plain = shown(qtbot, PersonList(theme, "Pegawai"))
    plain.show_rows(people())
    heard: list[Any] = []
    plain.row_chosen.connect(heard.append)
    qtbot.keyClick(plain, Key.Key_Down)
    qtbot.keyClick(plain, "d")
    with qtbot.waitSignal(plain.row_opened) as told:
        qtbot.keyClick(plain, Key.Key_Return)
    assert heard[-1] == 3
    assert told.args == [3]


def test_heads_cannot_be_chosen(qtbot: QtBot, theme: Theme) -> None:
    notes = shown(qtbot, NoteList(theme, "Catatan"), 700)
    notes.show_rows(
        [
            DayHead(title="Kamis, 25 Juni", count="1 catatan"),
            NoteLine(key=7, sign=1, name="Siti", meta="Laporan", text=LONG, clips=1),
        ]
    )
    qtbot.keyClick(notes, Key.Key_Home)
    qtbot.keyClick(notes, Key.Key_Down)
    assert notes.current_key() == 7


def test_a_note_takes_as_many_lines_as_it_has_words_up_to_two(qtbot: QtBot, theme: Theme) -> None:
    notes = shown(qtbot, NoteList(theme, "Catatan"), 700)
    lines = [
        NoteLine(key=1, sign=0, name="Budi", meta="Akuntabel", text="Hadir 08.05."),
        NoteLine(key=2, sign=0, name="Budi", meta="Akuntabel", text=LONG * 3),
    ]
    notes.show_rows(lines)
    notes.grab()
    heights = [notes.visualRect(notes.rows.index(place)).height() for place in range(2)]
    assert heights == [60, 80]


def test_evidence_asks_to_be_linked(qtbot: QtBot, theme: Theme) -> None:
    evidence = shown(qtbot, EvidenceList(theme, "Bukti"), 284)
    evidence.show_rows(
        [
            EvidenceLine(key=1, sign=1, day="12 Jan", source="Pengamatan", text=LONG),
            EvidenceLine(
                key=2, sign=-1, day="2 Mar", source="Presensi", text="Satu.", checked=True
            ),
        ]
    )
    heard: list[tuple[object, bool]] = []
    evidence.check_toggled.connect(lambda key, wanted: heard.append((key, wanted)))
    evidence.choose(2)
    qtbot.keyClick(evidence, Key.Key_Space)
    evidence.grab()
    qtbot.mouseClick(evidence.viewport(), LEFT, pos=QPoint(20, 18))
    assert heard == [(2, False), (1, True)]


def test_items_and_plans_say_where_they_stand(qtbot: QtBot, theme: Theme) -> None:
    items = shown(qtbot, ItemList(theme, "Butir"), 280)
    items.show_rows(
        [
            ItemHead(title="A. Utama", columns=("bukti", "rating")),
            ItemLine(key="r1", name="Laporan keuangan bulanan tepat waktu", notes=6, step=0),
            ItemLine(key="r2", name="Disiplin", caption="bobot 30", step=4, is_scale=True),
            ItemLine(key="r3", name="Loyal"),
        ]
    )
    items.choose("r1")
    assert items.current_row().words == "Laporan keuangan bulanan tepat waktu, 6, Sesuai"
    items.set_counts_shown(False)
    assert not items.grab().isNull()
    plans = shown(qtbot, PlanList(theme, "Rencana"), 270)
    plans.show_rows(
        [
            PlanLine(key="r1", name=LONG, is_complete=False),
            PlanExtra(key="x", name="Ekspektasi khusus", caption="2 dari 7 nilai"),
        ]
    )
    plans.choose("r1")
    assert plans.current_row().words.endswith("Belum")
    assert not plans.grab().isNull()


def test_the_chosen_note_in_the_table_shows_more_lines(qtbot: QtBot, theme: Theme) -> None:
    table = shown(qtbot, NoteTable(theme, "Catatan"), 734)
    table.show_rows(
        [
            NoteTableLine(key=k, day="25 Jun", sign=1, text=LONG, item="Laporan", source="Presensi")
            for k in (1, 2)
        ]
    )
    table.choose(1)
    table.grab()
    heights = [table.visualRect(table.rows.index(place)).height() for place in range(2)]
    assert heights == [54, 34]
    head = shown(qtbot, TableHead(theme, tinted=True))
    head.show_heads(NoteTable.heads())


def test_files_and_sections_can_be_picked(qtbot: QtBot, theme: Theme) -> None:
    picks = shown(qtbot, PickList(theme, "Berkas"))
    lines = [
        PickLine(key="a", title="Profil", caption="nama, unit", icon="user"),
        PickLine(key="b", title="siti.pdf", caption="Asli", icon="badge-check", tone="success"),
    ]
    picks.show_rows(lines)
    qtbot.mouseClick(picks.viewport(), LEFT, pos=QPoint(60, 80))
    assert picks.current_key() == "b"


def test_a_table_tells_the_record(qtbot: QtBot, theme: Theme) -> None:
    columns: tuple[Column[str], ...] = (
        Column(title="Nama", text=lambda row: row),
        Column(title="Jumlah", text=lambda row: str(len(row)), is_number=True, width=80),
    )
    model = RecordsModel(columns)
    model.show_rows(["Agus", "Budi Santoso"])
    table = shown(qtbot, Table(theme, "Pegawai", lines=True))
    table.setModel(model)
    model.setParent(table)
    with qtbot.waitSignal(table.row_chosen) as told:
        table.selectRow(1)
    assert told.args == ["Budi Santoso"]
    with qtbot.waitSignal(table.row_opened):
        qtbot.keyClick(table, Key.Key_Return)
    assert table.rowHeight(0) == 34
    assert not table.grab().isNull()


def test_the_heat_map_is_walked_with_arrows(qtbot: QtBot, theme: Theme) -> None:
    heat = shown(qtbot, HeatMap(theme), 700)
    rows = [HeatRow(key=k, name=f"Orang {k}", counts=(0, 2, 9), total=11) for k in (5, 6)]
    heat.show_rows(["Hasil", "Loyal", "Adaptif"], rows, tips=["Hasil kerja", "Loyal", "Adaptif"])
    heat.setFocus()
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_Down):
        qtbot.keyClick(heat, key)
    assert heat.current == (1, 1)
    assert heat.accessibleDescription() == "Orang 6, Loyal: 2 catatan"
    with qtbot.waitSignal(heat.cell_chosen) as told:
        qtbot.keyClick(heat, Key.Key_Return)
    assert told.args == [1, 1]
    with qtbot.waitSignal(heat.person_chosen) as person:
        qtbot.keyClick(heat, Key.Key_Space)
    assert person.args == [6]
    cell = heat.cell_rect(0, 2).center().toPoint()
    with qtbot.waitSignal(heat.cell_chosen) as clicked:
        qtbot.mouseClick(heat, LEFT, pos=cell)
    assert clicked.args == [0, 2]
    shown(qtbot, HeatLegend(theme))


def test_marks_on_the_strip_are_chosen_by_arrow_and_mouse(qtbot: QtBot, theme: Theme) -> None:
    strip = shown(qtbot, EvidenceStrip(theme, named=True), 734, 82)
    marks = [
        StripMark(key=key, day=day, sign=sign)
        for key, day, sign in (
            (3, date(2026, 6, 20), 1),
            (1, date(2026, 1, 10), 0),
            (2, date(2026, 3, 1), -1),
        )
    ]
    strip.show_marks(date(2026, 1, 1), date(2026, 6, 30), marks=marks, today=date(2026, 6, 25))
    heard: list[int] = []
    strip.mark_chosen.connect(heard.append)
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Left):
        qtbot.keyClick(strip, key)
    assert heard == [1, 2, 3, 3, 2]
    spot = QPoint(round(strip._x(date(2026, 6, 20))), round(strip._y(1)))
    qtbot.mouseClick(strip, LEFT, pos=spot)
    assert heard[-1] == 3
    assert strip.accessibleDescription().startswith("Kelebihan, 20 Jun 2026")
    assert not strip.grab().isNull()


def test_the_quadrant_lights_where_the_ratings_meet(qtbot: QtBot, theme: Theme) -> None:
    words = {(x, y): f"{x}{y}" for x in (-1, 0, 1) for y in (-1, 0, 1)}
    quadrant = shown(qtbot, Quadrant(theme, words))
    quadrant.resize(quadrant.sizeHint())
    quadrant.show_cell(0, 1)
    assert quadrant.accessibleDescription() == "01"
    picture = quadrant.grab().toImage()
    assert picture.pixelColor(80 + 92 + 4, 10) == theme.color("primary")
    assert picture.pixelColor(80 + 4, 10) == theme.color("primary-soft")
    quadrant.set_mini(True)
    quadrant.show_cell(None, 1)
    assert quadrant.accessibleDescription() == ""
    assert quadrant.sizeHint().width() == 64


def test_plots_tell_their_numbers(qtbot: QtBot, theme: Theme) -> None:
    lines = shown(qtbot, ProgressLines(theme, "Kemajuan"))
    lines.show_items([ProgressItem(icon="pencil", word="Draf", count=5)], total=12)
    dots = shown(qtbot, DotDistribution(theme, "Sebaran"))
    dots.show_items([("Kurang", 0), ("Butuh Perbaikan", 1), ("Baik", 6)])
    bars = shown(qtbot, CountBars(theme, "Catatan"))
    bars.show_items(
        [CountItem(name="Joko", count=2, is_low=True), CountItem(name="Siti", count=29)],
        median=13.5,
        median_words="median 13,5",
    )
    guide = shown(qtbot, GuidelineBars(theme, "Sebaran"))
    guide.show_items([GuidelineItem(word="Baik", share=0.67, told="8 (67 %)", limit=0.7)])
    ranges = shown(qtbot, RangeDots(theme, "Arah"))
    ranges.show_items(
        ("Di bawah", "Sesuai", "Di atas"),
        [RangeItem(name="Hendra", low=-0.8, middle=-0.3, high=0.1, rating=1)],
    )
    told = [plot.accessibleDescription() for plot in (lines, dots, bars, guide, ranges)]
    assert told == [
        "Draf 5",
        "Kurang 0; Butuh Perbaikan 1; Baik 6",
        "Joko 2; Siti 29; median 13,5",
        "Baik 8 (67 %)",
        "Hendra 1",
    ]
    assert all(not plot.grab().isNull() for plot in (lines, dots, bars, guide, ranges))


def test_a_long_plot_paints_the_rows_in_sight_as_it_paints_all(qtbot: QtBot, theme: Theme) -> None:
    bars = CountBars(theme, "Catatan")
    people = [CountItem(name=f"Pegawai {n}", count=n % 30, is_low=n % 7 == 0) for n in range(200)]
    bars.show_items(people, median=14.0, median_words="median 14")
    dots = RangeDots(theme, "Arah")
    dots.show_items(
        ("Di bawah", "Sesuai", "Di atas"),
        [
            RangeItem(name=f"Pegawai {n}", low=-0.8, middle=-0.3, high=0.1, rating=n % 3 - 1)
            for n in range(200)
        ],
    )
    for plot in (bars, dots):
        qtbot.addWidget(plot)
        plot.resize(500, plot.sizeHint().height())
        whole = plot.grab().toImage()
        part = QRect(0, 1003, 270, 377)  # beside the median, whose dashes Qt begins anew
        assert plot.grab(part).toImage() == whole.copy(part)


def test_steps_and_verdicts_can_be_read_aloud(qtbot: QtBot, theme: Theme) -> None:
    stepper = shown(qtbot, Stepper(theme, ["Pilih", "Cocokkan", "Periksa"]))
    stepper.set_current(1)
    assert stepper.accessibleName() == "2/3: Cocokkan"
    bar = shown(qtbot, StepBar(theme, ["Pembukaan", "Cerita"]), 800)
    bar.show_steps(0, set())
    with qtbot.waitSignal(bar.step_chosen) as told:
        qtbot.keyClick(bar, Key.Key_Right)
    assert told.args == [1]
    shown(qtbot, NumberedSteps(theme, [("Aplikasi terkunci", "Dibuka dengan frasa sandi.")]))
    verdict = shown(qtbot, VerdictBlock(theme), 600)
    verdict.show_verdict("Asli", LONG, tone="success", icon="badge-check")
    assert not verdict.grab().isNull()
    events = shown(qtbot, EventLine(theme))
    events.show_items([EventItem(title="Disegel", note="sejak ini terlihat", when="09.44")])
    assert events.accessibleName() == "Disegel, sejak ini terlihat, 09.44"
    gate = shown(qtbot, GateRow(theme, "Komentar", "tulis komentar", met=False, link=True))
    assert gate.accessibleName() == "Komentar: tulis komentar"
    row = shown(qtbot, SufficiencyRow(theme, "Loyal", 1, level=Level.LOW))
    assert row.accessibleName() == "Loyal: 1, Kurang"


def test_a_signature_is_strokes_with_pressure_and_time(qtbot: QtBot, theme: Theme) -> None:
    pad = shown(qtbot, SignaturePad(theme, "Siti Rahmawati", nip="NIP 1989"), 380, 150)
    seen = [pad.has_signature]
    with qtbot.waitSignal(pad.changed):
        qtbot.mousePress(pad, LEFT, pos=QPoint(40, 60))
        qtbot.mouseMove(pad, QPoint(80, 50))
        qtbot.mouseMove(pad, QPoint(500, 40))
        qtbot.mouseRelease(pad, LEFT, pos=QPoint(500, 40))
    (stroke,) = pad.strokes()
    assert stroke[0][:3] == (40.0, 60.0, 0.5)
    assert max(point[0] for point in stroke) <= pad.width()
    assert all(point[3] >= 0 for point in stroke)
    other = shown(qtbot, SignaturePad(theme, "Siti"), 380, 150)
    other.set_strokes(pad.strokes())
    assert other.strokes() == pad.strokes()
    qtbot.keyClick(pad, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    seen.append(pad.has_signature)
    pad.set_typed_name("Siti Rahmawati")
    seen.append(pad.has_signature)
    assert seen == [False, False, True]
    assert not pad.grab().isNull()
    pad.clear()
    assert pad.typed_name() == ""


def test_wrapped_text_is_as_high_as_its_lines(qtbot: QtBot, theme: Theme) -> None:
    text = Text(theme, LONG * 2, lines=0)
    shown(qtbot, text, 260, 20)
    assert text.height() == text.heightForWidth(260)
    assert text.height() % 20 == 0
    short = shown(qtbot, Text(theme, LONG * 4, lines=2), 260, 20)
    assert short.height() == 40
    elided = shown(qtbot, ElidedText(theme, LONG), 100, 20)
    assert elided.toolTip() == LONG
    assert elided.minimumSizeHint().width() < 30


def test_stars_make_words_strong(qtbot: QtBot, theme: Theme) -> None:
    assert read_marks("**Jika** hujan, **maka** pulang") == (
        "Jika hujan, maka pulang",
        [(0, 4), (12, 4)],
    )
    text = Text(theme, look="talk")
    qtbot.addWidget(text)
    text.set_marked("predikat **Baik**.")
    assert text.text() == "predikat Baik."


def test_initials_leave_out_titles() -> None:
    assert initials("Siti Rahmawati, S.E.") == "SR"
    assert initials("Dra. Ratna Kusumawardani, M.Si.") == "RK"
    assert initials("Sukarno") == "S"
    assert initials("") == ""


def test_every_stage_has_a_badge_with_icon_and_word(qtbot: QtBot, theme: Theme) -> None:
    for stage in Stage:
        badge = shown(qtbot, Badge(theme, STAGES[stage]))
        assert badge.accessibleName()
        assert STAGES[stage].icon
    shown(qtbot, Avatar(theme, "Siti Rahmawati", size=56))


def test_messages_tell_what_was_pressed(qtbot: QtBot, theme: Theme) -> None:
    banner = shown(qtbot, Banner(theme, "Arsip", button="Kembali"), 500, 40)
    with qtbot.waitSignal(banner.pressed):
        banner.button.click()
    banner.set_message("Cadangan terlambat", tone="warn")
    banner.set_button("")
    assert not banner.button.isVisible()
    hint = shown(qtbot, HintStrip(theme, LONG, button="Buka", dismiss="Sudah sesuai"), 500)
    with qtbot.waitSignal(hint.dismissed):
        hint.dismiss.click()
    block = shown(qtbot, ProgressBlock(theme, "Membuat PDF"), 500, 86)
    block.show_step(2, 3, "maya.pdf")
    assert block.caption_right.text() == "2 dari 3"
    with qtbot.waitSignal(block.stopped):
        block.stop.click()
    assert not block.stop.isEnabled()
    block.restart("Mengimpor")
    assert block.stop.isEnabled()


def test_an_empty_page_offers_one_thing_to_do(qtbot: QtBot, theme: Theme) -> None:
    empty = EmptyState(theme, "Belum ada catatan", LONG, button="Catat observasi")
    empty.add_keys("atau tekan", "Ctrl N", "dari mana pun")
    shown(qtbot, empty, 800, 600)
    with qtbot.waitSignal(empty.pressed):
        empty.button.click()
    shown(qtbot, Logo(theme))
    shown(qtbot, Logo(theme, side=200, faint=True))


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_rows_grow_with_the_text(qtbot: QtBot, scale: float) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    theme = Theme(Look(scale=scale), parent=holder)
    plain = shown(qtbot, PersonList(theme, "Pegawai"))
    plain.show_rows(people())
    plain.grab()
    assert plain.visualRect(plain.rows.index(0)).height() == round(48 * scale)
