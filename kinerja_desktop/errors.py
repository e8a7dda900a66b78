"""Failures a person can understand. Their text is shown as it stands, already translated."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class KinerjaError(Exception):
    """The world is in the way. The message says what happened, what was kept, what to do."""

    def __init__(self, message: str, *, details: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.details = details


class InvalidError(KinerjaError):
    """Fields that cannot be accepted, each with the sentence shown under it."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__(" ".join(fields.values()))
        self.fields = dict(fields)


class StorageError(KinerjaError):
    """The data file cannot be opened, read or written."""


class StaleError(KinerjaError):
    """Someone else saved a newer version first."""


class WrongKeyError(KinerjaError):
    """A passphrase, recovery code or certificate password does not fit."""


class NotFoundError(KinerjaError):
    """The record asked for is gone."""


class UnreadableFileError(KinerjaError):
    """A file brought from outside cannot be used; `code` says why, for programs."""

    def __init__(self, message: str, *, code: str = "unreadable", details: str = "") -> None:
        super().__init__(message, details=details)
        self.code = code


class Cancelled(Exception):  # noqa: N818 - it is a wish of the person, not an error
    """The person pressed Stop. Everything of the running unit of work is rolled back."""
