"""ManagedRows: rows with lines between them, made anew after every act; troubles stand above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kinerja_desktop.ui.widgets.layouts import Divider, column
from kinerja_desktop.ui.widgets.lines import SettingsRow
from kinerja_desktop.ui.widgets.messages import Banner

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kinerja_desktop.ui.theme.theme import Theme


class ManagedRows(QWidget):
    """What a dialog manages: lists, units, the appraisers of a person."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._shown: list[QWidget] = []
        self._trouble = Banner(theme, "", tone="danger", parent=self)
        self._trouble.hide()
        self._box = column(self._trouble, gap=0)
        self.setLayout(self._box)

    @property
    def rows(self) -> list[SettingsRow]:
        return [shown for shown in self._shown if isinstance(shown, SettingsRow)]

    def show_rows(self, rows: Iterable[QWidget]) -> None:
        """Put these rows in place of the ones before."""
        for old in self._shown:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = []
        for one in rows:
            if self._shown:
                self._add(Divider(self.theme, parent=self))
            self._add(one)

    def say_trouble(self, text: str) -> None:
        """Say what went wrong; "" takes it away."""
        self._trouble.set_message(text, tone="danger")
        self._trouble.setVisible(bool(text))

    def _add(self, widget: QWidget) -> None:
        widget.setParent(self)
        self._shown.append(widget)
        self._box.addWidget(widget)
        widget.show()
