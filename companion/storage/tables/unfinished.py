"""Sheets that were closed half way: what had been given so far, as JSON, one row a sheet."""

from __future__ import annotations

from sqlalchemy import Column, Table, Text

from companion.storage.tables.base import metadata

unfinished = Table(
    "unfinished",
    metadata,
    Column("slot", Text, primary_key=True),
    Column("payload", Text, nullable=False),
    Column("updated_at", Text, nullable=False),
)
