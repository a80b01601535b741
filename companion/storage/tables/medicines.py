"""Prescribed medicine: what was prescribed, in the person's own words for the dose, and each dose taken or missed.

Nothing here is computed into a dose. `times` are times of the wall clock with a blank between them; `every` counts the
days, weeks or months (`unit`) between two doses from `first` on. A dose with no row is one nobody said anything of.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, text

from companion.storage.tables.base import metadata, own_columns

medicine = Table(
    "medicine",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("dose", Text, nullable=False, server_default=""),
    Column("form", Text, nullable=False, server_default=""),
    Column("unit", Text, nullable=False),
    Column("every", Integer, nullable=False, server_default=text("1")),
    Column("times", Text, nullable=False, server_default=""),
    Column("first", Text, nullable=False),
    Column("last", Text),
    # On which weekdays it is collected, 1 (Monday) to 7 with a blank between them; and until when what is there lasts.
    Column("collect_on", Text, nullable=False, server_default=""),
    Column("lasts_until", Text),
    Column("refill_on", Text),
    Column("note", Text, nullable=False, server_default=""),
    Column("contact_uuid", Text, ForeignKey("contact.uuid")),
    Column("position", Integer, nullable=False, server_default=text("0")),
    *own_columns(),
    CheckConstraint("unit IN ('day', 'week', 'month', 'as-needed')"),
    CheckConstraint("every > 0"),
    Index("medicine_by_contact", "contact_uuid"),
)

dose = Table(
    "dose",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("medicine_uuid", Text, ForeignKey("medicine.uuid"), nullable=False),
    Column("day", Text, nullable=False),
    # Which of the times of that day; empty where there is none.
    Column("time", Text, nullable=False, server_default=""),
    Column("taken", Integer, nullable=False),
    Column("at_utc", Text, nullable=False),
    Column("zone", Text, nullable=False),
    *own_columns(),
    UniqueConstraint("medicine_uuid", "day", "time"),
    CheckConstraint("taken IN (0, 1)"),
    Index("dose_by_day", "day"),
)
