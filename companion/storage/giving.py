"""What a person gives out of their file: written whole beside it, then put where they want it, in one step."""

from __future__ import annotations

from pathlib import Path

from companion.storage import files
from companion.storage.driver import known_problems


def give(content: bytes, target: Path, database: Path) -> None:
    """Put bytes at a place outside of the folder of a database: there whole, or not at all.

    Raises:
        KnownProblem: the disk is full, cannot be written, or the place is one of the program's own.
    """
    files.refuse_own(target, database.parent)
    ready = files.unfinished(database.with_name("given"))
    try:
        with known_problems(database):
            files.write_whole(ready, content)
        with known_problems(target):
            files.deliver(ready, target)
    finally:
        ready.unlink(missing_ok=True)
