"""Prepared reads of the person's own record that the suggestions on Today are drawn from."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from companion.domain.day import instant_from_text
from companion.domain.suggestion import Rated
from companion.storage.driver import Connection

#: How far back the times of day are looked at, in days.
RECORD_DAYS = 90

_NAMES = "SELECT name FROM contact WHERE deleted_at IS NULL ORDER BY position, name, uuid LIMIT 4"
_UNFINISHED = "SELECT 'lapse' FROM unfinished WHERE slot = 'lapse' OR slot LIKE 'lapse/%' LIMIT 1"
_LEFT_OUT = "SELECT EXISTS (SELECT 1 FROM unfinished WHERE slot = ?)"
_BEGUN = "SELECT EXISTS (SELECT 1 FROM check_in WHERE deleted_at IS NULL AND day < ?)"
_LAST_PAGE = "SELECT day FROM journal_entry WHERE deleted_at IS NULL ORDER BY sort_key DESC LIMIT 1"
_RATED = """
    SELECT at_utc, zone, craving FROM check_in WHERE day > ?1 AND craving IS NOT NULL AND deleted_at IS NULL
    UNION ALL
    SELECT at_utc, zone, craving FROM moment WHERE day > ?1 AND craving IS NOT NULL AND deleted_at IS NULL
"""
_ANY_PATHWAY = "SELECT EXISTS (SELECT 1 FROM pathway_step)"
_ANY_MEDICINE = "SELECT EXISTS (SELECT 1 FROM medicine WHERE deleted_at IS NULL)"
_ANY_SIGN = "SELECT EXISTS (SELECT 1 FROM warning_sign WHERE deleted_at IS NULL AND is_on)"
_ANY_HARD_DAY = "SELECT EXISTS (SELECT 1 FROM hard_day WHERE deleted_at IS NULL)"
_ANY_STEP = "SELECT EXISTS (SELECT 1 FROM aftercare_step WHERE day = ? AND deleted_at IS NULL)"
_ANY_APPOINTMENT = "SELECT EXISTS (SELECT 1 FROM appointment WHERE deleted_at IS NULL)"
_ANY_KIT = "SELECT EXISTS (SELECT 1 FROM kit WHERE expires IS NOT NULL AND deleted_at IS NULL)"
_ANY_LETTER = """
    SELECT EXISTS (SELECT 1 FROM journal_entry WHERE opens_on <= ? AND opens_on IS NOT NULL AND deleted_at IS NULL)
"""
_DUE_WORRIES = "SELECT count(*) FROM worry WHERE deleted_at IS NULL AND settled_at IS NULL AND day <= ?"
_OPENED = "SELECT article, updated_at FROM reading"
#: Where a check-in written for a past day stands, which says nothing of the hour.
_NOON = time(12)


def names_to_call(connection: Connection) -> tuple[str, ...]:
    """The first four names on the person's list."""
    return tuple(name for (name,) in connection.execute(_NAMES))


def unfinished_slot(connection: Connection) -> str:
    """The way through after a lapse, where it was closed half way; else nothing."""
    row = connection.execute(_UNFINISHED).fetchone()
    return "" if row is None else str(row[0])


def left_out_slot(day: date) -> str:
    """The name under which it is kept that a day answered with "Yes" stays out of the count."""
    return f"left-out:{day.isoformat()}"


def is_left_out(connection: Connection, day: date) -> bool:
    """Whether they chose to leave a day out of the count that they answered with "Yes"."""
    return bool(connection.execute(_LEFT_OUT, (left_out_slot(day),)).fetchone()[0])


def has_begun(connection: Connection, day: date) -> bool:
    """Whether there is a check-in of any day before this one."""
    return bool(connection.execute(_BEGUN, (day.isoformat(),)).fetchone()[0])


def last_page(connection: Connection) -> date | None:
    """The day of the newest page of the journal."""
    row = connection.execute(_LAST_PAGE).fetchone()
    return None if row is None else date.fromisoformat(row[0])


def rated(connection: Connection, day: date) -> tuple[Rated, ...]:
    """Cravings of the last ninety days with the hour, on the wall of the place, at which they were given."""
    zones: dict[str, ZoneInfo] = {}
    found = []
    for at_utc, zone, craving in connection.execute(_RATED, ((day - timedelta(days=RECORD_DAYS)).isoformat(),)):
        if zone not in zones:
            zones[zone] = ZoneInfo(zone)
        at = _on_the_wall(instant_from_text(at_utc), zones[zone])
        if at.time() != _NOON:
            found.append(Rated(at.hour, craving))
    return tuple(found)


def any_pathway(connection: Connection) -> bool:
    """Whether a step of any pathway was ever ticked."""
    return bool(connection.execute(_ANY_PATHWAY).fetchone()[0])


def any_medicine(connection: Connection) -> bool:
    """Whether any medicine is on the list."""
    return bool(connection.execute(_ANY_MEDICINE).fetchone()[0])


def any_sign(connection: Connection) -> bool:
    """Whether any warning sign of their own is switched on."""
    return bool(connection.execute(_ANY_SIGN).fetchone()[0])


def any_hard_day(connection: Connection) -> bool:
    """Whether any day is expected to be hard."""
    return bool(connection.execute(_ANY_HARD_DAY).fetchone()[0])


def any_step(connection: Connection, day: date) -> bool:
    """Whether a calendar of aftercare has anything for a day."""
    return bool(connection.execute(_ANY_STEP, (day.isoformat(),)).fetchone()[0])


def any_appointment(connection: Connection) -> bool:
    """Whether any appointment is on the list."""
    return bool(connection.execute(_ANY_APPOINTMENT).fetchone()[0])


def any_letter(connection: Connection, day: date) -> bool:
    """Whether a letter to themselves is closed and may be opened on that day."""
    return bool(connection.execute(_ANY_LETTER, (day.isoformat(),)).fetchone()[0])


def any_dated_kit(connection: Connection) -> bool:
    """Whether the date of any naloxone kit is written down."""
    return bool(connection.execute(_ANY_KIT).fetchone()[0])


def due_worries(connection: Connection, day: date) -> int:
    """How many worries were put off until a day or an earlier one, and wait still."""
    return int(connection.execute(_DUE_WORRIES, (day.isoformat(),)).fetchone()[0])


def _on_the_wall(at: datetime, zone: ZoneInfo) -> datetime:
    return at.astimezone(zone).replace(tzinfo=None)


def opened_articles(connection: Connection) -> dict[str, datetime]:
    """The ids of the articles of the library that were ever opened, each with when it last was."""
    return {article: instant_from_text(at) for article, at in connection.execute(_OPENED)}
