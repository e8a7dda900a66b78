"""What all mapped classes share: the base, the portable types, the names of constraints."""

from __future__ import annotations

import json
from datetime import datetime, time
from typing import Any

from sqlalchemy import Dialect, MetaData, Text
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The base of all mapped classes; its metadata is the schema of today."""

    metadata = MetaData(naming_convention=NAMES)


class Moment(TypeDecorator[datetime]):
    """A date and time as ISO text: keeps its offset, sorts, and is the same everywhere."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class Clock(TypeDecorator[time]):
    """A time of day as ISO text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: time | None, _dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> time | None:
        return None if value is None else time.fromisoformat(value)


def json_text(value: Any) -> str:
    """Return plain JSON types as they are kept."""
    return json.dumps(value, ensure_ascii=False)


class Json(TypeDecorator[Any]):
    """Plain JSON types as text, in the words of core/plain.py."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any | None, _dialect: Dialect) -> str | None:
        return None if value is None else json_text(value)

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> Any | None:
        return None if value is None else json.loads(value)
