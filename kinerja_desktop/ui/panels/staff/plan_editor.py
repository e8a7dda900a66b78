"""PlanEditor: the draft of a plan; once agreed it changes only with a day and a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.core.plan import Plan
from kinerja_desktop.core.plan_changes import amended
from kinerja_desktop.ui.editing import DraftEditor

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from kinerja_desktop.core.plan_changes import Amendment
    from kinerja_desktop.ui.runner import Runner


class PlanEditor(DraftEditor[Plan]):
    """Between `amend` and `finish` every edit of an agreed plan is written down."""

    def __init__(
        self, runner: Runner, save: Callable[[Plan, int], int], *, parent: QObject
    ) -> None:
        self.why: Amendment | None = None
        self._agreed: Plan | None = None
        super().__init__(runner, save, parent=parent)

    @property
    def is_fixed(self) -> bool:
        """Whether the plan is agreed and no reason for a change was given yet."""
        return self.draft.shared_on is not None and self.why is None

    def open(self, draft: Plan, version: int) -> None:
        self.finish()
        super().open(draft, version)

    def amend(self, why: Amendment) -> None:
        """Take edits from now on as changes of what is agreed now."""
        self.end_field()
        self._agreed, self.why = self.draft, why

    def finish(self) -> None:
        """End the change; a further one needs a reason of its own."""
        self._agreed = self.why = None

    def edit(self, field: str, draft: Plan) -> None:
        if self._agreed is not None and self.why is not None:
            draft = amended(self._agreed, draft, self.why)
        super().edit(field, draft)
