"""MethodSection (Metode & indikator): the method of the period, its items, and the rules."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.methods import METHODS
from kinerja_desktop.i18n import N_, _, ngettext, number
from kinerja_desktop.ui.dialogs.period_form import METHOD_LINES, result_options
from kinerja_desktop.ui.panels.settings.instrument_editor import InstrumentEditor
from kinerja_desktop.ui.panels.settings.section import Desk, Section
from kinerja_desktop.ui.panels.settings.setting_rows import SettingRow
from kinerja_desktop.ui.widgets.inputs import ComboBox
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.lines import SettingsRow
from kinerja_desktop.ui.widgets.messages import Banner

if TYPE_CHECKING:
    from kinerja_desktop.core.instrument import Instrument
    from kinerja_desktop.core.period import OrganisationResult
    from kinerja_desktop.services.periods import PeriodView


@dataclass(frozen=True, kw_only=True)
class _Found:
    """What the section reads in one go."""

    view: PeriodView
    expected: dict[str, int]


class MethodSection(Section):
    KEY = "method"
    TITLE = N_("Method & indicators")
    ICON = "sliders-horizontal"

    def __init__(self, desk: Desk, *, parent: QWidget) -> None:
        super().__init__(desk, parent=parent)
        theme = self.theme
        self._found: _Found | None = None
        self.locked = Banner(theme, "", tone="info", icon="lock", parent=self)
        self.locked.hide()
        self.body.insertWidget(0, self.locked)
        methods = [(key, _(method.title)) for key, method in METHODS.items()]
        self.method = ComboBox(theme, _("Method"), options=methods, parent=self)
        self.result = ComboBox(
            theme, _("Organisation's result"), options=result_options(), parent=self
        )
        self._method_row = SettingsRow(
            theme, _("Method"), _("of this period"), icon="scale", control=self.method
        )
        result = SettingsRow(
            theme,
            _("Organisation's result"),
            _("printed on every evaluation; changes no predicate"),
            icon="building-2",
            control=self.result,
        )
        self._period_card = self.add_group(self._method_row, result)
        self.editor = InstrumentEditor(theme, parent=self)
        self.editor.save_wanted.connect(self._on_save_wanted)
        self.body.addWidget(self.editor)
        self.body.addSpacing(4)
        self.body.addWidget(Text(theme, _("Rules"), look="heading", parent=self))
        self.add_group(
            SettingRow(desk, "new_period_method", icon="calendar-plus"),
            SettingRow(desk, "notes_per_item", icon="target"),
            SettingRow(desk, "quiet_days", icon="eye-off"),
            SettingRow(desk, "items_required", icon="list-checks"),
            SettingRow(desk, "evidence_for_extremes", icon="link-2"),
            SettingRow(desk, "visible_by_default", icon="eye"),
            SettingRow(desk, "objection_days", icon="clock"),
        )
        self.method.value_chosen.connect(self._on_method_chosen)
        self.result.value_chosen.connect(self._on_result_chosen)

    def caption(self) -> str:
        return _(METHODS[self._found.view.period.method].title) if self._found else ""

    @property
    def is_locked(self) -> bool:
        view = self._found.view if self._found is not None else None
        return view is None or bool(view.started_count) or view.period.is_closed

    def look(self) -> None:
        period = self.desk.page.period
        self._period_card.setVisible(period is not None)
        if period is None:
            self._found = None
            self.locked.hide()
            self.editor.show_instrument(None, {}, locked=True)
            return
        periods, period_id = self.desk.services.periods, period.id

        def read() -> _Found:
            counts = periods.expectation_counts(period_id)
            return _Found(view=periods.view(period_id), expected=counts)

        self.desk.page.run(lambda _progress: read(), self._show)

    def _show(self, found: _Found) -> None:
        self._found = found
        period = found.view.period
        self.method.set_value(period.method)
        self.method.setEnabled(not self.is_locked)
        self._method_row.note.set_text(_(METHOD_LINES[period.method]))
        self.result.set_value(period.unit_result)
        self.result.setEnabled(not period.is_closed)
        self.locked.setVisible(self.is_locked)
        self.locked.text.set_text(self._lock_words())
        self.editor.show_instrument(found.view.instrument, found.expected, locked=self.is_locked)
        self.caption_changed.emit()

    def _lock_words(self) -> str:
        if self._found is None:
            return ""
        view = self._found.view
        if view.period.is_closed:
            return _("{period} is closed: read only.").format(period=view.period.name)
        words = ngettext(
            "Locked for {period}: {count} rating has begun. Texts can change in the next period.",
            "Locked for {period}: {count} ratings have begun. Texts can change in the next period.",
            view.started_count,
        )
        return words.format(period=view.period.name, count=number(view.started_count))

    # What the person does.

    def _on_save_wanted(self, draft: Instrument) -> None:
        found = self._found
        if found is None:
            return
        periods, period_id = self.desk.services.periods, found.view.period.id
        before = found.view.instrument
        self.desk.page.run(
            lambda _progress: periods.save_instrument(period_id, draft),
            lambda _saved: self._on_saved(before),
        )

    def _on_saved(self, before: Instrument) -> None:
        periods, found = self.desk.services.periods, self._found
        period_id = found.view.period.id if found is not None else 0
        self.desk.page.say(
            _("Saved as a new version"),
            undo=lambda: self.desk.page.run(
                lambda _progress: periods.save_instrument(period_id, before),
                lambda _saved: self.look(),
            ),
        )
        self.look()

    def _on_method_chosen(self, method: str) -> None:
        if self._found is None:
            return
        periods, period = self.desk.services.periods, self._found.view.period

        def store() -> None:
            periods.save(replace(period, method=method), periods.members(period.id))

        self.desk.page.run(lambda _progress: store(), lambda _none: self.look())

    def _on_result_chosen(self, result: OrganisationResult | None) -> None:
        if self._found is None:
            return
        period = self._found.view.period
        self._set_result(period.id, result)
        self.desk.page.say(
            _("Organisation's result changed"),
            undo=lambda: self._set_result(period.id, period.unit_result),
        )

    def _set_result(self, period_id: int, result: OrganisationResult | None) -> None:
        periods = self.desk.services.periods
        self.desk.page.run(
            lambda _progress: periods.set_unit_result(period_id, result),
            lambda _none: self.look(),
        )
