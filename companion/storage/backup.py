"""Backups: making them while the file is in use, listing them, looking inside, and letting old ones go."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from companion.domain.backup import Backup, Inside, Reason, Rotation, due
from companion.domain.problems import BackupDamaged, FileDamaged, FileNewer, NotACompanionFile, SecretProblem
from companion.storage import driver, files, keyfile, keys, migrations, runner
from companion.storage.backup_folder import read_backup, remove_backup, write_backup
from companion.storage.copying import Progress
from companion.storage.database import Database
from companion.storage.driver import Connection, known_problems

__all__ = ["Backup", "Inside", "Reason", "Rotation", "due"]

KEPT_BY_REASON = ((Reason.BEFORE_RESTORE, 3), (Reason.BEFORE_VERSION, 2))


def make_backup(
    db: Database, shelf: Path, now: datetime, *, reason: Reason = Reason.DAILY, progress: Progress | None = None
) -> Backup:
    """Back up the open file while it is in use; checked, on the disk and under its final name when this returns.

    It has the same encryption as the file and carries its key file. `progress` is called with 0.0 to 1.0.
    """
    with known_problems(shelf):
        files.tidy(shelf)
        content: bytes | None = None
        if db.encrypted:
            content = files.keys_of(db.path).read_bytes()
            keyfile.from_bytes(content, files.keys_of(db.path))
        with db.quick() as connection:
            schema = driver.read_pragma(connection, "user_version")
        return write_backup(
            shelf, now, reason, schema=schema, keys=content, fill=lambda target: db.copy_to(target, progress)
        )


def list_backups(shelf: Path) -> tuple[Backup, ...]:
    """The complete backups on a shelf, newest first; whatever else lies there is passed over."""
    if not shelf.is_dir():
        return ()
    with known_problems(shelf):
        found = []
        for folder in shelf.iterdir():
            if folder.name.startswith(files.UNFINISHED) or folder.is_symlink() or not folder.is_dir():
                continue
            try:
                found.append(read_backup(folder))
            except (BackupDamaged, PermissionError):
                # It is still there for whoever wants to look; it is just nothing to offer. One folder that belongs
                # to another user of this computer must not hide all the others.
                continue
    return tuple(sorted(found, key=lambda backup: (backup.when, backup.folder.name), reverse=True))


def rotate(shelf: Path, now: datetime) -> tuple[Backup, ...]:
    """Let go of the backups the rotation no longer keeps; those that went. Asked-for ones never go by themselves."""
    existing = list_backups(shelf)
    daily = [backup for backup in existing if backup.reason is Reason.DAILY]
    drop = set(due(now, (backup.when for backup in daily)).drop)
    going = [backup for backup in daily if backup.when in drop]
    for reason, kept in KEPT_BY_REASON:
        going += [backup for backup in existing if backup.reason is reason][kept:]
    with known_problems(shelf):
        for backup in going:
            remove_backup(backup.folder)
    return tuple(going)


def look_inside(backup: Backup, key: bytes | None) -> Inside:
    """Check a backup thoroughly and count what it holds. `BackupDamaged`, `FileNewer`; `FileLocked` without its key."""
    path = backup.folder / files.DATABASE
    try:
        with known_problems(path):
            encrypted = driver.needs_key(path, key)
            connection = driver.connect(path, key)
            try:
                driver.check_soundness(connection, path, encrypted=encrypted)
                version = runner.version_of(connection, path, known=migrations.LATEST)
                if _schema(connection) != _schema_at(version):
                    raise BackupDamaged(backup.folder)
                return count(connection)
            finally:
                connection.close()
    except FileNewer:
        raise
    except (FileDamaged, NotACompanionFile) as error:
        raise BackupDamaged(backup.folder) from error


def same_key(backup: Backup, key: bytes | None) -> bool:
    """Whether a backup opens with this key (None: with none), so that no secret need be asked for."""
    if not backup.encrypted:
        return key is None
    if key is None:
        return False
    try:
        return keyfile.read(backup.folder / files.KEYS).key_id == keys.key_id(key)
    except SecretProblem:
        return False


def count(connection: Connection) -> Inside:
    """Count what a file holds."""
    known = {str(name) for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}

    def number(table: str) -> int:
        if table not in known:
            # An earlier version kept nothing of the kind.
            return 0
        return int(connection.execute(f"SELECT count(*) FROM {table} WHERE deleted_at IS NULL").fetchone()[0])  # noqa: S608

    dated = [table for table in ("journal_entry", "check_in", "moment", "wellbeing") if table in known]
    days = " UNION ALL ".join(f"SELECT day FROM {table} WHERE deleted_at IS NULL" for table in dated)  # noqa: S608
    first, last = connection.execute(f"SELECT min(day), max(day) FROM ({days})").fetchone()  # noqa: S608
    return Inside(
        entries=number("journal_entry"),
        check_ins=number("check_in"),
        contacts=number("contact"),
        first_day=None if first is None else date.fromisoformat(first),
        last_day=None if last is None else date.fromisoformat(last),
        moments=number("moment"),
        hope_items=number("hope_item"),
        appointments=number("appointment"),
    )


def _schema(connection: Connection) -> set[tuple[object, ...]]:
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'")
    return {tuple(row) for row in rows}


def _schema_at(version: int) -> set[tuple[object, ...]]:
    """What a file of a version is made of: one that holds more, a trigger perhaps, was not made by this program."""
    connection = driver.connect_memory()
    try:
        for step in migrations.steps()[:version]:
            step.up(connection)
        return _schema(connection)
    finally:
        connection.close()
