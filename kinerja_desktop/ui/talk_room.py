"""TalkRoom: opens the conversation window for the shell and locks the shell behind it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from kinerja_desktop.ui.discussion_window import DiscussionWindow, TalkCalls

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

    from kinerja_desktop.services import Services
    from kinerja_desktop.services.shared_talk import SharedTalk
    from kinerja_desktop.ui.frame import Frame
    from kinerja_desktop.ui.main_window import MainWindow

TALK = "talk"


class TalkRoom(QObject):
    """Waits for the shell to ask for "talk"; the passphrase leads back to the shell."""

    def __init__(self, frame: Frame, services: Services, shell: MainWindow) -> None:
        super().__init__(shell)
        self._frame, self._services, self._shell = frame, services, shell
        self.window: DiscussionWindow | None = None
        shell.went_elsewhere.connect(self._on_went_elsewhere)

    def _on_went_elsewhere(self, key: str, target: dict[str, Any]) -> None:
        if key == TALK and self.window is None:
            self._open(target)

    def _open(self, target: dict[str, Any]) -> None:
        talk: SharedTalk = target["talk"]
        employee_id = int(target["employee_id"])
        self._shell.lock_wanted.emit()
        discussing, number = self._services.discussing, talk.discussion_id
        calls = TalkCalls(
            save=partial(discussing.save_state, number),
            finish=partial(discussing.finish, number),
            now=self._services.clock,
        )
        window = DiscussionWindow(talk, self._frame.runner, calls, look=self._frame.theme.look)
        window.left.connect(lambda: self._close(employee_id, has_ended=False))
        window.finished.connect(lambda: self._close(employee_id, has_ended=True))
        self.window = window
        window.open_on(_screen(on_projector=bool(target.get("on_projector"))))

    def _close(self, employee_id: int, *, has_ended: bool) -> None:
        window, self.window = self.window, None
        if window is not None:
            window.deleteLater()
        target = {"employee_id": employee_id, "talk_ended": has_ended}
        self._shell.open_page("discussion", target)


def _screen(*, on_projector: bool) -> QScreen | None:
    """Return the second screen for the projector, else the first."""
    screens = QGuiApplication.screens()
    first = QGuiApplication.primaryScreen()
    others = [screen for screen in screens if screen is not first]
    return others[0] if on_projector and others else first
