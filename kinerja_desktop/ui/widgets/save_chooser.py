"""Where a file is to be saved: the system's own window, one kind of file or several."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget


def ask_where(
    parent: QWidget,
    title: str,
    name: str,
    kinds: Sequence[tuple[str, str]],
    then: Callable[[Path], object],
) -> None:
    """Ask for a place, beginning with `name` in the home folder; nothing happens on Cancel.

    `kinds` are words and suffix, like ("Excel", ".xlsx"); a name typed without a suffix gets
    that of the kind chosen.
    """
    filters = {f"{words} (*{suffix})": suffix for words, suffix in kinds}
    chooser = QFileDialog(parent, title, str(Path.home() / name), ";;".join(filters))
    chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    chooser.setFileMode(QFileDialog.FileMode.AnyFile)
    chooser.setDefaultSuffix(kinds[0][1])
    chooser.filterSelected.connect(lambda chosen: chooser.setDefaultSuffix(filters[chosen]))
    chooser.fileSelected.connect(lambda path: then(Path(path)))
    chooser.finished.connect(chooser.deleteLater)
    chooser.open()
