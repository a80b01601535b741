"""A folder of tables as CSV (RFC 4180), every row of every one, with photos and sounds as files beside them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from companion.domain import cells
from companion.domain.file_names import safe_ending, safe_name
from companion.services.exporting.making import Going, NewFile, Progress, make_free
from companion.storage import files

if TYPE_CHECKING:
    import sqlalchemy

#: Tells Excel that the letters are UTF-8.
BOM = "\ufeff"
AT_ONCE, LARGE_AT_ONCE = 50, 1


def write_tables(
    connection: sqlalchemy.Connection, folder: Path, progress: Progress, *, bom: bool = True
) -> tuple[int, dict[str, int]]:
    """Fill an empty folder with a file for each table; the bytes in it, and how many rows each table has."""
    from companion.services.statements import transfer as sql

    tables = sql.tables()
    going = Going(sum(int(connection.execute(sql.number_of(t)).scalar_one()) for t in tables), progress)
    size, written = 0, {}
    for table in tables:
        number, at_once = 0, LARGE_AT_ONCE if sql.holds_bytes(table) else AT_ONCE
        with NewFile(folder / f"{table.name}.csv") as file:
            file.write((BOM if bom else "") + cells.line(tuple(table.columns.keys())))
            rows = connection.execute(sql.all_rows(table), execution_options={"yield_per": at_once})
            for row in rows.mappings():
                found = dict(row)
                size += _put_bytes(found, folder)
                file.write(cells.line(tuple(found.values())))
                number += 1
                going.row()
        size += file.size
        written[table.name] = number
    return size, written


def _put_bytes(row: dict[str, Any], folder: Path) -> int:
    """Have bytes of a row lie in a file of their own, whose place stands in the cell."""
    size = 0
    for column, value in row.items():
        if isinstance(value, bytes):
            beside = folder / "files"
            files.make_folder(beside)
            stem = safe_name(str(row.get("uuid", "")), "file") + (
                "" if column == "content" else f"-{safe_name(column)}"
            )
            path, file = make_free(beside, stem, safe_ending(str(row.get("media_type", ""))))
            with file:
                file.write_bytes(value)
            row[column] = f"files/{path.name}"
            size += len(value)
    return size
