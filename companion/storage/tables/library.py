"""What a person does with the library: how far they read, what they marked, and their own telephone lines."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, Table, Text, text

from companion.storage.tables.base import metadata, own_columns

# One row an article that was opened; `share` is the furthest place read, in hundredths, `block` the one last in sight.
reading = Table(
    "reading",
    metadata,
    Column("article", Text, primary_key=True),
    Column("share", Integer, nullable=False, server_default=text("0")),
    Column("block", Text, nullable=False, server_default=""),
    Column("opened_at", Text, nullable=False),
    Column("finished_at", Text),
    Column("bookmarked_at", Text),
    Column("updated_at", Text, nullable=False),
    CheckConstraint("share BETWEEN 0 AND 100"),
)

# Words marked in an article, held by the words themselves and those around them, so that they outlive an edited page.
highlight = Table(
    "highlight",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("article", Text, nullable=False),
    Column("block", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("before", Text, nullable=False, server_default=""),
    Column("after", Text, nullable=False, server_default=""),
    Column("note", Text, nullable=False, server_default=""),
    *own_columns(),
    Index("highlight_by_article", "article"),
)

# A step somebody ticked, or (with no `done_at`) took the tick off by hand: an article that was finished is ticked
# without a row.
pathway_step = Table(
    "pathway_step",
    metadata,
    Column("pathway", Text, primary_key=True),
    Column("step", Text, primary_key=True),
    Column("done_at", Text),
    Column("updated_at", Text, nullable=False),
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
