"""Mapped classes: the profile, units and employees."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kinerja_desktop.data.models.base import Base, Json


class ProfileRecord(Base):
    __tablename__ = "profile"

    id: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[Any] = mapped_column(Json)


class UnitRecord(Base):
    __tablename__ = "units"
    __table_args__ = (UniqueConstraint("agency", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    agency: Mapped[str] = mapped_column(Text)
    parent_id: Mapped[int] = mapped_column()


class EmployeeRecord(Base):
    """`sort_name` is the name without case, so that lists are in a person's order."""

    __tablename__ = "employees"
    __table_args__ = (
        Index(None, "nip"),
        Index(None, "sort_name"),
        Index(None, "unit_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    sort_name: Mapped[str] = mapped_column(Text)
    front_title: Mapped[str] = mapped_column(Text)
    back_title: Mapped[str] = mapped_column(Text)
    nip: Mapped[str] = mapped_column(Text)
    other_number: Mapped[str] = mapped_column(Text)
    employment: Mapped[str] = mapped_column(Text)
    grade: Mapped[str] = mapped_column(Text)
    position: Mapped[str] = mapped_column(Text)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    agency: Mapped[str] = mapped_column(Text)
    birth_date: Mapped[date | None] = mapped_column()
    sex: Mapped[str | None] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text)
    leads_unit: Mapped[bool] = mapped_column()
    archived_on: Mapped[date | None] = mapped_column()
    archive_reason: Mapped[str] = mapped_column(Text)
