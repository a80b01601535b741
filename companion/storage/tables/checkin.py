"""The daily check-in, one row a day, with the person's own lists of triggers, feelings and measures.

Scales run from 0 to 10; NULL means not given. `sort_key` is as in the journal, with kind 1. `used` is what was answered
then and feeds no counter; `not_today` says that leaving the day empty was the answer.
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
    Column("used", Integer),
    Column("not_today", Integer, nullable=False, server_default=text("0")),
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
    CheckConstraint("used IN (0, 1)"),
    CheckConstraint("not_today IN (0, 1)"),
    # Holds all that the growth rings are drawn from, which a start would else look for in every row.
    Index("check_in_moods", "day", "mood", sqlite_where=text("mood IS NOT NULL AND deleted_at IS NULL")),
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

feeling_word = Table(
    "feeling_word",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("name", Text(collation="NOCASE"), nullable=False),
    Column("position", Integer, nullable=False, server_default=text("0")),
    *own_columns(),
    UniqueConstraint("name"),
)

check_in_feeling = Table(
    "check_in_feeling",
    metadata,
    Column("check_in_uuid", Text, ForeignKey("check_in.uuid"), primary_key=True),
    Column("feeling_uuid", Text, ForeignKey("feeling_word.uuid"), primary_key=True),
    Index("check_in_feeling_by_feeling", "feeling_uuid"),
)

measure = Table(
    "measure",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("low", Text, nullable=False, server_default=""),
    Column("high", Text, nullable=False, server_default=""),
    Column("position", Integer, nullable=False, server_default=text("0")),
    *own_columns(),
)

check_in_measure = Table(
    "check_in_measure",
    metadata,
    Column("check_in_uuid", Text, ForeignKey("check_in.uuid"), primary_key=True),
    Column("measure_uuid", Text, ForeignKey("measure.uuid"), primary_key=True),
    Column("value", Integer, nullable=False),
    CheckConstraint("value BETWEEN 0 AND 10"),
    Index("check_in_measure_by_measure", "measure_uuid"),
)
