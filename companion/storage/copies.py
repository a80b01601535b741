"""Saved copies: one zip with what a backup folder holds, for a stick or another computer, and reading one back.

A zip comes from anywhere, so nothing in it is believed: only the three known names, as plain files of a sane size.
"""

from __future__ import annotations

import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

from companion.domain.backup import Backup, Reason
from companion.domain.problems import BackupDamaged, BackupMissing, DiskFull, KeyFileDamaged, KeyFileMissing
from companion.storage import files
from companion.storage.backup import make_backup
from companion.storage.backup_folder import MANIFEST_LIMIT, read_backup
from companion.storage.copying import Progress, make_private
from companion.storage.database import Database
from companion.storage.driver import known_problems
from companion.storage.keyfile import SIZE_LIMIT

CHUNK = 1024 * 1024
NAMES = (files.DATABASE, files.KEYS, files.MANIFEST)
SMALL = {files.KEYS: SIZE_LIMIT, files.MANIFEST: MANIFEST_LIMIT}


def save_copy(db: Database, target: Path, now: datetime, *, progress: Progress | None = None) -> Path:
    """Save everything as one zip at `target`, encrypted as the file is; replaced in one step where one is there.

    Nothing that is not whole has that name. `OwnFolder` where that is in the data folder, `CopyStopped` where the file
    was closed meanwhile.
    """
    files.refuse_own(target, db.path.parent)
    with known_problems(target):
        folder = files.unfinished(db.path.with_name("copy"))
        files.make_folder(folder)
        try:
            half = None if progress is None else (lambda part: progress(part / 2))
            with known_problems(folder):
                backup = make_backup(db, folder, now, reason=Reason.ASKED, progress=half)
                ready = folder / "copy"
                _pack(backup, ready, now, db, progress)
                files.sync_file(ready)
            files.deliver(ready, target)
        finally:
            shutil.rmtree(folder)
    return target


@contextmanager
def opened_copy(source: Path, data_folder: Path) -> Iterator[Backup]:
    """The backup in a saved copy, unpacked into a hidden place in the data folder for as long as the block lasts.

    `BackupMissing`; `BackupDamaged` where it is not exactly what `save_copy` makes; `DiskFull` where it would not fit.
    """
    with known_problems(source):
        if not source.is_file():
            raise BackupMissing(source)
        files.make_folder(data_folder)
        folder = files.unfinished(data_folder / "opened")
        files.make_folder(folder)
    try:
        with known_problems(source):
            try:
                _unpack(source, folder)
            except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
                raise BackupDamaged(source) from error
            backup = read_backup(folder)
        yield backup
    finally:
        shutil.rmtree(folder, ignore_errors=False)


def read_key_file(source: Path, data_folder: Path) -> bytes:
    """The bytes of a key file lying at `source`, or of the one in a saved copy there.

    `KeyFileMissing` where a copy holds none, `KeyFileDamaged` where it is too large to be one; as `opened_copy`.
    """
    if source.is_file() and zipfile.is_zipfile(source):
        with opened_copy(source, data_folder) as backup:
            return read_key_file(backup.folder / files.KEYS, data_folder)
    with known_problems(source):
        if not source.is_file():
            raise KeyFileMissing(source)
        if source.stat().st_size > SIZE_LIMIT:
            raise KeyFileDamaged(source)
        return source.read_bytes()


def _pack(backup: Backup, ready: Path, now: datetime, db: Database, progress: Progress | None) -> None:
    make_private(ready)
    present = [backup.folder / name for name in NAMES if (backup.folder / name).exists()]
    whole, done = sum(path.stat().st_size for path in present), 0
    with ready.open("wb") as file, zipfile.ZipFile(file, "w") as bundle:
        for path in present:
            member = zipfile.ZipInfo(path.name, now.timetuple()[:6])
            member.external_attr = (stat.S_IFREG | 0o600) << 16
            member.compress_type = zipfile.ZIP_STORED if backup.encrypted else zipfile.ZIP_DEFLATED
            with path.open("rb") as plain, bundle.open(member, "w", force_zip64=True) as packed:
                while chunk := plain.read(CHUNK):
                    db.go_on_copying()
                    packed.write(chunk)
                    done += len(chunk)
                    if progress is not None:
                        progress(0.5 + 0.5 * done / whole)


def _unpack(source: Path, folder: Path) -> None:
    with zipfile.ZipFile(source) as bundle:
        members = bundle.infolist()
        if len({member.filename for member in members}) != len(members):
            raise BackupDamaged(source)
        for member in members:
            _check(member, source)
        if sum(member.file_size for member in members) > shutil.disk_usage(folder).free:
            raise DiskFull(folder)
        for member in members:
            with bundle.open(member) as packed:
                _write(packed, folder / member.filename, member.file_size, source)


def _check(member: zipfile.ZipInfo, source: Path) -> None:
    mode = member.external_attr >> 16
    plain_file = not member.is_dir() and (stat.S_IFMT(mode) in (0, stat.S_IFREG))
    if member.filename not in NAMES or not plain_file or member.flag_bits & 0x1:
        raise BackupDamaged(source)
    if member.file_size > SMALL.get(member.filename, member.file_size):
        raise BackupDamaged(source)


def _write(packed: IO[bytes], path: Path, size: int, source: Path) -> None:
    """Write one member, and not a byte more than it said it has."""
    make_private(path)
    left = size
    with path.open("wb") as file:
        while chunk := packed.read(CHUNK):
            left -= len(chunk)
            if left < 0:
                raise BackupDamaged(source)
            file.write(chunk)
    if left:
        raise BackupDamaged(source)
