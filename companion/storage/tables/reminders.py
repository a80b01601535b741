"""What a person was reminded of, so that nothing is said twice and nothing piles up."""

from __future__ import annotations

from sqlalchemy import Column, Table, Text

from companion.storage.tables.base import metadata

reminded = Table(
    "reminded",
    metadata,
    Column("key", Text, primary_key=True),
    Column("day", Text, nullable=False),
    Column("at_utc", Text, nullable=False),
)
