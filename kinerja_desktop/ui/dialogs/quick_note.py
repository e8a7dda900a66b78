"""Catat observasi: one sentence about one person, from anywhere (Ctrl+N). Also edits a note."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from kinerja_desktop.core.observation import Observation, Valence
from kinerja_desktop.core.resume import UnsavedNote
from kinerja_desktop.errors import Cancelled, InvalidError, KinerjaError
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.dialogs.note_audience import NoteAudience
from kinerja_desktop.ui.dialogs.note_day import NoteDay
from kinerja_desktop.ui.dialogs.note_files import NoteFiles
from kinerja_desktop.ui.dialogs.note_form import NoteForm
from kinerja_desktop.ui.dialogs.note_keeper import NoteKeeper
from kinerja_desktop.ui.dialogs.note_phrases import NotePhrases
from kinerja_desktop.ui.size_class import VERY_LARGE_TEXT
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.dialog import Dialog
from kinerja_desktop.ui.widgets.labels import KeyCap
from kinerja_desktop.ui.widgets.messages import Banner

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.core.methods.method import Item
    from kinerja_desktop.core.period import Period
    from kinerja_desktop.core.rows import StaffRow
    from kinerja_desktop.services import Services
    from kinerja_desktop.ui.frame import Frame


class QuickNoteDialog(Dialog):
    """The dialog. `saved` tells the id of every note it has saved."""

    saved = Signal(int)

    def __init__(
        self,
        frame: Frame,
        services: Services,
        *,
        period: Period,
        target: tuple[int, str] = (0, ""),
        note: Observation | None = None,
        parent: QWidget,
    ) -> None:
        title = _("Record observation") if note is None else _("Edit observation")
        super().__init__(frame.theme, title, verb=_("Save"), width=720, parent=parent)
        self._frame, self._services, self._period = frame, services, period
        self._employee_id, self._item_key = target
        self._edited = self._shown = note
        self._asked_to_discard = False
        self._asked_for_fact = False
        self._is_again = False
        self._goes_on = False  # to the chips, as soon as those of the chosen person are there
        self.trouble = Banner(frame.theme, "", tone="danger", parent=self)
        self.trouble.pressed.connect(self._discard)
        self.trouble.hide()
        self.form = NoteForm(frame.theme, parent=self)
        self.body.setSpacing(8)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.form)
        stored = note.attachments if note else ()
        self.files = NoteFiles(frame, services, self.form, stored=stored, sheet=self)
        self.phrases = NotePhrases(frame, services, self.form, sheet=self)
        self._add_buttons()
        self._connect()
        self._begin()
        written = note.recorded_at if note else services.clock()
        NoteDay(self.form, period, written.date())
        self.keeper = NoteKeeper(frame, services.resuming, self.unsaved, parent=self)
        for ended in (self.accepted, self.rejected):
            ended.connect(self.keeper.forget)
            ended.connect(self.deleteLater)

    def _add_buttons(self) -> None:
        theme = self.theme
        self.again = make_button(
            theme, _("Save and record another"), kind="link", on_click=self._save_again, parent=self
        )
        self.again.setToolTip("Ctrl+Shift+Enter")
        self.again.setVisible(self._edited is None)
        self.add_head(self.form.origin.kind)
        if self._edited is None:
            self.add_head(KeyCap(theme, "Ctrl N", parent=self))
        self.add_secondary(self.again)
        audience = NoteAudience(theme, parent=self)
        self.visible = audience.switch
        self.add_beside_cancel(audience)
        if theme.scale < VERY_LARGE_TEXT:  # beyond, the row has no room for it
            self.add_after_verb(KeyCap(theme, "Ctrl Enter", parent=self))

    def _connect(self) -> None:
        form = self.form
        form.person.chosen.connect(self._on_person_chosen)
        form.sign.value_changed.connect(self._on_sign_chosen)

    def _begin(self) -> None:
        note = self._shown
        if note is None:
            now = self._services.clock()
            self.form.happened_on.set_value(now.date())
            self.form.happened_at.set_value(time(now.hour, now.minute))
            self.visible.setChecked(self._frame.preferences.current.visible_by_default)
        else:
            self.form.show_note(note)
            self.visible.setChecked(note.is_visible)
        period_id, archived = self._period.id, None if self._edited is not None else False
        self._run(
            lambda: self._services.staff.list_staff(period_id, archived=archived),
            self._show_people,
        )
        self._load_items(note.employee_id if note else self._employee_id)

    def go_on(self, unsaved: UnsavedNote) -> None:
        """Fill in what was being written when the program was killed."""
        self._shown, self._employee_id = unsaved.note, unsaved.note.employee_id
        self.keeper.begin_with(unsaved)
        self.form.show_note(unsaved.note)
        if not unsaved.has_sign:
            self.form.sign.set_value(None)
        self.visible.setChecked(unsaved.note.is_visible)
        self._load_items(self._employee_id)

    def _run(
        self,
        call: Callable[[], Any],
        then: Callable[[Any], None] | None = None,
        on_error: Callable[[KinerjaError | Cancelled], None] | None = None,
    ) -> None:
        self._frame.runner.run(self, lambda _: call(), then, on_error=on_error or self.show_error)

    def _show_people(self, rows: Sequence[StaffRow]) -> None:
        note = self._shown
        self.form.person.set_people(tuple(row.employee for row in rows))
        if wanted := note.employee_id if note else self._employee_id:
            self.form.person.set_value(wanted)
        self.form.person.setEnabled(self._edited is None)

    def _load_items(self, employee_id: int) -> None:
        if employee_id:
            period_id = self._period.id
            self._run(
                lambda: self._services.observing.items_for(period_id, employee_id),
                self._show_items,
            )

    def _show_items(self, items: tuple[Item, ...]) -> None:
        note = self._shown
        wanted = note.item_keys if note else tuple(filter(None, (self._item_key,)))
        self.form.show_items(items, (*self.form.item_keys(), *wanted))
        target = self.form.first_chip()
        if self._goes_on and target is not None and self.form.person.line.hasFocus():
            target.setFocus(Qt.FocusReason.TabFocusReason)
        self._goes_on = False

    def first_focus(self) -> QWidget:
        if self._edited is not None or self._employee_id:
            return self.form.text
        return self.form.person.line

    # What the person does.

    def _on_person_chosen(self, employee_id: int) -> None:
        self.form.show_items((), ())
        self._goes_on = self.form.person.line.hasFocus()
        self._load_items(employee_id)

    def _on_sign_chosen(self, _sign: int) -> None:
        self.form.set_error("sign", "")
        self.form.text.setFocus(Qt.FocusReason.OtherFocusReason)

    # Saving and leaving.

    def submit(self) -> None:
        self._is_again = False
        self._save()

    def _save_again(self) -> None:
        self._is_again = True
        self._save()

    def unsaved(self) -> UnsavedNote | None:
        """Return what is typed and not saved; nothing while nothing would be lost."""
        if not self._has_something():
            return None
        sign = self.form.sign.value()
        note = self._written(Valence.ZERO if sign is None else Valence(sign))
        return UnsavedNote(note=note, has_sign=sign is not None)

    def _note(self) -> Observation | None:
        """Return what the form says, or None when no direction is chosen."""
        sign = self.form.sign.value()
        return None if sign is None else self._written(Valence(sign))

    def _written(self, sign: Valence) -> Observation:
        old = self._edited
        now = self._services.clock()
        blank = Observation(
            employee_id=0, happened_on=now.date(), recorded_at=now, valence=sign, text=""
        )
        return replace(
            old or blank,
            employee_id=self.form.person.value(),
            valence=sign,
            is_visible=self.visible.isChecked(),
            **self.form.values(),
        )

    def _save(self) -> None:
        self.form.clear_errors()
        self.trouble.hide()
        note, files = self._note(), tuple(self.files.files)
        if note is None:
            self.form.show_errors({"sign": _("Choose what kind of note it is.")})
            return
        if note.is_draft and not self._asked_for_fact:
            self._asked_for_fact = True
            words = _("Write what happened. Save again to keep a draft, which is no evidence yet.")
            self.form.show_errors({"text": words})
            return
        self.primary.setEnabled(False)
        observing = self._services.observing
        if note.id:
            self._run(lambda: observing.save(note, files).id, self._on_saved, self._on_refused)
        else:
            self._run(lambda: observing.record(note, files), self._on_saved, self._on_refused)

    def _on_saved(self, observation_id: int) -> None:
        self.primary.setEnabled(True)
        self.files.clear()
        self.saved.emit(observation_id)
        if self._is_again:
            self._start_again()
        else:
            self.accept()

    def _start_again(self) -> None:
        self._asked_for_fact = False
        self.form.clear_note()
        self.trouble.set_message(_("Saved. Here is room for the next note."), tone="success")
        self.trouble.set_button("")
        self.trouble.show()
        self.form.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_refused(self, error: KinerjaError | Cancelled) -> None:
        self.primary.setEnabled(True)
        if isinstance(error, InvalidError):
            self.form.show_errors(error.fields)
        else:
            self.show_error(error)

    def show_error(self, error: KinerjaError | Cancelled) -> None:
        """Say what went wrong; everything typed stays."""
        words = error.message if isinstance(error, KinerjaError) else _("Stopped.")
        self.trouble.set_message(words, tone="danger")
        self.trouble.set_button("")
        self.trouble.show()

    def reject(self) -> None:
        """Close when nothing would be lost; otherwise ask once in the sheet itself."""
        if self._asked_to_discard or not self._has_something():
            super().reject()
            return
        self._asked_to_discard = True
        self.trouble.set_message(_("This note is not saved yet."), tone="warn")
        self.trouble.set_button(_("Discard"))
        self.trouble.show()

    def _discard(self) -> None:
        super().reject()

    def _has_something(self) -> bool:
        old = self._edited
        if old is None:
            return bool(self.form.text.text().strip() or self.files.files)
        return self._note() != old or bool(self.files.files)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control and shift:
            if self.again.isVisible():
                self._save_again()
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and not held:
            self.form.press_digit(key - Qt.Key.Key_1)
        elif key == Qt.Key.Key_V and control:
            self.files.paste()
        else:
            super().keyPressEvent(event)
