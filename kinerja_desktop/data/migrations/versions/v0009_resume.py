"""What to go on with after the program was killed: the place, a note, the profile."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"


def upgrade() -> None:
    op.create_table(
        "resume",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_resume")),
    )
