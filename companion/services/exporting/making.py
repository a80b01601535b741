"""Files that are being made to be taken out: readable by their owner alone, and counted as they grow."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from companion.storage import files

Progress = Callable[[float], None]
#: How many rows come between two words of how far it is.
ROWS_BETWEEN = 200


class Going:
    """Says how far the work is, now and then, and is where it can be stopped."""

    def __init__(self, whole: int, progress: Progress) -> None:
        """So many rows are to come."""
        self._whole, self._progress, self._done = max(1, whole), progress, 0

    def row(self) -> None:
        """One more is written."""
        self._done += 1
        if self._done % ROWS_BETWEEN == 0:
            self._progress(min(1.0, self._done / self._whole))


class NewFile:
    """A file that is not there yet. Where one of its name is, FileExistsError."""

    def __init__(self, path: Path) -> None:
        """Make the file at `path`."""
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        self._file = os.fdopen(handle, "wb")
        self._digest = hashlib.sha256()
        self.size = 0

    @property
    def sha256(self) -> str:
        """The digest of what was written."""
        return self._digest.hexdigest()

    def write(self, text: str) -> None:
        """Add words; a half of a pair that stands alone, which no file can hold, becomes a question mark."""
        self.write_bytes(text.encode("utf-8", "replace"))

    def write_bytes(self, content: bytes) -> None:
        """Add bytes."""
        self._file.write(content)
        self._digest.update(content)
        self.size += len(content)

    def __enter__(self) -> Self:
        """The file, to be written."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it; `sync` waits for the disk, once for all that was made."""
        self.close()

    def close(self) -> None:
        """Nothing more is written."""
        self._file.close()


def make_free(folder: Path, stem: str, ending: str) -> tuple[Path, NewFile]:
    """A new file of that name in a folder, with a number after it where there is one already."""
    number = 1
    while True:
        path = folder / f"{stem}{f'-{number}' if number > 1 else ''}{ending}"
        try:
            return path, NewFile(path)
        except FileExistsError:
            number += 1


def sync(made: Path) -> None:
    """Wait until a file, or all of a folder, is on the disk: once for thousands of files, where it can be."""
    if made.is_file():
        files.sync_file(made)
    elif hasattr(os, "sync"):
        os.sync()
    else:
        for path in made.rglob("*"):
            if path.is_file():
                files.sync_file(path)
