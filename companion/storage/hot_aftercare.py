"""Prepared reads of the calendar of aftercare: all of it, and what is due on a day."""

from __future__ import annotations

from datetime import date

from companion.domain.aftercare import Discharge, Step
from companion.domain.day import instant_from_text
from companion.storage.driver import Connection

_DISCHARGES = "SELECT uuid, day, place FROM discharge WHERE deleted_at IS NULL ORDER BY day DESC, uuid"
_STEPS = """
    SELECT uuid, discharge_uuid, day, words, done_at, position FROM aftercare_step AS step
    WHERE deleted_at IS NULL AND (?1 IS NULL OR day = ?1)
    AND EXISTS (SELECT 1 FROM discharge WHERE discharge.uuid = discharge_uuid AND discharge.deleted_at IS NULL)
    ORDER BY day, position, uuid
"""


def discharges(connection: Connection) -> tuple[Discharge, ...]:
    """Every day somebody left a place of care, the newest first."""
    rows = connection.execute(_DISCHARGES)
    return tuple(Discharge(uuid, date.fromisoformat(day), place) for uuid, day, place in rows)


def steps(connection: Connection, day: date | None = None) -> tuple[Step, ...]:
    """Every step of every calendar, or those of one day, in order."""
    rows = connection.execute(_STEPS, (None if day is None else day.isoformat(),))
    return tuple(
        Step(
            uuid,
            discharge,
            date.fromisoformat(on),
            words,
            None if done_at is None else instant_from_text(done_at),
            position,
        )
        for uuid, discharge, on, words, done_at, position in rows
    )
