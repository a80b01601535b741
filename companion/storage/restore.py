"""Putting a backup in the place of the file, after keeping what is there.

Restoring brings back what was written; it does not weaken the protection there is now. Where the file of now opens and
has a passphrase, that passphrase goes on, whatever the backup had. Where it has none, or cannot be opened, the backup's
own protection is taken over with its key file.
"""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path

from companion.domain.backup import Backup, Reason
from companion.domain.problems import FileDamaged, FileLocked, SecretProblem
from companion.domain.value import Value
from companion.storage import copying, driver, files, keyfile, keys
from companion.storage.backup import look_inside
from companion.storage.backup_folder import NAME_FORMAT, write_backup, write_manifest
from companion.storage.copying import Progress
from companion.storage.driver import known_problems


class Restored(Value):
    """The outcome: the key that opens the file now (None: plain), and where what was there before is kept."""

    key: bytes | None
    kept: Path | None

    def __repr__(self) -> str:
        """Without the key, so that it cannot end up in a log."""
        return f"Restored(kept={self.kept!r})"


class _Now(Enum):
    MISSING = 0
    SOUND = 1
    UNREADABLE = 2


def restore(
    backup: Backup,
    path: Path,
    now: datetime,
    *,
    key: bytes | None,
    backup_key: bytes | None,
    progress: Progress | None = None,
) -> Restored:
    """Replace the closed database at `path` by the one in a backup; after a crash it is the old or the new one.

    `key` opens the file of now, where that can be opened; `backup_key` opens the backup (None: it is plain). What is
    there is backed up first, or set aside byte by byte where unreadable. `BackupDamaged`, `FileNewer`, `FileLocked`,
    `FileInUse`, `DiskFull`, `FolderReadOnly`: nothing has changed then. `protect.catch_up` does the backups afterwards.
    """
    look_inside(backup, backup_key)
    with known_problems(path):
        files.make_folder(path.parent)
        state = _state(path, key)
        keeps_protection = keeps_passphrase(path, key)
        target_key = key if keeps_protection else backup_key
        ready = files.unfinished(path)
        _write_anew(backup.folder / files.DATABASE, backup_key, ready, target_key, progress)
        kept = _keep(path, key, now, state)
        if keeps_protection:
            files.replace_database(ready, path)
        else:
            _place_with_keys(ready, path, backup if target_key is not None else None, state)
    return Restored(target_key, kept)


def _state(path: Path, key: bytes | None) -> _Now:
    if not path.exists():
        return _Now.MISSING
    try:
        with known_problems(path):
            encrypted = driver.needs_key(path, key)
            connection = driver.connect(path, key)
            try:
                driver.check_soundness(connection, path, encrypted=encrypted)
            finally:
                connection.close()
    except (FileDamaged, FileLocked):
        return _Now.UNREADABLE
    return _Now.SOUND


def keeps_passphrase(path: Path, key: bytes | None) -> bool:
    """Whether a restore leaves the protection of now: the file opens with `key`, and its key file is whole and fits."""
    if key is None:
        return False
    try:
        return keyfile.read(files.keys_of(path)).key_id == keys.key_id(key)
    except SecretProblem:
        return False


def _write_anew(
    source: Path, source_key: bytes | None, ready: Path, target_key: bytes | None, progress: Progress | None
) -> None:
    if source_key != target_key:
        copying.rewrite_database(source, source_key, ready, target_key, progress)
        return
    connection = driver.connect(source, source_key)
    try:
        copying.copy_database(connection, ready, target_key, progress)
    finally:
        connection.close()


def _keep(path: Path, key: bytes | None, now: datetime, state: _Now) -> Path | None:
    """Keep what is there, and leave no log beside the file that is about to be replaced."""
    if state is _Now.MISSING:
        files.remove_logs(path)
        return None
    if state is _Now.UNREADABLE:
        # With its own key at hand it is not locked, so it is damaged, and nothing to offer.
        return _set_aside(path, now, offered=key is None)
    copying.settle(path, key)
    connection = driver.connect(path, key)
    try:
        schema = driver.read_pragma(connection, "user_version")
        content = files.keys_of(path).read_bytes() if key is not None else None
        kept = write_backup(
            files.backups_of(path),
            now,
            Reason.BEFORE_RESTORE,
            schema=schema,
            keys=content,
            fill=lambda target: copying.copy_database(connection, target, key),
        )
    finally:
        connection.close()
    return kept.folder


def set_aside(path: Path, now: datetime) -> Path | None:
    """Take a file and all that belongs to it out of the way, whole, so that a new one can begin; None if none was.

    It lies among the backups then. The copy is on the disk before the file itself goes.
    """
    with known_problems(path):
        if not any(place.exists() for place in (path, files.keys_of(path))):
            return None
        aside = _set_aside(path, now, offered=True)
        path.unlink(missing_ok=True)
        files.keys_of(path).unlink(missing_ok=True)
        files.coming_keys_of(path).unlink(missing_ok=True)
    return aside


def _set_aside(path: Path, now: datetime, *, offered: bool) -> Path:
    """Copy a file that cannot be opened, with everything that belongs to it, for whoever can save something from it."""
    shelf = files.backups_of(path)
    files.make_folder(shelf)
    ready = files.unfinished(shelf / "aside")
    files.make_folder(ready)
    names = [path.name, files.KEYS, *(path.name + ending for ending in files.LOGS_OF_DATABASE)]
    for name in names:
        if path.with_name(name).exists():
            shutil.copyfile(path.with_name(name), ready / name)
            files.sync_file(ready / name)
    if offered:
        _offer_locked(ready, now)
    stamp, n = now.astimezone(UTC).strftime(NAME_FORMAT), 1
    while (aside := shelf / f"{stamp}-aside-{n}").exists():
        n += 1
    files.put_in_place(ready, aside)
    files.remove_logs(path)
    return aside


def _offer_locked(aside: Path, now: datetime) -> None:
    """Give a file that is only locked, as far as can be told, what makes it a backup: its secret may turn up later."""
    try:
        locked = not driver.is_plain(aside / files.DATABASE)
        keyfile.read(aside / files.KEYS)
    except (FileDamaged, FileNotFoundError, SecretProblem):
        return
    if locked:
        write_manifest(aside, now, Reason.ASIDE, schema=0)


def _place_with_keys(ready: Path, path: Path, backup: Backup | None, state: _Now) -> None:
    """Put the database and the backup's key file, or no key file, in place together."""
    own, coming = files.keys_of(path), files.coming_keys_of(path)
    if state is _Now.MISSING:
        # The file they belong to is away and not gone: it may come back, and nothing else opens it.
        files.keep_aside(own)
        files.keep_aside(coming)
    if backup is None:
        files.replace_database(ready, path)
        files.remove_file(own)
        files.remove_file(coming)
        return
    content = keyfile.to_bytes(keyfile.read(backup.folder / files.KEYS))
    if state is _Now.UNREADABLE:
        # The key file of now still belongs to the file of now, until that is gone. A crash in between is noticed when
        # the file is next unlocked, which tries both.
        files.write_whole(coming, content)
        files.replace_database(ready, path)
        files.put_in_place(coming, own)
    else:
        files.remove_file(coming)
        files.write_whole(own, content)
        files.replace_database(ready, path, wipe=True)
