"""Step 1 of the first start, Kenalan: who appraises here, and who is above."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kinerja_desktop.core import nip, ranks
from kinerja_desktop.core.staff import Official, OfficialRole, Profile
from kinerja_desktop.i18n import N_, _
from kinerja_desktop.ui.dialogs.first_start_parts import Step
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.field import Field
from kinerja_desktop.ui.widgets.inputs import ComboBox, TextInput

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kinerja_desktop.ui.theme.theme import Theme

TITLES = {
    "front_title": N_("Title before"),
    "name": N_("Name"),
    "back_title": N_("Titles after"),
    "nip": N_("NIP"),
    "grade": N_("Rank and grade"),
    "position": N_("Position"),
    "unit": N_("Work unit"),
    "agency": N_("Agency"),
    "place": N_("Place, as on forms"),
}
# the fields of each line and how many of twelve columns each takes
OWN_LINES = (
    {"front_title": 2, "name": 7, "back_title": 3},
    {"nip": 6, "grade": 6},
    {"position": 6, "unit": 6},
    {"agency": 8, "place": 4},
)
SUPERIOR_LINES = (
    {"front_title": 2, "name": 4, "back_title": 2, "nip": 4},
    {"grade": 4, "position": 4, "unit": 4},
)
EXAMPLES = {
    "front_title": "Dra.",
    "back_title": "M.Si.",
    "position": N_("Head of General Affairs"),
    "unit": N_("General Affairs"),
    "place": "Bandung",
}


class PersonForm(Card):
    """The fields of one official. `edited` after every change by the person."""

    edited = Signal()

    def __init__(
        self, theme: Theme, title: str, lines: tuple[dict[str, int], ...], *, parent: QWidget
    ) -> None:
        super().__init__(theme, title=title, margins=(20, 12, 20, 14), parent=parent)
        self.fields: dict[str, Field] = {}
        self._inputs: dict[str, TextInput] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for place in range(12):
            grid.setColumnStretch(place, 1)
        for number, line in enumerate(lines):
            left = 0
            for key, span in line.items():
                grid.addWidget(self._make(key), number, left, 1, span)
                left += span
        self.body.addLayout(grid)

    def text(self, key: str) -> str:
        if key == "grade":
            return str(self.grade.value() or "")
        field = self._inputs.get(key)
        return " ".join(field.text().split()) if field is not None else ""

    def set_text(self, key: str, text: str) -> None:
        if key == "grade":
            self.grade.set_value(text)
        else:
            self._inputs[key].setText(text)

    def official(self, role: OfficialRole) -> Official:
        return Official(
            role=role,
            name=self.text("name"),
            front_title=self.text("front_title"),
            back_title=self.text("back_title"),
            nip=nip.clean(self.text("nip")),
            grade=self.text("grade"),
            position=self.text("position"),
            unit=self.text("unit"),
            agency=self.text("agency"),
        )

    def check(self, today: date, *, name_needed: bool) -> bool:
        """Show what is wrong below its field; the first wrong one gets the focus."""
        wrong = dict.fromkeys(self.fields, "")
        if name_needed and not self.text("name"):
            wrong["name"] = _("Write your name; it is printed on every form.")
        number = self.text("nip")
        if number and (errors := nip.check(number, today).errors):
            wrong["nip"] = nip.sentence(errors[0])
        self.show_errors(wrong)
        return not any(wrong.values())

    def clear_errors(self) -> None:
        self.show_errors(dict.fromkeys(self.fields, ""))

    def show_errors(self, wrong: Mapping[str, str]) -> None:
        """Show sentences below their fields; the first wrong one gets the focus."""
        for key, text in wrong.items():
            self.fields[key].set_error(text)
        first = next((key for key in self.fields if wrong.get(key)), None)
        if first is not None:
            self.fields[first].control.setFocus()

    def _on_edited(self, key: str) -> None:
        self.fields[key].set_error("")
        self.edited.emit()

    def _make(self, key: str) -> Field:
        title = _(TITLES[key])
        control: QWidget
        if key == "grade":
            options = [("", _("choose, if there is one"))]
            options += [(code, ranks.rank_and_grade(code)) for code in ranks.grade_options()]
            self.grade = ComboBox(self.theme, title, options=options, parent=self)
            self.grade.value_chosen.connect(lambda _value: self._on_edited(key))
            control = self.grade
        else:
            example = EXAMPLES.get(key, "")
            hint = _("e.g. {example}").format(example=_(example)) if example else ""
            hint = _("18 digits, may be left out") if key == "nip" else hint
            self._inputs[key] = TextInput(self.theme, title, placeholder=hint, parent=self)
            self._inputs[key].textEdited.connect(lambda _text: self._on_edited(key))
            control = self._inputs[key]
        self.fields[key] = Field(self.theme, title, control, parent=self)
        return self.fields[key]


class ProfileStep(Step):
    """The appraiser and the appraiser's superior."""

    title = N_("Who appraises here?")
    intro = N_("These names stand on every form. Everything can be changed later.")

    def __init__(self, theme: Theme, today: date, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._today = today
        self.own = PersonForm(theme, _("You, the appraiser"), OWN_LINES, parent=self)
        self.superior = PersonForm(
            theme, _("Your superior (may be filled in later)"), SUPERIOR_LINES, parent=self
        )
        self.body.addWidget(self.own)
        self.body.addWidget(self.superior)
        self.body.addStretch(1)

    def profile(self) -> Profile:
        return Profile(
            appraiser=self.own.official(OfficialRole.APPRAISER),
            reviewer=self.superior.official(OfficialRole.REVIEWER),
            agency=self.own.text("agency"),
            place=self.own.text("place"),
        )

    def check(self) -> bool:
        own = self.own.check(self._today, name_needed=True)
        return own and self.superior.check(self._today, name_needed=False)

    def first_focus(self) -> QWidget | None:
        return self.own.fields["name"].control
