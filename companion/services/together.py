"""Several changes as one, made in one write and undone in one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from companion.domain.undo import Done
from companion.storage.database import Database


def as_one(db: Database, areas: Iterable[str], parts: Iterable[Done], then: Callable[[], object] | None = None) -> Done:
    """What takes all of them back, or none, the last one first; and `then`, where more belongs to it.

    Args:
        areas: what listeners are told has changed.
    """
    told, whole = tuple(areas), tuple(parts)

    def undo() -> None:
        with db.write(*told):
            for part in reversed(whole):
                part.undo()
            if then is not None:
                then()

    return Done(undo)
