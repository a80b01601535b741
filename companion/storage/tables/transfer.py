"""What was taken in from another program, so that a whole import can be taken back."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table, Text

from companion.storage.tables.base import metadata, own_columns

import_run = Table(
    "import_run",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("source", Text, nullable=False),
    # The SHA-256 of what was taken in, so that the same file twice is told of before it is taken in again.
    Column("sha256", Text, nullable=False, server_default=""),
    *own_columns(),
)

# A row that came with an import, by the table it is in. `own_id` is what the other program called it.
imported = Table(
    "imported",
    metadata,
    Column("table_name", Text, primary_key=True),
    Column("row_uuid", Text, primary_key=True),
    Column("run_uuid", Text, ForeignKey("import_run.uuid"), nullable=False),
    Column("own_id", Text, nullable=False, server_default=""),
    Index("imported_by_run", "run_uuid"),
    Index("imported_by_own_id", "own_id"),
)
