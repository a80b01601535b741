"""Personal settings that live in the file, each a JSON value under its name."""

from __future__ import annotations

from sqlalchemy import Column, Table, Text

from companion.storage.tables.base import metadata

setting = Table(
    "setting",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("updated_at", Text, nullable=False),
)
