"""ReviewFoot: how names are written, where new people go, and the button that counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from kinerja_desktop.i18n import _, ngettext, number
from kinerja_desktop.ui.panels.importing.list_target import ListTarget
from kinerja_desktop.ui.size_class import SizeClass, Width
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.labels import ElidedText
from kinerja_desktop.ui.widgets.layouts import boxed, column, row
from kinerja_desktop.ui.widgets.switches import CheckBox

if TYPE_CHECKING:
    from kinerja_desktop.core.period import Period
    from kinerja_desktop.ui.panels.importing.draft import ImportDraft
    from kinerja_desktop.ui.theme.theme import Theme


class ReviewFoot(QWidget):
    """Two checks at the left, Batal, Kembali and Terapkan at the right."""

    def __init__(self, theme: Theme, draft: ImportDraft, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._period: Period | None = None
        self._size = SizeClass()
        self.tidy = CheckBox(theme, _("Tidy capitals in names"), parent=self)
        self.tidy.setChecked(True)
        self.example = ElidedText(theme, look="small text-3", parent=self)
        self.join = CheckBox(theme, " ", parent=self)
        self.join.setChecked(True)
        self.cancel = make_button(theme, _("Cancel"), kind="plain", parent=self)
        self.back = make_button(theme, _("Back"), parent=self)
        self.apply = make_button(theme, " ", kind="primary", parent=self)
        checks = row(self.tidy, self.example, self.join, None, gap=14)
        buttons = row(self.cancel, self.back, self.apply, gap=8)
        self.buttons = boxed(buttons, parent=self)
        self._line = row(boxed(checks, parent=self), self.buttons, gap=12)
        self._line.setStretch(0, 1)
        self.target = ListTarget(theme, parent=self)
        self.setLayout(column(self.target, self._line, gap=10))

    @property
    def period_id(self) -> int:
        """The period new people go into, or 0."""
        wanted = self._period is not None and self.join.isVisibleTo(self) and self.join.isChecked()
        return self._period.id if wanted and self._period is not None else 0

    def show_period(self, period: Period | None) -> None:
        self._period = None if period is None or period.is_closed else period
        self.show_counts()

    def fit(self, size: SizeClass) -> None:
        self._size = size
        directions = QBoxLayout.Direction
        is_low = size.is_single
        self._line.setDirection(directions.TopToBottom if is_low else directions.LeftToRight)
        self._line.setAlignment(
            self.buttons, Qt.AlignmentFlag.AlignRight if is_low else Qt.AlignmentFlag(0)
        )
        self.show_counts()

    def show_counts(self) -> None:
        """Show how many changes will be applied, and how names are rewritten."""
        draft = self._draft
        tidied = draft.plan.tidied if draft.plan is not None else ()
        self.tidy.setVisible(bool(tidied) or not draft.tidies)
        example = ""
        if tidied:
            example = _("{old} becomes {new}").format(old=tidied[0][0], new=tidied[0][1])
        self.example.set_text(example)
        is_single = self._size.is_single
        self.tidy.setText(_("Tidy names") if is_single else _("Tidy capitals in names"))
        self.tidy.setToolTip(example)
        self._show_period(draft.newcomers)
        is_alone = not self.join.isVisibleTo(self)
        self.example.setVisible(is_alone and self._size.width == Width.WIDE)
        changes = draft.changes
        words = ngettext("Apply {count} change", "Apply {count} changes", changes)
        self.apply.setText(
            words.format(count=number(changes)) if changes else _("Nothing to apply")
        )
        self.apply.setEnabled(changes > 0)
        self.apply.updateGeometry()

    def _show_period(self, newcomers: int) -> None:
        self.join.setVisible(self._period is not None and newcomers > 0)
        if self._period is None:
            return
        words = ngettext(
            "Add {count} new person to {period}",
            "Add {count} new people to {period}",
            newcomers,
        )
        told = words.format(count=number(newcomers), period=self._period.name)
        self.join.setText(_("New ones to the period") if self._size.is_single else told)
        self.join.setToolTip(told)
        self.join.updateGeometry()
