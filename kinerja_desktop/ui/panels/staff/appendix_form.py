"""AppendixForm: the appendix of a plan (Lampiran SKP), one line for each entry."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.plan import Appendix
from kinerja_desktop.i18n import N_, _
from kinerja_desktop.ui.widgets.field import Field
from kinerja_desktop.ui.widgets.inputs import TextArea
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import column

if TYPE_CHECKING:
    from kinerja_desktop.ui.theme.theme import Theme

LISTS = {
    "support": N_("Support with resources"),
    "accountability": N_("Scheme of accountability"),
    "consequences": N_("Consequences"),
}


class AppendixForm(QWidget):
    """`edited(list, Appendix)` at every keystroke; `field_left` when the focus leaves one."""

    edited = Signal(str, object)
    field_left = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._appendix = Appendix()
        self.areas: dict[str, TextArea] = {}
        title = Text(theme, _("Appendix of the plan"), look="heading", parent=self)
        words = _("One line for each entry. May stay empty.")
        note = Text(theme, words, look="small text-2", lines=0, parent=self)
        self._box = column(title, 4, note, 12, gap=0)
        for key, name in LISTS.items():
            area = TextArea(theme, _(name), lines=3, parent=self)
            area.edited.connect(lambda text, which=key: self._on_edited(which, text))
            area.installEventFilter(self)
            self.areas[key] = area
            self._box.addWidget(Field(theme, _(name), area, parent=self))
            self._box.addSpacing(12)
        self._box.addStretch(1)
        self.setLayout(self._box)
        self.set_side(20)

    def show_appendix(self, appendix: Appendix) -> None:
        """Show what is written, without telling; a line being begun is left alone."""
        self._appendix = appendix
        for key, area in self.areas.items():
            entries = getattr(appendix, key)
            if _entries(area.text()) != entries:
                area.set_text("\n".join(entries))

    def set_side(self, side: int) -> None:
        """Set the margins left and right."""
        self._box.setContentsMargins(side, 12, side, 16)

    def set_locked(self, *, locked: bool) -> None:
        for area in self.areas.values():
            area.setReadOnly(locked)

    def _on_edited(self, key: str, text: str) -> None:
        self._appendix = replace(self._appendix, **{key: _entries(text)})
        self.edited.emit(key, self._appendix)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.field_left.emit()
        return super().eventFilter(watched, event)


def _entries(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
