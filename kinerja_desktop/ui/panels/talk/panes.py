"""StepPane: the base of the seven steps. TwoPanes: side by side, or below each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from kinerja_desktop.core.discussion import AgendaStep
from kinerja_desktop.ui.widgets.labels import Text
from kinerja_desktop.ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from kinerja_desktop.services.shared_talk import SharedTalk, TalkState
    from kinerja_desktop.ui.panels.talk.keeper import TalkKeeper
    from kinerja_desktop.ui.theme.theme import Theme

FULL_HEIGHT, SMALL_HEIGHT = 680, 600
STACKED_WIDTH, NARROW_WIDTH, FULL_WIDTH = 900, 1200, 1340
ANY_WIDTH = 16777215


@dataclass(frozen=True, kw_only=True)
class Room:
    """The window's client area divided by the text size."""

    width: float = 1366
    height: float = 689

    @property
    def is_low(self) -> bool:
        return self.height < FULL_HEIGHT

    @property
    def is_small(self) -> bool:
        return self.height < SMALL_HEIGHT

    @property
    def is_stacked(self) -> bool:
        return self.width < STACKED_WIDTH

    @property
    def is_narrow(self) -> bool:
        return self.width < NARROW_WIDTH

    @property
    def is_full(self) -> bool:
        return self.width >= FULL_WIDTH

    @property
    def side_margin(self) -> int:
        return 24 if self.is_small else 40


class StepPane(QWidget):
    """One step: title, second line, body. It writes through the keeper and shows its state."""

    STEP: ClassVar[AgendaStep]

    def __init__(
        self,
        theme: Theme,
        talk: SharedTalk,
        keeper: TalkKeeper,
        *,
        title: str,
        subtitle: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme, self.talk, self.keeper = theme, talk, keeper
        self.title = Text(theme, title, look="talk-title", lines=0, parent=self)
        self.subtitle = Text(theme, look="talk text-2", lines=0, parent=self)
        self.body = column(gap=12)
        self.title_row = row(self.title, gap=12)
        self.title_row.setStretch(0, 1)
        self._box = column(self.title_row, self.subtitle, 14, self.body, gap=2)
        self._box.setStretchFactor(self.body, 1)
        self.setLayout(self._box)
        self._is_low = False
        self.set_subtitle(subtitle)

    @property
    def state(self) -> TalkState:
        return self.keeper.state

    def set_subtitle(self, marked: str) -> None:
        self.subtitle.set_marked(marked)
        self.subtitle.setVisible(bool(marked) and not self._is_low)

    def show_state(self) -> None:
        """Show what is written; called whenever the step is opened."""

    def show_errors(self, fields: dict[str, str]) -> None:
        """Show what finishing found missing, by field; empty takes it away."""

    def first_focus(self) -> QWidget | None:
        return None

    def fit(self, room: Room) -> None:
        """Give way to a small window; overriders call this first."""
        self._is_low = room.is_low and self.keeps_only_title
        self.title.set_look("talk-heading" if room.is_low else "talk-title")
        self.subtitle.set_look("talk-small text-2" if room.is_low else "talk text-2")
        self.subtitle.setVisible(bool(self.subtitle.text()) and not self._is_low)
        top = 10 if room.is_small else (16 if room.is_low else 24)
        bottom = 10 if room.is_small else 20
        side = room.side_margin
        self._box.setContentsMargins(side, top, side, bottom)

    @property
    def keeps_only_title(self) -> bool:
        """Whether the second line may go in a low window; a question may not."""
        return True


class TwoPanes(QWidget):
    """A narrow pane left of a wide one; below it when there is no room."""

    def __init__(
        self,
        left: QWidget,
        right: QWidget,
        *,
        left_width: int,
        gap: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.left, self.right = left, right
        self._left_width = left_width
        self._box = QHBoxLayout()
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap)
        self._box.addWidget(left)
        self._box.addWidget(right, 1)
        self.setLayout(self._box)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def fit(self, room: Room, scale: float) -> None:
        directions = QBoxLayout.Direction
        stacked = room.is_stacked
        self._box.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)
        width = self._left_width if not room.is_narrow else round(self._left_width * 0.86)
        width = round(width * min(scale, 1.2))
        self.left.setMinimumWidth(0 if stacked else width)
        self.left.setMaximumWidth(ANY_WIDTH if stacked else width)
