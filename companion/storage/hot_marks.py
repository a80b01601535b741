"""Prepared reads of bookmarks and highlighted words."""

from __future__ import annotations

from companion.domain.day import instant_from_text
from companion.domain.marks import Anchor, Mark, MarkKind
from companion.storage.driver import Connection

_ALIVE = """
    SELECT uuid, kind, article, heading, words, before, after, note, created_at FROM mark WHERE deleted_at IS NULL
"""
_ORDER = "ORDER BY created_at, uuid"


def of_article(connection: Connection, article: str) -> tuple[Mark, ...]:
    """The marks in one article, in the order they were made."""
    return tuple(_mark(row) for row in connection.execute(f"{_ALIVE} AND article = ? {_ORDER}", (article,)))


def every(connection: Connection) -> tuple[Mark, ...]:
    """The marks in all articles, in the order they were made."""
    return tuple(_mark(row) for row in connection.execute(f"{_ALIVE} {_ORDER}"))


def noted(connection: Connection) -> tuple[Mark, ...]:
    """The marks with a note, the latest first."""
    rows = connection.execute(f"{_ALIVE} AND note <> '' ORDER BY created_at DESC, uuid")
    return tuple(_mark(row) for row in rows)


def _mark(row: tuple[str, str, str, str, str, str, str, str, str]) -> Mark:
    uuid, kind, article, heading, words, before, after, note, created_at = row
    anchor = Anchor(heading, words, before, after)
    return Mark(uuid, MarkKind(kind), article, anchor, note, instant_from_text(created_at))
