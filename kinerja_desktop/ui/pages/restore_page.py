"""RestorePage (Pulihkan cadangan): choose an earlier state, see what changes, put it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QStackedLayout, QWidget

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.i18n import N_, _, ngettext, number
from kinerja_desktop.services.backups import Backup
from kinerja_desktop.ui.notices import Notice
from kinerja_desktop.ui.page import Page
from kinerja_desktop.ui.panels.restoring.backup_list import BackupList, heads
from kinerja_desktop.ui.panels.restoring.chosen_card import ChosenCard
from kinerja_desktop.ui.size_class import Height, SizeClass, Width
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.chips import FilterChips
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column, row
from kinerja_desktop.ui.widgets.lines import StatusLine
from kinerja_desktop.ui.widgets.painting import RIGHT, Canvas, Painted, draw_text

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.errors import Cancelled, KinerjaError
    from kinerja_desktop.services import Services
    from kinerja_desktop.ui.frame import Frame
    from kinerja_desktop.ui.theme.theme import Theme

HERE = ""
# what the program does: with the data closed, or behind it
RESTORE, LOOK = "restore_backup", "look_into_backup"


@dataclass(frozen=True, kw_only=True)
class _Found:
    """The backups of each place (HERE, or a folder) and the numbers of the present data."""

    places: Mapping[str, tuple[Backup, ...]]
    now: Mapping[str, int]


class _Head(Painted):
    """The heads over the list."""

    def __init__(self, theme: Theme, listed: BackupList, *, parent: QWidget) -> None:
        super().__init__(theme, parent=parent)
        self._list = listed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, self.theme.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        width = self._list.viewport().width()
        with Canvas(self, self.theme) as canvas:
            for word, edge, is_right in heads(width, narrow=self._list.is_narrow):
                box = QRectF(edge, 0, 160, self.height())
                look = "caption/500 text-3"
                if is_right:
                    box = QRectF(edge - 90, 0, 90, self.height())
                    draw_text(canvas, self.theme, box, word, look=look, align=RIGHT)
                else:
                    draw_text(canvas, self.theme, box, word, look=look)


class RestorePage(Page):
    KEY = "restore"
    TITLE = N_("Restore a backup")
    ICON = "history"
    PARENT = "settings"
    SHOWS: ClassVar[frozenset[Kind]] = frozenset({Kind.BACKUP})

    def __init__(self, frame: Frame, services: Services, *, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent=parent)
        theme = frame.theme
        self._services = services
        self._folder = ""
        self._found = _Found(places={}, now={})
        self.places = FilterChips(theme, _("Where the backups lie"), parent=self)
        self.other = make_button(
            theme, _("Choose folder…"), icon="folder-open", on_click=self._on_folder_wanted,
            parent=self,
        )  # fmt: skip
        self.list = BackupList(theme, parent=self)
        self.chosen = ChosenCard(theme, parent=self)
        self.nothing = Text(theme, look="body text-3", lines=0, parent=self)
        self._lay_out()
        self.places.chosen.connect(lambda _place: self._show_place())
        self.list.row_chosen.connect(lambda _key: self._show_chosen())
        self.chosen.restore_wanted.connect(lambda backup: self.go(RESTORE, backup=backup))
        self.chosen.look_wanted.connect(lambda backup: self.go(LOOK, backup=backup))
        if services.is_sample:
            words = _("The sample data are not backed up and cannot be replaced.")
            self.notices.show_notice("sample", Notice(text=words))
        self.fit(self.size_class)

    def _lay_out(self) -> None:
        theme = self.theme
        card = Card(theme, margins=(0, 0, 0, 0), parent=self)
        card.body.setSpacing(0)
        bar = row(self.places, self.other, gap=8, margins=(15, 12, 12, 12))
        bar.setStretch(0, 1)
        card.body.addLayout(bar)
        card.add(Divider(theme, parent=card))
        self._head = _Head(theme, self.list, parent=card)
        card.add(self._head)
        card.add(Divider(theme, parent=card))
        self._stack = QStackedLayout()
        self._stack.addWidget(boxed(column(self.list, margins=(0, 6, 0, 6)), parent=card))
        nothing = column(self.nothing, None, margins=(20, 20, 20, 0))
        self._stack.addWidget(boxed(nothing, parent=card))
        card.body.addLayout(self._stack, 1)
        card.body.addLayout(row(Divider(theme, parent=card), margins=(15, 0, 15, 0)))
        words = _("Tested: opened and compared with the original right after it was written.")
        told = StatusLine(theme, words, icon="shield-check", parent=card)
        card.body.addLayout(row(told, margins=(15, 8, 15, 8)))
        self._panes = row(card, self.chosen, gap=12)
        self._panes.setStretch(0, 1)
        self.body.addLayout(self._panes, 1)

    # The base.

    def refresh(self) -> None:
        backups = self._services.backups
        second = self._folder or self._services.settings().backup_folder

        def read() -> _Found:
            places = {HERE: backups.list()}
            if second and Path(second).is_dir():
                places[second] = backups.list(Path(second))
            return _Found(places=places, now=backups.counts())

        self.run(lambda _progress: read(), self._show)

    def fit(self, size: SizeClass) -> None:
        low = size.height != Height.TALL or size.width != Width.WIDE
        single = size.is_single
        self.list.set_narrow(narrow=low)
        self._head.update()
        self._panes.setDirection(
            self._panes.Direction.TopToBottom if single else self._panes.Direction.LeftToRight
        )
        width = 0 if single else (368 if low else 380)
        self.chosen.setMinimumWidth(width)
        self.chosen.setMaximumWidth(width or 16777215)

    def first_focus(self) -> QWidget | None:
        return self.list if self._stack.currentIndex() == 0 else self.other

    def panes(self) -> list[QWidget]:
        return [self.list, self.chosen.restore]

    # Showing.

    def _show(self, found: _Found) -> None:
        self._found = found
        options = [
            (place, _("This computer") if place == HERE else Path(place).name or place, len(listed))
            for place, listed in found.places.items()
        ]
        self.places.set_options(options)
        if self._folder in found.places:
            self.places.set_value(self._folder)
        count = len(found.places[HERE])
        words = ngettext("{count} backup is kept", "{count} backups are kept", count)
        self.set_subtitle(words.format(count=number(count)) if count else "")
        self._show_place()

    def _show_place(self) -> None:
        listed = self._found.places.get(self.places.value() or HERE, ())
        self.list.show_backups(listed)
        words = _("There is no backup here yet. One is made every day and on closing.")
        if self.places.value():
            words = _("There is no backup in this folder.")
        self.nothing.set_text(words)
        self._stack.setCurrentIndex(0 if listed else 1)
        if listed and self.list.chosen() is None:
            usable = [backup for backup in listed if backup.is_usable] or list(listed)
            self.list.choose(str(usable[0].folder))
        self._show_chosen()

    def _show_chosen(self) -> None:
        backup = self.list.chosen()
        self.chosen.setVisible(backup is not None)
        if backup is not None:
            today = self._services.clock().date()
            self.chosen.show_backup(backup, self._found.now, today)
            if self._services.is_sample:
                for button in (self.chosen.look, self.chosen.restore):
                    button.setEnabled(False)

    # What the person does.

    def _on_folder_wanted(self) -> None:
        found = QFileDialog.getExistingDirectory(self, _("Choose folder"), str(Path.home()))
        if found:
            self.look_into(found)

    def look_into(self, folder: str) -> None:
        """List the backups of another folder, or of the folder that is a backup itself."""
        self._folder = folder
        self.run(
            lambda _progress: self._services.backups.list(Path(folder)),
            lambda _listed: self.refresh(),
            on_error=self._on_folder_refused,
        )

    def _on_folder_refused(self, error: KinerjaError | Cancelled) -> None:
        self._folder = ""
        self.notices.show_error(error)
