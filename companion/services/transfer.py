"""Taking everything out in an open format; docs/export.md describes it line by line."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Any

from companion import __version__
from companion.clock import Clock
from companion.domain.day import instant_text
from companion.domain.transfer import Exported
from companion.storage import files
from companion.storage.database import Database
from companion.storage.driver import known_problems

if TYPE_CHECKING:
    import sqlalchemy

    from companion.content.export_words import ExportWords

Progress = Callable[[float], None]
_Make = Callable[["Path", "sqlalchemy.Connection", Progress], Exported]
FORMAT = "companion-export"
VERSION = 1
ROWS_A_STEP = 1000
#: Of rows that hold photos and sounds, which may be large each.
LARGE_ROWS_A_STEP = 4


class TransferService:
    """Exports the open file. The result is plain text, whatever protects the file."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def export(self, target: Path, progress: Progress | None = None) -> Exported:
        """Write every row, those in the bin and the tombstones too, as one JSON file; belongs on the worker.

        It is one moment of the file. It is made in the data folder, where the next start removes what a crash left,
        and gets its name only when it is whole and on the disk, readable by its owner alone. OwnFolder, DiskFull,
        FolderReadOnly, CopyStopped: nothing is left behind then. `progress` is called with 0.0 to 1.0.
        """

        def make(ready: Path, connection: sqlalchemy.Connection, step: Progress) -> Exported:
            handle = os.open(ready, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                out = _Writer(file)
                rows = _write(connection, out, instant_text(self._clock.now()), step)
            return Exported(target, out.size, MappingProxyType(rows), out.sha256)

        return self._made(target, make, progress)

    def export_markdown(self, target: Path, words: ExportWords, progress: Progress | None = None) -> Exported:
        """Write a new folder of Markdown at `target`; as `export`, and PlaceTaken where something is there."""
        from companion.services.exporting.markdown import write_markdown

        def make(ready: Path, connection: sqlalchemy.Connection, step: Progress) -> Exported:
            files.make_folder(ready)
            size, written = write_markdown(connection, ready, words, self._day(), step)
            return Exported(target, size, MappingProxyType(written))

        return self._made(target, make, progress)

    def export_page(
        self, target: Path, words: ExportWords, progress: Progress | None = None, *, language: str = "en"
    ) -> Exported:
        """Write all there is to read as one HTML page; as `export`."""
        from companion.services.exporting.making import NewFile
        from companion.services.exporting.page import write_page

        def make(ready: Path, connection: sqlalchemy.Connection, step: Progress) -> Exported:
            with NewFile(ready) as file:
                written = write_page(connection, file, words, self._day(), step, language)
            return Exported(target, file.size, MappingProxyType(written), file.sha256)

        return self._made(target, make, progress)

    def export_tables(self, target: Path, progress: Progress | None = None, *, bom: bool = True) -> Exported:
        """Write a new folder at `target` with each table as CSV; as `export_markdown`."""
        from companion.services.exporting.tables import write_tables

        def make(ready: Path, connection: sqlalchemy.Connection, step: Progress) -> Exported:
            files.make_folder(ready)
            size, written = write_tables(connection, ready, step, bom=bom)
            return Exported(target, size, MappingProxyType(written))

        return self._made(target, make, progress)

    def _day(self) -> str:
        return self._clock.now().astimezone(self._clock.zone()).date().isoformat()

    def _made(self, target: Path, make: _Make, progress: Progress | None) -> Exported:
        from companion.services.exporting.making import sync

        files.refuse_own(target, self._db.path.parent)
        ready = files.unfinished(self._db.path.with_name("export"))

        def step(share: float) -> None:
            self._db.go_on_copying()
            if progress is not None:
                progress(share)

        try:
            with known_problems(self._db.path):
                with self._db.read() as connection:
                    done = make(ready, connection, step)
                sync(ready)
            step(1.0)
            with known_problems(target):
                files.deliver(ready, target)
        finally:
            files.remove_whole(ready)
        return done


class _Writer:
    """Writes text, and keeps size and digest of all of it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self.size = 0

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()

    def write(self, text: str) -> None:
        content = text.encode("utf-8")
        self._file.write(content)
        self._digest.update(content)
        self.size += len(content)


def _write(connection: sqlalchemy.Connection, out: _Writer, exported_at: str, progress: Progress) -> dict[str, int]:
    from companion.services.statements import transfer as sql

    tables = sql.tables()
    total = max(1, sum(int(connection.execute(sql.number_of(table)).scalar_one()) for table in tables))
    head = {
        "format": FORMAT,
        "version": VERSION,
        "schema": connection.exec_driver_sql("PRAGMA user_version").scalar_one(),
        "app": __version__,
        "exported_at": exported_at,
    }
    out.write("{\n" + "".join(f" {_json(key)}: {_json(value)},\n" for key, value in head.items()))
    out.write(' "tables": {\n')
    written: dict[str, int] = {}
    for place, table in enumerate(tables):
        out.write(f"{',' if place else ''}  {_json(table.name)}: [\n")
        count = 0
        at_once = LARGE_ROWS_A_STEP if sql.holds_bytes(table) else ROWS_A_STEP
        for step in _steps(connection, sql.all_rows(table), at_once):
            lines = [_json(dict(row)) for row in step]
            out.write((",\n" if count else "") + ",\n".join(lines))
            count += len(lines)
            progress((sum(written.values()) + count) / total)
        out.write("\n  ]\n")
        written[table.name] = count
    # What is above this line can be checked against it, even after the file was renamed or sent.
    out.write(f' }},\n "rows": {_json(written)}\n')
    out.write(f',"sha256": {_json(out.sha256)}\n}}\n')
    return written


def _steps(connection: sqlalchemy.Connection, statement: sqlalchemy.Select[Any], at_once: int) -> Iterator[list[Any]]:
    result = connection.execution_options(yield_per=at_once).execute(statement)
    for step in result.mappings().partitions():
        yield list(step)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=_as_base64)


def _as_base64(value: object) -> str:
    if not isinstance(value, bytes):
        raise TypeError(type(value).__name__)
    return base64.b64encode(value).decode("ascii")
