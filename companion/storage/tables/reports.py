"""Questions kept for somebody: a counsellor, a doctor, or whoever else is to be asked."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table, Text, text

from companion.storage.tables.base import metadata, own_columns

question = Table(
    "question",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("words", Text, nullable=False),
    Column("whom", Text, nullable=False, server_default=""),
    Column("asked_on", Text),
    Column("answer", Text, nullable=False, server_default=""),
    Column("position", Integer, nullable=False, server_default=text("0")),
    *own_columns(),
)
