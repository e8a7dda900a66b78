"""Step 2 of the first start, Keamanan: the passphrase, and the recovery sheet as paper."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from kinerja_desktop.core.passphrase import PASSPHRASE_MINIMUM
from kinerja_desktop.errors import Cancelled, KinerjaError
from kinerja_desktop.i18n import N_, _
from kinerja_desktop.ui.dialogs.first_start_parts import Step
from kinerja_desktop.ui.dialogs.recovery_paper import GROUPS, RecoveryPaper, SheetWords
from kinerja_desktop.ui.dialogs.strength_line import StrengthLine
from kinerja_desktop.ui.dialogs.without_passphrase import WithoutPassphraseDialog
from kinerja_desktop.ui.widgets.buttons import Button, make_button
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.field import Field, Notice
from kinerja_desktop.ui.widgets.inputs import PasswordInput, TextInput
from kinerja_desktop.ui.widgets.labels import IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

    from kinerja_desktop.ui.runner import Runner
    from kinerja_desktop.ui.theme.theme import Theme


@dataclass(frozen=True, kw_only=True)
class SecurityCalls:
    """What the step asks for. The first two run away from the window's thread.

    `protect` makes the key under a passphrase ("" for none), or puts it under another one, and
    returns the eight groups of the recovery code, the same ones every time.
    """

    protect: Callable[[str], tuple[str, ...]]
    save_sheet: Callable[[Path, SheetWords], None]
    print_sheet: Callable[[SheetWords, QWidget], bool]


class SecurityStep(Step):
    """Complete when the key is made and two groups were typed back, or without a passphrase."""

    title = N_("Protect the data of your staff")
    intro = N_(
        "It is asked whenever the program opens. "
        "Four random words are easy to remember, hard to guess."
    )

    without_passphrase = Signal()

    def __init__(
        self, theme: Theme, runner: Runner, calls: SecurityCalls, *, today: date, parent: QWidget
    ) -> None:
        super().__init__(theme, parent=parent)
        self._runner, self._calls = runner, calls
        self._words = SheetWords(groups=(), name="", printed_on=today)
        self._protected: str | None = None
        self._asked: str | None = None
        self.wanted = tuple(sorted(secrets.SystemRandom().sample(range(1, GROUPS + 1), 2)))
        self._build_passphrase()
        self._build_sheet()
        self.without = make_button(
            theme, _("Without a passphrase"), kind="plain", on_click=self._on_without_wanted
        )

    @property
    def has_passphrase(self) -> bool:
        return bool(self._protected)

    @property
    def groups(self) -> tuple[str, ...]:
        return self._words.groups

    def show_name(self, name: str) -> None:
        """Put the person's name on the sheet."""
        self._words = SheetWords(
            groups=self._words.groups, name=name, printed_on=self._words.printed_on
        )
        self.paper.show_words(self._words)

    def is_complete(self) -> bool:
        if self._protected == "":
            return True
        is_current = bool(self._protected) and self._protected == self.passphrase.text()
        return is_current and self._is_repeated() and self._is_typed_back()

    def first_focus(self) -> QWidget | None:
        return self.passphrase

    def left_button(self) -> QWidget | None:
        return self.without

    def _build_passphrase(self) -> None:
        theme = self.theme
        self.passphrase = PasswordInput(theme, _("Passphrase"), parent=self)
        self.repeated = PasswordInput(theme, _("Repeat"), parent=self)
        for control in (self.passphrase, self.repeated):
            control.setProperty("large", True)
            control.textChanged.connect(self._on_typed)
        self.repeated_field = Field(theme, _("Repeat"), self.repeated, parent=self)
        first = Field(theme, _("Passphrase"), self.passphrase, parent=self)
        line = row(first, self.repeated_field, gap=16)
        line.setStretch(0, 1)
        line.setStretch(1, 1)
        self.strength = StrengthLine(theme, parent=self)
        self.body.addLayout(line)
        self.body.addWidget(self.strength)
        self.body.addSpacing(8)

    def _build_sheet(self) -> None:
        theme = self.theme
        card = Card(theme, margins=(23, 18, 18, 12), parent=self)
        self.paper = RecoveryPaper(theme, self._words, parent=card)
        line = row(self._sheet_words(card), self.paper, gap=30)
        line.setStretch(0, 1)
        card.body.addLayout(line)
        self.body.addWidget(card)
        self.body.addStretch(1)

    def _sheet_words(self, card: Card) -> QVBoxLayout:
        theme = self.theme
        head = row(
            IconLabel(theme, "key-round", color="primary", size=18, parent=card),
            Text(theme, _("Recovery sheet"), look="heading", parent=card),
            None,
            gap=10,
        )
        why = _(
            "If the passphrase is forgotten, only this code opens the data. "
            "The program keeps no copy."
        )
        words = Text(theme, why, look="body text-2", lines=0, parent=card)
        self.print_button = Button(theme, _("Print"), icon="printer", parent=card)
        self.save_button = Button(theme, _("Save PDF to a stick"), icon="download", parent=card)
        self.print_button.clicked.connect(self._on_print_wanted)
        self.save_button.clicked.connect(self._on_save_wanted)
        self.state = Notice(theme, parent=card)
        self.state.text.set_look("small text-2")
        box = column(head, words, row(self.print_button, self.save_button, None), self.state)
        box.setSpacing(10)
        box.addStretch(1)
        box.addWidget(Divider(theme, parent=card))
        question = _("Type groups {first} and {second} from your sheet")
        question = question.format(first=self.wanted[0], second=self.wanted[1])
        box.addWidget(Text(theme, question, look="small/500 text-2", parent=card))
        box.addLayout(self._answers(card))
        self._say(_("The code appears when both passphrases agree."), icon="info")
        return box

    def _answers(self, card: Card) -> QHBoxLayout:
        theme = self.theme
        self.answers = []
        for number in self.wanted:
            name = _("Group {number}").format(number=number)
            answer = TextInput(theme, name, parent=card)
            answer.setFixedWidth(96)
            answer.setMaxLength(6)
            answer.textChanged.connect(self._on_answered)
            self.answers.append(answer)
        self._sign = IconLabel(theme, "circle-check", color="success", size=18, parent=card)
        self._verdict = Text(theme, look="small success", parent=card)
        self.fits = boxed(row(self._sign, self._verdict))
        self.fits.hide()
        self._enable_sheet()
        return row(*self.answers, self.fits, None)

    def _is_repeated(self) -> bool:
        text = self.passphrase.text()
        return len(text) >= PASSPHRASE_MINIMUM and text == self.repeated.text()

    def _is_typed_back(self) -> bool:
        if not self.groups:
            return False
        typed = [answer.text().strip().upper() for answer in self.answers]
        return typed == [self.groups[number - 1] for number in self.wanted]

    def _enable_sheet(self) -> None:
        for widget in (self.print_button, self.save_button, *self.answers):
            widget.setEnabled(bool(self.groups))

    def _say(self, text: str, *, icon: str = "circle-check") -> None:
        colors = {"circle-check": "success", "circle-alert": "danger"}
        self.state.icon.set_icon(icon, colors.get(icon, "text-3"))
        self.state.set_text(text)

    def _on_typed(self, _text: str) -> None:
        text, again = self.passphrase.text(), self.repeated.text()
        self.strength.show_text(text)
        differs = bool(again) and not text.startswith(again)
        self.repeated_field.set_error(_("The two differ.") if differs else "")
        if self._is_repeated() and text != self._asked:
            self._protect(text)
        self.announce()

    def _protect(self, passphrase: str) -> None:
        self._asked = passphrase
        self._runner.run(
            self,
            lambda _progress: self._calls.protect(passphrase),
            lambda groups: self._on_protected(passphrase, groups),
            on_error=self._on_failed,
        )

    def _on_protected(self, passphrase: str, groups: tuple[str, ...]) -> None:
        self._protected = passphrase
        if groups != self.groups:
            self._words = SheetWords(
                groups=groups, name=self._words.name, printed_on=self._words.printed_on
            )
            self.paper.show_words(self._words)
            self._say(_("Print the sheet, save it, or copy the groups by hand."), icon="info")
        self._enable_sheet()
        self.announce()
        if passphrase == "":
            self.without_passphrase.emit()

    def _on_failed(self, error: KinerjaError | Cancelled) -> None:
        self._asked = None
        if isinstance(error, KinerjaError):
            self._say(error.message, icon="circle-alert")

    def _on_answered(self, _text: str) -> None:
        fits = self._is_typed_back()
        color = "success" if fits else "danger"
        self._sign.set_icon("circle-check" if fits else "circle-alert", color)
        self._verdict.set_look(f"small {color}")
        self._verdict.set_text(_("fits") if fits else _("does not fit your sheet"))
        typed = [len(answer.text().strip()) for answer in self.answers]
        is_whole = bool(self.groups) and min(typed) >= len(self.groups[0])
        self.fits.setVisible(fits or is_whole)
        self.announce()

    def _on_print_wanted(self) -> None:
        if self._calls.print_sheet(self._words, self):
            self._say(_("Printed today, one sheet"))

    def _on_save_wanted(self) -> None:
        name = _("Recovery sheet") + ".pdf"
        chosen, _kind = QFileDialog.getSaveFileName(
            self, _("Save the recovery sheet"), str(Path.home() / name), "PDF (*.pdf)"
        )
        if chosen:
            path, words = Path(chosen), self._words
            self._runner.run(
                self,
                lambda _progress: self._calls.save_sheet(path, words),
                lambda _none: self._say(_("Saved to {place}").format(place=str(path))),
                on_error=self._on_failed,
                long=True,
            )

    def _on_without_wanted(self) -> None:
        dialog = WithoutPassphraseDialog(self.theme, parent=self)
        dialog.accepted.connect(lambda: self._protect(""))
        dialog.open()
