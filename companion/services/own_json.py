"""Reading an export back into a file: looked through line by line, and never more than one line of it in memory.

An export comes from anywhere, so nothing in it is believed. Its digest is compared first; then each line must be what
`transfer` writes there, each row must have the columns of its table with values of their kind, and what the tables
themselves demand is checked by the new file. What comes of it is that file, or a problem and nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

from msgspec import DecodeError, Meta, Struct, defstruct
from msgspec.json import Decoder, decode
from msgspec.structs import astuple

from companion.domain.problems import BackupMissing, ExportDamaged, FileNewer, NotAnExport
from companion.services.transfer import FORMAT, VERSION
from companion.storage import driver, migrations, runner
from companion.storage.driver import known_problems

if TYPE_CHECKING:
    from companion.storage.driver import Connection

Progress = Callable[[float], None]

#: The longest line: a row with the largest piece of music the hope box takes is less than half of it.
LINE_LIMIT = 64 * 1024 * 1024
#: The lines above the tables, and how long they may be together.
HEAD_LINES, HEAD_LIMIT = 12, 16 * 1024
#: Rows, and letters of them, that are handed to the new file at once.
ROWS_AT_ONCE, SIZE_AT_ONCE = 500, 4 * 1024 * 1024
CHUNK = 1024 * 1024
_TAIL = b',"sha256": "%s"\n}\n'
_TAIL_SIZE = len(_TAIL) - 2 + 64
_WHOLE = Annotated[int, Meta(ge=-(2**63), le=2**63 - 1)]
#: What is raised for a line that is not what it should be; letters that are none come without a wrapping.
_UNREADABLE = (DecodeError, UnicodeDecodeError, RecursionError)
#: What the columns of a kind hold.
_KINDS: dict[str, Any] = {"INTEGER": _WHOLE, "TEXT": str, "BLOB": bytes}


class Head(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands above the tables."""

    format: str
    version: int
    schema: int
    app: str
    exported_at: str


def is_export(source: Path) -> bool:
    """Whether a file may be an export, told by its first byte; a saved copy begins otherwise."""
    with source.open("rb") as file:
        return file.read(1) in (b"{", b"\xef", b"\xff", b"\xfe")


def read_head(source: Path) -> Head:
    """What an export says of itself. NotAnExport, ExportDamaged; FileNewer where a later version wrote it."""
    with _reading(source) as lines:
        return lines.head()


def check_digest(source: Path, progress: Progress) -> None:
    """Read all of an export and compare its digest; ExportDamaged. `progress` is called with 0.0 to 1.0."""
    with known_problems(source), source.open("rb") as file:
        size = file.seek(0, 2)
        above = size - _TAIL_SIZE
        if above <= 0:
            raise ExportDamaged(source)
        file.seek(0)
        digest, left = hashlib.sha256(), above
        while left:
            part = file.read(min(CHUNK, left))
            if not part:
                raise ExportDamaged(source)
            digest.update(part)
            left -= len(part)
            progress(1 - left / above)
        if file.read() != _TAIL % digest.hexdigest().encode():
            raise ExportDamaged(source)


def fill(source: Path, connection: Connection, progress: Progress) -> None:
    """Put every row of an export into an empty file of the export's own version, which nobody else uses yet.

    ExportDamaged where anything is not as it must be; what was written until then is left to the caller.
    """
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN")
    try:
        with _reading(source) as lines:
            lines.head()
            _fill(lines, connection, progress)
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise ExportDamaged(source)
        connection.execute("COMMIT")
    except (driver.driver_module().IntegrityError, driver.driver_module().DataError) as error:
        # Two rows of one name, a mood of eleven: what the tables themselves do not take.
        raise ExportDamaged(source) from error
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def make_file(source: Path, target: Path, key: bytes | None, progress: Progress) -> Head:
    """Read an export into a new file at `target`, under a key or none, and bring it to the latest version.

    NotAnExport, ExportDamaged, FileNewer, BackupMissing, DiskFull. `progress` is called with 0.0 to 1.0.
    """
    head = read_head(source)
    check_digest(source, lambda share: progress(0.2 * share))
    with known_problems(target):
        connection = driver.connect(target, key, create=True)
        try:
            # Thrown away after a crash, so only its end has to be on the disk.
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA secure_delete = OFF")
            # What a step has undone would stand in a file beside it.
            connection.execute("PRAGMA journal_mode = MEMORY")
            steps = migrations.steps()
            encrypted = key is not None
            runner.bring_up(connection, target, steps[: head.schema], encrypted=encrypted, start=0)
            fill(source, connection, lambda share: progress(0.2 + 0.7 * share))
            if head.schema < migrations.LATEST:
                runner.bring_up(connection, target, steps, encrypted=encrypted, start=head.schema)
            connection.execute("PRAGMA journal_mode = DELETE")
        finally:
            connection.close()
    progress(1.0)
    return head


def when(head: Head) -> datetime:
    """When an export was made, in UTC."""
    return datetime.fromisoformat(head.exported_at).astimezone(UTC)


@contextmanager
def _reading(source: Path) -> Iterator[_Lines]:
    with known_problems(source):
        if not source.is_file():
            raise BackupMissing(source)
        with source.open("rb") as file:
            yield _Lines(file, source)


class _Lines:
    """The lines of an export, one after another; anything unexpected is `ExportDamaged`."""

    def __init__(self, file: IO[bytes], path: Path) -> None:
        self._file, self.path = file, path
        self.size = file.seek(0, 2)
        file.seek(0)
        self.read = 0

    def next(self, limit: int = LINE_LIMIT) -> bytes:
        """The next line without its end."""
        line = self._file.readline(limit)
        self.read += len(line)
        if not line.endswith(b"\n"):
            raise ExportDamaged(self.path)
        return line[:-1]

    def head(self) -> Head:
        """What stands above the tables; the next line is then the first of them."""
        begun = self._file.read(HEAD_LIMIT)
        name = FORMAT.encode()
        if not begun.startswith(b'{\n "format": "' + name + b'",\n'):
            # Saved by another program in another way of writing letters, perhaps; then it was ours.
            ours = any(name in begun.replace(zero, b"") for zero in (b"", b"\x00"))
            raise (ExportDamaged if ours else NotAnExport)(self.path)
        self._file.seek(0)
        told = [self.next(HEAD_LIMIT) for _ in range(2)]
        while (line := self.next(HEAD_LIMIT)) != b' "tables": {':
            told.append(line)
            if len(told) > HEAD_LINES:
                raise ExportDamaged(self.path)
        content = b"".join(told).removesuffix(b",") + b"}"
        version, schema = self._decode(content, _Versions).known()
        if version > VERSION or schema > migrations.LATEST:
            raise FileNewer(self.path, found=schema, known=migrations.LATEST)
        found: Head = self._decode(content, Head)
        try:
            when(found)
        except ValueError as error:
            raise ExportDamaged(self.path) from error
        if version < 1 or schema < 1:
            raise ExportDamaged(self.path)
        return found

    def expect(self, line: bytes) -> None:
        """The next line is this one."""
        if self.next(HEAD_LIMIT) != line:
            raise ExportDamaged(self.path)

    def _decode(self, content: bytes, kind: type[Any]) -> Any:
        try:
            return decode(content, type=kind)
        except _UNREADABLE as error:
            raise ExportDamaged(self.path) from error

    def rows(self, decoder: Decoder[Any]) -> Iterator[tuple[Any, ...]]:
        """The rows of a table, up to the line that ends it."""
        line = self.next()
        while True:
            more = line.endswith(b",")
            if line or more:
                try:
                    yield astuple(decoder.decode(line[:-1] if more else line))
                except _UNREADABLE as error:
                    raise ExportDamaged(self.path) from error
            if not more:
                self.expect(b"  ]")
                return
            line = self.next()

    def counts(self) -> dict[str, int]:
        """How many rows each table is said to have."""
        self.expect(b" },")
        line = self.next(HEAD_LIMIT)
        if not line.startswith(b' "rows": '):
            raise ExportDamaged(self.path)
        found: dict[str, int] = self._decode(line.removeprefix(b' "rows": '), dict[str, int])
        return found


class _Versions(Struct, frozen=True):
    """What tells whether the rest can be understood."""

    version: int
    schema: int

    def known(self) -> tuple[int, int]:
        return self.version, self.schema


def _fill(lines: _Lines, connection: Connection, progress: Progress) -> None:
    tables = _tables(connection)
    found: dict[str, int] = {}
    while len(found) < len(tables):
        line = lines.next(HEAD_LIMIT)
        begun = b',  "' if found else b'  "'
        name = line.removeprefix(begun).removesuffix(b'": [').decode("ascii", "replace")
        if name in found or name not in tables or line != begun + name.encode() + b'": [':
            raise ExportDamaged(lines.path)
        columns = tables[name]
        number = 0
        for step in _steps(lines.rows(_decoder(name, columns))):
            marks = ", ".join("?" * len(columns))
            named = ", ".join(f'"{column}"' for column, _kind in columns)
            connection.executemany(f"INSERT INTO {name} ({named}) VALUES ({marks})", step)  # noqa: S608
            number += len(step)
            progress(lines.read / lines.size)
        found[name] = number
    if lines.counts() != found:
        raise ExportDamaged(lines.path)


def _steps(rows: Iterator[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    step: list[tuple[Any, ...]] = []
    size = 0
    for row in rows:
        step.append(row)
        size += sum(len(value) for value in row if isinstance(value, str | bytes))
        if len(step) == ROWS_AT_ONCE or size > SIZE_AT_ONCE:
            yield step
            step, size = [], 0
    if step:
        yield step


def _tables(connection: Connection) -> dict[str, Sequence[tuple[str, Any]]]:
    """Every table of the file with its columns, and what each of those may hold."""
    names = [
        str(name)
        for schema, name, kind, *_ in connection.execute("PRAGMA table_list")
        if schema == "main" and kind == "table" and not str(name).startswith("sqlite_")
    ]
    return {
        name: [
            (str(column), _KINDS[kind] if required or key else _KINDS[kind] | None)
            for _, column, kind, required, _, key in connection.execute(f"PRAGMA table_info({name})")
        ]
        for name in names
    }


def _decoder(name: str, columns: Sequence[tuple[str, Any]]) -> Decoder[Any]:
    """Reads a row of a table: all of its columns and no other, each of its kind."""
    return Decoder(defstruct(name, columns, forbid_unknown_fields=True))
