"""Observations with what they are tied to, earlier wordings and attached files."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, insert, select

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.core.observation import (
    Attachment,
    NoteKind,
    Observation,
    Revision,
    Source,
    Valence,
)
from kinerja_desktop.core.plain import to_plain
from kinerja_desktop.data.models.notes import (
    AttachmentContentRecord,
    AttachmentRecord,
    ObservationItemRecord,
    ObservationRecord,
    ObservationRevisionRecord,
)
from kinerja_desktop.data.repositories.repository import (
    FEW,
    AnyRow,
    AnySelect,
    Repository,
    grouped,
)
from kinerja_desktop.errors import StorageError
from kinerja_desktop.i18n import _

Children = dict[int, list[AnyRow]]

# What an earlier version of a note keeps; which of it changed does not matter.
VERSIONED = (
    "valence",
    "text",
    "situation",
    "impact",
    "realisation",
    "happened_on",
    "source",
    "told_by",
    "kind",
    "item_keys",
)


class ObservationRepository(Repository):
    def get(self, observation_id: int) -> Observation:
        row = self._one(ObservationRecord, observation_id)
        return self._complete([row], (ObservationRecord.id == observation_id,))[0]

    def list(
        self,
        *,
        start: date | None = None,
        end: date | None = None,
        employee_id: int | None = None,
        deleted: bool = False,
        with_drafts: bool = False,
    ) -> tuple[Observation, ...]:
        """Return notes of a span (both days belong to it), newest first; or the deleted ones.

        A draft tells no fact yet: it comes only when asked for.
        """
        there = ObservationRecord.deleted_at.is_(None)
        which: list[ColumnElement[bool]] = [~there if deleted else there]
        if not (with_drafts or deleted):
            which.append(ObservationRecord.text != "")
        if start is not None:
            which.append(ObservationRecord.happened_on >= start)
        if end is not None:
            which.append(ObservationRecord.happened_on <= end)
        if employee_id is not None:
            which.append(ObservationRecord.employee_id == employee_id)
        newest = (
            ObservationRecord.happened_on.desc(),
            func.coalesce(ObservationRecord.happened_at, "").desc(),
            ObservationRecord.id.desc(),
        )
        query = select(ObservationRecord.id).where(*which).order_by(*newest)
        ids = [row.id for row in self._rows(query)]
        return self._values(Kind.OBSERVATION, ids, lambda missing: self._read(missing, which))

    def add(self, observation: Observation, files: tuple[tuple[str, bytes], ...] = ()) -> int:
        """Add a note with its files, each a name and its content."""
        columns = {**_columns(observation), "deleted_at": None, "version": 1}
        new_id = self._insert(ObservationRecord, columns)
        self._tie(new_id, observation.item_keys)
        for name, data in files:
            self.attach(new_id, name, data)
        self._note(Kind.OBSERVATION, new_id)
        return new_id

    def save(self, observation: Observation, *, at: datetime) -> Observation:
        """Change a note and keep what it said before. Whether it is deleted does not change here.

        Raises StaleError when another version was saved first.
        """
        stored = self.get(observation.id)
        version = self._update_version(
            ObservationRecord, observation.id, observation.version, _columns(observation)
        )
        if any(getattr(stored, name) != getattr(observation, name) for name in VERSIONED):
            before = {name: to_plain(getattr(stored, name)) for name in VERSIONED}
            before["happened_on"] = stored.happened_on
            columns = {"observation_id": stored.id, "changed_at": at, **before}
            self._insert(ObservationRevisionRecord, columns)
        if stored.item_keys != observation.item_keys:
            self._tie(observation.id, observation.item_keys)
        self._note(Kind.OBSERVATION, observation.id)
        return replace(self.get(observation.id), version=version)

    def attach(self, observation_id: int, name: str, data: bytes) -> Attachment:
        """Copy a file into the store."""
        attachment = Attachment(
            name=name,
            media_type=mimetypes.guess_type(name)[0] or "",
            size_bytes=len(data),
            sha256=hashlib.sha256(data).hexdigest(),
        )
        self._one(ObservationRecord, observation_id)
        columns = {
            "observation_id": observation_id,
            "name": attachment.name,
            "media_type": attachment.media_type,
            "size_bytes": attachment.size_bytes,
            "sha256": attachment.sha256,
        }
        new_id = self._insert(AttachmentRecord, columns)
        content = insert(AttachmentContentRecord).values(attachment_id=new_id, data=data)
        self._connection.execute(content)
        self._note(Kind.OBSERVATION, observation_id)
        return replace(attachment, id=new_id)

    def attachment(self, attachment_id: int) -> tuple[Attachment, bytes]:
        """Return a file and its content. Raises StorageError when it is not as it was copied."""
        attachment = _attachment(self._one(AttachmentRecord, attachment_id))
        query = select(AttachmentContentRecord.data)
        row = self._first(query.where(AttachmentContentRecord.attachment_id == attachment_id))
        data = b"" if row is None else bytes(row.data)
        if hashlib.sha256(data).hexdigest() != attachment.sha256:
            raise StorageError(
                _(
                    "The attached file {name} is no longer as it was copied. Do not rely on it; "
                    "a backup may hold the original."
                ).format(name=attachment.name)
            )
        return attachment, data

    def mark_deleted(self, observation_id: int, at: datetime) -> None:
        self._update(ObservationRecord, observation_id, {"deleted_at": at})
        self._note(Kind.OBSERVATION, observation_id)

    def restore(self, observation_id: int) -> None:
        self._update(ObservationRecord, observation_id, {"deleted_at": None})
        self._note(Kind.OBSERVATION, observation_id)

    def count_by_employee(self, start: date, end: date) -> dict[int, int]:
        """Count notes of a span by employee id without loading them; both days belong to it.

        Drafts do not count.
        """
        employee, count = ObservationRecord.employee_id, func.count().label("n")
        query = select(employee, count).where(
            ObservationRecord.deleted_at.is_(None),
            ObservationRecord.text != "",
            ObservationRecord.happened_on.between(start, end),
        )
        return {row.employee_id: row.n for row in self._rows(query.group_by(employee))}

    def _tie(self, observation_id: int, item_keys: tuple[str, ...]) -> None:
        of_note = ObservationItemRecord.observation_id == observation_id
        self._connection.execute(delete(ObservationItemRecord).where(of_note))
        rows = [
            {"observation_id": observation_id, "position": position, "item_key": key}
            for position, key in enumerate(item_keys)
        ]
        self._insert_many(ObservationItemRecord, rows)

    def _read(
        self, ids: Sequence[int], of_all: Sequence[ColumnElement[bool]]
    ) -> tuple[Observation, ...]:
        which = (ObservationRecord.id.in_(ids),) if len(ids) <= FEW else of_all
        return self._complete(self._rows(select(ObservationRecord).where(*which)), which)

    def _complete(
        self, rows: Sequence[AnyRow], which: Iterable[ColumnElement[bool]]
    ) -> tuple[Observation, ...]:
        """Build the values of `which`; each kind of child is fetched at once for all of them."""
        if not rows:
            return ()
        ids = select(ObservationRecord.id).where(*which)
        items = self._children(ObservationItemRecord, ObservationItemRecord.position, ids)
        revisions = self._children(ObservationRevisionRecord, ObservationRevisionRecord.id, ids)
        attachments = self._children(AttachmentRecord, AttachmentRecord.id, ids)
        return tuple(
            _observation(
                row,
                items=items.get(row.id, []),
                revisions=revisions.get(row.id, []),
                attachments=attachments.get(row.id, []),
            )
            for row in rows
        )

    def _children(self, record: Any, order: Any, ids: AnySelect) -> Children:
        query = select(record).where(record.observation_id.in_(ids))
        return grouped(self._rows(query.order_by(record.observation_id, order)), "observation_id")


def _observation(
    row: AnyRow, *, items: list[AnyRow], revisions: list[AnyRow], attachments: list[AnyRow]
) -> Observation:
    return Observation(
        id=row.id,
        employee_id=row.employee_id,
        happened_on=row.happened_on,
        happened_at=row.happened_at,
        recorded_at=row.recorded_at,
        valence=Valence(row.valence),
        source=Source(row.source),
        text=row.text,
        situation=row.situation,
        impact=row.impact,
        item_keys=tuple(item.item_key for item in items),
        is_visible=row.is_visible,
        shared_on=row.shared_on,
        attachments=tuple(_attachment(attached) for attached in attachments),
        revisions=tuple(_revision(earlier) for earlier in revisions),
        deleted_at=row.deleted_at,
        version=row.version,
        kind=NoteKind(row.kind),
        realisation=row.realisation,
        told_by=row.told_by,
    )


def _attachment(row: AnyRow) -> Attachment:
    return Attachment(
        id=row.id,
        name=row.name,
        media_type=row.media_type,
        size_bytes=row.size_bytes,
        sha256=row.sha256,
    )


def _revision(row: AnyRow) -> Revision:
    return Revision(
        changed_at=row.changed_at,
        valence=Valence(row.valence),
        text=row.text,
        situation=row.situation,
        impact=row.impact,
        realisation=row.realisation,
        happened_on=row.happened_on,
        source=None if row.source is None else Source(row.source),
        told_by=row.told_by or "",
        kind=None if row.kind is None else NoteKind(row.kind),
        item_keys=None if row.item_keys is None else tuple(row.item_keys),
    )


def _columns(observation: Observation) -> dict[str, Any]:
    return {
        "employee_id": observation.employee_id,
        "happened_on": observation.happened_on,
        "happened_at": observation.happened_at,
        "recorded_at": observation.recorded_at,
        "valence": observation.valence.value,
        "source": observation.source.value,
        "text": observation.text,
        "situation": observation.situation,
        "impact": observation.impact,
        "is_visible": observation.is_visible,
        "shared_on": observation.shared_on,
        "kind": observation.kind.value,
        "realisation": observation.realisation,
        "told_by": observation.told_by,
    }
