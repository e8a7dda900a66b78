"""Identities: the certificates a person signs with; made here or brought as .p12."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kinerja_desktop.core.document import StoredIdentity
from kinerja_desktop.data.store import Store
from kinerja_desktop.errors import InvalidError, KinerjaError, UnreadableFileError
from kinerja_desktop.i18n import _, file_size
from kinerja_desktop.services.clock import Clock
from kinerja_desktop.signing.identity import Identity, make_identity, read_identity

PASSPHRASE_MINIMUM = 8
LARGEST_BYTES = 1024**2  # a certificate with its key and those above it has some kilobytes


@dataclass(frozen=True, kw_only=True)
class IdentityRow:
    """An identity as lists show it. The fingerprint is SHA-256 in groups of four."""

    id: int
    label: str
    nip: str
    fingerprint: str
    not_after: date
    is_own: bool
    is_expired: bool


class IdentityService:
    """Makes, imports and lists identities."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def list(self) -> tuple[IdentityRow, ...]:
        today = self._clock().date()
        with self._store.reading() as look:
            return tuple(
                IdentityRow(
                    id=identity.id,
                    label=identity.label,
                    nip=identity.nip,
                    fingerprint=grouped(identity.fingerprint),
                    not_after=identity.not_after,
                    is_own=identity.is_own,
                    is_expired=identity.not_after < today,
                )
                for identity in look.identities.list()
            )

    def make(self, passphrase: str) -> int:
        """Make an identity for the appraiser of the profile, valid three years."""
        if len(passphrase) < PASSPHRASE_MINIMUM:
            text = _("At least {n} characters.").format(n=PASSPHRASE_MINIMUM)
            raise InvalidError({"passphrase": text})
        with self._store.reading() as look:
            profile = look.profile.load()
        if profile is None:
            raise KinerjaError(_("Fill in your profile first; its name goes into the certificate."))
        person = profile.appraiser
        identity = make_identity(
            person.display_name,
            person.nip,
            agency=profile.agency or person.agency,
            passphrase=passphrase,
            today=self._clock().date(),
        )
        return self._add(identity, is_own=True)

    def bring(self, path: Path, passphrase: str) -> int:
        """Take in a .p12 or .pfx; raises WrongKeyError or UnreadableFileError."""
        try:
            with path.open("rb") as file:
                data = file.read(LARGEST_BYTES + 1)
        except OSError as error:
            raise KinerjaError(
                _("The file cannot be read. Nothing was changed."), details=str(error)
            ) from error
        if len(data) > LARGEST_BYTES:
            message = _(
                "The file is larger than {size}, so it is no certificate. Nothing was changed. "
                "Choose a .p12 or .pfx file."
            )
            size = file_size(LARGEST_BYTES)
            raise UnreadableFileError(message.format(size=size), code="too_large")
        return self._add(read_identity(data, passphrase), is_own=False)

    def remove(self, identity_id: int) -> None:
        with self._store.work() as work:
            work.identities.remove(identity_id)
            work.audit.append(at=self._clock(), action="identity_removed", subject=str(identity_id))

    def _add(self, identity: Identity, *, is_own: bool) -> int:
        stored = StoredIdentity(
            label=identity.label,
            nip=identity.nip,
            fingerprint=identity.fingerprint_sha256,
            not_before=identity.not_before,
            not_after=identity.not_after,
            is_own=is_own,
            pkcs12=identity.pkcs12,
        )
        with self._store.work() as work:
            identity_id = work.identities.add(stored)
            work.audit.append(
                at=self._clock(),
                action="identity_added",
                subject=str(identity_id),
                detail=stored.fingerprint,
            )
        return identity_id


def grouped(fingerprint: str) -> str:
    """Return a fingerprint in capital groups of four, to be compared by voice or on paper."""
    text = fingerprint.replace(":", "").upper()
    return " ".join(text[i : i + 4] for i in range(0, len(text), 4))
