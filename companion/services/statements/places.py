"""Where a row goes in the timeline: the first free sort key of its instant."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Table, bindparam, select

from companion.domain.ids import KEYS_PER_MILLISECOND, PLACES, RowKind, first_key, sort_key


def free_key(connection: Connection, table: Table, kind: RowKind, at: datetime) -> int:
    """The lowest sort key of this kind that no row of `table` has; OverflowError after 256 in one millisecond."""
    first = first_key(at)
    key = table.c.sort_key
    taken_keys = select(key).where(key.between(bindparam("first"), bindparam("last")))
    taken = set(connection.execute(taken_keys, {"first": first, "last": first + KEYS_PER_MILLISECOND - 1}).scalars())
    for place in range(PLACES):
        candidate = sort_key(at, kind, place)
        if candidate not in taken:
            return candidate
    raise OverflowError("too many rows in one millisecond")
