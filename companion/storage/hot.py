"""Prepared reads on the raw connection: what the first window, the timeline, one page and the search need.

These are the only places that read without the toolkit, since importing it costs more than showing the first window.
Each takes a connection from `Database.quick` and gives frozen values. Pages continue from a key and never skip rows.
The few small questions asked while a check-in is saved are here too, for that is to take hardly longer than the disk.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from companion.domain.checkin import CheckIn, DayMark, TriggerWord
from companion.domain.contacts import Contact, ContactDetails, Number
from companion.domain.counter import CountEvent, EventKind
from companion.domain.day import instant_from_text
from companion.domain.ids import KEYS_PER_MILLISECOND, PLACES, RowKind, first_key, kind_of
from companion.domain.journal import CRAVING_TAGS, Entry, TimelineFilter, TimelineItem, TimelinePage
from companion.storage.driver import Connection

PAGE = 50
PREVIEW_LENGTH = 240
# No row has this key: an instant some 285 million years off.
NEWEST = 2**63 - 1

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
    }
)
_TRIGGER_WORDS = "SELECT uuid, name, position FROM trigger_word WHERE deleted_at IS NULL ORDER BY position, name"
_MARKS = """
    SELECT day, mood, craving, sleep FROM check_in
    WHERE day BETWEEN ? AND ? AND deleted_at IS NULL ORDER BY day
"""
_MOODS = "SELECT day, mood FROM check_in WHERE deleted_at IS NULL AND mood IS NOT NULL"
_CONTACTS = """
    SELECT uuid, name, role, note, hours, night_ok, position FROM contact
    WHERE deleted_at IS NULL ORDER BY position, name, uuid
"""
_NUMBERS = "SELECT contact_uuid, number, label FROM contact_number ORDER BY contact_uuid, position"
_ENTRY = """
    SELECT uuid, sort_key, at_utc, day, zone, title, body, created_at, updated_at, deleted_at
    FROM journal_entry WHERE uuid = ? AND purged_at IS NULL
"""
_TAGS_OF = """
    SELECT tag.name FROM entry_tag JOIN tag ON tag.uuid = entry_tag.tag_uuid
    WHERE entry_tag.entry_uuid = ? AND tag.deleted_at IS NULL ORDER BY entry_tag.rowid
"""

_ENTRY_COLUMNS = f"""
    SELECT e.sort_key AS sort_key, e.uuid, e.at_utc, e.day, e.zone, e.title,
           substr(e.body, 1, {PREVIEW_LENGTH}), c.mood, c.craving, c.sleep
"""
_ENTRY_LINES = f"""{_ENTRY_COLUMNS}
    FROM journal_entry AS e LEFT JOIN check_in AS c ON c.day = e.day AND c.deleted_at IS NULL
    WHERE e.deleted_at IS NULL AND e.sort_key < ?1
"""
# Driven by the tag, so that a rare tag never walks the whole journal; CROSS JOIN keeps that order.
_TAGGED_LINES = f"""{_ENTRY_COLUMNS}
    FROM tag CROSS JOIN entry_tag ON entry_tag.tag_uuid = tag.uuid
        CROSS JOIN journal_entry AS e ON e.uuid = entry_tag.entry_uuid
        LEFT JOIN check_in AS c ON c.day = e.day AND c.deleted_at IS NULL
    WHERE tag.name IN ({", ".join(f"'{name}'" for name in CRAVING_TAGS)}) AND tag.deleted_at IS NULL
        AND e.deleted_at IS NULL AND e.sort_key < ?1
"""
_CHECK_IN_LINES = f"""
    SELECT k.sort_key AS sort_key, k.uuid, k.at_utc, k.day, k.zone, '',
           substr(k.note, 1, {PREVIEW_LENGTH}), k.mood, k.craving, k.sleep
    FROM check_in AS k WHERE k.deleted_at IS NULL AND k.sort_key < ?1
"""  # noqa: S608
_NEWEST_FIRST = "ORDER BY sort_key DESC LIMIT ?2"

TIMELINES: Mapping[TimelineFilter, str] = MappingProxyType(
    {
        TimelineFilter.ALL: f"{_ENTRY_LINES} UNION ALL {_CHECK_IN_LINES} {_NEWEST_FIRST}",
        TimelineFilter.ENTRIES: f"{_ENTRY_LINES} {_NEWEST_FIRST}",
        TimelineFilter.CHECK_INS: f"{_CHECK_IN_LINES} {_NEWEST_FIRST}",
        TimelineFilter.CRAVINGS: f"""
            SELECT DISTINCT * FROM ({_TAGGED_LINES}) UNION ALL {_CHECK_IN_LINES} AND k.craving >= 1 {_NEWEST_FIRST}
        """,  # noqa: S608
    }
)


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


def contacts(connection: Connection) -> tuple[Contact, ...]:
    """Everyone on the person's list, in the person's order, with their numbers."""
    numbers: dict[str, list[Number]] = {}
    for uuid, number, label in connection.execute(_NUMBERS):
        numbers.setdefault(uuid, []).append(Number(number, label))
    return tuple(
        Contact(
            uuid,
            ContactDetails(name, role, note, hours, bool(night_ok), tuple(numbers.get(uuid, ()))),
            position,
        )
        for uuid, name, role, note, hours, night_ok, position in connection.execute(_CONTACTS)
    )


def entry(connection: Connection, uuid: str) -> Entry | None:
    """One entry with its tags, from the bin too; None where there is none or its words are gone."""
    row = connection.execute(_ENTRY, (uuid,)).fetchone()
    if row is None:
        return None
    _, key, at_utc, day, zone, title, body, created_at, updated_at, deleted_at = row
    return Entry(
        uuid=uuid,
        sort_key=key,
        at=instant_from_text(at_utc),
        day=date.fromisoformat(day),
        zone=zone,
        title=title,
        body=body,
        tags=tuple(name for (name,) in connection.execute(_TAGS_OF, (uuid,))),
        created_at=instant_from_text(created_at),
        updated_at=instant_from_text(updated_at),
        deleted_at=None if deleted_at is None else instant_from_text(deleted_at),
    )


def timeline(
    connection: Connection,
    which: TimelineFilter = TimelineFilter.ALL,
    before: int | None = None,
    limit: int = PAGE,
) -> TimelinePage:
    """A page of the timeline, newest first, of rows whose key is lower than `before`."""
    start = NEWEST if before is None else before
    # One row more than shown tells whether there is a following page.
    rows = connection.execute(TIMELINES[which], (start, limit + 1)).fetchall()
    items = _items(rows[:limit])
    return TimelinePage(items, items[-1].sort_key if len(rows) > limit else None)


def _items(rows: Iterable[tuple[Any, ...]]) -> tuple[TimelineItem, ...]:
    return tuple(
        TimelineItem(
            kind=kind_of(key),
            sort_key=key,
            uuid=uuid,
            at=instant_from_text(at_utc),
            day=date.fromisoformat(day),
            zone=zone,
            title=title,
            preview=preview,
            mood=mood,
            craving=craving,
            sleep=sleep,
        )
        for key, uuid, at_utc, day, zone, title, preview, mood, craving, sleep in rows
    )
