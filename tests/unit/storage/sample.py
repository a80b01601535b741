"""Small databases to try things on."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from companion.storage.database import Database
from companion.storage.keys import Cost
from companion.storage.tables.checkin import check_in
from companion.storage.tables.contacts import contact
from companion.storage.tables.journal import journal_entry

#: Argon2id at its least, so that a test does not wait for what a person's machine waits for.
CHEAP = Cost(passes=1, memory_kib=8)
NOW = datetime(2026, 3, 14, 9, 26, 53, tzinfo=UTC)
INSTANT = "2026-03-14T09:26:53.000000Z"
WORDS = "I walked to the harbour"


def entry_row(number: int, words: str = WORDS) -> dict[str, object]:
    """A journal entry, the `number`th."""
    day = date(2026, 1, 1) + timedelta(days=number)
    return {
        "sort_key": (number + 1) * 1024,
        "uuid": f"entry-{number}",
        "at_utc": INSTANT,
        "day": day.isoformat(),
        "zone": "Europe/London",
        "title": f"Page {number}",
        "body": words,
        "created_at": INSTANT,
        "updated_at": INSTANT,
    }


def check_in_row(number: int, note: str = "") -> dict[str, object]:
    """A check-in, the `number`th."""
    day = date(2026, 1, 1) + timedelta(days=number)
    return {
        "sort_key": (number + 1) * 1024 + 1,
        "uuid": f"check-in-{number}",
        "day": day.isoformat(),
        "at_utc": INSTANT,
        "zone": "Europe/London",
        "mood": number % 11,
        "note": note,
        "created_at": INSTANT,
        "updated_at": INSTANT,
    }


def fill(db: Database, entries: int = 3, words: str = WORDS) -> None:
    """Write some entries, a check-in with a note for each, and a contact; nothing at all for no entries."""
    if not entries:
        return
    with db.write("journal", "checkin", "contacts") as connection:
        connection.execute(sa.insert(journal_entry), [entry_row(n, words) for n in range(entries)])
        connection.execute(sa.insert(check_in), [check_in_row(n, words) for n in range(entries)])
        connection.execute(
            sa.insert(contact),
            {"uuid": "contact-0", "name": words, "created_at": INSTANT, "updated_at": INSTANT},
        )


def make(path: Path, key: bytes | None = None, entries: int = 3, words: str = WORDS) -> None:
    """A closed database with some rows in it."""
    db = Database.open(path, key, create=True)
    try:
        fill(db, entries, words)
    finally:
        db.close()


def titles(path: Path, key: bytes | None) -> list[str]:
    """The titles in a closed database, oldest first; sound or an error."""
    db = Database.open(path, key)
    try:
        with db.quick() as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
            return [row[0] for row in connection.execute("SELECT title FROM journal_entry ORDER BY sort_key")]
    finally:
        db.close()


def files_holding(folder: Path, words: str) -> list[str]:
    """The names of all files under a folder that hold the words, byte for byte."""
    marker = words.encode()
    return sorted(
        str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and marker in path.read_bytes()
    )
