"""FirstStartScreen: four steps on a fresh computer. It gets callables and gives back choices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QSpacerItem

from kinerja_desktop.core.staff import Profile
from kinerja_desktop.i18n import N_, _
from kinerja_desktop.ui.dialogs.first_start_data import DataStep, ReadyStep, data_tiles
from kinerja_desktop.ui.dialogs.first_start_parts import Step, StepColumn, StepWords, Tiles
from kinerja_desktop.ui.dialogs.first_start_profile import ProfileStep
from kinerja_desktop.ui.dialogs.first_start_security import SecurityCalls, SecurityStep
from kinerja_desktop.ui.widgets.buttons import Button, make_button
from kinerja_desktop.ui.widgets.labels import IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import boxed, column, row, scrolling
from kinerja_desktop.ui.widgets.messages import Banner
from kinerja_desktop.ui.widgets.painting import Canvas, Painted
from kinerja_desktop.ui.widgets.tab_order import move_focus

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

    from kinerja_desktop.errors import KinerjaError
    from kinerja_desktop.ui.runner import Runner
    from kinerja_desktop.ui.theme.theme import Theme

S = TypeVar("S", bound=Step)

SIDE_WIDTH, SIDE_WIDTH_SMALL, COLUMN_WIDTH = 344, 248, 760
SIDE_SHARE = 0.29  # of the window, at the most
WIDE_FROM, PREVIEW_FROM, LOW_BELOW = 1200, 640, 600
PROFILE, SECURITY, DATA, READY = range(4)
STEPS = (
    (N_("Acquaintance"), N_("You and your superior")),
    (N_("Security"), N_("Passphrase and recovery sheet")),
    (N_("Method and data"), N_("How to appraise, what to begin with")),
    (N_("Ready"), N_("Three things used often")),
)


@dataclass(frozen=True, kw_only=True)
class FirstStartChoice:
    """What was chosen. `begin_with` is import, sample or empty; the key is already made."""

    profile: Profile
    method: str
    begin_with: str
    has_passphrase: bool


class FirstStartScreen(Painted):
    """Kenalan, Keamanan, Metode dan data, Siap."""

    finished = Signal(object)  # FirstStartChoice
    restore_wanted = Signal()

    def __init__(self, theme: Theme, runner: Runner, calls: SecurityCalls, *, today: date) -> None:
        super().__init__(theme)
        self._runner, self._calls, self._today = runner, calls, today
        self._built: list[Step] = []
        self._place = PROFILE
        self._build()
        self.show_step(PROFILE)

    # Each step is built when it is first asked for, so that the first one is there at once.

    @cached_property
    def profile_step(self) -> ProfileStep:
        return self._added(ProfileStep(self.theme, self._today, parent=self))

    @cached_property
    def security_step(self) -> SecurityStep:
        step = SecurityStep(self.theme, self._runner, self._calls, today=self._today, parent=self)
        step.without_passphrase.connect(lambda: self.show_step(DATA))
        return self._added(step)

    @cached_property
    def data_step(self) -> DataStep:
        return self._added(DataStep(self.theme, parent=self))

    @cached_property
    def ready_step(self) -> ReadyStep:
        return self._added(ReadyStep(self.theme, parent=self))

    @property
    def place(self) -> int:
        return self._place

    @property
    def step(self) -> Step:
        """The step now shown."""
        steps: dict[int, Callable[[], Step]] = {
            PROFILE: lambda: self.profile_step,
            SECURITY: lambda: self.security_step,
            DATA: lambda: self.data_step,
            READY: lambda: self.ready_step,
        }
        return steps[self._place]()

    def show_step(self, place: int) -> None:
        """Show a step, 0 to 3."""
        self._place = place
        step = self.step
        person = self.profile_step.profile().appraiser
        if place > PROFILE:
            self.column.set_line(PROFILE, person.display_name)
            self.security_step.show_name(person.name)
        self.column.set_current(place)
        self.title.set_text(_(step.title))
        self.intro.set_text(_(step.intro))
        for other in self._built:
            other.setVisible(other is step)
        self.back.setVisible(place > PROFILE)
        self.forward.setText(_("Begin") if place == READY else _("Go on"))
        self._show_left_button(step)
        self._fit()
        self._on_completed(step.is_complete())
        self._focus()

    def choice(self) -> FirstStartChoice:
        return FirstStartChoice(
            profile=self.profile_step.profile(),
            method=self.data_step.method.value(),
            begin_with=self.data_step.data.value(),
            has_passphrase=self.security_step.has_passphrase,
        )

    def show_trouble(self, error: KinerjaError) -> None:
        """Say why the store could not be made; the person may try again."""
        self.set_busy(busy=False)
        self.trouble.set_message(error.message, tone="danger")
        self.trouble.show()

    def set_busy(self, *, busy: bool) -> None:
        self.forward.setEnabled(not busy)
        self.back.setEnabled(not busy)
        self.forward.setText(_("Preparing…") if busy else _("Begin"))

    def _build(self) -> None:
        theme = self.theme
        self._side_box = self._side()
        self.side = scrolling(boxed(self._side_box), parent=self)  # with large text it is high
        self.title = Text(theme, look="title", parent=self)
        self.intro = Text(theme, look="body text-2", lines=0, parent=self)
        self.trouble = Banner(theme, "", tone="danger", parent=self)
        self.trouble.hide()
        self._shown = column(gap=0)
        inside = column(self.title, 2, self.intro, 14, self.trouble, self._shown, gap=0)
        inside.setStretchFactor(self._shown, 1)
        coming = Text(theme, _("Next: fill in data"), look="small text-2", parent=self)
        tiles = Tiles(theme, data_tiles(), parent=self)
        tiles.setEnabled(False)
        self.preview = boxed(column(coming, tiles, gap=6, margins=(0, 16, 0, 0)), parent=self)
        inside.addWidget(self.preview)
        inside.setContentsMargins(2, 0, 10, 2)
        self._area = scrolling(boxed(inside), parent=self)
        self._main = column(self._area, gap=0)
        self._main.setStretchFactor(self._area, 1)
        self._main.addSpacing(16)
        self._main.addLayout(self._foot())
        self._room = boxed(self._main, parent=self)
        self._room.setMaximumWidth(COLUMN_WIDTH + 12)
        whole = row(self.side, None, 8, self._room, None, gap=0)
        whole.setStretch(3, 1000)
        self.setLayout(whole)

    def _added(self, step: S) -> S:
        """Put a step into its place, also for the Tab key."""
        step.completed.connect(self._on_completed)
        step.hide()
        self._shown.addWidget(step)
        self._built.append(step)
        return step

    def _side(self) -> QVBoxLayout:
        theme = self.theme
        logo = IconLabel(theme, "app-logo", size=36, parent=self)
        words = column(
            Text(theme, "Kinerja Desktop", look="heading", parent=self),
            Text(
                theme, _("Appraisal of staff performance"), look="small text-3", lines=0,
                parent=self,
            ),
            gap=0,
        )  # fmt: skip
        head = row(column(logo, None), words, gap=12)
        head.setStretch(1, 1)
        steps = tuple(StepWords(title=_(title), line=_(line)) for title, line in STEPS)
        self.column = StepColumn(theme, steps, parent=self)
        promise = _(
            "All data stays encrypted on this computer. There is no account and no internet."
        )
        shield = IconLabel(theme, "shield", color="text-3", parent=self)
        kept = Text(theme, promise, look="small text-3", lines=0, parent=self)
        line = row(column(shield, None), kept, gap=10)
        line.setStretch(1, 1)
        self.restore = make_button(
            theme,
            _("Restore a backup instead"),
            kind="link",
            on_click=self.restore_wanted.emit,
            parent=self,
        )
        box = column(head, gap=0, margins=(32, 36, 28, 30))
        self._gap = QSpacerItem(0, 52)
        box.addSpacerItem(self._gap)
        box.addWidget(self.column)
        box.addStretch(1)
        box.addLayout(row(self.restore, None))
        box.addSpacing(12)
        box.addLayout(line)
        return box

    def _foot(self) -> QHBoxLayout:
        self.back = Button(self.theme, _("Back"), height=36, parent=self)
        self.back.clicked.connect(lambda: self.show_step(self._place - 1))
        self.forward = Button(self.theme, _("Go on"), kind="primary", height=36, parent=self)
        self.forward.setMinimumWidth(96)
        self.forward.clicked.connect(self._on_forward_wanted)
        self._left = row(gap=0)
        line = row(self._left, None, self.back, self.forward)
        line.setContentsMargins(2, 0, 10, 0)
        return line

    def _show_left_button(self, step: Step) -> None:
        while (item := self._left.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
        button = step.left_button()
        if button is not None:
            self._left.addWidget(button)
            button.show()

    def _on_completed(self, complete: bool) -> None:
        self.forward.setEnabled(complete and self.step.is_complete())

    def _on_forward_wanted(self) -> None:
        if not self.step.check():
            return
        if self._place == READY:
            self.trouble.hide()
            self.set_busy(busy=True)
            self.finished.emit(self.choice())
        else:
            self.show_step(self._place + 1)

    def _focus(self) -> None:
        (self.step.first_focus() or self.forward).setFocus()

    def _fit(self) -> None:
        scale = self.theme.scale
        is_wide = self.width() / scale >= WIDE_FROM
        side = round((SIDE_WIDTH if is_wide else SIDE_WIDTH_SMALL) * scale)
        self.side.setFixedWidth(min(side, round(self.width() * SIDE_SHARE)))
        is_low = self.height() / scale < LOW_BELOW
        margins = (32, 36, 28, 30) if is_wide else (20, 36, 16, 30)
        self._side_box.setContentsMargins(margins[0], 20 if is_low else 36, *margins[2:])
        self._gap.changeSize(0, 24 if is_low else 52)
        self._side_box.invalidate()
        self._main.setContentsMargins(0 if is_wide else 16, 20 if is_low else 32, 0, 28)
        has_room = self.height() / scale >= PREVIEW_FROM
        self.preview.setVisible(has_room and self._place == SECURITY)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, or presses the button that has the focus unless it is chosen already."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
            return
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton) and not focused.isChecked():
            focused.click()
        else:
            self.forward.click()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        return move_focus(self, forward=forward)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            canvas.fillRect(self.rect(), self.theme.color("bg"))
            side = QRectF(0, 0, self.side.width(), self.height())
            canvas.fillRect(side, self.theme.color("nav"))
