"""Self-checks: what was answered, and never a score, which is worked out from the answers.

`answers` is a JSON list in the order of the questions, null for one that was left out; `edition` says by which wording
they were asked.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, Text, text

from companion.storage.tables.base import metadata, own_columns

self_check = Table(
    "self_check",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("edition", Integer, nullable=False, server_default=text("1")),
    Column("day", Text, nullable=False),
    Column("at_utc", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("answers", Text, nullable=False),
    Column("note", Text, nullable=False, server_default=""),
    *own_columns(),
    Index("self_check_by_kind", "kind", "day"),
)
