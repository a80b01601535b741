"""After leaving a place of care: the day they left, what comes when, and the naloxone kits at hand."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text, text

from companion.storage.tables.base import metadata, own_columns

discharge = Table(
    "discharge",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("day", Text, nullable=False),
    Column("place", Text, nullable=False, server_default=""),
    *own_columns(),
)

aftercare_step = Table(
    "aftercare_step",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("discharge_uuid", Text, ForeignKey("discharge.uuid"), nullable=False),
    Column("day", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("done_at", Text),
    Column("position", Integer, nullable=False, server_default=text("0")),
    *own_columns(),
    Index("aftercare_step_by_discharge", "discharge_uuid"),
    Index("aftercare_step_by_day", "day"),
)

kit = Table(
    "kit",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("kind", Text, nullable=False, server_default=""),
    Column("place", Text, nullable=False, server_default=""),
    Column("expires", Text),
    Column("trained", Text, nullable=False, server_default=""),
    Column("note", Text, nullable=False, server_default=""),
    Column("position", Integer, nullable=False, server_default=text("0")),
    *own_columns(),
    CheckConstraint("kind IN ('', 'spray', 'injection', 'other')"),
)
