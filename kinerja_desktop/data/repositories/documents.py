"""Documents with their PDF, and the register of where they went."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import select

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.core.document import Delivery, Document
from kinerja_desktop.data.models.appraising import AppraisalRecord
from kinerja_desktop.data.models.papers import (
    DeliveryRecord,
    DocumentContentRecord,
    DocumentRecord,
)
from kinerja_desktop.data.repositories.repository import AnyRow, Repository
from kinerja_desktop.errors import NotFoundError
from kinerja_desktop.i18n import _


class DocumentRepository(Repository):
    def add(self, document: Document, pdf: bytes) -> int:
        columns = asdict(document)
        del columns["id"]
        new_id = self._insert(DocumentRecord, columns)
        self._insert(DocumentContentRecord, {"document_id": new_id, "pdf": pdf})
        self._note(Kind.DOCUMENT, new_id)
        return new_id

    def get(self, document_id: int) -> Document:
        return _document(self._one(DocumentRecord, document_id))

    def pdf(self, document_id: int) -> bytes:
        query = select(DocumentContentRecord.pdf)
        row = self._first(query.where(DocumentContentRecord.document_id == document_id))
        if row is None:
            raise NotFoundError(_("This document is gone. Someone else may have removed it."))
        return bytes(row.pdf)

    def list(
        self, *, appraisal_id: int | None = None, period_id: int | None = None
    ) -> tuple[Document, ...]:
        """Return documents of an appraisal, of a period, or all; the newest first."""
        query = select(DocumentRecord).order_by(DocumentRecord.id.desc())
        if appraisal_id is not None:
            query = query.where(DocumentRecord.appraisal_id == appraisal_id)
        if period_id is not None:
            query = query.join(
                AppraisalRecord, AppraisalRecord.id == DocumentRecord.appraisal_id
            ).where(AppraisalRecord.period_id == period_id)
        return tuple(_document(row) for row in self._rows(query))

    def find_by_sha256(self, digest: str) -> Document | None:
        query = select(DocumentRecord).where(DocumentRecord.sha256 == digest.lower())
        row = self._first(query.order_by(DocumentRecord.id))
        return None if row is None else _document(row)

    def add_delivery(self, delivery: Delivery) -> int:
        columns = asdict(delivery)
        del columns["id"]
        new_id = self._insert(DeliveryRecord, columns)
        self._note(Kind.DOCUMENT, delivery.document_id)
        return new_id

    def deliveries(self, document_id: int | None = None) -> tuple[Delivery, ...]:
        """Return the submission log, oldest line first."""
        query = select(DeliveryRecord).order_by(DeliveryRecord.id)
        if document_id is not None:
            query = query.where(DeliveryRecord.document_id == document_id)
        return tuple(Delivery(**row._asdict()) for row in self._rows(query))


def _document(row: AnyRow) -> Document:
    return Document(**row._asdict())
