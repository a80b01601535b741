"""Prepared reads of the ways to cope that were tried: what each did so far, and the latest times of one."""

from __future__ import annotations

from datetime import date

from companion.domain.coping import ToolUse
from companion.domain.day import instant_from_text
from companion.storage.driver import Connection

# A time with nothing to ease before and after says nothing of a way; it counts as tried all the same.
_SUMS = """
    SELECT tool, count(*),
           sum(rated_before + rated_after > 0),
           sum(rated_before > rated_after),
           sum(rated_before - rated_after)
    FROM tool_use WHERE deleted_at IS NULL GROUP BY tool
"""
_LATEST = """
    SELECT uuid, tool, day, at_utc, rated_before, rated_after, seconds FROM tool_use
    WHERE tool = ? AND deleted_at IS NULL ORDER BY at_utc DESC, uuid LIMIT ?
"""
_OWN = """
    SELECT uuid, name, steps, feelings, triggers, minutes, caution, position FROM own_strategy
    WHERE deleted_at IS NULL ORDER BY position, created_at, uuid
"""


def sums(connection: Connection) -> dict[str, tuple[int, int, int, int]]:
    """By tool: how often it was tried, how often rated twice, how often it was lower after, and by how much in all."""
    return {
        tool: (tries, rated or 0, eased or 0, total or 0)
        for tool, tries, rated, eased, total in connection.execute(_SUMS)
    }


def latest(connection: Connection, tool: str, most: int) -> tuple[ToolUse, ...]:
    """The latest times a tool was tried, newest first."""
    return tuple(
        ToolUse(uuid, name, date.fromisoformat(day), instant_from_text(at), before, after, seconds)
        for uuid, name, day, at, before, after, seconds in connection.execute(_LATEST, (tool, most))
    )


def own_ways(connection: Connection) -> list[tuple[str, str, str, str, str, int | None, str, int]]:
    """The person's own ways, in their order: uuid, name, steps, feelings, triggers, minutes, caution, position."""
    return connection.execute(_OWN).fetchall()
