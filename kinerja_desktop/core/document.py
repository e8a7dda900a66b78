"""Document: an exported PDF kept in the store, and the register of where it went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, kw_only=True)
class Document:
    """A PDF as it was made. `report` is a key of REPORTS; `sha256` is of the whole file."""

    id: int = 0
    appraisal_id: int
    report: str
    file_name: str
    sha256: str
    size_bytes: int
    created_at: datetime
    is_signed: bool
    revision: int = 1
    signer_fingerprint: str = ""


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """A line of the submission log: a document handed to somebody. Never edited."""

    id: int = 0
    document_id: int
    delivered_on: date
    recipient: str
    way: str = ""
    note: str = ""
    sha256: str = ""


@dataclass(frozen=True, kw_only=True)
class StoredIdentity:
    """A certificate with its key, as kept in the store: PKCS #12 under its own passphrase."""

    id: int = 0
    label: str
    nip: str
    fingerprint: str
    not_before: date
    not_after: date
    is_own: bool
    pkcs12: bytes
    owner: str = "appraiser"


@dataclass(frozen=True, kw_only=True)
class AuditEntry:
    """One line of the append-only register; `digest` chains over the line before."""

    id: int = 0
    happened_at: datetime
    action: str
    subject: str
    detail: str = ""
    digest: str = ""
