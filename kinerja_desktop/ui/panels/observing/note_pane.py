"""NotePane: one note in full, with its files, who may see it, its earlier versions, its buttons."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QMenu, QSizePolicy, QWidget

from kinerja_desktop.i18n import _, clock, ngettext, short_date
from kinerja_desktop.ui.panels.observing.file_tile import FileTile
from kinerja_desktop.ui.panels.observing.note_history import NoteHistory
from kinerja_desktop.ui.panels.observing.note_lines import (
    mark_badges,
    missing_badge,
    source_words,
    when_words,
)
from kinerja_desktop.ui.panels.observing.tie_box import TieBox
from kinerja_desktop.ui.widgets.avatar import Avatar
from kinerja_desktop.ui.widgets.badges import SIGN_BADGES, Badge, BadgeLook
from kinerja_desktop.ui.widgets.buttons import IconButton, make_button
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.flow import Flow
from kinerja_desktop.ui.widgets.labels import ElidedText, IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column, row, scrolling
from kinerja_desktop.ui.widgets.switches import Switch

if TYPE_CHECKING:
    from datetime import date

    from kinerja_desktop.core.methods.method import Item
    from kinerja_desktop.core.observation import Observation
    from kinerja_desktop.core.rows import ObservationRow
    from kinerja_desktop.ui.theme.theme import Theme


class NotePane(Card):
    """The detail of Observasi. It asks; the page does."""

    edit_wanted = Signal()
    copy_wanted = Signal()
    delete_wanted = Signal()
    open_wanted = Signal(int)  # attachment id
    visibility_wanted = Signal(bool)
    told_wanted = Signal(bool)
    tie_wanted = Signal(tuple)  # item keys
    back_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, margins=(20, 14, 20, 14), parent=parent)
        self._note: Observation | None = None
        self._is_locked = False
        self._files: dict[int, FileTile] = {}
        self.tie_box: TieBox | None = None
        self.body.setSpacing(0)
        self.back = make_button(
            theme, _("Back"), kind="link", icon="arrow-left", on_click=self.back_wanted.emit
        )
        self.back.hide()
        self._make_head()
        self._inside = column(gap=0)
        self._area = scrolling(boxed(self._inside), parent=self)
        self._make_foot()
        self.body.addWidget(self.back)
        self.body.addLayout(self._head)
        self.body.addSpacing(12)
        self.body.addWidget(self._area, 1)
        self.body.addSpacing(8)
        self.body.addWidget(self.recorded)
        self.body.addSpacing(10)
        self.body.addWidget(self.buttons)

    def _make_head(self) -> None:
        theme = self.theme
        self._avatar = Avatar(theme, "", size=40, parent=self)
        self.name = ElidedText(theme, look="heading", parent=self)
        self._when = ElidedText(theme, look="small text-3", parent=self)
        self.menu_button = IconButton(theme, "ellipsis", _("More"), size=24, parent=self)
        self.menu_button.clicked.connect(self._on_menu_clicked)
        top = row(self.name, self.menu_button, gap=8)
        top.setStretchFactor(self.name, 1)
        self.name.setFixedHeight(theme.line("heading"))
        words = column(top, self._when, gap=0)
        self._head = row(self._avatar, words, gap=12)
        self._head.setStretchFactor(words, 1)

    def _make_foot(self) -> None:
        theme = self.theme
        self.recorded = Text(theme, look="caption text-3", lines=0, parent=self)
        self.edit = make_button(theme, _("Edit"), icon="pencil", on_click=self.edit_wanted.emit)
        self.edit.setToolTip(_("Edit (F2)"))
        self.copy = make_button(theme, _("Copy"), icon="copy", on_click=self.copy_wanted.emit)
        self.delete = make_button(
            theme, _("Delete"), kind="plain", icon="trash-2", on_click=self.delete_wanted.emit
        )
        self.delete.setToolTip(_("Delete (Del)"))
        self.buttons = boxed(row(self.edit, self.copy, None, self.delete, gap=8), parent=self)
        self.buttons.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def note(self) -> Observation | None:
        return self._note

    @property
    def is_locked(self) -> bool:
        return self._is_locked

    def show_row(self, shown: ObservationRow, today: date, *, result_words: frozenset[str]) -> None:
        """Show a note. Items among `result_words` are work results, the others values."""
        note = self._note = shown.observation
        self._avatar.set_name(shown.employee_name)
        self.name.set_text(shown.employee_name)
        self._when.set_text(f"{when_words(note)} · {source_words(note)}")
        _empty(self._inside)
        self._inside.addWidget(self._badges(shown, result_words))
        self._inside.addSpacing(14)
        self._add_tie_box(note)
        for label, text in (*_parts(note), (_("Told by (only you see it)"), note.told_by)):
            self._add_part(label, text)
        self._add_missing(note)
        self._add_files(note)
        self._add_audience(note)
        self._older = column(gap=0)
        self._inside.addLayout(self._older)
        self._inside.addStretch(1)
        self.recorded.set_text(_recorded_words(note, today))
        self.set_locked(locked=False)

    def show_surroundings(self, items: tuple[Item, ...], altered: frozenset[int]) -> None:
        """Show what the note can be tied to, its earlier versions, and which files were altered."""
        note = self._note
        if note is None:
            return
        if self.tie_box is not None:
            self.tie_box.show_items(items)
            self.tie_box.show()
        for key in altered:
            self._files[key].warn()
        if note.revisions and not self._older.count():
            words = {item.key: item.short_name for item in items}
            self._older.addSpacing(8)
            self._older.addWidget(NoteHistory(self.theme, note.revisions, words))

    def set_locked(self, *, locked: bool, why: str = "") -> None:
        """Let a note be copied only, or changed again; `why` is said at its foot."""
        self._is_locked = locked
        self.edit.setVisible(not locked)
        self.delete.setVisible(not locked)
        self.visible.setEnabled(not locked)
        if locked and self.tie_box is not None:
            self.tie_box.hide()
            self.tie_box = None
        if why:
            self.recorded.set_text(why)

    def _badges(self, shown: ObservationRow, result_words: frozenset[str]) -> QWidget:
        holder = Flow(gap=6, line_gap=6)
        note = shown.observation
        for look in (SIGN_BADGES[int(note.valence)], *mark_badges(note)):
            holder.add(Badge(self.theme, look))
        for word in shown.items:
            icon = "target" if word in result_words else "tag"
            holder.add(Badge(self.theme, BadgeLook(icon=icon, word=word)))
        return holder

    def _add_part(self, label: str, text: str) -> None:
        if text:
            self._inside.addWidget(Text(self.theme, label, look="caption/500 text-3"))
            self._inside.addSpacing(2)
            self._inside.addWidget(Text(self.theme, text, lines=0))
            self._inside.addSpacing(12)

    def _add_tie_box(self, note: Observation) -> None:
        """Leave room for what an untied note may be about; it shows once the items are known."""
        self.tie_box = None
        if not note.item_keys:
            self.tie_box = TieBox(self.theme)
            self.tie_box.tied.connect(self.tie_wanted)
            self.tie_box.hide()
            self._inside.addWidget(self.tie_box)
            self._inside.addSpacing(12)

    def _add_missing(self, note: Observation) -> None:
        look = missing_badge(note)
        if look is None or (note.missing == ("item_keys",) and self.tie_box is not None):
            return
        link = make_button(
            self.theme, _(look.word), kind="link", icon="pencil", on_click=self.edit_wanted.emit
        )
        self._inside.addLayout(row(link, None))
        self._inside.addSpacing(8)

    def _add_files(self, note: Observation) -> None:
        self._files = {}
        for attachment in note.attachments:
            tile = self._files[attachment.id] = FileTile(self.theme, attachment)
            tile.open_wanted.connect(partial(self.open_wanted.emit, attachment.id))
            self._inside.addSpacing(4)
            self._inside.addWidget(tile)

    def _add_audience(self, note: Observation) -> None:
        on = note.is_visible
        words = _("Visible to the employee") if on else _("Only for you")
        if note.shared_on is not None:
            words = _("Told to the employee on {day}").format(day=short_date(note.shared_on))
        self.visible = Switch(self.theme, _("Visible to the employee"), on=on)
        self.visible.clicked.connect(self.visibility_wanted)
        icon = IconLabel(self.theme, "eye" if on else "eye-off")
        text = ElidedText(self.theme, words, look="body text-2")
        line = row(icon, text, self.visible, gap=8)
        line.setStretchFactor(text, 1)
        self._inside.addSpacing(12)
        self._inside.addWidget(Divider(self.theme))
        self._inside.addSpacing(10)
        self._inside.addLayout(line)

    def _on_menu_clicked(self) -> None:
        corner = self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft())
        self.make_menu().popup(corner)

    def make_menu(self) -> QMenu:
        """Return the menu of the note, also shown by a right click in the list."""
        menu = QMenu(self)
        theme, note = self.theme, self._note
        edit = menu.addAction(theme.icon("pencil"), _("Edit"))
        edit.triggered.connect(self.edit_wanted)
        copy = menu.addAction(theme.icon("copy"), _("Copy"))
        copy.triggered.connect(self.copy_wanted)
        told = note is not None and note.shared_on is not None
        words = _("Not told to the employee") if told else _("Told to the employee today")
        tell = menu.addAction(theme.icon("message-circle"), words)
        tell.triggered.connect(lambda: self.told_wanted.emit(not told))
        menu.addSeparator()
        delete = menu.addAction(theme.icon("trash-2"), _("Delete"))
        delete.triggered.connect(self.delete_wanted)
        for action in (edit, tell, delete):
            action.setEnabled(not self._is_locked)
        return menu


def note_as_text(shown: ObservationRow) -> str:
    """Return a note as lines to be pasted elsewhere; who told of it stays here."""
    note = shown.observation
    head = f"{shown.employee_name}, {when_words(note)}, {source_words(note)}"
    kind = ", ".join((_(SIGN_BADGES[int(note.valence)].word), *shown.items))
    parts = [f"{label}: {text}" for label, text in _parts(note) if text]
    return "\n".join([head, kind, *parts])


def _parts(note: Observation) -> tuple[tuple[str, str], ...]:
    return (
        (_("Situation"), note.situation),
        (_("Behaviour seen"), note.text),
        (_("Impact"), note.impact),
        (_("Realisation"), note.realisation),
    )


def _recorded_words(note: Observation, today: date) -> str:
    day = note.recorded_at.date()
    shown = _("today") if day == today else short_date(day)
    when = f"{shown} {clock(note.recorded_at.time())}"
    if note.is_late:
        days = (day - note.happened_on).days
        when = _("{when}, {days} days after the event").format(when=when, days=days)
    if not note.revisions:
        return _("Recorded {when}, never changed.").format(when=when)
    times = ngettext("changed {n} time", "changed {n} times", len(note.revisions))
    changed = times.format(n=len(note.revisions))
    return _("Recorded {when}, {changed}.").format(when=when, changed=changed)


def _empty(box: QLayout) -> None:
    while (item := box.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            _empty(inner)
