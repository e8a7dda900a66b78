"""Gallery: the components side by side, as the design picture shows them; for eyes and tests.

Its words are samples and are not translated.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.core.instrument import PREDICATE_WORDS, Predicate
from kinerja_desktop.ui.widgets.badges import SIGN_BADGES, STAGES, Badge
from kinerja_desktop.ui.widgets.buttons import Button, make_button
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.chips import FilterChips
from kinerja_desktop.ui.widgets.evidence_strip import EvidenceStrip, StripMark
from kinerja_desktop.ui.widgets.field import Notice
from kinerja_desktop.ui.widgets.heat_map import HeatMap, HeatRow
from kinerja_desktop.ui.widgets.inputs import ComboBox, TextInput, set_state
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import boxed, column, row
from kinerja_desktop.ui.widgets.messages import Banner, HintStrip
from kinerja_desktop.ui.widgets.painting import Canvas, Painted
from kinerja_desktop.ui.widgets.person_list import PersonLine, PersonList
from kinerja_desktop.ui.widgets.quadrant import Quadrant
from kinerja_desktop.ui.widgets.rating import SegmentedRating
from kinerja_desktop.ui.widgets.steps import Stepper
from kinerja_desktop.ui.widgets.switches import CheckBox, RadioButton, Switch
from kinerja_desktop.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme

QUADRANT_WORDS = {
    (-1, 1): PREDICATE_WORDS[Predicate.BUTUH_PERBAIKAN],
    (0, 1): PREDICATE_WORDS[Predicate.BAIK],
    (1, 1): PREDICATE_WORDS[Predicate.SANGAT_BAIK],
    (-1, 0): PREDICATE_WORDS[Predicate.BUTUH_PERBAIKAN],
    (0, 0): PREDICATE_WORDS[Predicate.BAIK],
    (1, 0): PREDICATE_WORDS[Predicate.BAIK],
    (-1, -1): PREDICATE_WORDS[Predicate.SANGAT_KURANG],
    (0, -1): PREDICATE_WORDS[Predicate.KURANG],
    (1, -1): PREDICATE_WORDS[Predicate.KURANG],
}


class Gallery(Painted):
    """Everything on one page of 1366×689."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        page = QHBoxLayout(self)
        page.setContentsMargins(32, 26, 32, 24)
        page.setSpacing(40)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setContentsMargins(0, 0, 0, 0)
            side.setSpacing(0)
        for title, part, space in (
            ("Tombol", self._buttons(), 16),
            ("Isian", self._inputs(), 12),
            ("Saring dan pilih", self._choices(), 16),
            ("Keadaan dan jenis catatan", self._badges(), 16),
            ("Rating tiga langkah: kosong, dipilih, fokus", self._ratings(), 16),
            ("Langkah, tombol layar diskusi, tingkat peta", self._steps(), 0),
        ):
            self._section(left, title, part, space)
        for title, part, space in (
            ("Spanduk: keadaan yang menetap", self._banners(), 16),
            ("Saran baca ulang", self._hint(), 16),
            ("Pesan singkat, kanan bawah, 6 detik", self._toast(), 16),
            ("Baris daftar: biasa dan terpilih", self._people(), 16),
            ("Kuadran dan linimasa", self._quadrant(), 0),
        ):
            self._section(right, title, part, space)
        left.addStretch(1)
        right.addStretch(1)
        page.addLayout(left, 734)
        page.addLayout(right, 528)

    def _section(self, side: QVBoxLayout, title: str, part: QWidget, space: int) -> None:
        head = Text(self.theme, title, look="caption/600 text-3", parent=self)
        side.addSpacing(2)
        side.addWidget(head)
        side.addSpacing(8)
        side.addWidget(part)
        side.addSpacing(space)

    def _buttons(self) -> QWidget:
        theme = self.theme
        self.primary = make_button(theme, "Simpan", kind="primary")
        off = make_button(theme, "Simpan")
        off.setEnabled(False)
        buttons = (
            self.primary,
            make_button(theme, "Catat observasi", kind="tonal", icon="plus"),
            make_button(theme, "Kembali"),
            make_button(theme, "Batal", kind="plain"),
            make_button(theme, "Lihat semua", kind="link"),
            make_button(theme, "Hapus data", kind="danger"),
            off,
        )
        return boxed(row(*buttons, None, gap=10), parent=self)

    def _inputs(self) -> QWidget:
        theme = self.theme
        search = TextInput(theme, "Cari", placeholder="Cari dalam catatan", icon="search")
        self.plain_input = search
        self.focused = TextInput(theme, "Nama")
        self.focused.setText("Siti Rahmawati")
        wrong = TextInput(theme, "NIP")
        wrong.setText("19890417 2015")
        set_state(wrong, "error", on=True)
        error = Notice(theme, "NIP harus 18 angka", icon="circle-alert", color="danger")
        combo = ComboBox(theme, "Jenis", options=[(0, "Semua jenis")])
        for field, width in ((search, 180), (self.focused, 150), (wrong, 140), (combo, 132)):
            field.setFixedWidth(width)
        nip = column(wrong, error, gap=3)
        parts = (column(search, None), column(self.focused, None), nip, column(combo, None))
        return boxed(row(*parts, None, gap=10), parent=self)

    def _choices(self) -> QWidget:
        theme = self.theme
        chips = FilterChips(theme, "Saring", options=[(0, "Semua", 12), (1, "Draf", 5)])
        on, part = CheckBox(theme, "Terpilih"), CheckBox(theme, "Sebagian")
        on.setChecked(True)
        part.setTristate(True)
        part.setCheckState(Qt.CheckState.PartiallyChecked)
        yes, no = RadioButton(theme, "Ya"), RadioButton(theme, "Tidak")
        yes.setChecked(True)
        switches = row(Switch(theme, "Menyala", on=True), Switch(theme, "Mati"), gap=4)
        parts = (chips, 8, on, part, 6, yes, no, 10, switches, None)
        return boxed(row(*parts, gap=6), parent=self)

    def _badges(self) -> QWidget:
        theme = self.theme
        first = [Badge(theme, STAGES[stage]) for stage in list(Stage)[:5]]
        second = [Badge(theme, STAGES[stage]) for stage in list(Stage)[5:8]]
        signs = [Badge(theme, SIGN_BADGES[sign]) for sign in (1, 0, -1)]
        rows = column(row(*first, None, gap=8), row(*second, 8, *signs, None, gap=8), gap=8)
        return boxed(rows, parent=self)

    def _ratings(self) -> QWidget:
        ratings = [SegmentedRating(self.theme, f"Rating {number}") for number in range(3)]
        ratings[1].set_value(0)
        ratings[2].set_value(1)
        self.rating = ratings[2]
        return boxed(column(*ratings, gap=8), parent=self)

    def _steps(self) -> QWidget:
        theme = self.theme
        stepper = Stepper(theme, ["Pilih berkas", "Cocokkan", "Periksa", "Selesai"])
        stepper.set_current(2)
        back = Button(theme, "Kembali", icon="arrow-left", height=44)
        further = Button(theme, "Lanjut", kind="primary", height=44)
        further.set_icon("arrow-right", after=True)
        typed = Button(theme, "Ketik nama", icon="type", height=40)
        self.heat = HeatMap(theme, name_width=0)
        self.heat.show_rows([""] * 5, [HeatRow(key=1, name="", counts=(0, 1, 2, 3, 4), total=10)])
        self.heat.setFixedWidth(230)
        large = row(back, further, typed, 20, self.heat, None, gap=10)
        return boxed(column(stepper, large, gap=20), parent=self)

    def _banners(self) -> QWidget:
        theme = self.theme
        kept = "Semester II 2025 – arsip, hanya baca"
        late = "Cadangan terakhir 12 hari lalu. Data aman."
        neutral = Banner(theme, kept, icon="archive", button="Kembali ke periode ini")
        return boxed(
            column(neutral, Banner(theme, late, tone="warn", button="Cadangkan"), gap=8),
            parent=self,
        )

    def _hint(self) -> QWidget:
        words = (
            "4 dari 6 catatan berasal dari 30 hari terakhir. "
            "Kejadian Januari sampai Mei mungkin belum tercatat."
        )
        return HintStrip(self.theme, words, button="Buka linimasa", dismiss="Sudah mewakili")

    def _toast(self) -> QWidget:
        toast = Toast(self.theme, "5 perubahan diterapkan", link="Urungkan")
        toast.setFixedWidth(360)
        return boxed(row(toast, None), parent=self)

    def _people(self) -> QWidget:
        card = Card(self.theme, margins=(1, 6, 1, 6))
        people = PersonList(self.theme, "Pegawai")
        people.show_rows(
            [
                PersonLine(
                    key=1, name="Dewi Lestari", position="Arsiparis Mahir", stage=Stage.SIGNED
                ),
                PersonLine(
                    key=2,
                    name="Siti Rahmawati",
                    position="Analis Keuangan Ahli Pertama",
                    stage=Stage.READY,
                ),
            ]
        )
        people.choose(2)
        people.setFixedHeight(self.theme.px(96))
        card.add(people)
        return card

    def _quadrant(self) -> QWidget:
        quadrant = Quadrant(self.theme, QUADRANT_WORDS)
        quadrant.show_cell(0, 1)
        strip = EvidenceStrip(self.theme)
        strip.setFixedWidth(152)
        days = [(20, 1), (60, 1), (80, 1), (100, 1), (122, 1), (141, 1), (171, 1), (15, 0)]
        days += [(24, 0), (74, 0), (118, 0), (156, 0), (39, -1), (103, -1), (138, -1)]
        start = date(2026, 1, 1)
        marks = [
            StripMark(key=key, day=date.fromordinal(start.toordinal() + offset), sign=sign)
            for key, (offset, sign) in enumerate(days)
        ]
        strip.show_marks(start, date(2026, 6, 30), marks=marks, today=date(2026, 6, 28))
        parts = row(quadrant, column(strip, None), None, gap=20)
        return boxed(parts, parent=self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            canvas.fillRect(self.rect(), self.theme.color("bg"))
