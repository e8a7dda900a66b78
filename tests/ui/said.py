"""Every text of a window: in widgets, models, tooltips, menus, for screen readers, and painted."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QBuffer,
    QIODevice,
    QModelIndex,
    Qt,
)
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from kinerja_desktop.ui.models.records_model import COLOR_ROLE, ICON_ROLE, STYLE_ROLE

OWN_ROLE = int(Qt.ItemDataRole.UserRole)
LOOKS = {ICON_ROLE, COLOR_ROLE, STYLE_ROLE}  # names of icons and colours, not words
ROLES = tuple(role for role in (*range(40), *range(OWN_ROLE, OWN_ROLE + 8)) if role not in LOOKS)


def painted(root: QWidget) -> set[str]:
    """Return the texts drawn on a window, as they are drawn: wrapped and elided."""
    drawn = QBuffer()
    drawn.open(QIODevice.OpenModeFlag.WriteOnly)
    picture = QSvgGenerator()
    picture.setOutputDevice(drawn)
    picture.setSize(root.size())
    root.render(picture)
    text = bytes(drawn.data().data()).decode("utf-8", "replace")
    return {html.unescape(found) for found in re.findall(r"<text[^>]*>([^<]*)</text>", text)}


def said(root: QWidget, *, only_visible: bool = False) -> set[str]:
    """Return every text in the widgets of a window, seen or heard."""
    found: set[str] = set()
    for widget in (root, *root.findChildren(QWidget)):
        if not only_visible or widget.isVisible():
            found.update(_said_by(widget))
    return {text for text in found if text}


def _said_by(widget: QWidget) -> Iterator[str]:
    yield from (widget.windowTitle(), widget.toolTip(), widget.whatsThis(), widget.statusTip())
    yield from (widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield widget.text()
    if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        yield widget.toPlainText()
    if isinstance(widget, QMenu):
        yield from (action.text() for action in widget.actions())
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from texts_of(widget.model())


def texts_of(model: QAbstractItemModel) -> Iterator[str]:
    """Yield what a model tells, in words."""
    root = QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(root)
    for line in range(model.rowCount(root)):
        for column in range(columns):
            for role in ROLES:
                told = model.index(line, column).data(role)
                if isinstance(told, str):
                    yield told
