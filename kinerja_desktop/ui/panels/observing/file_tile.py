"""FileTile: a file of a note by name and size, to be opened; says when it was altered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from kinerja_desktop.i18n import _, file_size
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.card import Quiet
from kinerja_desktop.ui.widgets.labels import ElidedText, IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from kinerja_desktop.core.observation import Attachment
    from kinerja_desktop.ui.theme.theme import Theme


class FileTile(Quiet):
    """`open_wanted` by its button."""

    open_wanted = Signal()

    def __init__(self, theme: Theme, attachment: Attachment) -> None:
        super().__init__(theme, margins=(8, 8, 12, 8))
        tile = Quiet(theme, tone="surface", margins=(9, 9, 9, 9))
        tile.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._icon = IconLabel(theme, "file-text", color="primary", size=18)
        tile.body.addWidget(self._icon)
        size = _("{size}, encrypted").format(size=file_size(attachment.size_bytes))
        self._size = ElidedText(theme, size, look="caption text-3")
        words = column(ElidedText(theme, attachment.name, look="small/600 text"), self._size, gap=0)
        self.button = Button(theme, _("Open"), kind="link", height=28)
        self.button.setAccessibleName(_("Open {name}").format(name=attachment.name))
        self.button.clicked.connect(self.open_wanted)
        line = row(tile, words, self.button, gap=12)
        line.setStretchFactor(words, 1)
        self.body.addLayout(line)
        self.warning = Text(theme, look="caption text", lines=0, parent=self)
        self.warning.hide()
        self.body.addWidget(self.warning)

    def warn(self) -> None:
        """Say that the file is no longer as it was copied."""
        self.set_tone("danger-soft")
        self._icon.set_icon("file-warning", "danger")
        self.warning.set_text(
            _("No longer as it was copied. Do not rely on it; a backup may hold the original.")
        )
        self.warning.show()
