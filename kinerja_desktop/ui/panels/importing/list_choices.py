"""ListChoices: how a file is read: its sheet, or how its text is written; and the heading row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.services.importing import DELIMITERS, ENCODINGS, TextForm
from kinerja_desktop.ui.panels.importing.words import rows_words
from kinerja_desktop.ui.widgets.dates import SpinBox
from kinerja_desktop.ui.widgets.inputs import ComboBox
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import boxed, row

if TYPE_CHECKING:
    from kinerja_desktop.services.importing import FileLook
    from kinerja_desktop.ui.theme.theme import Theme

HIGHEST_HEADING = 30


class ListChoices(QWidget):
    """`chosen(sheet, heading row or None, TextForm)` asks to read the list otherwise."""

    chosen = Signal(object, object, object)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.sheet = ComboBox(theme, _("Sheet"), parent=self)
        self.encoding = ComboBox(theme, _("Encoding"), parent=self)
        self.delimiter = ComboBox(theme, _("Separator"), parent=self)
        self.heading = SpinBox(theme, _("Heading row"), limits=(1, HIGHEST_HEADING), parent=self)
        self.heading.setKeyboardTracking(False)
        self.heading.setFixedWidth(68)
        self._form = TextForm()
        self._parts = {
            combo: boxed(row(self._label(words), combo, gap=8), parent=self)
            for combo, words in (
                (self.sheet, _("Sheet")),
                (self.encoding, _("Encoding")),
                (self.delimiter, _("Separator")),
            )
        }
        heading = row(self._label(_("Heading row")), self.heading, None, gap=8)
        self.setLayout(row(*self._parts.values(), heading, gap=16))
        self.sheet.value_chosen.connect(self._on_sheet_chosen)
        self.heading.valueChanged.connect(self._on_heading_chosen)
        self.encoding.value_chosen.connect(self._on_form_chosen)
        self.delimiter.value_chosen.connect(self._on_form_chosen)

    def _label(self, words: str) -> Text:
        return Text(self.theme, words, look="small/500 text-2", parent=self)

    def show_look(self, look: FileLook, form: TextForm) -> None:
        """Show how a list is read; `form` is what was chosen about its text."""
        self._form = form
        self._show_sheets(look)
        self.encoding.set_options((key, _(words)) for key, words in ENCODINGS.items())
        self.encoding.set_value(look.encoding)
        self.delimiter.set_options((key, _(words)) for key, words in DELIMITERS.items())
        self.delimiter.set_value(look.delimiter)
        self._parts[self.encoding].setVisible(bool(look.encoding))
        self._parts[self.delimiter].setVisible(bool(look.delimiter))
        blocked = self.heading.blockSignals(True)
        self.heading.setMaximum(max(HIGHEST_HEADING, look.header_row))
        self.heading.setValue(look.header_row)
        self.heading.blockSignals(blocked)

    def _show_sheets(self, look: FileLook) -> None:
        options = []
        for sheet in look.sheets:
            about = rows_words(look.rows_total) if sheet.name == look.sheet else ""
            about = about if sheet.has_heading else _("no heading")
            words = _("{name} ({rows})").format(name=sheet.name, rows=about)
            options.append((sheet.name, words if about else sheet.name or ""))
        self.sheet.set_options(options)
        self.sheet.set_value(look.sheet)
        has_sheets = len(options) > 0 and look.sheets[0].name is not None
        self._parts[self.sheet].setVisible(has_sheets)

    def _on_sheet_chosen(self, name: str) -> None:
        self.chosen.emit(name, None, self._form)

    def _on_heading_chosen(self, row_number: int) -> None:
        self.chosen.emit(self.sheet.value(), row_number, self._form)

    def _on_form_chosen(self, _value: str) -> None:
        encoding = self.encoding.value() if self._parts[self.encoding].isVisibleTo(self) else ""
        form = TextForm(encoding=encoding, delimiter=self.delimiter.value())
        self.chosen.emit(None, None, form)
