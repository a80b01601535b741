"""What the day counters are folded from. Nothing is counted in the database.

Events with no `counted_uuid` belong to the first thing counted, which needs no row of its own. One of kind `run` is a
past run written down at once, by the first and the last of its days; only it has a `last_day`. Stretches on prescribed
medicine stand by themselves: they never touch a run. Milestones are the person's own, and those already shown.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, text

from companion.storage.tables.base import metadata, own_columns

counted = Table(
    "counted",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("position", Integer, nullable=False, server_default=text("0")),
    *own_columns(),
)

count_event = Table(
    "count_event",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("counted_uuid", Text, ForeignKey("counted.uuid")),
    Column("kind", Text, nullable=False),
    Column("at_utc", Text),
    Column("day", Text, nullable=False),
    Column("last_day", Text),
    Column("zone", Text, nullable=False),
    Column("note", Text, nullable=False, server_default=""),
    *own_columns(),
    CheckConstraint("kind IN ('start', 'lapse', 'restart', 'run')"),
    CheckConstraint("(kind = 'run') = (last_day IS NOT NULL)"),
    Index("count_event_by_counted", "counted_uuid"),
)

medicine_stretch = Table(
    "medicine_stretch",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("first", Text, nullable=False),
    Column("last", Text),
    Column("name", Text, nullable=False, server_default=""),
    *own_columns(),
)

own_milestone = Table(
    "own_milestone",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("name", Text, nullable=False, server_default=""),
    Column("basis", Text, nullable=False),
    Column("days", Integer, nullable=False),
    *own_columns(),
    CheckConstraint("basis IN ('run', 'total', 'medicine')"),
    CheckConstraint("days > 0"),
)

milestone_seen = Table(
    "milestone_seen",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("seen_at", Text, nullable=False),
    UniqueConstraint("name"),
)
