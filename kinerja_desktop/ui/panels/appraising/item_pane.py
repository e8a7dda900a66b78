"""ItemPane: everything that is rated, with its notes and its mark; the left pane of Penilaian."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kinerja_desktop.core.evidence import notes_of_item
from kinerja_desktop.core.instrument import THREE_STEPS
from kinerja_desktop.core.methods.method import Item, ItemKind, as_decimal
from kinerja_desktop.core.methods.weights import weight_sums
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.card import Card, Quiet
from kinerja_desktop.ui.widgets.item_list import ItemHead, ItemLine, ItemList
from kinerja_desktop.ui.widgets.labels import IconLabel, KeyCap, Text
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column, row
from kinerja_desktop.ui.widgets.number_field import shown_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from kinerja_desktop.core.appraisal import Answer, Draft
    from kinerja_desktop.core.instrument import Instrument
    from kinerja_desktop.core.observation import Observation
    from kinerja_desktop.services.appraising import AppraisalView
    from kinerja_desktop.ui.theme.theme import Theme


UNLIMITED = 16777215


class ItemPane(Card):
    """`list` is the ItemList; `show_draft` after every edit."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, margins=(0, 4, 0, 6), parent=parent)
        self._view: AppraisalView | None = None
        self._uses_short_names = False
        self.body.setSpacing(0)
        self.list = ItemList(theme, _("What is rated"), parent=self)
        self._weights = self._make_weights()
        self._aid = self._make_aid()
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._weights)
        self.body.addStretch(0)
        self.body.addWidget(self._aid)
        self.body.addWidget(self._by_item_line())

    def _by_item_line(self) -> QWidget:
        self.by_item = Button(
            self.theme, _("By-indicator mode"), kind="link", height=28, parent=self
        )
        self.by_item.setToolTip(_("Rate one item across all people (Ctrl+Shift+I)"))
        self._keys = KeyCap(self.theme, "Ctrl Shift I", parent=self)
        return boxed(row(self.by_item, None, self._keys, margins=(15, 4, 12, 2)), parent=self)

    def _make_weights(self) -> QWidget:
        words = Text(self.theme, _("Sum of weights"), look="small text-2", parent=self)
        self._sum_icon = IconLabel(self.theme, "circle-check", parent=self)
        self._sum = Text(self.theme, look="strong", parent=self)
        line = row(words, None, self._sum_icon, self._sum, gap=6)
        whole = column(Divider(self.theme), line, gap=12, margins=(15, 8, 16, 12))
        return boxed(whole, parent=self)

    def _make_aid(self) -> QWidget:
        block = Quiet(self.theme, tone="info-soft", parent=self)
        words = Text(
            self.theme,
            _("An aid of the unit. Its result does not replace the official predicate."),
            look="small",
            lines=0,
        )
        icon = IconLabel(self.theme, "info", color="info")
        line = row(column(icon, None), words, gap=10)
        line.setStretchFactor(words, 1)
        block.body.addLayout(line)
        return boxed(column(block, margins=(5, 4, 5, 6)), parent=self)

    def show_view(self, view: AppraisalView) -> None:
        """Show another person or another method."""
        self._view = view
        self._aid.setVisible(not view.method.is_official)
        self._show_sum(view.instrument)

    def _show_sum(self, instrument: Instrument) -> None:
        """Show the sum of the weights; where one is not 100, that one with what is missing."""
        sums = weight_sums(instrument)
        self._weights.setVisible(bool(sums))
        if not sums:
            return
        shown = next((one for one in sums if not one.fits), sums[0])
        words = shown_number(shown.total)
        if not shown.fits:
            words = _("{total}, rest {rest}").format(total=words, rest=shown_number(shown.rest))
        self._sum.set_text(words)
        look = ("circle-check", "success") if shown.fits else ("triangle-alert", "warn")
        self._sum_icon.set_icon(*look)

    def show_draft(self, draft: Draft) -> None:
        """Show the marks of a draft."""
        if self._view is None:
            return
        view = self._view
        if view.method.has_ratings:
            lines = _of_ratings(view, draft, short=self._uses_short_names)
        else:
            lines = _of_sections(view, draft)
        self.list.show_rows(lines)
        tall = self.list.rows_height() + 4 if not view.method.has_ratings else UNLIMITED
        self.list.setMaximumHeight(tall)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Leave the counts and keys out and use short names."""
        self.by_item.setText(_("By indicator") if is_narrow else _("By-indicator mode"))
        self.by_item.updateGeometry()
        self._keys.setVisible(not is_narrow)
        self._uses_short_names = is_narrow
        self.list.set_counts_shown(not is_narrow)


def _of_ratings(view: AppraisalView, draft: Draft, *, short: bool) -> Sequence[ItemHead | ItemLine]:
    main = [item for item in view.items if item.is_main]
    others = [i for i in view.items if i.kind == ItemKind.RESULT and not i.is_main]
    values = [item for item in view.items if item.kind == ItemKind.BEHAVIOUR]
    heads = (_("notes"), _("rating"))
    lines: list[ItemHead | ItemLine] = []
    if main:
        lines.append(ItemHead(title=_("A. Main"), columns=heads))
        lines += [_line(item, draft, view.notes) for item in main]
    if others:
        lines.append(ItemHead(title=_("B. Additional"), columns=("", "") if main else heads))
        lines += [_line(item, draft, view.notes) for item in others]
    settled = sum(draft.answer(item.key).is_settled for item in values)
    told = _("{done} of {total}").format(done=settled, total=len(values))
    lines.append(ItemHead(title=_("Work behaviour"), right=told, has_line=bool(main or others)))
    lines += [_line(item, draft, view.notes, short=short) for item in values]
    return lines


def _of_sections(view: AppraisalView, draft: Draft) -> Sequence[ItemHead | ItemLine]:
    """Return the items under the heads of their sections; one section alone needs no name."""
    values = view.evaluate(draft).values
    columns = (_("notes"), _("score"))
    shown = [
        (section, [item for item in view.items if item.section == section.key])
        for section in view.instrument.sections
    ]
    shown = [(section, items) for section, items in shown if items]
    lines: list[ItemHead | ItemLine] = []
    for section, items in shown:
        title = _("Indicator") if len(shown) == 1 else section.title
        weight = _("weight {n}").format(n=shown_number(section.weight)) if section.weight else ""
        lines.append(
            ItemHead(
                title=title,
                right=weight,
                columns=("", "") if lines or weight else columns,
                has_line=bool(lines),
            )
        )
        lines += [_line(item, draft, view.notes, values=values) for item in items]
    return lines


def _line(
    item: Item,
    draft: Draft,
    notes: tuple[Observation, ...],
    *,
    short: bool = False,
    values: Mapping[str, Fraction] | None = None,
) -> ItemLine:
    answer = draft.answer(item.key)
    weight = item.indicator.weight if item.indicator is not None else None
    value = (values or {}).get(item.key)
    return ItemLine(
        key=item.key,
        name=item.short_name if short else item.name,
        notes=len(notes_of_item(notes, item.key)),
        step=answer.step,
        is_scale=item.scale != THREE_STEPS,
        mark=_mark(answer, value) if item.scale.is_typed else "",
        caption=_("weight {n}").format(n=shown_number(weight)) if weight else "",
        settled=_settled(answer),
    )


def _mark(answer: Answer, value: Fraction | None) -> str:
    """Return a computed or typed value with the decimals there is room for."""
    if value is not None:
        return shown_number(as_decimal(value).quantize(Decimal("0.01")))
    return "" if answer.value is None else shown_number(answer.value)


def _settled(answer: Answer) -> str:
    return _("n/a") if answer.not_applicable and answer.is_settled else ""
