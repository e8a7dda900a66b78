"""What must be known of an old .xls before it is read; source: [MS-XLS] 2.3.2, 2.4.21, 2.4.117."""

from __future__ import annotations

import re
import struct

_BEGIN = re.compile(rb"\x09\x08[\x08\x10]\x00\x00[\x05\x06]\x05\x00")  # BOF of the globals
_PASSWORD = 0x2F  # FILEPASS
_RECORD = struct.Struct("<HH")
_RECORDS_LOOKED_AT = 5  # only WriteProtect may stand between them
_SECTOR_BYTES = 64  # the smallest; a stream begins with a sector


def is_locked(data: bytes) -> bool:
    """Say whether an old workbook needs a password. The reader does not tell."""
    return any(
        _is_locked_from(data, match.start())
        for match in _BEGIN.finditer(data)
        if match.start() % _SECTOR_BYTES == 0
    )


def _is_locked_from(data: bytes, place: int) -> bool:
    for _number in range(_RECORDS_LOOKED_AT):
        if place + _RECORD.size > len(data):
            return False
        kind, length = _RECORD.unpack_from(data, place)
        if kind == _PASSWORD:
            return True
        place += _RECORD.size + length
    return False
