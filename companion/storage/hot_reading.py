"""Prepared reads of how far the articles of the library were read."""

from __future__ import annotations

from datetime import datetime

from companion.domain.day import instant_from_text
from companion.domain.reading import Read
from companion.storage.driver import Connection

_ALL = "SELECT article, share, finished_at IS NOT NULL FROM reading"
_LAST = "SELECT updated_at FROM reading WHERE article = ?"
_ONE = "SELECT share, finished_at IS NOT NULL FROM reading WHERE article = ?"


def every(connection: Connection) -> dict[str, Read]:
    """How far each opened article was read, by its id."""
    return {article: Read(share, bool(finished)) for article, share, finished in connection.execute(_ALL)}


def one(connection: Connection, article: str) -> Read | None:
    """How far one article was read; None where it was never opened."""
    row = connection.execute(_ONE, (article,)).fetchone()
    return None if row is None else Read(row[0], bool(row[1]))


def last_opened(connection: Connection, article: str) -> datetime | None:
    """When an article was last opened or read on; None where it never was."""
    row = connection.execute(_LAST, (article,)).fetchone()
    return None if row is None else instant_from_text(row[0])
