"""Values to plain JSON types and back: dates, decimals, enums, tuples, nested dataclasses.

Used where a value is kept as text (the store) or hashed (the seal). Bytes become hex.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar

Value = TypeVar("Value")
Reader = Callable[[Any], Any]


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
    return typing.cast("Value", _reader(typing.cast("Any", kind))(plain))


@cache
def _reader(kind: Any) -> Reader:
    """Return what builds a value of this kind. A kind is looked at once; values are many."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in {types.UnionType, typing.Union}:
        return _optional_reader(next(arg for arg in inner if arg is not type(None)))
    if origin is tuple:
        return _tuple_reader(inner)
    if origin is frozenset:
        read = _reader(inner[0])
        return lambda plain: frozenset(map(read, plain))
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _dataclass_reader(kind)
    return _scalar_reader(kind)


def _dataclass_reader(kind: Any) -> Reader:
    hints = typing.get_type_hints(kind)

    def read(plain: Any) -> Any:
        return kind(**{name: readers[name](plain[name]) for name in readers if name in plain})

    readers = {name: _reader(hint) for name, hint in hints.items()}
    return read


def _optional_reader(kind: Any) -> Reader:
    read = _reader(kind)
    return lambda plain: None if plain is None else read(plain)


def _tuple_reader(inner: tuple[Any, ...]) -> Reader:
    if len(inner) == 2 and inner[1] is Ellipsis:
        read = _reader(inner[0])
        return lambda plain: tuple(map(read, plain))
    readers = tuple(_reader(kind) for kind in inner)
    return lambda plain: tuple(read(item) for read, item in zip(readers, plain, strict=True))


def _scalar_reader(kind: Any) -> Reader:
    if kind in {date, datetime, time}:
        return typing.cast("Reader", kind.fromisoformat)
    if kind is bytes:
        return bytes.fromhex
    if isinstance(kind, type) and issubclass(kind, (Enum, Decimal)):
        return kind
    return _same


def _same(plain: Any) -> Any:
    return plain
