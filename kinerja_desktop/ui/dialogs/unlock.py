"""UnlockScreen: the card that opens the data, at start and when locked. Knows no service.

A wrong passphrase costs a longer and longer wait and destroys nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kinerja_desktop.errors import Cancelled, KinerjaError, WrongKeyError
from kinerja_desktop.i18n import _, ngettext
from kinerja_desktop.ui.dialogs.backdrop import Backdrop
from kinerja_desktop.ui.widgets.avatar import Avatar
from kinerja_desktop.ui.widgets.buttons import Button
from kinerja_desktop.ui.widgets.card import Card
from kinerja_desktop.ui.widgets.countdown import Countdown
from kinerja_desktop.ui.widgets.field import Field, Notice
from kinerja_desktop.ui.widgets.inputs import PasswordInput, TextInput
from kinerja_desktop.ui.widgets.labels import ElidedText, IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import Divider, boxed, column, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from kinerja_desktop.ui.runner import Runner
    from kinerja_desktop.ui.theme.theme import Theme

CARD_WIDTH, CARD_PADDING = 416, 31


@dataclass(frozen=True, kw_only=True)
class UnlockCalls:
    """What the card asks for. The first three run away from the window's thread."""

    unlock: Callable[[str], Any]
    unlock_with_recovery: Callable[[str], Any]
    waiting_s: Callable[[int], int]


@dataclass(frozen=True, kw_only=True)
class UnlockFacts:
    """What may be said while nothing is open: own name and period only when it was open before.

    `restored` says of which moment the backup is that has just been put back.
    """

    period: str = ""
    name: str = ""
    position: str = ""
    locked_at: str = ""
    restored: str = ""


class UnlockScreen(Backdrop):
    """Asks for the passphrase, or for the code of the recovery sheet."""

    opened = Signal(object)  # what unlock returned
    opened_with_recovery = Signal(object)
    verify_wanted = Signal()
    restore_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        runner: Runner,
        calls: UnlockCalls,
        *,
        facts: UnlockFacts,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self._runner = runner
        self._calls = calls
        self._failures = 0
        self._is_busy = False
        self._opens_after_wait = False
        self.by_recovery = False
        self._wait = Countdown(on_tick=self._on_waited, parent=self)
        self._build(facts)
        self._show_way()

    def show_trouble(self, error: KinerjaError) -> None:
        """Say why the data could not be opened; nothing was changed."""
        self.set_busy(busy=False)
        self.trouble.set_text(error.message)
        self.trouble.show()

    def set_busy(self, *, busy: bool, words: str = "") -> None:
        """Hold the card while something opens."""
        self._is_busy = busy
        self.open.setText(words or (_("Opening…") if busy else _("Open")))
        self.open.setEnabled(not busy and not self._wait.left_s)
        self.passphrase.setEnabled(not busy)
        self.code.setEnabled(not busy)

    def _build(self, facts: UnlockFacts) -> None:
        theme = self.theme
        pad = CARD_PADDING
        self.card = Card(theme, margins=(pad, 30, pad, 21), parent=self)
        self.card.setFixedWidth(round(CARD_WIDTH * max(1.0, theme.scale**0.5)))
        self.card.body.setSpacing(0)
        self.card.body.addLayout(self._head(facts))
        if facts.name:
            self.card.body.addSpacing(22)
            self.card.body.addLayout(self._person(facts))
        self.card.body.addSpacing(20)
        self._add_fields()
        self._add_buttons()
        self.card.body.addSpacing(24)
        self.card.add(Divider(theme, parent=self.card))
        self.card.body.addSpacing(14)
        self.card.add(self._state(facts))
        centred = column(None, self.card, gap=0)
        centred.addSpacing(16)
        centred.addWidget(self._promise(), 0, Qt.AlignmentFlag.AlignHCenter)
        centred.addSpacing(10)
        centred.addLayout(self._offers())
        centred.addStretch(1)
        centred.setStretch(0, 1)
        self.setLayout(row(None, centred, None))

    def _head(self, facts: UnlockFacts) -> Any:
        theme = self.theme
        logo = IconLabel(theme, "app-logo", size=36, parent=self)
        title = Text(theme, "Kinerja Desktop", look="heading", parent=self)
        line = facts.period or _("Appraisal of staff performance")
        words = column(title, ElidedText(theme, line, look="small text-3", parent=self), gap=0)
        return row(logo, words, gap=12)

    def _person(self, facts: UnlockFacts) -> Any:
        theme = self.theme
        words = column(
            ElidedText(theme, facts.name, look="strong", parent=self),
            ElidedText(theme, facts.position, look="small text-3", parent=self),
            gap=0,
        )
        return row(Avatar(theme, facts.name, size=40, parent=self), words, gap=12)

    def _add_fields(self) -> None:
        theme = self.theme
        self.passphrase = PasswordInput(theme, _("Passphrase"), parent=self)
        self.code = TextInput(
            theme, _("Code of the recovery sheet"), placeholder=_("eight groups"), parent=self
        )
        for control in (self.passphrase, self.code):
            control.setProperty("large", True)
            control.returnPressed.connect(self._on_open_wanted)
            control.textEdited.connect(self._on_typed)
        self.field = Field(theme, _("Passphrase"), self.passphrase, parent=self)
        self.code_field = Field(
            theme,
            _("Code of the recovery sheet"),
            self.code,
            hint=_("Capitals, blanks and hyphens do not matter."),
            parent=self,
        )
        self.card.add(self.field)
        self.card.add(self.code_field)
        self.trouble = Notice(
            theme, icon="circle-alert", color="text", icon_color="danger", parent=self
        )
        self.trouble.hide()
        self.card.body.addSpacing(8)
        self.card.add(self.trouble)
        self.card.body.addSpacing(8)

    def _add_buttons(self) -> None:
        theme = self.theme
        self.open = Button(
            theme, _("Open"), kind="primary", icon="lock-open", height=36, parent=self
        )
        self.open.setMinimumWidth(112)
        self.open.clicked.connect(self._on_open_wanted)
        self.other_way = Button(theme, "", kind="link", parent=self)
        self.other_way.clicked.connect(self._on_other_way_wanted)
        self.card.body.addLayout(row(self.open, None, self.other_way))

    def _state(self, facts: UnlockFacts) -> QWidget:
        text = ""
        if facts.restored:
            text = _(
                "The backup of {when} was put back. Open it with the passphrase of that day. "
                "What was here before was set aside."
            ).format(when=facts.restored)
        elif facts.locked_at:
            text = _("Locked since {time}. Drafts are saved on this computer.")
            text = text.format(time=facts.locked_at)
        if text:
            return Notice(
                self.theme,
                text,
                icon="circle-check",
                color="text-2",
                icon_color="success",
                parent=self,
            )
        text = _("Everything is kept encrypted on this computer only.")
        return Notice(self.theme, text, icon="lock", color="text-2", parent=self)

    def _promise(self) -> QWidget:
        theme = self.theme
        words = _("Data is encrypted. This program does not use the internet.")
        icon = IconLabel(theme, "shield", color="text-3", size=14, parent=self)
        text = Text(theme, words, look="caption text-3", parent=self)
        return boxed(row(icon, text, gap=8), parent=self)

    def _offers(self) -> Any:
        theme = self.theme
        self.verify = Button(
            theme, _("Verify a PDF"), kind="plain", icon="file-search", parent=self
        )
        self.restore = Button(
            theme, _("Restore a backup"), kind="plain", icon="history", parent=self
        )
        self.verify.clicked.connect(self.verify_wanted)
        self.restore.clicked.connect(self.restore_wanted)
        return row(None, self.verify, self.restore, None)

    def _show_way(self) -> None:
        self.field.setVisible(not self.by_recovery)
        self.code_field.setVisible(self.by_recovery)
        self.other_way.setText(
            _("Use the passphrase") if self.by_recovery else _("Use the recovery sheet")
        )
        self._show_error("")
        self._focus()

    def _focus(self) -> None:
        (self.code if self.by_recovery else self.passphrase).setFocus()

    def _show_error(self, text: str) -> None:
        (self.code_field if self.by_recovery else self.field).set_error(text)

    def _on_other_way_wanted(self) -> None:
        self.by_recovery = not self.by_recovery
        self._show_way()

    def _on_open_wanted(self) -> None:
        typed = self.code.text() if self.by_recovery else self.passphrase.text()
        if self._is_busy or not typed:
            return
        self._opens_after_wait = bool(self._wait.left_s)
        if self._opens_after_wait:
            self._say_waiting()
            return
        self._show_error("")
        self.trouble.hide()
        self.set_busy(busy=True)
        call = self._calls.unlock_with_recovery if self.by_recovery else self._calls.unlock
        self._runner.run(
            self, lambda _progress: call(typed), self._on_opened, on_error=self._on_refused
        )

    def _on_typed(self) -> None:
        self._show_error("")
        self._opens_after_wait = False
        self._say_waiting()

    def _on_opened(self, key: Any) -> None:
        self._failures = 0
        self.passphrase.clear()
        self.code.clear()
        (self.opened_with_recovery if self.by_recovery else self.opened).emit(key)

    def _on_refused(self, error: KinerjaError | Cancelled) -> None:
        self.set_busy(busy=False)
        if isinstance(error, WrongKeyError):
            self._failures += 1
            self._show_error(error.message)
            self._wait.start(self._calls.waiting_s(self._failures))
        elif isinstance(error, KinerjaError):
            self.show_trouble(error)
        self._focus()
        control = self.code if self.by_recovery else self.passphrase
        control.selectAll()

    def _on_waited(self) -> None:
        self._say_waiting()
        if not self._wait.left_s and self._opens_after_wait:
            self._on_open_wanted()

    def _say_waiting(self) -> None:
        if self._is_busy:
            return
        left = self._wait.left_s
        text = ngettext("Wait {n} second", "Wait {n} seconds", left)
        if self._opens_after_wait:
            text = ngettext("Opens in {n} second", "Opens in {n} seconds", left)
        self.open.setText(text.format(n=left) if left else _("Open"))
        self.open.setEnabled(not left)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus()
