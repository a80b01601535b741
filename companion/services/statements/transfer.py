"""Statements for taking everything out, whatever tables there are."""

from __future__ import annotations

from typing import Any

from sqlalchemy import LargeBinary, Select, Table, func, select

from companion.storage.tables import metadata


def tables() -> tuple[Table, ...]:
    """Every table, each after those its rows point at, so that reading the export in order works."""
    return tuple(metadata.sorted_tables)


def all_rows(table: Table) -> Select[Any]:
    """Every row of a table, in the order of its key."""
    return select(table).order_by(*table.primary_key.columns)


def number_of(table: Table) -> Select[int]:
    """How many rows a table has."""
    return select(func.count()).select_from(table)


def holds_bytes(table: Table) -> bool:
    """Whether rows of a table hold bytes, such as those of photos."""
    return any(isinstance(column.type, LargeBinary) for column in table.columns)
