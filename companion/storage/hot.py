"""Prepared reads on the raw connection for what Today shows, and the small ones that saving a check-in asks for.

With the others called `hot_...` these are the only places that read without the toolkit, since importing it costs more
than showing the first window. Each takes a connection from `Database.quick` and gives frozen
values. What the first window does not show stands in the others, for every import counts before it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from companion.domain.checkin import Answers, CheckIn, DayMark, ListWord, Measure, Moment, WordList, from_plain
from companion.domain.day import instant_from_text
from companion.domain.ids import KEYS_PER_MILLISECOND, PLACES, RowKind, first_key
from companion.storage.driver import Connection

_SETTINGS = "SELECT key, value FROM setting"
_ROW_OF_DAY = """
    SELECT uuid, sort_key, at_utc, zone, mood, craving, sleep, sleep_minutes, pain, medicine_taken, note, used,
           not_today, updated_at, deleted_at
    FROM check_in WHERE day = ?
"""
# One statement, since every one asked for costs as much again as the little there is to find.
_CHOSEN = """
    SELECT 0 AS list, t.rowid AS place, word.name, NULL
    FROM check_in_trigger AS t JOIN trigger_word AS word ON word.uuid = t.trigger_uuid WHERE t.check_in_uuid = ?1
    UNION ALL
    SELECT 1, f.rowid, word.name, NULL
    FROM check_in_feeling AS f JOIN feeling_word AS word ON word.uuid = f.feeling_uuid WHERE f.check_in_uuid = ?1
    UNION ALL
    SELECT 2, m.rowid, m.measure_uuid, m.value FROM check_in_measure AS m WHERE m.check_in_uuid = ?1
    ORDER BY list, place
"""
_TABLE_OF: Mapping[WordList, str] = MappingProxyType(
    {WordList.TRIGGERS: "trigger_word", WordList.FEELINGS: "feeling_word"}
)
_LIST_WORDS: Mapping[WordList, str] = MappingProxyType(
    {
        which: f"SELECT uuid, name, position FROM {table} WHERE deleted_at IS NULL ORDER BY position, name"  # noqa: S608
        for which, table in _TABLE_OF.items()
    }
)
_NAMES: Mapping[WordList, str] = MappingProxyType(
    {
        which: f"SELECT name, uuid, deleted_at FROM {table} ORDER BY deleted_at IS NULL"  # noqa: S608
        for which, table in _TABLE_OF.items()
    }
)
_MEASURES = "SELECT uuid, name, low, high, position, deleted_at IS NOT NULL FROM measure"
_MOMENTS = "SELECT uuid, sort_key, day, at_utc, zone, mood, craving, note FROM moment WHERE deleted_at IS NULL"
_TAKEN: Mapping[RowKind, str] = MappingProxyType(
    {
        RowKind.ENTRY: "SELECT sort_key FROM journal_entry WHERE sort_key BETWEEN ? AND ?",
        RowKind.CHECK_IN: "SELECT sort_key FROM check_in WHERE sort_key BETWEEN ? AND ?",
        RowKind.MOMENT: "SELECT sort_key FROM moment WHERE sort_key BETWEEN ? AND ?",
        RowKind.WELLBEING: "SELECT sort_key FROM wellbeing WHERE sort_key BETWEEN ? AND ?",
    }
)
_MARKS = """
    SELECT day, mood, craving, sleep, not_today FROM check_in
    WHERE day BETWEEN ? AND ? AND deleted_at IS NULL ORDER BY day
"""
_ANYONE = "SELECT EXISTS (SELECT 1 FROM contact WHERE deleted_at IS NULL)"
_DRAFT = "SELECT payload FROM unfinished WHERE slot = ?"
_MOODS = "SELECT day, mood FROM check_in WHERE deleted_at IS NULL AND mood IS NOT NULL ORDER BY day"


def settings(connection: Connection) -> dict[str, object]:
    """Every stored setting by its name."""
    return {key: json.loads(value) for key, value in connection.execute(_SETTINGS)}


def check_in_of(connection: Connection, day: date) -> CheckIn | None:
    """The check-in of a logical day, with what was behind it, or None."""
    kept = row_of_day(connection, day)
    return kept if isinstance(kept, CheckIn) else None


def row_of_day(connection: Connection, day: date) -> CheckIn | str | None:
    """The check-in of a day; the uuid alone of one that was taken away; None where the day never had one."""
    row = connection.execute(_ROW_OF_DAY, (day.isoformat(),)).fetchone()
    if row is None:
        return None
    uuid, key, at_utc, zone, mood, craving, sleep, minutes, pain, taken, note, used, not_today, updated, deleted = row
    if deleted is not None:
        return str(uuid)
    chosen: tuple[list[Any], ...] = ([], [], [])
    for which, _place, name, value in connection.execute(_CHOSEN, (uuid,)):
        chosen[which].append((name, value) if which == 2 else name)
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
        triggers=tuple(chosen[0]),
        feelings=tuple(chosen[1]),
        measures=tuple(chosen[2]),
        note=note,
        used=None if used is None else bool(used),
        not_today=bool(not_today),
        updated_at=instant_from_text(updated),
    )


def draft_of(connection: Connection, day: date) -> Answers | None:
    """The answers that were being given on a day and were not saved, or None."""
    row = connection.execute(_DRAFT, (draft_slot(day),)).fetchone()
    return None if row is None else from_plain(json.loads(row[0]))


def has_draft(connection: Connection, day: date) -> bool:
    """Whether answers were being given on a day and were not saved."""
    return connection.execute(_DRAFT, (draft_slot(day),)).fetchone() is not None


def draft_slot(day: date) -> str:
    """Where the unsaved answers of a day are kept."""
    return f"check-in:{day.isoformat()}"


def names_of(connection: Connection, which: WordList) -> dict[str, tuple[str, str, str | None]]:
    """Every word ever on a list, by its case-folded self, as (name, uuid, tombstone); a living one before another."""
    return {name.casefold(): (name, uuid, deleted) for name, uuid, deleted in connection.execute(_NAMES[which])}


def list_words(connection: Connection, which: WordList) -> tuple[ListWord, ...]:
    """The words the person put on one of their lists, in their order."""
    return tuple(ListWord(*row) for row in connection.execute(_LIST_WORDS[which]))


def measures(connection: Connection, *, removed: bool = False) -> tuple[Measure, ...]:
    """The person's own scales in their order; with `removed`, those they use no more as well."""
    only = "" if removed else "WHERE deleted_at IS NULL"
    rows = connection.execute(f"{_MEASURES} {only} ORDER BY position, created_at")
    return tuple(Measure(uuid, name, low, high, position, bool(gone)) for uuid, name, low, high, position, gone in rows)


def moments_of(connection: Connection, day: date) -> tuple[Moment, ...]:
    """The moments of a logical day, in the order they were."""
    rows = connection.execute(f"{_MOMENTS} AND day = ? ORDER BY sort_key", (day.isoformat(),))
    return tuple(_moment(row) for row in rows)


def moment(connection: Connection, uuid: str) -> Moment | None:
    """One moment, or None where there is none or it was taken away."""
    row = connection.execute(f"{_MOMENTS} AND uuid = ?", (uuid,)).fetchone()
    return None if row is None else _moment(row)


def _moment(row: tuple[Any, ...]) -> Moment:
    uuid, key, day, at_utc, zone, mood, craving, note = row
    return Moment(
        uuid=uuid,
        sort_key=key,
        day=date.fromisoformat(day),
        at=instant_from_text(at_utc),
        zone=zone,
        mood=mood,
        craving=craving,
        note=note,
    )


def free_key(connection: Connection, kind: RowKind, at: datetime) -> int:
    """The lowest sort key of an instant that no row of a kind has; OverflowError after 256 in one millisecond."""
    first = first_key(at)
    taken = {key for (key,) in connection.execute(_TAKEN[kind], (first, first + KEYS_PER_MILLISECOND - 1))}
    for place in range(PLACES):
        if (key := first + place * 4 + kind) not in taken:
            return key
    raise OverflowError("too many rows in one millisecond")


def marks(connection: Connection, first: date, last: date) -> tuple[DayMark, ...]:
    """What the days of a stretch show, oldest first; days without a check-in are absent."""
    rows = connection.execute(_MARKS, (first.isoformat(), last.isoformat()))
    return tuple(
        DayMark(date.fromisoformat(day), mood, craving, sleep, bool(not_today))
        for day, mood, craving, sleep, not_today in rows
    )


def moods(connection: Connection) -> list[tuple[str, int]]:
    """Every day with a mood, as (ISO date, mood 0 to 10), oldest first."""
    return connection.execute(_MOODS).fetchall()


def anyone_to_call(connection: Connection) -> bool:
    """Whether there is anybody on the person's list."""
    return bool(connection.execute(_ANYONE).fetchone()[0])
