"""The prepared read of what was reminded of lately."""

from __future__ import annotations

from datetime import date

from companion.storage.driver import Connection

_TOLD = "SELECT key FROM reminded WHERE day >= ?"


def told(connection: Connection, since: date) -> frozenset[str]:
    """What was told from a day on, by its keys."""
    return frozenset(key for (key,) in connection.execute(_TOLD, (since.isoformat(),)))
