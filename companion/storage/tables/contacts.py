"""The person's people and their numbers, in the person's own order."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text, text

from companion.storage.tables.base import metadata, own_columns

contact = Table(
    "contact",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False, server_default=""),
    Column("note", Text, nullable=False, server_default=""),
    Column("hours", Text, nullable=False, server_default=""),
    Column("night_ok", Integer, nullable=False, server_default=text("0")),
    # Times of the week in which they can be reached; `domain/reach.py` says how they are written. Empty: not said.
    Column("reach", Text, nullable=False, server_default=""),
    Column("email", Text, nullable=False, server_default=""),
    Column("organisation", Text, nullable=False, server_default=""),
    Column("address", Text, nullable=False, server_default=""),
    Column("script", Text, nullable=False, server_default=""),
    Column("last_contact", Text),
    # The name the card has where it came from, so that a second import joins it and adds no other.
    Column("card_uid", Text, nullable=False, server_default=""),
    Column("position", Integer, nullable=False, server_default=text("0")),
    *own_columns(),
    CheckConstraint("night_ok IN (0, 1)"),
)

contact_number = Table(
    "contact_number",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("contact_uuid", Text, ForeignKey("contact.uuid"), nullable=False),
    Column("label", Text, nullable=False, server_default=""),
    Column("number", Text, nullable=False),
    Column("position", Integer, nullable=False, server_default=text("0")),
    Index("contact_number_by_contact", "contact_uuid"),
)
