"""Brings a file to the latest version, one numbered step a transaction, after a safety copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from companion.domain.problems import FileDamaged, FileNewer, NotACompanionFile
from companion.storage.driver import Connection, check_soundness, read_pragma
from companion.storage.migrations import Step

APPLICATION_ID = 0x436F4D70


class BrokenSteps(RuntimeError):
    """The list of steps has a gap or a repeated number."""


def version_of(connection: Connection, path: Path, *, known: int) -> int:
    """The version in the file; `NotACompanionFile`, or `FileNewer` where it is above `known`."""
    version = read_pragma(connection, "user_version")
    if read_pragma(connection, "application_id") != APPLICATION_ID:
        raise NotACompanionFile(path)
    if version > known:
        raise FileNewer(path, found=version, known=known)
    if version < 1:
        raise FileDamaged(path)
    return version


def check_numbers(steps: Sequence[Step]) -> None:
    """`BrokenSteps` unless the numbers are 1, 2, 3 and so on."""
    if [step.number for step in steps] != list(range(1, len(steps) + 1)):
        raise BrokenSteps


def bring_up(connection: Connection, path: Path, steps: Sequence[Step], *, encrypted: bool, start: int) -> None:
    """Run the steps after version `start`. Each one and its version number are committed together or not at all.

    `FileDamaged` where rows point nowhere, or the file is unsound, after a step; the file is then as it was before it.
    """
    check_numbers(steps)
    # Cannot be changed inside a transaction, and rebuilding a table needs it off; checked below instead.
    connection.execute("PRAGMA foreign_keys = OFF")
    for step in steps[start:]:
        _run(connection, path, step)
    connection.execute("PRAGMA foreign_keys = ON")
    check_soundness(connection, path, encrypted=encrypted)


def _run(connection: Connection, path: Path, step: Step) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        step.up(connection)
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise FileDamaged(path)
        if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise FileDamaged(path)
        connection.execute(f"PRAGMA user_version = {step.number:d}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def prepare(
    connection: Connection,
    path: Path,
    steps: Sequence[Step],
    *,
    encrypted: bool,
    safety_copy: Callable[[int], None],
) -> None:
    """Make sure an existing file is at the latest version; `safety_copy(version)` is called before the first change."""
    version = version_of(connection, path, known=len(steps))
    if version < len(steps):
        safety_copy(version)
        bring_up(connection, path, steps, encrypted=encrypted, start=version)
