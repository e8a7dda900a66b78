"""PreparationEditor: what is written while a talk is prepared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.core.discussion import Discussion
from kinerja_desktop.ui.editing import PartEditor

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from kinerja_desktop.services.discussing import DiscussingService
    from kinerja_desktop.ui.runner import Runner


class PreparationEditor(PartEditor[Discussion]):
    """Saves into the talk of an appraisal."""

    def __init__(self, runner: Runner, discussing: DiscussingService, *, parent: QObject) -> None:
        super().__init__(runner, discussing.save_preparation, parent=parent)
