"""Version 5: help for the hour, the week and aftercare.

Ways of their own to cope, the hope box, the stay-safe plan with its warning signs, goals and hard days, aftercare and
naloxone kits, appointments, medicines, and what was reminded of. `contact` is made anew with what else is known of
someone, in the way SQLite asks for: new table, rows over, old one gone, new one renamed.
"""

from __future__ import annotations

from companion.storage.driver import Connection

NUMBER = 5

CONTACT = (
    """
    CREATE TABLE contact_anew (
        uuid TEXT NOT NULL,
        name TEXT NOT NULL,
        role TEXT DEFAULT '' NOT NULL,
        note TEXT DEFAULT '' NOT NULL,
        hours TEXT DEFAULT '' NOT NULL,
        night_ok INTEGER DEFAULT 0 NOT NULL,
        reach TEXT DEFAULT '' NOT NULL,
        email TEXT DEFAULT '' NOT NULL,
        organisation TEXT DEFAULT '' NOT NULL,
        address TEXT DEFAULT '' NOT NULL,
        script TEXT DEFAULT '' NOT NULL,
        last_contact TEXT,
        card_uid TEXT DEFAULT '' NOT NULL,
        position INTEGER DEFAULT 0 NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid),
        CHECK (night_ok IN (0, 1))
    )
    """,
    """
    INSERT INTO contact_anew (
        uuid, name, role, note, hours, night_ok, position, created_at, updated_at, deleted_at
    )
    SELECT
        uuid, name, role, note, hours, night_ok, position, created_at, updated_at, deleted_at
    FROM contact
    """,
    "DROP TABLE contact",
    "ALTER TABLE contact_anew RENAME TO contact",
)

TABLES = (
    """
    CREATE TABLE attachment (
        uuid TEXT NOT NULL,
        media_type TEXT NOT NULL,
        size INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        preview BLOB,
        content BLOB,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid)
    )
    """,
    """
    CREATE TABLE discharge (
        uuid TEXT NOT NULL,
        day TEXT NOT NULL,
        place TEXT DEFAULT '' NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid)
    )
    """,
    """
    CREATE TABLE goal (
        uuid TEXT NOT NULL,
        kind TEXT NOT NULL,
        words TEXT NOT NULL,
        towards_uuid TEXT,
        done_at TEXT,
        position INTEGER DEFAULT 0 NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid),
        CHECK (kind IN ('value', 'goal', 'step')),
        FOREIGN KEY(towards_uuid) REFERENCES goal (uuid)
    )
    """,
    "CREATE INDEX goal_by_towards ON goal (towards_uuid)",
    """
    CREATE TABLE hard_day (
        uuid TEXT NOT NULL,
        day TEXT NOT NULL,
        name TEXT NOT NULL,
        note TEXT DEFAULT '' NOT NULL,
        yearly INTEGER DEFAULT 0 NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid),
        CHECK (yearly IN (0, 1))
    )
    """,
    """
    CREATE TABLE kit (
        uuid TEXT NOT NULL,
        kind TEXT DEFAULT '' NOT NULL,
        place TEXT DEFAULT '' NOT NULL,
        expires TEXT,
        trained TEXT DEFAULT '' NOT NULL,
        note TEXT DEFAULT '' NOT NULL,
        position INTEGER DEFAULT 0 NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid),
        CHECK (kind IN ('', 'spray', 'injection', 'other'))
    )
    """,
    """
    CREATE TABLE own_strategy (
        uuid TEXT NOT NULL,
        name TEXT NOT NULL,
        steps TEXT DEFAULT '' NOT NULL,
        feelings TEXT DEFAULT '' NOT NULL,
        triggers TEXT DEFAULT '' NOT NULL,
        minutes INTEGER,
        caution TEXT DEFAULT '' NOT NULL,
        position INTEGER DEFAULT 0 NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid),
        CHECK (minutes BETWEEN 1 AND 600)
    )
    """,
    """
    CREATE TABLE reminded (
        "key" TEXT NOT NULL,
        day TEXT NOT NULL,
        at_utc TEXT NOT NULL,
        PRIMARY KEY ("key")
    )
    """,
    """
    CREATE TABLE warning_sign (
        uuid TEXT NOT NULL,
        name TEXT DEFAULT '' NOT NULL,
        rule TEXT NOT NULL,
        is_on INTEGER DEFAULT 1 NOT NULL,
        position INTEGER DEFAULT 0 NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid),
        CHECK (is_on IN (0, 1))
    )
    """,
    """
    CREATE TABLE worry (
        uuid TEXT NOT NULL,
        words TEXT NOT NULL,
        day TEXT NOT NULL,
        settled_at TEXT,
        came_of_it TEXT DEFAULT '' NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid)
    )
    """,
    """
    CREATE TABLE aftercare_step (
        uuid TEXT NOT NULL,
        discharge_uuid TEXT NOT NULL,
        day TEXT NOT NULL,
        words TEXT NOT NULL,
        done_at TEXT,
        position INTEGER DEFAULT 0 NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid),
        FOREIGN KEY(discharge_uuid) REFERENCES discharge (uuid)
    )
    """,
    "CREATE INDEX aftercare_step_by_day ON aftercare_step (day)",
    "CREATE INDEX aftercare_step_by_discharge ON aftercare_step (discharge_uuid)",
    """
    CREATE TABLE appointment (
        uuid TEXT NOT NULL,
        kind TEXT DEFAULT 'appointment' NOT NULL,
        title TEXT NOT NULL,
        place TEXT DEFAULT '' NOT NULL,
        note TEXT DEFAULT '' NOT NULL,
        contact_uuid TEXT,
        starts TEXT NOT NULL,
        zone TEXT DEFAULT '' NOT NULL,
        minutes INTEGER,
        rule TEXT DEFAULT '' NOT NULL,
        extra TEXT DEFAULT '' NOT NULL,
        remind TEXT DEFAULT '' NOT NULL,
        calendar_uid TEXT DEFAULT '' NOT NULL,
        sequence INTEGER DEFAULT 0 NOT NULL,
        modified TEXT DEFAULT '' NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid),
        CHECK (kind IN ('appointment', 'meeting')),
        CHECK (minutes > 0),
        CHECK (sequence >= 0),
        FOREIGN KEY(contact_uuid) REFERENCES contact (uuid)
    )
    """,
    "CREATE INDEX appointment_by_contact ON appointment (contact_uuid)",
    "CREATE INDEX appointment_by_start ON appointment (starts)",
    """
    CREATE TABLE hope_item (
        uuid TEXT NOT NULL,
        kind TEXT NOT NULL,
        title TEXT DEFAULT '' NOT NULL,
        words TEXT DEFAULT '' NOT NULL,
        attachment_uuid TEXT,
        seconds INTEGER,
        position INTEGER DEFAULT 0 NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid),
        CHECK (kind IN ('photo', 'letter', 'voice', 'music')),
        FOREIGN KEY(attachment_uuid) REFERENCES attachment (uuid)
    )
    """,
    "CREATE INDEX hope_item_by_attachment ON hope_item (attachment_uuid)",
    """
    CREATE TABLE medicine (
        uuid TEXT NOT NULL,
        name TEXT NOT NULL,
        dose TEXT DEFAULT '' NOT NULL,
        form TEXT DEFAULT '' NOT NULL,
        unit TEXT NOT NULL,
        every INTEGER DEFAULT 1 NOT NULL,
        times TEXT DEFAULT '' NOT NULL,
        first TEXT NOT NULL,
        last TEXT,
        collect_on TEXT DEFAULT '' NOT NULL,
        lasts_until TEXT,
        refill_on TEXT,
        note TEXT DEFAULT '' NOT NULL,
        contact_uuid TEXT,
        position INTEGER DEFAULT 0 NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid),
        CHECK (unit IN ('day', 'week', 'month', 'as-needed')),
        CHECK (every > 0),
        FOREIGN KEY(contact_uuid) REFERENCES contact (uuid)
    )
    """,
    "CREATE INDEX medicine_by_contact ON medicine (contact_uuid)",
    """
    CREATE TABLE plan_line (
        uuid TEXT NOT NULL,
        part TEXT NOT NULL,
        words TEXT DEFAULT '' NOT NULL,
        contact_uuid TEXT,
        helpline TEXT,
        position INTEGER DEFAULT 0 NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid),
        FOREIGN KEY(contact_uuid) REFERENCES contact (uuid)
    )
    """,
    "CREATE INDEX plan_line_by_contact ON plan_line (contact_uuid)",
    """
    CREATE TABLE sign_shown (
        uuid TEXT NOT NULL,
        sign_uuid TEXT NOT NULL,
        day TEXT NOT NULL,
        put_away_at TEXT,
        PRIMARY KEY (uuid),
        UNIQUE (sign_uuid, day),
        FOREIGN KEY(sign_uuid) REFERENCES warning_sign (uuid)
    )
    """,
    """
    CREATE TABLE urge (
        uuid TEXT NOT NULL,
        moment_uuid TEXT NOT NULL,
        set_off_by TEXT DEFAULT '' NOT NULL,
        did TEXT DEFAULT '' NOT NULL,
        rated_after INTEGER,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid),
        CHECK (rated_after BETWEEN 0 AND 10),
        FOREIGN KEY(moment_uuid) REFERENCES moment (uuid)
    )
    """,
    "CREATE INDEX urge_by_moment ON urge (moment_uuid)",
    """
    CREATE TABLE appointment_change (
        uuid TEXT NOT NULL,
        appointment_uuid TEXT NOT NULL,
        of_start TEXT NOT NULL,
        starts TEXT,
        minutes INTEGER,
        title TEXT,
        place TEXT,
        note TEXT,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid),
        CHECK (minutes > 0),
        UNIQUE (appointment_uuid, of_start),
        FOREIGN KEY(appointment_uuid) REFERENCES appointment (uuid)
    )
    """,
    "CREATE INDEX appointment_change_by_start ON appointment_change (starts)",
    """
    CREATE TABLE dose (
        uuid TEXT NOT NULL,
        medicine_uuid TEXT NOT NULL,
        day TEXT NOT NULL,
        time TEXT DEFAULT '' NOT NULL,
        taken INTEGER NOT NULL,
        at_utc TEXT NOT NULL,
        zone TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid),
        UNIQUE (medicine_uuid, day, time),
        CHECK (taken IN (0, 1)),
        FOREIGN KEY(medicine_uuid) REFERENCES medicine (uuid)
    )
    """,
    "CREATE INDEX dose_by_day ON dose (day)",
)


def up(connection: Connection) -> None:
    """Bring a file of version 4 to version 5."""
    for statement in (*CONTACT, *TABLES):
        connection.execute(statement)
