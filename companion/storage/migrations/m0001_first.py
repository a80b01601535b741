"""Version 1: the first tables, and the search kept in step with them by triggers."""

from __future__ import annotations

from companion.storage.driver import Connection

NUMBER = 1

TABLES = (
    """
    CREATE TABLE journal_entry (
        sort_key INTEGER NOT NULL,
        uuid TEXT NOT NULL,
        at_utc TEXT NOT NULL,
        day TEXT NOT NULL,
        zone TEXT NOT NULL,
        title TEXT DEFAULT '' NOT NULL,
        body TEXT DEFAULT '' NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        purged_at TEXT,
        PRIMARY KEY (sort_key),
        UNIQUE (uuid)
    )
    """,
    "CREATE INDEX journal_entry_by_day ON journal_entry (day)",
    "CREATE INDEX journal_entry_in_bin ON journal_entry (deleted_at) WHERE deleted_at IS NOT NULL",
    """
    CREATE TABLE tag (
        uuid TEXT NOT NULL,
        name TEXT COLLATE "NOCASE" NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid),
        UNIQUE (name)
    )
    """,
    """
    CREATE TABLE entry_tag (
        entry_uuid TEXT NOT NULL,
        tag_uuid TEXT NOT NULL,
        PRIMARY KEY (entry_uuid, tag_uuid),
        FOREIGN KEY(entry_uuid) REFERENCES journal_entry (uuid),
        FOREIGN KEY(tag_uuid) REFERENCES tag (uuid)
    )
    """,
    "CREATE INDEX entry_tag_by_tag ON entry_tag (tag_uuid)",
    """
    CREATE TABLE draft (
        slot TEXT NOT NULL,
        entry_uuid TEXT,
        payload TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (slot)
    )
    """,
    """
    CREATE TABLE check_in (
        sort_key INTEGER NOT NULL,
        uuid TEXT NOT NULL,
        day TEXT NOT NULL,
        at_utc TEXT NOT NULL,
        zone TEXT NOT NULL,
        mood INTEGER,
        craving INTEGER,
        sleep INTEGER,
        sleep_minutes INTEGER,
        pain INTEGER,
        medicine_taken INTEGER,
        note TEXT DEFAULT '' NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        purged_at TEXT,
        PRIMARY KEY (sort_key),
        UNIQUE (uuid),
        UNIQUE (day),
        CHECK (mood BETWEEN 0 AND 10),
        CHECK (craving BETWEEN 0 AND 10),
        CHECK (sleep BETWEEN 0 AND 10),
        CHECK (sleep_minutes BETWEEN 0 AND 1440),
        CHECK (pain BETWEEN 0 AND 10),
        CHECK (medicine_taken IN (0, 1))
    )
    """,
    """
    CREATE TABLE trigger_word (
        uuid TEXT NOT NULL,
        name TEXT COLLATE "NOCASE" NOT NULL,
        position INTEGER DEFAULT 0 NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid),
        UNIQUE (name)
    )
    """,
    """
    CREATE TABLE check_in_trigger (
        check_in_uuid TEXT NOT NULL,
        trigger_uuid TEXT NOT NULL,
        PRIMARY KEY (check_in_uuid, trigger_uuid),
        FOREIGN KEY(check_in_uuid) REFERENCES check_in (uuid),
        FOREIGN KEY(trigger_uuid) REFERENCES trigger_word (uuid)
    )
    """,
    "CREATE INDEX check_in_trigger_by_trigger ON check_in_trigger (trigger_uuid)",
    """
    CREATE TABLE count_event (
        uuid TEXT NOT NULL,
        kind TEXT NOT NULL,
        at_utc TEXT,
        day TEXT NOT NULL,
        zone TEXT NOT NULL,
        note TEXT DEFAULT '' NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid),
        CHECK (kind IN ('start', 'lapse', 'restart'))
    )
    """,
    """
    CREATE TABLE contact (
        uuid TEXT NOT NULL,
        name TEXT NOT NULL,
        role TEXT DEFAULT '' NOT NULL,
        note TEXT DEFAULT '' NOT NULL,
        hours TEXT DEFAULT '' NOT NULL,
        night_ok INTEGER DEFAULT 0 NOT NULL,
        position INTEGER DEFAULT 0 NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid),
        CHECK (night_ok IN (0, 1))
    )
    """,
    """
    CREATE TABLE contact_number (
        uuid TEXT NOT NULL,
        contact_uuid TEXT NOT NULL,
        label TEXT DEFAULT '' NOT NULL,
        number TEXT NOT NULL,
        position INTEGER DEFAULT 0 NOT NULL,
        PRIMARY KEY (uuid),
        FOREIGN KEY(contact_uuid) REFERENCES contact (uuid)
    )
    """,
    "CREATE INDEX contact_number_by_contact ON contact_number (contact_uuid)",
    """
    CREATE TABLE setting (
        "key" TEXT NOT NULL,
        value TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY ("key")
    )
    """,
)

# Check-ins without a note are not in the search: a check-in is mostly numbers, and writing one should stay cheap.
SEARCH = (
    """
    CREATE VIEW searchable AS
        SELECT sort_key, title, body FROM journal_entry WHERE deleted_at IS NULL
        UNION ALL
        SELECT sort_key, '' AS title, note AS body FROM check_in WHERE deleted_at IS NULL AND note <> ''
    """,
    """
    CREATE VIRTUAL TABLE search USING fts5(
        title, body, content='searchable', content_rowid='sort_key',
        tokenize='porter unicode61 remove_diacritics 2', prefix='2 3'
    )
    """,
    "INSERT INTO search(search, rank) VALUES ('secure-delete', 1)",
    """
    CREATE TRIGGER journal_entry_search_in AFTER INSERT ON journal_entry WHEN new.deleted_at IS NULL
    BEGIN
        INSERT INTO search(rowid, title, body) VALUES (new.sort_key, new.title, new.body);
    END
    """,
    """
    CREATE TRIGGER journal_entry_search_out AFTER DELETE ON journal_entry WHEN old.deleted_at IS NULL
    BEGIN
        INSERT INTO search(search, rowid, title, body) VALUES ('delete', old.sort_key, old.title, old.body);
    END
    """,
    """
    CREATE TRIGGER journal_entry_search_change AFTER UPDATE OF sort_key, title, body, deleted_at ON journal_entry
    BEGIN
        INSERT INTO search(search, rowid, title, body)
            SELECT 'delete', old.sort_key, old.title, old.body WHERE old.deleted_at IS NULL;
        INSERT INTO search(rowid, title, body)
            SELECT new.sort_key, new.title, new.body WHERE new.deleted_at IS NULL;
    END
    """,
    """
    CREATE TRIGGER check_in_search_in AFTER INSERT ON check_in WHEN new.deleted_at IS NULL AND new.note <> ''
    BEGIN
        INSERT INTO search(rowid, title, body) VALUES (new.sort_key, '', new.note);
    END
    """,
    """
    CREATE TRIGGER check_in_search_out AFTER DELETE ON check_in WHEN old.deleted_at IS NULL AND old.note <> ''
    BEGIN
        INSERT INTO search(search, rowid, title, body) VALUES ('delete', old.sort_key, '', old.note);
    END
    """,
    """
    CREATE TRIGGER check_in_search_change AFTER UPDATE OF sort_key, note, deleted_at ON check_in
    BEGIN
        INSERT INTO search(search, rowid, title, body)
            SELECT 'delete', old.sort_key, '', old.note WHERE old.deleted_at IS NULL AND old.note <> '';
        INSERT INTO search(rowid, title, body)
            SELECT new.sort_key, '', new.note WHERE new.deleted_at IS NULL AND new.note <> '';
    END
    """,
)


def up(connection: Connection) -> None:
    """Make everything of version 1 in an empty file."""
    for statement in (*TABLES, *SEARCH):
        connection.execute(statement)
