"""WithoutPassphraseDialog: says what it means to protect nothing before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.theme.theme import Theme


class WithoutPassphraseDialog(Dialog):
    """Asks once; the safe choice has the focus."""

    def __init__(self, theme: Theme, *, parent: QWidget) -> None:
        super().__init__(
            theme,
            _("Work without a passphrase?"),
            verb=_("Without a passphrase"),
            width=520,
            parent=parent,
        )
        self.primary.set_kind("danger")
        text = _(
            "Whoever uses this computer, or takes its disk or a backup away, can read every note "
            "and every rating. A passphrase can be set later in Settings."
        )
        self.body.addWidget(Text(theme, text, lines=0, parent=self))

    def first_focus(self) -> QWidget:
        return self.cancel
