"""PreviewPane: the real pages of a document, chosen above, checked below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from kinerja_desktop.core.appraisal import Stage
from kinerja_desktop.i18n import _, ngettext
from kinerja_desktop.ui.widgets.buttons import Button, IconButton
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.labels import ElidedText, Text
from kinerja_desktop.ui.widgets.layouts import boxed, column, row
from kinerja_desktop.ui.widgets.lines import StatusLine
from kinerja_desktop.ui.widgets.paper import PaperView, image_of

if TYPE_CHECKING:
    from kinerja_desktop.reports.preview import PagePicture
    from kinerja_desktop.services.documents import Preview
    from kinerja_desktop.services.versions import Version
    from kinerja_desktop.ui.theme.theme import Theme


class PreviewPane(Card):
    """Shows what a Preview holds; asks for its pages with `page_wanted(page, dpi)`."""

    report_chosen = Signal(str)
    version_chosen = Signal(int)  # an appraisal id
    page_wanted = Signal(int, float)
    print_wanted = Signal()
    save_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, margins=(12, 8, 12, 8), parent=parent)
        self.report = ""
        self._reports: tuple[tuple[str, str], ...] = ()
        self._versions: tuple[Version, ...] = ()
        self._shown: Version | None = None
        self.shown_name = ""
        self.paper = PaperView(theme, _("Preview"), parent=self)
        self._build_head()
        self.paper.page_wanted.connect(self.page_wanted)
        self.paper.zoom_changed.connect(self._on_zoom_changed)
        self.none = Text(theme, look="body text-2", lines=0, parent=self)
        self.complete = self._check_line()
        self.signatures = self._check_line()
        self.rest = self._check_line()
        self._checks = boxed(
            row(self.complete, self.signatures, self.rest, None, gap=14), parent=self
        )
        self.body.addWidget(self.paper, 1)
        self._nothing = boxed(column(40, row(None, self.none, None), None), parent=self)
        self.body.addWidget(self._nothing, 1)
        self.body.addWidget(self._checks)
        self.show_nothing("")

    def _build_head(self) -> None:
        theme = self.theme
        self.back = IconButton(theme, "arrow-left", _("Back"), size=28, parent=self)
        self.back.clicked.connect(self.back_wanted)
        self.back.hide()
        self.chooser = Button(theme, "", kind="plain", height=28, parent=self)
        self.chooser.set_icon("chevron-down", after=True)
        self.chooser.setAccessibleName(_("Document"))
        self.chooser.clicked.connect(self._on_chooser_clicked)
        self.name = ElidedText(theme, look="small text-3", parent=self)
        self.smaller = self._tool("zoom-out", _("Smaller (Ctrl+wheel)"))
        self.zoom = Button(theme, "100 %", kind="plain", height=28, parent=self)
        self.zoom.setToolTip(_("Fit to width"))
        self.zoom.setAccessibleName(_("Fit to width"))
        self.larger = self._tool("zoom-in", _("Larger (Ctrl+wheel)"))
        self.print = self._tool("printer", _("Print (Ctrl+P)"))
        for button in (self.chooser, self.zoom):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        head = row(self.back, self.chooser, self.name, None, gap=4)
        head.setStretchFactor(self.name, 100)
        head.addLayout(row(self.smaller, self.zoom, self.larger, 4, self.print, gap=0))
        self.body.addLayout(head)
        self.smaller.clicked.connect(lambda: self.paper.step_zoom(-1))
        self.larger.clicked.connect(lambda: self.paper.step_zoom(1))
        self.zoom.clicked.connect(self.paper.fit_width)
        self.print.clicked.connect(self.print_wanted)

    def _tool(self, icon: str, name: str) -> IconButton:
        return IconButton(self.theme, icon, name, size=28, parent=self)

    def _check_line(self) -> StatusLine:
        return StatusLine(self.theme, "", icon="circle-check", color="text-2", parent=self)

    def show_reports(self, reports: tuple[tuple[str, str], ...]) -> None:
        """Offer (key, official title) of the documents of the period."""
        self._reports = reports
        keys = [key for key, _title in reports]
        if self.report not in keys:
            self.report = keys[0] if keys else ""
        self._show_chosen()

    def show_nothing(self, words: str) -> None:
        """Say why there is nothing to look at."""
        self._show_parts(has_pages=False)
        self._versions, self._shown, self.shown_name = (), None, ""
        self.none.set_text(words)
        self.paper.show_pages(())

    def show_preview(self, preview: Preview, name: str) -> None:
        self._show_parts(has_pages=True)
        self.shown_name = name
        self._versions, self._shown = preview.versions, preview.version
        if self._shown is not None and len(self._versions) > 1:
            version = _("version {n}").format(n=self._shown.revision)
            name = f"{version} · {name}"
        self.name.set_text(name)
        self.paper.show_pages([(size.width, size.height) for size in preview.sizes])
        self._show_checks(preview)

    def show_picture(self, page: int, picture: PagePicture) -> None:
        image = image_of(picture.width, picture.height, picture.stride, picture.pixels)
        self.paper.show_picture(page, image)

    def _show_parts(self, *, has_pages: bool) -> None:
        self.paper.setVisible(has_pages)
        self._checks.setVisible(has_pages)
        self._nothing.setVisible(not has_pages)
        for tool in (self.smaller, self.zoom, self.larger, self.print):
            tool.setEnabled(has_pages)
        if not has_pages:
            self.name.set_text("")

    def _show_checks(self, preview: Preview) -> None:
        done = {"icon": "circle-check", "color": "text-2", "icon_color": "success"}
        open_ = {"icon": "circle-dashed", "color": "text-2", "icon_color": "warn"}
        is_complete = preview.is_complete
        text = _("complete") if is_complete else _("not complete")
        self.complete.show_status(text, **(done if is_complete else open_))
        count = preview.signature_count
        text = ngettext("{n} signed", "{n} signed", count).format(n=count)
        self.signatures.show_status(text, **(done if count else open_))
        if self._shown is not None and self._shown is not self._versions[0]:
            icon = "circle-check" if self._shown.is_valid else "history"
            self.rest.show_status(version_words(self._shown), icon=icon, color="text-2")
        elif preview.is_stored:
            text = _("attachments not printed")
            self.rest.show_status(text, icon="info", color="text-2", icon_color="info")
        else:
            text = _("still a draft")
            self.rest.show_status(text, icon="pencil", color="text-2")

    def _show_chosen(self) -> None:
        self.chooser.setText(dict(self._reports).get(self.report, ""))
        self.chooser.updateGeometry()

    def make_menu(self) -> QMenu:
        """Return the menu of documents."""
        menu = QMenu(self)
        for key, title in self._reports:
            action = QAction(title, menu)
            action.setCheckable(True)
            action.setChecked(key == self.report)
            action.triggered.connect(lambda _checked, key=key: self.choose_report(key))
            menu.addAction(action)
        if len(self._versions) > 1:
            menu.addSeparator()
            for version in self._versions:
                self._add_version(menu, version)
        menu.addSeparator()
        for words, wanted in (
            (_("Save this PDF…"), self.save_wanted),
            (_("Print…"), self.print_wanted),
        ):
            action = QAction(words, menu)
            action.setEnabled(self.print.isEnabled())
            action.triggered.connect(wanted)
            menu.addAction(action)
        return menu

    def _add_version(self, menu: QMenu, version: Version) -> None:
        action = QAction(version_words(version), menu)
        action.setCheckable(True)
        action.setChecked(version == self._shown)
        number = version.appraisal_id
        action.triggered.connect(lambda: self.version_chosen.emit(number))
        menu.addAction(action)

    def choose_report(self, key: str) -> None:
        """Look at another document of the same person."""
        if key != self.report:
            self.report = key
            self._show_chosen()
            self.report_chosen.emit(key)

    def _on_chooser_clicked(self) -> None:
        self.make_menu().popup(self.chooser.mapToGlobal(self.chooser.rect().bottomLeft()))

    def _on_zoom_changed(self, percent: int) -> None:
        self.zoom.setText(f"{percent} %")


def version_words(version: Version) -> str:
    """Say which version it is and whether it is the one that holds."""
    number = version.revision
    if version.is_valid:
        return _("Version {n}, valid").format(n=number)
    if version.stage == Stage.SUPERSEDED:
        return _("Version {n}, replaced").format(n=number)
    return _("Version {n}, not final").format(n=number)
