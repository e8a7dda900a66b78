"""Kinds of notes, who told of them, what a report realised; quick phrases; what people are called."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"

ADDED = {
    "observations": {"kind": "event", "realisation": "", "told_by": ""},
    "observation_revisions": {"realisation": ""},
    "employees": {"nickname": ""},
}


def upgrade() -> None:
    """Every note of before tells an event."""
    for table, columns in ADDED.items():
        _add(table, columns)
    op.create_table(
        "quick_phrases",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_quick_phrases")),
    )


def _add(table: str, columns: dict[str, str]) -> None:
    with op.batch_alter_table(table) as batch:
        for name in columns:
            batch.add_column(sa.Column(name, sa.Text(), nullable=True))
    for name, word in columns.items():
        op.execute(f"UPDATE {table} SET {name} = '{word}'")  # noqa: S608 - words of this module
    with op.batch_alter_table(table, recreate="always") as batch:
        for name in columns:
            batch.alter_column(name, existing_type=sa.Text(), nullable=False)
