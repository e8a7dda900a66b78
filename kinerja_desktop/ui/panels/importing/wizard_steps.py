"""WizardSteps: the four steps of the import one behind the other, and the line that names them."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.panels.importing.column_step import ColumnStep
from kinerja_desktop.ui.panels.importing.done_step import DoneStep
from kinerja_desktop.ui.panels.importing.file_step import FileStep
from kinerja_desktop.ui.panels.importing.review_step import ReviewStep
from kinerja_desktop.ui.panels.importing.working import Working
from kinerja_desktop.ui.widgets.layouts import column, row
from kinerja_desktop.ui.widgets.steps import Stepper

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kinerja_desktop.ui.panels.importing.draft import ImportDraft
    from kinerja_desktop.ui.size_class import SizeClass
    from kinerja_desktop.ui.theme.theme import Theme


class Step(IntEnum):
    """The four steps, in the order of the stepper."""

    FILE = 0
    COLUMNS = 1
    REVIEW = 2
    DONE = 3


class WizardSteps(QWidget):
    """The steps; while long work is shown they are disabled.

    `rail` lies over the buttons at the foot of every step, for toasts to stand above.
    """

    def __init__(self, theme: Theme, draft: ImportDraft, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step = Step.FILE
        words = (_("Choose file"), _("Match columns"), _("Check changes"), _("Done"))
        self.stepper = Stepper(theme, words, parent=self)
        self.working = Working(theme, parent=self)
        self.files = FileStep(theme, parent=self)
        self.columns = ColumnStep(theme, draft, parent=self)
        self.review = ReviewStep(theme, draft, parent=self)
        self.done = DoneStep(theme, parent=self)
        self.stack = QStackedWidget(self)
        for step in self._all:
            self.stack.addWidget(step)
        self.working.busy.connect(self.stack.setDisabled)
        lines = column(row(self.stepper, None, margins=(0, 4, 0, 2)), gap=12)
        lines.addWidget(self.working)
        lines.addWidget(self.stack, 1)
        self.setLayout(lines)
        self.rail = QWidget(self)
        self.rail.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.rail.lower()
        self._rail_height = theme.px(32)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        top = self.height() - self._rail_height
        self.rail.setGeometry(0, top, self.width(), self._rail_height)

    @property
    def _all(self) -> tuple[FileStep, ColumnStep, ReviewStep, DoneStep]:
        return self.files, self.columns, self.review, self.done

    def show_step(self, step: Step) -> None:
        """Bring a step to the front and the focus to where it begins."""
        focused = QApplication.focusWidget()
        if focused is not None and self.stack.isAncestorOf(focused):
            focused.clearFocus()  # else Qt looks for another place in the step that goes
        self.step = step
        self.stepper.set_current(step)
        self.stack.setCurrentIndex(step)
        self.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        return self._all[self.step].first_focus()

    def fit(self, size: SizeClass) -> None:
        for step in self._all:
            step.fit(size)
