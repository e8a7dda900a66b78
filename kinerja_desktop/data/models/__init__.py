"""The mapped classes; seen by repositories, and as a whole (`METADATA`) by the database module."""

from __future__ import annotations

from kinerja_desktop.data.models import appraising, notes, papers, people, planning, registers
from kinerja_desktop.data.models.base import Base

__all__ = ["METADATA", "appraising", "notes", "papers", "people", "planning", "registers"]

METADATA = Base.metadata
