"""Prepared reads of worries put off and urges written down."""

from __future__ import annotations

from datetime import date

from companion.domain.day import instant_from_text
from companion.domain.urge import Urge
from companion.domain.worry import Worry
from companion.storage.driver import Connection

_WAITING = """
    SELECT uuid, words, day, settled_at, came_of_it FROM worry
    WHERE deleted_at IS NULL AND settled_at IS NULL ORDER BY day, created_at, rowid
"""
_WORRY = "SELECT uuid, words, day, settled_at, came_of_it FROM worry WHERE uuid = ? AND deleted_at IS NULL"
_URGE = """
    SELECT uuid, moment_uuid, set_off_by, did, rated_after FROM urge
    WHERE moment_uuid = ? AND deleted_at IS NULL ORDER BY created_at DESC LIMIT 1
"""


def waiting(connection: Connection) -> tuple[Worry, ...]:
    """The worries that wait for their time, the longest first."""
    return tuple(_worry(row) for row in connection.execute(_WAITING))


def worry(connection: Connection, uuid: str) -> Worry | None:
    """One worry, whether it waits or not."""
    row = connection.execute(_WORRY, (uuid,)).fetchone()
    return None if row is None else _worry(row)


def urge_of(connection: Connection, moment: str) -> Urge | None:
    """What was written of the urge of a moment; None where nothing was."""
    row = connection.execute(_URGE, (moment,)).fetchone()
    return None if row is None else Urge(*row)


def _worry(row: tuple[str, str, str, str | None, str]) -> Worry:
    uuid, words, day, settled_at, came_of_it = row
    settled = None if settled_at is None else instant_from_text(settled_at)
    return Worry(uuid, words, date.fromisoformat(day), settled, came_of_it)
