"""ChosenCard: a backup beside the present state, what will happen, and the button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from kinerja_desktop.i18n import _, clock, long_date, number, weekday_date
from kinerja_desktop.ui.panels.restoring.words import COUNTS, about, count_words, difference
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.card import Card, Quiet
from kinerja_desktop.ui.widgets.field import Notice
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column, row, scrolling
from kinerja_desktop.ui.widgets.lines import ComparisonRow
from kinerja_desktop.ui.widgets.painting import RIGHT, Canvas, Painted, draw_text
from kinerja_desktop.ui.widgets.steps import NumberedSteps

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.services.backups import Backup
    from kinerja_desktop.ui.theme.theme import Theme


NAME_WIDTH = 116
# the right edges of the two numbers of a ComparisonRow; between them the arrow with its air
NOW_EDGE, THEN_EDGE, AIR = NAME_WIDTH + 56, NAME_WIDTH + 116, 18


class _Heads(Painted):
    """The heads over the comparison."""

    def __init__(self, theme: Theme, *, parent: QWidget) -> None:
        super().__init__(theme, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(300, self.theme.px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = "caption/500 text-3"
        with Canvas(self, self.theme) as canvas:
            draw_text(canvas, self.theme, self.rect(), _("Content"), look=look)
            scaled = self.theme.px
            for edge, word in ((scaled(NOW_EDGE), _("Now")), (scaled(THEN_EDGE) + AIR, _("Then"))):
                box = QRectF(0, 0, edge, self.height())
                draw_text(canvas, self.theme, box, word, look=look, align=RIGHT)


class ChosenCard(Card):
    """`restore_wanted` and `look_wanted` give the backup shown."""

    restore_wanted = Signal(object)
    look_wanted = Signal(object)

    def __init__(self, theme: Theme, *, parent: QWidget) -> None:
        super().__init__(theme, margins=(20, 16, 20, 16), parent=parent)
        self._backup: Backup | None = None
        self._content: QWidget | None = None
        self._room = column(gap=0)
        self.body.setSpacing(12)
        self.body.addLayout(self._room, 1)
        words = _("PDF files already given out do not change.")
        promise = Quiet(theme, tone="info-soft", margins=(12, 8, 12, 8), parent=self)
        promise.body.addWidget(Notice(theme, words, color="text-2", icon_color="info"))
        self.restore = make_button(
            theme, _("Restore"), kind="primary", icon="history", on_click=self._on_wanted,
            parent=self,
        )  # fmt: skip
        self.look = make_button(
            theme, _("Open to look"), on_click=self._on_look_wanted, parent=self
        )
        self.body.addWidget(promise)
        self.body.addLayout(row(None, self.look, self.restore))

    def show_backup(self, backup: Backup, now: Mapping[str, int], today: date) -> None:
        """Show a backup against the numbers of the present data."""
        self._backup = backup
        if self._content is not None:
            self._room.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        theme = self.theme
        title = f"{weekday_date(backup.made_at.date())}, {clock(backup.made_at.time())}"
        parts: list[object] = [
            Text(theme, title, look="heading", lines=2),
            Text(theme, about(backup, today), look="small text-3", lines=2),
            10,
            _Heads(theme, parent=self),
            Divider(theme),
        ]
        parts += [self._comparison(backup, now, key, _(name)) for key, name in COUNTS]
        parts += [8, Divider(theme), 12]
        if backup.is_usable:
            parts.append(Text(theme, _("What will happen"), look="strong"))
            parts += [10, self._steps(backup)]
        else:
            words = _("This backup is damaged and cannot be restored. Choose another one.")
            parts.append(Notice(theme, words, icon="triangle-alert", color="danger"))
        parts.append(None)
        area = scrolling(boxed(column(*parts, gap=2)), parent=self)
        self._content = area
        self._room.addWidget(area)
        area.show()
        for button in (self.look, self.restore):
            button.setEnabled(backup.is_usable)

    def _comparison(
        self, backup: Backup, now: Mapping[str, int], key: str, name: str
    ) -> ComparisonRow:
        present = now.get(key, 0)
        then = backup.counts.get(key)
        words = difference(present, then) if then is not None else _("not known")
        pair = (number(present), count_words(backup, key))
        return ComparisonRow(self.theme, name, pair, difference=words, name_width=NAME_WIDTH)

    def _steps(self, backup: Backup) -> NumberedSteps:
        day = long_date(backup.made_at.date())
        return NumberedSteps(
            self.theme,
            [
                (
                    _("The present state is set aside"),
                    _("It appears in this list as “before restoring”."),
                ),
                (
                    _("Data and key are replaced together"),
                    _("Checked first; if it fails, the data stays."),
                ),
                (
                    _("The program is locked"),
                    _("It opens with the passphrase of {day}.").format(day=day),
                ),
            ],
        )

    def _on_look_wanted(self) -> None:
        if self._backup is not None:
            self.look_wanted.emit(self._backup)

    def _on_wanted(self) -> None:
        if self._backup is not None:
            self.restore_wanted.emit(self._backup)
