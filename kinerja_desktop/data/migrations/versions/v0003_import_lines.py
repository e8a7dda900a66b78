"""What an import did with every row, and what the people it added looked like then."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"

COLUMNS = ("lines", "marks")


def upgrade() -> None:
    """Imports of before kept neither."""
    with op.batch_alter_table("imports") as batch:
        for name in COLUMNS:
            batch.add_column(sa.Column(name, sa.Text(), nullable=True))
    for name in COLUMNS:
        op.execute(f"UPDATE imports SET {name} = '[]'")
    with op.batch_alter_table("imports", recreate="always") as batch:
        for name in COLUMNS:
            batch.alter_column(name, existing_type=sa.Text(), nullable=False)
