"""Journal entries, their tags, pictures and former words, and what is being written and not yet saved.

`sort_key` is milliseconds since 1970 of the entry's own instant * 1024 + n * 4 + kind (kind 0 for entries, n the first
free 0..255), so that newest-first reading is a walk along the primary key. The identity of an entry is its `uuid`.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, text

from companion.storage.tables.base import metadata, own_columns

journal_entry = Table(
    "journal_entry",
    metadata,
    Column("sort_key", Integer, primary_key=True, autoincrement=False),
    Column("uuid", Text, nullable=False),
    Column("at_utc", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("title", Text, nullable=False, server_default=""),
    Column("body", Text, nullable=False, server_default=""),
    *own_columns(),
    Column("purged_at", Text),
    # A letter to oneself stays closed until this day.
    Column("opens_on", Text),
    UniqueConstraint("uuid"),
    Index("journal_entry_by_day", "day"),
    Index("journal_entry_closed", "opens_on", sqlite_where=text("opens_on IS NOT NULL")),
    Index("journal_entry_in_bin", "deleted_at", sqlite_where=text("deleted_at IS NOT NULL")),
)

tag = Table(
    "tag",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("name", Text(collation="NOCASE"), nullable=False),
    *own_columns(),
    UniqueConstraint("name"),
)

entry_tag = Table(
    "entry_tag",
    metadata,
    Column("entry_uuid", Text, ForeignKey("journal_entry.uuid"), primary_key=True),
    Column("tag_uuid", Text, ForeignKey("tag.uuid"), primary_key=True),
    Index("entry_tag_by_tag", "tag_uuid"),
)

draft = Table(
    "draft",
    metadata,
    Column("slot", Text, primary_key=True),
    Column("entry_uuid", Text),
    Column("payload", Text, nullable=False),
    Column("updated_at", Text, nullable=False),
)

# The words an entry had before it was changed, kept for thirty days; `tags` is a JSON list of names.
entry_version = Table(
    "entry_version",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("entry_uuid", Text, ForeignKey("journal_entry.uuid"), nullable=False),
    Column("title", Text, nullable=False, server_default=""),
    Column("body", Text, nullable=False, server_default=""),
    Column("tags", Text, nullable=False, server_default="[]"),
    # When these words were written, and when others took their place.
    Column("written_at", Text, nullable=False),
    Column("replaced_at", Text, nullable=False),
    Index("entry_version_by_entry", "entry_uuid", "replaced_at"),
    Index("entry_version_by_end", "replaced_at"),
)

# A picture that an entry's words name as `picture:` and this uuid.
entry_picture = Table(
    "entry_picture",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("entry_uuid", Text, ForeignKey("journal_entry.uuid")),
    Column("attachment_uuid", Text, ForeignKey("attachment.uuid"), nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    *own_columns(),
    CheckConstraint("width > 0 AND height > 0"),
    Index("entry_picture_by_entry", "entry_uuid"),
    Index("entry_picture_by_attachment", "attachment_uuid"),
)

saved_search = Table(
    "saved_search",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("query", Text, nullable=False),
    Column("position", Integer, nullable=False, server_default=text("0")),
    *own_columns(),
)

# Words of their own that the check of spelling knows.
spelling_word = Table(
    "spelling_word",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("name", Text, nullable=False),
    *own_columns(),
    UniqueConstraint("name"),
)
