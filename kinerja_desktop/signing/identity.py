"""A person's certificate and key: made on this computer, or brought as a PKCS #12 file.

Keys made here are ECDSA on P-256. RSA of 2048 bit and more is accepted from outside; Ed25519 is
not, because common PDF programs cannot check it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from asn1crypto import pkcs12 as asn1_pkcs12
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from kinerja_desktop.errors import InvalidError, UnreadableFileError, WrongKeyError
from kinerja_desktop.i18n import _, short_date

VALID_YEARS = 3
SMALLEST_RSA_BITS = 2048
PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@dataclass(frozen=True, kw_only=True)
class Identity:
    """A certificate with its key in a PKCS #12 container that keeps its own password.

    `nip` is "" when the certificate names none. `is_own` says that it was made on this computer
    and signed by nobody else. `fingerprint_sha256` is 64 hex digits in small letters.
    """

    label: str
    nip: str
    fingerprint_sha256: str
    not_before: dt.date
    not_after: dt.date
    is_own: bool
    pkcs12: bytes


@dataclass(frozen=True, kw_only=True)
class OpenKey:
    """The opened key with its certificate and the certificates above it. Kept in memory only."""

    key: PrivateKey
    certificate: x509.Certificate
    others: tuple[x509.Certificate, ...]


def make_identity(name: str, nip: str, *, agency: str, passphrase: str, today: dt.date) -> Identity:
    """Make a key and a self-signed certificate for signing, valid for three years.

    Raises InvalidError for an empty name or passphrase. `nip` may be "" (officials without one).
    """
    problems = {}
    if not name.strip():
        problems["name"] = _("A certificate needs a name.")
    if not passphrase:
        problems["passphrase"] = _("Choose a password for the certificate.")
    if problems:
        raise InvalidError(problems)
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = _certificate(key, _subject(name, nip, agency), today)
    container = pkcs12.serialize_key_and_certificates(
        name.strip().encode(),
        key,
        certificate,
        None,
        serialization.BestAvailableEncryption(passphrase.encode()),
    )
    return _identity(certificate, container)


def read_identity(p12_bytes: bytes, passphrase: str, *, today: dt.date | None = None) -> Identity:
    """Read a PKCS #12 file and check that documents can be signed with it.

    Raises WrongKeyError for a wrong password; UnreadableFileError for a damaged file (`code`
    "damaged"), one without key or certificate ("no-key"), a key of an unfit kind ("key-kind"),
    a certificate not meant for signing ("key-usage") or out of date ("expired"). A certificate
    that names no usage at all is accepted. `today` is the day to judge by, else the clock's.
    """
    opened = _open(p12_bytes, passphrase)
    if not _is_for_signing(opened.certificate):
        message = _("This certificate is not meant for signing documents. Choose another one.")
        raise UnreadableFileError(message, code="key-usage")
    identity = _identity(opened.certificate, p12_bytes)
    _check_dates(identity, today or dt.datetime.now(dt.UTC).date())
    return identity


def open_key(identity: Identity, passphrase: str) -> OpenKey:
    """Open the key of an identity; raises as `read_identity`, but does not look at the date."""
    return _open(identity.pkcs12, passphrase)


def name_of(certificate: x509.Certificate) -> str:
    """Return the common name of the certificate's owner, or the whole subject without one."""
    return _attribute(certificate, NameOID.COMMON_NAME) or certificate.subject.rfc4514_string()


def nip_of(certificate: x509.Certificate) -> str:
    """Return the 18 digits of the NIP from the subject's serial number (`NIP-…`), else ""."""
    return nip_in(_attribute(certificate, NameOID.SERIAL_NUMBER))


def nip_in(serial_number: str) -> str:
    """Return the digits of a subject serial number written as `NIP-…`, else ""."""
    kind, _dash, digits = serial_number.partition("-")
    return digits if kind == "NIP" and digits.isdigit() else ""


def _open(container: bytes, passphrase: str) -> OpenKey:
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(container, passphrase.encode())
    except (ValueError, TypeError) as error:
        _check_container(container)
        message = _("The password does not fit this certificate.")
        raise WrongKeyError(message, details=str(error)) from error
    except UnsupportedAlgorithm as error:
        raise _unfit_key() from error
    if key is None or certificate is None:
        message = _("This file holds no key to sign with. Choose a .p12 or .pfx file with a key.")
        raise UnreadableFileError(message, code="no-key")
    return OpenKey(key=_usable(key), certificate=certificate, others=tuple(others))


def _check_container(container: bytes) -> None:
    """Tell a damaged file from a wrong password: its outer layers are readable without one."""
    try:
        outer = asn1_pkcs12.Pfx.load(container, strict=True)
        parts = len(outer.authenticated_safe)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise _damaged(str(error)) from error
    if not parts:
        raise _damaged("empty container")


def _damaged(details: str) -> UnreadableFileError:
    message = _("The certificate file is damaged or of another kind. Choose a .p12 or .pfx file.")
    return UnreadableFileError(message, code="damaged", details=details)


def _usable(key: object) -> PrivateKey:
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return key
    if isinstance(key, rsa.RSAPrivateKey) and key.key_size >= SMALLEST_RSA_BITS:
        return key
    raise _unfit_key()


def _unfit_key() -> UnreadableFileError:
    message = _(
        "The key of this certificate cannot be used: it must be RSA of at least {bits} bit "
        "or ECDSA."
    ).format(bits=SMALLEST_RSA_BITS)
    return UnreadableFileError(message, code="key-kind")


def _check_dates(identity: Identity, today: dt.date) -> None:
    if today > identity.not_after:
        message = _("This certificate expired on {day}. Make a new one or bring another.").format(
            day=short_date(identity.not_after)
        )
        raise UnreadableFileError(message, code="expired")
    if today < identity.not_before:
        message = _("This certificate is valid from {day} only.").format(
            day=short_date(identity.not_before)
        )
        raise UnreadableFileError(message, code="expired")


def _is_for_signing(certificate: x509.Certificate) -> bool:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment


def _identity(certificate: x509.Certificate, container: bytes) -> Identity:
    return Identity(
        label=name_of(certificate),
        nip=nip_of(certificate),
        fingerprint_sha256=certificate.fingerprint(hashes.SHA256()).hex(),
        not_before=certificate.not_valid_before_utc.date(),
        not_after=certificate.not_valid_after_utc.date(),
        is_own=certificate.issuer == certificate.subject,
        pkcs12=container,
    )


def _attribute(certificate: x509.Certificate, oid: x509.ObjectIdentifier) -> str:
    found = certificate.subject.get_attributes_for_oid(oid)
    value = found[0].value if found else ""
    return value if isinstance(value, str) else ""


def _subject(name: str, nip: str, agency: str) -> x509.Name:
    # The standard allows 64 letters for a name or an organisation (RFC 5280, appendix A).
    attributes = [
        x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
        x509.NameAttribute(NameOID.COMMON_NAME, name.strip()[:64]),
    ]
    if agency.strip():
        attributes.insert(1, x509.NameAttribute(NameOID.ORGANIZATION_NAME, agency.strip()[:64]))
    if nip.strip():
        attributes.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, f"NIP-{nip.strip()}"))
    return x509.Name(attributes)


def _certificate(
    key: ec.EllipticCurvePrivateKey, subject: x509.Name, today: dt.date
) -> x509.Certificate:
    # Begins a day early, so that it is valid at once in every time zone of Indonesia.
    start = dt.datetime.combine(today, dt.time(), dt.UTC) - dt.timedelta(days=1)
    end = dt.datetime.combine(_years_later(today), dt.time(), dt.UTC)
    public = key.public_key()
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(public), critical=False)
        .sign(key, hashes.SHA256())
    )


def _years_later(today: dt.date) -> dt.date:
    try:
        return today.replace(year=today.year + VALID_YEARS)
    except ValueError:  # 29 February
        return today.replace(year=today.year + VALID_YEARS, day=28)
