"""What they would like to do with money that was not spent, and what they give themselves for days.

`cents` is an amount in hundredths of their currency, `days` a number of days without use; either may be NULL.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Integer, Table, Text, text

from companion.storage.tables.base import metadata, own_columns

wish = Table(
    "wish",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("cents", Integer),
    Column("days", Integer),
    Column("had_on", Text),
    Column("position", Integer, nullable=False, server_default=text("0")),
    *own_columns(),
    CheckConstraint("cents > 0"),
    CheckConstraint("days > 0"),
)
