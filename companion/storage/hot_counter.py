"""Prepared reads of what the counters are folded from, which Today shows at once."""

from __future__ import annotations

from datetime import date

from companion.domain.counter import Counted, CountEvent, EventKind, MedicineStretch
from companion.domain.day import instant_from_text
from companion.domain.milestone import Basis, OwnMilestone
from companion.storage.driver import Connection

_COLUMNS = "uuid, kind, day, at_utc, zone, note, counted_uuid, last_day"
_EVENTS = f"SELECT {_COLUMNS} FROM count_event WHERE counted_uuid IS ? AND deleted_at IS NULL"  # noqa: S608
_EVERY = f"""
    SELECT {_COLUMNS} FROM count_event AS event WHERE deleted_at IS NULL AND (
        counted_uuid IS NULL
        OR EXISTS (SELECT 1 FROM counted WHERE uuid = event.counted_uuid AND deleted_at IS NULL)
    )
"""  # noqa: S608
_COUNTED = "SELECT uuid, name, position FROM counted WHERE deleted_at IS NULL ORDER BY position, name, uuid"
_MEDICINE = "SELECT uuid, first, last, name FROM medicine_stretch WHERE deleted_at IS NULL ORDER BY first, uuid"
_OWN = "SELECT uuid, basis, days, name FROM own_milestone WHERE deleted_at IS NULL ORDER BY days, name, uuid"
_SEEN = "SELECT name FROM milestone_seen"


def count_events(connection: Connection, counted: str | None = None) -> tuple[CountEvent, ...]:
    """Every living event about one thing counted, None for the first, in no particular order."""
    return tuple(_event(row) for row in connection.execute(_EVENTS, (counted,)))


def every_event(connection: Connection) -> tuple[CountEvent, ...]:
    """Every living event about everything that is counted, in no particular order."""
    return tuple(_event(row) for row in connection.execute(_EVERY))


def counted(connection: Connection) -> tuple[Counted, ...]:
    """What is counted beside the first thing, in the person's order."""
    return tuple(Counted(*row) for row in connection.execute(_COUNTED))


def medicine(connection: Connection) -> tuple[MedicineStretch, ...]:
    """The stretches on prescribed medicine, oldest first."""
    return tuple(
        MedicineStretch(uuid, date.fromisoformat(first), None if last is None else date.fromisoformat(last), name)
        for uuid, first, last, name in connection.execute(_MEDICINE)
    )


def own_milestones(connection: Connection) -> tuple[OwnMilestone, ...]:
    """The milestones the person set, the nearest first."""
    return tuple(OwnMilestone(uuid, Basis(basis), days, name) for uuid, basis, days, name in connection.execute(_OWN))


def milestones_seen(connection: Connection) -> frozenset[str]:
    """The names of the milestones that were put away."""
    return frozenset(name for (name,) in connection.execute(_SEEN))


def _event(row: tuple[str, str, str, str | None, str, str, str | None, str | None]) -> CountEvent:
    uuid, kind, day, at_utc, zone, note, about, last = row
    return CountEvent(
        uuid,
        EventKind(kind),
        date.fromisoformat(day),
        None if at_utc is None else instant_from_text(at_utc),
        zone,
        note,
        about,
        None if last is None else date.fromisoformat(last),
    )
