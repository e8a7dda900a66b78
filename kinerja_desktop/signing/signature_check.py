"""Checks one signature: is what it covers unchanged, what follows it, and who made it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

from kinerja_desktop.i18n import _
from kinerja_desktop.signing.identity import nip_in
from kinerja_desktop.signing.verdict import SignatureFinding

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import PdfSignatureStatus

    from kinerja_desktop.signing.verdict import Trust


@dataclass(frozen=True, kw_only=True)
class CheckedSignature:
    """A finding with the reasons it gives against the file, and remarks that are none.

    `end` is the length of the file as it was signed; `is_unbroken` says that those bytes are the
    same still.
    """

    finding: SignatureFinding
    objections: tuple[str, ...]
    remarks: tuple[str, ...]
    end: int
    is_unbroken: bool
    has_proof_only_after: bool


def check_signature(
    signature: EmbeddedPdfSignature, data: bytes, known: Mapping[str, str]
) -> CheckedSignature:
    """Check a signature of the file `data`; the keys of `known` are fingerprints."""
    certificate = signature.signer_cert
    signed_at = signature.self_reported_timestamp
    authorities = _authorities(signature, known)
    status = _status(signature, authorities, signed_at)
    subject = certificate.subject.native
    name = str(subject.get("common_name") or certificate.subject.human_friendly)
    is_intact = status.intact and status.valid and _has_plain_range(signature, data)
    end = int(signature.byte_range[2]) + int(signature.byte_range[3])
    is_permitted = status.docmdp_ok is not False
    is_in_time = signed_at is None or (
        certificate.not_valid_before <= signed_at <= certificate.not_valid_after
    )
    trust = _trust(certificate.sha256.hex(), known, is_issued=bool(authorities) and status.trusted)
    finding = SignatureFinding(
        field=signature.field_name,
        signer=name,
        nip=nip_in(str(subject.get("serial_number") or "")),
        signed_at=signed_at,
        intact=is_intact and is_permitted,
        covers_whole_file=is_intact and end == len(data),
        trust=trust if is_in_time else "unknown",
        fingerprint=certificate.sha256.hex(),
        reason=str(signature.sig_object.get("/Reason", "")),
        place=str(signature.sig_object.get("/Location", "")),
    )
    return CheckedSignature(
        finding=finding,
        objections=_objections(name, is_intact=is_intact, is_permitted=is_permitted),
        remarks=_remarks(finding, certificate, is_in_time=is_in_time),
        end=end,
        is_unbroken=is_intact,
        has_proof_only_after=_level(status) == ModificationLevel.LTA_UPDATES,
    )


def _authorities(signature: EmbeddedPdfSignature, known: Mapping[str, str]) -> list[Any]:
    """Return certificates above the signer's, named in the file, whose fingerprints are known."""
    return [item for item in signature.other_embedded_certs if item.sha256.hex() in known]


def _status(
    signature: EmbeddedPdfSignature, roots: list[Any], signed_at: datetime | None
) -> PdfSignatureStatus:
    context = ValidationContext(
        trust_roots=roots or [signature.signer_cert],
        other_certs=signature.other_embedded_certs,
        allow_fetching=False,
        moment=signed_at,
    )
    any_usage = KeyUsageConstraints(key_usage=set())
    return validate_pdf_signature(signature, context, key_usage_settings=any_usage)


def _has_plain_range(signature: EmbeddedPdfSignature, data: bytes) -> bool:
    """Whether the only bytes left out are the signature itself, written as hex digits."""
    if len(signature.byte_range) != 4:
        return False
    start, length, resume, rest = (int(number) for number in signature.byte_range)
    hole = data[length:resume]
    digits = b"0123456789abcdefABCDEF"
    return (
        start == 0
        and 0 < length < resume <= resume + rest <= len(data)
        and hole[:1] + hole[-1:] == b"<>"
        and not hole[1:-1].strip(digits)
    )


def _trust(fingerprint: str, known: Mapping[str, str], *, is_issued: bool) -> Trust:
    if fingerprint in known:
        return "pinned"
    return "trusted" if is_issued else "unknown"


def _level(status: PdfSignatureStatus) -> ModificationLevel:
    result = status.diff_result
    return result.modification_level if isinstance(result, DiffResult) else ModificationLevel.OTHER


def _objections(name: str, *, is_intact: bool, is_permitted: bool) -> tuple[str, ...]:
    if not is_intact:
        message = _("What {name} signed is no longer the same. Do not use this file.")
        return (message.format(name=name),)
    if not is_permitted:
        message = _("Something was changed or added after {name} signed. Do not use this file.")
        return (message.format(name=name),)
    return ()


def _remarks(finding: SignatureFinding, certificate: Any, *, is_in_time: bool) -> tuple[str, ...]:
    remarks = []
    if not is_in_time:
        message = _("The certificate of {name} was not valid on the day of signing.")
        remarks.append(message.format(name=finding.signer))
    elif finding.trust == "unknown" and certificate.self_signed != "no":
        message = _(
            "{name} made the certificate on their own. Compare its fingerprint with the owner "
            "before you trust it."
        )
        remarks.append(message.format(name=finding.signer))
    elif finding.trust == "unknown":
        message = _("Who issued the certificate of {name} is not known on this computer.")
        remarks.append(message.format(name=finding.signer))
    usage = certificate.key_usage_value
    if usage is None or not usage.native & {"digital_signature", "non_repudiation"}:
        message = _("The certificate of {name} does not say that it is meant for signing.")
        remarks.append(message.format(name=finding.signer))
    return tuple(remarks)
