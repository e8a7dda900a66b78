"""ReviewHead: the list that is checked, a search in it, and chips that say how many of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.i18n import N_, _
from kinerja_desktop.ui.panels.importing.list_head import ListHead
from kinerja_desktop.ui.panels.importing.review_rows import Shown
from kinerja_desktop.ui.panels.importing.words import rows_words
from kinerja_desktop.ui.size_class import SizeClass, Width
from kinerja_desktop.ui.widgets.chips import FilterChips
from kinerja_desktop.ui.widgets.inputs import TextInput
from kinerja_desktop.ui.widgets.layouts import boxed, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.panels.importing.review_rows import Review
    from kinerja_desktop.ui.theme.theme import Theme

FILTERS = {
    Shown.ALL: N_("All"),
    Shown.NEW: N_("New"),
    Shown.CHANGED: N_("Changed"),
    Shown.PROBLEM: N_("Problems"),
    Shown.SAME: N_("Same"),
    Shown.GONE: N_("Missing"),
}
SEARCH_WIDTH, SEARCH_WIDTH_SMALL = 190, 130


class ReviewHead(ListHead):
    """`search` and `chips` are asked and listened to by the step."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        self.search = TextInput(
            theme, _("Search in the list"), placeholder=_("Search"), icon="search"
        )
        self.chips = FilterChips(theme, _("Show"))
        super().__init__(theme, boxed(row(self.search, self.chips, gap=10)), parent=parent)

    def show_review(self, review: Review) -> None:
        """Show where the list comes from and how many rows there are of every kind."""
        plan = review.plan
        parts = [rows_words(plan.rows_total)]
        if plan.source.sheet:
            parts.insert(0, _("Sheet “{name}”").format(name=plan.source.sheet))
        parts.append(_("heading in row {row}").format(row=plan.source.header_row))
        parts += [remark.removesuffix(".") for remark in plan.source.remarks.sentences()]
        self.show_file(plan.source.file_name, " · ".join(parts))
        self.chips.set_options(
            [
                (kind, _(word), review.count(kind))
                for kind, word in FILTERS.items()
                if kind == Shown.ALL or review.count(kind)
            ]
        )

    def show_all(self) -> None:
        """Drop the filter and the search without telling."""
        self.chips.set_value(Shown.ALL)
        blocked = self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(blocked)

    def fit(self, size: SizeClass) -> None:
        self.set_stacked(stacked=size.width in {Width.NARROW, Width.SINGLE})
        is_wide = size.width == Width.WIDE
        self.search.setFixedWidth(SEARCH_WIDTH if is_wide else SEARCH_WIDTH_SMALL)
