"""The person's file, open: quick reads without the SQL toolkit, ordinary reads and writes with it.

SQLAlchemy is imported the first time `read`, `write` or `warm` is used and never before, for it costs more time than
showing the first window. Connections stay open between uses, so that one durable write costs little more than its sync.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast

from companion.domain.problems import (
    CopyStopped,
    FileAlreadyThere,
    FileInUse,
    FileMissing,
    FileReplaced,
    Interrupted,
    KnownProblem,
)
from companion.storage import driver, files, migrations, runner
from companion.storage.driver import Connection, known_problems

if TYPE_CHECKING:
    import sqlalchemy

SPARE_CONNECTIONS = 4


class Closed(RuntimeError):
    """The database was used after it was closed."""


class Database:
    """One open file. Reads may come from any thread; writes wait for each other. Made by `open`."""

    def __init__(self, path: Path, key: bytes | None, first: Connection) -> None:
        """Take over a checked, migrated file and its first connection; use `open`."""
        self.path = path
        self.encrypted = key is not None
        self._key = None if key is None else bytearray(key)
        self._guard = threading.Lock()
        self._write_lock = threading.RLock()
        self._spare: list[Connection] = [first]
        self._spare_readers: list[sqlalchemy.Connection] = []
        self._interruptible: set[Connection] = set()
        self._engine: sqlalchemy.Engine | None = None
        self._writer: sqlalchemy.Connection | None = None
        self._raw_writer: Connection | None = None
        self._writing_thread: int | None = None
        self._changed: set[str] = set()
        self._listeners: list[Callable[[frozenset[str]], None]] = []
        self._closed = False
        self._stopping = threading.Event()
        self._file, self._folder = _identity(path), _identity(path.parent)
        self._kept = False

    @classmethod
    def open(cls, path: Path, key: bytes | None, *, create: bool = False, beside: bool = False) -> Database:
        """Open a file, bringing it to the latest version first; with `create`, make it where there is none.

        `beside` another process that has it open, nothing is brought up to date or cleared away: FileInUse where it
        would have to be.
        `key` is the 32-byte key of an encrypted file, None for a plain one. Raises FileMissing, FileAlreadyThere,
        FileLocked, FileDamaged, FileNewer, NotACompanionFile, FileInUse, FolderReadOnly, DiskFull or DiskTrouble.
        An existing file is never replaced and a missing one never made up.
        """
        with known_problems(path):
            if not beside:
                files.tidy(path.parent)
            if create:
                _make(path, key)
            elif not path.exists():
                raise FileMissing(path)
            first = _open_checked(path, key, beside=beside)
        return cls(path, key, first)

    @contextmanager
    def quick(self, *, interruptible: bool = False) -> Iterator[Connection]:
        """A raw connection for prepared reads. With `interruptible`, `interrupt_quick` may stop what it is doing.

        Inside a `write` of the same thread it is that write's own connection, and sees what was written so far.
        """
        if self._writing_thread == threading.get_ident() and self._raw_writer is not None:
            yield self._raw_writer
            return
        with known_problems(self.path, disk=False):
            connection = self._take()
            dead = False
            if interruptible:
                with self._guard:
                    self._interruptible.add(connection)
            try:
                yield connection
            except BaseException as error:
                dead = driver.leaves_dead(error)
                raise
            finally:
                with self._guard:
                    self._interruptible.discard(connection)
                self._give_back(connection, dead=dead)

    def interrupt_quick(self) -> None:
        """Stop every interruptible quick read now running; those raise Interrupted. Callable from any thread."""
        with self._guard:
            for connection in self._interruptible:
                connection.interrupt()

    @contextmanager
    def read(self) -> Iterator[sqlalchemy.Connection]:
        """A connection that sees one unchanging state of the file for the whole block."""
        if self._writing_thread == threading.get_ident() and self._writer is not None:
            yield self._writer
            return
        with known_problems(self.path, disk=False):
            connection = self._take_reader()
            dead = False
            try:
                connection.exec_driver_sql("BEGIN")
                yield connection
            except BaseException as error:
                dead = driver.leaves_dead(error)
                raise
            finally:
                connection.rollback()
                self._give_back_reader(connection, dead=dead)

    @contextmanager
    def write(self, *areas: str) -> Iterator[sqlalchemy.Connection]:
        """A connection in a write transaction, durable when the block ends, undone when it raises.

        `areas` name what changes, for those listening. A write inside a write of the same thread is a part of the outer
        one: undone alone if it raises, committed and told with it.
        """
        if not areas:
            raise ValueError("a write names what it changes")
        with self._write_lock:
            if self._writing_thread is not None:
                with self._nested(areas) as connection:
                    yield connection
                return
            with known_problems(self.path, disk=False):
                writer, raw = self._open_writer()
                self._changed = set(areas)
                try:
                    raw.execute("BEGIN IMMEDIATE")
                    self._writing_thread = threading.get_ident()
                    yield writer
                    self._check_place()
                    writer.commit()
                    if raw.in_transaction:
                        # Nothing was executed through the toolkit, so it saw no transaction to end.
                        raw.execute("COMMIT")
                except BaseException as error:
                    writer.rollback()
                    if raw.in_transaction:
                        raw.execute("ROLLBACK")
                    if driver.leaves_dead(error):
                        writer.close()
                        self._writer, self._raw_writer = None, None
                    if isinstance(error, FileReplaced | FileMissing):
                        self._keep_replaced(raw)
                    raise
                finally:
                    self._writing_thread = None
            changed = frozenset(self._changed)
        for listener in tuple(self._listeners):
            listener(changed)

    def listen(self, fn: Callable[[frozenset[str]], None], *, ahead: bool = False) -> None:
        """Have `fn(areas)` called after each committed write, in the thread that wrote.

        Those `ahead` are called first: they keep values of the file, and let go of them before anyone else asks.
        """
        self._listeners.insert(0 if ahead else len(self._listeners), fn)

    def warm(self) -> None:
        """Do ahead what the first `read` and `write` would do: import the toolkit and open its connections."""
        with known_problems(self.path):
            with self._write_lock:
                self._open_writer()
            self._give_back_reader(self._take_reader(), dead=False)

    def copy_to(self, target: Path, progress: Callable[[float], None] | None = None) -> None:
        """Copy the file as it is now, committed work of others included, to `target`, under the same key.

        `progress` is called with 0.0 to 1.0. The copy is checked page by page and on the disk when this returns.
        `CopyStopped` soon after `stop_copying` or `close`.
        """
        from companion.storage.copying import copy_database

        try:
            with known_problems(self.path), self.quick() as source:
                copy_database(source, target, self._key_bytes(), progress, self._stopping.is_set)
        except Interrupted as error:
            raise CopyStopped(self.path) from error

    def stop_copying(self) -> None:
        """Have every copy and export of this file end soon, for the file is about to be closed. From any thread."""
        self._stopping.set()

    def go_on_copying(self) -> None:
        """For whoever copies step by step: nothing, or `CopyStopped` since `stop_copying` or `close`."""
        if self._stopping.is_set():
            raise CopyStopped(self.path)

    def close(self) -> None:
        """Fold the write-ahead log into the file, close every connection and drop the key. Harmless when repeated."""
        self.stop_copying()
        with self._write_lock, self._guard:
            if self._closed:
                return
            self._closed = True
            for reader in self._spare_readers:
                reader.close()
            if self._writer is not None:
                self._writer.close()
            for connection in self._spare[1:]:
                connection.close()
            if self._spare:
                # Nothing was written since, or a write would have told.
                with suppress(KnownProblem, OSError), known_problems(self.path):
                    if _identity(self.path) != self._file:
                        self._keep_replaced(self._spare[0])
                # A read still running elsewhere may keep the log from being folded in; the next start does it then.
                self._spare[0].execute("PRAGMA busy_timeout = 200")
                # Nor does a full disk lose anything here: all of it stands in the log, which stays then.
                with suppress(KnownProblem), known_problems(self.path):
                    self._spare[0].execute("PRAGMA wal_checkpoint(TRUNCATE)")
                self._spare[0].close()
            if self._engine is not None:
                self._engine.dispose()
            self._spare, self._spare_readers = [], []
            self._writer, self._raw_writer, self._engine = None, None, None
            if self._key is not None:
                self._key[:] = bytes(len(self._key))

    def _check_place(self) -> None:
        """`FileReplaced` or `FileMissing` where the path no longer leads to the file that is open.

        The system lets another program put a file in the place of an open one. Written on, the former would take
        everything with it when it is closed. Compared as the engine itself does it, by the number of the file.
        """
        found = _identity(self.path)
        if found is None or (found != self._file and _identity(self.path.parent) != self._folder):
            raise FileMissing(self.path)
        if found != self._file:
            raise FileReplaced(self.path)

    def _keep_replaced(self, connection: Connection) -> None:
        # Not where the folder is another one too: a stick was pulled out, and its words do not belong on this disk.
        if not self._kept and _identity(self.path.parent) == self._folder:
            from companion.storage.backup_folder import keep_replaced

            key = None if self._key is None else bytes(self._key)
            keep_replaced(connection, self.path, key)
            self._kept = True

    def _connect(self) -> Connection:
        """Another connection; never to another file, which would be given this one's log to read."""
        self._check_place()
        return driver.connect(self.path, self._key_bytes())

    def _key_bytes(self) -> bytes | None:
        if self._closed:
            raise Closed
        return None if self._key is None else bytes(self._key)

    def _take(self) -> Connection:
        with self._guard:
            if self._closed:
                raise Closed
            if self._spare:
                return self._spare.pop()
        return self._connect()

    def _give_back(self, connection: Connection, *, dead: bool) -> None:
        if connection.in_transaction and not dead:
            connection.execute("ROLLBACK")
        with self._guard:
            if not self._closed and not dead and len(self._spare) < SPARE_CONNECTIONS:
                self._spare.append(connection)
                return
        connection.close()

    def _take_reader(self) -> sqlalchemy.Connection:
        with self._guard:
            if self._closed:
                raise Closed
            if self._spare_readers:
                return self._spare_readers.pop()
        return self._toolkit().connect()

    def _give_back_reader(self, connection: sqlalchemy.Connection, *, dead: bool) -> None:
        with self._guard:
            if not self._closed and not dead and len(self._spare_readers) < SPARE_CONNECTIONS:
                self._spare_readers.append(connection)
                return
        connection.close()

    def _toolkit(self) -> sqlalchemy.Engine:
        import sqlalchemy
        from sqlalchemy.pool import NullPool

        with self._write_lock:
            if self._closed:
                raise Closed
            if self._engine is None:
                self._engine = sqlalchemy.create_engine(
                    "sqlite://",
                    module=driver.driver_module(),
                    creator=self._connect,
                    # Connections are kept here, next to the raw ones, and so need no second pool around them.
                    poolclass=NullPool,
                    # Values are what the person wrote and do not belong into messages.
                    hide_parameters=True,
                )
            return self._engine

    def _open_writer(self) -> tuple[sqlalchemy.Connection, Connection]:
        if self._closed:
            raise Closed
        if self._writer is None or self._raw_writer is None:
            self._writer = self._toolkit().connect()
            self._raw_writer = cast(Connection, self._writer.connection.dbapi_connection)
        return self._writer, self._raw_writer

    @contextmanager
    def _nested(self, areas: tuple[str, ...]) -> Iterator[sqlalchemy.Connection]:
        writer, _ = self._open_writer()
        with writer.begin_nested():
            yield writer
        self._changed.update(areas)


def _identity(path: Path) -> int | None:
    """The number the system knows a file or folder by; None where there is none."""
    try:
        return path.stat().st_ino
    except OSError:
        return None


def _make(path: Path, key: bytes | None) -> None:
    """Make a new file beside its final name and put it there whole, so that a half-made one never has that name."""
    if path.exists():
        raise FileAlreadyThere(path)
    files.make_folder(path.parent)
    ready = files.unfinished(path)
    connection = driver.connect(ready, key, create=True)
    try:
        ready.chmod(0o600)
        steps = migrations.steps()
        runner.bring_up(connection, ready, steps, encrypted=key is not None, start=0)
    finally:
        connection.close()
    files.sync_file(ready)
    files.remove_logs(path)
    files.put_in_place(ready, path)


def _open_checked(path: Path, key: bytes | None, *, beside: bool) -> Connection:
    """A connection to an existing file that is ours, sound enough to read, up to date, and in write-ahead mode."""
    encrypted = driver.needs_key(path, key)
    connection = driver.connect(path, key)
    try:

        def safety_copy(version: int) -> None:
            from companion.storage.backup_folder import keep_before_version

            keep_before_version(connection, path, key, version)

        version = runner.version_of(connection, path, known=migrations.LATEST)
        if beside:
            if version < migrations.LATEST:
                raise FileInUse(path)
            return connection
        if version < migrations.LATEST:
            runner.prepare(connection, path, migrations.steps(), encrypted=encrypted, safety_copy=safety_copy)
        connection.execute("PRAGMA journal_mode = WAL")
        # So that it holds the log open too, and can give back all of the file even when that has lost its name.
        driver.read_pragma(connection, "user_version")
        if not encrypted:
            # Left by a crash while a passphrase was set or taken away. It opens nothing here any more.
            files.keep_aside(files.keys_of(path))
            files.remove_file(files.coming_keys_of(path))
    except BaseException:
        connection.close()
        raise
    return connection
