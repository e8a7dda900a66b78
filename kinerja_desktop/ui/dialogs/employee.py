"""EmployeeDialog: add a person, or change one. The NIP says what it means while it is typed."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kinerja_desktop.core import nip, ranks
from kinerja_desktop.core.import_problems import sentence
from kinerja_desktop.core.person_names import split_titles
from kinerja_desktop.core.staff import Employee, Employment, Sex
from kinerja_desktop.errors import InvalidError
from kinerja_desktop.i18n import MONTHS, _, language, long_date
from kinerja_desktop.ui.dialogs.appraiser_history import AppraiserField
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.field import Field
from kinerja_desktop.ui.widgets.inputs import ComboBox, DateField, TextInput
from kinerja_desktop.ui.widgets.layouts import column, row
from kinerja_desktop.ui.widgets.messages import Banner
from kinerja_desktop.ui.widgets.suggest_input import SuggestInput
from kinerja_desktop.ui.widgets.switches import CheckBox

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.core.staff import Unit
    from kinerja_desktop.errors import Cancelled, KinerjaError
    from kinerja_desktop.services import Services
    from kinerja_desktop.ui.frame import Frame

ORDER = ("front_title", "name", "back_title", "nip", "employment", "grade", "position", "unit")


def nip_words(found: nip.Nip) -> str:
    """Say what a NIP says: birth, appointment, sex."""
    sex = _("female") if found.sex == Sex.FEMALE else _("male")
    if found.month is None:
        begun = _("contract from {year}").format(year=found.appointed)
    else:
        month = MONTHS[language()][found.month - 1]
        begun = _("appointed {month} {year}").format(month=month, year=found.appointed)
    return _("Born {birth}, {begun}, {sex}.").format(
        birth=long_date(found.birth), begun=begun, sex=sex
    )


class EmployeeDialog(Dialog):
    """All fields of a person. `saved` tells the id."""

    saved = Signal(int)

    def __init__(
        self,
        frame: Frame,
        services: Services,
        *,
        employee: Employee | None = None,
        period_id: int = 0,
        parent: QWidget,
    ) -> None:
        title = _("New person") if employee is None else _("Change person")
        verb = _("Add person") if employee is None else _("Save changes")
        super().__init__(frame.theme, title, verb=verb, width=720, parent=parent)
        self._frame, self._services = frame, services
        self._before = employee or Employee(name="")
        self._period_id = period_id
        self._today: date = services.clock().date()
        self.fields: dict[str, Field] = {}
        self._trouble = Banner(frame.theme, "", tone="danger", parent=self)
        self._trouble.hide()
        self.body.addWidget(self._trouble)
        self._make_inputs()
        self._lay_out()
        self._show(self._before)
        self.nip.textChanged.connect(self._on_nip_edited)
        self.grade.value_chosen.connect(self._on_grade_chosen)
        self.name.editingFinished.connect(self._on_name_left)
        frame.runner.run(self, lambda _progress: services.staff.units(), self._show_units)

    def _make_inputs(self) -> None:
        theme = self.theme
        self.front_title = TextInput(theme, _("Title before"), placeholder="Dr.", parent=self)
        self.name = TextInput(theme, _("Name"), parent=self)
        self.back_title = TextInput(theme, _("Title after"), placeholder="S.E.", parent=self)
        self.nip = TextInput(theme, "NIP", placeholder=_("18 digits"), parent=self)
        kinds = ((Employment.PNS, "PNS"), (Employment.PPPK, "PPPK"), (Employment.OTHER, _("Other")))
        self.employment = ComboBox(theme, _("Employment"), options=kinds, parent=self)
        self.grade = ComboBox(theme, _("Grade"), options=_grades(), parent=self)
        self.position = TextInput(theme, _("Position"), parent=self)
        self.unit = SuggestInput(theme, _("Work unit"), parent=self)
        self.agency = SuggestInput(theme, _("Agency"), parent=self)
        self.other_number = TextInput(
            theme, _("Other number"), placeholder=_("old NIP or NRP"), parent=self
        )
        self.birth_date = DateField(theme, _("Date of birth"), optional=True, parent=self)
        sexes = ((None, "–"), (Sex.FEMALE, _("Female")), (Sex.MALE, _("Male")))
        self.sex = ComboBox(theme, _("Sex"), options=sexes, parent=self)
        self.nickname = TextInput(theme, _("Called"), placeholder=_("for example Bu Rin"))
        self.status = TextInput(theme, _("Status"), placeholder=_("for example on leave"))
        self.grade_since = DateField(theme, _("Grade since (TMT)"), optional=True, parent=self)
        self.position_since = DateField(
            theme, _("Position since (TMT)"), optional=True, parent=self
        )
        self.leads_unit = CheckBox(theme, _("Leads a unit (JPT or head of an independent unit)"))

    def _field(self, name: str, label: str, control: QWidget, *, width: int = 0) -> Field:
        field = Field(self.theme, label, control, parent=self)
        if width:
            field.setFixedWidth(self.theme.px(width))
        self.fields[name] = field
        return field

    def _line(self, *fields: Field, wide: int) -> None:
        line = row(*(column(field, None) for field in fields), gap=12)
        line.setStretch(wide, 1)
        self.body.addLayout(line)

    def _lay_out(self) -> None:
        make = self._field
        self._line(
            make("front_title", _("Title before"), self.front_title, width=112),
            make("name", _("Name"), self.name),
            make("back_title", _("Title after"), self.back_title, width=148),
            wide=1,
        )
        self._line(
            make("nip", "NIP", self.nip),
            make("employment", _("Employment"), self.employment, width=112),
            make("grade", _("Grade"), self.grade, width=176),
            wide=0,
        )
        self._line(
            make("position", _("Position"), self.position),
            make("unit", _("Work unit"), self.unit, width=296),
            wide=0,
        )
        self._line(
            make("agency", _("Agency"), self.agency),
            make("other_number", _("Other number"), self.other_number, width=296),
            wide=0,
        )
        self._line(
            make("birth_date", _("Date of birth"), self.birth_date, width=168),
            make("sex", _("Sex"), self.sex, width=124),
            make("nickname", _("Called"), self.nickname, width=136),
            make("status", _("Status"), self.status),
            wide=3,
        )
        self._line(
            make("grade_since", _("Grade since (TMT)"), self.grade_since, width=168),
            make("position_since", _("Position since (TMT)"), self.position_since, width=168),
            self.fields.setdefault("appraiser", self._appraiser_field()),
            wide=2,
        )
        self.body.addWidget(self.leads_unit)
        self._in_reading_order()

    def _appraiser_field(self) -> Field:
        return AppraiserField(self._frame, self._services, self._before, parent=self)

    def _in_reading_order(self) -> None:
        stops = (*(field.control for field in self.fields.values()), self.leads_unit)
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def _show(self, person: Employee) -> None:
        for name in ("front_title", "name", "back_title", "position", "other_number", "status"):
            getattr(self, name).setText(getattr(person, name))
        self.nickname.setText(person.nickname)
        self.nip.setText(nip.display(person.nip))
        self.employment.set_value(person.employment)
        if person.grade and all(value != person.grade for value, _words in _grades()):
            self.grade.add_option(person.grade, person.grade)
        self.grade.set_value(person.grade)
        self.unit.set_text(person.unit)
        self.agency.set_text(person.agency)
        self.birth_date.set_value(person.birth_date)
        self.sex.set_value(person.sex)
        self.grade_since.set_value(person.grade_since)
        self.position_since.set_value(person.position_since)
        self.leads_unit.setChecked(person.leads_unit)
        self._on_nip_edited(self.nip.text())
        self._on_grade_chosen(person.grade)

    def _show_units(self, units: Iterable[Unit]) -> None:
        known = tuple(units)
        self.unit.set_suggestions(dict.fromkeys(unit.name for unit in known))
        self.agency.set_suggestions(dict.fromkeys(unit.agency for unit in known if unit.agency))

    def first_focus(self) -> QWidget:
        return self.name

    def _on_grade_chosen(self, grade: str) -> None:
        """Name the rank beside the label."""
        self.fields["grade"].set_caption(ranks.rank_name(grade))

    def _on_name_left(self) -> None:
        """Titles pasted with the name go to their own fields."""
        if self.front_title.text().strip() or self.back_title.text().strip():
            return
        parts = split_titles(self.name.text())
        self.front_title.setText(parts.front_title)
        self.name.setText(parts.name)
        self.back_title.setText(parts.back_title)

    def _on_nip_edited(self, text: str) -> None:
        field = self.fields["nip"]
        field.set_error("")
        if not (digits := nip.clean(text)):
            field.set_hint("")
            return
        found = nip.check(text, self._today)
        if found.nip is not None:
            field.set_hint(nip_words(found.nip))
            self._fill_from(found.nip)
        elif found.other_number:
            field.set_hint(sentence("nip_other", text))
        elif found.errors == ("nip_length",) and len(digits) < nip.NIP_DIGITS:
            field.set_hint(_("{count} of 18 digits").format(count=len(digits)))
        else:
            field.set_error(sentence(found.errors[0], text))

    def _fill_from(self, found: nip.Nip) -> None:
        if self.birth_date.value() is None:
            self.birth_date.set_value(found.birth)
        if self.sex.value() is None:
            self.sex.set_value(found.sex)
        if not self._before.id:
            self.employment.set_value(found.kind)

    def written(self) -> Employee:
        """Return the person as the fields have it."""
        checked = nip.check(self.nip.text(), self._today)
        sex = self.sex.value()
        return replace(
            self._before,
            name=" ".join(self.name.text().split()),
            front_title=self.front_title.text().strip(),
            back_title=self.back_title.text().strip(),
            nip="" if checked.other_number else nip.clean(self.nip.text()),
            other_number=checked.other_number or self.other_number.text().strip(),
            employment=Employment(self.employment.value()),
            grade=self.grade.value(),
            position=self.position.text().strip(),
            unit=self.unit.text().strip(),
            agency=self.agency.text().strip(),
            birth_date=self.birth_date.value(),
            sex=Sex(sex) if sex else None,
            nickname=self.nickname.text().strip(),
            status=self.status.text().strip(),
            grade_since=self.grade_since.value(),
            position_since=self.position_since.value(),
            leads_unit=self.leads_unit.isChecked(),
        )

    def submit(self) -> None:
        self._on_name_left()
        person = self.written()
        staff, period_id = self._services.staff, self._period_id
        self._trouble.hide()
        for field in self.fields.values():
            field.set_error("")
        self.primary.setEnabled(False)

        def store() -> int:
            if not person.id:
                return staff.add(person, period_id=period_id)
            staff.save(person)
            return person.id

        self._frame.runner.run(
            self, lambda _progress: store(), self._on_stored, on_error=self._on_refused
        )

    def _on_stored(self, employee_id: int) -> None:
        self.primary.setEnabled(True)
        self.accept()
        self.saved.emit(employee_id)

    def _on_refused(self, error: KinerjaError | Cancelled) -> None:
        self.primary.setEnabled(True)
        if not isinstance(error, InvalidError):
            self._trouble.set_message(str(error), tone="danger")
            self._trouble.show()
            return
        for name, words in error.fields.items():
            self.fields[name].set_error(words)
        wrong = [name for name in (*ORDER, *self.fields) if name in error.fields]
        self.fields[wrong[0]].control.setFocus()


def _grades() -> list[tuple[str, str]]:
    """Return every grade; an empty one first."""
    return [("", "–"), *((grade, grade) for grade in ranks.grade_options())]
