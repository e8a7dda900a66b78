"""SignatureBox: one pad with equal tools (draw, type, file), and for the employee, refusing."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QWidget

from kinerja_desktop.core.discussion import Ink
from kinerja_desktop.i18n import _, clock
from kinerja_desktop.ui.panels.talk.fields import ErrorLine, TalkInput
from kinerja_desktop.ui.panels.talk.panes import Room
from kinerja_desktop.ui.widgets.buttons import Button, IconButton
from kinerja_desktop.ui.widgets.labels import ElidedText, IconLabel, Text
from kinerja_desktop.ui.widgets.layouts import boxed, column, row
from kinerja_desktop.ui.widgets.signature import SignaturePad

if TYPE_CHECKING:
    from collections.abc import Callable

    from kinerja_desktop.ui.theme.theme import Theme

MOST_PIXELS = QSize(900, 360)
PAD, LOW_PAD = 150, 126
MILLISECONDS = 1000


class SignatureBox(QWidget):
    """`changed(Ink)` when signed, undone or begun again."""

    changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        title: str,
        *,
        name: str,
        nip: str,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme, self._now = theme, now
        self._given: datetime | None = None
        self.title = Text(theme, title, look="talk-small/600", parent=self)
        self._check = IconLabel(theme, "circle-check", color="success", size=18, parent=self)
        self.when = Text(theme, look="talk-caption success", parent=self)
        words = _("pen, finger or mouse")
        self.hint = ElidedText(theme, words, look="talk-caption text-3", parent=self)
        self._has_hint = True
        self.head_row = row(self.title, None, self._check, self.when, self.hint, gap=6)
        shown_nip = _("NIP {number}").format(number=_grouped(nip)) if nip else ""
        self.pad = SignaturePad(theme, name, nip=shown_nip, parent=self)
        self._make_tools(name)
        self.error = ErrorLine(theme, parent=self)
        head = boxed(self.head_row, parent=self)
        head.setMinimumHeight(theme.px(40))
        self.head = head
        self.box = column(head, self.pad, 10, self._tools, self._typing, self.error, gap=0)
        self.setLayout(self.box)
        self.pad.changed.connect(self._on_pad_changed)
        self._show_given()

    def _make_tools(self, name: str) -> None:
        theme = self.theme
        self.again = Button(theme, _("Again"), icon="rotate-ccw", height=40, parent=self)
        self.type = Button(theme, _("Type the name"), icon="type", height=40, parent=self)
        self.file = Button(theme, _("File"), icon="image", height=40, parent=self)
        self._tools = boxed(row(self.again, self.type, self.file, None, gap=8), parent=self)
        self.typed = TalkInput(theme, _("Name of the signer"), placeholder=name, parent=self)
        self.use = Button(theme, _("Use"), height=40, parent=self)
        self._give_up = IconButton(theme, "x", _("Back to drawing"), size=40, boxed=True)
        self._typing = boxed(row(self.typed, self.use, self._give_up, gap=8), parent=self)
        self._typing.hide()
        self.again.clicked.connect(self.pad.clear)
        self.type.clicked.connect(lambda: self._show_typing(on=True))
        self.file.clicked.connect(self._on_file_clicked)
        self.use.clicked.connect(self._on_typed)
        self.typed.returnPressed.connect(self._on_typed)
        self._give_up.clicked.connect(lambda: self._show_typing(on=False))

    def show_ink(self, ink: Ink) -> None:
        """Show what was signed before, without telling."""
        self._given = ink.signed_at if ink.is_given else None
        if ink.strokes:
            seconds = tuple(
                tuple((x, y, pressure, ms / MILLISECONDS) for x, y, pressure, ms in stroke)
                for stroke in ink.strokes
            )
            self.pad.set_strokes(seconds, space=(ink.width, ink.height))
        elif ink.picture:
            picture = QPixmap()
            picture.loadFromData(ink.picture)
            self.pad.set_picture(picture, silent=True)
        else:
            self.pad.set_typed_name(ink.typed_name, silent=True)
        self._show_given()

    def add_to_head(self, widget: QWidget) -> None:
        """Put something where the hint stands."""
        self._has_hint = False
        self.hint.hide()
        self.head_row.addWidget(widget)

    def set_error(self, text: str) -> None:
        self.error.show_text(text)

    def fit(self, room: Room) -> None:
        self.head.setMinimumHeight(self.theme.px(40))
        self.pad.set_height(self.theme.px(LOW_PAD if room.is_low else PAD))
        narrow = room.is_narrow and not room.is_stacked
        for button, icon in ((self.again, "rotate-ccw"), (self.type, "type"), (self.file, "image")):
            button.set_icon(icon if room.is_full or (button is self.again and narrow) else "")
        self.again.setText("" if narrow else _("Again"))
        self.again.setAccessibleName(_("Again"))
        for button in (self.again, self.type, self.file):
            button.updateGeometry()

    def take_picture(self, path: str) -> None:
        """Sign with the picture in a file; an unreadable one is said below."""
        image = QImage(path)
        if image.isNull():
            self.set_error(_("This file is not a picture that can be read."))
            return
        if image.width() > MOST_PIXELS.width() or image.height() > MOST_PIXELS.height():
            image = image.scaled(
                MOST_PIXELS,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        self.pad.set_picture(QPixmap.fromImage(image))

    def _ink(self) -> Ink:
        picture = self.pad.picture()
        wide, tall = self.pad.space()
        strokes = tuple(
            tuple((x, y, pressure, round(s * MILLISECONDS)) for x, y, pressure, s in stroke)
            for stroke in self.pad.strokes()
        )
        if not self.pad.has_signature:
            return Ink()
        return Ink(
            strokes=strokes,
            width=wide if strokes else 0.0,
            height=tall if strokes else 0.0,
            typed_name=self.pad.typed_name(),
            picture=_png(picture) if picture is not None else b"",
            signed_at=self._now(),
        )

    def _on_pad_changed(self) -> None:
        ink = self._ink()
        self._given = ink.signed_at
        self.set_error("")
        self._show_given()
        self.changed.emit(ink)

    def _show_given(self) -> None:
        given = self._given is not None
        self._check.setVisible(given)
        self.when.setVisible(given)
        self.hint.setVisible(not given and self._has_hint)
        self.when.set_text(clock(self._given.time()) if self._given else "")
        self.again.setEnabled(self.pad.has_signature)

    def _show_typing(self, *, on: bool) -> None:
        self._tools.setVisible(not on)
        self._typing.setVisible(on)
        (self.typed if on else self.type).setFocus()

    def _on_typed(self) -> None:
        if self.typed.text().strip():
            self.pad.set_typed_name(self.typed.text().strip())
            self._show_typing(on=False)

    def _on_file_clicked(self) -> None:
        kinds = _("Pictures (*.png *.jpg *.jpeg)")
        chooser = QFileDialog(self, _("Picture of the signature"), "", kinds)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.fileSelected.connect(self.take_picture)
        chooser.open()


def _png(picture: QPixmap) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(content.data())


def _grouped(nip: str) -> str:
    """Return a NIP in its groups: 8, 6, 1 and 3 digits."""
    if len(nip) != 18:
        return nip
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"
