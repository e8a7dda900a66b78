"""NoteForm: the rows of Catat observasi: person, items, sign, what happened, when, source, kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from kinerja_desktop.core.methods.method import Item, ItemKind
from kinerja_desktop.core.observation import TEXT_LIMIT, Observation
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.dialogs.note_origin import NoteOrigin
from kinerja_desktop.ui.dialogs.note_wording import NoteWording
from kinerja_desktop.ui.widgets.attachments import AttachingText, AttachmentChips
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.chips import CaptureChips
from kinerja_desktop.ui.widgets.field import Notice
from kinerja_desktop.ui.widgets.inputs import DateField, TextArea, TimeField, set_state
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import boxed, column, row
from kinerja_desktop.ui.widgets.person_picker import PersonPicker
from kinerja_desktop.ui.widgets.sign_choice import SignChoice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kinerja_desktop.ui.theme.theme import Theme

LABEL_WIDTH = 96


class NoteForm(QWidget):
    """The fields of a note, each with its label at the left and its error below it."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._errors: dict[str, Notice] = {}
        self._make_fields()
        self._box = column(gap=0)
        self.setLayout(self._box)
        self._add(_("Employee"), self.person, "employee", gap=14)
        self._results_row = self._add(_("Work results"), self.results, gap=8)
        self._values_row = self._add(_("Behaviour"), self.values_chips, gap=14)
        self._add(_("Kind"), self.sign, "sign", gap=14)
        below = column(self.text, self._under_text(), gap=6)
        self._add(_("What happened"), boxed(below, parent=self), "text", gap=14)
        reached = self._add(_("Realisation"), self.origin.realisation, gap=8)
        self._add(_("When"), self._when(), "happened_on", gap=8)
        self.origin.set_rows(self._add(_("Told by"), self.origin.told_by, gap=8), reached)
        self._files_row = self._add("", self.chips, "files", gap=6)
        self._add("", self._more(), gap=0)
        self._box.addStretch(1)
        self._files_row.hide()
        self._results_row.hide()
        self._values_row.hide()

    def _make_fields(self) -> None:
        theme = self.theme
        self.person = PersonPicker(theme, _("Employee"), parent=self)
        self.person.set_placeholder(_("Type a name, or the end of the NIP"))
        self.results = CaptureChips(theme, _("Work results"), parent=self)
        self.values_chips = CaptureChips(theme, _("Behaviour"), parent=self)
        self.sign = SignChoice(theme, _("Kind"), parent=self)
        self.text = AttachingText(theme, _("What happened"), lines=3, limit=TEXT_LIMIT, parent=self)
        self.text.setFixedHeight(theme.line("body") * 3 + 8)
        self.happened_on = DateField(theme, _("Day"), parent=self)
        self.happened_at = TimeField(theme, _("Time"), parent=self)
        self.origin = NoteOrigin(theme, parent=self)
        self.attach = Button(theme, _("Attach"), icon="paperclip", parent=self)
        self.chips = AttachmentChips(theme, parent=self)
        self.situation = TextArea(theme, _("Situation"), lines=2, parent=self)
        self.impact = TextArea(theme, _("Impact"), lines=2, parent=self)
        for area in (self.situation, self.impact):
            area.setFixedHeight(theme.line("body") * 3 + 12)

    def _under_text(self) -> QWidget:
        hint = self.hint = Notice(self.theme, icon_color="info", parent=self)
        self.wording = NoteWording(self.theme, self.text, hint)
        self.text.counter.show()
        line = row(hint, self.text.counter, gap=12)
        line.setStretchFactor(hint, 1)
        return boxed(line, parent=self)

    def _when(self) -> QWidget:
        self.happened_on.setFixedWidth(self.theme.px(140))
        self.happened_at.setFixedWidth(self.theme.px(92))
        line = row(self.happened_on, self.happened_at, self.origin.source, self.attach, None, gap=8)
        self.day_hint = Notice(self.theme, icon_color="info", parent=self)
        self.day_hint.hide()
        return boxed(column(line, self.day_hint, gap=4), parent=self)

    def _more(self) -> QWidget:
        self.more = Button(
            self.theme,
            _("Add situation and impact"),
            kind="link",
            icon="chevron-right",
            height=28,
            parent=self,
        )
        self.more.clicked.connect(self._on_more_clicked)
        self.phrases = Button(
            self.theme,
            _("Quick phrases"),
            kind="link",
            icon="list-checks",
            height=28,
            parent=self,
        )
        self.phrases.setToolTip(_("Ctrl+1 to Ctrl+9 put a phrase into the text"))
        later = Text(self.theme, _("may wait"), look="small text-3", parent=self)
        situation = Text(self.theme, _("Situation"), look="small/500 text-2", parent=self)
        impact = Text(self.theme, _("Impact"), look="small/500 text-2", parent=self)
        sides = (column(situation, self.situation, gap=4), column(impact, self.impact, gap=4))
        inner = row(*sides, gap=12)
        self.details = boxed(inner, parent=self)
        self.details.hide()
        head = row(self.more, later, None, self.phrases, gap=10)
        return boxed(column(head, self.details, gap=4), parent=self)

    def _add(self, label: str, control: QWidget, error: str = "", *, gap: int) -> QWidget:
        words = Text(self.theme, label, look="body text-2", lines=2, parent=self)
        words.setFixedWidth(self.theme.px(LABEL_WIDTH))
        side = column(control, gap=4)
        if error:
            notice = Notice(self.theme, icon="circle-alert", color="danger", parent=self)
            notice.hide()
            self._errors[error] = notice
            side.addWidget(notice)
        lead = (self._line_of(control) - 20) // 2
        beside = column(self.theme.px(lead), words, None, gap=0)
        line = row(beside, side, gap=0, margins=(0, 0, 0, gap))
        line.setStretchFactor(side, 1)
        whole = boxed(line, parent=self)
        whole.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._box.addWidget(whole)
        return whole

    def _line_of(self, control: QWidget) -> int:
        """Return the height of the line a label stands beside, before text size."""
        heights = {self.person: 36, self.sign: 46, self.results: 28, self.values_chips: 28}
        return heights.get(control, 38 if self.text.parent() is control else 32)

    def _on_more_clicked(self) -> None:
        self.open_details(is_open=self.details.isHidden())

    def open_details(self, *, is_open: bool) -> None:
        """Show or hide situation and impact."""
        self.details.setVisible(is_open)
        self.more.set_icon("chevron-down" if is_open else "chevron-right")
        if is_open:
            self.situation.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_items(self, items: tuple[Item, ...], chosen: tuple[str, ...]) -> None:
        """Offer the items of a person: results (or indicators) with digits, then values."""
        values = [item for item in items if item.kind == ItemKind.BEHAVIOUR]
        numbered = [item for item in items if item.kind != ItemKind.BEHAVIOUR]
        self.results.set_options(
            (item.key, item.short_name, str(place) if place < 10 else "")
            for place, item in enumerate(numbered, start=1)
        )
        self.values_chips.set_options((item.key, item.short_name, "") for item in values)
        self.results.set_values(chosen)
        self.values_chips.set_values(chosen)
        self._results_row.setVisible(bool(numbered))
        self._values_row.setVisible(bool(values))

    def first_chip(self) -> QWidget | None:
        """Return the first chip that is offered."""
        for chips in (self.results, self.values_chips):
            first = chips.flow.itemAt(0)
            if first is not None and chips.isVisibleTo(self):
                return first.widget()
        return None

    def press_digit(self, place: int) -> None:
        """Toggle the chip with this digit."""
        self.results.toggle(place)

    def item_keys(self) -> tuple[str, ...]:
        return (*self.results.values(), *self.values_chips.values())

    def values(self) -> dict[str, Any]:
        """Return the fields of an Observation this form holds."""
        return {
            "text": self.text.text().strip(),
            "situation": self.situation.text().strip(),
            "impact": self.impact.text().strip(),
            "happened_on": self.happened_on.value(),
            "happened_at": self.happened_at.value(),
            **self.origin.values(),
            "item_keys": self.item_keys(),
        }

    def show_files(self, files: list[tuple[Any, str, int]]) -> None:
        """Show what is attached: (key, name, size in bytes); a key of None stays."""
        self.chips.show_files(files)
        self._files_row.setVisible(bool(files))

    def show_note(self, note: Observation) -> None:
        """Fill in a stored note."""
        self.sign.set_value(int(note.valence))
        self.text.set_text(note.text)
        self.situation.set_text(note.situation)
        self.impact.set_text(note.impact)
        self.happened_on.set_value(note.happened_on)
        if note.happened_at is not None:
            self.happened_at.set_value(note.happened_at)
        self.origin.show_note(note)
        self.open_details(is_open=bool(note.situation or note.impact or note.missing))

    def clear_note(self) -> None:
        """Make room for the next note about the same person."""
        self.sign.set_value(None)
        for area in (self.text, self.situation, self.impact):
            area.set_text("")
        self.origin.realisation.clear()
        self.open_details(is_open=False)
        self.results.set_values(())
        self.values_chips.set_values(())

    def set_error(self, name: str, text: str) -> None:
        notice = self._errors.get(name)
        if notice is not None:
            notice.set_text(text)
            notice.setVisible(bool(text))
        if name == "files" and text:
            self._files_row.show()
        if name == "text":
            set_state(self.text, "error", on=bool(text))
        elif name == "employee":
            self.person.set_error(on=bool(text))

    def error(self, name: str) -> str:
        """Return the sentence now shown below a field."""
        notice = self._errors[name]
        return "" if notice.isHidden() else notice.text.text()

    def clear_errors(self) -> None:
        for name in self._errors:
            self.set_error(name, "")

    def show_errors(self, wrong: Mapping[str, str]) -> None:
        """Show every sentence below its field; the first wrong field gets the focus."""
        places = {
            "employee": self.person.line,
            "sign": self.sign,
            "text": self.text,
            "happened_on": self.happened_on,
        }
        for name, text in wrong.items():
            self.set_error(name, text)
        first = next((places[name] for name in places if name in wrong), None)
        if first is self.sign:
            first = self.sign.findChild(QWidget) or self.sign
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
