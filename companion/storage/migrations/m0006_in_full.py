"""Version 6: the journal in full, progress, self-checks, reports, and the way in and out."""

from __future__ import annotations

from companion.storage.driver import Connection

NUMBER = 6

STATEMENTS = (
    "ALTER TABLE journal_entry ADD COLUMN opens_on TEXT",
    "CREATE INDEX journal_entry_closed ON journal_entry (opens_on) WHERE opens_on IS NOT NULL",
    """
    CREATE TABLE entry_version (
        uuid TEXT NOT NULL,
        entry_uuid TEXT NOT NULL,
        title TEXT DEFAULT '' NOT NULL,
        body TEXT DEFAULT '' NOT NULL,
        tags TEXT DEFAULT '[]' NOT NULL,
        written_at TEXT NOT NULL,
        replaced_at TEXT NOT NULL,
        PRIMARY KEY (uuid),
        FOREIGN KEY(entry_uuid) REFERENCES journal_entry (uuid)
    )
    """,
    "CREATE INDEX entry_version_by_end ON entry_version (replaced_at)",
    "CREATE INDEX entry_version_by_entry ON entry_version (entry_uuid, replaced_at)",
    """
    CREATE TABLE entry_picture (
        uuid TEXT NOT NULL,
        entry_uuid TEXT,
        attachment_uuid TEXT NOT NULL,
        width INTEGER NOT NULL,
        height INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid),
        CHECK (width > 0 AND height > 0),
        FOREIGN KEY(entry_uuid) REFERENCES journal_entry (uuid),
        FOREIGN KEY(attachment_uuid) REFERENCES attachment (uuid)
    )
    """,
    "CREATE INDEX entry_picture_by_attachment ON entry_picture (attachment_uuid)",
    "CREATE INDEX entry_picture_by_entry ON entry_picture (entry_uuid)",
    """
    CREATE TABLE saved_search (
        uuid TEXT NOT NULL,
        name TEXT NOT NULL,
        "query" TEXT NOT NULL,
        position INTEGER DEFAULT 0 NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid)
    )
    """,
    """
    CREATE TABLE spelling_word (
        uuid TEXT NOT NULL,
        name TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid),
        UNIQUE (name)
    )
    """,
    """
    CREATE TABLE self_check (
        uuid TEXT NOT NULL,
        kind TEXT NOT NULL,
        edition INTEGER DEFAULT 1 NOT NULL,
        day TEXT NOT NULL,
        at_utc TEXT NOT NULL,
        zone TEXT NOT NULL,
        answers TEXT NOT NULL,
        note TEXT DEFAULT '' NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid)
    )
    """,
    "CREATE INDEX self_check_by_kind ON self_check (kind, day)",
    """
    CREATE TABLE wish (
        uuid TEXT NOT NULL,
        name TEXT NOT NULL,
        cents INTEGER,
        days INTEGER,
        had_on TEXT,
        position INTEGER DEFAULT 0 NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid),
        CHECK (cents > 0),
        CHECK (days > 0)
    )
    """,
    """
    CREATE TABLE question (
        uuid TEXT NOT NULL,
        words TEXT NOT NULL,
        whom TEXT DEFAULT '' NOT NULL,
        asked_on TEXT,
        answer TEXT DEFAULT '' NOT NULL,
        position INTEGER DEFAULT 0 NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid)
    )
    """,
    """
    CREATE TABLE import_run (
        uuid TEXT NOT NULL,
        source TEXT NOT NULL,
        sha256 TEXT DEFAULT '' NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid)
    )
    """,
    """
    CREATE TABLE imported (
        table_name TEXT NOT NULL,
        row_uuid TEXT NOT NULL,
        run_uuid TEXT NOT NULL,
        own_id TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (table_name, row_uuid),
        FOREIGN KEY(run_uuid) REFERENCES import_run (uuid)
    )
    """,
    "CREATE INDEX imported_by_own_id ON imported (own_id)",
    "CREATE INDEX imported_by_run ON imported (run_uuid)",
)

# Of a letter that is closed, the search knows the title alone.
SEARCH = (
    "DROP TRIGGER journal_entry_search_in",
    "DROP TRIGGER journal_entry_search_out",
    "DROP TRIGGER journal_entry_search_change",
    "DROP VIEW searchable",
    """
    CREATE VIEW searchable AS
        SELECT sort_key, title, iif(opens_on IS NULL, body, '') AS body FROM journal_entry WHERE deleted_at IS NULL
        UNION ALL
        SELECT sort_key, '' AS title, note AS body FROM check_in WHERE deleted_at IS NULL AND note <> ''
        UNION ALL
        SELECT sort_key, '' AS title, note AS body FROM moment WHERE deleted_at IS NULL AND note <> ''
        UNION ALL
        SELECT sort_key, '' AS title, note AS body FROM wellbeing WHERE deleted_at IS NULL AND note <> ''
    """,
    """
    CREATE TRIGGER journal_entry_search_in AFTER INSERT ON journal_entry WHEN new.deleted_at IS NULL
    BEGIN
        INSERT INTO search(rowid, title, body)
            VALUES (new.sort_key, new.title, iif(new.opens_on IS NULL, new.body, ''));
    END
    """,
    """
    CREATE TRIGGER journal_entry_search_out AFTER DELETE ON journal_entry WHEN old.deleted_at IS NULL
    BEGIN
        INSERT INTO search(search, rowid, title, body)
            VALUES ('delete', old.sort_key, old.title, iif(old.opens_on IS NULL, old.body, ''));
    END
    """,
    """
    CREATE TRIGGER journal_entry_search_change
        AFTER UPDATE OF sort_key, title, body, deleted_at, opens_on ON journal_entry
    BEGIN
        INSERT INTO search(search, rowid, title, body)
            SELECT 'delete', old.sort_key, old.title, iif(old.opens_on IS NULL, old.body, '')
            WHERE old.deleted_at IS NULL;
        INSERT INTO search(rowid, title, body)
            SELECT new.sort_key, new.title, iif(new.opens_on IS NULL, new.body, '') WHERE new.deleted_at IS NULL;
    END
    """,
)


def up(connection: Connection) -> None:
    """Bring a file of version 5 to version 6."""
    for statement in (*STATEMENTS, *SEARCH):
        connection.execute(statement)
