"""Steps 3 and 4 of the first start: the method and what to begin with; three tips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kinerja_desktop.i18n import N_, _
from kinerja_desktop.ui.dialogs.first_start_parts import Step, Tiles, TileWords
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.field import Notice
from kinerja_desktop.ui.widgets.labels import IconLabel, KeyCap, Text
from kinerja_desktop.ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from kinerja_desktop.ui.theme.theme import Theme

OFFICIAL_METHOD, WEIGHTED_METHOD = "permenpanrb_6_2022", "weighted_indicators"
IMPORT, SAMPLE, EMPTY = "import", "sample", "empty"


def method_tiles() -> tuple[TileWords, ...]:
    return (
        TileWords(
            value=OFFICIAL_METHOD,
            icon="scale",
            title="PermenPANRB 6/2022",
            line=_("work results and seven BerAKHLAK values"),
        ),
        TileWords(
            value=WEIGHTED_METHOD,
            icon="sliders-horizontal",
            title=_("Weighted indicators of the unit"),
            line=_("begins with discipline, quality of work, teamwork"),
        ),
    )


def data_tiles() -> tuple[TileWords, ...]:
    return (
        TileWords(
            value=IMPORT,
            icon="file-spreadsheet",
            title=_("Import from Excel"),
            line=_("staff list as xlsx or csv"),
        ),
        TileWords(
            value=SAMPLE,
            icon="wand-sparkles",
            title=_("Sample data"),
            line=_("12 invented people, kept apart"),
        ),
        TileWords(
            value=EMPTY,
            icon="file-plus",
            title=_("Start empty"),
            line=_("add staff one by one"),
        ),
    )


class DataStep(Step):
    """The method of new periods, and where the first people come from."""

    title = N_("Method and data")
    intro = N_("Both can be changed later; the method is chosen anew for every period.")

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.method = Tiles(theme, method_tiles(), parent=self)
        self.method.set_value(OFFICIAL_METHOD)
        self.data = Tiles(theme, data_tiles(), parent=self)
        self.data.set_value(IMPORT)
        self._add(_("How people are appraised"), self.method)
        self.body.addSpacing(12)
        self._add(_("What to begin with"), self.data)
        self.note = Notice(theme, icon="flask-conical", color="text-2", parent=self)
        self.note.text.set_look("small text-2")
        self.body.addWidget(self.note)
        self.body.addStretch(1)
        self.data.value_changed.connect(self._on_data_chosen)
        self._on_data_chosen(IMPORT)

    def first_focus(self) -> QWidget | None:
        return self.method.chosen_tile()

    def _add(self, heading: str, tiles: Tiles) -> None:
        self.body.addWidget(Text(self.theme, heading, look="strong", parent=self))
        self.body.addWidget(tiles)

    def _on_data_chosen(self, value: str) -> None:
        sentences = {
            IMPORT: _("The import page opens next. Nothing is stored before you have seen it."),
            SAMPLE: _(
                "Sample data lives in a store of its own. It is marked on every page and left "
                "with one action; your own store stays empty."
            ),
            EMPTY: _("Staff and a period can be added right away, or imported later."),
        }
        icons = {IMPORT: "file-spreadsheet", SAMPLE: "flask-conical", EMPTY: "file-plus"}
        self.note.icon.set_icon(icons[value])
        self.note.set_text(sentences[value])


class ReadyStep(Step):
    """Three things that are used every day."""

    title = N_("Ready")
    intro = N_("Three things you will use often.")

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        tips = (
            (
                "notebook-pen",
                "Ctrl+N",
                _("Record what you saw"),
                _("Anywhere in the program. One sentence is enough, the rest may wait."),
            ),
            (
                "messages-square",
                "F5",
                _("Start the talk"),
                _("Shows only what the employee may see; your private notes stay away."),
            ),
            (
                "lock",
                "Ctrl+L",
                _("Lock"),
                _("When you leave the desk. Drafts are saved by themselves."),
            ),
        )
        for icon, keys, title, line in tips:
            self.body.addWidget(self._tip(icon, keys, title, line))
        self.body.addStretch(1)

    def _tip(self, icon: str, keys: str, title: str, line: str) -> Card:
        theme = self.theme
        card = Card(theme, margins=(20, 14, 20, 14), parent=self)
        words = column(
            Text(theme, title, look="strong", parent=card),
            Text(theme, line, look="body text-2", lines=0, parent=card),
            gap=2,
        )
        sign = IconLabel(theme, icon, color="primary", size=20, parent=card)
        line_box = row(sign, words, KeyCap(theme, keys, parent=card), gap=16)
        line_box.setStretch(1, 1)
        card.body.addLayout(line_box)
        return card
