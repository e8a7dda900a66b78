"""Signs documents: PAdES baseline B-B, each signature an addition that keeps earlier bytes.

Loads pyHanko; import it where work is done, not at start-up. Nothing here opens a connection.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import fields, signers
from pyhanko.sign.general import SigningError
from pyhanko_certvalidator.registry import SimpleCertificateStore

from kinerja_desktop.core.discussion import Ink
from kinerja_desktop.errors import KinerjaError, NotFoundError, UnreadableFileError
from kinerja_desktop.i18n import _
from kinerja_desktop.signing.appearance import FieldPlace, stamp_style
from kinerja_desktop.signing.identity import Identity, OpenKey, open_key

if TYPE_CHECKING:
    from datetime import datetime

    from cryptography import x509
    from pyhanko.pdf_utils.writer import BasePdfFileWriter
    from pyhanko.sign.signers.pdf_signer import PdfSigningSession

_ALGORITHM = "sha256"
_FRAME_BYTES = 1_200  # attributes and wrapping around certificates and the raw signature
NO_INK = Ink()


class _KeptKeySigner(signers.SimpleSigner):
    """Keeps the opened key: the library's own signer loads it again for every signature."""

    def __init__(self, opened: OpenKey) -> None:
        own, *others = (_as_asn1(item) for item in (opened.certificate, *opened.others))
        store = SimpleCertificateStore()
        store.register_multiple(others)
        super().__init__(signing_cert=own, signing_key=None, cert_registry=store)
        self._key = opened.key

    def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
        if digest_algorithm != _ALGORITHM:
            message = f"only {_ALGORITHM} is used"
            raise SigningError(message)
        if isinstance(self._key, ec.EllipticCurvePrivateKey):
            return self._key.sign(data, ec.ECDSA(hashes.SHA256()))
        return self._key.sign(data, padding.PKCS1v15(), hashes.SHA256())


class _QuietWriter(IncrementalPdfFileWriter):
    """Leaves what the file says about itself as it was, so that it keeps to PDF/A."""

    def _update_meta(self) -> None:
        return


class _DatedPdfSigner(signers.PdfSigner):
    """Signs with the moment given, not with the clock of the library."""

    signed_at: datetime

    def init_signing_session(
        self,
        pdf_out: BasePdfFileWriter,
        existing_fields_only: bool = False,
    ) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.signed_at
        return session


class Signer:
    """Signs any number of documents with one identity; opened once per batch.

    Raises WrongKeyError for a wrong passphrase, UnreadableFileError for an unusable key.
    """

    def __init__(self, identity: Identity, passphrase: str) -> None:
        opened = open_key(identity, passphrase)
        self.identity = identity
        self._signer = _KeptKeySigner(opened)
        held = sum(
            len(item.public_bytes(Encoding.DER)) for item in (opened.certificate, *opened.others)
        )
        # Counted in hexadecimal digits, two for each byte.
        self._reserved = 2 * (held + opened.key.key_size // 4 + _FRAME_BYTES)

    def sign(  # noqa: PLR0913 - the particulars of one signature
        self,
        pdf: bytes,
        *,
        field: str,
        certify: bool,
        signed_at: datetime,
        reason: str = "",
        place: str = "",
        ink: Ink = NO_INK,
    ) -> bytes:
        """Fill a prepared field and return the longer file; the given bytes are its beginning.

        `certify` (first signature only) allows nothing afterwards but further signatures in
        prepared fields (DocMDP, P=2). `signed_at` without a zone is this computer's local time.

        Raises NotFoundError when the field is missing, KinerjaError when it is already signed or
        the document forbids the signature, UnreadableFileError when the PDF is damaged.
        """
        if signed_at.tzinfo is None:
            signed_at = signed_at.astimezone()
        writer, field_place = _opened(pdf, field)
        metadata = _metadata(field, certify=certify, reason=reason, place=place)
        style = stamp_style(ink, signed_at, field_place)
        signer = _DatedPdfSigner(metadata, self._signer, stamp_style=style)
        signer.signed_at = signed_at
        try:
            output = signer.sign_pdf(
                writer, existing_fields_only=True, bytes_reserved=self._reserved
            )
        except SigningError as error:
            message = _("This document cannot be signed any more. Nothing was changed.")
            raise KinerjaError(message, details=str(error)) from error
        data: bytes = output.getvalue()
        return data


def _metadata(
    field: str, *, certify: bool, reason: str, place: str
) -> signers.PdfSignatureMetadata:
    return signers.PdfSignatureMetadata(
        field_name=field,
        md_algorithm=_ALGORITHM,
        reason=reason or None,
        location=place or None,
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=certify,
        docmdp_permissions=fields.MDPPerm.FILL_FORMS,
    )


def _opened(pdf: bytes, field: str) -> tuple[IncrementalPdfFileWriter, FieldPlace]:
    """Open a document for an addition and measure the empty field."""
    try:
        writer = _QuietWriter(io.BytesIO(pdf))
        found = list(fields.enumerate_sig_fields(writer.prev, with_name=field))
        if not found:
            message = _("The document has no place for the signature “{field}”.")
            raise NotFoundError(message.format(field=field))
        _name, value, reference = found[0]
        if value is not None:
            message = _("“{field}” has already been signed in this document.")
            raise KinerjaError(message.format(field=field))
        return writer, _field_place(writer, reference.get_object())
    except (PdfError, ValueError, KeyError, TypeError) as error:
        message = _("The document is damaged and cannot be signed. Nothing was changed.")
        raise UnreadableFileError(message, code="damaged", details=str(error)) from error


def _field_place(writer: IncrementalPdfFileWriter, widget: generic.DictionaryObject) -> FieldPlace:
    left, bottom, right, top = (float(side) for side in widget["/Rect"])
    form = writer.prev.root["/AcroForm"]
    offered = form.get("/DR", generic.DictionaryObject())
    fonts = offered.get("/Font", generic.DictionaryObject())
    return FieldPlace(width=abs(right - left), height=abs(top - bottom), fonts=fonts, writer=writer)


def _as_asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))
