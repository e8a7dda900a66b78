"""NoticeBar: the persistent messages of a page or of the window, below the header."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kinerja_desktop.errors import Cancelled, KinerjaError
from kinerja_desktop.i18n import _
from kinerja_desktop.ui.widgets.buttons import Button, IconButton
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.messages import Banner

if TYPE_CHECKING:
    from collections.abc import Callable

    from kinerja_desktop.ui.theme.theme import Theme

ERROR_KEY = "error"


@dataclass(frozen=True, kw_only=True)
class Notice:
    """One message. `tone` is info, warn, danger or neutral; `action` is shown as a button."""

    text: str
    tone: str = "info"
    icon: str = ""
    action: str = ""
    on_action: Callable[[], object] | None = None
    details: str = ""
    closable: bool = False


class _NoticeRow(Banner):
    def __init__(self, theme: Theme, notice: Notice, *, parent: QWidget) -> None:
        super().__init__(
            theme,
            notice.text,
            tone=notice.tone,
            icon=notice.icon,
            button=notice.action if notice.on_action is not None else "",
            parent=parent,
        )
        self.setAccessibleName(notice.text)
        if notice.on_action is not None:
            self.pressed.connect(notice.on_action)
        if notice.details:
            self._add_details(notice.details)

    def _add_details(self, details: str) -> None:
        words = Text(self.theme, details, look="small text-2", lines=0, parent=self)
        words.hide()
        self.body.addWidget(words)
        button = Button(self.theme, _("Details"), kind="plain", height=28, parent=self)
        button.clicked.connect(lambda: words.setVisible(words.isHidden()))
        self.add_right(button)

    def add_close(self, on_click: Callable[[], object]) -> None:
        button = IconButton(self.theme, "x", _("Close"), size=28, parent=self)
        button.clicked.connect(lambda _checked: on_click())
        self.add_right(button)


class NoticeBar(QWidget):
    """Messages by key, in the order they came. A key shown again replaces its message."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: dict[str, _NoticeRow] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 12)
        self._box.setSpacing(8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def texts(self) -> dict[str, str]:
        return {key: shown.accessibleName() for key, shown in self._rows.items()}

    def show_notice(self, key: str, notice: Notice) -> None:
        self._remove(key)
        shown = _NoticeRow(self._theme, notice, parent=self)
        if notice.closable:
            shown.add_close(lambda: self.clear(key))
        self._rows[key] = shown
        self._box.addWidget(shown)
        self.show()

    def show_error(
        self,
        error: KinerjaError | Cancelled,
        *,
        action: str = "",
        on_action: Callable[[], object] | None = None,
    ) -> None:
        """Show what went wrong, or that the person stopped it; closed by the person."""
        if isinstance(error, Cancelled):
            notice = Notice(text=_("Stopped. Nothing was changed."), closable=True)
        else:
            notice = Notice(
                text=error.message,
                tone="danger",
                details=error.details,
                action=action,
                on_action=on_action,
                closable=True,
            )
        self.show_notice(ERROR_KEY, notice)

    def clear(self, key: str = ERROR_KEY) -> None:
        self._remove(key)
        self.setVisible(bool(self._rows))

    def _remove(self, key: str) -> None:
        shown = self._rows.pop(key, None)
        if shown is not None:
            self._box.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
