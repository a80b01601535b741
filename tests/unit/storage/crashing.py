"""Crashing at every point: a copy of the process runs an operation and dies just before its n-th step to the disk."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

STEPS = ("fsync", "replace", "rename", "unlink", "rmdir", "link")
CRASHED, FINISHED, FAILED = 7, 0, 1


def dies_before(point: int, operation: Callable[[], object]) -> bool:
    """Run `operation` in a copy of this process that ends, as by a power cut, just before step `point` (from 0).

    Nothing of Python's own tidying up runs then. False where the operation came to its end before that many steps.
    """
    child = os.fork()
    if child == 0:
        code = FAILED
        try:
            _die_before(point)
            operation()
            code = FINISHED
        except BaseException:
            traceback.print_exc(file=sys.__stderr__)
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (CRASHED, FINISHED), "the operation itself failed"
    return code == CRASHED


def _die_before(point: int) -> None:
    left = [point]

    def counted(original: Callable[..., Any]) -> Callable[..., Any]:
        def step(*args: Any, **kwargs: Any) -> Any:
            if left[0] == 0:
                os._exit(CRASHED)
            left[0] -= 1
            return original(*args, **kwargs)

        return step

    for name in STEPS:
        setattr(os, name, counted(getattr(os, name)))


class DiskOrder:
    """Watches that nothing gets its name before its bytes are on the disk, and that the name is made to last."""

    def __init__(self) -> None:
        """Nothing seen yet."""
        self.too_early: list[str] = []
        self._synced: set[int] = set()
        self._names_pending: set[int] = set()
        self.replaced = 0

    def start(self, patch: Callable[[str, Any], None]) -> None:
        """Put the watch in front of the system's calls, by `patch(name, function)`."""
        fsync, replace = os.fsync, os.replace

        def watched_fsync(handle: int) -> None:
            fsync(handle)
            number = os.fstat(handle).st_ino
            self._synced.add(number)
            self._names_pending.discard(number)

        def watched_replace(source: Path, target: Path) -> None:
            inside = [path for path in Path(source).rglob("*") if path.is_file()] if Path(source).is_dir() else [source]
            going = str(target).rsplit("/", 1)[-1].startswith(".unfinished-")
            self.too_early += [] if going else [str(p) for p in inside if os.stat(p).st_ino not in self._synced]
            replace(source, target)
            self.replaced += 1
            self._names_pending.add(os.stat(Path(target).parent).st_ino)

        patch("fsync", watched_fsync)
        patch("replace", watched_replace)

    def names_not_made_to_last(self) -> int:
        """How many folders had a name changed in them and were not synced since."""
        return len(self._names_pending)
