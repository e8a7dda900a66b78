from __future__ import annotations

import datetime as dt

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from kinerja_desktop.errors import InvalidError, UnreadableFileError, WrongKeyError
from kinerja_desktop.signing.identity import (
    Identity,
    make_identity,
    open_key,
    read_identity,
)

TODAY = dt.date(2026, 7, 1)
NIP = "197108121996031004"
Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey


def made(**changes: str) -> Identity:
    given = {"agency": "Dinas Contoh", "passphrase": "rahasia"} | changes
    return make_identity("Drs. Bambang Wirawan", NIP, today=TODAY, **given)


def outside(
    key: Key, *, usage: x509.KeyUsage | None = None, until: dt.date = dt.date(2030, 1, 1)
) -> bytes:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Orang Luar")])
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
        .not_valid_after(dt.datetime.combine(until, dt.time(), dt.UTC))
    )
    if usage:
        builder = builder.add_extension(usage, critical=True)
    algorithm = None if isinstance(key, ed25519.Ed25519PrivateKey) else hashes.SHA256()
    certificate = builder.sign(key, algorithm)
    return pkcs12.serialize_key_and_certificates(
        b"luar", key, certificate, None, serialization.BestAvailableEncryption(b"rahasia")
    )


def usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signs,
        content_commitment=signs,
        key_encipherment=True,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def test_a_made_identity_names_its_owner_and_lasts_three_years() -> None:
    identity = made()
    assert identity.label == "Drs. Bambang Wirawan"
    assert identity.nip == NIP
    assert identity.is_own
    assert identity.not_before <= TODAY
    assert identity.not_after == dt.date(2029, 7, 1)
    assert len(identity.fingerprint_sha256) == 64


def test_a_made_certificate_is_for_signing_only_and_no_authority() -> None:
    certificate = open_key(made(), "rahasia").certificate
    key_usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    assert key_usage.digital_signature
    assert key_usage.content_commitment
    assert not key_usage.key_cert_sign
    basic = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value
    assert not basic.ca
    public = certificate.public_key()
    assert isinstance(public, ec.EllipticCurvePublicKey)
    assert public.curve.name == "secp256r1"


def test_a_made_identity_can_be_read_again() -> None:
    identity = made()
    assert read_identity(identity.pkcs12, "rahasia", today=TODAY) == identity


def test_three_years_from_a_leap_day_end_in_february() -> None:
    identity = make_identity(
        "Siti", "", agency="", passphrase="rahasia", today=dt.date(2028, 2, 29)
    )
    assert identity.not_after == dt.date(2031, 2, 28)
    assert identity.nip == ""


def test_a_very_long_name_still_gives_a_certificate() -> None:
    identity = make_identity("A" * 90, NIP, agency="B" * 90, passphrase="rahasia", today=TODAY)
    assert identity.label == "A" * 64


def test_an_empty_name_or_passphrase_is_refused_by_field() -> None:
    with pytest.raises(InvalidError) as raised:
        make_identity(" ", NIP, agency="", passphrase="", today=TODAY)
    assert set(raised.value.fields) == {"name", "passphrase"}


def test_a_wrong_password_is_told_from_a_damaged_file() -> None:
    with pytest.raises(WrongKeyError):
        read_identity(made().pkcs12, "salah", today=TODAY)
    with pytest.raises(WrongKeyError):
        open_key(made(), "")


@pytest.mark.parametrize("damage", [b"", b"bukan berkas", b"\x30\x82\xff\xff" + bytes(40)])
def test_a_file_of_another_kind_is_called_damaged(damage: bytes) -> None:
    with pytest.raises(UnreadableFileError) as raised:
        read_identity(damage, "rahasia", today=TODAY)
    assert raised.value.code == "damaged"


def test_a_cut_file_is_called_damaged() -> None:
    container = made().pkcs12
    with pytest.raises(UnreadableFileError) as raised:
        read_identity(container[: len(container) // 2], "rahasia", today=TODAY)
    assert raised.value.code == "damaged"


def test_a_file_without_a_key_is_refused() -> None:
    certificate = open_key(made(), "rahasia").certificate
    container = pkcs12.serialize_key_and_certificates(
        b"x", None, certificate, None, serialization.BestAvailableEncryption(b"rahasia")
    )
    with pytest.raises(UnreadableFileError) as raised:
        read_identity(container, "rahasia", today=TODAY)
    assert raised.value.code == "no-key"


def test_a_key_others_cannot_check_is_refused() -> None:
    with pytest.raises(UnreadableFileError) as raised:
        read_identity(outside(ed25519.Ed25519PrivateKey.generate()), "rahasia", today=TODAY)
    assert raised.value.code == "key-kind"


def test_a_short_rsa_key_is_refused() -> None:
    short = rsa.generate_private_key(65537, 1024)  # noqa: S505 - it is to be refused
    with pytest.raises(UnreadableFileError) as raised:
        read_identity(outside(short), "rahasia", today=TODAY)
    assert raised.value.code == "key-kind"


def test_an_expired_certificate_is_refused_and_says_when() -> None:
    container = outside(ec.generate_private_key(ec.SECP256R1()), until=dt.date(2024, 3, 2))
    with pytest.raises(UnreadableFileError, match="2024") as raised:
        read_identity(container, "rahasia", today=TODAY)
    assert raised.value.code == "expired"


def test_a_certificate_that_is_not_valid_yet_is_refused() -> None:
    with pytest.raises(UnreadableFileError) as raised:
        read_identity(made().pkcs12, "rahasia", today=dt.date(2026, 1, 1))
    assert raised.value.code == "expired"


def test_a_certificate_for_encryption_only_is_refused() -> None:
    container = outside(ec.generate_private_key(ec.SECP256R1()), usage=usage(signs=False))
    with pytest.raises(UnreadableFileError) as raised:
        read_identity(container, "rahasia", today=TODAY)
    assert raised.value.code == "key-usage"


def test_a_certificate_that_names_no_usage_is_accepted() -> None:
    container = outside(ec.generate_private_key(ec.SECP384R1()))
    identity = read_identity(container, "rahasia", today=TODAY)
    assert (identity.label, identity.nip) == ("Orang Luar", "")


def test_an_rsa_identity_from_outside_is_read() -> None:
    container = outside(rsa.generate_private_key(65537, 2048), usage=usage(signs=True))
    assert read_identity(container, "rahasia", today=TODAY).label == "Orang Luar"
