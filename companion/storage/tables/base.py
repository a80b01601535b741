"""The one metadata object all tables register with, and the columns every row the person owns has."""

from __future__ import annotations

from sqlalchemy import Column, MetaData, Text

metadata = MetaData()


def own_columns() -> tuple[Column[str], Column[str], Column[str | None]]:
    """`created_at`, `updated_at` and the tombstone `deleted_at` (NULL means alive), as ISO instants in UTC."""
    return (
        Column("created_at", Text, nullable=False),
        Column("updated_at", Text, nullable=False),
        Column("deleted_at", Text),
    )
