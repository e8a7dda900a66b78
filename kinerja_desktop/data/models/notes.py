"""Mapped classes: observations with ties, earlier wordings and files; quick phrases."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from kinerja_desktop.data.models.base import Base, Clock, Json, Moment


class ObservationRecord(Base):
    __tablename__ = "observations"
    __table_args__ = (Index(None, "happened_on"), Index(None, "employee_id", "happened_on"))

    id: Mapped[int] = mapped_column(primary_key=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    happened_on: Mapped[date] = mapped_column()
    happened_at: Mapped[time | None] = mapped_column(Clock)
    recorded_at: Mapped[datetime] = mapped_column(Moment)
    valence: Mapped[int] = mapped_column()
    source: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    situation: Mapped[str] = mapped_column(Text)
    impact: Mapped[str] = mapped_column(Text)
    is_visible: Mapped[bool] = mapped_column()
    shared_on: Mapped[date | None] = mapped_column()
    deleted_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column()
    kind: Mapped[str] = mapped_column(Text)
    realisation: Mapped[str] = mapped_column(Text)
    told_by: Mapped[str] = mapped_column(Text)


class ObservationItemRecord(Base):
    __tablename__ = "observation_items"
    __table_args__ = (Index(None, "item_key"),)

    observation_id: Mapped[int] = mapped_column(ForeignKey("observations.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    item_key: Mapped[str] = mapped_column(Text)


class ObservationRevisionRecord(Base):
    """Day, source, kind and ties are null where an early version kept the words only."""

    __tablename__ = "observation_revisions"
    __table_args__ = (Index(None, "observation_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    observation_id: Mapped[int] = mapped_column(ForeignKey("observations.id"))
    changed_at: Mapped[datetime] = mapped_column(Moment)
    valence: Mapped[int] = mapped_column()
    text: Mapped[str] = mapped_column(Text)
    situation: Mapped[str] = mapped_column(Text)
    impact: Mapped[str] = mapped_column(Text)
    realisation: Mapped[str] = mapped_column(Text)
    happened_on: Mapped[date | None] = mapped_column()
    source: Mapped[str | None] = mapped_column(Text)
    told_by: Mapped[str | None] = mapped_column(Text)
    kind: Mapped[str | None] = mapped_column(Text)
    item_keys: Mapped[Any | None] = mapped_column(Json)


class AttachmentRecord(Base):
    __tablename__ = "attachments"
    __table_args__ = (Index(None, "observation_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    observation_id: Mapped[int] = mapped_column(ForeignKey("observations.id"))
    name: Mapped[str] = mapped_column(Text)
    media_type: Mapped[str] = mapped_column(Text)
    size_bytes: Mapped[int] = mapped_column()
    sha256: Mapped[str] = mapped_column(Text)


class AttachmentContentRecord(Base):
    """The bytes, apart from the list of files, which is read much more often."""

    __tablename__ = "attachment_contents"

    attachment_id: Mapped[int] = mapped_column(ForeignKey("attachments.id"), primary_key=True)
    data: Mapped[bytes] = mapped_column(LargeBinary)


class QuickPhraseRecord(Base):
    """A sentence of the appraiser's own; `position` is its digit."""

    __tablename__ = "quick_phrases"

    position: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)
