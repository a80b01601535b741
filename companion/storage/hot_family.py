"""Prepared reads for the Today of someone who loves a person who uses. See `hot` for why they stand apart."""

from __future__ import annotations

from datetime import date

from companion.domain.day import instant_from_text
from companion.domain.wellbeing import KeptWellbeing
from companion.storage.driver import Connection

_KEPT = "SELECT uuid, sort_key, day, at_utc, zone, mood, worry, rest, note, updated_at FROM wellbeing"
_OF_DAY = f"{_KEPT} WHERE day = ? AND deleted_at IS NULL"
_BETWEEN = f"{_KEPT} WHERE day BETWEEN ? AND ? AND deleted_at IS NULL ORDER BY day"
_NEWEST = f"{_KEPT} WHERE deleted_at IS NULL ORDER BY day DESC LIMIT ?"
_ROW_OF_DAY = "SELECT uuid FROM wellbeing WHERE day = ?"


def wellbeing_of(connection: Connection, day: date) -> KeptWellbeing | None:
    """What was given for a logical day, or None."""
    row = connection.execute(_OF_DAY, (day.isoformat(),)).fetchone()
    return None if row is None else _kept(*row)


def wellbeing_between(connection: Connection, first: date, last: date) -> tuple[KeptWellbeing, ...]:
    """What was given for the days of a stretch, oldest first; days without anything are absent."""
    rows = connection.execute(_BETWEEN, (first.isoformat(), last.isoformat()))
    return tuple(_kept(*row) for row in rows)


def newest_wellbeing(connection: Connection, most: int) -> tuple[KeptWellbeing, ...]:
    """The newest days on which something was given, newest first."""
    return tuple(_kept(*row) for row in connection.execute(_NEWEST, (most,)))


def wellbeing_row_of(connection: Connection, day: date) -> str | None:
    """The uuid of the row a day has, be it alive or not; a day has one for ever."""
    row = connection.execute(_ROW_OF_DAY, (day.isoformat(),)).fetchone()
    return None if row is None else str(row[0])


def _kept(
    uuid: str,
    key: int,
    day: str,
    at_utc: str,
    zone: str,
    mood: int | None,
    worry: int | None,
    rest: int | None,
    note: str,
    updated_at: str,
) -> KeptWellbeing:
    return KeptWellbeing(
        uuid=uuid,
        sort_key=key,
        day=date.fromisoformat(day),
        at=instant_from_text(at_utc),
        zone=zone,
        mood=mood,
        worry=worry,
        rest=rest,
        note=note,
        updated_at=instant_from_text(updated_at),
    )
