"""The names of the person's files, and writing them so that a crash leaves the old or the new one, never half."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from companion.domain.problems import OwnFolder, PlaceTaken

DATABASE = "companion.db"
KEYS = "companion.keys"
LOCK = "companion.lock"
BACKUPS = "backups"
MANIFEST = "manifest.json"

KEPT_ASIDE = ".kept-"
UNFINISHED = ".unfinished-"
LOGS_OF_DATABASE = ("-wal", "-shm", "-journal")


def keys_of(database: Path) -> Path:
    """The key file that belongs to a database file."""
    return database.with_name(KEYS)


def coming_keys_of(database: Path) -> Path:
    """The key file of a database that is just being put in place; see `restore`."""
    return database.with_name(f"{KEYS}.coming")


def backups_of(database: Path) -> Path:
    """The folder of backups beside a database file."""
    return database.with_name(BACKUPS)


def unfinished(target: Path) -> Path:
    """A fresh name beside `target` for something not finished; `tidy` removes such names after a crash."""
    return target.with_name(f"{UNFINISHED}{target.name}-{os.urandom(4).hex()}")


def sync_file(path: Path) -> None:
    """Wait until the file's bytes are on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the folder's names are on the disk, where the system can do that."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put_in_place(ready: Path, target: Path) -> None:
    """Give a finished, synced file or folder its final name in one step, and make that name last."""
    os.replace(ready, target)
    sync_folder(target.parent)


def deliver(ready: Path, target: Path) -> None:
    """Give what is finished in the data folder its place elsewhere, on another disk too, in one step as seen there.

    A file replaces one of its name; a folder replaces nothing: `PlaceTaken`. What a crash leaves on another disk lies
    in plain sight beside the target; what it leaves here, `tidy` removes.
    """
    if ready.is_dir() and os.path.lexists(target):
        raise PlaceTaken(target)
    try:
        put_in_place(ready, target)
        return
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
    beside = target.with_name(f"{target.name}.unfinished")
    try:
        if ready.is_dir():
            beside.mkdir(mode=0o700)
            for path in sorted(ready.rglob("*")):
                place = beside / path.relative_to(ready)
                if path.is_dir():
                    place.mkdir(mode=0o700)
                else:
                    _copy(path, place)
        else:
            _copy(ready, beside)
        put_in_place(beside, target)
    finally:
        remove_whole(beside)
    for path in (ready, *ready.rglob("*")):
        if path.is_file():
            write_over(path)
    remove_whole(ready)


def _copy(path: Path, place: Path) -> None:
    # Brought in where it is needed: a start needs none of it, and it brings every way of compressing along.
    import shutil

    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as there, path.open("rb") as here:
        shutil.copyfileobj(here, there, 1024 * 1024)
        there.flush()
        os.fsync(there.fileno())


def remove_whole(path: Path) -> None:
    """Remove a file or a folder with all in it; nothing happens where there is none."""
    if path.is_dir() and not path.is_symlink():
        import shutil

        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def refuse_own(target: Path, *own: Path) -> None:
    """`OwnFolder` where something of the person's, put at `target`, would lie in one of the program's `own` folders.

    There it could take the place of the file itself, its keys or a backup, and *Erase everything* would not know of it.
    Links, other spellings of one folder, and a second name of the file itself are looked through.
    """
    real = Path(os.path.realpath(target))
    above = (real, *real.parents)
    for folder in own:
        root = Path(os.path.realpath(folder))
        inside = root in above or any(_same(part, root) for part in above)
        if inside or any(_same(real, root / name) for name in (DATABASE, KEYS)):
            raise OwnFolder(target)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def make_folder(folder: Path) -> None:
    """Make a folder only its owner can enter; nothing happens where it exists."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def write_whole(target: Path, content: bytes) -> None:
    """Write a small file: temporary name, synced, renamed. Readable by its owner alone."""
    ready = unfinished(target)
    handle = os.open(ready, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(ready, target)
    except OSError:
        ready.unlink(missing_ok=True)
        raise


def replace_database(ready: Path, path: Path, *, wipe: bool = False) -> None:
    """Put a finished database in another one's place; nobody may have either open, and no log may lie beside the old.

    With `wipe` the replaced file's bytes are written over, where the system allows it: best effort, for disks that
    write in place. A solid-state disk may keep old blocks of its own for a while, which no program can reach.
    """
    old = None
    if wipe and os.name == "posix" and path.is_file() and path.stat().st_nlink == 1:
        old = os.open(path, os.O_WRONLY)
    try:
        put_in_place(ready, path)
        if old is not None:
            _write_over(old)
    finally:
        if old is not None:
            os.close(old)


def keep_aside(path: Path) -> None:
    """Move a file out of the way under a free name of its own; nothing happens where there is none."""
    if not path.exists():
        return
    n = 1
    while (kept := path.with_name(f"{path.name}{KEPT_ASIDE}{n}")).exists():
        n += 1
    put_in_place(path, kept)


def write_over(path: Path) -> None:
    """Write zeros over a file's bytes, down to the disk; see `replace_database` for what that helps."""
    handle = os.open(path, os.O_WRONLY)
    try:
        _write_over(handle)
    finally:
        os.close(handle)


def _write_over(handle: int) -> None:
    left = os.fstat(handle).st_size
    zeros = bytes(1024 * 1024)
    while left > 0:
        left -= os.write(handle, zeros[: min(left, len(zeros))])
    os.fsync(handle)


def remove_file(path: Path) -> None:
    """Remove a file if it is there, and make its absence last."""
    if path.exists() or path.is_symlink():
        path.unlink()
        sync_folder(path.parent)


def remove_logs(database: Path) -> None:
    """Remove the write-ahead files beside a database nobody has open, so that they never meet another database."""
    for ending in LOGS_OF_DATABASE:
        remove_file(database.with_name(database.name + ending))


def tidy(folder: Path) -> None:
    """Remove what an interrupted run left unfinished in the folder; only names of ours are touched."""
    if not folder.is_dir():
        return
    for name in os.listdir(folder):
        if name.startswith(UNFINISHED):
            remove_whole(folder / name)
