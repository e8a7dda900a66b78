"""Opening the store from the terminal; the passphrase comes from a variable or the prompt."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from kinerja_desktop.commands.terminal import StopsAtSteps
from kinerja_desktop.core.changes import Changes
from kinerja_desktop.core.staff_import import ImportPlan
from kinerja_desktop.data.vault import needs_passphrase, unlock
from kinerja_desktop.errors import StorageError, WrongKeyError
from kinerja_desktop.i18n import _
from kinerja_desktop.importing.opened_list import ImportRequest
from kinerja_desktop.paths import Paths, find_paths
from kinerja_desktop.progress import Progress
from kinerja_desktop.services import Services
from kinerja_desktop.session import Opener
from kinerja_desktop.settings import load_settings

T = TypeVar("T")

PASSPHRASE_VARIABLE = "KINERJA_PASSPHRASE"  # noqa: S105 - the name of a variable


def preview_in_store(request: ImportRequest, data_dir: Path, progress: Progress) -> ImportPlan:
    """Return what a list would change in a store; nothing is written."""
    return with_services(data_dir, lambda services: services.importing.preview(request, progress))


def import_into_store(
    request: ImportRequest, data_dir: Path | None, progress: Progress
) -> tuple[ImportPlan, bool]:
    """Import a list: every valid row that needs no confirmation, in one unit of work.

    Returns what was planned, and whether that changed anything.
    """

    def apply(services: Services) -> tuple[ImportPlan, bool]:
        plan = services.importing.preview(request, progress)
        with StopsAtSteps(progress) as steps:
            report = services.importing.commit(plan, None, steps)
        return plan, report.batch_id > 0

    return with_services(data_dir, apply)


def with_services(data_dir: Path | None, call: Callable[[Services], T]) -> T:
    """Open the store, ask its services, and close it. Raises StorageError, WrongKeyError."""
    paths = find_paths(data_dir)
    _refuse_without_store(paths)
    settings = load_settings(paths.settings)
    opener = Opener(_nobody, lambda: settings)
    session = opener.open(paths, unlock(paths.key, _passphrase(paths)))
    try:
        return call(session.services)
    finally:
        session.close()


def _nobody(_changes: Changes) -> None:
    """No window listens."""


def _refuse_without_store(paths: Paths) -> None:
    if paths.is_fresh():
        message = _(
            "There is no data of this program in {folder}. Nothing was changed. Open the program "
            "once to begin, name another folder with --data-dir, or only look with --dry-run."
        )
        raise StorageError(message.format(folder=paths.data))


def _passphrase(paths: Paths) -> str | None:
    if not needs_passphrase(paths.key):
        return None
    given = os.environ.get(PASSPHRASE_VARIABLE)
    if given is not None:
        return given
    try:
        if sys.stdin is not None and sys.stdin.isatty():
            return getpass.getpass(_("Passphrase: "), stream=sys.stderr)
    except EOFError:
        pass  # the prompt was closed: nothing was typed
    message = _(
        "The data is locked. Nothing was changed. Type the passphrase when asked, or set the "
        "variable {name}."
    )
    raise WrongKeyError(message.format(name=PASSPHRASE_VARIABLE))
