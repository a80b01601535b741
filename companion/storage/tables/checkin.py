"""The daily check-in, one row a day, and the person's own list of what was behind it.

Scales run from 0 to 10; NULL means not given. `sort_key` is as in the journal, with kind 1.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, text

from companion.storage.tables.base import metadata, own_columns

check_in = Table(
    "check_in",
    metadata,
    Column("sort_key", Integer, primary_key=True, autoincrement=False),
    Column("uuid", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("at_utc", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("mood", Integer),
    Column("craving", Integer),
    Column("sleep", Integer),
    Column("sleep_minutes", Integer),
    Column("pain", Integer),
    Column("medicine_taken", Integer),
    Column("note", Text, nullable=False, server_default=""),
    *own_columns(),
    Column("purged_at", Text),
    UniqueConstraint("uuid"),
    UniqueConstraint("day"),
    CheckConstraint("mood BETWEEN 0 AND 10"),
    CheckConstraint("craving BETWEEN 0 AND 10"),
    CheckConstraint("sleep BETWEEN 0 AND 10"),
    CheckConstraint("sleep_minutes BETWEEN 0 AND 1440"),
    CheckConstraint("pain BETWEEN 0 AND 10"),
    CheckConstraint("medicine_taken IN (0, 1)"),
)

trigger_word = Table(
    "trigger_word",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("name", Text(collation="NOCASE"), nullable=False),
    Column("position", Integer, nullable=False, server_default=text("0")),
    *own_columns(),
    UniqueConstraint("name"),
)

check_in_trigger = Table(
    "check_in_trigger",
    metadata,
    Column("check_in_uuid", Text, ForeignKey("check_in.uuid"), primary_key=True),
    Column("trigger_uuid", Text, ForeignKey("trigger_word.uuid"), primary_key=True),
    Index("check_in_trigger_by_trigger", "trigger_uuid"),
)
