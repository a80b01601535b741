"""Whole copies of a database: under the same key by the online backup, under another one by writing it anew."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from companion.domain.problems import FileDamaged, FileInUse, Interrupted
from companion.storage import driver, files
from companion.storage.driver import Connection

Progress = Callable[[float], None]
Stop = Callable[[], bool]

PAGES_A_STEP = 2048
STEPS_BETWEEN_LOOKS = 20_000


def make_private(path: Path) -> None:
    """Make an empty file only its owner can read, for the driver to fill."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def copy_database(
    source: Connection,
    target: Path,
    key: bytes | None,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> None:
    """Copy what `source` has open to the new file `target`, under the same key, while others go on writing.

    The copy is one moment of the source, in one file without a log beside it, checked and on the disk. `Interrupted`
    soon after `stop` says so; what was written until then is left to the caller.
    """
    make_private(target)
    copy = driver.connect(target, key)
    try:
        if stop is not None:
            copy.set_progress_handler(lambda: int(stop()), STEPS_BETWEEN_LOOKS)
        source.execute("BEGIN")
        try:
            # A first read fixes the moment; otherwise each write of another connection would start the copy over.
            driver.read_pragma(source, "user_version")
            source.backup(copy, pages=PAGES_A_STEP, progress=_step_teller(progress, stop))
        finally:
            source.execute("ROLLBACK")
        _finish(copy, target, encrypted=key is not None)
    finally:
        copy.close()
    files.sync_file(target)
    if progress is not None:
        progress(1.0)


def rewrite_database(
    path: Path, key: bytes | None, target: Path, target_key: bytes | None, progress: Progress | None = None
) -> None:
    """Write the closed database at `path` anew to the new file `target`, under another key or none.

    The result holds the same rows, is one file without a log beside it, checked and on the disk.
    """
    make_private(target)
    source = driver.connect(path, key)
    try:
        literal = "''" if target_key is None else driver.key_literal(target_key)
        source.execute(f"ATTACH DATABASE ? AS copy KEY {literal}", (str(target),))
        # The copy is thrown away after a crash, so only its end has to be on the disk.
        source.execute("PRAGMA copy.synchronous = OFF")
        source.execute("PRAGMA copy.secure_delete = OFF")
        if progress is not None:
            source.set_progress_handler(_size_teller(path, target, progress), STEPS_BETWEEN_LOOKS)
        source.execute("SELECT sqlcipher_export('copy')").fetchall()
        source.set_progress_handler(None, 0)
        for name in ("application_id", "user_version"):
            source.execute(f"PRAGMA copy.{name} = {driver.read_pragma(source, name):d}")
        if _shape(source, "main") != _shape(source, "copy"):
            raise FileDamaged(path)
        source.execute("DETACH DATABASE copy")
    finally:
        source.close()
    copy = driver.connect(target, target_key)
    try:
        _finish(copy, target, encrypted=target_key is not None)
    finally:
        copy.close()
    files.sync_file(target)
    if progress is not None:
        progress(1.0)


def settle(path: Path, key: bytes | None) -> None:
    """Fold the write-ahead log of a closed database into it and leave a single file; `FileInUse` where it is open.

    After this no log lies about that could meet a database put in its place.
    """
    with driver.known_problems(path):
        connection = driver.connect(path, key)
        try:
            mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
        finally:
            connection.close()
        if mode != "delete":
            raise FileInUse(path)


def _finish(copy: Connection, path: Path, *, encrypted: bool) -> None:
    copy.execute("PRAGMA journal_mode = DELETE")
    driver.check_soundness(copy, path, encrypted=encrypted)


def _shape(connection: Connection, schema: str) -> list[tuple[object, ...]]:
    """Every table with its number of rows, and all other parts of the schema."""
    parts = connection.execute(
        f"SELECT type, name, sql FROM {schema}.sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"  # noqa: S608
    ).fetchall()
    shape: list[tuple[object, ...]] = [tuple(part) for part in parts]
    for kind, name, sql in parts:
        if kind == "table" and not str(sql).upper().startswith("CREATE VIRTUAL"):
            quoted = str(name).replace('"', '""')
            count = connection.execute(f'SELECT count(*) FROM {schema}."{quoted}"').fetchone()[0]  # noqa: S608
            shape.append((name, count))
    return shape


def _step_teller(progress: Progress | None, stop: Stop | None) -> Callable[[int, int, int], None] | None:
    if progress is None and stop is None:
        return None

    def tell(_status: int, remaining: int, total: int) -> None:
        if stop is not None and stop():
            raise Interrupted
        if progress is not None:
            progress(0.0 if total == 0 else 0.95 * (total - remaining) / total)

    return tell


def _size_teller(path: Path, target: Path, progress: Progress) -> Callable[[], int]:
    whole = max(1, path.stat().st_size)

    def tell() -> int:
        progress(min(0.95, target.stat().st_size / whole))
        return 0

    return tell
