"""The machine-readable record inside a document: reading it, and what it expects of signers."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyhanko.pdf_utils.rw_common import PdfHandler

OUR_FORMATS = "kinerja-desktop/"
_LARGEST_BYTES = 20_000_000
_PERSONS = {"Pegawai": "employee", "Penilai": "appraiser", "Atasan": "reviewer"}


@dataclass(frozen=True, kw_only=True)
class AttachedRecord:
    """The JSON object attached as data of the whole document, and its digest."""

    content: dict[str, Any]
    digest: str

    @property
    def is_ours(self) -> bool:
        return str(self.content.get("format", "")).startswith(OUR_FORMATS)

    @property
    def revision(self) -> int:
        value = self.content.get("revision", 0)
        return value if isinstance(value, int) else 0

    @property
    def expected_fields(self) -> tuple[str, ...]:
        """Fields the finished document must have signed; empty when the record does not say.

        Key `signatures` of the record: a list of `{"field": name, "nip": digits}`.
        """
        return tuple(str(entry.get("field", "")) for entry in self._signatures())

    def nip_for(self, field: str) -> str:
        """Return the NIP of the person who signs in a field, "" when the record names none."""
        for entry in self._signatures():
            if entry.get("field") == field and entry.get("nip"):
                return str(entry["nip"])
        person = self.content.get(_PERSONS.get(field, ""))
        nip = person.get("nip") if isinstance(person, dict) else None
        return str(nip or "")

    def _signatures(self) -> list[dict[str, Any]]:
        listed = self.content.get("signatures", [])
        entries = listed if isinstance(listed, list) else []
        return [entry for entry in entries if isinstance(entry, dict)]


def read_record(document: PdfHandler) -> AttachedRecord | None:
    """Read the first associated file of a revision; None when it is absent or not our JSON."""
    try:
        data = document.root["/AF"][0]["/EF"]["/F"].data
    except (KeyError, IndexError, TypeError, AttributeError):
        return None
    if len(data) > _LARGEST_BYTES:
        return None
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(content, dict):
        return None
    return AttachedRecord(content=content, digest=hashlib.sha256(data).hexdigest())
