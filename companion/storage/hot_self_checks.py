"""Prepared reads of self-checks."""

from __future__ import annotations

import json
from datetime import date

from companion.domain.day import instant_from_text
from companion.domain.self_checks import Checked
from companion.storage.driver import Connection

_COLUMNS = "uuid, kind, edition, day, at_utc, zone, answers, note"
_OF = f"SELECT {_COLUMNS} FROM self_check WHERE kind = ? AND deleted_at IS NULL ORDER BY day, at_utc, uuid"  # noqa: S608
_ONE = f"SELECT {_COLUMNS} FROM self_check WHERE uuid = ? AND deleted_at IS NULL"  # noqa: S608
_BETWEEN = f"""
    SELECT {_COLUMNS} FROM self_check WHERE day BETWEEN ? AND ? AND deleted_at IS NULL ORDER BY kind, day, at_utc, uuid
"""  # noqa: S608
_LATEST = f"""
    SELECT {_COLUMNS} FROM (
        SELECT *, row_number() OVER (PARTITION BY kind ORDER BY day DESC, at_utc DESC, uuid DESC) AS place
        FROM self_check WHERE deleted_at IS NULL
    ) WHERE place = 1
"""  # noqa: S608


def of_kind(connection: Connection, kind: str) -> tuple[Checked, ...]:
    """Every time a check was answered, the first of them first."""
    return tuple(_checked(*row) for row in connection.execute(_OF, (kind,)))


def between(connection: Connection, first: date, last: date) -> tuple[Checked, ...]:
    """Every check answered from one day to another, each kind by itself and the first of them first."""
    return tuple(_checked(*row) for row in connection.execute(_BETWEEN, (first.isoformat(), last.isoformat())))


def one(connection: Connection, uuid: str) -> Checked | None:
    """One of them; None where there is none, or it was taken away."""
    row = connection.execute(_ONE, (uuid,)).fetchone()
    return None if row is None else _checked(*row)


def latest(connection: Connection) -> tuple[Checked, ...]:
    """The last time of each check."""
    return tuple(_checked(*row) for row in connection.execute(_LATEST))


def _checked(uuid: str, kind: str, edition: int, day: str, at_utc: str, zone: str, answers: str, note: str) -> Checked:
    given = tuple(json.loads(answers))
    return Checked(uuid, kind, edition, date.fromisoformat(day), instant_from_text(at_utc), zone, given, note)
