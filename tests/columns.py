"""The table of every column in docs/export.md, made of the tables themselves: `python -m tests.columns`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from companion.storage.tables import metadata

PAGE = Path(__file__).parent.parent / "docs" / "export.md"
BEGIN, END = "<!-- columns: made by `python -m tests.columns` -->\n", "<!-- end of columns -->"


def columns() -> Iterator[str]:
    """The lines of the table."""
    yield "| table | columns | rules |"
    yield "|---|---|---|"
    for name, table in sorted(metadata.tables.items()):
        parts = ", ".join(_column(column) for column in table.columns)
        yield f"| `{name}` | {parts} | {'; '.join(_rules(table)) or 'none'} |"


def _column(column: sa.Column[object]) -> str:
    kind = {"TEXT": "text", "INTEGER": "whole number", "BLOB": "bytes"}[str(column.type).partition(" ")[0]]
    null = " or null" if column.nullable else ""
    return f"`{column.name}`{'*' if column.primary_key else ''} {kind}{null}"


def _rules(table: sa.Table) -> Iterator[str]:
    for column in table.columns:
        for foreign in column.foreign_keys:
            yield f"`{column.name}` is a `{foreign.target_fullname}`"
    # They come in no order.
    yield from sorted(f"`{rule.sqltext}`" for rule in table.constraints if isinstance(rule, sa.CheckConstraint))
    unique = (rule.columns.keys() for rule in table.constraints if isinstance(rule, sa.UniqueConstraint))
    yield from sorted(f"no two with the same `{', '.join(names)}`" for names in unique)


def with_columns(page: str) -> str:
    """The page with the table as the tables are now."""
    above, _, rest = page.partition(BEGIN)
    return above + BEGIN + "\n".join(columns()) + "\n" + END + rest.partition(END)[2]


if __name__ == "__main__":
    PAGE.write_text(with_columns(PAGE.read_text("utf-8")), "utf-8")
    sys.stdout.write("written\n")
