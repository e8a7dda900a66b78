"""ImportDraft: everything a person has chosen so far; going back and forth loses none of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kinerja_desktop.core.chosen_fields import FieldGroup, count_groups, is_declined
from kinerja_desktop.core.column_matching import ColumnMatch, MatchOrigin, choose
from kinerja_desktop.core.headings import NAME_AND_NIP
from kinerja_desktop.core.staff_import import EntryKind, ImportPlan, PlanEntry
from kinerja_desktop.i18n import _
from kinerja_desktop.services.importing import (
    CellFix,
    FileLook,
    GoneAction,
    GoneChoice,
    ImportChoice,
    ImportRequest,
    TextForm,
)
from kinerja_desktop.ui.garbage import REST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kinerja_desktop.ui.panels.importing.review_rows import Review

Cell = tuple[int, str]
AS_FOUND = TextForm()


@dataclass
class ImportDraft:
    """The file that was looked at and what was chosen about it.

    `fixes` and `typed` are by row number and field: repaired cells, and what stands in a field
    that is not finished. `declined` and `confirmed` are rows whose check differs from the usual,
    `declined_groups` the kinds of changes that are taken over for nobody.
    """

    look: FileLook | None = None
    today: date = date.min
    form: TextForm = AS_FOUND
    columns: tuple[ColumnMatch, ...] = ()
    remembers: bool = True
    tidies: bool = True
    review: Review | None = None
    fixes: dict[Cell, str] = field(default_factory=dict)
    typed: dict[Cell, str] = field(default_factory=dict)
    left_out: set[int] = field(default_factory=set)
    declined: set[int] = field(default_factory=set)
    confirmed: set[int] = field(default_factory=set)
    declined_groups: set[FieldGroup] = field(default_factory=set)
    gone: dict[int, GoneAction] = field(default_factory=dict)
    _layouts: dict[tuple[str | None, int], tuple[ColumnMatch, ...]] = field(default_factory=dict)

    def clear(self) -> None:
        """Begin anew, without a file."""
        self.look, self.review, self.columns, self.form = None, None, (), AS_FOUND
        self.remembers = self.tidies = True
        self._layouts = {}
        self._forget_rows()
        REST.end()

    def begin(self, look: FileLook, form: TextForm, today: date) -> None:
        """Take up a list; columns chosen for the same sheet and heading before come back."""
        before = self.look
        if before is not None and (before.source != look.source or form != self.form):
            self._layouts = {}
        is_other = before is None or _place(before) != _place(look) or form != self.form
        if is_other:
            self._forget_rows()
        self.look, self.form, self.today = look, form, today
        self.review = None
        kept = self._layouts.get((look.sheet, look.header_row))
        self.columns = kept or look.columns

    @property
    def plan(self) -> ImportPlan | None:
        return self.review.plan if self.review is not None else None

    def match(self, index: int, wanted: str | None) -> None:
        """Read a column as a field, as a person says."""
        self.columns = choose(self.columns, index, wanted)
        if self.look is not None:
            self._layouts[(self.look.sheet, self.look.header_row)] = self.columns

    def missing(self) -> str:
        """Say which column is still wanted; nothing when the list can be checked."""
        fields = {column.field for column in self.columns}
        if NAME_AND_NIP in fields:
            return ""
        if "name" not in fields:
            return _("Choose the column that holds the name.")
        if not {"nip", "birth_date"} & fields:
            return _("Choose the column of the NIP, or of the date of birth.")
        return ""

    @property
    def matched(self) -> int:
        return sum(1 for column in self.columns if column.field)

    @property
    def guessed(self) -> int:
        return sum(1 for column in self.columns if column.origin is MatchOrigin.GUESS)

    def request(self) -> ImportRequest:
        """Return what the check of the changes is asked for."""
        if self.look is None:
            raise ValueError("no list was chosen")
        return ImportRequest(
            source=self.look.source,
            sheet=self.look.sheet,
            header_row=self.look.header_row,
            columns=self.columns,
            tidy_names=self.tidies,
            fixes=tuple(
                CellFix(row=row, field=name, value=value)
                for (row, name), value in self.fixes.items()
            ),
            left_out=frozenset(self.left_out),
            form=self.form,
        )

    def repair(self, cell: Cell, value: str) -> None:
        self.fixes[cell] = value
        self.typed.pop(cell, None)
        self.left_out.discard(cell[0])

    def is_wanted(self, entry: PlanEntry) -> bool:
        """Say whether a row of the plan will be done."""
        if entry.kind is EntryKind.SAME or is_declined(entry, self.declined_groups):
            return False
        if entry.needs_confirmation:
            return entry.row in self.confirmed
        return entry.row not in self.declined

    def want(self, entries: Iterable[PlanEntry], *, on: bool) -> None:
        """Check or uncheck rows."""
        for entry in entries:
            usual = not entry.needs_confirmation
            differing = self.declined if usual else self.confirmed
            if on == usual:
                differing.discard(entry.row)
            else:
                differing.add(entry.row)

    def take_group(self, group: FieldGroup, *, on: bool) -> None:
        """Take a kind of change over for everybody, or leave it as it is."""
        (self.declined_groups.discard if on else self.declined_groups.add)(group)

    def group_counts(self) -> tuple[tuple[FieldGroup, int], ...]:
        """Return the kinds of changes in the list, each with its number of rows."""
        return count_groups(self.review.groups.values()) if self.review is not None else ()

    def choose_gone(self, people: Iterable[int], action: GoneAction | None) -> None:
        """Say what becomes of people who are not in the list; None leaves them alone."""
        for employee_id in people:
            if action is None:
                self.gone.pop(employee_id, None)
            else:
                self.gone[employee_id] = action

    def gone_choices(self) -> tuple[GoneChoice, ...]:
        known = {one.id for one in self.plan.gone} if self.plan is not None else set()
        return tuple(
            GoneChoice(employee_id=employee_id, action=action)
            for employee_id, action in self.gone.items()
            if employee_id in known
        )

    @property
    def wanted_rows(self) -> frozenset[int]:
        """The rows that will be done."""
        if self.review is None:
            return frozenset()
        checked = (self.review.usual - self.declined) | (self.review.asking & self.confirmed)
        if not self.declined_groups:
            return checked
        groups = self.review.groups.items()
        return checked - {row for row, found in groups if found <= self.declined_groups}

    @property
    def changes(self) -> int:
        """How many people will be added, changed or archived."""
        return len(self.wanted_rows) + len(self.gone_choices())

    @property
    def newcomers(self) -> int:
        return len(self.wanted_rows & self.review.new) if self.review is not None else 0

    def choice(self, period_id: int) -> ImportChoice:
        """Return what is to be done; new people go into a period if one is given."""
        return ImportChoice(
            rows=self.wanted_rows,
            gone=self.gone_choices(),
            remember_layout=self.remembers,
            period_id=period_id,
            declined=frozenset(self.declined_groups),
        )

    def _forget_rows(self) -> None:
        self.fixes, self.typed, self.gone = {}, {}, {}
        self.left_out, self.declined, self.confirmed = set(), set(), set()
        self.declined_groups = set()


def _place(look: FileLook) -> tuple[object, str | None, int]:
    return look.source, look.sheet, look.header_row
