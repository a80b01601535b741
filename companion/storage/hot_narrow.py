"""The timeline and the search, narrowed by days, tags, mood, craving and kind: all of it decided by the file itself."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from companion.domain.ids import RowKind, first_key, instant_of
from companion.domain.journal import TimelinePage
from companion.domain.looking import Only, SavedSearch, Sought
from companion.storage.driver import Connection
from companion.storage.hot_journal import ARMS, NEWEST, OLDEST, PAGE, page_of

_TAGGED = """
    EXISTS (
        SELECT 1 FROM entry_tag AS link JOIN tag ON tag.uuid = link.tag_uuid
        WHERE link.entry_uuid = e.uuid AND tag.deleted_at IS NULL AND tag.name = :tag{place}
    )
"""
#: Of each kind of row: the name its table has in a query, and where its mood and craving stand.
_ALIASES: Mapping[RowKind, tuple[str, str]] = {
    RowKind.ENTRY: ("e", "c"),
    RowKind.CHECK_IN: ("k", "k"),
    RowKind.MOMENT: ("m", "m"),
}
_ROWS: Mapping[RowKind, str] = {
    RowKind.ENTRY: "journal_entry AS e LEFT JOIN check_in AS c ON c.day = e.day AND c.deleted_at IS NULL",
    RowKind.CHECK_IN: "check_in AS k",
    RowKind.MOMENT: "moment AS m",
}
#: Where no more rows than this have the tag, the mood or the craving, these are gathered, and only they are looked at.
FEW = 2_000
_BOUNDS = "{key} >= :oldest AND {key} < :before"
#: A row's instant is this near to its day, whatever the zone, the hour a day begins at, and a clock that was set back.
_NEAR = timedelta(days=4)
_OF_A_TAG = """
    SELECT e.sort_key FROM tag CROSS JOIN entry_tag AS link ON link.tag_uuid = tag.uuid
        CROSS JOIN journal_entry AS e ON e.uuid = link.entry_uuid
    WHERE tag.name = ? LIMIT ?
"""
_SAVED = "SELECT uuid, name, query FROM saved_search WHERE deleted_at IS NULL ORDER BY position, created_at, uuid"
_DAYS_WRITTEN = """
    SELECT day FROM journal_entry WHERE day BETWEEN ?1 AND ?2 AND deleted_at IS NULL
    UNION SELECT day FROM check_in WHERE day BETWEEN ?1 AND ?2 AND deleted_at IS NULL
    UNION SELECT day FROM moment WHERE day BETWEEN ?1 AND ?2 AND deleted_at IS NULL
"""
#: Pages of the same date in earlier years, but for days of use, of which nobody is reminded by this.
_YEARS = """
    SELECT DISTINCT day FROM journal_entry
    WHERE day IN (SELECT value FROM json_each(?1)) AND deleted_at IS NULL AND opens_on IS NULL
        AND day NOT IN (SELECT day FROM count_event WHERE kind = 'lapse' AND deleted_at IS NULL AND day IS NOT NULL)
    ORDER BY day DESC
"""


def narrowed_timeline(
    connection: Connection, sought: Sought, before: int | None = None, limit: int = PAGE
) -> TimelinePage:
    """A page of the timeline of what fits, newest first, of rows whose key is lower than `before`."""
    conditions, given = _conditions(sought)
    if not conditions:
        return TimelinePage((), None)
    within, more = _within(connection, sought, before)
    # The arms have numbers for the key and the limit, and names for what narrows them.
    arms = " UNION ALL ".join(
        f"{ARMS[kind]} AND {condition} AND {within.format(key=f'{_ALIASES[kind][0]}.sort_key')}"
        for kind, condition in conditions.items()
    )
    line = f"{arms} ORDER BY sort_key DESC LIMIT :limit".replace("?1", ":before")
    rows = connection.execute(line, {**given, **more, "limit": limit + 1})
    return page_of(rows.fetchall(), limit)


def among_hits(connection: Connection, sought: Sought, before: int | None = None) -> tuple[str, dict[str, Any]]:
    """A condition on `search.rowid` that holds for what fits and is lower than `before`, and the values it names."""
    conditions, given = _conditions(sought)
    if not conditions:
        return "0", {}
    within, more = _within(connection, sought, before)
    arms = " ".join(
        f"WHEN {kind:d} THEN EXISTS (SELECT 1 FROM {_ROWS[kind]} "  # noqa: S608 - only names of ours
        f"WHERE {_ALIASES[kind][0]}.sort_key = search.rowid AND {condition})"
        for kind, condition in conditions.items()
    )
    # The index is walked from key to key; the plus keeps it from being asked anew for each key that was gathered.
    bounds = "search.rowid >= :oldest AND search.rowid < :before"
    return f"{bounds} AND {within.format(key='+search.rowid')} AND CASE search.rowid & 3 {arms} ELSE 0 END", {
        **given,
        **more,
    }


def _within(connection: Connection, sought: Sought, before: int | None) -> tuple[str, dict[str, Any]]:
    """A condition on `{key}` that holds at least for what fits, and is quick to look at; what fits is told apart after.

    Days become reaches of keys. Where a tag, a mood or a craving is rare, its keys are gathered; where it is not, one
    walks, from the newest day that has it.
    """
    oldest = OLDEST if sought.first is None else _key_near(sought.first, -_NEAR)
    newest = NEWEST if sought.last is None else _key_near(sought.last, _NEAR)
    newest = newest if before is None else min(newest, before)
    keys = _of_rarest_tag(connection, sought)
    if keys is None and (sought.mood is not None or sought.craving is not None):
        keys = _of_values(connection, sought, oldest, newest)
        if keys is None:
            newest = min(newest, _newest_of_values(connection, sought, newest))
    if keys is not None:
        fitting = [key for key in keys if oldest <= key < newest]
        oldest, newest = (min(fitting), max(fitting) + 1) if fitting else (0, 0)
        return f"{_BOUNDS} AND {{key}} IN (SELECT value FROM json_each(:keys))", {  # noqa: S608 - only names of ours
            "oldest": oldest,
            "before": newest,
            "keys": json.dumps(fitting),
        }
    return _BOUNDS, {"oldest": oldest, "before": newest}


def _key_near(day: date, further: timedelta) -> int:
    try:
        return first_key(datetime.combine(day + further, time(), UTC))
    except OverflowError:
        return OLDEST if further < timedelta() else NEWEST


def _of_rarest_tag(connection: Connection, sought: Sought) -> list[int] | None:
    """The keys of the pages with that of the tags which fewest have; None where each is on many."""
    found = [[key for (key,) in connection.execute(_OF_A_TAG, (tag, FEW + 1))] for tag in sought.tags]
    keys = min(found, key=len, default=None)
    return None if keys is None or len(keys) > FEW else keys


def _of_values(connection: Connection, sought: Sought, oldest: int, newest: int) -> list[int] | None:
    """The keys of what is of the mood and craving; None where these are many."""
    conditions, given = _valued(sought)
    arms = [
        f"SELECT e.sort_key FROM check_in AS k CROSS JOIN journal_entry AS e ON e.day = k.day"  # noqa: S608
        f" WHERE k.deleted_at IS NULL AND {conditions} AND e.sort_key >= :oldest AND e.sort_key < :before",
        *(
            f"SELECT sort_key FROM {table} WHERE {conditions} AND sort_key >= :oldest AND sort_key < :before"  # noqa: S608
            for table in ("check_in", "moment")
        ),
    ]
    given |= {"oldest": oldest, "before": newest, "most": FEW + 1}
    keys = [key for (key,) in connection.execute(f"{' UNION ALL '.join(arms)} LIMIT :most", given)]
    return None if len(keys) > FEW else keys


def _newest_of_values(connection: Connection, sought: Sought, newest: int) -> int:
    """A key above all that are of the mood and craving and lower than `newest`."""
    conditions, given = _valued(sought)
    # The day of a row below a key is no later than so many days after it.
    given["until"] = "9999" if newest == NEWEST else (instant_of(newest) + _NEAR).date().isoformat()
    line = " UNION ALL ".join(
        f"SELECT max(day) AS day FROM {table} WHERE deleted_at IS NULL AND {conditions} AND day <= :until"  # noqa: S608
        for table in ("check_in", "moment")
    )
    day = connection.execute(f"SELECT max(day) FROM ({line})", given).fetchone()[0]  # noqa: S608 - only names of ours
    return OLDEST if day is None else _key_near(date.fromisoformat(day), _NEAR)


def _valued(sought: Sought) -> tuple[str, dict[str, Any]]:
    parts, given = [], dict[str, Any]()
    for name, reach in (("mood", sought.mood), ("craving", sought.craving)):
        if reach is not None:
            parts.append(f"{name} BETWEEN :{name}_low AND :{name}_high")
            given[f"{name}_low"], given[f"{name}_high"] = reach
    return " AND ".join(parts), given


def days_written(connection: Connection, first: date, last: date) -> frozenset[date]:
    """The days of a stretch on which there is a page, a check-in or a moment."""
    found = connection.execute(_DAYS_WRITTEN, (first.isoformat(), last.isoformat()))
    return frozenset(date.fromisoformat(day) for (day,) in found)


def earlier_years(connection: Connection, days: str) -> tuple[date, ...]:
    """Of these days (a JSON list) those with an open page that were no day of use, the latest first."""
    return tuple(date.fromisoformat(day) for (day,) in connection.execute(_YEARS, (days,)))


def saved_searches(connection: Connection) -> tuple[SavedSearch, ...]:
    """The searches kept under a name, in the person's order."""
    return tuple(SavedSearch(*row) for row in connection.execute(_SAVED))


def _conditions(sought: Sought) -> tuple[dict[RowKind, str], dict[str, Any]]:
    given: dict[str, Any] = {f"tag{place}": tag for place, tag in enumerate(sought.tags)}
    kinds = list(_ALIASES)
    if sought.only is Only.PAGES or sought.tags:
        kinds = [RowKind.ENTRY]
    if sought.only is Only.CHECK_INS:
        kinds = [] if sought.tags else [RowKind.CHECK_IN, RowKind.MOMENT]
    for name, day in (("first", sought.first), ("last", sought.last)):
        if day is not None:
            given[name] = day.isoformat()
    given |= _valued(sought)[1]
    conditions = {}
    for kind in kinds:
        row, values = _ALIASES[kind]
        parts = [f"{row}.deleted_at IS NULL"]
        parts += [f"{row}.day >= :first"] if sought.first is not None else []
        parts += [f"{row}.day <= :last"] if sought.last is not None else []
        parts += [f"{values}.mood BETWEEN :mood_low AND :mood_high"] if sought.mood is not None else []
        parts += [f"{values}.craving BETWEEN :craving_low AND :craving_high"] if sought.craving is not None else []
        parts += [_TAGGED.format(place=place) for place in range(len(sought.tags))]
        conditions[kind] = " AND ".join(parts)
    return conditions, given
