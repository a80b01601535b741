"""The events the day counter is folded from: starts, lapses, restarts. Nothing is counted in the database."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Table, Text

from companion.storage.tables.base import metadata, own_columns

count_event = Table(
    "count_event",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("at_utc", Text),
    Column("day", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("note", Text, nullable=False, server_default=""),
    *own_columns(),
    CheckConstraint("kind IN ('start', 'lapse', 'restart')"),
)
