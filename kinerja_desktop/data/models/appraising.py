"""Mapped classes: appraisals, discussions, objections, and what was answered to reading prompts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kinerja_desktop.data.models.base import Base, Json, Moment


class AppraisalRecord(Base):
    """`predicate` repeats what `final` holds, for lists and counts."""

    __tablename__ = "appraisals"
    __table_args__ = (
        UniqueConstraint("period_id", "employee_id", "revision"),
        Index(None, "employee_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    period_id: Mapped[int] = mapped_column(ForeignKey("periods.id"))
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    revision: Mapped[int] = mapped_column()
    stage: Mapped[str] = mapped_column(Text)
    draft: Mapped[Any] = mapped_column(Json)
    instrument_id: Mapped[int] = mapped_column()
    started_on: Mapped[date | None] = mapped_column()
    final: Mapped[Any | None] = mapped_column(Json)
    predicate: Mapped[str | None] = mapped_column(Text)
    reopen_reason: Mapped[str] = mapped_column(Text)
    delivered_on: Mapped[date | None] = mapped_column()
    version: Mapped[int] = mapped_column()


class DiscussionRecord(Base):
    """`body` is the whole talk; the two moments stand out for lists."""

    __tablename__ = "discussions"
    __table_args__ = (UniqueConstraint("appraisal_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    appraisal_id: Mapped[int] = mapped_column(ForeignKey("appraisals.id"))
    scheduled_at: Mapped[datetime | None] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    body: Mapped[Any] = mapped_column(Json)
    version: Mapped[int] = mapped_column()


class ObjectionRecord(Base):
    """`body` is the whole objection; its state stands out for lists."""

    __tablename__ = "objections"
    __table_args__ = (UniqueConstraint("appraisal_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    appraisal_id: Mapped[int] = mapped_column(ForeignKey("appraisals.id"))
    state: Mapped[str] = mapped_column(Text)
    body: Mapped[Any] = mapped_column(Json)
    version: Mapped[int] = mapped_column()


class HintAnswerRecord(Base):
    """For the appraiser alone; no document, copy or list ever reads it."""

    __tablename__ = "hint_answers"

    period_id: Mapped[int] = mapped_column(ForeignKey("periods.id"), primary_key=True)
    hint_key: Mapped[str] = mapped_column(Text, primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    reply: Mapped[str] = mapped_column(Text)
    answered_at: Mapped[datetime] = mapped_column(Moment)
