"""NotePane: one note in full, with its files, who may see it, its earlier wordings, its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QMenu, QSizePolicy, QWidget

from kinerja_desktop.i18n import _, clock, file_size, ngettext, short_date
from kinerja_desktop.ui.panels.observing.note_lines import source_words, when_words
from kinerja_desktop.ui.widgets.avatar import Avatar
from kinerja_desktop.ui.widgets.badges import SIGN_BADGES, Badge, BadgeLook
from kinerja_desktop.ui.widgets.buttons import Button, IconButton, make_button
from kinerja_desktop.ui.widgets.card import Card, Quiet
from kinerja_desktop.ui.widgets.flow import Flow
from kinerja_desktop.ui.widgets.labels import ElidedText, IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column, row, scrolling
from kinerja_desktop.ui.widgets.switches import Switch

if TYPE_CHECKING:
    from datetime import date

    from kinerja_desktop.core.observation import Attachment, Observation, Revision
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
    back_wanted = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, margins=(20, 14, 20, 14), parent=parent)
        self._note: Observation | None = None
        self._is_locked = False
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
        for label, text in _parts(note):
            self._add_part(label, text)
        if note.missing:
            self._add_missing(note)
        for attachment in note.attachments:
            self._inside.addSpacing(4)
            self._inside.addWidget(self._file(attachment))
        self._add_audience(note)
        if note.revisions:
            self._add_history(note.revisions)
        self._inside.addStretch(1)
        self.recorded.set_text(_recorded_words(note, today))
        self.set_locked(locked=False)

    def set_locked(self, *, locked: bool, why: str = "") -> None:
        """Let a note be copied only, or changed again; `why` is said at its foot."""
        self._is_locked = locked
        self.edit.setVisible(not locked)
        self.delete.setVisible(not locked)
        self.visible.setEnabled(not locked)
        if why:
            self.recorded.set_text(why)

    def _badges(self, shown: ObservationRow, result_words: frozenset[str]) -> QWidget:
        holder = Flow(gap=6, line_gap=6)
        holder.add(Badge(self.theme, SIGN_BADGES[int(shown.observation.valence)]))
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

    def _add_missing(self, note: Observation) -> None:
        words = _("Add the impact") if "impact" in note.missing else _("Tie to an item")
        link = make_button(
            self.theme, words, kind="link", icon="pencil", on_click=self.edit_wanted.emit
        )
        self._inside.addLayout(row(link, None))
        self._inside.addSpacing(8)

    def _file(self, attachment: Attachment) -> QWidget:
        block = Quiet(self.theme, margins=(8, 8, 12, 8))
        tile = Quiet(self.theme, tone="surface", margins=(9, 9, 9, 9))
        tile.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        tile.body.addWidget(IconLabel(self.theme, "file-text", color="primary", size=18))
        size = _("{size}, encrypted").format(size=file_size(attachment.size_bytes))
        words = column(
            ElidedText(self.theme, attachment.name, look="small/600 text"),
            ElidedText(self.theme, size, look="caption text-3"),
            gap=0,
        )
        key = attachment.id
        button = Button(self.theme, _("Open"), kind="link", height=28)
        button.setAccessibleName(_("Open {name}").format(name=attachment.name))
        button.clicked.connect(lambda: self.open_wanted.emit(key))
        line = row(tile, words, button, gap=12)
        line.setStretchFactor(words, 1)
        block.body.addLayout(line)
        return block

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

    def _add_history(self, revisions: tuple[Revision, ...]) -> None:
        title = ngettext("{n} earlier wording", "{n} earlier wordings", len(revisions))
        words = title.format(n=len(revisions))
        button = make_button(self.theme, words, kind="link", icon="history")
        old = column(gap=8)
        for revision in reversed(revisions):
            day = short_date(revision.changed_at.date())
            time_words = clock(revision.changed_at.time())
            head = _("until {day}, {time}").format(day=day, time=time_words)
            old.addWidget(Text(self.theme, head, look="caption/500 text-3"))
            for part in (revision.situation, revision.text, revision.impact):
                if part:
                    old.addWidget(Text(self.theme, part, look="small text-2", lines=0))
        block = boxed(old)
        block.hide()
        button.clicked.connect(lambda: block.setVisible(block.isHidden()))
        self._inside.addSpacing(8)
        self._inside.addLayout(row(button, None))
        self._inside.addWidget(block)

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
        for action in (edit, delete):
            action.setEnabled(not self._is_locked)
        return menu


def note_as_text(shown: ObservationRow) -> str:
    """Return a note as lines to be pasted elsewhere."""
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
    )


def _recorded_words(note: Observation, today: date) -> str:
    day = note.recorded_at.date()
    shown = _("today") if day == today else short_date(day)
    when = f"{shown} {clock(note.recorded_at.time())}"
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
