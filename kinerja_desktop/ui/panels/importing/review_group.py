"""ReviewGroup: what can be chosen for a whole group of rows, in a line above the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kinerja_desktop.i18n import _, ngettext, number
from kinerja_desktop.ui.panels.importing.review_paint import OPTIONS
from kinerja_desktop.ui.panels.importing.review_rows import Shown
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.card import Quiet
from kinerja_desktop.ui.widgets.labels import ElidedText, IconLabel
from kinerja_desktop.ui.widgets.layouts import row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.services.importing import GoneAction
    from kinerja_desktop.ui.panels.importing.review_rows import ReviewRow
    from kinerja_desktop.ui.panels.importing.review_view import Listing
    from kinerja_desktop.ui.theme.theme import Theme

BUTTON_HEIGHT = 28
ROWS_AT_A_GLANCE = 8


class ReviewGroup(Quiet):
    """Hidden unless there is something to choose.

    `gone_chosen(GoneAction or None)` is for everybody listed who is not in the file,
    `left_out(bool)` for every faulty row listed; `problems_wanted` asks to see those.
    """

    gone_chosen = Signal(object)
    left_out = Signal(bool)
    problems_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, tone="surface", margins=(16, 6, 14, 6), parent=parent)
        self.icon = IconLabel(theme, "triangle-alert", color="warn", size=16, parent=self)
        self.words = ElidedText(theme, look="small text-2", parent=self)
        self.see = Button(theme, _("See the problems"), height=BUTTON_HEIGHT, parent=self)
        self.skip = Button(theme, "", height=BUTTON_HEIGHT, parent=self)
        self.gone = tuple(
            Button(theme, _(word), height=BUTTON_HEIGHT, parent=self) for _action, word in OPTIONS
        )
        for button, (action, word) in zip(self.gone, OPTIONS, strict=True):
            button.setAccessibleName(_("{choice}: everybody listed").format(choice=_(word)))
            button.clicked.connect(lambda _on=False, chosen=action: self.gone_chosen.emit(chosen))
        self._are_out = False
        self.see.clicked.connect(self.problems_wanted)
        self.skip.clicked.connect(lambda: self.left_out.emit(not self._are_out))
        line = row(self.icon, self.words, self.see, self.skip, *self.gone, gap=8)
        line.setStretchFactor(self.words, 1)
        self.body.addLayout(line)
        self.hide()

    def show_for(
        self, listing: Listing, kind: Shown, problems: int, gone: Mapping[int, GoneAction]
    ) -> None:
        """Offer what fits a listing of one kind; `problems` wait, `gone` is chosen so far."""
        places = [i for i, one in enumerate(listing.lines) if one.kind == Shown.PROBLEM]
        if kind == Shown.GONE and listing.found:
            self._offer_gone(len(listing.found))
            self.show_chosen(listing.found, gone)
        elif kind == Shown.PROBLEM:
            self._offer_problems(listing.found)
        elif kind == Shown.ALL and problems and (not places or places[0] >= ROWS_AT_A_GLANCE):
            self._point_to_problems(problems)
        else:
            self.hide()

    def show_chosen(self, rows: Iterable[ReviewRow], gone: Mapping[int, GoneAction]) -> None:
        """Mark the choice that everybody listed has in common."""
        actions = {gone.get(one.employee_id) for one in rows}
        for button, (action, _word) in zip(self.gone, OPTIONS, strict=True):
            button.set_kind("tonal" if actions == {action} else "default")

    def _point_to_problems(self, count: int) -> None:
        """Say that there are problems further down, and lead to them."""
        words = ngettext(
            "{count} row has a problem; it stands further down.",
            "{count} rows have a problem; they stand further down.",
            count,
        )
        self._show(words.format(count=number(count)), self.see, is_warning=True)

    def _offer_problems(self, rows: Sequence[ReviewRow]) -> None:
        """Offer to leave every faulty row out, or to take them in again."""
        faulty = [one for one in rows if one.entry is None]
        left = sum(1 for one in faulty if not one.is_left_out)
        if not faulty:
            self.hide()
            return
        self._are_out = left == 0
        words = ngettext(
            "{count} row is not imported until it is repaired.",
            "{count} rows are not imported until they are repaired.",
            left,
        )
        told = words.format(count=number(left)) if left else _("All of them are left out.")
        self.skip.setText(_("Take all in again") if self._are_out else _("Leave all out"))
        self._show(told, self.skip, is_warning=left > 0)

    def _offer_gone(self, count: int) -> None:
        """Offer what can become of everybody who is not in the file."""
        words = ngettext(
            "{count} person is not in the file and stays, unless you choose otherwise:",
            "{count} people are not in the file and stay, unless you choose otherwise:",
            count,
        )
        self._show(words.format(count=number(count)), *self.gone, is_warning=False)

    def _show(self, words: str, *buttons: Button, is_warning: bool) -> None:
        self.words.set_text(words)
        self.icon.setVisible(is_warning)
        for button in (self.see, self.skip, *self.gone):
            button.setVisible(button in buttons)
            button.updateGeometry()
        self.show()
