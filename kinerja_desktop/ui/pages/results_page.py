"""The page Results: who is how far, the real pages of a document, and what is done with them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedLayout, QWidget

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.i18n import N_, _, short_date
from kinerja_desktop.ui.page import Page
from kinerja_desktop.ui.panels.results.doings import ResultDoings
from kinerja_desktop.ui.panels.results.preview_pane import PreviewPane
from kinerja_desktop.ui.panels.results.result_card import ResultCard
from kinerja_desktop.ui.panels.sheets import ask_printer, print_pages
from kinerja_desktop.ui.size_class import SizeClass, Width
from kinerja_desktop.ui.widgets.empty import EmptyState
from kinerja_desktop.ui.widgets.layouts import boxed, row

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from kinerja_desktop.core.rows import ResultRow
    from kinerja_desktop.reports.preview import PagePicture
    from kinerja_desktop.services import Services
    from kinerja_desktop.services.documents import Preview
    from kinerja_desktop.services.submissions import SubmissionRow
    from kinerja_desktop.ui.frame import Frame

PANE_WIDTHS = {Width.WIDE: 420, Width.MEDIUM: 380, Width.NARROW: 340}
ANY_WIDTH = 16777215


class ResultsPage(Page):
    KEY = "results"
    TITLE = N_("Results")
    ICON = "file-text"
    SHOWS: ClassVar[frozenset[Kind]] = frozenset(
        {
            Kind.APPRAISAL,
            Kind.DOCUMENT,
            Kind.DISCUSSION,
            Kind.OBJECTION,
            Kind.STAFF,
            Kind.PERIOD,
            Kind.PLAN,
        }
    )
    SHOWS_PROGRESS = True

    def __init__(self, frame: Frame, services: Services, *, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent=parent)
        self._services = services
        self._target: dict[str, Any] = {}
        self._preview: Preview | None = None
        self._asked: tuple[int, str] = (0, "")
        self._earlier = (0, 0)  # the present appraisal, and the version before that is looked at
        self.set_subtitle(_("evaluation documents and export"))
        self.card = ResultCard(self.theme, parent=self)
        self.pane = PreviewPane(self.theme, parent=self)
        self.doings = ResultDoings(self, services, self.card)
        self.empty = EmptyState(
            self.theme,
            _("Nobody in this period yet"),
            _("Results appear here once people belong to the period and are rated."),
            button=_("Go to Staff"),
            icon="users",
            parent=self,
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._panes = row(self.card, self.pane, gap=12)
        self._panes.setStretch(0, 1)
        self.pane.setFixedWidth(PANE_WIDTHS[Width.WIDE])
        self._stack = QStackedLayout()
        self._stack.addWidget(boxed(self._panes, parent=self))
        self._stack.addWidget(self.empty)
        self.body.addLayout(self._stack, 1)

    def _connect(self) -> None:
        self.card.row_chosen.connect(self._on_row_chosen)
        self.card.preview_wanted.connect(self._on_preview_wanted)
        self.card.objection_wanted.connect(self._on_objection_wanted)
        self.empty.pressed.connect(lambda: self.go("staff"))
        self.pane.report_chosen.connect(lambda _key: self._ask_preview())
        self.pane.version_chosen.connect(self._on_version_chosen)
        self.pane.page_wanted.connect(self._on_page_wanted)
        self.pane.back_wanted.connect(lambda: self._show_one_pane(preview=False))
        self.pane.print_wanted.connect(self.print_shown)
        self.pane.save_wanted.connect(self._on_save_wanted)
        shortcut = QShortcut(QKeySequence("Ctrl+P"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.print_shown)

    # The base.

    def refresh(self) -> None:
        if (period := self.period) is None:
            self._stack.setCurrentIndex(1)
            return
        self.card.show_folder(self.frame.preferences.current.export_folder)
        services = self._services
        self.run(
            lambda _progress: (
                services.documents.rows(period.id),
                services.documents.reports(period.id),
                services.submissions.rows(period.id),
            ),
            lambda read: self._take(*read),
        )

    def leave(self) -> None:
        if not self.doings.batch.is_running:
            self.card.show_states({})

    def show_target(self, target: dict[str, Any]) -> None:
        self._target = dict(target)
        self.mark_stale()

    def fit(self, size: SizeClass) -> None:
        self.pane.back.setVisible(size.is_single)
        self.pane.name.setVisible(size.is_single or size.width == Width.WIDE)
        if size.is_single:
            self.pane.setMinimumWidth(0)
            self.pane.setMaximumWidth(ANY_WIDTH)
            self._show_one_pane(preview=False)
        else:
            self.pane.setFixedWidth(self.theme.px(PANE_WIDTHS[size.width]))
            self.card.show()
            self.pane.show()

    def first_focus(self) -> QWidget | None:
        return self.card.list if self.card.rows else self.empty.button

    def panes(self) -> list[QWidget]:
        return [self.card, self.pane]

    # Showing.

    def _take(
        self,
        rows: tuple[ResultRow, ...],
        reports: tuple[tuple[str, str], ...],
        log: tuple[SubmissionRow, ...],
    ) -> None:
        self._stack.setCurrentIndex(0 if rows else 1)
        self.pane.show_reports(reports)
        self.card.show_rows(rows)
        self.card.show_last_delivery(_last(log))
        target, self._target = self._target, {}
        if target.get("employee_id"):
            self.card.choose(int(target["employee_id"]))
        self._ask_preview()

    def _on_row_chosen(self, row: ResultRow) -> None:
        if row.appraisal_id != self._earlier[0]:
            self._earlier = (0, 0)
        self._ask_preview()

    def _on_version_chosen(self, appraisal_id: int) -> None:
        if (chosen := self.card.current()) is not None:
            self._earlier = (chosen.appraisal_id, appraisal_id)
            self._ask_preview()

    def _on_objection_wanted(self, row: ResultRow) -> None:
        """Open the objection against the version that is looked at."""
        present, earlier = self._earlier
        looked_at = earlier if present == row.appraisal_id else 0
        self.go("objection", employee_id=row.employee.id, appraisal_id=looked_at)

    def _ask_preview(self) -> None:
        """Ask for the document of the chosen person; an answer that comes late is dropped."""
        chosen = self.card.current()
        if chosen is None or not chosen.appraisal_id:
            self._preview = None
            self._asked = (0, "")
            self.pane.show_nothing(_("There is no rating to look at yet.") if chosen else "")
            return
        present, earlier = self._earlier
        number = earlier if present == chosen.appraisal_id else chosen.appraisal_id
        asked = self._asked = (number, self.pane.report)
        name = chosen.employee.name
        self.run(
            lambda _progress: self._services.documents.preview(*asked),
            lambda preview: self._show_preview(preview, name),
        )

    def _show_preview(self, preview: Preview, name: str) -> None:
        if (preview.appraisal_id, preview.report) == self._asked:
            before, self._preview = self._preview, preview
            is_same = (
                before is not None
                and before.pdf == preview.pdf
                and before.versions == preview.versions
            )
            if not is_same or self.pane.shown_name != name:
                self.pane.show_preview(preview, name)

    def _on_page_wanted(self, page: int, dpi: float) -> None:
        preview = self._preview
        if preview is not None:
            self.run(
                lambda _progress: self._services.documents.picture(preview.pdf, page, dpi),
                lambda picture: self._show_picture(preview, page, picture),
            )

    def _show_picture(self, preview: Preview, page: int, picture: PagePicture) -> None:
        """Show a page, also if the same document has been read again meanwhile."""
        if self._preview is not None and self._preview.pdf == preview.pdf:
            self.pane.show_picture(page, picture)

    def _on_preview_wanted(self) -> None:
        if self.size_class.is_single:
            self._show_one_pane(preview=True)
        self.pane.paper.setFocus()

    def _show_one_pane(self, *, preview: bool) -> None:
        self.card.setVisible(not preview)
        self.pane.setVisible(preview)

    # Paper and files.

    def print_shown(self) -> None:
        """Ask for the printer and print what is looked at."""
        if self._preview is None:
            return
        ask_printer(self, self.print_on)

    def print_on(self, printer: QPrinter) -> None:
        """Print what is looked at on this printer."""
        if self._preview is not None:
            print_pages(self, self._services, self._preview, printer)

    def _on_save_wanted(self) -> None:
        if self._preview is None:
            return
        folder = Path(self.frame.preferences.current.export_folder or Path.home())
        start = str(folder / self._preview.file_name)
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save this PDF…"), start, "PDF (*.pdf)")
        if chosen:
            self.save_shown(Path(chosen))

    def save_shown(self, path: Path) -> None:
        """Write what is looked at into a file."""
        preview = self._preview
        if preview is not None:
            self.run(
                lambda _progress: self._services.documents.save(preview, path),
                lambda saved: self.say(_("Saved as {name}").format(name=saved.name)),
            )


def _last(log: tuple[SubmissionRow, ...]) -> str:
    """Return the newest line of the log in one line of words."""
    if not log:
        return ""
    line = log[0]
    parts = (short_date(line.delivered_on, year=False), line.file_name, line.recipient, line.way)
    return " · ".join(part for part in parts if part)
