"""What a person does with the library: how far they read, what they marked, and telephone lines of their own."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, Table, Text, text

from companion.storage.tables.base import metadata, own_columns

# One row an article that was opened; `share` is the furthest place read, in hundredths.
reading = Table(
    "reading",
    metadata,
    Column("article", Text, primary_key=True),
    Column("share", Integer, nullable=False, server_default=text("0")),
    Column("opened_at", Text, nullable=False),
    Column("finished_at", Text),
    Column("updated_at", Text, nullable=False),
    CheckConstraint("share BETWEEN 0 AND 100"),
)

pathway_step = Table(
    "pathway_step",
    metadata,
    Column("pathway", Text, primary_key=True),
    Column("step", Text, primary_key=True),
    Column("done_at", Text),
    Column("updated_at", Text, nullable=False),
)

# A bookmark, or words highlighted, found again by the heading they stand under, the words, and what is round them.
mark = Table(
    "mark",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("article", Text, nullable=False),
    Column("heading", Text, nullable=False, server_default=""),
    Column("words", Text, nullable=False, server_default=""),
    Column("before", Text, nullable=False, server_default=""),
    Column("after", Text, nullable=False, server_default=""),
    Column("note", Text, nullable=False, server_default=""),
    *own_columns(),
    CheckConstraint("kind IN ('bookmark', 'highlight')"),
    Index("mark_by_article", "article"),
)

# A line of the person's own, or what they say of one that is bundled (named by `bundled`): corrected, hidden, on top.
own_line = Table(
    "own_line",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("country", Text, nullable=False),
    Column("bundled", Text),
    Column("kind", Text, nullable=False, server_default=""),
    Column("name", Text, nullable=False, server_default=""),
    Column("number", Text, nullable=False, server_default=""),
    Column("words", Text, nullable=False, server_default=""),
    Column("web", Text, nullable=False, server_default=""),
    Column("hours", Text, nullable=False, server_default=""),
    Column("note", Text, nullable=False, server_default=""),
    Column("hidden", Integer, nullable=False, server_default=text("0")),
    Column("on_top", Integer, nullable=False, server_default=text("0")),
    Column("position", Integer, nullable=False, server_default=text("0")),
    *own_columns(),
    CheckConstraint("hidden IN (0, 1)"),
    CheckConstraint("on_top IN (0, 1)"),
    Index("own_line_by_country", "country"),
)
