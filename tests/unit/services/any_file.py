"""Rows for every table of a file, made up at random, such as the tables themselves take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import sqlalchemy as sa

from companion.storage.database import Database
from companion.storage.tables import metadata

#: Letters that need care in JSON, Markdown, HTML and CSV; any others come by chance.
WORDS = (
    "",
    "'",
    '"',
    "=1+1",
    "@SUM(A1)",
    "\t-2",
    "a,b\r\nc",
    "</script><b>",
    "---\n",
    "é ☕ 😀",
    "\x00\x1f",
    "\u2028\ufeff",
)


def any_rows(chance: Random) -> dict[str, list[dict[str, Any]]]:
    """Up to three rows for each table, those first that others point at."""
    made: dict[str, list[dict[str, Any]]] = {}
    for table in metadata.sorted_tables:
        made[table.name] = []
        for number in range(chance.randrange(4)):
            row = _row(chance, table, number, made)
            if row is not None:
                made[table.name].append(row)
    return made


def _row(chance: Random, table: sa.Table, number: int, made: dict[str, list[dict[str, Any]]]) -> dict[str, Any] | None:
    row: dict[str, Any] = {}
    for column in table.columns:
        foreign = next(iter(column.foreign_keys), None)
        if foreign is not None:
            known = [one[foreign.column.name] for one in made[foreign.column.table.name]]
            choices = known if not column.nullable else [None, *known]
            if not choices:
                return None
            row[column.name] = choices[number % len(choices)]
        elif column.primary_key or column.name in ("uuid", "name", "of_start", "time"):
            row[column.name] = number - 2 if isinstance(column.type, sa.Integer) else f"{column.name}/{number} ../é"
        else:
            row[column.name] = _value(chance, table, column)
    if table.name == "count_event":
        row["kind"], row["last_day"] = ("run", "2026-01-01") if number else ("start", None)
    return row


def _value(chance: Random, table: sa.Table, column: sa.Column[Any]) -> Any:
    if column.nullable and chance.random() < 0.3:
        return None
    checks = " ".join(str(one.sqltext) for one in table.constraints if isinstance(one, sa.CheckConstraint))
    name = re.escape(column.name)
    if found := re.search(rf"\b{name} IN \(([^)]*)\)", checks):
        part = chance.choice(found[1].split(",")).strip()
        return part.strip("'") if "'" in part else int(part)
    if found := re.search(rf"\b{name} BETWEEN (\d+) AND (\d+)", checks):
        return chance.randint(int(found[1]), int(found[2]))
    if isinstance(column.type, sa.LargeBinary):
        return chance.randbytes(chance.randrange(40))
    if isinstance(column.type, sa.Integer):
        least = 1 if re.search(rf"\b{name} >", checks) else -(2**63)
        return chance.choice((least, 2**63 - 1, chance.randint(1, 100)))
    if column.name == "day":
        return str(date(1900, 1, 1) + timedelta(days=chance.randrange(90_000)))
    if chance.random() < 0.5:
        return chance.choice(WORDS)
    letters = (
        chr(chance.choice((chance.randrange(0x80), chance.randrange(0xD800)))) for _ in range(chance.randrange(12))
    )
    return "".join(letters)


def write(db: Database, rows: dict[str, list[dict[str, Any]]]) -> None:
    """Put the rows into an empty file, past every service; what two rows cannot share is left out."""
    with db.quick() as connection:
        connection.execute("BEGIN")
        for table in metadata.sorted_tables:
            for row in rows[table.name]:
                names = ", ".join(f'"{name}"' for name in row)
                marks = ", ".join("?" * len(row))
                connection.execute(
                    f"INSERT OR IGNORE INTO {table.name} ({names}) VALUES ({marks})",  # noqa: S608
                    tuple(row.values()),
                )
        connection.execute("COMMIT")


def all_of(db: Database) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Every row of every table, by its table."""
    with db.quick() as connection:
        for table in metadata.sorted_tables:
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            found = connection.execute(f"SELECT {names} FROM {table.name}").fetchall()  # noqa: S608
            for row in sorted(found, key=repr):
                yield table.name, tuple(row)
