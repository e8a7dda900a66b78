"""Mapped classes: documents, where they went, and the certificates that sign them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from kinerja_desktop.data.models.base import Base, Moment


class DocumentRecord(Base):
    __tablename__ = "documents"
    __table_args__ = (Index(None, "appraisal_id"), Index(None, "sha256"))

    id: Mapped[int] = mapped_column(primary_key=True)
    appraisal_id: Mapped[int] = mapped_column(ForeignKey("appraisals.id"))
    report: Mapped[str] = mapped_column(Text)
    file_name: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text)
    size_bytes: Mapped[int] = mapped_column()
    created_at: Mapped[datetime] = mapped_column(Moment)
    is_signed: Mapped[bool] = mapped_column()
    revision: Mapped[int] = mapped_column()
    signer_fingerprint: Mapped[str] = mapped_column(Text)


class DocumentContentRecord(Base):
    """The PDF itself, apart from the list of documents, which is read much more often."""

    __tablename__ = "document_contents"

    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    pdf: Mapped[bytes] = mapped_column(LargeBinary)


class DeliveryRecord(Base):
    __tablename__ = "deliveries"
    __table_args__ = (Index(None, "document_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    delivered_on: Mapped[date] = mapped_column()
    recipient: Mapped[str] = mapped_column(Text)
    way: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text)


class IdentityRecord(Base):
    __tablename__ = "identities"

    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str] = mapped_column(Text)
    nip: Mapped[str] = mapped_column(Text)
    fingerprint: Mapped[str] = mapped_column(Text)
    not_before: Mapped[date] = mapped_column()
    not_after: Mapped[date] = mapped_column()
    is_own: Mapped[bool] = mapped_column()
    pkcs12: Mapped[bytes] = mapped_column(LargeBinary)
    owner: Mapped[str] = mapped_column(Text)
