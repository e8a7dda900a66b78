"""Signatures: what they add to a file, what other programs say, how they look."""

from __future__ import annotations

import datetime as dt
import io
import socket
import subprocess
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from pdfua import validate
from PIL import Image, ImageChops, ImageDraw

from kinerja_desktop.core.discussion import Ink
from kinerja_desktop.errors import (
    KinerjaError,
    NotFoundError,
    UnreadableFileError,
    WrongKeyError,
)
from kinerja_desktop.reports.preview import render_page
from kinerja_desktop.signing.appearance import moment_text
from kinerja_desktop.signing.identity import read_identity
from kinerja_desktop.signing.signer import Signer
from kinerja_desktop.signing.verifier import verify
from tests.signing.papers import (
    BOXES,
    MOMENT,
    PASSPHRASE,
    People,
    document,
    record,
    scribble,
    signed_by,
)

if TYPE_CHECKING:
    from pathlib import Path


def poppler(program: str, pdf: bytes, tmp_path: Path, *options: str) -> str:
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf)
    command = [program, *options, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def sign(pdf: bytes, people: People, ink: Ink, *, field: str = "Pegawai") -> bytes:
    signer = Signer(people.by_field[field], PASSPHRASE)
    return signer.sign(pdf, field=field, certify=True, signed_at=MOMENT, ink=ink)


def painted(pdf: bytes, dpi: float = 144) -> tuple[float, float, float, float]:
    """Return what the form layer paints on the first page: left, bottom, right, top in points."""
    pages = [render_page(pdf, 0, dpi=dpi, with_forms=forms) for forms in (True, False)]
    images = [
        Image.frombytes("RGBX", (page.width, page.height), page.pixels, "raw", "BGRX", page.stride)
        for page in pages
    ]
    box = ImageChops.difference(*(image.convert("RGB") for image in images)).getbbox()
    assert box is not None
    scale, height = dpi / 72, images[0].height
    left, top, right, bottom = box
    return (left / scale, (height - bottom) / scale, right / scale, (height - top) / scale)


def test_a_signature_keeps_all_earlier_bytes(unsigned: bytes, signed: bytes) -> None:
    assert signed.startswith(unsigned)
    assert len(signed) - len(unsigned) < 3 * 14_000


def test_signing_leaves_title_producer_and_dates_alone(unsigned: bytes, signed: bytes) -> None:
    with pikepdf.open(io.BytesIO(unsigned)) as before, pikepdf.open(io.BytesIO(signed)) as after:
        assert dict(after.docinfo.items()) == dict(before.docinfo.items())
        packets = [pdf.Root.Metadata.read_bytes() for pdf in (before, after)]
        assert packets[0] == packets[1]


def test_the_first_signature_certifies_and_allows_signatures_only(signed: bytes) -> None:
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        certified = pdf.Root.Perms.DocMDP
        assert certified.objgen == pdf.Root.AcroForm.Fields[0].V.objgen
        assert certified.Reference[0].TransformParams.P == 2
        assert certified.SubFilter == "/ETSI.CAdES.detached"


def test_a_second_certification_is_refused(signed: bytes, unsigned: bytes, people: People) -> None:
    first = signed_by(unsigned, people, ("Pegawai",))
    with pytest.raises(KinerjaError, match=r"cannot be signed|tidak dapat"):
        sign(first, people, Ink(), field="Penilai")


def test_a_field_is_signed_once(signed: bytes, people: People) -> None:
    with pytest.raises(KinerjaError, match="Pegawai"):
        sign(signed, people, Ink())


def test_a_missing_field_is_named(unsigned: bytes, people: People) -> None:
    signer = Signer(people.employee, PASSPHRASE)
    with pytest.raises(NotFoundError, match="Saksi"):
        signer.sign(unsigned, field="Saksi", certify=False, signed_at=MOMENT)


def test_what_is_no_pdf_cannot_be_signed(people: People) -> None:
    signer = Signer(people.employee, PASSPHRASE)
    with pytest.raises(UnreadableFileError):
        signer.sign(b"bukan PDF", field="Pegawai", certify=False, signed_at=MOMENT)


def test_a_wrong_passphrase_is_told_before_anything_is_signed(people: People) -> None:
    with pytest.raises(WrongKeyError):
        Signer(people.employee, "salah")


def test_one_opened_signer_signs_many_documents(unsigned: bytes, people: People) -> None:
    signer = Signer(people.employee, PASSPHRASE)
    signed = {
        signer.sign(unsigned, field="Pegawai", certify=False, signed_at=MOMENT) for _ in range(3)
    }
    assert len(signed) == 3  # each with its own random part
    assert all(verify(pdf).signatures[0].intact for pdf in signed)


def test_a_moment_without_zone_is_local_time(unsigned: bytes, people: People) -> None:
    local = dt.datetime(2026, 7, 6, 9, 52)
    signer = Signer(people.employee, PASSPHRASE)
    pdf = signer.sign(unsigned, field="Pegawai", certify=False, signed_at=local)
    assert verify(pdf).signatures[0].signed_at == local.astimezone()


def test_an_rsa_key_from_outside_signs_too(unsigned: bytes, tmp_path: Path) -> None:
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Orang Luar")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(dt.datetime(2025, 1, 1, tzinfo=dt.UTC))
        .not_valid_after(dt.datetime(2030, 1, 1, tzinfo=dt.UTC))
        .sign(key, hashes.SHA256())
    )
    secret = serialization.BestAvailableEncryption(PASSPHRASE.encode())
    container = pkcs12.serialize_key_and_certificates(b"x", key, certificate, None, secret)
    identity = read_identity(container, PASSPHRASE, today=dt.date(2026, 7, 1))
    pdf = Signer(identity, PASSPHRASE).sign(
        unsigned, field="Penilai", certify=False, signed_at=MOMENT, ink=scribble()
    )
    assert verify(pdf).signatures[0].intact
    assert "Signature is Valid" in poppler("pdfsig", pdf, tmp_path, "-nocert")


def test_poppler_calls_all_three_signatures_valid(signed: bytes, tmp_path: Path) -> None:
    told = poppler("pdfsig", signed, tmp_path, "-nocert")
    assert told.count("Signature is Valid") == 3
    assert told.count("Not total document signed") == 2
    assert told.count("SHA-256") == 3


def test_no_font_of_a_signed_file_is_left_outside(signed: bytes, tmp_path: Path) -> None:
    lines = poppler("pdffonts", signed, tmp_path).splitlines()[2:]
    assert lines
    assert all("Arimo" in line and line.split()[-5] == "yes" for line in lines)


def test_a_signed_file_stays_sound_and_accessible(signed: bytes, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        assert pdf.check_pdf_syntax() == []
    path = tmp_path / "x.pdf"
    path.write_bytes(signed)
    assert [finding.message for finding in validate(str(path)).findings] == []


def picture(*, clear: bool) -> bytes:
    image = Image.new("RGBA", (300, 120), (255, 255, 255, 0 if clear else 255))
    ImageDraw.Draw(image).line([(20, 100), (150, 20), (280, 90)], fill=(20, 30, 120, 255), width=6)
    output = io.BytesIO()
    image.save(output, "PNG")
    return output.getvalue()


@pytest.mark.parametrize(
    "ink",
    [
        scribble(),
        Ink(typed_name="Drs. Bambang Wirawan, M.Si."),
        Ink(typed_name="Prof. Dr. Ir. H. Raden Mas Panjang Sekali Kusumonegoro, M.Sc., Ph.D."),
        Ink(typed_name="Řehoř Ğül 李"),
        Ink(picture=picture(clear=True)),
        Ink(picture=picture(clear=False)),
        Ink(),
    ],
    ids=["strokes", "typed", "long", "accents", "clear picture", "white picture", "none"],
)
def test_the_signature_stays_inside_its_field(unsigned: bytes, people: People, ink: Ink) -> None:
    left, bottom, right, top = painted(sign(unsigned, people, ink))
    assert left > BOXES["Pegawai"]
    assert right < BOXES["Pegawai"] + 150
    assert bottom > 300
    assert top < 360
    if ink.is_given:
        assert top - bottom > 25


def test_a_file_that_is_no_picture_is_told(unsigned: bytes, people: People) -> None:
    with pytest.raises(UnreadableFileError, match=r"picture|Gambar"):
        sign(unsigned, people, Ink(picture=b"bukan gambar"))


def test_a_plain_white_picture_still_signs(unsigned: bytes, people: People) -> None:
    output = io.BytesIO()
    Image.new("RGB", (40, 20), "white").save(output, "PNG")
    assert verify(sign(unsigned, people, Ink(picture=output.getvalue()))).signatures[0].intact


def test_the_small_lines_are_the_documents_own_letters(unsigned: bytes, people: People) -> None:
    with pikepdf.open(io.BytesIO(sign(unsigned, people, scribble()))) as pdf:
        appearance = pdf.Root.AcroForm.Fields[0].AP.N
        shown = appearance.read_bytes()
        fonts = appearance.Resources.Font
        assert fonts["/Arimo"].objgen == pdf.Root.AcroForm.DR.Font["/Arimo"].objgen
    assert b"(Ditandatangani secara elektronik)" in shown
    assert b"(6 Juli 2026 09.52 WIB)" in shown


@pytest.mark.parametrize(
    ("hours", "zone"), [(7, "WIB"), (8, "WITA"), (9, "WIT"), (5.5, "+0530"), (0, "+0000")]
)
def test_the_moment_names_the_zones_of_indonesia(hours: float, zone: str) -> None:
    moment = dt.datetime(2026, 7, 6, 9, 5, tzinfo=dt.timezone(dt.timedelta(hours=hours)))
    assert moment_text(moment) == f"6 Juli 2026 09.05 {zone}"


def test_signing_opens_no_connection(
    unsigned: bytes, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    families: list[int] = []
    original = socket.socket.__init__

    def watched(self: socket.socket, family: int = -1, *rest: Any, **more: Any) -> None:
        families.append(family)
        original(self, family, *rest, **more)

    monkeypatch.setattr(socket.socket, "__init__", watched)
    sign(unsigned, people, scribble())
    assert not {socket.AF_INET, socket.AF_INET6, -1} & set(families)


def test_a_document_without_own_fonts_gets_ink_only(people: People) -> None:
    with pikepdf.open(io.BytesIO(document(record()))) as pdf:
        del pdf.Root.AcroForm.DR
        output = io.BytesIO()
        pdf.save(output)
    signed = sign(output.getvalue(), people, scribble())
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        assert b"Tf" not in pdf.Root.AcroForm.Fields[0].AP.N.read_bytes()
