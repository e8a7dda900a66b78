"""Words of the import report, the same on the screen, on paper and in files."""

from __future__ import annotations

from datetime import date

from kinerja_desktop.core import nip
from kinerja_desktop.core.column_matching import field_label
from kinerja_desktop.core.import_lines import ImportLine, Outcome, Why
from kinerja_desktop.core.import_problems import sentence
from kinerja_desktop.core.staff_import import FieldChange
from kinerja_desktop.i18n import N_, _, short_date

ARCHIVED_ON = "archived_on"
_OUTCOMES = {
    Outcome.ADDED: N_("Added"),
    Outcome.CHANGED: N_("Changed"),
    Outcome.SAME: N_("Same"),
    Outcome.LEFT_OUT: N_("Left out"),
    Outcome.REFUSED: N_("Refused"),
    Outcome.ARCHIVED: N_("Archived"),
}
_WHY = {
    Why.NOT_CHOSEN: N_("Not chosen."),
    Why.UNCONFIRMED: N_("Not confirmed."),
    Why.BY_HAND: N_("Left out in the check."),
}


def outcome_word(outcome: Outcome) -> str:
    return _(_OUTCOMES[outcome])


def remark(line: ImportLine) -> str:
    """Return what there is to say about a row: why, what was changed, what is wrong with it."""
    parts = [_(_WHY[line.why])] if line.why is not None else []
    if line.changes:
        parts.append(f"{'; '.join(map(_change_text, line.changes))}.")
    for problem in line.problems:
        said = sentence(problem.code, problem.value, problem.others)
        value = f" “{problem.value}”" if problem.value and problem.value not in said else ""
        parts.append(f"{problem.cell}{value}: {said}")
    if line.outcome is Outcome.ARCHIVED:
        parts.append(_("Not in the file."))
    return " ".join(parts)


def field_word(field: str) -> str:
    """Return what a field is called in the list of changes."""
    words = {"name": _("Name"), ARCHIVED_ON: _("Archive")}
    return words.get(field) or field_label(field)


def change_values(change: FieldChange) -> tuple[str, str]:
    """Return the old and the new value as people write them."""
    if change.field == ARCHIVED_ON:
        return _("archived {day}").format(day=_day(change.old)), _("active again")
    if change.field in {"birth_date", "grade_since", "position_since"}:
        return _day(change.old), _day(change.new)
    if change.field == "nip":
        return nip.display(change.old), nip.display(change.new)
    return change.old, change.new


def _change_text(change: FieldChange) -> str:
    old, new = change_values(change)
    return f"{field_word(change.field)}: {old or '–'} → {new or '–'}"


def _day(text: str) -> str:
    try:
        return short_date(date.fromisoformat(text))
    except ValueError:
        return text
