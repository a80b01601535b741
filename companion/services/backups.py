"""Backups: made by themselves once a day, listed, looked into, restored, and saved elsewhere as one file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

from companion.domain.backup import Afterwards, Backup, Inside, Reason, due
from companion.domain.problems import FileDamaged, Interrupted, KnownProblem
from companion.domain.value import replace
from companion.domain.vault import Secret
from companion.services.vault import NotOpen, Vault, key_of
from companion.storage import driver, files
from companion.storage.database import Database

Progress = Callable[[float], None]

#: So long a file that was found sound is not looked through again.
SOUND_FOR = timedelta(hours=6)


class BackupService:
    """Works on the vault's file, open or closed, so that a damaged or missing file can be restored as well."""

    def __init__(self, vault: Vault) -> None:
        """Look after the backups beside the vault's file."""
        self._vault = vault
        self._shelf = files.backups_of(vault.path)
        self._sound_at: datetime | None = None

    @property
    def folder(self) -> Path:
        """Where the backups are."""
        return self._shelf

    def list(self) -> tuple[Backup, ...]:
        """The complete backups, newest first."""
        from companion.storage import backup

        return backup.list_backups(self._shelf)

    def at(self, folder: Path) -> Backup:
        """The backup in a folder, wherever that is. BackupMissing, BackupDamaged."""
        from companion.storage.backup_folder import read_backup

        return read_backup(folder)

    def is_due(self) -> bool:
        """Whether today's backup is still to be made."""
        return due(self._vault.clock.now(), (item.when for item in self.list() if item.reason is Reason.DAILY)).make

    def make_if_due(self, progress: Progress | None = None) -> Backup | None:
        """Make today's backup unless it is there, and let go of those the rotation no longer keeps.

        To be called on the worker after each start. Backups an interrupted change of passphrase left behind come first.
        Where none is due the file is looked through instead, now and then, so that damage is met while the backup from
        before it is near. FileDamaged.
        """
        from companion.storage import backup

        try:
            self._vault.catch_up()
        finally:
            # One older backup that cannot follow must not keep today's from being made.
            made = self._make(Reason.DAILY, progress) if self.is_due() else None
            backup.rotate(self._shelf, self._vault.clock.now())
        if made is None:
            self._check_now_and_then()
        return made

    def make(self, progress: Progress | None = None) -> Backup:
        """Make a backup because the person asked; these never go by themselves."""
        return self._make(Reason.ASKED, progress)

    def needs_secret(self, backup: Backup) -> bool:
        """Whether a backup opens only with a passphrase or code of its own, not with what is unlocked now."""
        from companion.storage.backup import same_key

        return backup.encrypted and not same_key(backup, self._vault.held_key())

    def look_inside(self, backup: Backup, secret: Secret | None = None) -> Inside:
        """Check a backup thoroughly and count what it holds. BackupDamaged, FileNewer, and as `Vault.unlock`."""
        from companion.storage.backup import look_inside

        return look_inside(backup, self._key_of(backup, secret))

    def restore(self, backup: Backup, secret: Secret | None = None, progress: Progress | None = None) -> Path | None:
        """Put a backup in the place of the file; where what was there is kept, None if nothing was.

        The file is closed first, and its services are of no use any more; `Vault.open` opens the restored one without
        asking. Where this raises, nothing has changed and the former file opens again. Where the vault was locked
        meanwhile, no key is kept and nothing opened. What keeps older backups from following, `Vault.behind` says.
        """
        from companion.storage.restore import restore

        since, key = self._vault.generation, self._vault.held_key()
        backup_key = self._key_of(backup, secret)
        was_open = self._vault.database is not None
        self._vault.close()
        try:
            outcome = restore(
                backup,
                self._vault.path,
                self._vault.clock.now(),
                key=key,
                backup_key=backup_key,
                progress=progress,
            )
        except BaseException:
            if was_open:
                self._vault.reopen(since)
            raise
        self._vault.adopt(outcome.key, since)
        # The backup stands in its place by now: what becomes of older ones changes nothing about that.
        with suppress(KnownProblem):
            self._vault.catch_up()
        return outcome.kept

    def check(self) -> Inside:
        """Read every page of the open file and count what it holds. FileDamaged."""
        from companion.storage.backup import count

        db = self._open_file()
        with db.quick() as connection:
            driver.check_soundness(connection, db.path, encrypted=db.encrypted)
            return count(connection)

    def save_copy(self, target: Path, progress: Progress | None = None) -> Path:
        """Save everything as one file elsewhere, encrypted as the file is; replaced in one step where one is there."""
        from companion.storage.copies import save_copy

        with self._copied() as db:
            return save_copy(db, target, self._vault.clock.now(), progress=progress)

    @contextmanager
    def opened_copy(self, source: Path, progress: Progress | None = None) -> Iterator[Backup]:
        """A saved copy or an export as a backup to look into or restore, for as long as the block lasts.

        BackupDamaged; of what may be an export as `own_json.make_file`. `progress` hears of an export alone, of which a
        file is made first, under the key of what is unlocked now: a saved copy is as quick as it is.
        """
        from companion.services import own_json
        from companion.storage.copies import opened_copy

        if source.is_file() and own_json.is_export(source):
            with self._opened_export(source, progress or (lambda _share: None)) as backup:
                yield backup
            return
        with opened_copy(source, self._vault.path.parent) as backup:
            yield backup

    def newest_good(self) -> Backup | None:
        """The newest backup that what is unlocked now opens and that is sound all through; None where there is none."""
        for backup in self.list():
            with suppress(KnownProblem):
                if not self.needs_secret(backup):
                    self.look_inside(backup)
                    return backup
        return None

    def afterwards(self, backup: Backup) -> Afterwards:
        """What would open the file, had this backup taken its place."""
        from companion.storage.restore import keeps_passphrase

        if keeps_passphrase(self._vault.path, self._vault.held_key()):
            return Afterwards.NOW if backup.encrypted else Afterwards.KEPT
        if backup.encrypted:
            return Afterwards.BACKUP
        return Afterwards.OPENED if self._vault.encrypted else Afterwards.OPEN

    @contextmanager
    def _opened_export(self, source: Path, progress: Progress) -> Iterator[Backup]:
        import shutil

        from companion.services import own_json
        from companion.storage import migrations
        from companion.storage.backup_folder import read_backup, write_manifest
        from companion.storage.restore import keeps_passphrase

        path = self._vault.path
        held = self._vault.held_key()
        key = held if keeps_passphrase(path, held) else None
        folder = files.unfinished(path.with_name("opened"))
        with driver.known_problems(path):
            files.make_folder(folder)
        try:
            head = own_json.make_file(source, folder / files.DATABASE, key, progress)
            with driver.known_problems(path):
                if key is not None:
                    files.write_whole(folder / files.KEYS, files.keys_of(path).read_bytes())
                write_manifest(folder, own_json.when(head), Reason.ASKED, schema=migrations.LATEST)
            yield replace(read_backup(folder), app=head.app)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _check_now_and_then(self) -> None:
        now = self._vault.clock.now()
        if self._sound_at is not None and now - self._sound_at < SOUND_FOR:
            return
        db = self._open_file()
        # A search of the person's goes first: the next look comes within the hour.
        with suppress(Interrupted), db.quick(interruptible=True) as connection:
            driver.check_quickly(connection, db.path)
            self._sound_at = now

    def _make(self, reason: Reason, progress: Progress | None) -> Backup:
        from companion.storage.backup import make_backup

        now = self._vault.clock.now()
        with self._copied() as db:
            made = make_backup(db, self._shelf, now, reason=reason, progress=progress)
        self._sound_at = now
        return made

    @contextmanager
    def _copied(self) -> Iterator[Database]:
        """The open file, to be copied: damage shows in the copy, which is gone then; it is told of the file itself."""
        db = self._open_file()
        try:
            yield db
        except FileDamaged as problem:
            raise FileDamaged(db.path) from problem

    def _open_file(self) -> Database:
        if self._vault.database is None:
            raise NotOpen("the file is not open")
        return self._vault.database

    def _key_of(self, backup: Backup, secret: Secret | None) -> bytes | None:
        if not backup.encrypted:
            return None
        if secret is None:
            return self._vault.held_key()
        return key_of(backup.folder / files.DATABASE, secret, self._vault.key_cost())
