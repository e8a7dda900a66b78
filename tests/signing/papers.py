"""People with certificates, a document of ours, and ways to sign and to change it."""

from __future__ import annotations

import datetime as dt
import io
import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from kinerja_desktop.core.discussion import Ink
from kinerja_desktop.reports.archive_document import DocumentInfo
from kinerja_desktop.reports.page_style import BODY, FORM_PAPERS, TITLE, Furniture
from kinerja_desktop.reports.tagged_canvas import TaggedCanvas
from kinerja_desktop.signing.identity import Identity, make_identity, read_identity
from kinerja_desktop.signing.signer import Signer

TODAY = dt.date(2026, 7, 1)
MOMENT = dt.datetime(2026, 7, 6, 9, 52, tzinfo=dt.timezone(dt.timedelta(hours=7)))
PASSPHRASE = "rahasia sekali"
NIPS = {
    "Pegawai": "199003142015032000",
    "Penilai": "197108121996031004",
    "Atasan": "196805051993032011",
}
BOXES = {"Pegawai": 60.0, "Penilai": 230.0, "Atasan": 400.0}


def person(name: str, field: str) -> Identity:
    return make_identity(
        name, NIPS[field], agency="Dinas Contoh", passphrase=PASSPHRASE, today=TODAY
    )


@dataclass(frozen=True)
class People:
    employee: Identity
    appraiser: Identity
    reviewer: Identity

    @property
    def by_field(self) -> dict[str, Identity]:
        return {"Pegawai": self.employee, "Penilai": self.appraiser, "Atasan": self.reviewer}


def scribble() -> Ink:
    stroke = tuple(
        (
            60 + t * 1.5 + 26 * math.sin(t / 7),
            75 - 38 * math.cos(t / 7) * math.exp(-t / 160),
            0.45 + 0.3 * math.sin(t / 5),
            t * 9.0,
        )
        for t in range(150)
    )
    return Ink(strokes=(stroke, ((300.0, 90.0, 0.5, 1500.0),)), width=420, height=160)


def record(**more: Any) -> dict[str, Any]:
    return {
        "format": "kinerja-desktop/appraisal/1",
        "revision": 2,
        "employee": {"name": "Siti", "nip": NIPS["Pegawai"]},
        "appraiser": {"name": "Bambang", "nip": NIPS["Penilai"]},
        "reviewer": {"name": "Ratna", "nip": NIPS["Atasan"]},
        "signatures": [{"field": field, "nip": nip} for field, nip in NIPS.items()],
    } | more


def document(content: dict[str, Any] | None, *, hidden: bool = False) -> bytes:
    """A page of ours with three prepared fields; `hidden` plants a second page content."""
    info = DocumentInfo(
        title="Dokumen evaluasi", author="Dinas Contoh", subject="Uji", created=MOMENT
    )
    canvas = TaggedCanvas(info, FORM_PAPERS["A4"], furniture=Furniture(footer="EK-1"))
    canvas.new_page()
    with canvas.mark("H1"):
        canvas.text((60, 750), "EVALUASI KINERJA", TITLE)
    with canvas.mark("P"):
        canvas.text((60, 700), "BAIK", BODY)
    for field, left in BOXES.items():
        canvas.signature_field(field, (left, 300, left + 150, 360), f"Tanda tangan {field}")
    if hidden:
        canvas.new_page()
        with canvas.mark("P"):
            canvas.text((60, 700), "SANGAT BAIK", BODY)
    if content is not None:
        data = json.dumps(content, sort_keys=True, separators=(",", ":")).encode()
        canvas.attach_json(data, "penilaian.json", "Salinan")
    return canvas.finish()


def signed_by(
    pdf: bytes, people: People, fields: tuple[str, ...], *, certify: bool = True
) -> bytes:
    for number, field in enumerate(fields):
        pdf = Signer(people.by_field[field], PASSPHRASE).sign(
            pdf,
            field=field,
            certify=certify and number == 0,
            signed_at=MOMENT + dt.timedelta(minutes=number),
            reason="Evaluasi kinerja",
            place="Contoh",
            ink=scribble(),
        )
    return pdf


def updated(pdf: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    """Append an update to a file, as somebody would who changes it later."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    change(writer)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def outside_identity(*, until: dt.date = dt.date(2030, 1, 1)) -> Identity:
    """A certificate from elsewhere that names neither a NIP nor a usage."""
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = _certificate(key, "Orang Luar", until).sign(key, hashes.SHA256())
    return _packed(key, certificate, [])


def unit_identity(field: str) -> tuple[Identity, str]:
    """A person's certificate issued by the unit's authority, and the authority's fingerprint."""
    authority_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    authority = (
        _certificate(authority_key, "CA Dinas Contoh", dt.date(2036, 1, 1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs=False), critical=True)
        .sign(authority_key, hashes.SHA256())
    )
    certificate = (
        _certificate(key, f"Orang {field}", dt.date(2030, 1, 1), nip=NIPS[field])
        .issuer_name(authority.subject)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs=True), critical=True)
        .sign(authority_key, hashes.SHA256())
    )
    identity = _packed(key, certificate, [authority])
    return identity, authority.fingerprint(hashes.SHA256()).hex()


def _certificate(
    key: ec.EllipticCurvePrivateKey, name: str, until: dt.date, *, nip: str = ""
) -> x509.CertificateBuilder:
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, name)]
    if nip:
        parts.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, f"NIP-{nip}"))
    subject = x509.Name(parts)
    public = key.public_key()
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(dt.datetime(2025, 1, 1, tzinfo=dt.UTC))
        .not_valid_after(dt.datetime.combine(until, dt.time(), dt.UTC))
    )
    return builder if nip else builder.issuer_name(subject)


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signs,
        content_commitment=signs,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=not signs,
        crl_sign=not signs,
        encipher_only=False,
        decipher_only=False,
    )


def _packed(
    key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate, others: list[x509.Certificate]
) -> Identity:
    secret = serialization.BestAvailableEncryption(PASSPHRASE.encode())
    container = pkcs12.serialize_key_and_certificates(b"x", key, certificate, others, secret)
    return read_identity(container, PASSPHRASE, today=dt.date(2026, 7, 1))
