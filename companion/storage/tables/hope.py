"""The hope box: photos, letters, voice notes and music, with what they are made of in the file itself."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text, text

from companion.storage.tables.base import metadata, own_columns

# The preview stands before the content, so that reading it never walks over the content's pages.
attachment = Table(
    "attachment",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("preview", LargeBinary),
    Column("content", LargeBinary),
    *own_columns(),
)

hope_item = Table(
    "hope_item",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False, server_default=""),
    Column("words", Text, nullable=False, server_default=""),
    Column("attachment_uuid", Text, ForeignKey("attachment.uuid")),
    Column("seconds", Integer),
    Column("position", Integer, nullable=False, server_default=text("0")),
    *own_columns(),
    CheckConstraint("kind IN ('photo', 'letter', 'voice', 'music')"),
    Index("hope_item_by_attachment", "attachment_uuid"),
)
