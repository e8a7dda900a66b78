"""The versions of the data file: which there are, without loading what changes them."""

from __future__ import annotations

# Oldest first. A new version adds its revision here and its module in steps.py.
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009")
NEWEST = REVISIONS[-1]

VERSION_TABLE = "alembic_version"
READ_VERSION = "SELECT version_num FROM alembic_version"
WRITE_VERSION = "INSERT INTO alembic_version VALUES (?)"
CREATE_VERSION_TABLE = (
    "CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL, "
    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)
