"""StaffFound: what the staff page reads at once: people, units, lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinerja_desktop.ui.panels.staff.filter_menu import Scope

if TYPE_CHECKING:
    from kinerja_desktop.core.rows import StaffRow
    from kinerja_desktop.core.staff import Unit
    from kinerja_desktop.services import Services
    from kinerja_desktop.services.staff_lists import ListView


@dataclass(frozen=True, kw_only=True)
class StaffFound:
    """The people of a scope, all units, all lists; `is_empty`: nobody is in the list shown."""

    rows: tuple[StaffRow, ...]
    units: tuple[Unit, ...]
    lists: tuple[ListView, ...]
    is_empty: bool


def read_staff(services: Services, scope: Scope, period_id: int) -> StaffFound:
    """Read what the page shows; call it off the window's thread."""
    staff = services.staff
    if scope is Scope.OUTSIDE:
        rows = staff.list_outside(period_id)
    elif scope is Scope.ARCHIVE:
        rows = staff.list_staff(archived=True)
    else:
        rows = staff.list_staff(period_id)
    return StaffFound(
        rows=rows,
        units=staff.units(),
        lists=services.lists.views(),
        is_empty=staff.is_empty(),
    )
