"""One process at a time in a data folder: a lock the system lets go of when the process ends, however it ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from companion.domain.problems import FileInUse
from companion.storage import files
from companion.storage.driver import known_problems


class InstanceLock:
    """The data folder's lock. Held from `take` to `release`, or as a `with` block."""

    def __init__(self, folder: Path) -> None:
        """The lock of a data folder; nothing is taken yet."""
        self.path = folder / files.LOCK
        self._handle: int | None = None

    def take(self) -> None:
        """Take the lock; `FileInUse` where another holder has it."""
        if self._handle is not None:
            return
        # What a person can do something about is the folder; the lock in it is ours.
        with known_problems(self.path.parent):
            files.make_folder(self.path.parent)
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                _lock(handle)
            except (BlockingIOError, PermissionError) as error:
                os.close(handle)
                raise FileInUse(self.path.parent) from error
        self._handle = handle

    def release(self) -> None:
        """Let go of the lock. The file stays: removing it could take it from under the next holder."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> Self:
        """Take the lock."""
        self.take()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the lock."""
        self.release()


if sys.platform == "win32":

    def _lock(handle: int) -> None:
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:

    def _lock(handle: int) -> None:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
