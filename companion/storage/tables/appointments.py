"""Appointments and meetings, once or again and again, by the clock on the wall of a zone.

`starts` is a local date and time without a zone (`2026-11-22T09:30`), or a date for the whole day; `zone` says whose
clock. `rule` is an RRULE as RFC 5545 writes it, empty for once. A row of `appointment_change` is one time of a
repeated one that is off (`starts` NULL), or moved.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

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
    Column("zone", Text, nullable=False),
    Column("minutes", Integer),
    Column("rule", Text, nullable=False, server_default=""),
    # Minutes before it at which to remind, with a blank between them; empty for no reminder.
    Column("remind", Text, nullable=False, server_default=""),
    # The name it has in the calendar it came from, so that a second import changes it and adds no other.
    Column("calendar_uid", Text, nullable=False, server_default=""),
    *own_columns(),
    CheckConstraint("kind IN ('appointment', 'meeting')"),
    CheckConstraint("minutes > 0"),
    Index("appointment_by_contact", "contact_uuid"),
)

appointment_change = Table(
    "appointment_change",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("appointment_uuid", Text, ForeignKey("appointment.uuid"), nullable=False),
    Column("of_start", Text, nullable=False),
    Column("starts", Text),
    Column("minutes", Integer),
    Column("created_at", Text, nullable=False),
    Column("updated_at", Text, nullable=False),
    UniqueConstraint("appointment_uuid", "of_start"),
)
