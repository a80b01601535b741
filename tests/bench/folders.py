"""Data folders to measure with: made once, kept in the system's folder for temporary files, and copied for each run."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.children import ROOT, Children

MADE_OF = (
    "companion/demo",
    "companion/storage/migrations",
    "tests/bench/making.py",
    "tests/bench/daily.py",
    "tests/bench/photos.py",
)
KEPT_DAYS = 7
BACKUPS = "backups"


class Folders:
    """Gives fresh copies of folders with so many entries, all of them removed with the scratch folder."""

    def __init__(self, children: Children, scratch: Path, say: Callable[[str], None]) -> None:
        self._children = children
        self._scratch = scratch
        self._say = say
        self._shelf = cache_folder()
        self._given = 0

    def copy(self, entries: int | str, *, encrypted: bool = False) -> Path:
        """A copy of its own, of a folder with so many entries, or "daily", "photos" or "empty".

        Today's backup is made in it, as any start but the day's first would find it.
        """
        source = self._kept(entries, encrypted=encrypted)
        self._given += 1
        target = self._scratch / f"{self._given}-{source.name}"
        shutil.copytree(source, target, copy_function=_copy)
        return target

    def forget(self, *folders: str) -> None:
        """Remove copies that have served."""
        for folder in folders:
            shutil.rmtree(folder)

    def _kept(self, entries: int | str, *, encrypted: bool) -> Path:
        kind = "encrypted" if encrypted else "plain"
        folder = self._shelf / f"{entries}-{kind}-{recipe()}"
        if folder.exists() and time.time() - folder.stat().st_mtime > KEPT_DAYS * 86_400:
            shutil.rmtree(folder)
        if not folder.exists():
            self._say(f"making a {kind} folder, {entries} entries, kept in {self._shelf}")
            growing = Path(tempfile.mkdtemp(dir=self._shelf, prefix="unfinished-"))
            self._children.make_folder(growing, entries, encrypted=encrypted)
            growing.rename(folder)
        else:
            self._children.back_up(folder, encrypted=encrypted)
        return folder


def cache_folder() -> Path:
    """Where folders are kept between runs; made, and closed to others."""
    user = os.getuid() if hasattr(os, "getuid") else "user"
    shelf = Path(tempfile.gettempdir()) / f"companion-bench-{user}"
    shelf.mkdir(mode=0o700, exist_ok=True)
    return shelf


def recipe() -> str:
    """A name for how folders are made now, so that one made otherwise is not taken for it."""
    digest = hashlib.sha256()
    for name in MADE_OF:
        path = ROOT / name
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:10]


def _copy(source: str, target: str) -> str:
    # A finished backup is never written to, so a second name for it will do.
    if BACKUPS in Path(source).parts:
        os.link(source, target)
        return target
    return shutil.copy2(source, target)
