"""The table of words (SQLite FTS5), which no mapped class can be of."""

from __future__ import annotations

CREATE_WORDS = (
    "CREATE VIRTUAL TABLE search_words USING fts5(body, content='', contentless_delete=1, "
    "tokenize='unicode61 remove_diacritics 2', prefix='3')"
)
