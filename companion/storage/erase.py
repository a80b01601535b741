"""Erasing everything of the person from this computer.

What this can and cannot do: every file of the app goes, the key file first, and what was not encrypted is written over
before it goes. On a solid-state disk, a memory stick, or a file system that keeps snapshots, old blocks may outlast
that, and no program can reach them. Where a passphrase was set all along, what is left there is unreadable, for its key
is gone. Copies the person saved elsewhere stay theirs to delete.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from companion.domain.problems import FileDamaged
from companion.domain.value import Value
from companion.storage import driver, files


class Erased(Value):
    """How many files went, and what could not be removed."""

    removed: int
    left: tuple[Path, ...]


def erase(data: Path, own_folders: tuple[Path, ...] = ()) -> Erased:
    """Remove all of the app's files from the data folder, and the `own_folders` (preferences, caches, logs) whole.

    The data folder may be one the person chose, so only names of ours go from it, and nothing of anybody else. The file
    must be closed. What cannot be removed is reported and does not stop the rest. Symbolic links go, not their targets.
    """
    eraser = _Eraser()
    folders = [data, *_backup_folders(files.backups_of(data / files.DATABASE))]
    for folder in folders:
        eraser.remove_where(folder, files.KEYS)
    for folder in reversed(folders):
        eraser.remove_where(folder, files.DATABASE, wipe=_has_plain_database(folder))
        eraser.remove_where(folder, files.UNFINISHED)
        if folder != data:
            eraser.remove_where(folder, files.MANIFEST)
            eraser.remove_empty(folder)
    eraser.remove_where(files.backups_of(data / files.DATABASE), files.UNFINISHED)
    eraser.remove_empty(files.backups_of(data / files.DATABASE))
    for folder in own_folders:
        eraser.remove_tree(folder)
    return eraser.outcome()


class _Eraser:
    def __init__(self) -> None:
        self._removed = 0
        self._left: list[Path] = []

    def outcome(self) -> Erased:
        return Erased(self._removed, tuple(self._left))

    def remove_where(self, folder: Path, prefix: str, *, wipe: bool = True) -> None:
        """Everything in a folder whose name begins so."""
        for entry in _entries(folder):
            if entry.name.startswith(prefix):
                if entry.is_dir() and not entry.is_symlink():
                    self.remove_tree(entry)
                else:
                    self._remove_file(entry, wipe=wipe)

    def remove_tree(self, folder: Path) -> None:
        """A folder and all in it, without following links."""
        if folder.is_symlink():
            self._remove_file(folder, wipe=False)
            return
        for entry in _entries(folder):
            if entry.is_dir() and not entry.is_symlink():
                self.remove_tree(entry)
            else:
                self._remove_file(entry, wipe=True)
        self.remove_empty(folder)

    def remove_empty(self, folder: Path) -> None:
        """A folder, if nothing of anybody else is in it."""
        if folder.is_dir() and not folder.is_symlink() and not _entries(folder):
            try:
                folder.rmdir()
            except OSError:
                self._left.append(folder)

    def _remove_file(self, path: Path, *, wipe: bool) -> None:
        try:
            if wipe and not path.is_symlink() and path.stat().st_nlink == 1:
                files.write_over(path)
            path.unlink()
        except OSError:
            self._left.append(path)
        else:
            self._removed += 1


def _entries(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _backup_folders(shelf: Path) -> Iterator[Path]:
    """The folders on the shelf that hold what a backup holds and nothing else."""
    for folder in _entries(shelf):
        known = (files.DATABASE, files.KEYS, files.MANIFEST, files.UNFINISHED)
        if folder.is_symlink() or not folder.is_dir() or folder.name.startswith(files.UNFINISHED):
            continue
        if all(entry.name.startswith(known) for entry in _entries(folder)):
            yield folder


def _has_plain_database(folder: Path) -> bool:
    path = folder / files.DATABASE
    try:
        return not path.is_file() or driver.is_plain(path) or not driver.looks_encrypted(path)
    except (FileDamaged, OSError):
        return True
