"""Version 4: bookmarks in the library, and words highlighted there, with notes."""

from __future__ import annotations

from companion.storage.driver import Connection

NUMBER = 4

TABLES = (
    """
    CREATE TABLE mark (
        uuid TEXT NOT NULL,
        kind TEXT NOT NULL,
        article TEXT NOT NULL,
        heading TEXT DEFAULT '' NOT NULL,
        words TEXT DEFAULT '' NOT NULL,
        before TEXT DEFAULT '' NOT NULL,
        after TEXT DEFAULT '' NOT NULL,
        note TEXT DEFAULT '' NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid),
        CHECK (kind IN ('bookmark', 'highlight'))
    )
    """,
    "CREATE INDEX mark_by_article ON mark (article)",
)


def up(connection: Connection) -> None:
    """Bring a file of version 3 to version 4."""
    for statement in TABLES:
        connection.execute(statement)
