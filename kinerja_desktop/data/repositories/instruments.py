"""Instruments: versions of what a method rates. They are added, never changed."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from kinerja_desktop.core.changes import Kind
from kinerja_desktop.core.instrument import Instrument
from kinerja_desktop.core.plain import from_plain, to_plain
from kinerja_desktop.data.models.planning import InstrumentRecord
from kinerja_desktop.data.repositories.repository import AnyRow, Repository


class InstrumentRepository(Repository):
    def get(self, instrument_id: int) -> Instrument:
        return self._kept(
            Kind.INSTRUMENT,
            instrument_id,
            lambda: _instrument(self._one(InstrumentRecord, instrument_id)),
        )

    def latest(self, method: str) -> Instrument | None:
        query = select(InstrumentRecord).where(InstrumentRecord.method == method)
        newest = (InstrumentRecord.version.desc(), InstrumentRecord.id.desc())
        row = self._first(query.order_by(*newest))
        return None if row is None else _instrument(row)

    def add(self, instrument: Instrument) -> int:
        columns = {
            "method": instrument.method,
            "version": instrument.version,
            "body": to_plain(instrument),
        }
        new_id = self._insert(InstrumentRecord, columns)
        self._note(Kind.INSTRUMENT, new_id)
        return new_id


def _instrument(row: AnyRow) -> Instrument:
    stored = from_plain(Instrument, row.body)
    return replace(stored, id=row.id, method=row.method, version=row.version)
