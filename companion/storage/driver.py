"""Raw connections to the person's file, and the driver's errors as problems a person can understand.

The driver is a descendant of the standard library's `sqlite3` with the same surface and no type information of its own,
so the type checker reads it as `sqlite3`; nothing ever runs the standard one, which would ignore the key silently.
"""

from __future__ import annotations

import errno
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, cast

from companion.domain.problems import (
    DiskFull,
    DiskTrouble,
    FileDamaged,
    FileInUse,
    FileLocked,
    FolderReadOnly,
    Interrupted,
    KnownProblem,
)

if TYPE_CHECKING:
    from sqlite3 import Connection as Connection
else:
    # Only ever named in annotations: the driver itself is imported with the first connection, after the lock screen.
    Connection = object

BUSY_TIMEOUT_MS = 5000
KEY_BYTES = 32
PLAIN_HEADER = b"SQLite format 3\0"
_LOOKED_AT, _LOOKS = 4096, 16
#: In as much even noise no byte makes up more than one in a hundred; in text and tables some make up ten.
_NOISE = 0.02

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EROFS)
# The engine's code, its own words for it, and what it means here. The words are needed because errors of the online
# backup come without a code. CANTOPEN (14): the file is known to be there, so its folder refuses the log beside it.
_MEANINGS: tuple[tuple[int, str, type[KnownProblem]], ...] = (
    (3, "access permission denied", FolderReadOnly),
    (5, "database is locked", FileInUse),
    (6, "database table is locked", FileInUse),
    (8, "attempt to write a readonly database", FolderReadOnly),
    (9, "interrupted", Interrupted),
    (10, "disk I/O error", DiskTrouble),
    (11, "database disk image is malformed", FileDamaged),
    (13, "database or disk is full", DiskFull),
    (14, "unable to open database file", FolderReadOnly),
    (26, "file is not a database", FileDamaged),
)
_DEADLY = (10, 11, 26)
#: All text was written as UTF-8: where it is none any more, its bytes were overwritten. The engine has no code for it.
_NO_TEXT = "Could not decode to UTF-8"


def driver_module() -> ModuleType:
    """The driver itself, for the SQL toolkit and for connections."""
    from sqlcipher3 import dbapi2

    return cast(ModuleType, dbapi2)


class CipherMissing(RuntimeError):
    """The driver in use cannot encrypt; going on would write in the clear."""


def is_plain(path: Path) -> bool:
    """Whether the file is unencrypted, told by its first sixteen bytes; `FileDamaged` where those are missing."""
    with path.open("rb") as file:
        header = file.read(len(PLAIN_HEADER))
    if len(header) < len(PLAIN_HEADER):
        raise FileDamaged(path)
    return header == PLAIN_HEADER


def looks_encrypted(path: Path) -> bool:
    """Whether a file whose first bytes are not those of a plain one holds what encryption gives: even noise.

    A plain file with a damaged beginning does not: in its pages some bytes are far more frequent than others.
    """
    size = path.stat().st_size
    noisy = looked_at = 0
    with path.open("rb") as file:
        for at in range(0, size, max(_LOOKED_AT, size // _LOOKS)):
            file.seek(at)
            part = file.read(_LOOKED_AT)
            if len(part) < _LOOKED_AT and at > 0:
                continue
            looked_at += 1
            noisy += max(Counter(part).values(), default=0) < _NOISE * _LOOKED_AT
    return noisy * 2 > looked_at


def is_noise(path: Path) -> bool:
    """Whether each page of the file is even noise, read from its beginning to its end, as encryption leaves it."""
    with path.open("rb") as file:
        while part := file.read(_LOOKED_AT):
            # Encryption writes whole pages: what is left over at the end is something else.
            if len(part) < _LOOKED_AT or max(Counter(part).values()) >= _NOISE * _LOOKED_AT:
                return False
    return True


def key_literal(key: bytes) -> str:
    """The 32-byte key as SQLCipher's raw key text, which cannot break out of its quotes."""
    if len(key) != KEY_BYTES:
        raise ValueError("a key has 32 bytes")
    return f"\"x'{bytes(key).hex()}'\""


def connect(path: Path, key: bytes | None, *, create: bool = False) -> Connection:
    """A raw connection in autocommit mode, keyed and with every safety pragma set; the caller closes it.

    Without `create` a missing file is an error and never made. Nothing has been read from the file yet.
    """
    mode = "rwc" if create else "rw"
    connection: Connection = driver_module().connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_TIMEOUT_MS / 1000,
        cached_statements=128,
    )
    try:
        execute = connection.execute
        # Before the key: the cipher would print its complaints about a damaged page to the terminal.
        execute("PRAGMA cipher_log_level = NONE")
        if key is not None:
            execute(f"PRAGMA key = {key_literal(key)}")
        if execute("PRAGMA cipher_version").fetchone() is None:
            raise CipherMissing
        execute("PRAGMA trusted_schema = OFF")
        execute("PRAGMA foreign_keys = ON")
        # So that INSERT OR REPLACE also takes the replaced row out of the search.
        execute("PRAGMA recursive_triggers = ON")
        execute("PRAGMA synchronous = FULL")
        execute("PRAGMA secure_delete = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def connect_memory() -> Connection:
    """A connection to an empty database in memory, in autocommit mode; the caller closes it."""
    connection: Connection = driver_module().connect(":memory:", isolation_level=None)
    return connection


def read_pragma(connection: Connection, name: str) -> int:
    """The value of a pragma that is one whole number."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def check_soundness(connection: Connection, path: Path, *, encrypted: bool) -> None:
    """Read every page; `FileDamaged` where one fails its signature or the structure does not hold together."""
    if encrypted and connection.execute("PRAGMA cipher_integrity_check").fetchone() is not None:
        raise FileDamaged(path)
    if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise FileDamaged(path)


def check_quickly(connection: Connection, path: Path) -> None:
    """Read every page anew from the disk and look at its structure, without comparing indexes; `FileDamaged`.

    The pages read stay no longer than the look: they are far more than the app keeps in use.
    """
    connection.execute("PRAGMA shrink_memory")
    sound = connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    connection.execute("PRAGMA shrink_memory")
    if not sound:
        raise FileDamaged(path)


def as_problem(error: BaseException, path: Path) -> KnownProblem | None:
    """The problem a driver or operating system error means, or None where it is a mistake of ours."""
    if isinstance(error, OSError):
        if error.errno in _NO_ROOM:
            return DiskFull(path)
        if error.errno in _NOT_ALLOWED:
            return FolderReadOnly(path)
        return DiskTrouble(path) if error.errno == errno.EIO else None
    if not isinstance(error, driver_module().DatabaseError):
        return None
    if str(error).startswith(_NO_TEXT):
        return FileDamaged(path)
    code = getattr(error, "sqlite_errorcode", None)
    for known, words, problem in _MEANINGS:
        if code & 0xFF == known if isinstance(code, int) else str(error) == words:
            # A disk that has turned read-only answers so at first.
            closed = problem is DiskTrouble and path.parent.is_dir() and not os.access(path.parent, os.W_OK)
            return FolderReadOnly(path) if closed else problem(path)
    return None


def leaves_dead(error: BaseException) -> bool:
    """Whether the connection that met this error can no longer be used: after damage, every later read fails too."""
    code = getattr(_unwrapped(error), "sqlite_errorcode", None)
    return isinstance(error, FileDamaged) or (isinstance(code, int) and code & 0xFF in _DEADLY)


@contextmanager
def known_problems(path: Path, *, disk: bool = True) -> Iterator[None]:
    """Turn errors of the driver, and with `disk` of the operating system, inside the block into problems about `path`.

    An error the toolkit above has wrapped is unwrapped first. What has no known meaning goes through untouched.
    """
    try:
        yield
    except KnownProblem:
        raise
    except Exception as error:
        cause = _unwrapped(error)
        problem = None if isinstance(cause, OSError) and not disk else as_problem(cause, path)
        if problem is None:
            raise
        raise problem from error


def _unwrapped(error: BaseException) -> BaseException:
    cause = getattr(error, "orig", None)
    return cause if isinstance(cause, BaseException) else error


def needs_key(path: Path, key: bytes | None) -> bool:
    """Whether the file is encrypted; `FileLocked` where it is and no key came, ValueError for a needless key."""
    if is_plain(path):
        if key is not None:
            raise ValueError("a key was given for a file that is not encrypted")
        return False
    if key is None:
        raise FileLocked(path)
    return True
