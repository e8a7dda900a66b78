"""Earlier versions of a note keep its day, source, kind and ties too."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"


def upgrade() -> None:
    """Versions kept before this one have the words only."""
    with op.batch_alter_table("observation_revisions") as batch:
        batch.add_column(sa.Column("happened_on", sa.Date(), nullable=True))
        for name in ("source", "told_by", "kind", "item_keys"):
            batch.add_column(sa.Column(name, sa.Text(), nullable=True))
