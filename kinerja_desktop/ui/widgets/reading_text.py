"""ReadingText: a page of Markdown to read, set in the program's own type and distances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from kinerja_desktop.ui.widgets.inputs import set_state

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.ui.theme.theme import Theme

INDENT_PX = 22
AFTER_PARAGRAPH, AFTER_ITEM, BEFORE_HEAD = 10, 4, 8


class ReadingText(QTextBrowser):
    """Links are told by `anchorClicked` and never opened by themselves.

    Pictures lie in the search paths; one that is wider than the text is made as wide.
    """

    def __init__(self, theme: Theme, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._widths: dict[str, int] = {}
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        edge, ink = theme.color("primary").name(), theme.color("text").name()
        self.setStyleSheet(
            "QTextBrowser{border:2px solid transparent;border-radius:6px;padding:2px;"
            f"background:transparent;color:{ink}}}QTextBrowser[ringed='true']{{border-color:{edge}}}"
        )
        self.setFont(theme.font("body"))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring to who comes with the Tab key, not on opening."""
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            set_state(self, "ringed", on=True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        set_state(self, "ringed", on=False)
        super().focusOutEvent(event)

    def show_markdown(self, text: str) -> None:
        document = self.document()
        document.setDefaultFont(self._theme.font("body"))
        document.setIndentWidth(self._theme.px(INDENT_PX))
        self.setMarkdown(text)
        block = document.begin()
        while block.isValid():
            self._set_block(block)
            block = block.next()
        self._fit_pictures()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _set_block(self, block: QTextBlock) -> None:
        level = block.blockFormat().headingLevel()
        cursor = QTextCursor(block)
        form = QTextBlockFormat()
        heights = QTextBlockFormat.LineHeightTypes
        form.setLineHeight(self._theme.line("body"), heights.MinimumHeight.value)
        in_table = cursor.currentTable() is not None
        after = AFTER_ITEM if block.textList() is not None else AFTER_PARAGRAPH
        form.setBottomMargin(0 if in_table else self._theme.px(after))
        form.setTopMargin(self._theme.px(BEFORE_HEAD) if level and block.position() else 0)
        cursor.mergeBlockFormat(form)
        if level:
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.setCharFormat(_type(self._theme.font("heading" if level < 3 else "strong")))
        else:
            self._lighten(block)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_pictures()

    def _fit_pictures(self) -> None:
        """Let no picture be wider than the text."""
        room = self.viewport().width() - 2 * round(self.document().documentMargin())
        block = self.document().begin()
        while block.isValid():
            for form, cursor in _parts(block):
                if form.isImageFormat():
                    picture = form.toImageFormat()
                    picture.setWidth(min(room, self._width_of(picture.name())))
                    cursor.setCharFormat(picture)
            block = block.next()

    def _width_of(self, name: str) -> int:
        """Return the width of a picture in pixels, as it lies in the search paths."""
        if name not in self._widths:
            kind = QTextDocument.ResourceType.ImageResource.value
            self._widths[name] = QImage.fromData(self.loadResource(kind, QUrl(name))).width()
        return self._widths[name]

    def _lighten(self, block: QTextBlock) -> None:
        """Set bold words in the weight the program has, which is not the boldest."""
        for old, cursor in _parts(block):
            if old.fontWeight() > QFont.Weight.DemiBold:
                form = QTextCharFormat()
                form.setFontWeight(QFont.Weight.DemiBold)
                cursor.mergeCharFormat(form)


def _parts(block: QTextBlock) -> list[tuple[QTextCharFormat, QTextCursor]]:
    """Return the parts of a paragraph that look alike, each with a cursor around it."""
    found = []
    parts = block.begin()
    while not parts.atEnd():
        part = parts.fragment()
        cursor = QTextCursor(block)
        cursor.setPosition(part.position())
        end = part.position() + part.length()
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        found.append((part.charFormat(), cursor))
        parts += 1
    return found


def _type(font: QFont) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(font)
    return form
