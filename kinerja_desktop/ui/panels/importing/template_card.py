"""TemplateCard: an empty list to be filled, for who has none to bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.theme.theme import Theme


class TemplateCard(Card):
    """`template_wanted` when it is to be saved."""

    template_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, title=_("No list yet?"), parent=parent)
        words = _("The template has the right columns, a rule for each, and two examples.")
        self.add(Text(theme, words, look="small text-3", lines=3, parent=self))
        self.save = make_button(theme, _("Save the template…"), icon="download", parent=self)
        self.save.clicked.connect(self.template_wanted)
        self.body.addLayout(row(self.save, None))
