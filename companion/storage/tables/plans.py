"""What a person means to do and why: today's own list, reasons, if-then plans, values and goals, and hard days.

A day of `risk_date` is one after which tolerance is lower; one of `hard_day` is one they expect to be hard.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text, text

from companion.storage.tables.base import metadata, own_columns

intention = Table(
    "intention",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("day", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("done_at", Text),
    Column("position", Integer, nullable=False, server_default=text("0")),
    *own_columns(),
    Index("intention_by_day", "day"),
)

reason = Table(
    "reason",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("words", Text, nullable=False),
    Column("position", Integer, nullable=False, server_default=text("0")),
    *own_columns(),
)

if_then = Table(
    "if_then",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("cue", Text, nullable=False, server_default=""),
    Column("action", Text, nullable=False),
    Column("link_uuid", Text, ForeignKey("chain_link.uuid")),
    Column("position", Integer, nullable=False, server_default=text("0")),
    *own_columns(),
    Index("if_then_by_link", "link_uuid"),
)

risk_date = Table(
    "risk_date",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("day", Text, nullable=False),
    *own_columns(),
    CheckConstraint("kind IN ('detox', 'rehab', 'hospital', 'custody', 'medicine')"),
)

# What matters to them (`value`), what they want to do about it (`goal`), and a first thing to do (`step`).
goal = Table(
    "goal",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("towards_uuid", Text, ForeignKey("goal.uuid")),
    Column("done_at", Text),
    Column("position", Integer, nullable=False, server_default=text("0")),
    *own_columns(),
    CheckConstraint("kind IN ('value', 'goal', 'step')"),
    Index("goal_by_towards", "towards_uuid"),
)

hard_day = Table(
    "hard_day",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("day", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("note", Text, nullable=False, server_default=""),
    Column("yearly", Integer, nullable=False, server_default=text("0")),
    *own_columns(),
    CheckConstraint("yearly IN (0, 1)"),
)
