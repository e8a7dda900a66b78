"""CopyPlanDialog: choose a plan to copy, from a colleague or an earlier period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kinerja_desktop.i18n import _, ngettext
from kinerja_desktop.ui.widgets.chips import FilterChips
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.inputs import TextInput
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.messages import Banner
from kinerja_desktop.ui.widgets.person_list import PickLine, PickList

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.core.plan import Plan
    from kinerja_desktop.services.planning import PlanningService, PlanSource
    from kinerja_desktop.ui.frame import Frame

COLLEAGUES, EARLIER = "colleagues", "earlier"


class CopyPlanDialog(Dialog):
    """Sources in two groups; `source_chosen` tells which PlanSource is to be copied."""

    source_chosen = Signal(object)

    def __init__(
        self, frame: Frame, planning: PlanningService, *, plan: Plan, parent: QWidget
    ) -> None:
        title = _("Copy a plan from…")
        super().__init__(
            frame.theme, title, verb=_("Copy plan"), width=560, height=520, parent=parent
        )
        self._period_id = plan.period_id
        self._sources: tuple[PlanSource, ...] = ()
        self.filter = TextInput(
            self.theme, _("Filter names"), placeholder=_("Filter names"), icon="search", parent=self
        )
        self.groups = FilterChips(self.theme, _("Where from"), parent=self)
        self.list = PickList(self.theme, _("Plans"), parent=self)
        self.list.setMinimumHeight(180)
        self._empty = Text(
            self.theme, _("There is no other plan yet."), look="body text-3", lines=0, parent=self
        )
        for part in (self.filter, self.groups, self._empty):
            self.body.addWidget(part)
        self.body.addWidget(self.list, 1)
        if plan.work_results:
            words = _("The copy takes the place of the present plan. It can be undone.")
            self.body.addWidget(Banner(self.theme, words, tone="info", parent=self))
        self.primary.setEnabled(False)
        self.filter.textChanged.connect(self._show)
        self.groups.chosen.connect(self._show)
        self.list.row_chosen.connect(self._on_source_marked)
        self.list.row_opened.connect(self._on_source_opened)
        frame.runner.run(
            self,
            lambda _progress: planning.sources(plan.period_id, plan.employee_id),
            self._on_sources_read,
        )

    def _on_sources_read(self, sources: tuple[PlanSource, ...]) -> None:
        self._sources = sources
        near = [s for s in sources if s.period_id == self._period_id]
        self.groups.set_options(
            [
                (COLLEAGUES, _("Colleagues, this period"), len(near)),
                (EARLIER, _("Earlier periods"), len(sources) - len(near)),
            ]
        )
        if not near:
            self.groups.set_value(EARLIER)
        self._show()

    def _show(self) -> None:
        here = self.groups.value() == COLLEAGUES
        wanted = self.filter.text().casefold().split()
        shown = [
            (place, source)
            for place, source in enumerate(self._sources)
            if (source.period_id == self._period_id) == here
            and all(word in source.employee_name.casefold() for word in wanted)
        ]
        self.list.show_rows([_line(place, source) for place, source in shown])
        self._empty.setVisible(not shown)
        self.primary.setEnabled(self.list.current_key() is not None)

    def _on_source_marked(self) -> None:
        self.primary.setEnabled(True)

    def _on_source_opened(self) -> None:
        self.submit()

    def submit(self) -> None:
        place = self.list.current_key()
        if place is None:
            return
        self.accept()
        self.source_chosen.emit(self._sources[place])


def _line(place: int, source: PlanSource) -> PickLine:
    count = ngettext("{count} work result", "{count} work results", source.result_count)
    caption = f"{source.period_name} · {count.format(count=source.result_count)}"
    return PickLine(key=place, title=source.employee_name, caption=caption, icon="file-text")
