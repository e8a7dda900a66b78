"""ChooseBackupDialog: restoring without an open store, from the lock screen or a first start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.choices import Choice, ChoiceRows
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.field import Notice
from kinerja_desktop.ui.widgets.labels import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.theme.theme import Theme


@dataclass(frozen=True, kw_only=True)
class BackupWords:
    """A backup in the list: what restoring needs, when it was made, and what is in it."""

    backup: Any
    when: str
    line: str


class ChooseBackupDialog(Dialog):
    """Lists backups, newest first; `chosen()` is the one to restore."""

    def __init__(self, theme: Theme, backups: tuple[BackupWords, ...], *, parent: QWidget) -> None:
        super().__init__(theme, _("Restore a backup"), verb=_("Restore"), width=600, parent=parent)
        self._backups = backups
        if not backups:
            text = _("There is no backup on this computer that can be restored.")
            self.body.addWidget(Text(theme, text, look="body text-2", lines=0, parent=self))
            self.primary.setEnabled(False)
            return
        choices = [
            Choice(value=place, title=words.when, line=words.line)
            for place, words in enumerate(backups)
        ]
        self.rows = ChoiceRows(theme, _("Backups"), choices, value=0, parent=self)
        self.body.addWidget(self.rows)
        note = _(
            "The present data is set aside as a backup of its own. The passphrase of the day of "
            "the backup opens it."
        )
        self.body.addWidget(Notice(theme, note, parent=self))

    def first_focus(self) -> QWidget:
        return super().first_focus() if self._backups else self.cancel

    def chosen(self) -> Any:
        return self._backups[int(self.rows.value() or 0)].backup
