"""Prepared reads on the raw connection for what Today shows, and the small ones that saving a check-in asks for.

With `hot_journal`, `hot_people` and `hot_search` these are the only places that read without the toolkit, since
importing it costs more than showing the first window. Each takes a connection from `Database.quick` and gives frozen
values. What the first window does not show stands in the others, for every import counts before it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType

from companion.domain.checkin import CheckIn, DayMark, TriggerWord
from companion.domain.counter import CountEvent, EventKind
from companion.domain.day import instant_from_text
from companion.domain.ids import KEYS_PER_MILLISECOND, PLACES, RowKind, first_key
from companion.storage.driver import Connection

_SETTINGS = "SELECT key, value FROM setting"
_COUNT_EVENTS = "SELECT uuid, kind, day, at_utc, zone, note FROM count_event WHERE deleted_at IS NULL"
_CHECK_IN = """
    SELECT uuid, sort_key, day, at_utc, zone, mood, craving, sleep, sleep_minutes, pain, medicine_taken, note,
           updated_at
    FROM check_in WHERE day = ? AND deleted_at IS NULL
"""
_TRIGGERS_OF = """
    SELECT word.name FROM check_in_trigger AS chosen JOIN trigger_word AS word ON word.uuid = chosen.trigger_uuid
    WHERE chosen.check_in_uuid = ? ORDER BY chosen.rowid
"""
_ROW_OF_DAY = "SELECT uuid, note, deleted_at FROM check_in WHERE day = ?"
_WORD_NAMED = "SELECT uuid, deleted_at FROM trigger_word WHERE name = ?"
_TAKEN: Mapping[RowKind, str] = MappingProxyType(
    {
        RowKind.ENTRY: "SELECT sort_key FROM journal_entry WHERE sort_key BETWEEN ? AND ?",
        RowKind.CHECK_IN: "SELECT sort_key FROM check_in WHERE sort_key BETWEEN ? AND ?",
        RowKind.MOMENT: "SELECT sort_key FROM moment WHERE sort_key BETWEEN ? AND ?",
        RowKind.WELLBEING: "SELECT sort_key FROM wellbeing WHERE sort_key BETWEEN ? AND ?",
    }
)
_TRIGGER_WORDS = "SELECT uuid, name, position FROM trigger_word WHERE deleted_at IS NULL ORDER BY position, name"
_MARKS = """
    SELECT day, mood, craving, sleep FROM check_in
    WHERE day BETWEEN ? AND ? AND deleted_at IS NULL ORDER BY day
"""
_ANYONE = "SELECT EXISTS (SELECT 1 FROM contact WHERE deleted_at IS NULL)"
_MOODS = "SELECT day, mood FROM check_in WHERE deleted_at IS NULL AND mood IS NOT NULL"


def settings(connection: Connection) -> dict[str, object]:
    """Every stored setting by its name."""
    return {key: json.loads(value) for key, value in connection.execute(_SETTINGS)}


def count_events(connection: Connection) -> tuple[CountEvent, ...]:
    """Every living event the counter is folded from, in no particular order."""
    return tuple(
        CountEvent(
            uuid,
            EventKind(kind),
            date.fromisoformat(day),
            None if at_utc is None else instant_from_text(at_utc),
            zone,
            note,
        )
        for uuid, kind, day, at_utc, zone, note in connection.execute(_COUNT_EVENTS)
    )


def check_in_of(connection: Connection, day: date) -> CheckIn | None:
    """The check-in of a logical day, with what was behind it, or None."""
    row = connection.execute(_CHECK_IN, (day.isoformat(),)).fetchone()
    if row is None:
        return None
    uuid, key, _, at_utc, zone, mood, craving, sleep, minutes, pain, taken, note, updated_at = row
    return CheckIn(
        uuid=uuid,
        sort_key=key,
        day=day,
        at=instant_from_text(at_utc),
        zone=zone,
        mood=mood,
        craving=craving,
        sleep=sleep,
        sleep_minutes=minutes,
        pain=pain,
        medicine_taken=None if taken is None else bool(taken),
        triggers=chosen_words(connection, uuid),
        note=note,
        updated_at=instant_from_text(updated_at),
    )


def row_of_day(connection: Connection, day: date) -> tuple[str, str, str | None] | None:
    """The uuid, note and tombstone of the row a day has, be it alive or not; asked before a check-in is saved."""
    row: tuple[str, str, str | None] | None = connection.execute(_ROW_OF_DAY, (day.isoformat(),)).fetchone()
    return row


def chosen_words(connection: Connection, uuid: str) -> tuple[str, ...]:
    """What was behind a check-in, in the order it was chosen."""
    return tuple(name for (name,) in connection.execute(_TRIGGERS_OF, (uuid,)))


def word_named(connection: Connection, name: str) -> tuple[str, str | None] | None:
    """The uuid and tombstone of a word of the person's list, whatever its case."""
    row: tuple[str, str | None] | None = connection.execute(_WORD_NAMED, (name,)).fetchone()
    return row


def free_key(connection: Connection, kind: RowKind, at: datetime) -> int:
    """The lowest sort key of an instant that no row of a kind has; OverflowError after 256 in one millisecond."""
    first = first_key(at)
    taken = {key for (key,) in connection.execute(_TAKEN[kind], (first, first + KEYS_PER_MILLISECOND - 1))}
    for place in range(PLACES):
        if (key := first + place * 4 + kind) not in taken:
            return key
    raise OverflowError("too many rows in one millisecond")


def trigger_words(connection: Connection) -> tuple[TriggerWord, ...]:
    """The person's own list of what can be behind a craving, in their order."""
    return tuple(TriggerWord(*row) for row in connection.execute(_TRIGGER_WORDS))


def marks(connection: Connection, first: date, last: date) -> tuple[DayMark, ...]:
    """What the days of a stretch show, oldest first; days without a check-in are absent."""
    rows = connection.execute(_MARKS, (first.isoformat(), last.isoformat()))
    return tuple(DayMark(date.fromisoformat(day), mood, craving, sleep) for day, mood, craving, sleep in rows)


def moods(connection: Connection) -> list[tuple[str, int]]:
    """Every day with a mood, as (ISO date, mood 0 to 10), in no particular order."""
    return connection.execute(_MOODS).fetchall()


def anyone_to_call(connection: Connection) -> bool:
    """Whether there is anybody on the person's list."""
    return bool(connection.execute(_ANYONE).fetchone()[0])
