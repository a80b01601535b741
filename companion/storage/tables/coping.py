"""Each time a coping strategy was tried, with how strong the craving or feeling was before and after (0 to 10)."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, Table, Text

from companion.storage.tables.base import metadata, own_columns

tool_use = Table(
    "tool_use",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("tool", Text, nullable=False),
    Column("at_utc", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("rated_before", Integer),
    Column("rated_after", Integer),
    Column("seconds", Integer),
    *own_columns(),
    CheckConstraint("rated_before BETWEEN 0 AND 10"),
    CheckConstraint("rated_after BETWEEN 0 AND 10"),
    Index("tool_use_by_tool", "tool"),
)
