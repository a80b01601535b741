"""Prepared reads for the journal: a page of the timeline, and one entry. Pages continue from a key and skip no rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from companion.domain.day import instant_from_text
from companion.domain.ids import RowKind, kind_of
from companion.domain.journal import (
    CRAVING_TAGS,
    Draft,
    Entry,
    Letter,
    TimelineFilter,
    TimelineItem,
    TimelinePage,
    Writing,
)
from companion.domain.markdown import beginning
from companion.storage.driver import Connection

PAGE = 50
PREVIEW_LENGTH = 240
# No row has this key: an instant some 285 million years off.
NEWEST = 2**63 - 1
# Lower than the key of any row: what is of before 1970 has keys below 0.
OLDEST = -(2**63)


_DRAFTS = "SELECT slot, entry_uuid, payload, updated_at FROM draft"
_ENTRY = """
    SELECT uuid, sort_key, at_utc, day, zone, title, body, created_at, updated_at, deleted_at, opens_on
    FROM journal_entry WHERE uuid = ? AND purged_at IS NULL
"""
_TAGS_OF = """
    SELECT tag.name FROM entry_tag JOIN tag ON tag.uuid = entry_tag.tag_uuid
    WHERE entry_tag.entry_uuid = ? AND tag.deleted_at IS NULL ORDER BY entry_tag.rowid
"""


_ENTRY_COLUMNS = f"""
    SELECT e.sort_key AS sort_key, e.uuid, e.at_utc, e.day, e.zone, e.title,
           iif(e.opens_on IS NULL, substr(e.body, 1, {PREVIEW_LENGTH}), ''), c.mood, c.craving, c.sleep, 0, e.opens_on
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
           substr(k.note, 1, {PREVIEW_LENGTH}), k.mood, k.craving, k.sleep, k.not_today, NULL
    FROM check_in AS k WHERE k.deleted_at IS NULL AND k.sort_key < ?1
"""  # noqa: S608
_MOMENT_LINES = f"""
    SELECT m.sort_key AS sort_key, m.uuid, m.at_utc, m.day, m.zone, '',
           substr(m.note, 1, {PREVIEW_LENGTH}), m.mood, m.craving, NULL, 0, NULL
    FROM moment AS m WHERE m.deleted_at IS NULL AND m.sort_key < ?1
"""  # noqa: S608
_LETTERS = """
    SELECT uuid, title, day, opens_on FROM journal_entry
    WHERE opens_on <= ? AND opens_on IS NOT NULL AND deleted_at IS NULL ORDER BY opens_on, sort_key
"""
#: The rows of each kind, by what the timeline is put together.
ARMS: Mapping[RowKind, str] = MappingProxyType(
    {RowKind.ENTRY: _ENTRY_LINES, RowKind.CHECK_IN: _CHECK_IN_LINES, RowKind.MOMENT: _MOMENT_LINES}
)
_NEWEST_FIRST = "ORDER BY sort_key DESC LIMIT ?2"

TIMELINES: Mapping[TimelineFilter, str] = MappingProxyType(
    {
        TimelineFilter.ALL: f"{_ENTRY_LINES} UNION ALL {_CHECK_IN_LINES} UNION ALL {_MOMENT_LINES} {_NEWEST_FIRST}",
        TimelineFilter.ENTRIES: f"{_ENTRY_LINES} {_NEWEST_FIRST}",
        TimelineFilter.CHECK_INS: f"{_CHECK_IN_LINES} UNION ALL {_MOMENT_LINES} {_NEWEST_FIRST}",
        TimelineFilter.CRAVINGS: f"""
            SELECT DISTINCT * FROM ({_TAGGED_LINES}) UNION ALL {_CHECK_IN_LINES} AND k.craving >= 1
            UNION ALL {_MOMENT_LINES} AND m.craving >= 1 {_NEWEST_FIRST}
        """,  # noqa: S608
    }
)


def draft(connection: Connection, slot: str) -> Draft | None:
    """What was being written in a slot and is not saved, or None."""
    row = connection.execute(f"{_DRAFTS} WHERE slot = ?", (slot,)).fetchone()
    return None if row is None else _draft(row)


def drafts(connection: Connection) -> tuple[Draft, ...]:
    """Everything that was being written and is not saved, newest first."""
    return tuple(_draft(row) for row in connection.execute(f"{_DRAFTS} ORDER BY updated_at DESC"))


def _draft(row: tuple[Any, ...]) -> Draft:
    slot, entry_uuid, payload, updated_at = row
    kept = json.loads(payload)
    writing = Writing(kept.get("title", ""), kept.get("body", ""), tuple(kept.get("tags", ())))
    return Draft(slot, entry_uuid, writing, instant_from_text(updated_at))


def entry(connection: Connection, uuid: str) -> Entry | None:
    """One entry with its tags, from the bin too; None where there is none or its words are gone."""
    row = connection.execute(_ENTRY, (uuid,)).fetchone()
    if row is None:
        return None
    _, key, at_utc, day, zone, title, body, created_at, updated_at, deleted_at, opens_on = row
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
        opens_on=None if opens_on is None else date.fromisoformat(opens_on),
    )


def letters_due(connection: Connection, day: date) -> tuple[Letter, ...]:
    """The letters to oneself that are closed and whose day has come by `day`, the longest waiting first."""
    return tuple(
        Letter(uuid, title, date.fromisoformat(written), date.fromisoformat(opens_on))
        for uuid, title, written, opens_on in connection.execute(_LETTERS, (day.isoformat(),))
    )


def timeline(
    connection: Connection,
    which: TimelineFilter = TimelineFilter.ALL,
    before: int | None = None,
    limit: int = PAGE,
) -> TimelinePage:
    """A page of the timeline, newest first, of rows whose key is lower than `before`."""
    start = NEWEST if before is None else before
    return page_of(connection.execute(TIMELINES[which], (start, limit + 1)).fetchall(), limit)


def page_of(rows: Sequence[tuple[Any, ...]], limit: int) -> TimelinePage:
    """A page of so many of the rows; one more than that tells that there is a following page."""
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
            # What came from a page is Markdown; a note of a check-in is what was typed.
            preview=beginning(preview) if kind_of(key) is RowKind.ENTRY else preview,
            mood=mood,
            craving=craving,
            sleep=sleep,
            not_today=bool(not_today),
            opens_on=None if opens_on is None else date.fromisoformat(opens_on),
        )
        for key, uuid, at_utc, day, zone, title, preview, mood, craving, sleep, not_today, opens_on in rows
    )
