"""Prepared reads of what the way through after a lapse shows as it opens."""

from __future__ import annotations

from companion.storage.driver import Connection

_WAITING = """
    SELECT payload, updated_at FROM unfinished WHERE slot = ?1 OR slot LIKE ?1 || '/%'
    ORDER BY updated_at DESC, rowid DESC
"""


def waiting(connection: Connection, slot: str) -> list[tuple[str, str]]:
    """The sheets closed half way, in a slot and below it, as (JSON, instant of writing), the last written first."""
    return connection.execute(_WAITING, (slot,)).fetchall()
