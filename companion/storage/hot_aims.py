"""Prepared reads of if-then plans, goals and hard days, which My plan and Today show."""

from __future__ import annotations

from datetime import date

from companion.domain.aims import Goal, IfThen, Kind
from companion.domain.day import instant_from_text
from companion.domain.hard_days import HardDay
from companion.storage.driver import Connection

_IF_THENS = """
    SELECT uuid, cue, action, position, link_uuid IS NOT NULL FROM if_then
    WHERE deleted_at IS NULL ORDER BY position, created_at, uuid
"""
_GOALS = """
    SELECT uuid, kind, words, towards_uuid, done_at, position FROM goal
    WHERE deleted_at IS NULL ORDER BY position, created_at, uuid
"""
_HARD_DAYS = "SELECT uuid, day, name, note, yearly FROM hard_day WHERE deleted_at IS NULL ORDER BY day, uuid"


def if_thens(connection: Connection) -> tuple[IfThen, ...]:
    """Every plan for a cue, in the person's order."""
    rows = connection.execute(_IF_THENS)
    return tuple(IfThen(uuid, cue, action, place, bool(chain)) for uuid, cue, action, place, chain in rows)


def goals(connection: Connection) -> tuple[Goal, ...]:
    """Values, goals and steps, in the person's order."""
    return tuple(
        Goal(
            uuid,
            Kind(kind),
            words,
            towards,
            None if done_at is None else instant_from_text(done_at),
            place,
        )
        for uuid, kind, words, towards, done_at, place in connection.execute(_GOALS)
    )


def hard_days(connection: Connection) -> tuple[HardDay, ...]:
    """Every hard day, by its date."""
    rows = connection.execute(_HARD_DAYS)
    return tuple(
        HardDay(uuid, date.fromisoformat(day), name, note, bool(yearly)) for uuid, day, name, note, yearly in rows
    )
