"""Mapped classes: periods and their members, instruments, plans."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kinerja_desktop.data.models.base import Base, Json


class PeriodRecord(Base):
    __tablename__ = "periods"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    start_on: Mapped[date] = mapped_column()
    end_on: Mapped[date] = mapped_column()
    method: Mapped[str] = mapped_column(Text)
    instrument_id: Mapped[int] = mapped_column()
    unit_result: Mapped[str | None] = mapped_column(Text)
    closed_on: Mapped[date | None] = mapped_column()


class PeriodMemberRecord(Base):
    __tablename__ = "period_members"
    __table_args__ = (Index(None, "employee_id"),)

    period_id: Mapped[int] = mapped_column(ForeignKey("periods.id"), primary_key=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), primary_key=True)
    position: Mapped[int] = mapped_column()


class InstrumentRecord(Base):
    __tablename__ = "instruments"
    __table_args__ = (Index(None, "method", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    method: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column()
    body: Mapped[Any] = mapped_column(Json)


class PlanRecord(Base):
    """`body` holds work results and expectations."""

    __tablename__ = "plans"
    __table_args__ = (UniqueConstraint("period_id", "employee_id"), Index(None, "employee_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    period_id: Mapped[int] = mapped_column(ForeignKey("periods.id"))
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    body: Mapped[Any] = mapped_column(Json)
    version: Mapped[int] = mapped_column()
