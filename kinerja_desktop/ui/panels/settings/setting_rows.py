"""Rows that draw a setting from what settings.py says of it: title, note, choices, kind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QWidget

from kinerja_desktop.core.methods import METHODS
from kinerja_desktop.i18n import LANGUAGES, N_, _
from kinerja_desktop.services.printing import check_emblem
from kinerja_desktop.settings import Settings, setting_fields
from kinerja_desktop.ui.widgets.buttons import IconButton, make_button
from kinerja_desktop.ui.widgets.inputs import ComboBox, TextInput
from kinerja_desktop.ui.widgets.layouts import boxed, row
from kinerja_desktop.ui.widgets.lines import SettingsRow
from kinerja_desktop.ui.widgets.rating import SegmentedChoice
from kinerja_desktop.ui.widgets.switches import Switch

if TYPE_CHECKING:
    from collections.abc import Callable

    from kinerja_desktop.ui.panels.settings.section import Desk

UNITS = {
    "text_size_percent": N_("{n} %"),
    "lock_after_minutes": N_("{n} minutes"),
    "quiet_days": N_("{n} days"),
    "objection_days": N_("{n} days"),
    "notes_per_item": N_("{n} notes"),
    "evidence_for_extremes": N_("{n} notes"),
}
SEGMENTED = frozenset({"text_size_percent", "paper", "language"})
PICTURES = "PNG (*.png)"


def choice_words(name: str, value: Any) -> str:
    """Return what a choice is called."""
    if name in UNITS:
        return _(UNITS[name]).format(n=value)
    if name == "language":
        return LANGUAGES[value]
    if name == "new_period_method":
        return _(METHODS[value].title)
    return str(value)


def words_of(name: str) -> tuple[str, str]:
    """Return title and note of a setting, translated."""
    about = setting_fields()[name]
    title, note = str(about["title"]), str(about["note"])
    return _(title), _(note) if note else ""


class SettingRow(SettingsRow):
    """The row of a setting; what is chosen is kept at once, what changes elsewhere is shown."""

    def __init__(self, desk: Desk, name: str, *, icon: str) -> None:
        control, self._show_value = _control(desk, name)
        title, note = words_of(name)
        super().__init__(desk.theme, title, note, icon=icon, control=control)
        self._name = name
        preferences = desk.page.frame.preferences
        preferences.changed.connect(self._on_settings_changed)
        self._on_settings_changed(preferences.current)

    def _on_settings_changed(self, settings: Settings) -> None:
        self._show_value(getattr(settings, self._name))


def _control(desk: Desk, name: str) -> tuple[QWidget, Callable[[Any], object]]:
    theme, title, about = desk.theme, words_of(name)[0], setting_fields()[name]
    if isinstance(about["default"], bool):
        switch = Switch(theme, title)
        switch.clicked.connect(lambda: desk.change(name, switch.isChecked()))
        return switch, switch.setChecked
    if about["choices"]:
        options = [(value, choice_words(name, value)) for value in about["choices"]]
        if name in SEGMENTED:
            parts = SegmentedChoice(theme, title, options)
            parts.value_changed.connect(lambda value: desk.change(name, value))
            return parts, parts.set_value
        combo = ComboBox(theme, title, options=options)
        combo.value_chosen.connect(lambda value: desk.change(name, value))
        return combo, combo.set_value
    text = TextInput(theme, title)
    text.setFixedWidth(theme.px(240))
    text.editingFinished.connect(lambda: desk.change(name, text.text().strip()))
    return text, text.setText


class PlaceRow(SettingsRow):
    """A folder or a file of this computer: shown in the note, chosen with a dialog."""

    def __init__(self, desk: Desk, name: str, *, icon: str, is_file: bool = False) -> None:
        self._desk, self._name, self._is_file = desk, name, is_file
        title, self._usual = words_of(name)
        self.choose = make_button(desk.theme, _("Choose…"), on_click=self._on_choice_wanted)
        self.choose.setAccessibleName(_("Choose: {what}").format(what=title))
        forget = _("Forget: {what}").format(what=title)
        self.forget = IconButton(desk.theme, "x", forget)
        self.forget.clicked.connect(lambda: desk.change(name, ""))
        control = boxed(row(self.forget, self.choose, gap=4))
        super().__init__(desk.theme, title, self._usual, icon=icon, control=control)
        preferences = desk.page.frame.preferences
        preferences.changed.connect(self._show)
        self._show(preferences.current)

    def _show(self, settings: Settings) -> None:
        place = str(getattr(settings, self._name))
        self.note.set_text(place or self._usual)
        self.forget.setVisible(bool(place))

    def _on_choice_wanted(self) -> None:
        before = str(getattr(self._desk.page.frame.preferences.current, self._name))
        title, start = self.choose.accessibleName(), before or str(Path.home())
        if self._is_file:
            found = QFileDialog.getOpenFileName(self, title, start, PICTURES)[0]
        else:
            found = QFileDialog.getExistingDirectory(self, title, start)
        if found and self._is_file:
            self._desk.page.run(
                lambda _progress: check_emblem(Path(found)),
                lambda _none: self._desk.change(self._name, found),
            )
        elif found:
            self._desk.change(self._name, found)
