"""Mapped classes: the profile, lists, units, employees, and who appraises them."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import DDL, ForeignKey, Index, Table, Text, UniqueConstraint, event
from sqlalchemy.orm import Mapped, mapped_column

from kinerja_desktop.data.models.base import Base, Json


class ProfileRecord(Base):
    __tablename__ = "profile"

    id: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[Any] = mapped_column(Json)


class StaffListRecord(Base):
    """`is_current` marks the one list that is shown."""

    __tablename__ = "staff_lists"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    is_current: Mapped[bool] = mapped_column()


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
        Index(None, "list_id"),
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
    list_id: Mapped[int] = mapped_column(ForeignKey("staff_lists.id"))
    grade_since: Mapped[date | None] = mapped_column()
    position_since: Mapped[date | None] = mapped_column()
    nickname: Mapped[str] = mapped_column(Text)


class OfficialRecord(Base):
    """An official as they were when they were named; another post is another record."""

    __tablename__ = "officials"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    front_title: Mapped[str] = mapped_column(Text)
    back_title: Mapped[str] = mapped_column(Text)
    nip: Mapped[str] = mapped_column(Text)
    grade: Mapped[str] = mapped_column(Text)
    position: Mapped[str] = mapped_column(Text)
    unit: Mapped[str] = mapped_column(Text)
    agency: Mapped[str] = mapped_column(Text)


class SupervisionRecord(Base):
    __tablename__ = "supervisions"
    __table_args__ = (Index(None, "employee_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    appraiser_id: Mapped[int] = mapped_column(ForeignKey("officials.id"))
    reviewer_id: Mapped[int | None] = mapped_column(ForeignKey("officials.id"))
    acting: Mapped[str] = mapped_column(Text)
    start_on: Mapped[date | None] = mapped_column()
    end_on: Mapped[date | None] = mapped_column()


event.listen(
    Table("staff_lists", Base.metadata),
    "after_create",
    DDL("INSERT INTO staff_lists (id, name, is_current) VALUES (1, '', 1)"),  # type: ignore[no-untyped-call]
)
