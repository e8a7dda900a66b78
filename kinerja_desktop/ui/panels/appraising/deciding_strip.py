"""DecidingStrip: which single rating decides the predicate, and the way to every step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.i18n import _, ngettext
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.labels import ElidedText, IconLabel
from kinerja_desktop.ui.widgets.layouts import row

if TYPE_CHECKING:
    from kinerja_desktop.core.appraisal import Draft
    from kinerja_desktop.services.appraising import AppraisalView
    from kinerja_desktop.ui.theme.theme import Theme

KEYS = "Ctrl+Shift+H"


class DecidingStrip(QWidget):
    """One line above the result, shown once there is a predicate. `steps_wanted` opens the rest.

    `other_wanted`: another total than the computed one is to be set.
    """

    steps_wanted = Signal()
    other_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel(theme, "scale", parent=self)
        self.words = ElidedText(theme, look="small text-2", parent=self)
        title = _("Show every step")
        self.steps = Button(theme, title, kind="link", height=24, parent=self)
        self.steps.setToolTip(f"{_('How the result comes about')} ({KEYS})")
        self.steps.clicked.connect(self.steps_wanted)
        self.other = Button(theme, _("Another total…"), kind="link", height=24, parent=self)
        self.other.clicked.connect(self.other_wanted)
        line = row(self._icon, self.words, self.other, self.steps, gap=8, margins=(16, 0, 15, 0))
        line.setStretchFactor(self.words, 1)
        self.setLayout(line)
        self.hide()

    def show_draft(self, view: AppraisalView, draft: Draft) -> None:
        """Tell what decides; nothing is shown before there is a predicate."""
        is_complete = view.evaluate(draft).is_complete
        self.setVisible(is_complete)
        self.other.setVisible(not view.method.has_ratings and view.appraisal.is_editable)
        if is_complete:
            found = view.deciding(draft)
            self.words.set_text(_told(found))
            self.words.setToolTip("\n".join(found))


def _told(found: tuple[str, ...]) -> str:
    if not found:
        return _("No single rating, moved by one step, changes the predicate.")
    words = _("What decides: {sentence}").format(sentence=found[0])
    if rest := len(found) - 1:
        more = ngettext("and {n} more", "and {n} more", rest).format(n=rest)
        words = f"{words} ({more})"
    return words
