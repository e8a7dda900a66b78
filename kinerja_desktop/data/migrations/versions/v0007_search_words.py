"""The table of words for searching; it is filled when the file is opened."""

from __future__ import annotations

from alembic import op

revision = "0007"


def upgrade() -> None:
    op.execute(
        "CREATE VIRTUAL TABLE search_words USING fts5(body, content='', contentless_delete=1, "
        "tokenize='unicode61 remove_diacritics 2', prefix='3')"
    )
