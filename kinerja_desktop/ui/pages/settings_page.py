"""SettingsPage (Pengaturan): a list of sections, and one column of rows that scrolls.

The first section is there at once; the others are built one after another while nothing happens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.i18n import N_, _
from kinerja_desktop.ui.page import Page
from kinerja_desktop.ui.panels.settings.about_sections import (
    AboutSection,
    DocumentsSection,
    SampleSection,
)
from kinerja_desktop.ui.panels.settings.appearance_section import AppearanceSection
from kinerja_desktop.ui.panels.settings.backups_section import BackupsSection
from kinerja_desktop.ui.panels.settings.method_section import MethodSection
from kinerja_desktop.ui.panels.settings.profile_section import ProfileSection
from kinerja_desktop.ui.panels.settings.section import Desk
from kinerja_desktop.ui.panels.settings.security_section import SecuritySection
from kinerja_desktop.ui.size_class import SizeClass, Width
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.inputs import ComboBox
from kinerja_desktop.ui.widgets.layouts import boxed, column, row, scrolling
from kinerja_desktop.ui.widgets.person_list import PickLine, PickList
from kinerja_desktop.ui.widgets.tab_order import bring_into_view, shown_stops

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent

    from kinerja_desktop.services import Services
    from kinerja_desktop.ui.frame import Frame
    from kinerja_desktop.ui.panels.settings.section import Section

SECTIONS: tuple[type[Section], ...] = (
    ProfileSection,
    MethodSection,
    AppearanceSection,
    SecuritySection,
    BackupsSection,
    DocumentsSection,
    SampleSection,
    AboutSection,
)
GAP = 28  # between sections
BUILD_BETWEEN_MS = 30  # so that the window answers meanwhile
BUILD_UNSEEN_MS = 500  # a page built ahead builds its sections before it is looked at
LIST_WIDTHS = {Width.WIDE: 264, Width.MEDIUM: 249, Width.NARROW: 231}


class SettingsPage(Page):
    KEY = "settings"
    TITLE = N_("Settings")
    ICON = "settings"
    SHOWS: ClassVar[frozenset[Kind]] = frozenset(
        {Kind.PROFILE, Kind.PERIOD, Kind.INSTRUMENT, Kind.APPRAISAL, Kind.PLAN, Kind.BACKUP}
    )

    def __init__(self, frame: Frame, services: Services, *, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent=parent)
        self._desk = Desk(page=self, services=services)
        self._built: dict[str, Section] = {}
        self._building = QTimer(self, interval=BUILD_BETWEEN_MS)
        self._building.timeout.connect(self._build_next)
        self.told.connect(self._building.start)
        QTimer.singleShot(BUILD_UNSEEN_MS, self, self._building.start)
        self.list = PickList(frame.theme, _("Settings"), parent=self)
        self.jump = ComboBox(frame.theme, _("Settings"), parent=self)
        self.jump.set_options([(made.KEY, _(made.TITLE)) for made in SECTIONS])
        self._lay_out()
        self.list.row_chosen.connect(self._on_section_chosen)
        self.list.row_opened.connect(lambda _key: self._enter_section())
        self.jump.value_chosen.connect(self._on_section_chosen)
        bar = self._area.verticalScrollBar()
        bar.valueChanged.connect(self._on_scrolled)
        bar.rangeChanged.connect(lambda _least, _most: self._keep_to_wanted())
        bar.actionTriggered.connect(lambda _action: self._on_moved())
        self.set_subtitle(_("kept at once, can be undone"))
        self._wanted = ""
        self._is_jumping = False
        self._build(SECTIONS[0].KEY)
        self.fit(self.size_class)

    def _lay_out(self) -> None:
        self._card = Card(self.theme, margins=(1, 5, 1, 5), parent=self)
        self._card.add(self.list, 1)
        self._chapters = column(gap=GAP, margins=(0, 2, 10, 0))
        self._foot = QWidget()
        self._chapters.addWidget(self._foot)
        self._area = scrolling(boxed(self._chapters), parent=self)
        right = column(self.jump, self._area, gap=12)
        panes = row(self._card, right, gap=24)
        panes.setStretch(1, 1)
        self._panes = panes
        self.body.addLayout(panes, 1)

    # Building.

    @property
    def sections(self) -> dict[str, Section]:
        """Every section by its key, in order; those not there yet are built."""
        for made in SECTIONS:
            self._build(made.KEY)
        return self._built

    def _build(self, key: str) -> Section:
        """Return a section; it is built and put into its place if it is not there."""
        if key in self._built:
            return self._built[key]
        kinds = {kind.KEY: kind for kind in SECTIONS}
        section = kinds[key](self._desk, parent=self)
        section.caption_changed.connect(self._show_captions)
        self._built[key] = section
        self._built = {known: self._built[known] for known in kinds if known in self._built}
        self._chapters.insertWidget(list(self._built).index(key), section)
        section.show()
        if not self._is_stale:
            section.look()
        self._leave_room()
        self._show_captions()
        return section

    def _build_next(self) -> None:
        missing = [kind.KEY for kind in SECTIONS if kind.KEY not in self._built]
        if missing:
            self._build(missing[0])
        else:
            self._building.stop()

    # The base.

    def refresh(self) -> None:
        for section in self._built.values():
            section.look()
        QTimer.singleShot(0, self, self._keep_to_wanted)

    def leave(self) -> None:
        for section in self._built.values():
            section.leave()

    def show_target(self, target: dict[str, Any]) -> None:
        self._wanted = str(target.get("section", ""))
        if self._wanted:
            self._go_to(self._wanted)

    def fit(self, size: SizeClass) -> None:
        width = LIST_WIDTHS.get(size.width, 0)
        self._card.setVisible(bool(width))
        self._card.setFixedWidth(width or 231)
        self.jump.setVisible(not width)
        self._panes.setSpacing(24 if size.width == Width.WIDE else 16)

    def first_focus(self) -> QWidget | None:
        return self.list if self._card.isVisibleTo(self) else self.jump

    @property
    def place(self) -> dict[str, Any]:
        return {"section": self.list.current_key() or ""}

    def panes(self) -> list[QWidget]:
        return [self.list, self._built.get(self.list.current_key(), self._area)]

    # Showing.

    def _show_captions(self) -> None:
        chosen = self.list.current_key() or SECTIONS[0].KEY
        lines = [
            PickLine(
                key=kind.KEY,
                title=_(kind.TITLE),
                caption=self._caption_of(kind),
                icon=kind.ICON,
            )
            for kind in SECTIONS
        ]
        self.list.show_rows(lines)
        self.list.choose(chosen)

    def _caption_of(self, kind: type[Section]) -> str:
        if kind.KEY in self._built:
            return self._built[kind.KEY].caption()
        return _(kind.CAPTION) if kind.CAPTION else ""

    def _go_to(self, key: str) -> None:
        """Bring a section to the top and mark it."""
        section = self.sections.get(key)  # all of them: a column that still grows would jump
        if section is None:
            return
        self._is_jumping = True
        self._area.verticalScrollBar().setValue(section.y())
        self._is_jumping = False
        self.list.choose(key)
        self.jump.set_value(key)

    def _keep_to_wanted(self) -> None:
        """Stay with the section that was asked for while those above it fill and grow."""
        if self._wanted:
            self._go_to(self._wanted)

    def _enter_section(self) -> None:
        """Put the focus into the section that is marked, not into the first of all."""
        stops = shown_stops(self._build(self.list.current_key()))
        if stops:
            stops[0].setFocus(Qt.FocusReason.TabFocusReason)
            bring_into_view(stops[0])

    def _on_moved(self) -> None:
        self._wanted = ""

    def _on_section_chosen(self, key: str) -> None:
        self._wanted = key if len(self._built) < len(SECTIONS) else ""
        self._go_to(key)

    def _on_scrolled(self, value: int) -> None:
        """Mark the section that stands at the top."""
        if self._is_jumping or self._wanted:
            return
        passed = [key for key, section in self._built.items() if section.y() <= value + 40]
        key = passed[-1] if passed else SECTIONS[0].KEY
        self.list.choose(key)
        self.jump.set_value(key)

    def _leave_room(self) -> None:
        """Leave room below the last section, so that every one can stand at the top."""
        last = list(self._built.values())[-1].sizeHint().height()
        self._foot.setFixedHeight(max(0, self._area.height() - last - GAP))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._leave_room()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._building.stop()
