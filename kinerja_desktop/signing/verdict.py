"""What a check of a PDF found: the verdict, each signature, and sentences for people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from datetime import datetime

VerdictKind = Literal["valid", "altered", "unsigned", "unreadable"]
Trust = Literal["trusted", "pinned", "unknown"]


@dataclass(frozen=True, kw_only=True)
class SignatureFinding:
    """One signature in the file.

    `signed_at` is what the signer's computer said. `intact`: what this signature covers has not
    changed, and only permitted additions follow. `covers_whole_file`: nothing follows at all.
    `trust`: pinned (the certificate itself is known here: one's own, or compared and kept),
    trusted (issued by an authority known here), or unknown. `fingerprint` is SHA-256 of the
    certificate, 64 hex digits.
    """

    field: str
    signer: str
    nip: str
    signed_at: datetime | None
    intact: bool
    covers_whole_file: bool
    trust: Trust
    fingerprint: str
    reason: str = ""
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class PageChange:
    """Words of a page as they were signed, and as they are now; pages count from 1."""

    page: int
    before: str
    now: str


@dataclass(frozen=True, kw_only=True)
class RegisterEntry:
    """What the register knows of a record: the newest revision of it.

    `seal` is the SHA-256 of the record in this file's revision, "" when it is not kept here;
    `signed_fields` names the fields known to have been signed.
    """

    revision: int
    seal: str = ""
    signed_fields: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The answer to "is this still what was signed?".

    An unknown signer never changes the verdict; it is a finding. `record` is the JSON inside the
    revision that was signed first, `record_digest` its SHA-256 in hex. `is_latest` is None when
    no register was asked or it does not know the record. `signed_bytes`: how many bytes from the
    start are the newest unbroken signed state, where the file goes on behind it; else 0.
    """

    verdict: VerdictKind
    sha256: str
    signatures: tuple[SignatureFinding, ...] = ()
    findings: tuple[str, ...] = ()
    changes: tuple[PageChange, ...] = ()
    unsigned_fields: tuple[str, ...] = ()
    record: dict[str, Any] | None = None
    record_digest: str = ""
    is_ours: bool = False
    is_latest: bool | None = None
    signed_bytes: int = 0


def verdict_as_json(verdict: Verdict, file_name: str) -> dict[str, Any]:
    """Return one entry of what the command line prints."""
    return {
        "file": file_name,
        "verdict": verdict.verdict,
        "signatures": [
            {
                "field": item.field,
                "signer": item.signer,
                "nip": item.nip,
                "signed_at": item.signed_at.isoformat() if item.signed_at else None,
                "intact": item.intact,
                "covers_whole_file": item.covers_whole_file,
                "trust": item.trust,
            }
            for item in verdict.signatures
        ],
        "findings": list(verdict.findings),
    }
