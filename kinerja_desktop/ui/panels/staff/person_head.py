"""PersonHead: who it is, where the rating stands, and the next undone step as the one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QMenu, QWidget

from kinerja_desktop.core import nip
from kinerja_desktop.i18n import N_, _
from kinerja_desktop.services.person_summary import NextStep
from kinerja_desktop.ui.dialogs.archive import reason_words
from kinerja_desktop.ui.widgets.avatar import Avatar
from kinerja_desktop.ui.widgets.badges import STAGES, Badge, BadgeLook
from kinerja_desktop.ui.widgets.buttons import Button, IconButton, make_button
from kinerja_desktop.ui.widgets.labels import ElidedText, Text
from kinerja_desktop.ui.widgets.layouts import boxed, column, row

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kinerja_desktop.services.person_summary import PersonSummary
    from kinerja_desktop.ui.theme.theme import Theme

STEP_WORDS = {
    NextStep.PLAN: N_("Complete the plan"),
    NextStep.RATE: N_("Rate"),
    NextStep.PREPARE: N_("Prepare the talk"),
    NextStep.TALK: N_("Start the talk"),
    NextStep.FINALISE: N_("Finalise"),
    NextStep.EXPORT: N_("Show the result"),
    NextStep.NOTE: N_("Record observation"),
}
WITH_RATING = {NextStep.PREPARE, NextStep.TALK, NextStep.FINALISE, NextStep.EXPORT}
ARCHIVED = BadgeLook(icon="archive", word=N_("Archived"), tone="outline")
NAME_ROOM = 260  # avatar, name and badge beside the buttons
NO_PERIOD = BadgeLook(icon="calendar-plus", word=N_("No period yet"), tone="outline")
OUTSIDE = BadgeLook(icon="circle-minus", word=N_("Not in this period"), tone="outline")


class PersonHead(QWidget):
    """`step_wanted(NextStep)` from the primary button; the rest are entries of the menu."""

    step_wanted = Signal(object)
    rating_wanted = Signal()
    note_wanted = Signal()
    edit_wanted = Signal()
    archive_wanted = Signal()
    unarchive_wanted = Signal()
    join_wanted = Signal()
    nip_copied = Signal(str)
    back_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._summary: PersonSummary | None = None
        self._is_member = True
        self._is_small = False
        self.back = make_button(theme, _("Back"), kind="link", icon="arrow-left", parent=self)
        self.back.clicked.connect(self.back_wanted)
        self.back.hide()
        self._avatars = {size: Avatar(theme, "", size=size, parent=self) for size in (56, 40)}
        self.name = ElidedText(theme, look="title", parent=self)
        self.badge = Badge(theme, STAGES["not_started"], parent=self)
        self.low_badge = Badge(theme, STAGES["not_started"], height=22, parent=self)
        self._low = boxed(column(self.low_badge, margins=(0, 0, 8, 0)), parent=self)
        self._low.setSizePolicy(self.low_badge.sizePolicy())
        self._low.hide()
        self.position = ElidedText(theme, look="body text-2", parent=self)
        self.grade = Text(theme, look="body text-2", parent=self)
        self.nip = ElidedText(theme, look="body text-3", parent=self)
        self.copy = IconButton(theme, "copy", _("Copy NIP without spaces"), size=24, parent=self)
        self.copy.clicked.connect(self._on_copy_clicked)
        self.secondary = Button(theme, _("Open the rating"), parent=self)
        self.secondary.clicked.connect(self.rating_wanted)
        self.primary = Button(theme, "", kind="primary", parent=self)
        self.primary.clicked.connect(self._on_primary_clicked)
        self.restore = Button(theme, _("Bring back"), icon="rotate-ccw", parent=self)
        self.restore.clicked.connect(self._on_restore_clicked)
        self.more = IconButton(theme, "ellipsis", _("More"), boxed=True, parent=self)
        self.more.clicked.connect(self._on_more_clicked)
        self._menu = QMenu(self)
        self._lay_out()

    def _lay_out(self) -> None:
        self._title = title = row(self.name, self.badge, None, gap=12)
        self._nip_line = boxed(row(self.nip, self.copy, None, gap=2), parent=self)
        self._nip_line.setFixedHeight(self.theme.px(24))
        work = row(self._low, self.position, self.grade, None)
        work.setSpacing(0)
        words = column(title, 2, work, self._nip_line, gap=0)
        buttons = row(self.secondary, self.restore, self.primary, self.more, gap=8)
        side = column(buttons, None)
        self._left = left = row(*self._avatars.values(), words, gap=16)
        left.setStretch(2, 1)
        self._side = boxed(side, parent=self)
        self._line = row(left, self._side, gap=12)
        self._line.setStretch(0, 1)
        self.setLayout(column(row(self.back, None), self._line, gap=4))

    @property
    def summary(self) -> PersonSummary | None:
        return self._summary

    def set_small(self, *, small: bool, single: bool) -> None:
        """Give way: avatar 40 and no NIP below 600 px of height; Kembali with one pane."""
        self._avatars[56].setVisible(not small)
        self._avatars[40].setVisible(small)
        self.back.setVisible(single)
        self._is_small = small
        self.name.set_look("heading" if small else "title")
        for words in (self.position, self.grade):
            words.set_look("small text-2" if small else "body text-2")
        self._left.setSpacing(12 if small else 16)
        self._show_nip()

    def show_person(self, summary: PersonSummary, *, is_member: bool) -> None:
        """Show a person; outside the period and in the archive no step is next."""
        self._summary, self._is_member = summary, is_member
        person = summary.employee
        for avatar in self._avatars.values():
            avatar.set_name(person.name)
        self.name.set_text(person.display_name)
        for badge in (self.badge, self.low_badge):
            badge.set_look(self._badge())
        self.position.set_text(person.position)
        between = " · " if person.position and person.grade else ""
        self.grade.set_text(f"{between}{person.grade}")
        self._show_nip()
        works = is_member and not person.is_archived
        step = summary.next_step
        self.primary.setText(_(STEP_WORDS[step]))
        self.primary.updateGeometry()
        self.primary.setVisible(works)
        self.secondary.setVisible(works and step in WITH_RATING)
        self.restore.setText(_("Bring back") if person.is_archived else _("Add to the period"))
        self.restore.setVisible(not works and (person.is_archived or summary.period is not None))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Put the badge below a name that needs the room beside it; a small head has two lines.

        Buttons that would leave the name no room go below it.
        """
        layout = self.layout()
        if layout is None:
            return
        self._side.layout().invalidate()  # type: ignore[union-attr]
        room = self.width() - self._side.sizeHint().width() - self.theme.px(NAME_ROOM)
        self._set_stacked(stacked=room < 0)
        layout.activate()
        needed = self.name.sizeHint().width() + 12 + self.badge.sizeHint().width()
        is_low = not self._is_small and needed > self._title.geometry().width()
        self.badge.setVisible(not is_low)
        self._low.setVisible(is_low)

    def _set_stacked(self, *, stacked: bool) -> None:
        directions = QBoxLayout.Direction
        wanted = directions.TopToBottom if stacked else directions.LeftToRight
        if wanted != self._line.direction():
            self._line.setDirection(wanted)
            left = Qt.AlignmentFlag.AlignLeft if stacked else Qt.AlignmentFlag(0)
            self._line.setAlignment(self._side, left)

    def _badge(self) -> BadgeLook:
        if self._summary is None or self._summary.employee.is_archived:
            return ARCHIVED
        if self._summary.period is None:
            return NO_PERIOD
        return STAGES[self._summary.stage] if self._is_member else OUTSIDE

    def _show_nip(self) -> None:
        if self._summary is None:
            return
        person = self._summary.employee
        words = f"NIP {nip.display(person.nip)}" if person.nip else _("without NIP")
        if person.is_archived and person.archive_reason:
            words = f"{words} · {reason_words(person.archive_reason)}"
        self.nip.set_text(words)
        self.copy.setVisible(bool(person.nip))
        self._nip_line.setVisible(not self._is_small)

    def _on_copy_clicked(self) -> None:
        if self._summary is not None:
            QGuiApplication.clipboard().setText(self._summary.employee.nip)
            self.nip_copied.emit(self._summary.employee.nip)

    def _on_primary_clicked(self) -> None:
        if self._summary is not None:
            self.step_wanted.emit(self._summary.next_step)

    def _on_restore_clicked(self) -> None:
        if self._summary is not None and self._summary.employee.is_archived:
            self.unarchive_wanted.emit()
        else:
            self.join_wanted.emit()

    def _on_more_clicked(self) -> None:
        place = self.more.mapToGlobal(self.more.rect().bottomLeft())
        self.fill_menu().popup(place)

    def fill_menu(self) -> QMenu:
        """Make the menu of this person anew."""
        menu, theme = self._menu, self.theme
        menu.clear()
        edit = menu.addAction(theme.icon("pencil"), _("Change…") + "\tF2")
        edit.triggered.connect(self.edit_wanted)
        person = self._summary.employee if self._summary is not None else None
        if person is not None and not person.is_archived:
            note = menu.addAction(theme.icon("plus"), _("Record observation"))
            note.triggered.connect(self.note_wanted)
        if person is not None and person.nip:
            copied = menu.addAction(theme.icon("copy"), _("Copy NIP"))
            copied.triggered.connect(self._on_copy_clicked)
        menu.addSeparator()
        if person is not None and person.is_archived:
            back = menu.addAction(theme.icon("rotate-ccw"), _("Bring back"))
            back.triggered.connect(self.unarchive_wanted)
        else:
            archive = menu.addAction(theme.icon("archive"), _("Archive…"))
            archive.triggered.connect(self.archive_wanted)
        return menu
