"""What a person does to cope: each time a strategy was tried, ways of their own, urges written down, parked worries.

A time it was tried keeps how strong the craving or feeling was before and after (0 to 10). An urge that was written
down is a moment, with what set it off and what was done beside it.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text, text

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

own_strategy = Table(
    "own_strategy",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("steps", Text, nullable=False, server_default=""),
    # What it is sorted by, as names with a blank between them.
    Column("feelings", Text, nullable=False, server_default=""),
    Column("triggers", Text, nullable=False, server_default=""),
    Column("minutes", Integer),
    Column("caution", Text, nullable=False, server_default=""),
    Column("position", Integer, nullable=False, server_default=text("0")),
    *own_columns(),
    CheckConstraint("minutes BETWEEN 1 AND 600"),
)

urge = Table(
    "urge",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("moment_uuid", Text, ForeignKey("moment.uuid"), nullable=False),
    Column("set_off_by", Text, nullable=False, server_default=""),
    Column("did", Text, nullable=False, server_default=""),
    Column("rated_after", Integer),
    *own_columns(),
    CheckConstraint("rated_after BETWEEN 0 AND 10"),
    Index("urge_by_moment", "moment_uuid"),
)

# A worry put off until the time set aside for it; `came_of_it` is a first step, or that it may be let be.
worry = Table(
    "worry",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("words", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("settled_at", Text),
    Column("came_of_it", Text, nullable=False, server_default=""),
    *own_columns(),
)
