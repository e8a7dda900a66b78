"""How much a list may hold. Beyond this a file is no list of people, or made to do harm."""

from __future__ import annotations

LARGEST_FILE_BYTES = 64 * 1024 * 1024
LARGEST_PART_BYTES = 256 * 1024 * 1024
LARGEST_SUM_BYTES = 512 * 1024 * 1024
MOST_PARTS = 5_000
MOST_TIMES_PACKED = 200
RATIO_COUNTS_FROM_BYTES = 1024 * 1024
MOST_CELLS = 20_000_000  # highest row times highest column
MOST_COLUMNS = 1_000
MOST_ROWS = 250_000  # with something in them
MOST_LETTERS = 256 * 1024 * 1024  # of all cells, repeated ones counted as often as they stand

# What is smaller than this is read in this process, anything else in one of its own.
PLAIN_CELLS = 8_000_000
PLAIN_TAGS = 40_000_000
APART_BYTES = 1024 * 1024 * 1024
APART_SECONDS = 60.0
