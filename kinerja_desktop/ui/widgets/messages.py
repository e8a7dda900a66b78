"""Messages in the page: Banner (a state), HintStrip (a reading prompt), ProgressBlock, Bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.buttons import Button, make_button
from kinerja_desktop.ui.widgets.card import Quiet
from kinerja_desktop.ui.widgets.labels import ElidedText, IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import column, row
from kinerja_desktop.ui.widgets.painting import Canvas, Painted, draw_box

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

    from kinerja_desktop.ui.theme.theme import Theme

TONES = {
    "neutral": ("surface-2", "text-2", "info"),
    "info": ("info-soft", "info", "info"),
    "success": ("success-soft", "success", "circle-check"),
    "warn": ("warn-soft", "warn", "triangle-alert"),
    "danger": ("danger-soft", "danger", "circle-alert"),
}


class Bar(Painted):
    """How far: 6 px by default, `primary` on `surface-2`. `fraction` is 0 to 1."""

    def __init__(
        self,
        theme: Theme,
        *,
        fraction: float = 0.0,
        fill: str = "primary",
        track: str = "surface-2",
        width: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self._fraction, self._token, self._track = fraction, fill, track
        self.setFixedHeight(6)
        if width:
            self.setFixedWidth(width)
        self.setSizePolicy(
            QSizePolicy.Policy.Fixed if width else QSizePolicy.Policy.Expanding,
            QSizePolicy.Policy.Fixed,
        )

    def set_fraction(self, fraction: float) -> None:
        self._fraction = min(1.0, max(0.0, fraction))
        self.setAccessibleDescription(f"{round(self._fraction * 100)} %")
        self.update()

    def set_token(self, token: str) -> None:
        self._token = token
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Canvas(self, self.theme) as canvas:
            color = self.theme.color
            draw_box(canvas, self.rect(), radius=3, fill=color(self._track))
            if self._fraction > 0:
                width = max(6.0, self.width() * self._fraction)
                draw_box(canvas, QRectF(0, 0, width, 6), radius=3, fill=color(self._token))


class Banner(Quiet):
    """A persistent state in one sentence, with at most one button (`pressed`)."""

    pressed = Signal()

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        tone: str = "neutral",
        icon: str = "",
        button: str = "",
        parent: QWidget | None = None,
    ) -> None:
        fill, color, own_icon = TONES[tone]
        super().__init__(theme, tone=fill, margins=(14, 6, 6, 6), parent=parent)
        self.icon = IconLabel(theme, icon or own_icon, color=color, parent=self)
        self.text = Text(theme, text, lines=2, parent=self)
        self.text.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.button = Button(theme, button, height=28, parent=self)
        self.button.setVisible(bool(button))
        self.button.clicked.connect(self.pressed)
        self._line = row(self.icon, self.text, self.button, gap=10)
        self._line.setStretchFactor(self.text, 1)
        self.body.addLayout(self._line)
        self.setMinimumHeight(theme.px(40))

    def set_message(self, text: str, *, tone: str = "neutral", icon: str = "") -> None:
        """Say something else in the same place."""
        fill, color, own_icon = TONES[tone]
        self.set_tone(fill)
        self.icon.set_icon(icon or own_icon, color)
        self.text.set_text(text)

    def set_button(self, text: str) -> None:
        self.button.setText(text)
        self.button.setVisible(bool(text))

    def add_right(self, widget: QWidget) -> None:
        self._line.addWidget(widget)


class HintStrip(Quiet):
    """A reading prompt: info tone, at most three lines, two small buttons. Never amber."""

    opened = Signal()
    dismissed = Signal()

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        button: str = "",
        dismiss: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, tone="info-soft", margins=(14, 10, 14, 10), parent=parent)
        self.text = Text(theme, text, lines=3, parent=self)
        self.button = Button(theme, button, height=28, parent=self)
        self.dismiss = Button(theme, dismiss, kind="plain", height=28, parent=self)
        self.button.clicked.connect(self.opened)
        self.dismiss.clicked.connect(self.dismissed)
        icon = IconLabel(theme, "info", color="info", parent=self)
        right = column(self.text, gap=6)
        if button or dismiss:
            right.addLayout(row(self.button, self.dismiss, None, gap=8))
        self.button.setVisible(bool(button))
        self.dismiss.setVisible(bool(dismiss))
        line = row(column(icon, None), right, gap=10)
        line.setStretch(1, 1)
        self.body.addLayout(line)


class ProgressBlock(Quiet):
    """Long work: what, n of m, the present item, Stop, a bar, a caption. `stopped` is Stop."""

    stopped = Signal()

    def __init__(self, theme: Theme, title: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(theme, tone="info-soft", margins=(16, 8, 12, 10), parent=parent)
        self.title = Text(theme, title, look="strong", parent=self)
        self.item = ElidedText(theme, look="small text-3", parent=self)
        self.stop = Button(theme, _("Stop"), height=28, parent=self)
        self.stop.clicked.connect(self._on_stop_clicked)
        self.bar = Bar(theme, track="surface", parent=self)
        self.caption = ElidedText(theme, look="caption text-3", parent=self)
        self.caption_right = Text(theme, look="caption text-3", parent=self)
        head = row(self.title, self.item, self.stop, gap=12)
        head.setStretchFactor(self.item, 1)
        foot = row(self.caption, self.caption_right, gap=12)
        foot.setStretchFactor(self.caption, 1)
        self.body.setSpacing(8)
        self.body.addLayout(head)
        self.body.addWidget(self.bar)
        self.body.addLayout(foot)

    def show_step(self, done: int, total: int, what: str = "") -> None:
        """Show that `done` of `total` are ready and what is in hand."""
        self.bar.set_fraction(done / total if total else 0.0)
        self.item.set_text(what)
        self.caption_right.set_text(_("{done} of {total}").format(done=done, total=total))

    def _on_stop_clicked(self) -> None:
        self.stop.setEnabled(False)
        self.stop.setText(_("Stopping…"))
        self.stopped.emit()

    def restart(self, title: str) -> None:
        """Begin with other work."""
        self.title.set_text(title)
        self.stop.setEnabled(True)
        self.stop.setText(_("Stop"))
        self.show_step(0, 0)


class EmptyLine(QWidget):
    """A quiet sentence where a small list is empty, with an optional link."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        link: str = "",
        on_click: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = Text(theme, text, look="small text-3", lines=0, parent=self)
        box = column(self._words, gap=4)
        if link:
            button = make_button(theme, link, kind="link", on_click=on_click, parent=self)
            box.addLayout(row(button, None))
        self.setLayout(box)

    def set_text(self, text: str) -> None:
        self._words.set_text(text)
