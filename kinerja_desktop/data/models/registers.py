"""Mapped classes: the append-only audit register, imports and remembered layouts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import DDL, Table, Text, event
from sqlalchemy.orm import Mapped, mapped_column

from kinerja_desktop.data.models.base import Base, Json, Moment


class AuditRecord(Base):
    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True)
    happened_at: Mapped[datetime] = mapped_column(Moment)
    action: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    detail: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(Text)


class ImportRecord(Base):
    """What an import did, so that it can be told and taken back after a restart."""

    __tablename__ = "imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    happened_at: Mapped[datetime] = mapped_column(Moment)
    file_name: Mapped[str] = mapped_column(Text)
    summary: Mapped[Any] = mapped_column(Json)
    before: Mapped[Any] = mapped_column(Json)
    added_ids: Mapped[Any] = mapped_column(Json)
    is_undone: Mapped[bool] = mapped_column()
    lines: Mapped[Any] = mapped_column(Json)
    marks: Mapped[Any] = mapped_column(Json)


class ResumeRecord(Base):
    """What to go on with after the program was killed; `key` says what it is."""

    __tablename__ = "resume"

    key: Mapped[str] = mapped_column(Text, primary_key=True)
    body: Mapped[Any] = mapped_column(Json)


class ImportLayoutRecord(Base):
    __tablename__ = "import_layouts"

    fingerprint: Mapped[str] = mapped_column(Text, primary_key=True)
    mapping: Mapped[Any] = mapped_column(Json)


# SQLite only: another database gets its own words for the same rule.
for verb in ("UPDATE", "DELETE"):
    event.listen(
        Table("audit", Base.metadata),
        "after_create",
        DDL(  # type: ignore[no-untyped-call]
            f"CREATE TRIGGER audit_no_{verb.lower()} BEFORE {verb} ON audit "
            "BEGIN SELECT RAISE(ABORT, 'the audit register is append-only'); END"
        ),
    )
