"""Verdict over a PDF: whether it is still what was signed, by whom, and what came after.

Works without the data file, without a network, and never raises for bytes brought from outside.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pyhanko.sign.fields import enumerate_sig_fields

from kinerja_desktop.errors import KinerjaError
from kinerja_desktop.i18n import _
from kinerja_desktop.signing.attached_record import AttachedRecord, read_record
from kinerja_desktop.signing.page_changes import page_changes
from kinerja_desktop.signing.pdf_reading import BROKEN_FILE, OpenedFile, open_file
from kinerja_desktop.signing.signature_check import CheckedSignature, check_signature
from kinerja_desktop.signing.verdict import (
    PageChange,
    RegisterEntry,
    SignatureFinding,
    Verdict,
    verdict_as_json,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

__all__ = [
    "PageChange",
    "RegisterEntry",
    "SignatureFinding",
    "Verdict",
    "verdict_as_json",
    "verify",
]


@dataclass(kw_only=True)
class _Case:
    """The file on trial: what has been found so far. Objections make the verdict."""

    data: bytes
    opened: OpenedFile
    record: AttachedRecord | None = None
    checked: list[CheckedSignature] = field(default_factory=list)
    empty_fields: list[str] = field(default_factory=list)
    objections: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    is_latest: bool | None = None

    @property
    def reader(self) -> PdfFileReader:
        return self.opened.reader

    @property
    def is_ours(self) -> bool:
        return self.record is not None and self.record.is_ours


def verify(
    data: bytes,
    *,
    known_fingerprints: Mapping[str, str] | None = None,
    latest: Callable[[dict[str, Any]], RegisterEntry | int | None] | None = None,
    page_texts: Callable[[bytes], Sequence[str]] | None = None,
) -> Verdict:
    """Judge the bytes of a file. Never raises for what they hold.

    `known_fingerprints`: SHA-256 of certificates (hex) to the names they are kept under: one's
    own, compared ones, issuing authorities. `latest` asks the register about the record inside
    the file: its newest revision, or a RegisterEntry that says more. `page_texts` gives the text
    of each page, to say what was changed.

    The verdict is "valid" when every signature is unchanged and nothing but permitted additions
    follow it, and our own rules hold too: the last signature covers the whole file; nothing lies
    between signatures of a file of ours; every field is signed that the record or the register
    expects (a file cut back to fewer signatures is "altered"); a certificate that names a NIP
    names the one the record gives for that field (another person's signature counts as
    "altered"; a certificate without NIP is only remarked); the record is the one in the register.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    opened = open_file(data)
    if isinstance(opened, str):
        return Verdict(verdict="unreadable", sha256=sha256, findings=(opened,))
    case = _Case(data=data, opened=opened)
    known = {_plain(key): value for key, value in (known_fingerprints or {}).items()}
    try:
        signatures = _signatures(case)
        if not signatures and not case.objections:
            return _unsigned(case, sha256)
        _judge(case, signatures, known)
    except BROKEN_FILE:
        case.objections.append(_("A signature in this file is damaged. Do not use this file."))
    if case.record and case.is_ours and latest:
        _ask_register(case, case.record, latest)
    verdict = _verdict(case, sha256)
    if verdict.verdict == "altered":
        verdict = replace(verdict, signed_bytes=_signed_bytes(case))
    if verdict.signed_bytes and page_texts:
        before = case.data[: verdict.signed_bytes]
        verdict = replace(verdict, changes=_changes(before, case.data, page_texts))
    return verdict


def _signatures(case: _Case) -> list[EmbeddedPdfSignature]:
    fields = list(enumerate_sig_fields(case.reader))
    case.empty_fields = [name for name, value, _reference in fields if value is None]
    filled = len(fields) - len(case.empty_fields)
    signatures: list[EmbeddedPdfSignature] = case.reader.embedded_signatures
    if filled != len(signatures):
        case.objections.append(_("A signature in this file is damaged. Do not use this file."))
    elif not signatures and b"/ByteRange" in case.data:
        case.objections.append(_("A signature was taken out of this file. Do not use this file."))
    return signatures


def _unsigned(case: _Case, sha256: str) -> Verdict:
    record = read_record(case.reader)
    return Verdict(
        verdict="unsigned",
        sha256=sha256,
        findings=(_("Nobody has signed this file."),),
        unsigned_fields=tuple(case.empty_fields),
        is_ours=record is not None and record.is_ours,
    )


def _judge(
    case: _Case, signatures: Sequence[EmbeddedPdfSignature], known: Mapping[str, str]
) -> None:
    if not signatures:
        return
    first = case.reader.get_historical_resolver(signatures[0].signed_revision)
    case.record = read_record(first)
    for signature in signatures:
        if signature.sig_object_type == "/Sig":
            checked = check_signature(signature, case.data, known)
            case.checked.append(checked)
            case.objections += checked.objections
            case.remarks += checked.remarks
    _judge_additions(case, signatures)
    if case.record and case.record.is_ours:
        _judge_signers(case, case.record)
    else:
        case.remarks.append(_("This file does not come from this program."))
    case.remarks += [
        _("“{field}” has not been signed.").format(field=name) for name in case.empty_fields
    ]


def _judge_additions(case: _Case, signatures: Sequence[EmbeddedPdfSignature]) -> None:
    """Rule: nothing after the last signature, and between ours nothing but signatures."""
    last = signatures[-1]
    ends_with_file = last.byte_range[2] + last.byte_range[3] == len(case.data)
    if not ends_with_file:
        if not case.is_ours and _adds_only_proof(case):
            case.remarks.append(_("Proof for later checks was added after the last signature."))
        else:
            message = _("Something was appended after the last signature. Do not use this file.")
            case.objections.append(message)
    revisions = [signature.signed_revision for signature in signatures]
    expected = range(revisions[0], revisions[0] + len(revisions))
    if case.is_ours and revisions != list(expected):
        message = _("Something was changed between the signatures. Do not use this file.")
        case.objections.append(message)
    if not case.opened.is_strict:
        message = _("This file does not keep to the PDF standard.")
        (case.objections if case.is_ours else case.remarks).append(message)


def _adds_only_proof(case: _Case) -> bool:
    """Whether certificates and revocation lists follow, as long-term signatures add them.

    Nothing on the pages has changed then; titles and dates may have, by the tool that added it.
    """
    return (
        bool(case.checked) and case.checked[-1].has_proof_only_after and "/DSS" in case.reader.root
    )


def _judge_signers(case: _Case, record: AttachedRecord) -> None:
    """Rules: the expected fields are signed, each by the person the record names."""
    _judge_missing(case, record.expected_fields)
    for finding in (item.finding for item in case.checked):
        expected = record.nip_for(finding.field)
        if not expected:
            continue
        if not finding.nip:
            message = _("The certificate of {name} names no NIP; the document names {nip}.")
            case.remarks.append(message.format(name=finding.signer, nip=expected))
        elif finding.nip != expected:
            message = _(
                "“{field}” was signed with a certificate for NIP {found}; the document names "
                "{nip}. Do not use this file."
            )
            case.objections.append(
                message.format(field=finding.field, found=finding.nip, nip=expected)
            )


def _judge_missing(case: _Case, expected: Sequence[str]) -> None:
    signed = {item.finding.field for item in case.checked}
    for name in expected:
        if name not in signed:
            message = _("The signature “{field}” belongs to this document and is missing.")
            case.objections.append(message.format(field=name))


def _ask_register(
    case: _Case,
    record: AttachedRecord,
    latest: Callable[[dict[str, Any]], RegisterEntry | int | None],
) -> None:
    entry = latest(record.content)
    if isinstance(entry, int):
        entry = RegisterEntry(revision=entry)
    if entry is None:
        return
    case.is_latest = record.revision >= entry.revision
    if not case.is_latest:
        message = _("This is version {old}; the newest is version {new}.")
        case.remarks.append(message.format(old=record.revision, new=entry.revision))
    _judge_missing(case, entry.signed_fields)
    if entry.seal and entry.seal != record.digest:
        message = _("The record inside this file differs from the one kept here.")
        case.objections.append(message)


def _verdict(case: _Case, sha256: str) -> Verdict:
    return Verdict(
        verdict="altered" if case.objections else "valid",
        sha256=sha256,
        signatures=tuple(item.finding for item in case.checked),
        findings=tuple(dict.fromkeys([*case.objections, *case.remarks])),
        unsigned_fields=tuple(case.empty_fields),
        record=case.record.content if case.record else None,
        record_digest=case.record.digest if case.record else "",
        is_ours=case.is_ours,
        is_latest=case.is_latest,
    )


def _signed_bytes(case: _Case) -> int:
    """Return where the newest unbroken state before the change ends; 0 when it is the file."""
    unbroken = [item for item in case.checked if item.is_unbroken]
    if not unbroken:
        return 0
    disturbed = [item for item in unbroken if item.objections]
    end = (disturbed[0] if disturbed else unbroken[-1]).end
    return end if end < len(case.data) else 0


def _changes(
    before: bytes, now: bytes, page_texts: Callable[[bytes], Sequence[str]]
) -> tuple[PageChange, ...]:
    """Compare the pages with those of the newest unbroken state before the change."""
    try:
        return page_changes(page_texts(before), page_texts(now))
    except KinerjaError:
        return ()


def _plain(fingerprint: str) -> str:
    return fingerprint.replace(" ", "").replace(":", "").lower()
