"""Version 3: the library. How far articles were read, steps of pathways, telephone lines of their own.

The safety articles opened so far, kept as a setting until now, become the first rows of what was read, and the ticks
of the family's pathway, a setting too, the first rows of its steps.
"""

from __future__ import annotations

from companion.storage.driver import Connection

NUMBER = 3

TABLES = (
    """
    CREATE TABLE reading (
        article TEXT NOT NULL,
        share INTEGER DEFAULT 0 NOT NULL,
        opened_at TEXT NOT NULL,
        finished_at TEXT,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (article),
        CHECK (share BETWEEN 0 AND 100)
    )
    """,
    """
    CREATE TABLE pathway_step (
        pathway TEXT NOT NULL,
        step TEXT NOT NULL,
        done_at TEXT,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (pathway, step)
    )
    """,
    """
    CREATE TABLE own_line (
        uuid TEXT NOT NULL,
        country TEXT NOT NULL,
        bundled TEXT,
        kind TEXT DEFAULT '' NOT NULL,
        name TEXT DEFAULT '' NOT NULL,
        number TEXT DEFAULT '' NOT NULL,
        words TEXT DEFAULT '' NOT NULL,
        web TEXT DEFAULT '' NOT NULL,
        hours TEXT DEFAULT '' NOT NULL,
        note TEXT DEFAULT '' NOT NULL,
        hidden INTEGER DEFAULT 0 NOT NULL,
        on_top INTEGER DEFAULT 0 NOT NULL,
        position INTEGER DEFAULT 0 NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        deleted_at TEXT,
        PRIMARY KEY (uuid),
        CHECK (hidden IN (0, 1)),
        CHECK (on_top IN (0, 1))
    )
    """,
    "CREATE INDEX own_line_by_country ON own_line (country)",
)

# The ids stand in one text with blanks between them; a list in JSON is made of it to take it apart.
OPENED = """
    INSERT INTO reading (article, opened_at, updated_at)
    SELECT DISTINCT part.value, setting.updated_at, setting.updated_at
    FROM setting, json_each('["' || replace(trim(json_extract(setting.value, '$')), ' ', '","') || '"]') AS part
    WHERE setting.key = 'safety_opened' AND json_valid(setting.value) AND json_type(setting.value) = 'text'
        AND part.value <> ''
"""

# A list of where each step leads, such as `article:naloxone`.
TICKED = """
    INSERT INTO pathway_step (pathway, step, done_at, updated_at)
    SELECT DISTINCT 'family', part.value, setting.updated_at, setting.updated_at
    FROM setting, json_each(CASE WHEN json_valid(setting.value) THEN setting.value ELSE '[]' END) AS part
    WHERE setting.key = 'read' AND part.type = 'text' AND part.value <> ''
"""


def up(connection: Connection) -> None:
    """Bring a file of version 2 to version 3."""
    moved = "DELETE FROM setting WHERE key IN ('safety_opened', 'read')"
    for statement in (*TABLES, OPENED, TICKED, moved):
        connection.execute(statement)
