"""StagedVault: the key of a first start, kept aside until the start is finished.

A first start that is given up leaves no key in the data folder.
"""

from __future__ import annotations

import shutil

from kinerja_desktop.data.vault import (
    STRONG_COST,
    DataKey,
    KdfCost,
    change_passphrase,
    create_vault,
    vault_exists,
)
from kinerja_desktop.errors import StorageError
from kinerja_desktop.i18n import _
from kinerja_desktop.paths import Paths

STAGE_NAME = "first-start"


class StagedVault:
    """Makes the key once; another passphrase rewraps it, the recovery code stays the same."""

    def __init__(self, paths: Paths, *, cost: KdfCost = STRONG_COST) -> None:
        self._folder = paths.data / STAGE_NAME
        self._file = self._folder / paths.key.name
        self._cost = cost
        self._key: DataKey | None = None
        self._groups: tuple[str, ...] = ()

    def protect(self, passphrase: str) -> tuple[str, ...]:
        """Put the key under a passphrase ("" for none); return the groups of the code."""
        try:
            if self._key is None:
                shutil.rmtree(self._folder, ignore_errors=True)
                self._folder.mkdir(parents=True)
                self._key, code = create_vault(self._file, passphrase or None, cost=self._cost)
                self._groups = code.groups
            else:
                change_passphrase(self._file, self._key, passphrase or None)
        except OSError as error:
            raise StorageError(
                _("The data folder {folder} cannot be written. Choose another folder.").format(
                    folder=self._folder.parent
                ),
                details=str(error),
            ) from error
        return self._groups

    def settle(self, paths: Paths) -> DataKey:
        """Move the key into the data folder. Raises StorageError when a key is already there."""
        if self._key is None:
            message = "protect() comes before settle()"
            raise RuntimeError(message)
        if self._folder.exists():
            if vault_exists(paths.key):
                raise StorageError(
                    _("There is already a key file in this folder. It was left as it is.")
                )
            for file in sorted(self._folder.iterdir()):
                file.replace(paths.data / file.name)
            self._folder.rmdir()
        return self._key
