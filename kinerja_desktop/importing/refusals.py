"""Why a file cannot be used, as sentences for people; four codes for programs."""

from __future__ import annotations

from kinerja_desktop.errors import UnreadableFileError
from kinerja_desktop.i18n import _


def unreadable(details: str = "") -> UnreadableFileError:
    """Say that no reader accepts the file."""
    return UnreadableFileError(
        _(
            "This file cannot be read as a staff list. Nothing was changed. "
            "Save the list as .xlsx or .csv and choose it again."
        ),
        details=details,
    )


def old_kind(details: str) -> UnreadableFileError:
    """Say that it is XML of a spreadsheet program, or a web page without a table."""
    return UnreadableFileError(
        _(
            "This file is a web page or XML without a list that can be read. Nothing was changed. "
            "Open it in the spreadsheet program, save it as .xlsx, and choose that file."
        ),
        details=details,
    )


def not_there(details: str) -> UnreadableFileError:
    """Say that there is no such file."""
    return UnreadableFileError(
        _("The file is not there. Check its name and that the stick is plugged in."),
        details=details,
    )


def no_file() -> UnreadableFileError:
    """Say that it is a folder, or a device."""
    return UnreadableFileError(_("This is a folder, not a file. Choose the list itself."))


def locked(details: str) -> UnreadableFileError:
    """Say that the system does not let us read it: open elsewhere, or the stick is gone."""
    return UnreadableFileError(
        _(
            "The file cannot be opened. Close it in the spreadsheet program, "
            "check that the stick is plugged in, then try again."
        ),
        details=details,
    )


def open_elsewhere(details: str) -> UnreadableFileError:
    """Say that another program holds the file open."""
    return UnreadableFileError(
        _(
            "The file is open in another program, such as Excel. Nothing was changed. "
            "Close it there, then choose it again."
        ),
        details=details,
    )


def stick_gone(details: str) -> UnreadableFileError:
    """Say that the stick went away: before the file was opened, or while it was read."""
    return UnreadableFileError(
        _(
            "The stick or folder with the file is no longer there. Nothing was changed. "
            "Plug the stick in again, wait until it is shown, then choose the file again."
        ),
        details=details,
    )


def other_encoding(name: str) -> UnreadableFileError:
    """Say that the text is not written in the encoding a person chose."""
    return UnreadableFileError(
        _(
            "The text is not written in {encoding}. Nothing was changed. Choose another encoding."
        ).format(encoding=name)
    )


def without_heading() -> UnreadableFileError:
    """Say that no row of the first 30 has a NIP and a name column."""
    return UnreadableFileError(
        _(
            "No heading was found: one of the first 30 rows must have a NIP and a name column. "
            "Nothing was changed."
        )
    )


def empty() -> UnreadableFileError:
    """Say that there are 0 bytes, or a heading without people."""
    return UnreadableFileError(
        _("The file has no people in it. Nothing was changed."), code="empty"
    )


def only_examples() -> UnreadableFileError:
    """Say that nobody was typed into the template yet."""
    return UnreadableFileError(
        _(
            "The template holds its example rows only. Type your people below them, save it, and "
            "choose it again. Nothing was changed."
        ),
        code="empty",
    )


def too_large(details: str = "") -> UnreadableFileError:
    """Say that the file would unfold to more than a list of people ever has."""
    return UnreadableFileError(
        _(
            "The file unfolds to far more than a staff list and was not opened. "
            "Copy the list into a new workbook and choose that one."
        ),
        code="too_large",
        details=details,
    )


def died(details: str) -> UnreadableFileError:
    """Say that the reader of an old workbook did not survive it, or was far too slow."""
    return UnreadableFileError(
        _(
            "The file is damaged, or far larger than a staff list; reading it was ended. Nothing "
            "was changed. Open it in the spreadsheet program, save it as .xlsx, and choose that "
            "file."
        ),
        code="too_large",
        details=details,
    )


def protected() -> UnreadableFileError:
    """Say that a password is needed."""
    return UnreadableFileError(
        _(
            "The file is protected with a password. Open it in the spreadsheet program, "
            "save it without a password, and choose it again."
        ),
        code="protected",
    )
