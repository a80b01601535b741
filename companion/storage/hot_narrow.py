"""The timeline and the search, narrowed by days, tags, mood, craving and kind: all of it decided by the file itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from companion.domain.ids import RowKind
from companion.domain.journal import TimelinePage
from companion.domain.looking import Only, SavedSearch, Sought
from companion.storage.driver import Connection
from companion.storage.hot_journal import ARMS, NEWEST, PAGE, page_of

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
    arms = " UNION ALL ".join(f"{ARMS[kind]} AND {condition}" for kind, condition in conditions.items())
    if not arms:
        return TimelinePage((), None)
    # The arms have numbers for the key and the limit, and names for what narrows them.
    line = f"{arms} ORDER BY sort_key DESC LIMIT :limit".replace("?1", ":before")
    rows = connection.execute(line, {**given, "before": NEWEST if before is None else before, "limit": limit + 1})
    return page_of(rows.fetchall(), limit)


def among_hits(sought: Sought) -> tuple[str, dict[str, Any]]:
    """A condition on `search.rowid` that holds for what fits, and the values it names."""
    conditions, given = _conditions(sought)
    arms = " ".join(
        f"WHEN {kind:d} THEN EXISTS (SELECT 1 FROM {_ROWS[kind]} "  # noqa: S608 - only names of ours
        f"WHERE {_ALIASES[kind][0]}.sort_key = search.rowid AND {condition})"
        for kind, condition in conditions.items()
    )
    return (f"CASE search.rowid & 3 {arms} ELSE 0 END" if arms else "0"), given


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
    for name, reach in (("mood", sought.mood), ("craving", sought.craving)):
        if reach is not None:
            given[f"{name}_low"], given[f"{name}_high"] = reach
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
