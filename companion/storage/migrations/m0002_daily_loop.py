"""Version 2: the daily loop. Moments, feelings, measures, several things counted, lapses written about, plans, coping.

`check_in` and `count_event` are made anew with their new columns, in the way SQLite asks for: new table, rows over,
old one gone, new one renamed. A reason kept as a setting becomes the first row of the table of reasons.
"""

from __future__ import annotations

from companion.storage.driver import Connection

NUMBER = 2

# Dropped first and made again below: a view that names a table stands in the way of its renaming.
BEFORE = (
    "DROP VIEW searchable",
    "DROP TRIGGER check_in_search_in",
    "DROP TRIGGER check_in_search_out",
    "DROP TRIGGER check_in_search_change",
)

ANEW = (
    """
    CREATE TABLE counted (
        uuid TEXT NOT NULL,
        name TEXT NOT NULL,
        position INTEGER DEFAULT 0 NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid)
    )
    """,
    """
    CREATE TABLE check_in_anew (
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
        used INTEGER,
        not_today INTEGER DEFAULT 0 NOT NULL,
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
        CHECK (medicine_taken IN (0, 1)),
        CHECK (used IN (0, 1)),
        CHECK (not_today IN (0, 1))
    )
    """,
    """
    INSERT INTO check_in_anew (
        sort_key, uuid, day, at_utc, zone, mood, craving, sleep, sleep_minutes, pain,
        medicine_taken, note, created_at, updated_at, deleted_at, purged_at
    )
    SELECT
        sort_key, uuid, day, at_utc, zone, mood, craving, sleep, sleep_minutes, pain,
        medicine_taken, note, created_at, updated_at, deleted_at, purged_at
    FROM check_in
    """,
    "DROP TABLE check_in",
    "ALTER TABLE check_in_anew RENAME TO check_in",
    "CREATE INDEX check_in_moods ON check_in (day, mood) WHERE mood IS NOT NULL AND deleted_at IS NULL",
    """
    CREATE TABLE count_event_anew (
        uuid TEXT NOT NULL,
        counted_uuid TEXT,
        kind TEXT NOT NULL,
        at_utc TEXT,
        day TEXT NOT NULL,
        last_day TEXT,
        zone TEXT NOT NULL,
        note TEXT DEFAULT '' NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid),
        CHECK (kind IN ('start', 'lapse', 'restart', 'run')),
        CHECK ((kind = 'run') = (last_day IS NOT NULL)),
        FOREIGN KEY(counted_uuid) REFERENCES counted (uuid)
    )
    """,
    """
    INSERT INTO count_event_anew (
        uuid, kind, at_utc, day, zone, note, created_at, updated_at, deleted_at
    )
    SELECT
        uuid, kind, at_utc, day, zone, note, created_at, updated_at, deleted_at
    FROM count_event
    """,
    "DROP TABLE count_event",
    "ALTER TABLE count_event_anew RENAME TO count_event",
    "CREATE INDEX count_event_by_counted ON count_event (counted_uuid)",
)

TABLES = (
    """
    CREATE TABLE feeling_word (
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
    CREATE TABLE intention (
        uuid TEXT NOT NULL,
        day TEXT NOT NULL,
        words TEXT NOT NULL,
        done_at TEXT,
        position INTEGER DEFAULT 0 NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid)
    )
    """,
    "CREATE INDEX intention_by_day ON intention (day)",
    """
    CREATE TABLE measure (
        uuid TEXT NOT NULL,
        name TEXT NOT NULL,
        low TEXT DEFAULT '' NOT NULL,
        high TEXT DEFAULT '' NOT NULL,
        position INTEGER DEFAULT 0 NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid)
    )
    """,
    """
    CREATE TABLE medicine_stretch (
        uuid TEXT NOT NULL,
        first TEXT NOT NULL,
        last TEXT,
        name TEXT DEFAULT '' NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid)
    )
    """,
    """
    CREATE TABLE milestone_seen (
        uuid TEXT NOT NULL,
        name TEXT NOT NULL,
        seen_at TEXT NOT NULL,
        PRIMARY KEY (uuid),
        UNIQUE (name)
    )
    """,
    """
    CREATE TABLE moment (
        sort_key INTEGER NOT NULL,
        uuid TEXT NOT NULL,
        day TEXT NOT NULL,
        at_utc TEXT NOT NULL,
        zone TEXT NOT NULL,
        mood INTEGER,
        craving INTEGER,
        note TEXT DEFAULT '' NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        purged_at TEXT,
        PRIMARY KEY (sort_key),
        UNIQUE (uuid),
        CHECK (mood BETWEEN 0 AND 10),
        CHECK (craving BETWEEN 0 AND 10)
    )
    """,
    "CREATE INDEX moment_by_day ON moment (day)",
    """
    CREATE TABLE own_milestone (
        uuid TEXT NOT NULL,
        name TEXT DEFAULT '' NOT NULL,
        basis TEXT NOT NULL,
        days INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid),
        CHECK (basis IN ('run', 'total', 'medicine')),
        CHECK (days > 0)
    )
    """,
    """
    CREATE TABLE reason (
        uuid TEXT NOT NULL,
        words TEXT NOT NULL,
        position INTEGER DEFAULT 0 NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid)
    )
    """,
    """
    CREATE TABLE risk_date (
        uuid TEXT NOT NULL,
        kind TEXT NOT NULL,
        day TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid),
        CHECK (kind IN ('detox', 'rehab', 'hospital', 'custody', 'medicine'))
    )
    """,
    """
    CREATE TABLE tool_use (
        uuid TEXT NOT NULL,
        tool TEXT NOT NULL,
        at_utc TEXT NOT NULL,
        day TEXT NOT NULL,
        zone TEXT NOT NULL,
        rated_before INTEGER,
        rated_after INTEGER,
        seconds INTEGER,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid),
        CHECK (rated_before BETWEEN 0 AND 10),
        CHECK (rated_after BETWEEN 0 AND 10)
    )
    """,
    "CREATE INDEX tool_use_by_tool ON tool_use (tool)",
    """
    CREATE TABLE unfinished (
        slot TEXT NOT NULL,
        payload TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (slot)
    )
    """,
    """
    CREATE TABLE wellbeing (
        sort_key INTEGER NOT NULL,
        uuid TEXT NOT NULL,
        day TEXT NOT NULL,
        at_utc TEXT NOT NULL,
        zone TEXT NOT NULL,
        mood INTEGER,
        worry INTEGER,
        rest INTEGER,
        note TEXT DEFAULT '' NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        purged_at TEXT,
        PRIMARY KEY (sort_key),
        UNIQUE (uuid),
        UNIQUE (day),
        CHECK (mood BETWEEN 0 AND 10),
        CHECK (worry BETWEEN 0 AND 10),
        CHECK (rest BETWEEN 0 AND 10)
    )
    """,
    """
    CREATE TABLE check_in_feeling (
        check_in_uuid TEXT NOT NULL,
        feeling_uuid TEXT NOT NULL,
        PRIMARY KEY (check_in_uuid, feeling_uuid),
        FOREIGN KEY(check_in_uuid) REFERENCES check_in (uuid),
        FOREIGN KEY(feeling_uuid) REFERENCES feeling_word (uuid)
    )
    """,
    "CREATE INDEX check_in_feeling_by_feeling ON check_in_feeling (feeling_uuid)",
    """
    CREATE TABLE check_in_measure (
        check_in_uuid TEXT NOT NULL,
        measure_uuid TEXT NOT NULL,
        value INTEGER NOT NULL,
        PRIMARY KEY (check_in_uuid, measure_uuid),
        CHECK (value BETWEEN 0 AND 10),
        FOREIGN KEY(check_in_uuid) REFERENCES check_in (uuid),
        FOREIGN KEY(measure_uuid) REFERENCES measure (uuid)
    )
    """,
    "CREATE INDEX check_in_measure_by_measure ON check_in_measure (measure_uuid)",
    """
    CREATE TABLE chain_link (
        uuid TEXT NOT NULL,
        event_uuid TEXT,
        counted_uuid TEXT,
        day TEXT,
        part TEXT NOT NULL,
        words TEXT DEFAULT '' NOT NULL,
        next_time TEXT DEFAULT '' NOT NULL,
        position INTEGER DEFAULT 0 NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid),
        FOREIGN KEY(event_uuid) REFERENCES count_event (uuid),
        FOREIGN KEY(counted_uuid) REFERENCES counted (uuid)
    )
    """,
    "CREATE INDEX chain_link_by_event ON chain_link (event_uuid)",
    """
    CREATE TABLE if_then (
        uuid TEXT NOT NULL,
        cue TEXT DEFAULT '' NOT NULL,
        action TEXT NOT NULL,
        link_uuid TEXT,
        position INTEGER DEFAULT 0 NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid),
        FOREIGN KEY(link_uuid) REFERENCES chain_link (uuid)
    )
    """,
    "CREATE INDEX if_then_by_link ON if_then (link_uuid)",
)

# Alike for each table of notes; a note left empty is not in the search.
NOTES_IN_SEARCH = """
    CREATE TRIGGER {table}_search_in AFTER INSERT ON {table} WHEN new.deleted_at IS NULL AND new.note <> ''
    BEGIN
        INSERT INTO search(rowid, title, body) VALUES (new.sort_key, '', new.note);
    END;
    CREATE TRIGGER {table}_search_out AFTER DELETE ON {table} WHEN old.deleted_at IS NULL AND old.note <> ''
    BEGIN
        INSERT INTO search(search, rowid, title, body) VALUES ('delete', old.sort_key, '', old.note);
    END;
    CREATE TRIGGER {table}_search_change AFTER UPDATE OF sort_key, note, deleted_at ON {table}
    BEGIN
        INSERT INTO search(search, rowid, title, body)
            SELECT 'delete', old.sort_key, '', old.note WHERE old.deleted_at IS NULL AND old.note <> '';
        INSERT INTO search(rowid, title, body)
            SELECT new.sort_key, '', new.note WHERE new.deleted_at IS NULL AND new.note <> '';
    END
"""
NOTED = ("check_in", "moment", "wellbeing")

SEARCH = (
    """
    CREATE VIEW searchable AS
        SELECT sort_key, title, body FROM journal_entry WHERE deleted_at IS NULL
        UNION ALL
        SELECT sort_key, '' AS title, note AS body FROM check_in WHERE deleted_at IS NULL AND note <> ''
        UNION ALL
        SELECT sort_key, '' AS title, note AS body FROM moment WHERE deleted_at IS NULL AND note <> ''
        UNION ALL
        SELECT sort_key, '' AS title, note AS body FROM wellbeing WHERE deleted_at IS NULL AND note <> ''
    """,
)

# The shape of a random UUID (version 4), which nothing of ours makes inside SQL.
REASON = """
    INSERT INTO reason (uuid, words, position, created_at, updated_at)
    SELECT lower(printf('%s-%s-4%s-a%s-%s', hex(randomblob(4)), hex(randomblob(2)), substr(hex(randomblob(2)), 2),
                        substr(hex(randomblob(2)), 2), hex(randomblob(6)))),
           json_extract(value, '$'), 0, updated_at, updated_at
    FROM setting WHERE key = 'reason' AND json_valid(value) AND json_type(value) = 'text'
        AND trim(json_extract(value, '$')) <> ''
"""


def up(connection: Connection) -> None:
    """Bring a file of version 1 to version 2."""
    for statement in (*BEFORE, *ANEW, *TABLES, *SEARCH, REASON, "DELETE FROM setting WHERE key = 'reason'"):
        connection.execute(statement)
    for table in NOTED:
        for trigger in NOTES_IN_SEARCH.format(table=table).split("END;"):
            connection.execute(trigger if trigger.rstrip().endswith("END") else f"{trigger}END")
