"""Moments, any number a day, and the wellbeing check-in of someone who loves a person who uses.

`sort_key` is as in the journal, with kind 2 for moments and 3 for wellbeing. NULL means not given.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, Table, Text, UniqueConstraint

from companion.storage.tables.base import metadata, own_columns

moment = Table(
    "moment",
    metadata,
    Column("sort_key", Integer, primary_key=True, autoincrement=False),
    Column("uuid", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("at_utc", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("mood", Integer),
    Column("craving", Integer),
    Column("note", Text, nullable=False, server_default=""),
    *own_columns(),
    Column("purged_at", Text),
    UniqueConstraint("uuid"),
    CheckConstraint("mood BETWEEN 0 AND 10"),
    CheckConstraint("craving BETWEEN 0 AND 10"),
    Index("moment_by_day", "day"),
)

wellbeing = Table(
    "wellbeing",
    metadata,
    Column("sort_key", Integer, primary_key=True, autoincrement=False),
    Column("uuid", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("at_utc", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("mood", Integer),
    Column("worry", Integer),
    Column("rest", Integer),
    Column("note", Text, nullable=False, server_default=""),
    *own_columns(),
    Column("purged_at", Text),
    UniqueConstraint("uuid"),
    UniqueConstraint("day"),
    CheckConstraint("mood BETWEEN 0 AND 10"),
    CheckConstraint("worry BETWEEN 0 AND 10"),
    CheckConstraint("rest BETWEEN 0 AND 10"),
)
