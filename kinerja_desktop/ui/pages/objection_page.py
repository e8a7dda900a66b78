"""The page Objection: statement and term, both sides, the superior's decision."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QBoxLayout, QStackedWidget

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.core.objection import Objection, ObjectionState, Outcome
from kinerja_desktop.errors import Cancelled, InvalidError, KinerjaError, NotFoundError
from kinerja_desktop.i18n import N_, _
from kinerja_desktop.ui.editing import PartEditor
from kinerja_desktop.ui.page import Page
from kinerja_desktop.ui.panels.objecting.decision import DecisionCard
from kinerja_desktop.ui.panels.objecting.sides import SidesCard
from kinerja_desktop.ui.widgets.badges import BadgeLook
from kinerja_desktop.ui.widgets.empty import EmptyState
from kinerja_desktop.ui.widgets.layouts import boxed, row, scrolling

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.services import Services
    from kinerja_desktop.services.objecting import ObjectionView
    from kinerja_desktop.ui.frame import Frame
    from kinerja_desktop.ui.size_class import SizeClass

LATE = BadgeLook(icon="clock", word=N_("Late"), tone="warn")
SIDE_WIDTH = 424
ANY_WIDTH = 16777215


class ObjectionPage(Page):
    KEY = "objection"
    TITLE = N_("Objection")
    ICON = "scale"
    PARENT = "results"
    SHOWS: ClassVar[frozenset[Kind]] = frozenset(
        {Kind.OBJECTION, Kind.APPRAISAL, Kind.DISCUSSION, Kind.STAFF, Kind.PERIOD, Kind.PROFILE}
    )

    def __init__(self, frame: Frame, services: Services, *, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent=parent)
        self._services = services
        self._employee_id = self._appraisal_id = 0
        self._view: ObjectionView | None = None
        self.editor: PartEditor[Objection] = PartEditor(
            frame.runner, services.objecting.save, parent=self
        )
        self.sides = SidesCard(self.theme, late=LATE, parent=self)
        self.decision = DecisionCard(self.theme, parent=self)
        self.empty = EmptyState(
            self.theme,
            _("Nothing to object to yet"),
            _("Choose a person in Results whose rating is signed or final."),
            button=_("To the results"),
            icon="scale",
            parent=self,
        )
        self._panes = row(self.sides, self.decision, gap=12)
        self._panes.setStretch(0, 1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(scrolling(boxed(self._panes)))
        self._stack.addWidget(self.empty)
        self._stack.setCurrentIndex(1)
        self.body.addWidget(self._stack, 1)
        self.hold.cover(self._stack)
        self._connect()
        self.fit(self.size_class)

    def _connect(self) -> None:
        for card in (self.sides, self.decision):
            card.edited.connect(self.editor.edit)
            card.field_left.connect(self.editor.end_field)
        self.decision.act_wanted.connect(self._on_act_wanted)
        self.decision.back_wanted.connect(self._on_back_wanted)
        self.empty.pressed.connect(lambda: self.go("results"))
        self.editor.changed.connect(lambda _draft: self._show_draft())
        self.editor.failed.connect(self.notices.show_error)
        self.editor.stale.connect(self._on_stale)

    # The base.

    def refresh(self) -> None:
        if (period := self.period) is None or not self._employee_id:
            self.hold.want_nobody()
            self._show_nothing()
            return
        period_id, employee_id, named = period.id, self._employee_id, self._appraisal_id
        self.hold.want(period_id, employee_id)
        view = self._services.objecting.view
        self.run(
            lambda _progress: view(period_id, employee_id, appraisal_id=named),
            self._on_view_read,
            on_error=self._on_not_read,
        )

    def leave(self) -> None:
        if self._view is not None:
            self.editor.leave()

    def show_target(self, target: dict[str, Any]) -> None:
        if employee_id := int(target.get("employee_id", 0)):
            self.leave()
            self._employee_id = employee_id
            self._appraisal_id = int(target.get("appraisal_id", 0))
        self.mark_stale()

    def fit(self, size: SizeClass) -> None:
        directions = QBoxLayout.Direction
        single = size.is_single
        self._panes.setDirection(directions.TopToBottom if single else directions.LeftToRight)
        width = 0 if single else self.theme.px(SIDE_WIDTH if size.side_margin >= 24 else 372)
        self.decision.setMinimumWidth(width)
        self.decision.setMaximumWidth(width or ANY_WIDTH)

    def first_focus(self) -> QWidget | None:
        if self._stack.currentIndex():
            return self.empty.button
        is_new = self._view is not None and self.editor.draft.state == ObjectionState.NONE
        return self.sides.received if is_new else self.decision.act

    @property
    def note_target(self) -> tuple[int, str]:
        return self._employee_id, ""

    def panes(self) -> list[QWidget]:
        return [self.sides, self.decision]

    def toast_pane(self) -> QWidget | None:
        return self.decision.foot

    # Showing.

    def _on_view_read(self, view: ObjectionView) -> None:
        if not self.hold.takes(view.period.id, view.employee.id):
            return
        if not view.can_object:
            self._show_nothing()
            return
        self._view = view
        self.editor.show_stored(view.objection)
        self.undo_stack = self.editor.undo_stack
        version = _("version {n}").format(n=view.appraisal.revision)
        self.set_subtitle(f"{view.employee.name} · {version}")
        self._stack.setCurrentIndex(0)
        self._show_draft()

    def _on_not_read(self, error: KinerjaError | Cancelled) -> None:
        self.hold.want_nobody()
        self._show_nothing()
        if not isinstance(error, NotFoundError):
            self.notices.show_error(error)

    def _show_nothing(self) -> None:
        self._view = None
        self.set_subtitle("")
        self._stack.setCurrentIndex(1)

    def _show_draft(self) -> None:
        if self._view is not None:
            shown = replace(self._view, objection=self.editor.draft)
            self.sides.show_view(shown)
            self.decision.show_view(shown)

    # What the person does.

    def _on_act_wanted(self) -> None:
        if self._view is None:
            return
        objecting, draft = self._services.objecting, self.editor.draft
        if draft.state == ObjectionState.DECIDED:
            self.go("results", employee_id=self._employee_id)
            return
        act, said = {
            ObjectionState.NONE: (objecting.file, _("Objection recorded")),
            ObjectionState.FILED: (objecting.examine, _("The examination has begun")),
            ObjectionState.EXAMINED: (objecting.decide, _("Decision recorded")),
        }[draft.state]
        if draft.state == ObjectionState.EXAMINED and draft.outcome == Outcome.CHANGED:
            said = _("Decision recorded; the next version has begun as a draft")
        self.editor.leave()
        self.run(
            lambda _progress: act(draft),
            lambda saved: self._on_acted(saved, said),
            on_error=self._on_refused,
        )

    def _on_back_wanted(self) -> None:
        draft, step_back = self.editor.draft, self._services.objecting.step_back
        self.editor.leave()
        self.run(
            lambda _progress: step_back(draft),
            lambda saved: self._on_acted(saved, _("Step taken back")),
        )

    def _on_acted(self, saved: Objection, said: str) -> None:
        self._appraisal_id = saved.appraisal_id  # stay with this version
        self.refresh()
        self.say(said)

    def _on_refused(self, error: KinerjaError | Cancelled) -> None:
        if not isinstance(error, InvalidError):
            self.notices.show_error(error)
            return
        first = self.sides.show_errors(error.fields) or self.decision.show_errors(error.fields)
        if first is not None:
            first.setFocus()

    def _on_stale(self) -> None:
        self.editor.forget()
        self.refresh()
