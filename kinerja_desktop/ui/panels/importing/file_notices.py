"""What is said about a file above its columns: open elsewhere, hidden parts, examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.i18n import _
from kinerja_desktop.ui.notices import Notice, NoticeBar

if TYPE_CHECKING:
    from kinerja_desktop.services.importing import FileLook

IN_USE, REMARKS, UNIT_TREE = "in_use", "remarks", "unit_tree"


def tell_about(notices: NoticeBar, look: FileLook) -> None:
    """Show what a person should know of this file, in place of what was said of another."""
    hush(notices)
    if look.is_in_use:
        words = _("{file} is open in another program. What was not saved there is missing here.")
        text = words.format(file=look.file_name)
        notices.show_notice(IN_USE, Notice(text=text, tone="warn", closable=True))
    remarks = " ".join(look.remarks.sentences())
    if remarks:
        notices.show_notice(REMARKS, Notice(text=remarks, closable=True))


def hush(notices: NoticeBar) -> None:
    """Take away what was said of a file."""
    for key in (IN_USE, REMARKS, UNIT_TREE):
        notices.clear(key)
