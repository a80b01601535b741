"""The stay-safe plan, line by line, and the warning signs that bring it up.

A line may name one of their people or a helpline in place of words. The rule of a sign is JSON.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, text

from companion.storage.tables.base import metadata, own_columns

plan_line = Table(
    "plan_line",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("part", Text, nullable=False),
    Column("words", Text, nullable=False, server_default=""),
    Column("contact_uuid", Text, ForeignKey("contact.uuid")),
    Column("helpline", Text),
    Column("position", Integer, nullable=False, server_default=text("0")),
    *own_columns(),
    Index("plan_line_by_contact", "contact_uuid"),
)

warning_sign = Table(
    "warning_sign",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("name", Text, nullable=False, server_default=""),
    Column("rule", Text, nullable=False),
    Column("is_on", Integer, nullable=False, server_default=text("1")),
    Column("position", Integer, nullable=False, server_default=text("0")),
    *own_columns(),
    CheckConstraint("is_on IN (0, 1)"),
)

# A day on which a sign had brought up the plan, and when the person put that away; NULL where they took that back.
sign_shown = Table(
    "sign_shown",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("sign_uuid", Text, ForeignKey("warning_sign.uuid"), nullable=False),
    Column("day", Text, nullable=False),
    Column("put_away_at", Text),
    UniqueConstraint("sign_uuid", "day"),
)
