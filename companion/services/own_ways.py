"""Ways to cope of the person's own: added, changed and taken away with undo; their record is kept like any other."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from companion.clock import Clock
from companion.domain.own_way import USUAL_MINUTES, OwnWay, OwnWayWords
from companion.domain.undo import Done, Made
from companion.services.own_rows import OwnRows, the_one
from companion.storage import hot_coping
from companion.storage.database import Database

if TYPE_CHECKING:
    from sqlalchemy import Table

AREA = "coping"


def _table() -> Table:
    from companion.storage.tables.coping import own_strategy

    return own_strategy


class OwnWayService:
    """What is taken away keeps its words for thirty days, for undoing; what it did stays in the record."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._rows = OwnRows(db, clock, AREA, _table, ("name", "steps", "caution"))

    def all(self) -> tuple[OwnWay, ...]:
        """Every way of their own, in their order."""
        with self._db.quick() as connection:
            return tuple(_way(*row) for row in hot_coping.own_ways(connection))

    def of(self, tool: str) -> OwnWay | None:
        """The one that the record knows by this name, or None."""
        return next((way for way in self.all() if way.tool == tool), None)

    def add(self, words: OwnWayWords) -> Made:
        """Put one at the end."""
        return self._rows.add(_columns(words))

    def change(self, uuid: str, words: OwnWayWords) -> Done:
        """Write one anew; RowGone where there is none."""
        before = the_one(self.all(), uuid)
        return self._rows.change(uuid, _columns(words), _columns(before.words))

    def remove(self, uuid: str) -> Done:
        """Take one away; RowGone where there is none."""
        return self._rows.remove(uuid)

    def purge(self, now: datetime | None = None) -> int:
        """Blank the words of what was taken away thirty days before `now`; gives how many."""
        return self._rows.purge(now)


def _columns(words: OwnWayWords) -> dict[str, object]:
    return {
        "name": " ".join(words.name.split()),
        "steps": "\n".join(step.strip() for step in words.steps if step.strip()),
        "feelings": " ".join(words.feelings),
        "triggers": " ".join(words.triggers),
        "minutes": words.minutes,
        "caution": words.caution.strip(),
    }


def _way(
    uuid: str, name: str, steps: str, feelings: str, triggers: str, minutes: int | None, caution: str, position: int
) -> OwnWay:
    sorted_by = tuple(feelings.split()), tuple(triggers.split())
    return OwnWay(
        uuid, OwnWayWords(name, tuple(steps.splitlines()), *sorted_by, minutes or USUAL_MINUTES, caution), position
    )
