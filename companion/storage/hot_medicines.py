"""Prepared reads of medicines and doses: what Today shows of them at once, and what their own page shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from companion.domain.day import instant_from_text
from companion.domain.prescribed import LOOK_BACK, Dose, Medicine, Prescription
from companion.domain.schedule import Schedule, Unit
from companion.storage.driver import Connection

_MEDICINES = """
    SELECT uuid, name, dose, form, unit, every, times, first, last, collect_on, lasts_until, refill_on, note,
           contact_uuid, position
    FROM medicine WHERE deleted_at IS NULL ORDER BY position, created_at, uuid
"""
_DOSES = """
    SELECT medicine_uuid, day, time, taken, at_utc FROM dose
    WHERE day BETWEEN ? AND ? AND deleted_at IS NULL ORDER BY day, time, medicine_uuid
"""
_DOSES_OF = """
    SELECT medicine_uuid, day, time, taken, at_utc FROM dose
    WHERE medicine_uuid = ? AND deleted_at IS NULL ORDER BY day, time
"""
_LAST_TAKEN = """
    SELECT COALESCE(MAX(CASE WHEN taken THEN day END), MIN(day)) FROM dose
    WHERE medicine_uuid = ? AND day < ? AND deleted_at IS NULL
"""
_DOSES_OF_SINCE = """
    SELECT medicine_uuid, day, time, taken, at_utc FROM dose
    WHERE medicine_uuid = ? AND day >= ? AND day < ? AND deleted_at IS NULL ORDER BY day, time
"""


def medicines(connection: Connection) -> tuple[Medicine, ...]:
    """Every medicine on the list, in the person's order, those that have ended too."""
    return tuple(_medicine(row) for row in connection.execute(_MEDICINES))


def doses(connection: Connection, first: date, last: date) -> tuple[Dose, ...]:
    """What was said of every dose from one day to another, both of them too."""
    return tuple(_dose(row) for row in connection.execute(_DOSES, (first.isoformat(), last.isoformat())))


def doses_of_late(connection: Connection, of: Sequence[Medicine], day: date) -> tuple[Dose, ...]:
    """What was said of doses up to a day: in the month before it, and of what was not taken then, since it last was.

    That nothing is written for longer than a month must not read as if nothing was ever missed.
    """
    first = day - LOOK_BACK
    said = doses(connection, first, day)
    taken = {one.medicine for one in said if one.taken}
    for medicine in of:
        if medicine.uuid in taken:
            continue
        before = medicine.uuid, first.isoformat()
        ((since,),) = connection.execute(_LAST_TAKEN, before)
        if since is not None:
            rows = connection.execute(_DOSES_OF_SINCE, (medicine.uuid, since, first.isoformat()))
            said = (*(_dose(row) for row in rows), *said)
    return said


def doses_of(connection: Connection, medicine: str) -> tuple[Dose, ...]:
    """All that was ever said of one medicine, the oldest first."""
    return tuple(_dose(row) for row in connection.execute(_DOSES_OF, (medicine,)))


def _medicine(row: tuple) -> Medicine:  # type: ignore[type-arg]
    uuid, name, dose, form, unit, every, times, first, last, collect_on, until, refill, note, contact, at = row
    schedule = Schedule(Unit(unit), date.fromisoformat(first), every, tuple(times.split()), _day(last))
    weekdays = tuple(int(one) for one in collect_on.split())
    written = Prescription(name, schedule, dose, form, weekdays, _day(until), _day(refill), note, contact)
    return Medicine(uuid, written, at)


def _dose(row: tuple[str, str, str, int, str]) -> Dose:
    medicine, day, time, taken, at = row
    return Dose(medicine, date.fromisoformat(day), time, bool(taken), instant_from_text(at))


def _day(words: str | None) -> date | None:
    return None if words is None else date.fromisoformat(words)
