"""Several staff lists, dated appraisers of a person, since when grade and position are held."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"


def upgrade() -> None:
    _make_lists()
    _widen_employees()
    _make_supervisions()


def _make_lists() -> None:
    op.create_table(
        "staff_lists",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_lists")),
    )
    op.execute("INSERT INTO staff_lists (id, name, is_current) VALUES (1, '', 1)")


def _widen_employees() -> None:
    """Everybody of before belongs to the default list."""
    with op.batch_alter_table("employees") as batch:
        batch.add_column(sa.Column("list_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("grade_since", sa.Date(), nullable=True))
        batch.add_column(sa.Column("position_since", sa.Date(), nullable=True))
    op.execute("UPDATE employees SET list_id = 1")
    with op.batch_alter_table("employees", recreate="always") as batch:
        batch.alter_column("list_id", existing_type=sa.Integer(), nullable=False)
        batch.create_foreign_key(op.f("fk_employees_list_id"), "staff_lists", ["list_id"], ["id"])
    op.create_index(op.f("ix_employees_list_id"), "employees", ["list_id"], unique=False)


def _make_supervisions() -> None:
    words = ("name", "front_title", "back_title", "nip", "grade", "position", "unit", "agency")
    op.create_table(
        "officials",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(word, sa.Text(), nullable=False) for word in words),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_officials")),
    )
    op.create_table(
        "supervisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.Integer(), nullable=False),
        sa.Column("appraiser_id", sa.Integer(), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=True),
        sa.Column("acting", sa.Text(), nullable=False),
        sa.Column("start_on", sa.Date(), nullable=True),
        sa.Column("end_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employees.id"], name=op.f("fk_supervisions_employee_id")
        ),
        sa.ForeignKeyConstraint(
            ["appraiser_id"], ["officials.id"], name=op.f("fk_supervisions_appraiser_id")
        ),
        sa.ForeignKeyConstraint(
            ["reviewer_id"], ["officials.id"], name=op.f("fk_supervisions_reviewer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supervisions")),
    )
    op.create_index(
        op.f("ix_supervisions_employee_id"), "supervisions", ["employee_id"], unique=False
    )
