"""ArithmeticDialog: every step from the ratings to the predicate, and what decides."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.dialogs.step_table import step_table
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.reading_text import ReadingText

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.core.arithmetic import Arithmetic
    from kinerja_desktop.ui.theme.theme import Theme


class ArithmeticDialog(Dialog):
    """Reading only. `save_wanted` and `print_wanted` ask for the sheet on paper."""

    save_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, theme: Theme, shown: Arithmetic, *, parent: QWidget) -> None:
        title = _("How the result comes about")
        super().__init__(theme, title, verb=_("Close"), width=840, height=620, parent=parent)
        self.cancel.hide()
        self.shown = shown
        words = f"{shown.person} · {shown.period} · {shown.method}"
        self.head = Text(theme, words, look="small text-2", lines=2, parent=self)
        self.text = ReadingText(theme, title, parent=self)
        self.text.setHtml(_page(theme, shown))
        self.save = make_button(theme, _("Save as PDF…"), icon="download", parent=self)
        self.print = make_button(theme, _("Print"), icon="printer", parent=self)
        self.save.clicked.connect(self.save_wanted)
        self.print.clicked.connect(self.print_wanted)
        self.body.addWidget(self.head)
        self.body.addWidget(self.text, 1)
        for button in (self.print, self.save):
            self.add_secondary(button)


def _page(theme: Theme, shown: Arithmetic) -> str:
    """Return steps and deciding ratings as rich text in the colours of the look."""
    sentences = "".join(f"<p>{escape(words)}</p>" for words in shown.deciding_words())
    return (
        step_table(theme, shown.lines)
        + f'<p style="font-weight:600">{escape(_("What decides"))}</p>{sentences}'
    )
