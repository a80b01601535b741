"""What a person means to do and why: today's own list, reasons, if-then plans, and dates after which risk is higher."""

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
