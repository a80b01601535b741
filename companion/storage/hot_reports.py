"""Prepared reads that only reports ask for."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from textwrap import shorten

from companion.domain.progress import Mean, Span
from companion.domain.reports import PageTold
from companion.storage.driver import Connection

#: So many letters tell a page that has no title from others.
_BEGINS = 80

_SLEPT = """
    SELECT avg(sleep_minutes), count(sleep_minutes) FROM check_in WHERE deleted_at IS NULL AND day BETWEEN ? AND ?
"""
_DOSES = """
    SELECT medicine_uuid, sum(taken), count(*) FROM dose
    WHERE deleted_at IS NULL AND day BETWEEN ? AND ? GROUP BY medicine_uuid
"""
# A letter that is closed until a day is nobody's to read, and not told of.
_PAGES = """
    SELECT uuid, day, title, substr(body, 1, 200) FROM journal_entry
    WHERE deleted_at IS NULL AND opens_on IS NULL AND day BETWEEN ? AND ? ORDER BY sort_key
"""
_BODY = "SELECT body FROM journal_entry WHERE uuid = ?"
_NAMES = "SELECT name FROM contact WHERE deleted_at IS NULL"


def slept(connection: Connection, span: Span) -> Mean | None:
    """The average of the minutes slept, and of how many nights."""
    minutes, nights = connection.execute(_SLEPT, _ends(span)).fetchone()
    return Mean(minutes, nights) if nights else None


def doses(connection: Connection, span: Span) -> dict[str, tuple[int, int]]:
    """Of each medicine how many doses were taken, and of how many something was said."""
    return {uuid: (taken, said) for uuid, taken, said in connection.execute(_DOSES, _ends(span))}


def pages(connection: Connection, span: Span, chosen: Collection[str]) -> tuple[PageTold, ...]:
    """The pages of a stretch, the oldest first: their titles or how they begin, and all words of those chosen."""
    found = []
    for uuid, day, title, begins in connection.execute(_PAGES, _ends(span)):
        body = connection.execute(_BODY, (uuid,)).fetchone()[0] if uuid in chosen else ""
        found.append(PageTold(uuid, date.fromisoformat(day), title, shorten(begins, _BEGINS, placeholder="…"), body))
    return tuple(found)


def names(connection: Connection) -> tuple[str, ...]:
    """The names of the person's people."""
    return tuple(name for (name,) in connection.execute(_NAMES))


def _ends(span: Span) -> tuple[str, str]:
    return span.first.isoformat(), span.last.isoformat()
