"""VerifyPanel: files put down or chosen, those checked today, and the verdict of the chosen one.

Needs no store: `check` judges one file, everything else is asked of services.verifying.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QStackedLayout, QWidget

from kinerja_desktop.errors import Cancelled, KinerjaError
from kinerja_desktop.i18n import _, ngettext
from kinerja_desktop.services.verifying import (
    CheckedFile,
    CheckedPage,
    checked_page,
    checked_sizes,
    save_signed_version,
)
from kinerja_desktop.ui.notices import Notice as Message
from kinerja_desktop.ui.notices import NoticeBar
from kinerja_desktop.ui.panels.verifying.drop_zone import DropZone
from kinerja_desktop.ui.panels.verifying.outcome_looks import OUTCOME_LOOKS
from kinerja_desktop.ui.panels.verifying.verdict_card import VerdictCard
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.empty import EmptyState
from kinerja_desktop.ui.widgets.field import Notice
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import boxed, column, row
from kinerja_desktop.ui.widgets.paper import image_of
from kinerja_desktop.ui.widgets.person_list import PickLine, PickList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from kinerja_desktop.reports.preview import PageSize
    from kinerja_desktop.ui.frame import Frame

LEFT_WIDTH, NARROW_LEFT_WIDTH = 316, 249
NARROW_BELOW, SINGLE_BELOW = 1060, 860
ANY_WIDTH = 16777215
SIDE_NEEDS_PX = 620


class VerifyPanel(QWidget):
    """Give it files with `check_files`; it works on the desk lane, one file after another."""

    def __init__(
        self,
        frame: Frame,
        check: Callable[[Path], CheckedFile],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._frame = frame
        self._check = check
        self._found: dict[Path, CheckedFile | KinerjaError | None] = {}
        self._is_single = False
        theme = frame.theme
        self.notices = NoticeBar(theme, parent=self)
        self.zone = DropZone(theme, parent=self)
        self.list = PickList(theme, _("Checked today"), parent=self)
        self.count = Text(theme, look="small text-3", parent=self)
        self.card = VerdictCard(theme, parent=self)
        self.empty = EmptyState(
            theme,
            _("Is this file still the original?"),
            _(
                "Put a PDF down at the left. You learn whether its content is what was signed, "
                "who signed it, and whether it is the latest version."
            ),
            button=_("Choose files"),
            icon="file-search",
            parent=self,
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        theme = self._frame.theme
        files = Card(theme, margins=(1, 12, 1, 12), parent=self)
        title = Text(theme, _("Checked today"), look="strong", parent=files)
        files.body.addLayout(row(title, None, self.count, margins=(15, 0, 15, 0)))
        files.body.addWidget(self.list, 1)
        promise = Notice(
            theme,
            _("Files are only read on this computer, not changed and not sent."),
            icon="shield",
            parent=files,
        )
        files.body.addLayout(row(promise, margins=(15, 0, 15, 0)))
        self.left = boxed(column(self.zone, files, gap=12), parent=self)
        self.left.setFixedWidth(LEFT_WIDTH)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.card)
        self.right = boxed(self._stack, parent=self)
        panes = row(self.left, self.right, gap=12)
        panes.setStretch(1, 1)
        content = column(self.notices, gap=0)
        content.addLayout(panes, 1)
        self.setLayout(content)

    def _connect(self) -> None:
        self.zone.files_chosen.connect(self.check_files)
        self.empty.pressed.connect(self.zone.ask)
        self.list.row_chosen.connect(lambda _key: self._show_chosen())
        self.list.row_opened.connect(lambda _key: self._show_panes(detail=True))
        self.card.back_wanted.connect(lambda: self._show_panes(detail=False))
        self.card.paper.page_wanted.connect(self._on_page_wanted)
        self.card.open_wanted.connect(self._on_open_wanted)
        self.card.signed_version_wanted.connect(self._on_signed_version_wanted)
        shortcut = QShortcut(QKeySequence.StandardKey.Open, self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.zone.ask)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() / self._frame.theme.scale
        single = room < SINGLE_BELOW
        if single:
            self.left.setMinimumWidth(0)
            self.left.setMaximumWidth(ANY_WIDTH)
        else:
            width = NARROW_LEFT_WIDTH if room < NARROW_BELOW else LEFT_WIDTH
            self.left.setFixedWidth(self._frame.theme.px(width))
        if single != self._is_single:
            self._is_single = single
            self.card.back.setVisible(single)
            self._show_panes(detail=self.list.current_key() is not None)

    def _show_panes(self, *, detail: bool) -> None:
        self.left.setVisible(not self._is_single or not detail)
        self.right.setVisible(not self._is_single or detail)

    # Checking.

    def check_files(self, paths: Sequence[Path]) -> None:
        """Judge files one after another; the first of them is shown."""
        self.notices.clear()
        self._found = dict.fromkeys(paths) | {
            path: found for path, found in self._found.items() if path not in paths
        }
        for path in paths:
            self._frame.runner.run(
                self,
                partial(self._judge, path),
                partial(self._keep, path),
                on_error=partial(self._keep_error, path),
            )
        if paths:
            self._show_lines()
            self.list.choose(str(paths[0]))
            self._show_chosen()
            self._show_panes(detail=self._is_single)

    def _judge(self, path: Path, _progress: object) -> CheckedFile:
        return self._check(path)

    def _keep_error(self, path: Path, error: KinerjaError | Cancelled) -> None:
        if isinstance(error, KinerjaError):
            self._keep(path, error)

    def _keep(self, path: Path, found: CheckedFile | KinerjaError) -> None:
        self._found[path] = found
        self._show_lines()
        if self.list.current_key() == str(path):
            self._show_chosen()

    # Showing.

    def _show_lines(self) -> None:
        self.list.show_rows([_line(path, found) for path, found in self._found.items()])
        count = len(self._found)
        self.count.set_text(ngettext("{n} file", "{n} files", count).format(n=count))

    def _chosen(self) -> CheckedFile | KinerjaError | None:
        key = self.list.current_key()
        return self._found.get(Path(key)) if key else None

    def _show_chosen(self) -> None:
        found = self._chosen()
        if isinstance(found, CheckedFile):
            self._stack.setCurrentWidget(self.card)
            self.card.show_checked(found)
            self._frame.runner.run(
                self,
                lambda _progress: checked_sizes(found),
                partial(self._show_sizes, found),
            )
        elif isinstance(found, KinerjaError):
            self._stack.setCurrentWidget(self.card)
            self.card.show_refused(found.message)
            self._show_side(has_pages=False)

    def _show_sizes(self, checked: CheckedFile, sizes: Sequence[PageSize]) -> None:
        if self.card.checked is checked:
            self._show_side(has_pages=bool(sizes))
            self.card.paper.show_pages([(size.width, size.height) for size in sizes])
            changed = [change.page for change in checked.verdict.changes]
            if changed:
                self.card.paper.go_to(changed[0] - 1)

    def _show_side(self, *, has_pages: bool) -> None:
        self.card.paper.setVisible(has_pages)
        self.card.side.setVisible(has_pages and self.right.width() >= SIDE_NEEDS_PX)

    def _on_page_wanted(self, page: int, dpi: float) -> None:
        checked = self.card.checked
        if checked is not None:
            self._frame.runner.run(
                self,
                lambda _progress: checked_page(checked, page, dpi),
                partial(self._show_page, checked, page),
                on_error=lambda _error: None,
            )

    def _show_page(self, checked: CheckedFile, page: int, found: CheckedPage) -> None:
        if self.card.checked is not checked:
            return
        picture = found.picture
        image = image_of(picture.width, picture.height, picture.stride, picture.pixels)
        self.card.paper.show_picture(page, image)
        boxes = [(place.left, place.top, place.right, place.bottom) for place in found.places]
        self.card.paper.tint(page, boxes)

    # What the person does.

    def _on_open_wanted(self) -> None:
        if self.card.checked is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.card.checked.path)))

    def _on_signed_version_wanted(self) -> None:
        checked = self.card.checked
        if checked is None:
            return
        start = checked.path.with_name(f"{checked.path.stem}-asli.pdf")
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Save the signed version…"), str(start), "PDF (*.pdf)"
        )
        if chosen:
            self.save_signed_version(Path(chosen))

    def save_signed_version(self, path: Path) -> None:
        """Write the chosen file as it was signed, and check that too."""
        checked = self.card.checked
        if checked is not None:
            self._frame.runner.run(
                self,
                lambda _progress: save_signed_version(checked, path),
                self._on_saved,
                on_error=self.notices.show_error,
            )

    def _on_saved(self, path: Path) -> None:
        self.check_files([path])
        text = _("The signed version is saved as {name}.").format(name=path.name)
        self.notices.show_notice("saved", Message(text=text, closable=True))


def _line(path: Path, found: CheckedFile | KinerjaError | None) -> PickLine:
    if found is None:
        word, tone, icon = _("Checking…"), "neutral", "loader-circle"
    elif isinstance(found, KinerjaError):
        word, tone, icon = _("Could not be read"), "neutral", "file-warning"
    else:
        look = OUTCOME_LOOKS[found.outcome]
        word, tone, icon = _(look.word), look.tone, look.icon
    return PickLine(key=str(path), title=path.name, caption=word, icon=icon, tone=tone)
