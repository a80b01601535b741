"""Does what was asked for in a terminal, and gives the exit code. Nothing here needs a display, and none of it Qt."""

from __future__ import annotations

import os
import tempfile
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from companion.cli.arguments import read
from companion.cli.problems import Exit, Refused, no_folder, told
from companion.cli.talk import Secrets, Talk
from companion.clock import SystemClock
from companion.domain.problems import (
    BackupMissing,
    FileDamaged,
    FileInUse,
    FileMissing,
    KeyFileDamaged,
    KeyFileMissing,
    KnownProblem,
    PlaceTaken,
)
from companion.domain.transfer import Kind
from companion.domain.vault import FileState
from companion.paths import Paths, find_paths

if TYPE_CHECKING:
    from companion.domain.backup import Backup, Inside
    from companion.services.backups import BackupService
    from companion.services.vault import Vault

OWN_FILE = "your file"
COUNTED = ("entries", "check_ins", "moments", "people", "appointments", "hope_box")


def run(words: Sequence[str]) -> int:
    """Do what the words ask for; returns the exit code."""
    asked = read(words)
    talk = Talk(asked.command, as_json=asked.json)
    os.umask(0o077)
    try:
        return _Desk(asked, talk).do()
    except KnownProblem as problem:
        code, said = told(problem)
        return talk.failed(code, said, type(problem).__name__)
    except Refused as refused:
        return talk.failed(refused.code, refused.words, refused.name)
    except KeyboardInterrupt:
        return talk.failed(Exit.STOPPED, "Stopped. Nothing half done was left.", "Stopped")
    except Exception as error:
        from companion.diagnostics import error_details

        # The lines say where in the program it was, and hold nothing that was written.
        said = f"Something went wrong on our side. What was kept is safe.\n{error_details(error)}"
        return talk.failed(Exit.PROBLEM, said, "Mistake")


class _Desk:
    def __init__(self, asked: Namespace, talk: Talk) -> None:
        self._asked, self._talk = asked, talk
        self._paths: Paths = find_paths(asked.data_dir)
        self._clock = SystemClock(lambda: "UTC")
        self._secrets = Secrets(getattr(asked, "passphrase_fd", None))
        self._typed: dict[Path, str] = {}

    def do(self) -> int:
        return {
            "export": self._export,
            "backup": self._backup,
            "restore": self._restore,
            "import": self._import,
            "verify": self._verify,
            "where": self._where,
        }[self._asked.command]()

    # -- reading -------------------------------------------------------------------------------------------

    def _where(self) -> int:
        paths = self._paths
        places = {"file": paths.database, "backups": paths.backups, "preferences": paths.prefs, "log": paths.log}
        names = {"file": "your file"}
        lines = [f"{names.get(name, name):<13} {place}" for name, place in places.items()]
        exists = paths.database.exists()
        return self._talk.done("\n".join(lines), exists=exists, **{name: str(place) for name, place in places.items()})

    def _export(self) -> int:
        from companion.content.export_words import read_export_words
        from companion.resources import content_folder
        from companion.services.transfer import TransferService

        kind, progress = Kind(self._asked.format), self._talk.progress
        if kind is Kind.BACKUP:
            return self._save_copy(self._asked.target)
        target = self._place(self._asked.target, kind)
        with self._opened() as vault:
            service = TransferService(vault.open(), self._clock)
            if kind is Kind.JSON:
                made = service.export(target, progress)
            elif kind is Kind.CSV:
                made = service.export_tables(target, progress, bom=not self._asked.no_bom)
            else:
                words = read_export_words(content_folder() / "en")
                export = service.export_markdown if kind is Kind.MARKDOWN else service.export_page
                made = export(target, words, progress)
        warning = "It is plain text: keep it where only you can read it."
        facts = {"path": str(made.path), "bytes": made.size, "rows": dict(made.rows), "sha256": made.sha256 or None}
        return self._talk.done(f"Taken out to {made.path}\n{warning}", format=kind.value, **facts)

    def _backup(self) -> int:
        if self._asked.target is not None:
            return self._save_copy(self._asked.target)
        with self._opened(writes=True) as vault:
            made = self._backups(vault).make(self._talk.progress)
        return self._talk.done(f"Backed up in {made.folder}", path=str(made.folder), encrypted=made.encrypted)

    def _save_copy(self, wanted: Path) -> int:
        target = self._place(wanted, Kind.BACKUP)
        with self._opened() as vault:
            self._backups(vault).save_copy(target, self._talk.progress)
            encrypted = vault.encrypted
        with_it = (
            "It opens with the passphrase your file has."
            if encrypted
            else "It has no passphrase, just as your file has none."
        )
        facts = {"path": str(target), "bytes": target.stat().st_size, "encrypted": encrypted}
        return self._talk.done(f"Saved as {target}\n{with_it}", format=Kind.BACKUP.value, **facts)

    def _verify(self) -> int:
        source = self._asked.source
        if source is None:
            with self._opened() as vault:
                inside = self._backups(vault).check()
            return self._sound(self._paths.database, inside)
        # In a place of its own, so that nothing of the person's file is needed, and the app may be open.
        with tempfile.TemporaryDirectory(prefix="companion-") as place:
            vault = self._vault(Path(place) / "companion.db")
            with self._look(self._backups(vault), source) as (_backup, inside):
                return self._sound(source, inside)

    def _sound(self, what: Path, inside: Inside) -> int:
        return self._talk.done(f"Sound: {what}\n{_counted(inside)}", path=str(what), **_facts(inside))

    # -- writing -------------------------------------------------------------------------------------------

    def _import(self) -> int:
        from companion.services.importing.reading import is_known
        from companion.services.own_json import is_export

        source = self._asked.source
        if not source.exists():
            raise BackupMissing(source)
        if source.is_file() and is_export(source) and not is_known(source):
            return self._restore()
        return self._take_in(source)

    def _take_in(self, source: Path) -> int:
        """Take in from another program: told first, and done where it is not a dry run."""
        from companion.services.importing.taking import ImportService
        from companion.services.settings import SettingsService

        dry = self._asked.dry_run
        with self._opened(writes=not dry) as vault:
            db = vault.open()
            here = SystemClock(lambda: self._zone(vault))
            service = ImportService(db, here, SettingsService(db, here))
            seen = service.look(source)
            facts: dict[str, object] = {"program": seen.program.value, "pages": seen.pages, "moments": seen.moments}
            facts |= {"known": seen.known, "left_out": seen.left_count, "dry_run": dry}
            facts["left"] = [{"where": one.where, "why": one.why.value, "count": one.count} for one in seen.left]
            said = f"pages: {seen.pages}, moments: {seen.moments}, there already: {seen.known}, "
            said += f"left out: {seen.left_count}"
            said += "".join(f"\n  {one.where}: {one.why.value}" for one in seen.left)
            if dry or seen.is_empty:
                return self._talk.done(said if dry else f"Nothing new in it.\n{said}", **facts)
            made = service.take_in(source, self._talk.progress, seen.pages + seen.moments)
        return self._talk.done(f"Taken in.\n{said}", run=made.uuid, **facts)

    def _zone(self, vault: Vault) -> str:
        """The zone of times that name none: the one asked for, this computer's, or that of what was written last."""
        if self._asked.zone:
            return str(self._asked.zone)
        with suppress(OSError):
            _before, link, name = os.readlink("/etc/localtime").partition("/zoneinfo/")
            if link:
                return name
        with vault.open().quick() as connection:
            row = connection.execute("SELECT zone FROM journal_entry ORDER BY sort_key DESC LIMIT 1").fetchone()
        return "UTC" if row is None else str(row[0])

    def _restore(self) -> int:
        with self._writable() as vault:
            service = self._backups(vault)
            with self._look(service, self._asked.source) as (backup, inside):
                said = f"From {backup.when:%Y-%m-%d %H:%M} UTC\n{_counted(inside)}"
                facts = {"made": backup.when.isoformat(), "dry_run": self._asked.dry_run, **_facts(inside)}
                if self._asked.dry_run:
                    return self._talk.done(said, **facts)
                secret = self._secret_of(service, backup)
                if secret is None:
                    kept = service.restore(backup, None, self._talk.progress)
                else:
                    from companion.services.opening import opened_by

                    kept = opened_by(secret, lambda one: service.restore(backup, one, self._talk.progress))
        before = f"What was there is kept in {kept}" if kept is not None else "There was no file before."
        where = str(self._paths.database)
        return self._talk.done(
            f"Brought back.\n{said}\n{before}", path=where, kept=str(kept) if kept else None, **facts
        )

    @contextmanager
    def _look(self, service: BackupService, source: Path) -> Iterator[tuple[Backup, Inside]]:
        """What there is to bring back, looked through."""
        from companion.services.opening import opened_by

        with ExitStack() as held:
            found = self._found(service, source)
            if found is None:
                found = held.enter_context(service.opened_copy(source, self._talk.progress))
            secret = self._secret_of(service, found)
            if secret is None:
                yield found, service.look_inside(found)
            else:
                backup = found
                yield backup, opened_by(secret, lambda one: service.look_inside(backup, one))

    def _found(self, service: BackupService, source: Path) -> Backup | None:
        """The backup of that folder, or of that name on the shelf; None where it is a file."""
        for place in (source, self._paths.backups / source):
            if place.is_dir():
                return service.at(place)
        if not source.is_file():
            raise BackupMissing(source)
        return None

    def _secret_of(self, service: BackupService, backup: Backup) -> str | None:
        if not backup.encrypted or not service.needs_secret(backup):
            return None
        if backup.folder not in self._typed:
            self._typed[backup.folder] = self._secrets.ask("the backup")
        return self._typed[backup.folder]

    # -- opening -------------------------------------------------------------------------------------------

    def _place(self, wanted: Path, kind: Kind) -> Path:
        """Where to put it: at the place named, or under a name of its own in a folder that is there."""
        day = self._clock.now().date().isoformat()
        target = Path(wanted / kind.file_name(day) if wanted.is_dir() else wanted).absolute()
        if not target.parent.is_dir():
            raise no_folder(target.parent)
        if target.exists() and (kind.is_folder or not self._asked.replace):
            raise PlaceTaken(target)
        return target

    def _vault(self, path: Path, *, beside: bool = False) -> Vault:
        from companion.services.vault import Vault

        return Vault(path, self._clock, beside=beside)

    def _backups(self, vault: Vault) -> BackupService:
        from companion.services.backups import BackupService

        return BackupService(vault)

    @contextmanager
    def _opened(self, *, writes: bool = False) -> Iterator[Vault]:
        """The person's file, open; beside the app where that is open and nothing is to be changed."""
        from companion.storage.instance import InstanceLock

        if not self._paths.database.exists():
            raise FileMissing(self._paths.database)
        with ExitStack() as held:
            beside = False
            try:
                held.enter_context(InstanceLock(self._paths.data))
            except FileInUse:
                if writes:
                    raise
                beside = True
            vault = self._vault(self._paths.database, beside=beside)
            held.callback(vault.lock)
            try:
                self._unlock(vault)
                yield vault
            except FileNotFoundError as error:
                if not beside:
                    raise
                # It was unlocked in the app meanwhile, which has cleared away what was being made here.
                raise FileInUse(self._paths.data) from error

    @contextmanager
    def _writable(self) -> Iterator[Vault]:
        """The place of the person's file, where another may be put; open where there is one that opens."""
        from companion.storage.instance import InstanceLock

        with InstanceLock(self._paths.data):
            vault = self._vault(self._paths.database)
            try:
                if vault.state().file in (FileState.PLAIN, FileState.ENCRYPTED):
                    # What is damaged is what something is brought back for.
                    with suppress(FileDamaged, KeyFileMissing, KeyFileDamaged):
                        self._unlock(vault)
                yield vault
            finally:
                vault.lock()

    def _unlock(self, vault: Vault) -> None:
        from companion.services.opening import opened_by

        if vault.state().locked:
            vault.check_keys()
            opened_by(self._secrets.ask(OWN_FILE), vault.unlock_with)
        else:
            vault.open()


def _facts(inside: Inside) -> dict[str, object]:
    """What is in it, for a script."""
    days = {"first_day": inside.first_day, "last_day": inside.last_day}
    return {
        "entries": inside.entries,
        "check_ins": inside.check_ins,
        "moments": inside.moments,
        "people": inside.contacts,
        "appointments": inside.appointments,
        "hope_box": inside.hope_items,
        **{name: day.isoformat() if day is not None else None for name, day in days.items()},
    }


def _counted(inside: Inside) -> str:
    """What is in it, in words."""
    facts = _facts(inside)
    named = {"check_ins": "check-ins", "hope_box": "in the hope box"}
    counts = [(named.get(name, name), facts[name]) for name in COUNTED]
    words = ", ".join(f"{name}: {number}" for name, number in counts)
    return words if inside.first_day is None else f"{words}\nfrom {facts['first_day']} to {facts['last_day']}"
