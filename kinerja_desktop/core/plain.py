"""Values to plain JSON types and back: dates, decimals, enums, tuples, nested dataclasses.

Used where a value is kept as text (the store) or hashed (the seal). Bytes become hex.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar

Value = TypeVar("Value")


def to_plain(value: Any) -> Any:  # noqa: PLR0911 - one return a type
    """Return the value in the types JSON has. Sets are sorted, so that equal is equal."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, frozenset):
        return sorted(to_plain(item) for item in value)
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    return value


def from_plain(kind: type[Value], plain: Any) -> Value:
    """Build a dataclass from to_plain's result; missing fields keep their defaults."""
    hints = _hints(typing.cast("Any", kind))
    known = {name: _read(hints[name], plain[name]) for name in hints if name in plain}
    return kind(**known)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _read(kind: Any, plain: Any) -> Any:
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in {types.UnionType, typing.Union}:
        if plain is None:
            return None
        return _read(next(arg for arg in inner if arg is not type(None)), plain)
    if origin is tuple:
        return _read_tuple(inner, plain)
    if origin is frozenset:
        return frozenset(_read(inner[0], item) for item in plain)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return from_plain(kind, plain)
    return _read_scalar(kind, plain)


def _read_tuple(inner: tuple[Any, ...], plain: Any) -> tuple[Any, ...]:
    if len(inner) == 2 and inner[1] is Ellipsis:
        return tuple(_read(inner[0], item) for item in plain)
    return tuple(_read(kind, item) for kind, item in zip(inner, plain, strict=True))


def _read_scalar(kind: Any, plain: Any) -> Any:
    if kind in {date, datetime, time}:
        return kind.fromisoformat(plain)
    if kind is bytes:
        return bytes.fromhex(plain)
    if isinstance(kind, type) and issubclass(kind, (Enum, Decimal)):
        return kind(plain)
    return plain
