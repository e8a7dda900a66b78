"""FileStep (Pilih berkas): let a file go, look for it, or paste a table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QFileDialog, QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.panels.importing.last_import import LastImportCard
from kinerja_desktop.ui.panels.importing.places import LIST_SUFFIXES
from kinerja_desktop.ui.panels.importing.places_card import PlacesCard
from kinerja_desktop.ui.panels.importing.template_card import TemplateCard
from kinerja_desktop.ui.panels.importing.words import rows_words
from kinerja_desktop.ui.size_class import SizeClass, Width
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.drop_zone import DropZone, files_of
from kinerja_desktop.ui.widgets.field import Notice
from kinerja_desktop.ui.widgets.labels import KeyCap, Text
from kinerja_desktop.ui.widgets.layouts import boxed, column, row, scrolling
from kinerja_desktop.ui.widgets.lines import FileRow

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kinerja_desktop.services.importing import FileLook, LastImport
    from kinerja_desktop.ui.theme.theme import Theme

_ANY_WIDTH = 16777215


class FileStep(QWidget):
    """`source_given` gives a Path or pasted text; `continued` goes on with the file in hand."""

    source_given = Signal(object)
    nothing_pasted = Signal()
    continued = Signal()
    cancelled = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._recent = ""
        self._is_single = False
        self.zone = DropZone(
            theme,
            (_("Drop the staff list here"), _("or"), _("choose a file")),
            icon="file-spreadsheet",
            hint=_("Excel, LibreOffice or CSV, as SIASN and SIMPEG export it"),
            parent=self,
        )
        self.paste = make_button(theme, _("Paste from Excel"), icon="clipboard-list", parent=self)
        self.chosen = boxed(column(), parent=self)
        self.places = PlacesCard(theme, parent=self)
        self.last = LastImportCard(theme, parent=self)
        self.template = TemplateCard(theme, parent=self)
        self.cancel = make_button(theme, _("Cancel"), kind="plain", parent=self)
        self.choose = make_button(theme, _("Choose a file"), icon="folder-open", parent=self)
        self.next = make_button(theme, _("Go on"), kind="primary", parent=self)
        self.next.set_icon("arrow-right", after=True)
        self._lay_out()
        self._connect()
        self.show_chosen(None)

    def _lay_out(self) -> None:
        theme = self.theme
        pasting = Card(theme, margins=(16, 12, 16, 12), parent=self)
        words = column(
            Text(theme, _("Or copy the table in Excel"), look="medium", parent=pasting),
            Text(
                theme,
                _("Select it with its heading row, copy, and paste it here."),
                look="small text-3",
                lines=2,
                parent=pasting,
            ),
            gap=1,
        )
        line = row(words, KeyCap(theme, "Ctrl V", parent=pasting), self.paste, gap=12)
        line.setStretch(0, 1)
        pasting.body.addLayout(line)
        left = column(self.chosen, self.zone, pasting, gap=12)
        left.setStretch(1, 1)
        right = column(self.places, self.last, self.template, None, gap=12)
        self._side_content = boxed(right, parent=self)
        self.side = scrolling(self._side_content, parent=self)
        self.panes = row(boxed(left, parent=self), self.side, gap=12)
        self.panes.setStretch(0, 1)
        self.zone.setMinimumHeight(theme.px(140))
        promise = Notice(
            theme,
            _(
                "The file is only read. The staff in the application stays as it is "
                "until you press Apply."
            ),
            icon="shield",
            parent=self,
        )
        foot = row(column(None, promise, None), self.cancel, self.choose, self.next, gap=8)
        foot.setStretch(0, 1)
        area = scrolling(boxed(self.panes, parent=self), parent=self)
        lines = column(area, foot, gap=14)
        lines.setStretch(0, 1)
        self.setLayout(lines)

    @property
    def recent(self) -> str:
        """The folder used last, or nothing."""
        return self._recent

    def _connect(self) -> None:
        self.zone.dropped.connect(self.source_given)
        self.places.list_chosen.connect(self.source_given)
        self.places.folder_chosen.connect(self.open_chooser)
        self.places.grown.connect(self._fit_side)
        self.zone.pressed.connect(self.open_chooser)
        self.choose.clicked.connect(self.zone.pressed)
        self.paste.clicked.connect(self.take_clipboard)
        self.next.clicked.connect(self.continued)
        self.cancel.clicked.connect(self.cancelled)

    def show_chosen(self, look: FileLook | None) -> None:
        """Show the file in hand, with which one may go on; without one, choosing is primary."""
        layout = self.chosen.layout()
        while layout is not None and layout.count():
            item = layout.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if look is not None and layout is not None:
            shown = FileRow(
                self.theme,
                look.file_name,
                rows_words(look.rows_total),
                icon="file-spreadsheet",
                parent=self,
            )
            layout.addWidget(shown)
        self.chosen.setVisible(look is not None)
        self.next.setVisible(look is not None)
        self.choose.set_kind("primary" if look is None else "default")
        self.choose.setText(_("Choose a file") if look is None else _("Choose another file"))

    def show_last(self, last: LastImport | None) -> None:
        """Show the newest import, which can be taken back."""
        self.last.show_last(last)
        self._fit_side()

    def show_recent(self, folder: str) -> None:
        """Begin the search in the folder used last."""
        self._recent = folder
        self.places.ask()

    def fit(self, size: SizeClass) -> None:
        """Put the places below the field in narrow windows; then the whole may scroll."""
        directions = QBoxLayout.Direction
        single = size.is_single
        self.panes.setDirection(directions.TopToBottom if single else directions.LeftToRight)
        wide = 340 if size.width == Width.WIDE else 300
        self.side.setMinimumWidth(0 if single else wide)
        self.side.setMaximumWidth(_ANY_WIDTH if single else wide)
        self._is_single = single
        self._fit_side()

    def _fit_side(self) -> None:
        """Let the places be as high as they are where the whole step scrolls."""
        layout = self._side_content.layout()
        if layout is None or not self._is_single:
            self.side.setMinimumHeight(0)
            return
        layout.activate()
        self.side.setMinimumHeight(layout.totalHeightForWidth(max(self.side.width(), 300)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_side()

    def first_focus(self) -> QWidget:
        return self.next if self.next.isVisibleTo(self) else self.choose

    def take_clipboard(self) -> None:
        """Take a copied file, or the copied cells of a table."""
        mime = QApplication.clipboard().mimeData()
        files = files_of(mime)
        text = mime.text() if mime is not None and mime.hasText() else ""
        if files:
            self.source_given.emit(files[0])
        elif text.strip():
            self.source_given.emit(text)
        else:
            self.nothing_pasted.emit()

    def open_chooser(self, folder: Path | None = None) -> None:
        """Let a file be chosen, beginning in a folder."""
        suffixes = " ".join(f"*{suffix}" for suffix in LIST_SUFFIXES)
        kinds = _("Staff lists ({kinds})").format(kinds=suffixes)
        start = str(folder) if folder is not None else self._recent
        chooser = QFileDialog(self, _("Choose the staff list"), start, kinds)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda name: self.source_given.emit(Path(name)))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()
