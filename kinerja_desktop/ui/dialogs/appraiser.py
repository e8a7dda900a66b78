"""AppraiserDialog: who appraises, as what, from when to when, and that one's own superior."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kinerja_desktop.core.staff import Official, OfficialRole
from kinerja_desktop.core.supervision import Acting, Supervision
from kinerja_desktop.i18n import _, short_date
from kinerja_desktop.ui.dialogs.first_start_profile import PersonForm
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.field import Field
from kinerja_desktop.ui.widgets.inputs import ComboBox, DateField
from kinerja_desktop.ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.frame import Frame

LINES = (
    {"front_title": 3, "name": 6, "back_title": 3},
    {"nip": 6, "grade": 6},
    {"position": 6, "unit": 6},
)
WORDS = ("front_title", "name", "back_title", "nip", "grade", "position", "unit")


def span_words(start: date | None, end: date | None) -> str:
    """Since 1 Jul 2026, until 30 Jun 2026, or both; always without either."""
    if start is not None and end is not None:
        return f"{short_date(start)} – {short_date(end)}"
    if start is not None:
        return _("since {day}").format(day=short_date(start))
    return _("until {day}").format(day=short_date(end)) if end is not None else _("always")


class AppraiserDialog(Dialog):
    """Asks for one relation; `given` tells it. Known officials fill the fields."""

    given = Signal(object)  # Supervision

    def __init__(
        self,
        frame: Frame,
        known: Sequence[Official],
        *,
        relation: Supervision | None = None,
        today: date,
        parent: QWidget,
    ) -> None:
        title = _("New appraiser") if relation is None else _("Change appraiser")
        super().__init__(frame.theme, title, verb=_("Use"), width=640, parent=parent)
        self._known = known
        self._today = today
        nobody = Official(role=OfficialRole.APPRAISER, name="")
        self._before = relation or Supervision(employee_id=0, appraiser=nobody, start=today)
        self._lay_out()
        self._show(self._before)
        self.known.value_chosen.connect(lambda place: self._fill(self.person, place))
        self.known_superior.value_chosen.connect(lambda place: self._fill(self.superior, place))

    def _lay_out(self) -> None:
        theme = self.theme
        self.known = self._chooser(_("Known appraiser"))
        kinds = ((Acting.NO, _("permanent")), (Acting.PLT, "Plt."), (Acting.PLH, "Plh."))
        self.acting = ComboBox(theme, _("Holds the post"), options=kinds, parent=self)
        self.start = DateField(theme, _("From"), optional=True, parent=self)
        self.end = DateField(theme, _("Until"), optional=True, parent=self)
        self.start_field = Field(theme, _("From"), self.start, parent=self)
        self.end_field = Field(theme, _("Until"), self.end, parent=self)
        self.person = PersonForm(theme, _("Appraiser"), LINES, parent=self)
        self.known_superior = self._chooser(_("Known superior"))
        self.superior = PersonForm(
            theme, _("Superior of the appraiser (may stay blank)"), LINES, parent=self
        )
        kind = Field(theme, _("Holds the post"), self.acting, parent=self)
        line = row(kind, self.start_field, self.end_field, gap=12)
        for place in range(line.count()):
            line.setStretch(place, 1)
        for form, chooser in ((self.person, self.known), (self.superior, self.known_superior)):
            form.body.insertWidget(1, Field(theme, _("Fill in from"), chooser, parent=form))
        self.body.addLayout(column(self.person, line, self.superior, gap=12))

    def _chooser(self, name: str) -> ComboBox:
        options = [(-1, "–"), *((n, _official_words(one)) for n, one in enumerate(self._known))]
        made = ComboBox(self.theme, name, options=options, parent=self)
        made.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(8)
        return made

    def _show(self, relation: Supervision) -> None:
        self.acting.set_value(relation.acting)
        self.start.set_value(relation.start)
        self.end.set_value(relation.end)
        _write(self.person, relation.appraiser)
        if relation.reviewer is not None:
            _write(self.superior, relation.reviewer)

    def _fill(self, form: PersonForm, place: int) -> None:
        if place >= 0:
            _write(form, self._known[place])
            form.clear_errors()

    def first_focus(self) -> QWidget:
        return self.known if not self._before.appraiser.name else self.person.fields["name"].control

    def submit(self) -> None:
        start, end = self.start.value(), self.end.value()
        is_turned = start is not None and end is not None and end < start
        self.end_field.set_error(_("The end lies before the start.") if is_turned else "")
        reviewer = self.superior.official(OfficialRole.REVIEWER)
        has_superior = any(getattr(reviewer, word) for word in WORDS)
        is_superior_right = self._check(self.superior, name_needed=has_superior)
        is_right = self._check(self.person, name_needed=True)
        if is_turned:
            self.end.setFocus()
        if is_turned or not (is_right and is_superior_right):
            return
        relation = Supervision(
            employee_id=self._before.employee_id,
            appraiser=self.person.official(OfficialRole.APPRAISER),
            reviewer=reviewer if reviewer.name else None,
            acting=Acting(self.acting.value()),
            start=start,
            end=end,
        )
        self.accept()
        self.given.emit(relation)

    def _check(self, form: PersonForm, *, name_needed: bool) -> bool:
        """Show what is wrong below its field."""
        is_right = form.check(self._today, name_needed=False)
        if not name_needed or form.text("name"):
            return is_right
        form.show_errors({"name": _("Write the name.")})
        return False


def _official_words(official: Official) -> str:
    parts = (official.display_name, official.position)
    return " · ".join(part for part in parts if part)


def _write(form: PersonForm, official: Official) -> None:
    for key in WORDS:
        form.set_text(key, str(getattr(official, key)))
