"""One backup on the disk: a folder with the database, its key file where it has one, and a manifest.

A folder with its final name is complete and checked: it is filled under a temporary name and renamed last. The manifest
says when and why; size and encryption are read off the files themselves.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from companion.domain.backup import Backup, Reason
from companion.domain.problems import BackupDamaged, BackupMissing, FileDamaged
from companion.storage import driver, files
from companion.storage.copying import copy_database
from companion.storage.driver import Connection

FORMAT = "companion-backup"
VERSION = 1
NAME_FORMAT = "%Y%m%dT%H%M%SZ"
MANIFEST_LIMIT = 64 * 1024


def write_backup(
    shelf: Path, when: datetime, reason: Reason, *, schema: int, keys: bytes | None, fill: Callable[[Path], None]
) -> Backup:
    """Make a backup folder on the shelf. `fill(path)` writes the checked, synced database; `keys` is its key file."""
    files.make_folder(shelf)
    ready = files.unfinished(shelf / "backup")
    files.make_folder(ready)
    try:
        database = ready / files.DATABASE
        fill(database)
        if keys is not None:
            files.write_whole(ready / files.KEYS, keys)
        write_manifest(ready, when, reason, schema=schema)
        folder = _free_name(shelf, when, reason)
        files.put_in_place(ready, folder)
    except BaseException:
        shutil.rmtree(ready, ignore_errors=True)
        raise
    return read_backup(folder)


def write_manifest(folder: Path, when: datetime, reason: Reason, *, schema: int) -> None:
    """Say when and why a backup was made; `schema` is the version of its tables, 0 where it could not be looked up."""
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "when": when.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z"),
        "reason": reason.value,
        "schema": schema,
    }
    files.write_whole(folder / files.MANIFEST, json.dumps(manifest, indent=1).encode())


def read_backup(folder: Path) -> Backup:
    """The backup in a folder. `BackupMissing`; `BackupDamaged` where a part is absent or the manifest is not ours."""
    database, manifest = folder / files.DATABASE, folder / files.MANIFEST
    if not folder.is_dir():
        raise BackupMissing(folder)
    if not database.is_file() or not manifest.is_file() or manifest.stat().st_size > MANIFEST_LIMIT:
        raise BackupDamaged(folder)
    try:
        encrypted = not driver.is_plain(database)
    except FileDamaged as error:
        raise BackupDamaged(folder) from error
    if encrypted and not (folder / files.KEYS).is_file():
        raise BackupDamaged(folder)
    try:
        told = json.loads(manifest.read_bytes())
        if told["format"] != FORMAT or told["version"] != VERSION:
            raise BackupDamaged(folder)
        return Backup(
            folder=folder,
            when=datetime.fromisoformat(told["when"]).astimezone(UTC),
            size=database.stat().st_size,
            encrypted=encrypted,
            schema=int(told["schema"]),
            reason=Reason(told["reason"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise BackupDamaged(folder) from error


def remove_backup(folder: Path) -> None:
    """Take a backup off the shelf; a crash in between leaves no half of one under its name."""
    going = files.unfinished(folder)
    files.put_in_place(folder, going)
    shutil.rmtree(going)


def keep_before_version(connection: Connection, path: Path, key: bytes | None, version: int) -> None:
    """Keep a copy of the file as it is, before it is brought to a later version; its date is the file's own."""
    keys = files.keys_of(path).read_bytes() if key is not None else None
    when = datetime.fromtimestamp(path.stat().st_mtime, UTC)

    def fill(target: Path) -> None:
        copy_database(connection, target, key)

    write_backup(files.backups_of(path), when, Reason.BEFORE_VERSION, schema=version, keys=keys, fill=fill)


def keep_replaced(connection: Connection, path: Path, key: bytes | None) -> None:
    """Keep what an open connection still holds of a file that another one has taken the place of, as a backup.

    Its date is that of the last writing: of the log, which still has its name.
    """
    keys = files.keys_of(path).read_bytes() if key is not None else None
    log = path.with_name(path.name + files.LOGS_OF_DATABASE[0])
    when = datetime.fromtimestamp((log if log.exists() else path.parent).stat().st_mtime, UTC)

    def fill(target: Path) -> None:
        copy_database(connection, target, key)

    version = driver.read_pragma(connection, "user_version")
    write_backup(files.backups_of(path), when, Reason.REPLACED, schema=version, keys=keys, fill=fill)


def _free_name(shelf: Path, when: datetime, reason: Reason) -> Path:
    name = f"{when.astimezone(UTC).strftime(NAME_FORMAT)}-{reason.value}"
    folder, n = shelf / name, 1
    while folder.exists():
        n += 1
        folder = shelf / f"{name}-{n}"
    return folder
