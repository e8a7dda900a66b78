"""What was answered to reading prompts; for the appraiser alone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"


def upgrade() -> None:
    op.create_table(
        "hint_answers",
        sa.Column("period_id", sa.Integer(), nullable=False),
        sa.Column("hint_key", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["period_id"], ["periods.id"], name=op.f("fk_hint_answers_period_id")
        ),
        sa.PrimaryKeyConstraint("period_id", "hint_key", name=op.f("pk_hint_answers")),
    )
