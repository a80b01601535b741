"""Appointments and meetings, once or again and again, by the clock on the wall of a zone.

`starts` is a local date and time without a zone (`2026-11-22T09:30`), or a date for the whole day; `zone` says whose
clock, empty for whatever clock is on the wall. `rule` is an RRULE as RFC 5545 writes it, empty for once, and `extra`
are further starts. A row of `appointment_change` is one time of a repeated one that is off (`starts` NULL), moved, or
has words of its own (NULL where they are those of the series).
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, text

from companion.storage.tables.base import metadata, own_columns

appointment = Table(
    "appointment",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("kind", Text, nullable=False, server_default="appointment"),
    Column("title", Text, nullable=False),
    Column("place", Text, nullable=False, server_default=""),
    Column("note", Text, nullable=False, server_default=""),
    Column("contact_uuid", Text, ForeignKey("contact.uuid")),
    Column("starts", Text, nullable=False),
    Column("zone", Text, nullable=False, server_default=""),
    Column("minutes", Integer),
    Column("rule", Text, nullable=False, server_default=""),
    # Starts and reminders have a blank between them. A reminder is so many minutes before it begins.
    Column("extra", Text, nullable=False, server_default=""),
    Column("remind", Text, nullable=False, server_default=""),
    # The name it has in the calendar it came from, so that a second import changes it and adds no other.
    # Behind `modified`, after a blank, stands when it was written anew here since.
    Column("calendar_uid", Text, nullable=False, server_default=""),
    Column("sequence", Integer, nullable=False, server_default=text("0")),
    Column("modified", Text, nullable=False, server_default=""),
    *own_columns(),
    CheckConstraint("kind IN ('appointment', 'meeting')"),
    CheckConstraint("minutes > 0"),
    CheckConstraint("sequence >= 0"),
    Index("appointment_by_contact", "contact_uuid"),
    Index("appointment_by_start", "starts"),
)

appointment_change = Table(
    "appointment_change",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("appointment_uuid", Text, ForeignKey("appointment.uuid"), nullable=False),
    Column("of_start", Text, nullable=False),
    Column("starts", Text),
    Column("minutes", Integer),
    Column("title", Text),
    Column("place", Text),
    Column("note", Text),
    *own_columns(),
    CheckConstraint("minutes > 0"),
    UniqueConstraint("appointment_uuid", "of_start"),
    Index("appointment_change_by_start", "starts"),
)
