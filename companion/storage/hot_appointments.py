"""Prepared reads of appointments: all of them, and those that can be of some days, which Today asks for at once."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, timedelta

from companion.domain.appointments import LONGEST, Appointment, AppointmentWords, Change, Kind
from companion.storage.driver import Connection

_WHAT = """
    SELECT uuid, title, kind, place, note, coalesce(contact_uuid, ''), starts, zone, minutes, rule, extra, remind,
           calendar_uid, sequence, modified
    FROM appointment WHERE deleted_at IS NULL
"""
#: A start as text sorts as it is in time. What repeats may be of any day from its first one on, and what takes days as
#: a whole is of each of them.
_NEAR = """
    (rule = '' AND extra = '' AND starts BETWEEN ?1 AND ?2) OR ((rule <> '' OR extra <> '') AND starts <= ?2)
    OR (minutes > 1440 AND starts BETWEEN ?3 AND ?2)
    OR uuid IN (SELECT appointment_uuid FROM appointment_change WHERE starts BETWEEN ?1 AND ?2 AND deleted_at IS NULL)
"""
_CHANGES = """
    SELECT appointment_uuid, of_start, starts, minutes, title, place, note FROM appointment_change
    WHERE deleted_at IS NULL
"""
_ANY_REMINDER = "SELECT EXISTS (SELECT 1 FROM appointment WHERE deleted_at IS NULL AND remind <> '')"
_NAMED = "SELECT value FROM json_each(?1)"
_WHAT_NAMED = f"{_WHAT} AND uuid IN ({_NAMED})"
_CHANGES_NAMED = f"{_CHANGES} AND appointment_uuid IN ({_NAMED})"
_WHAT_NEAR = f"{_WHAT} AND ({_NEAR})"
_CHANGES_NEAR = f"{_CHANGES} AND appointment_uuid IN (SELECT uuid FROM appointment WHERE {_NEAR})"  # noqa: S608
_ORDER = " ORDER BY starts, created_at, uuid"
#: Days on either side that the clock of another zone can be away.
_APART = timedelta(days=2)


def appointments(connection: Connection) -> tuple[Appointment, ...]:
    """Every appointment there is, by when it begins."""
    return _made(connection, list(connection.execute(_WHAT + _ORDER)), _CHANGES, ())


def named(connection: Connection, uuids: Iterable[str]) -> tuple[Appointment, ...]:
    """Those of some uuids, by when they begin."""
    which = (json.dumps(list(uuids)),)
    return _made(connection, list(connection.execute(_WHAT_NAMED + _ORDER, which)), _CHANGES_NAMED, which)


def near(connection: Connection, first: date, last: date) -> tuple[Appointment, ...]:
    """Those that can have a time from one day to another, wherever their clock is."""
    span = _span(first, last)
    rows = list(connection.execute(_WHAT_NEAR + _ORDER, span))
    if not rows:
        return ()
    return _made(connection, rows, _CHANGES_NEAR, span)


def any_reminder(connection: Connection) -> bool:
    """Whether any appointment is to be reminded of."""
    return bool(connection.execute(_ANY_REMINDER).fetchone()[0])


def _span(first: date, last: date) -> tuple[str, str, str]:
    # As text a day comes before all of its times, so the day after the last one ends it.
    ends = (last + _APART + timedelta(days=1)).isoformat()
    return (first - _APART).isoformat(), ends, (first - timedelta(minutes=LONGEST)).isoformat()


def _made(connection: Connection, rows: list[tuple], sql: str, span: Iterable[str]) -> tuple[Appointment, ...]:  # type: ignore[type-arg]
    changes: dict[str, list[Change]] = {}
    for uuid, *parts in connection.execute(f"{sql} ORDER BY of_start", tuple(span)):
        changes.setdefault(uuid, []).append(Change(*parts))
    return tuple(_appointment(row, tuple(changes.get(row[0], ()))) for row in rows)


def _appointment(row: tuple, changes: tuple[Change, ...]) -> Appointment:  # type: ignore[type-arg]
    uuid, title, kind, place, note, contact, starts, zone, minutes, rule, extra, remind, calendar, sequence, at = row
    words = AppointmentWords(
        title=title,
        kind=Kind(kind),
        place=place,
        note=note,
        contact=contact,
        starts=starts,
        zone=zone,
        minutes=minutes,
        rule=rule,
        extra=tuple(extra.split()),
        remind=tuple(int(one) for one in remind.split()),
        changes=changes,
        calendar_uid=calendar,
        sequence=sequence,
        modified=at,
    )
    return Appointment(uuid, words)
