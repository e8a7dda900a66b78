"""ShownCard: exactly what the employee will see: agenda with minutes, parts, on which screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.discussion import AGENDA_MINUTES, SHOWN_PARTS, STEPS, Discussion
from kinerja_desktop.i18n import _, ngettext
from kinerja_desktop.ui.panels.discussing.words import PART_WORDS, part_caption
from kinerja_desktop.ui.panels.talk.words import AGENDA_WORDS
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.labels import IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column, row, scrolling
from kinerja_desktop.ui.widgets.lines import AgendaRow
from kinerja_desktop.ui.widgets.rating import SegmentedChoice
from kinerja_desktop.ui.widgets.switches import CheckBox

if TYPE_CHECKING:
    from kinerja_desktop.services.discussing import PreparationView
    from kinerja_desktop.ui.size_class import SizeClass
    from kinerja_desktop.ui.theme.theme import Theme

HERE, PROJECTOR = "here", "projector"


class ShownCard(Card):
    """`edited(field, Discussion)`; `on_projector` says where the talk opens."""

    edited = Signal(str, object)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, margins=(0, 12, 0, 12), parent=parent)
        self._talk = Discussion(appraisal_id=0)
        self._minutes = 0
        self.minutes = Text(theme, look="caption text-3", parent=self)
        self._agenda = column(gap=0)
        self._row_height = 23
        options = [(HERE, _("This screen")), (PROJECTOR, _("Projector"))]
        self.screen_choice = SegmentedChoice(theme, _("Screen"), options, value=HERE, parent=self)
        self._screen_row = boxed(
            row(Text(theme, _("Screen"), look="small text-2"), None, margins=(16, 0, 16, 0))
        )
        self.head_row = self._make_head()
        self._lay_out()

    def _make_head(self) -> QWidget:
        eye = IconLabel(self.theme, "eye", parent=self)
        title = Text(self.theme, _("What the employee will see"), look="strong", parent=self)
        head = boxed(row(eye, title, None, gap=8, margins=(16, 0, 16, 0)), parent=self)
        head.setMinimumHeight(self.theme.px(24))
        return head

    def _lay_out(self) -> None:
        theme = self.theme
        self.parts: dict[str, CheckBox] = {}
        self._captions: dict[str, Text] = {}
        lines = column(gap=0)
        for key in SHOWN_PARTS:
            check = CheckBox(theme, _(PART_WORDS[key]), parent=self)
            caption = Text(theme, look="caption text-3", parent=self)
            self.parts[key], self._captions[key] = check, caption
            check.toggled.connect(lambda on, key=key: self._on_part_toggled(key, on))
            lines.addLayout(row(check, None, caption, gap=8))
        small = "caption text-3"
        agenda = row(Text(theme, _("Agenda"), look=small), None, self.minutes)
        self._content = column(
            agenda,
            self._agenda,
            Divider(theme),
            Text(theme, _("Parts that are shown"), look=small),
            lines,
            None,
            gap=6,
            margins=(16, 0, 16, 0),
        )
        self.add(self.head_row)
        self.body.addWidget(scrolling(boxed(self._content), parent=self), 1)
        self.add(self._screen_row)
        self._place_screen(in_head=False)

    @property
    def on_projector(self) -> bool:
        return bool(self.screen_choice.value() == PROJECTOR)

    def fit(self, size: SizeClass) -> None:
        tall = size.height == "tall"
        for check in self.parts.values():
            check.setMinimumHeight(self.theme.px(28 if tall else 25))
        self._row_height = 23 if tall else 21
        self._minutes = 0
        self._content.setSpacing(6 if tall else 4)
        self._place_screen(in_head=not tall)
        self._show_agenda(self._talk.minutes)

    def show_view(self, view: PreparationView, talk: Discussion) -> None:
        self._talk = talk
        for key, check in self.parts.items():
            blocked = check.blockSignals(True)
            check.setChecked(key in talk.shown_parts)
            check.blockSignals(blocked)
            self._captions[key].set_text(part_caption(key, replace(view, discussion=talk)))
        self._show_agenda(talk.minutes)
        several = len(QGuiApplication.screens()) > 1
        self.screen_choice.setEnabled(several)
        self.screen_choice.setToolTip("" if several else _("Only one screen is connected"))

    def _show_agenda(self, minutes: int) -> None:
        if minutes == self._minutes:
            return
        self._minutes = minutes
        while (item := self._agenda.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        each = AGENDA_MINUTES[minutes]
        for number, (step, share) in enumerate(zip(STEPS, each, strict=True), start=1):
            line = AgendaRow(
                self.theme, number, _(AGENDA_WORDS[step]), minutes=share, most=max(each)
            )
            line.setFixedHeight(self.theme.px(self._row_height))
            self._agenda.addWidget(line)
        whole = sum(each)
        self.minutes.set_text(ngettext("{n} minute", "{n} minutes", whole).format(n=whole))

    def _place_screen(self, *, in_head: bool) -> None:
        holder = self.head_row if in_head else self._screen_row
        layout = holder.layout()
        if layout is not None:
            layout.addWidget(self.screen_choice)
        height = self.theme.control(28 if in_head else 32)
        self.screen_choice.setFixedWidth(self.theme.px(150 if in_head else 190))
        self.screen_choice.setFixedHeight(height)
        self._screen_row.setVisible(not in_head)
        self.head_row.setMinimumHeight(max(self.theme.px(24), height if in_head else 0))

    def _on_part_toggled(self, key: str, on: bool) -> None:
        parts = self._talk.shown_parts | {key} if on else self._talk.shown_parts - {key}
        self.edited.emit("shown_parts", replace(self._talk, shown_parts=frozenset(parts)))
